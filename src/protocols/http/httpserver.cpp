// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocols/http/httpserver.h"

#include "core/values/errorcatalog.h"
#include "core/values/quantities.h"
#include "protocols/http/httpdate.h"
#include "protocols/http/httpsharedfacts.h"
#include "protocols/http/httpwriter.h"
#include "protocols/http/replies/httpreplyspec.h"

#include <QCoreApplication>

namespace swb {

using namespace Qt::StringLiterals;

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(swb::HttpServer)
};

constexpr qint64 bodyPieceBytes = 64 << 10; ///< in one write
constexpr int piecesPerTurn = 16; ///< then it is the turn of the thread's other connections
constexpr int requestTimeout = 408;

class HttpServers final : public ProtocolMaker
{
public:
    explicit HttpServers(std::shared_ptr<const HttpService> service)
        : m_service(std::move(service))
    { }

    std::unique_ptr<Protocol> make(const SocketAddress &) override
    {
        return std::make_unique<HttpServer>(m_service);
    }

private:
    const std::shared_ptr<const HttpService> m_service;
};

/// Formatted once a second, in each thread.
QByteArray dateNow(const ProtocolActions &actions)
{
    constexpr qint64 nsPerSecond = 1'000'000'000;
    thread_local qint64 second = -1;
    thread_local QByteArray date;
    const qint64 current = actions.nowNs() / nsPerSecond;
    if (current != second) {
        second = current;
        date = httpDate(actions.wallTime());
    }
    return date;
}

void replaceField(QList<HttpField> &fields, const HttpField &field)
{
    fields.removeIf([&field](const HttpField &other) {
        return other.name.compare(field.name, Qt::CaseInsensitive) == 0;
    });
    fields.append(field);
}

/// What is wrong with a request whose header is complete; 0 for nothing.
int problemOf(const HttpHead &head, QString &why)
{
    constexpr int badRequest = 400;
    constexpr int expectationFailed = 417;
    const qsizetype hosts = head.count("Host");
    if (hosts > 1 || (hosts == 0 && head.minor > 0)) { // RFC 9112 3.2
        why = hosts > 1 ? Words::tr("It has more than one Host field.") : Words::tr("It has no Host field.");
        return badRequest;
    }
    const QByteArray expected = head.value("Expect");
    if (!expected.isEmpty() && expected.compare("100-continue", Qt::CaseInsensitive) != 0) {
        why = Words::tr("The only supported expectation is 100-continue.");
        return expectationFailed;
    }
    return 0;
}

QString tooLongBody(qint64 most)
{
    return Words::tr("A body may have at most %1 bytes.", nullptr, quantities::plural(most)).arg(most);
}

} // namespace

HttpServer::HttpServer(std::shared_ptr<const HttpService> service)
    : m_service(std::move(service))
    , m_reader(HttpReader::Reads::Requests, m_service->limits.bounds)
{ }

HttpServer::~HttpServer() = default;

void HttpServer::opened(ProtocolActions &actions)
{
    waitFor(Waits::ForRequest, actions);
}

void HttpServer::received(QByteArrayView bytes, ProtocolActions &actions)
{
    if (m_done)
        return;
    m_reader.append(bytes);
    if (m_waits == Waits::ForRequest && !isAnswering())
        waitFor(Waits::ForHead, actions);
    advance(actions);
}

void HttpServer::send(QByteArrayView, ProtocolActions &actions)
{
    actions.refuse(makeError(ErrorCode::BadOption, Words::tr("Nothing was sent to the client."),
                             Words::tr("An HTTP server only answers requests.")));
}

void HttpServer::advance(ProtocolActions &actions)
{
    while (!m_done && !isAnswering() && !actions.mustWait()) {
        switch (m_reader.next()) {
        case HttpReader::Step::NeedMore:
            if (m_peerFinished)
                inputEnded(actions);
            else if (m_waits == Waits::ForRequest && m_reader.isWithinMessage())
                waitFor(Waits::ForHead, actions);
            return;
        case HttpReader::Step::Head:
            headCame(actions);
            break;
        case HttpReader::Step::Body:
            bodyCame(actions);
            break;
        case HttpReader::Step::End:
            requestCame(actions);
            break;
        case HttpReader::Step::Failed:
            m_request = m_reader.head();
            return refuseRequest(m_reader.failure().status, m_reader.failure().why, actions);
        }
    }
}

void HttpServer::headCame(ProtocolActions &actions)
{
    m_request = m_reader.head();
    m_body.resize(0);
    m_headNs = actions.nowNs();
    waitFor(Waits::ForBody, actions);
    QString why;
    if (const int status = problemOf(m_request, why); status != 0)
        return refuseRequest(status, why, actions);
    const HttpServerLimits &limits = m_service->limits;
    const qint64 most = m_service->reply->readsBodies() ? limits.readBodyBytes : limits.bodyBytes;
    constexpr int tooLarge = 413;
    if (m_reader.contentLength().value_or(0) > quint64(most))
        return refuseRequest(tooLarge, tooLongBody(most), actions);
    if (m_request.has("Expect") && m_request.minor > 0 && m_reader.hasBody())
        actions.write("HTTP/1.1 100 Continue\r\n\r\n");
}

void HttpServer::bodyCame(ProtocolActions &actions)
{
    const HttpServerLimits &limits = m_service->limits;
    const bool keeps = m_service->reply->readsBodies();
    const qint64 most = keeps ? limits.readBodyBytes : limits.bodyBytes;
    constexpr int tooLarge = 413;
    if (m_reader.bodyBytes() > quint64(most))
        return refuseRequest(tooLarge, tooLongBody(most), actions);
    const qsizetype room = keeps ? m_reader.body().size() : toldBodyBytes - m_body.size();
    m_body.append(m_reader.body().first(qMin(room, m_reader.body().size())));
}

void HttpServer::requestCame(ProtocolActions &actions)
{
    actions.tellMessageAgain(Direction::In, QByteArrayView(m_body).first(qMin(m_body.size(), toldBodyBytes)),
                             sharedRequestFacts(m_request, m_reader.bodyBytes()));
    if (std::optional<HttpAnswer> answer = m_service->reply->answerAtOnce({m_request, m_body}))
        begin(std::move(*answer), m_reader.isKeptAlive(), actions);
    else
        answerElsewhere(actions);
}

void HttpServer::answerElsewhere(ProtocolActions &actions)
{
    m_isElsewhere = true;
    actions.runElsewhere([this, &actions, reply = m_service->reply, head = m_request, body = m_body] {
        auto answer = std::make_shared<HttpAnswer>(reply->answer({head, body}));
        return ProtocolActions::Then([this, &actions, answer] {
            m_isElsewhere = false;
            if (m_done)
                return;
            begin(std::move(*answer), m_reader.isKeptAlive(), actions);
            advance(actions);
        });
    });
}

void HttpServer::begin(HttpAnswer answer, bool keepAlive, ProtocolActions &actions)
{
    if (answer.trouble.isError())
        actions.tell(EventKind::Error, Severity::Error, Direction::None, answer.trouble);
    m_keepAlive = keepAlive && !m_service->closeAfterReply;
    m_chunked = m_request.lists("Transfer-Encoding", "chunked") && m_request.minor > 0;
    m_response = {};
    m_response.status = answer.status;
    m_response.reason = httpReason(answer.status);
    m_response.fields = {{"Date", dateNow(actions)}};
    m_response.fields += answer.fields;
    for (const HttpField &field : m_service->fields)
        replaceField(m_response.fields, field);
    if (m_chunked && !neverHasBody(answer.status))
        m_response.fields.append(HttpField{"Transfer-Encoding", "chunked"});
    else if (!neverHasBody(answer.status))
        m_response.fields.append({"Content-Length", QByteArray::number(answer.length())});
    if (!m_keepAlive)
        m_response.fields.append(HttpField{"Connection", "close"});
    else if (m_request.minor == 0)
        m_response.fields.append(HttpField{"Connection", "keep-alive"});
    m_answer = std::move(answer);
    m_sent = 0;
    m_delayedUntilNs = 0;
    if (m_service->delay.count() == 0)
        return sendHead(actions);
    m_delayedUntilNs = actions.nowNs() + m_service->delay.count();
    wakeAt(m_delayedUntilNs, actions);
}

/// Together with as much of the body as fits: usually the whole answer.
void HttpServer::sendHead(ProtocolActions &actions)
{
    m_delayedUntilNs = 0;
    m_body.resize(0); // for the log: what has been sent of the answer's
    QByteArray &out = actions.scratch();
    out.resize(0);
    appendHead(out, m_response);
    const bool hasBody = m_request.method != "HEAD" && !neverHasBody(m_answer->status);
    m_left = hasBody ? m_answer->length() : 0;
    m_chunked = m_chunked && hasBody;
    sendPiece(out, actions);
    if (m_answer)
        sendMore(actions);
}

/// Appends the next bytes of the answer's body, at most this many. Returns how many: 0 if its file has been
/// truncated since, nothing if they have to come from the disk.
std::optional<qsizetype> HttpServer::readPiece(QByteArray &out, qint64 most)
{
    if (!m_answer->file) {
        out.append(QByteArrayView(m_answer->body).sliced(m_sent, most));
        return most;
    }
    if (!m_fetched.isEmpty()) {
        out.append(m_fetched);
        return std::exchange(m_fetched, {}).size();
    }
    const qsizetype before = out.size();
    out.resize(before + most);
    const std::optional<qint64> got = m_answer->file->readAtOnce(out.data() + before, most);
    out.resize(before + got.value_or(0));
    return got;
}

/// Writes `out`, followed by the next piece of the body.
void HttpServer::sendPiece(QByteArray &out, ProtocolActions &actions)
{
    const qsizetype before = out.size();
    const bool isAll = m_sent == 0 && m_left <= bodyPieceBytes;
    if (m_left > 0) {
        const std::optional<qsizetype> got = readPiece(out, qMin(m_left, bodyPieceBytes));
        if (!got) {
            actions.write(out);
            return fetchPiece(actions);
        }
        if (*got == 0) // the length was promised: only closing tells the peer
            return cutShort(actions);
        m_left -= *got;
        m_sent += *got;
        if (m_chunked || !isAll || m_left > 0)
            m_body.append(out.constData() + before, qMin(*got, toldBodyBytes - m_body.size()));
        if (m_chunked) {
            const QByteArray piece = out.sliced(before);
            out.resize(before);
            appendChunk(out, piece);
        }
    }
    if (m_left == 0 && m_chunked)
        appendLastChunk(out);
    actions.write(out);
    if (m_left == 0)
        answered(m_body.isEmpty() ? QByteArrayView(out).sliced(before, m_sent) : m_body, actions);
}

/// A thread of the pool reads what is not in the system's memory.
void HttpServer::fetchPiece(ProtocolActions &actions)
{
    m_isElsewhere = true;
    actions.runElsewhere([this, &actions, file = m_answer->file, most = qMin(m_left, bodyPieceBytes)] {
        QByteArray bytes(most, Qt::Uninitialized);
        bytes.truncate(file->read(bytes.data(), most));
        return ProtocolActions::Then([this, &actions, bytes] {
            m_isElsewhere = false;
            if (!m_answer)
                return;
            if (bytes.isEmpty())
                return cutShort(actions);
            m_fetched = bytes;
            sendMore(actions);
            advance(actions);
        });
    });
}

void HttpServer::cutShort(ProtocolActions &actions)
{
    m_answer.reset();
    m_fetched.clear();
    m_done = true;
    actions.tell(EventKind::Error, Severity::Error, Direction::Out,
                 makeError(ErrorCode::FileUnreadable, Words::tr("A file could not be sent completely.")));
    actions.finish();
}

void HttpServer::sendMore(ProtocolActions &actions)
{
    for (int pieces = 0; m_answer && !m_isElsewhere && !actions.mustWait(); ++pieces) {
        if (pieces == piecesPerTurn)
            return wakeAt(actions.nowNs(), actions);
        QByteArray &out = actions.scratch();
        out.resize(0);
        sendPiece(out, actions);
    }
}

/// Its body, or the part of it for the log, may be in the scratch memory.
void HttpServer::answered(QByteArrayView body, ProtocolActions &actions)
{
    m_answer.reset();
    actions.tellMessageAgain(
        Direction::Out, body.first(qMin(body.size(), toldBodyBytes)),
        sharedResponseFacts(m_request, m_response, quint64(m_sent), actions.nowNs() - m_headNs));
    if (m_keepAlive)
        return waitFor(Waits::ForRequest, actions);
    m_done = true;
    actions.finish();
}

/// The last answer of the connection, since what follows cannot be parsed or is not wanted.
void HttpServer::refuseRequest(int status, const QString &why, ProtocolActions &actions)
{
    if (m_headNs == 0)
        m_headNs = actions.nowNs();
    begin(httpProblem(status, why), false, actions);
    actions.tell(
        EventKind::Error, Severity::Warning, Direction::In,
        makeError(ErrorCode::BadMessage, Words::tr("A request was answered with %1.").arg(status), why));
}

void HttpServer::peerFinished(ProtocolActions &actions)
{
    m_peerFinished = true;
    advance(actions);
}

void HttpServer::inputEnded(ProtocolActions &actions)
{
    if (m_reader.finish() != HttpReader::Step::Failed)
        return actions.close();
    m_request = m_reader.head();
    refuseRequest(m_reader.failure().status, m_reader.failure().why, actions);
}

void HttpServer::goOn(ProtocolActions &actions)
{
    if (m_answer && m_delayedUntilNs == 0)
        sendMore(actions);
    advance(actions);
}

qsizetype HttpServer::forgetUnsent()
{
    const qsizetype count = unsent();
    m_answer.reset();
    m_fetched.clear();
    m_done = m_done || count > 0;
    return count;
}

void HttpServer::waitFor(Waits what, ProtocolActions &actions)
{
    m_waits = what;
    m_sinceNs = actions.nowNs();
    wakeAt(dueNs(), actions);
}

qint64 HttpServer::dueNs() const
{
    constexpr qint64 second = 1'000'000'000;
    const HttpServerLimits &limits = m_service->limits;
    if (m_answer)
        return m_delayedUntilNs; // while it is being sent, the transport waits for the peer
    switch (m_waits) {
    case Waits::ForRequest:
        return m_sinceNs + limits.keepAliveTime.count();
    case Waits::ForHead:
        return m_sinceNs + limits.headTime.count();
    case Waits::ForBody:
        break;
    }
    return m_sinceNs + limits.bodyTime.count()
        + qint64(m_reader.bodyBytes()) / limits.bodyBytesPerSecond * second;
}

/// Most timeouts never happen, so a timer that fires early enough is left unchanged.
void HttpServer::wakeAt(qint64 timeNs, ProtocolActions &actions)
{
    if (m_wakeNs != 0 && m_wakeNs <= timeNs)
        return;
    m_wakeNs = timeNs;
    constexpr qint64 longest = 3'600'000'000'000; // of wakeIn()
    actions.wakeIn(std::chrono::nanoseconds(qBound(qint64(0), timeNs - actions.nowNs(), longest)));
}

void HttpServer::woken(ProtocolActions &actions)
{
    m_wakeNs = 0;
    if (m_done || m_isElsewhere)
        return;
    if (m_answer && m_delayedUntilNs != 0) {
        if (actions.nowNs() < m_delayedUntilNs)
            return wakeAt(m_delayedUntilNs, actions);
        sendHead(actions);
    } else if (m_answer) {
        sendMore(actions);
    } else {
        return lookAtTime(actions);
    }
    advance(actions);
}

void HttpServer::lookAtTime(ProtocolActions &actions)
{
    if (actions.nowNs() < dueNs())
        return wakeAt(dueNs(), actions);
    if (m_waits != Waits::ForRequest)
        return refuseRequest(requestTimeout, Words::tr("The request took too long."), actions);
    m_done = true;
    actions.finish();
}

MadeProtocols httpServers(const ServerSettings &settings)
{
    auto reply = makeHttpReply(settings);
    if (!reply)
        return reply.error();
    auto service = std::make_shared<HttpService>();
    service->reply = reply.value();
    service->delay = settings.replyDelay;
    service->closeAfterReply = settings.closeAfterReply;
    for (const QString &line : settings.http.headers) {
        const Result<HttpField> field = parseHttpField(line);
        if (!field)
            return field.error();
        for (const char *const ours : {"Content-Length", "Transfer-Encoding", "Connection"}) {
            if (field.value().name.compare(ours, Qt::CaseInsensitive) == 0)
                return makeError(ErrorCode::BadOption,
                                 Words::tr("The header line “%1” is not allowed.").arg(line),
                                 Words::tr("The server itself defines where its answers end."));
        }
        service->fields.append(field.value());
    }
    return std::shared_ptr<ProtocolMaker>(std::make_shared<HttpServers>(std::move(service)));
}

} // namespace swb
