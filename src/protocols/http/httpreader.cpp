// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocols/http/httpreader.h"

#include <QCoreApplication>
#include <boost/beast/http/basic_parser.hpp>
#include <limits>
#include <variant>

namespace swb {

namespace {

namespace beast = boost::beast;
namespace http = boost::beast::http;

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(swb::HttpReader)
};

constexpr int badRequest = 400;
constexpr int contentTooLarge = 413;
constexpr int targetTooLong = 414;
constexpr int headerTooLarge = 431;
constexpr int notImplemented = 501;
constexpr int badVersion = 505;

QByteArray bytesOf(beast::string_view text)
{
    return {text.data(), qsizetype(text.size())};
}

/// What the parser has found; a piece of the body is kept as a view into the input.
struct Found
{
    HttpHead head;
    QByteArrayView body;
    bool headDone = false;
    bool failedOnFields = false;
    int mostFields = 0;
};

template <bool isRequest>
class Parser final : public http::basic_parser<isRequest>
{
    using ErrorOf = beast::error_code;

public:
    explicit Parser(Found &found, const HttpBounds &bounds)
        : m_found(found)
    {
        this->header_limit(std::uint32_t(bounds.headBytes));
        this->body_limit(std::numeric_limits<std::uint64_t>::max()); // the caller sets the limits
    }

private:
    void on_request_impl(http::verb, beast::string_view method, beast::string_view target, int version,
                         ErrorOf &) override
    {
        m_found.head.method = bytesOf(method);
        m_found.head.target = bytesOf(target);
        m_found.head.minor = version % 10;
    }
    void on_response_impl(int status, beast::string_view reason, int version, ErrorOf &) override
    {
        m_found.head.status = status;
        m_found.head.reason = bytesOf(reason);
        m_found.head.minor = version % 10;
    }
    void on_field_impl(http::field, beast::string_view name, beast::string_view value,
                       ErrorOf &error) override
    {
        if (m_found.headDone)
            return; // a trailer: nobody here needs one
        m_found.failedOnFields = m_found.head.fields.size() >= m_found.mostFields;
        if (m_found.failedOnFields)
            error = http::error::header_limit;
        else
            m_found.head.fields.append({bytesOf(name), bytesOf(value)});
    }
    void on_header_impl(ErrorOf &) override { m_found.headDone = true; }
    void on_body_init_impl(const boost::optional<std::uint64_t> &, ErrorOf &) override { }
    std::size_t on_body_impl(beast::string_view body, ErrorOf &) override
    {
        m_found.body = {body.data(), qsizetype(body.size())};
        return body.size();
    }
    void on_chunk_header_impl(std::uint64_t, beast::string_view, ErrorOf &) override { }
    std::size_t on_chunk_body_impl(std::uint64_t, beast::string_view body, ErrorOf &) override
    {
        m_found.body = {body.data(), qsizetype(body.size())};
        return body.size();
    }
    void on_finish_impl(ErrorOf &) override { }

    Found &m_found;
};

using Requests = Parser<true>;
using Responses = Parser<false>;

} // namespace

/// Beast's parser is for one message, so each message gets a new one, in the same memory.
class HttpReader::Parsing
{
public:
    Parsing(Reads reads, const HttpBounds &bounds)
        : m_reads(reads)
        , m_bounds(bounds)
    { }

    void append(QByteArrayView bytes)
    {
        if (m_at == m_input.size()) {
            m_input.resize(0);
            m_at = 0;
        } else if (m_at > 0) {
            m_input.remove(0, m_at);
            m_at = 0;
        }
        m_input.append(bytes);
    }

    Step next()
    {
        if (failure.status != 0)
            return Step::Failed;
        if (m_ended && pending() == 0)
            return Step::NeedMore; // the caller may still set what it expects of the next message
        if (m_ended)
            begin();
        while (true) {
            if (found.headDone && !std::exchange(m_headTold, true))
                return checkHead();
            if (isDone())
                return end();
            if (m_at == m_input.size())
                return Step::NeedMore;
            if (!isBegun() && !skipEmptyLines())
                return Step::NeedMore;
            if (const Step step = put(); step != Step::Head)
                return step;
        }
    }

    Step finish()
    {
        if (failure.status != 0)
            return Step::Failed;
        if (m_ended || (!isBegun() && pending() == 0))
            return Step::NeedMore;
        beast::error_code error;
        if (isBegun())
            tell([&](auto &parser) { parser.put_eof(error); });
        if (!isBegun() || error)
            return fail(badRequest, Words::tr("The connection closed in the middle of the message."));
        return end();
    }

    void expectNoBody() { m_noBody = true; }
    [[nodiscard]] bool isWithinMessage() const { return pending() > 0 || (!m_ended && isBegun()); }
    [[nodiscard]] qsizetype pending() const { return m_input.size() - m_at; }
    [[nodiscard]] QByteArrayView rest() const { return QByteArrayView(m_input).sliced(m_at); }
    /// The answer of the parser, of either kind; nothing if there is none yet.
    template <typename Question>
    auto ask(Question question) const
    {
        using Answer = decltype(question(std::declval<const Requests &>()));
        if (const auto *const requests = std::get_if<Requests>(&m_parser))
            return Answer(question(*requests));
        if (const auto *const responses = std::get_if<Responses>(&m_parser))
            return Answer(question(*responses));
        return Answer();
    }

    Found found;
    quint64 bodyBytes = 0;
    Failure failure;

private:
    void begin()
    {
        found = {};
        found.mostFields = m_bounds.fields;
        bodyBytes = 0;
        m_headBytes = 0;
        m_headTold = m_ended = false;
        if (m_reads == Reads::Requests) {
            m_parser.emplace<Requests>(found, m_bounds);
        } else {
            auto &parser = m_parser.emplace<Responses>(found, m_bounds);
            if (m_noBody)
                parser.skip(true);
        }
    }

    template <typename Order>
    void tell(Order order)
    {
        if (auto *const requests = std::get_if<Requests>(&m_parser))
            order(*requests);
        else if (auto *const responses = std::get_if<Responses>(&m_parser))
            order(*responses);
    }

    [[nodiscard]] bool isBegun() const
    {
        return ask([](const auto &parser) { return parser.got_some(); });
    }
    [[nodiscard]] bool isDone() const
    {
        return ask([](const auto &parser) { return parser.is_done(); });
    }

    /// Skips empty lines before a request (RFC 9112 2.2). Returns whether anything else is there.
    bool skipEmptyLines()
    {
        while (m_at < m_input.size() && (m_input[m_at] == '\r' || m_input[m_at] == '\n'))
            ++m_at;
        return m_at < m_input.size();
    }

    /// Parses one element of the message. Returns Head to continue, since another step follows from what was
    /// found.
    Step put()
    {
        const boost::asio::const_buffer input(m_input.constData() + m_at, size_t(pending()));
        beast::error_code error;
        std::size_t used = 0;
        found.body = {};
        const bool inHead = !found.headDone;
        tell([&](auto &parser) { used = parser.put(input, error); });
        m_at += qsizetype(used);
        if (inHead)
            m_headBytes += qsizetype(used);
        if (error && error != http::error::need_more)
            return failWith(error);
        if (m_headBytes + (found.headDone ? 0 : pending()) > m_bounds.headBytes)
            return failWith(http::error::header_limit);
        if (!found.body.isEmpty()) {
            bodyBytes += quint64(found.body.size());
            return Step::Body;
        }
        if (!error)
            return Step::Head;
        if (found.headDone && pending() > m_bounds.headBytes)
            return fail(badRequest, Words::tr("The size line of a chunk is too long."));
        return Step::NeedMore;
    }

    Step checkHead()
    {
        const HttpHead &head = found.head;
        if (head.target.size() > m_bounds.targetBytes)
            return fail(targetTooLong,
                        Words::tr("The target has more than %n bytes.", nullptr, int(m_bounds.targetBytes)));
        const bool chunked = ask([](const auto &parser) { return parser.chunked(); });
        if (m_reads == Reads::Requests && head.has("Transfer-Encoding") && (!chunked || head.minor == 0))
            return fail(chunked ? badRequest : notImplemented,
                        Words::tr("The end of the body is unknown: its Transfer-Encoding is not supported."));
        return Step::Head;
    }

    Step end()
    {
        m_ended = true;
        constexpr int informational = 100;
        if (found.head.status / 100 * 100 != informational)
            m_noBody = false; // this was the response it applied to
        return Step::End;
    }

    Step failWith(const beast::error_code &error)
    {
        if (error == http::error::header_limit || error == http::error::buffer_overflow) {
            const QByteArrayView kept = QByteArrayView(m_input).sliced(m_at);
            const bool inTarget
                = m_reads == Reads::Requests && !found.headDone && m_headBytes == 0 && !kept.contains('\n');
            return inTarget ? fail(targetTooLong, Words::tr("The first line is too long."))
                            : fail(headerTooLarge,
                                   Words::tr("The header has more than %1 bytes or %n fields.", nullptr,
                                             int(m_bounds.fields))
                                       .arg(m_bounds.headBytes));
        }
        if (error == http::error::body_limit)
            return fail(contentTooLarge, Words::tr("The body is too large."));
        const QByteArrayView kept = QByteArrayView(m_input).sliced(m_at);
        const bool isVersion = error == http::error::bad_version
            && (m_reads == Reads::Responses
                || kept.first(qMax(kept.indexOf('\n'), qsizetype(0))).contains(" HTTP/"));
        return fail(isVersion ? badVersion : badRequest,
                    Words::tr("It is not HTTP/1.1 or 1.0: %1.").arg(QString::fromStdString(error.message())));
    }

    Step fail(int status, const QString &why)
    {
        failure = {status, why};
        m_input.clear();
        m_at = 0;
        return Step::Failed;
    }

    const Reads m_reads;
    const HttpBounds m_bounds;
    QByteArray m_input;
    qsizetype m_at = 0; ///< parsed bytes of it
    qsizetype m_headBytes = 0; ///< parsed bytes of this message
    bool m_headTold = false;
    bool m_ended = true; ///< the previous message
    bool m_noBody = false;
    std::variant<std::monostate, Requests, Responses> m_parser;
};

HttpReader::HttpReader(Reads reads, const HttpBounds &bounds)
    : m_parsing(std::make_unique<Parsing>(reads, bounds))
{ }

HttpReader::~HttpReader() = default;

void HttpReader::append(QByteArrayView bytes)
{
    m_parsing->append(bytes);
}

HttpReader::Step HttpReader::next()
{
    return m_parsing->next();
}

HttpReader::Step HttpReader::finish()
{
    return m_parsing->finish();
}

void HttpReader::expectNoBody()
{
    m_parsing->expectNoBody();
}

const HttpHead &HttpReader::head() const
{
    return m_parsing->found.head;
}

QByteArrayView HttpReader::body() const
{
    return m_parsing->found.body;
}

quint64 HttpReader::bodyBytes() const
{
    return m_parsing->bodyBytes;
}

std::optional<quint64> HttpReader::contentLength() const
{
    const boost::optional<std::uint64_t> length
        = m_parsing->ask([](const auto &parser) { return parser.content_length(); });
    return length ? std::optional<quint64>(*length) : std::nullopt;
}

bool HttpReader::isChunked() const
{
    return m_parsing->ask([](const auto &parser) { return parser.chunked(); });
}

bool HttpReader::hasBody() const
{
    return !m_parsing->ask([](const auto &parser) { return parser.is_done(); }) || bodyBytes() > 0;
}

bool HttpReader::isKeptAlive() const
{
    return m_parsing->ask([](const auto &parser) { return parser.keep_alive(); });
}

bool HttpReader::isWithinMessage() const
{
    return m_parsing->isWithinMessage();
}

qsizetype HttpReader::pendingBytes() const
{
    return m_parsing->pending();
}

QByteArrayView HttpReader::rest() const
{
    return m_parsing->rest();
}

const HttpReader::Failure &HttpReader::failure() const
{
    return m_parsing->failure;
}

} // namespace swb
