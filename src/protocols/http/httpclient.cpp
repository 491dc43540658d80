// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocols/http/httpclient.h"

#include "core/payload/bytetext.h"
#include "core/values/errorcatalog.h"
#include "protocols/http/httpfacts.h"
#include "protocols/http/httptarget.h"
#include "protocols/http/httpwriter.h"

#include <QCoreApplication>
#include <QUrl>

namespace swb {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(swb::HttpClient)
};

constexpr int continues = 100;
constexpr int lastInformational = 199;
constexpr int seeOther = 303;
constexpr int firstError = 400;

class HttpClients final : public ProtocolMaker
{
public:
    explicit HttpClients(const ClientSettings &settings)
        : m_settings(settings)
    { }

    std::unique_ptr<Protocol> make(const SocketAddress &) override
    {
        return std::make_unique<HttpClient>(m_settings);
    }

private:
    const ClientSettings m_settings;
};

bool isRedirect(int status)
{
    constexpr int moved = 301;
    constexpr int found = 302;
    constexpr int temporary = 307;
    constexpr int permanent = 308;
    return status == moved || status == found || status == seeOther || status == temporary
        || status == permanent;
}

/// The request after a redirect: a POST becomes a GET, as in every client (RFC 9110 15.4.2), unless the
/// status forbids it.
HttpAsked askedAgain(HttpAsked asked, int status, const QByteArray &target)
{
    constexpr int temporary = 307;
    const bool asGet = status == seeOther ? asked.head.method != "HEAD"
                                          : status < temporary && asked.head.method == "POST";
    asked.head.target = target;
    if (!asGet)
        return asked;
    asked.head.method = "GET";
    asked.body.clear();
    asked.head.fields.removeIf([](const HttpField &field) {
        return field.name.startsWith("Content-")
            || field.name.compare("Transfer-Encoding", Qt::CaseInsensitive) == 0
            || field.name.compare("Expect", Qt::CaseInsensitive) == 0; // of a body (RFC 9110 10.1.1)
    });
    return asked;
}

/// Whether its body waits to be requested; HTTP/1.0 does not have that.
bool expectsContinue(const HttpAsked &asked)
{
    return !asked.body.isEmpty() && asked.head.minor > 0 && asked.head.lists("Expect", "100-continue");
}

QUrl urlOf(const EndpointUrl &url, const QByteArray &target)
{
    return QUrl(QString::fromLatin1((isEncrypted(url.transport) ? "https://" : "http://") + httpHostOf(url)
                                    + target));
}

QByteArray targetOf(const QUrl &url)
{
    QByteArray target = url.toEncoded(QUrl::RemoveScheme | QUrl::RemoveAuthority | QUrl::RemoveFragment);
    if (!target.startsWith('/'))
        target.prepend('/');
    return target;
}

/// As text, without what was meant only for this server.
QByteArray messageForOthers(HttpAsked asked)
{
    asked.head.fields.removeIf([](const HttpField &field) {
        const auto is
            = [&field](const char *name) { return field.name.compare(name, Qt::CaseInsensitive) == 0; };
        return is("Host") || is("Authorization") || is("Cookie") || is("Proxy-Authorization");
    });
    QByteArray message;
    appendHead(message, asked.head);
    return message + asked.body;
}

void appendBody(QByteArray &out, const HttpAsked &asked)
{
    if (!asked.head.lists("Transfer-Encoding", "chunked")) {
        out.append(asked.body);
        return;
    }
    appendChunk(out, asked.body);
    appendLastChunk(out);
}

} // namespace

HttpClient::HttpClient(const ClientSettings &settings)
    : m_url(settings.url)
    , m_settings(settings.http)
    , m_cookies(bytesFromText(settings.url.host), isEncrypted(settings.url.transport))
{ }

void HttpClient::send(QByteArrayView message, ProtocolActions &actions)
{
    Result<HttpAsked> asked = readHttpRequest(message, m_url);
    if (!asked)
        return actions.refuse(asked.error());
    const QString what = Words::tr("The request was not sent to %1.").arg(m_url.toString());
    if (m_over)
        return actions.refuse(makeError(ErrorCode::NotConnected, what));
    if (m_unanswered.size() + m_held.size() >= mostUnanswered
        || m_heldBytes + message.size() > limits::sendQueueBytes)
        return actions.refuse(makeError(ErrorCode::QueueFull, what));
    ask({std::move(asked.value())}, actions);
}

void HttpClient::ask(Request request, ProtocolActions &actions)
{
    if (m_expecting) {
        m_heldBytes += request.asked.body.size();
        m_held.push_back(std::move(request));
        return;
    }
    HttpAsked &asked = request.asked;
    HttpHead sent = asked.head; // a cookie belongs to this request only, and not to a redirect's
    const QByteArray cookies = m_settings.cookies && !sent.has("Cookie")
        ? m_cookies.forPath(httpTargetOf(sent.target).path)
        : QByteArray();
    if (!cookies.isEmpty())
        sent.fields.append({"Cookie", cookies});
    QByteArray &out = actions.scratch();
    out.resize(0);
    appendHead(out, sent);
    request.sentNs = actions.nowNs();
    if (expectsContinue(asked)) {
        m_unanswered.push_back(std::move(request));
        m_expecting = std::move(sent);
        actions.write(out);
        return actions.wakeIn(continueTime);
    }
    appendBody(out, asked);
    tellRequest(sent, asked.body, actions);
    dropLargeBody(asked);
    m_unanswered.push_back(std::move(request));
    actions.write(out);
}

/// It has been requested, or has waited long enough.
void HttpClient::sendBody(ProtocolActions &actions)
{
    HttpAsked &asked = m_unanswered.back().asked;
    tellRequest(*std::exchange(m_expecting, {}), asked.body, actions);
    QByteArray &out = actions.scratch();
    out.resize(0);
    appendBody(out, asked);
    dropLargeBody(asked);
    actions.write(out);
    while (!m_expecting && !m_held.empty()) {
        Request next = std::move(m_held.front());
        m_held.pop_front();
        m_heldBytes -= next.asked.body.size();
        ask(std::move(next), actions);
    }
}

/// The server has answered without it, and would take anything sent now for the announced body: the
/// connection can no longer be used.
void HttpClient::keepBodyBack(ProtocolActions &actions)
{
    tellRequest(*std::exchange(m_expecting, {}), {}, actions);
    m_over = m_keptBack = true;
}

void HttpClient::dropLargeBody(HttpAsked &asked)
{
    if (asked.body.size() > repeatedBodyBytes)
        asked.body.clear();
}

void HttpClient::tellRequest(const HttpHead &sent, QByteArrayView body, ProtocolActions &actions)
{
    actions.tellMessage(Direction::Out, body.first(qMin(body.size(), toldBodyBytes)),
                        httpRequestFacts(sent, quint64(body.size())));
}

void HttpClient::woken(ProtocolActions &actions)
{
    if (m_expecting && !m_over)
        sendBody(actions);
}

void HttpClient::refuseHeld(ProtocolActions &actions)
{
    const auto refused = std::exchange(m_held, {});
    m_heldBytes = 0;
    for (size_t i = 0; i < refused.size(); ++i)
        actions.refuse(makeError(ErrorCode::NotConnected,
                                 Words::tr("The request was not sent to %1.").arg(m_url.toString())));
}

qsizetype HttpClient::forgetUnsent()
{
    const qsizetype count = unsent();
    m_expecting.reset();
    m_held.clear();
    m_heldBytes = 0;
    return count;
}

void HttpClient::received(QByteArrayView bytes, ProtocolActions &actions)
{
    if (m_broken)
        return actions.deliverPart(bytes);
    m_reader.append(bytes);
    advance(actions);
}

void HttpClient::advance(ProtocolActions &actions)
{
    do {
        if (!m_unanswered.empty() && m_unanswered.front().asked.head.method == "HEAD")
            m_reader.expectNoBody();
    } while (!m_broken && take(m_reader.next(), actions));
}

/// Returns whether there may be more.
bool HttpClient::take(HttpReader::Step step, ProtocolActions &actions)
{
    switch (step) {
    case HttpReader::Step::NeedMore:
        return false;
    case HttpReader::Step::Head:
        headCame(actions);
        return true;
    case HttpReader::Step::Body:
        bodyCame(actions);
        return true;
    case HttpReader::Step::End:
        responseCame(actions);
        return true;
    case HttpReader::Step::Failed:
        break;
    }
    giveUp(m_reader.failure().why, actions);
    return false;
}

void HttpClient::headCame(ProtocolActions &actions)
{
    const HttpHead &head = m_reader.head();
    m_told.resize(0);
    m_next.reset();
    m_decoder.reset();
    if (m_unanswered.empty())
        return giveUp(Words::tr("It answers no request."), actions);
    if (answersExpecting() && head.status > lastInformational)
        keepBodyBack(actions);
    if (m_reader.hasBody())
        m_decoder = ContentDecoder::of(head.value("Content-Encoding"));
    const QByteArray location = head.value("Location");
    if (!isRedirect(head.status) || location.isEmpty())
        return;
    const QUrl there
        = urlOf(m_url, m_unanswered.front().asked.head.target).resolved(QUrl(textFromBytes(location)));
    const QString whyNot = whyNotFollowed(there);
    if (whyNot.isEmpty()) {
        m_next = there;
    } else if (m_settings.redirects > 0) {
        const QString where = there.isValid() ? there.toString() : textFromBytes(location);
        actions.tell(EventKind::Note, Severity::Warning, Direction::In,
                     makeError(ErrorCode::NotFollowed,
                               Words::tr("The redirect to %1 was not followed.").arg(shownText(where)),
                               whyNot));
    }
}

bool HttpClient::isHere(const QUrl &there) const
{
    const QUrl here = urlOf(m_url, "/");
    const int usual = here.scheme() == u"https" ? 443 : 80;
    return there.scheme() == here.scheme() && there.host() == here.host()
        && there.port(usual) == here.port(usual);
}

/// Empty if it is followed.
QString HttpClient::whyNotFollowed(const QUrl &there) const
{
    const Request &request = m_unanswered.front();
    if (!there.isValid() || there.host().isEmpty())
        return Words::tr("It is not a URL.");
    QString whyNot = isHere(there) ? whyNotFollowedHere() : whyNotFollowedElsewhere(there);
    if (!whyNot.isEmpty())
        return whyNot;
    if (request.redirects >= m_settings.redirects)
        return Words::tr("%1 redirects came before it.").arg(request.redirects);
    constexpr int temporary = 307;
    if (m_reader.head().status >= temporary && request.asked.body.isEmpty()
        && request.asked.head.value("Content-Length").toLongLong() > 0)
        return Words::tr("The request body is too large to be kept for a redirect.");
    return {};
}

QString HttpClient::whyNotFollowedHere() const
{
    if (m_keptBack)
        return Words::tr("The request body was not sent, so the connection ends with this answer.");
    return m_reader.isKeptAlive() ? QString()
                                  : Words::tr("The server closes the connection after this answer.");
}

QString HttpClient::whyNotFollowedElsewhere(const QUrl &there) const
{
    if (!m_settings.elsewhere)
        return Words::tr("It leads to another server.");
    if (there.scheme() != u"http" && there.scheme() != u"https")
        return Words::tr("It leads to a URL that is not HTTP.");
    return isEncrypted(m_url.transport) && there.scheme() == u"http"
        ? Words::tr("It leads from an encrypted connection to an unencrypted one.")
        : QString();
}

void HttpClient::bodyCame(ProtocolActions &actions)
{
    if (m_next)
        return; // of a redirect that is followed
    const auto take = [&](QByteArrayView piece) { pass(piece, actions); };
    if (!m_decoder)
        take(m_reader.body());
    else if (!m_decoder->decode(m_reader.body(), take))
        giveUp(Words::tr("Its body is not encoded as its header says, or is too large when decoded."),
               actions);
}

void HttpClient::pass(QByteArrayView piece, ProtocolActions &actions)
{
    m_told.append(piece.first(qMin(piece.size(), toldBodyBytes - m_told.size())));
    actions.deliverPart(piece);
}

void HttpClient::responseCame(ProtocolActions &actions)
{
    const HttpHead &head = m_reader.head();
    const HttpHead &asked = m_unanswered.front().asked.head;
    ProtocolFacts facts
        = httpResponseFacts(asked, head, m_reader.bodyBytes(), actions.nowNs() - m_unanswered.front().sentNs);
    if (m_decoder)
        facts.fields.append({QStringLiteral("decoded"), QString::number(m_decoder->decodedBytes())});
    actions.tellMessage(Direction::In, m_told, facts);
    if (head.status == continues && answersExpecting() && !m_over)
        sendBody(actions);
    if (head.status <= lastInformational)
        return; // the answer itself is still to come
    if (m_decoder && !m_decoder->isWhole() && !m_next)
        return giveUp(Words::tr("Its encoded body is cut off."), actions);
    if (m_settings.cookies)
        m_cookies.take(head, httpTargetOf(asked.target).path, actions.wallTime());
    m_over = m_over || !m_reader.isKeptAlive();
    if (m_next)
        return redirect(actions);
    const QString what = Words::tr("%1 %2 was answered %3 %4.")
                             .arg(QString::fromLatin1(asked.method), shownText(textFromBytes(asked.target)),
                                  QString::number(head.status), shownText(textFromBytes(head.reason)));
    m_unanswered.pop_front();
    actions.deliver({}); // the end of it
    if (m_settings.fail && head.status >= firstError)
        actions.refuse(makeError(ErrorCode::ErrorAnswer, what));
    if (!m_keptBack)
        return;
    refuseHeld(actions);
    actions.close();
}

void HttpClient::redirect(ProtocolActions &actions)
{
    Request request = std::move(m_unanswered.front());
    m_unanswered.pop_front();
    const QUrl there = *std::exchange(m_next, {});
    request.asked = askedAgain(std::move(request.asked), m_reader.head().status, targetOf(there));
    ++request.redirects;
    if (isHere(there))
        return ask(std::move(request), actions);
    const QUrl::FormattingOptions bare = QUrl::RemoveUserInfo | QUrl::RemoveFragment;
    const Result<EndpointUrl> url = parseEndpoint(QString::fromLatin1(there.toEncoded(bare)));
    if (!url)
        return actions.refuse(url.error());
    actions.sendElsewhere(
        {url.value(), messageForOthers(std::move(request.asked)), m_settings.redirects - request.redirects});
    if (m_keptBack)
        actions.close();
}

void HttpClient::peerFinished(ProtocolActions &actions)
{
    m_over = true;
    if (!m_broken && !m_unanswered.empty()) [[maybe_unused]]
        const bool more = take(m_reader.finish(), actions);
    refuseHeld(actions);
}

void HttpClient::giveUp(const QString &why, ProtocolActions &actions)
{
    m_broken = m_over = true;
    m_expecting.reset();
    const Error error = makeError(
        ErrorCode::BadMessage, Words::tr("The answer from %1 cannot be parsed.").arg(m_url.toString()), why);
    actions.broken(error);
    actions.refuse(error);
    refuseHeld(actions);
}

MadeProtocols httpClients(const ClientSettings &settings)
{
    return std::shared_ptr<ProtocolMaker>(std::make_shared<HttpClients>(settings));
}

} // namespace swb
