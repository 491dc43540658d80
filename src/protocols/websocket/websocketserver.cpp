// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocols/websocket/websocketserver.h"

#include "core/values/errorcatalog.h"
#include "protocols/http/httpfacts.h"
#include "protocols/http/httpreader.h"
#include "protocols/http/httpwriter.h"
#include "protocols/websocket/websockethandshake.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace swb {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(swb::WebSocketServer)
};

/// What the connections of one server share.
struct WebSocketService
{
    std::shared_ptr<RawService> replies;
    QString path;
    QStringList subprotocols;
    quint32 mostBytes = 0;
};

/// A server's side before the connection is a WebSocket: one request, which takes handshakeTime at most.
class WebSocketGreeter final : public Protocol
{
public:
    static constexpr std::chrono::seconds handshakeTime{10};

    WebSocketGreeter(std::shared_ptr<const WebSocketService> service, const SocketAddress &peer)
        : m_service(std::move(service))
        , m_peer(peer)
        , m_reader(HttpReader::Reads::Requests)
    { }

    void opened(ProtocolActions &actions) override { actions.wakeIn(handshakeTime); }
    void woken(ProtocolActions &actions) override
    {
        actions.tell(EventKind::Dropped, Severity::Warning, Direction::None,
                     makeError(ErrorCode::HandshakeTimeout,
                               Words::tr("%1 did not request a WebSocket in time.").arg(m_peer.toString())));
        actions.close();
    }
    void peerFinished(ProtocolActions &actions) override { actions.close(); }
    void send(QByteArrayView, ProtocolActions &) override { } // for connected peers only
    void received(QByteArrayView bytes, ProtocolActions &actions) override
    {
        if (m_done)
            return;
        m_reader.append(bytes);
        HttpReader::Step step = m_reader.next();
        m_askedNs = actions.nowNs();
        if (step == HttpReader::Step::Failed)
            return refuse(HttpHead(), failureHead(), actions);
        if (step == HttpReader::Step::NeedMore)
            return;
        const HttpHead request = m_reader.head();
        const HttpHead answer = websocket::answerTo(request, m_service->path, m_service->subprotocols);
        actions.tellMessage(Direction::In, {}, httpRequestFacts(request, 0));
        step = m_reader.next(); // such a request has no body, so what follows it are frames
        constexpr int switching = 101;
        if (answer.status != switching || step != HttpReader::Step::End)
            return refuse(request, answer, actions);
        write(request, answer, actions);
        actions.upgrade(std::make_unique<WebSocketServer>(m_service->replies, m_peer, m_service->mostBytes),
                        m_reader.rest());
    }

private:
    [[nodiscard]] HttpHead failureHead() const
    {
        HttpHead head;
        head.status = m_reader.failure().status;
        head.reason = httpReason(head.status);
        head.fields = {{"Connection", "close"}, {"Content-Length", "0"}};
        return head;
    }
    void refuse(const HttpHead &request, const HttpHead &answer, ProtocolActions &actions)
    {
        m_done = true;
        write(request, answer, actions);
        actions.finish();
    }
    void write(const HttpHead &request, const HttpHead &answer, ProtocolActions &actions) const
    {
        QByteArray &bytes = actions.scratch();
        bytes.resize(0);
        appendHead(bytes, answer);
        actions.tellMessage(Direction::Out, {},
                            httpResponseFacts(request, answer, 0, actions.nowNs() - m_askedNs));
        actions.write(bytes);
    }

    const std::shared_ptr<const WebSocketService> m_service;
    const SocketAddress m_peer;
    HttpReader m_reader;
    qint64 m_askedNs = 0; ///< when the request's header was complete
    bool m_done = false;
};

class WebSocketServers final : public ProtocolMaker
{
public:
    explicit WebSocketServers(WebSocketService service)
        : m_service(std::make_shared<const WebSocketService>(std::move(service)))
    { }

    std::unique_ptr<Protocol> make(const SocketAddress &peer) override
    {
        return std::make_unique<WebSocketGreeter>(m_service, peer);
    }
    bool takesLeave() const override { return true; }

private:
    const std::shared_ptr<const WebSocketService> m_service;
};

} // namespace

class WebSocketServer::Actions final : public ProtocolActions
{
public:
    Actions(WebSocketServer &server, ProtocolActions &actions)
        : m_server(server)
        , m_actions(actions)
    { }

    void write(QByteArrayView bytes) override
    {
        if (m_server.m_answersText)
            m_server.putText(bytes, m_actions);
        else
            m_server.put(WebSocketMessage::Kind::Binary, bytes, m_actions);
    }
    [[nodiscard]] QByteArray &scratch() override { return m_actions.scratch(); }
    [[nodiscard]] bool mustWait() const override { return m_actions.mustWait(); }
    void deliver(QByteArrayView bytes) override { m_actions.deliver(bytes); }
    void sendToOthers(const QByteArray &message) override { m_actions.sendToOthers(message); }
    void tellMessage(Direction direction, QByteArrayView message, const ProtocolFacts &facts) override
    {
        m_actions.tellMessage(direction, message, facts);
    }
    void tell(EventKind kind, Severity severity, Direction direction, const Error &error,
              QByteArrayView about) override
    {
        m_actions.tell(kind, severity, direction, error, about);
    }
    void refuse(const Error &error) override { m_actions.refuse(error); }
    void broken(const Error &error) override { m_actions.broken(error); }
    void upgrade(std::unique_ptr<Protocol>, QByteArrayView) override { }
    void finish() override { m_server.putClose(normalClosure, {}, m_actions); }
    void close() override { finish(); }
    void wakeIn(std::chrono::nanoseconds time) override
    {
        m_server.m_replyDueNs = nowNs() + time.count();
        m_server.wakeInTime(m_actions);
    }
    [[nodiscard]] qint64 nowNs() const override { return m_actions.nowNs(); }
    [[nodiscard]] QDateTime wallTime() const override { return m_actions.wallTime(); }

private:
    WebSocketServer &m_server;
    ProtocolActions &m_actions;
};

WebSocketServer::WebSocketServer(std::shared_ptr<RawService> service, const SocketAddress &peer,
                                 quint32 mostBytes)
    : WebSocketEnd(WebSocketFrames::Side::Server, mostBytes)
    , m_replies(std::move(service), peer)
{ }

WebSocketServer::~WebSocketServer() = default;

void WebSocketServer::heard(const WebSocketMessage &message, ProtocolActions &actions)
{
    if (message.kind != WebSocketMessage::Kind::Text && message.kind != WebSocketMessage::Kind::Binary)
        return;
    m_answersText = message.kind == WebSocketMessage::Kind::Text;
    Actions answering(*this, actions);
    m_replies.received(message.payload, answering);
}

void WebSocketServer::send(QByteArrayView message, ProtocolActions &actions)
{
    putText(message, actions);
    flush(actions);
}

void WebSocketServer::woken(ProtocolActions &actions)
{
    if (m_replyDueNs >= 0 && actions.nowNs() >= m_replyDueNs) {
        m_replyDueNs = -1;
        Actions answering(*this, actions);
        m_replies.woken(answering);
        flush(actions);
        goOn(actions);
    }
    WebSocketEnd::woken(actions);
}

MadeProtocols webSocketServers(const ServerSettings &settings)
{
    if (settings.framing != u"none")
        return makeError(ErrorCode::BadOption, Words::tr("The WebSocket server could not be started."),
                         Words::tr("WebSocket defines where each message ends, so it takes no framing."));
    const auto responder = makeResponder(settings.reply);
    if (!responder)
        return responder.error();
    WebSocketService service;
    service.replies = std::make_shared<RawService>(settings, responder.value(), FramerFactory());
    service.path = settings.url.path;
    service.subprotocols = settings.subprotocols;
    service.mostBytes = settings.maxFrameBytes;
    return std::shared_ptr<ProtocolMaker>(std::make_shared<WebSocketServers>(std::move(service)));
}

} // namespace swb
