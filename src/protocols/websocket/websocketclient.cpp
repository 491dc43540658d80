// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocols/websocket/websocketclient.h"

#include "core/values/errorcatalog.h"
#include "protocols/http/httpfacts.h"
#include "protocols/http/httpreader.h"
#include "protocols/http/httpwriter.h"
#include "protocols/websocket/websocketend.h"
#include "protocols/websocket/websockethandshake.h"

#include <QCoreApplication>
#include <QRandomGenerator>

using namespace Qt::StringLiterals;

namespace swb {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(swb::WebSocketClient)
};

using Kind = WebSocketMessage::Kind;

constexpr qsizetype mostControlBytes = 125; // RFC 6455 5.5
constexpr int lowestCode = 1000;
constexpr int highestCode = 4999;

Error badCommand(const QString &why)
{
    return makeError(ErrorCode::BadRequest, Words::tr("Nothing was sent."), why);
}

/// "/ping text" is the word "ping" and the rest.
struct Command
{
    QByteArray word;
    QByteArrayView rest;
};

Command commandOf(QByteArrayView message)
{
    for (const char *const word : {"ping", "close", "binary"}) {
        const QByteArray start = QByteArray("/") + word;
        if (!message.startsWith(start))
            continue;
        const QByteArrayView rest = message.sliced(start.size());
        if (rest.isEmpty() || rest.startsWith(' '))
            return {word, rest.isEmpty() ? rest : rest.sliced(1)};
    }
    return {{}, message.startsWith("//") ? message.sliced(1) : message};
}

/// After the handshake.
class WebSocketClient final : public WebSocketEnd
{
public:
    /// `waiting` is sent first; with `leaving` the connection is then closed.
    WebSocketClient(quint32 mostBytes, QList<QByteArray> waiting, bool leaving)
        : WebSocketEnd(WebSocketFrames::Side::Client, mostBytes)
        , m_waiting(std::move(waiting))
        , m_leaving(leaving)
    { }

    void opened(ProtocolActions &actions) override
    {
        WebSocketEnd::opened(actions);
        const QList<QByteArray> waiting = std::exchange(m_waiting, {});
        for (const QByteArray &message : waiting)
            send(message, actions);
        if (m_leaving)
            (void)leaves(Ending::Connection, actions);
    }
    void send(QByteArrayView message, ProtocolActions &actions) override
    {
        if (!message.endsWith('\n')) {
            sendOne(message, actions);
        } else {
            const QByteArrayList lines = message.chopped(1).toByteArray().split('\n');
            for (const QByteArray &line : lines)
                sendOne(line.endsWith('\r') ? line.chopped(1) : line, actions);
        }
        flush(actions);
    }

private:
    void sendOne(QByteArrayView message, ProtocolActions &actions)
    {
        const Command command = commandOf(message);
        if (command.word == "ping")
            ping(command.rest, actions);
        else if (command.word == "close")
            closeWith(command.rest.toByteArray(), actions);
        else if (command.word == "binary")
            put(Kind::Binary, command.rest, actions);
        else
            putText(command.rest, actions);
    }
    void ping(QByteArrayView text, ProtocolActions &actions)
    {
        if (text.size() > mostControlBytes)
            return actions.refuse(badCommand(Words::tr("A ping may have at most 125 bytes.")));
        m_pings << text.toByteArray();
        if (m_pings.size() > mostPings)
            m_pings.removeFirst();
        put(Kind::Ping, text, actions);
    }
    void closeWith(const QByteArray &text, ProtocolActions &actions)
    {
        const qsizetype blank = text.indexOf(' ');
        const QByteArray reason = blank < 0 ? QByteArray() : text.sliced(blank + 1);
        bool isNumber = true;
        const QByteArray number = blank < 0 ? text : text.first(blank);
        const int code = text.isEmpty() ? normalClosure : number.toInt(&isNumber);
        if (!isNumber || code < lowestCode || code > highestCode)
            return actions.refuse(badCommand(Words::tr("A close code must be from 1000 to 4999.")));
        if (reason.size() > mostControlBytes - qsizetype(sizeof(quint16)))
            return actions.refuse(badCommand(Words::tr("A close reason may have at most 123 bytes.")));
        putClose(quint16(code), reason, actions);
    }
    void heard(const WebSocketMessage &message, ProtocolActions &actions) override
    {
        if (message.kind == Kind::Text || message.kind == Kind::Binary)
            actions.deliver(message.payload);
        else if (message.kind == Kind::Pong && m_pings.removeOne(message.payload))
            actions.deliver(message.payload.isEmpty() ? QByteArray("pong")
                                                      : QByteArray("pong " + message.payload));
    }

    static constexpr qsizetype mostPings = 100;
    QList<QByteArray> m_waiting;
    const bool m_leaving;
    QList<QByteArray> m_pings; ///< the user's, not answered yet
};

/// Until the server has accepted.
class WebSocketCaller final : public Protocol
{
public:
    explicit WebSocketCaller(const ClientSettings &settings)
        : m_settings(settings)
        , m_reader(HttpReader::Reads::Responses)
    { }

    void opened(ProtocolActions &actions) override
    {
        QByteArray key(16, Qt::Uninitialized);
        for (char &byte : key)
            byte = char(QRandomGenerator::system()->generate());
        m_key = key.toBase64();
        m_request = websocket::requestFor(m_settings.url, m_key, m_settings.subprotocols);
        QByteArray bytes;
        appendHead(bytes, m_request);
        m_askedNs = actions.nowNs();
        actions.tellMessage(Direction::Out, {}, httpRequestFacts(m_request, 0));
        actions.write(bytes);
    }
    void received(QByteArrayView bytes, ProtocolActions &actions) override
    {
        if (m_failed)
            return;
        m_reader.append(bytes);
        const HttpReader::Step step = m_reader.next();
        if (step == HttpReader::Step::NeedMore)
            return;
        if (step == HttpReader::Step::Failed)
            return fail(m_reader.failure().why, actions);
        const HttpHead answer = m_reader.head();
        actions.tellMessage(Direction::In, {},
                            httpResponseFacts(m_request, answer, 0, actions.nowNs() - m_askedNs));
        if (const QString problem = websocket::problemOf(answer, m_key, m_settings.subprotocols);
            !problem.isEmpty())
            return fail(problem, actions);
        [[maybe_unused]] const HttpReader::Step end = m_reader.next(); // there is no body
        actions.upgrade(std::make_unique<WebSocketClient>(m_settings.maxFrameBytes,
                                                          std::exchange(m_waiting, {}), m_leaving),
                        m_reader.rest());
    }
    void send(QByteArrayView message, ProtocolActions &actions) override
    {
        const QString what = Words::tr("Could not send to %1.").arg(m_settings.url.toString());
        if (m_failed)
            return actions.refuse(makeError(ErrorCode::NotConnected, what));
        if (m_waitingBytes + message.size() > mostWaitingForWebSocket)
            return actions.refuse(makeError(ErrorCode::QueueFull, what));
        m_waitingBytes += message.size();
        m_waiting << message.toByteArray();
    }
    /// Waiting messages are sent first.
    bool leaves(Ending, ProtocolActions &actions) override
    {
        m_leaving = !m_failed;
        if (m_leaving)
            actions.wakeIn(WebSocketEnd::closeWithin);
        return m_leaving;
    }
    void woken(ProtocolActions &actions) override { actions.close(); }
    void peerFinished(ProtocolActions &actions) override
    {
        if (!m_failed)
            fail(Words::tr("It closed the connection without an answer."), actions);
    }

private:
    void fail(const QString &why, ProtocolActions &actions)
    {
        m_failed = true;
        const Error error
            = makeError(ErrorCode::BadMessage,
                        Words::tr("%1 does not accept a WebSocket.").arg(m_settings.url.toString()), why);
        actions.broken(error);
        actions.refuse(error); // a sender that waits is told immediately
        actions.close();
    }

    const ClientSettings m_settings;
    HttpReader m_reader;
    HttpHead m_request;
    QByteArray m_key;
    qint64 m_askedNs = 0;
    QList<QByteArray> m_waiting;
    qsizetype m_waitingBytes = 0;
    bool m_failed = false;
    bool m_leaving = false;
};

class WebSocketClients final : public ProtocolMaker
{
public:
    explicit WebSocketClients(const ClientSettings &settings)
        : m_settings(settings)
    { }

    std::unique_ptr<Protocol> make(const SocketAddress &) override
    {
        return std::make_unique<WebSocketCaller>(m_settings);
    }

private:
    const ClientSettings m_settings;
};

} // namespace

MadeProtocols webSocketClients(const ClientSettings &settings)
{
    if (settings.framing != u"none" || settings.frameSent)
        return makeError(ErrorCode::BadOption, Words::tr("The WebSocket could not be opened."),
                         Words::tr("WebSocket defines where each message ends, so it takes no framing."));
    return std::shared_ptr<ProtocolMaker>(std::make_shared<WebSocketClients>(settings));
}

} // namespace swb
