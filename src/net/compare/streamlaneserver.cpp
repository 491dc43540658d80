// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/compare/streamlaneserver.h"

#include "core/values/counters.h"
#include "net/compare/samesizecutter.h"
#include "net/transport/transports.h"

namespace swb {

/// One accepted connection.
class StreamLaneServer::Peer final : public ThreadObject, private StreamUser
{
public:
    Peer(StreamLaneServer &server, ConnectedSocket &socket)
        : m_server(server)
        , m_stream(socket.makeStream({.thread = server.home(),
                                      .user = *this,
                                      .subject = server.m_subject,
                                      .counters = server.m_traffic,
                                      .name = socket.remoteAddress().toString(),
                                      .tls = server.m_tls,
                                      .verifyName = {}}))
        , m_messages(server.messages().wireBytes())
    { }

    void begin() { m_stream->start(); }
    [[nodiscard]] SystemCalls calls() const { return m_stream->calls().value_or(SystemCalls{}); }

private:
    void chunkRead(QByteArrayView chunk) override
    {
        const qint64 now = laneClockNs();
        m_server.countRead();
        m_messages.take(chunk, [&](QByteArrayView message) { takeMessage(message, now); });
        if (m_answers.isEmpty())
            return;
        m_stream->write(m_answers);
        m_answers.resize(0);
        m_stream->setReading(m_stream->pendingBytes() == 0);
    }

    void takeMessage(QByteArrayView message, qint64 nowNs)
    {
        const qsizetype before = m_answers.size();
        m_answers.resize(before + m_server.messages().answerWireBytes());
        if (!m_server.take(message, nowNs, m_answers.data() + before))
            m_answers.resize(before);
    }

    void allWritten() override { m_stream->setReading(true); }
    void peerFinished() override { m_server.gone(*this); }
    void streamFailed(LinkState, const Error &) override { m_server.gone(*this); }
    void streamReady(const std::optional<TlsFacts> &) override { }
    void finished() override { }
    void streamWarned(const Error &) override { }

    StreamLaneServer &m_server;
    std::unique_ptr<Stream> m_stream;
    SameSizeCutter m_messages;
    QByteArray m_answers; ///< to the data of one read
};

StreamLaneServer::StreamLaneServer(NetworkThread &home, const Work &work, Lane lane,
                                   std::shared_ptr<const TlsContext> tls)
    : LaneServer(home, work, lane)
    , m_tls(std::move(tls))
    , m_subject{EndpointId::None, ConversationId::None, m_tls ? Transport::Tls : Transport::Tcp}
    , m_traffic(std::make_shared<TrafficCounters>())
{ }

StreamLaneServer::~StreamLaneServer()
{
    close();
}

Result<SocketAddress> StreamLaneServer::listen()
{
    const EndpointUrl url{m_subject.transport, QStringLiteral("127.0.0.1"), 0};
    m_listener = makeStreamListener(sockets(), home(), m_subject,
                                    [this](const AcceptedSocket &socket) { accepted(socket); });
    const Error error
        = m_listener->listen(url, QHostAddress(QHostAddress::LocalHost), limits::workConnections);
    if (error.isError())
        return error;
    m_listener->start();
    return m_listener->boundAddress();
}

void StreamLaneServer::accepted(const AcceptedSocket &accepted)
{
    const auto socket = adoptSocket(sockets(), m_subject.transport, accepted);
    auto peer = std::make_unique<Peer>(*this, *socket);
    Peer &begun = *peer;
    m_peers[&begun] = std::move(peer);
    begun.begin();
}

/// Not immediately: it is in its own callback.
void StreamLaneServer::gone(Peer &peer)
{
    auto found = m_peers.extract(&peer);
    if (!found)
        return;
    m_callsOfGone += peer.calls();
    home().deleteLater(std::move(found.mapped()));
}

SystemCalls StreamLaneServer::calls() const
{
    SystemCalls calls = m_callsOfGone;
    for (const auto &[key, peer] : m_peers)
        calls += peer->calls();
    return calls;
}

void StreamLaneServer::close()
{
    m_listener.reset();
    m_peers.clear();
}

} // namespace swb
