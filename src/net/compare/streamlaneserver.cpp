// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/compare/streamlaneserver.h"

#include "net/socket/sockaddr.h"
#include "net/tls/tlslayer.h"
#include "net/transport/native/plainlayer.h"

#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>
#include <unistd.h>

namespace swb {
namespace {

constexpr qint64 readBytes = 64 << 10;

EndpointUrl anyPort(bool encrypted)
{
    return {encrypted ? Transport::Tls : Transport::Tcp, QStringLiteral("127.0.0.1"), 0};
}

} // namespace

/// One accepted connection.
class StreamLaneServer::Peer final : public Mortal, private DescriptorHandler
{
public:
    Peer(StreamLaneServer &server, int descriptor)
        : m_server(server)
        , m_descriptor(descriptor)
    {
        if (server.m_tls)
            m_layer = std::make_unique<TlsLayer>(server.m_tls, descriptor, QString());
        else
            m_layer = std::make_unique<PlainLayer>(descriptor, QString());
    }
    ~Peer() override { close(); }
    Q_DISABLE_COPY_MOVE(Peer)

    void begin() { handshake(); }
    void close()
    {
        if (m_descriptor < 0)
            return;
        m_server.home().watcher().unwatch(m_descriptor);
        ::close(std::exchange(m_descriptor, -1));
    }

private:
    using Outcome = ByteLayer::Outcome;

    void descriptorReady(Ready) override
    {
        if (!m_open)
            handshake();
        else if (!m_out.isEmpty())
            write();
        else
            read();
    }

    void handshake()
    {
        const Outcome outcome = m_layer->handshake().outcome;
        if (outcome == Outcome::Failed || outcome == Outcome::End) {
            over();
            return;
        }
        m_open = outcome == Outcome::Done;
        watch(outcome == Outcome::WantWrite);
        if (m_open && m_layer->hasBuffered())
            read();
    }

    void read()
    {
        do {
            const ByteLayer::Result result = m_layer->read(m_server.m_room.get(), readBytes);
            ++m_server.calls().readCalls;
            if (result.outcome == Outcome::End || result.outcome == Outcome::Failed) {
                over();
                return;
            }
            if (result.outcome != Outcome::Done) {
                watch(result.outcome == Outcome::WantWrite);
                return;
            }
            ++m_server.calls().reads;
            take({m_server.m_room.get(), qsizetype(result.bytes)}, laneClockNs());
            if (!m_out.isEmpty())
                write();
        } while (m_descriptor >= 0 && m_out.isEmpty() && m_layer->hasBuffered());
    }

    void take(QByteArrayView chunk, qint64 nowNs)
    {
        const qsizetype size = m_server.messages().wireBytes();
        if (!m_partial.isEmpty()) {
            const qsizetype missing = qMin(size - m_partial.size(), chunk.size());
            m_partial.append(chunk.first(missing));
            chunk = chunk.sliced(missing);
            if (m_partial.size() < size)
                return;
            takeMessage(m_partial, nowNs);
            m_partial.resize(0);
        }
        for (; chunk.size() >= size; chunk = chunk.sliced(size))
            takeMessage(chunk.first(size), nowNs);
        m_partial.append(chunk);
    }

    void takeMessage(QByteArrayView message, qint64 nowNs)
    {
        const qsizetype before = m_out.size();
        const qsizetype room = m_server.messages().answerWireBytes();
        m_out.resize(before + room);
        if (!m_server.take(message, nowNs, m_out.data() + before))
            m_out.resize(before);
    }

    void write()
    {
        const ByteLayer::Result result = m_layer->write(QByteArrayView(m_out).sliced(m_outAt));
        ++m_server.calls().writeCalls;
        if (result.outcome == Outcome::Failed) {
            over();
            return;
        }
        if (result.outcome == Outcome::Done)
            m_outAt += result.bytes;
        if (m_outAt == m_out.size()) {
            m_out.resize(0);
            m_outAt = 0;
        }
        watch(!m_out.isEmpty());
    }

    /// Waits for room while answers wait, otherwise for more to read.
    void watch(bool write)
    {
        if (m_watched && write == m_writeWatched)
            return;
        m_watched = true;
        m_writeWatched = write;
        m_server.home().watcher().watch(m_descriptor, this, !write, write);
    }

    void over()
    {
        const int descriptor = m_descriptor;
        close();
        m_server.gone(descriptor);
    }

    StreamLaneServer &m_server;
    int m_descriptor;
    std::unique_ptr<ByteLayer> m_layer;
    bool m_open = false;
    bool m_watched = false;
    bool m_writeWatched = false;
    QByteArray m_partial; ///< of a message
    QByteArray m_out; ///< answers that wait
    qsizetype m_outAt = 0;
};

StreamLaneServer::StreamLaneServer(NetworkThread &home, const Work &work, Lane lane,
                                   std::shared_ptr<const TlsContext> tls)
    : LaneServer(home, work, lane)
    , m_tls(std::move(tls))
    , m_room(std::make_unique_for_overwrite<char[]>(readBytes))
{ }

StreamLaneServer::~StreamLaneServer()
{
    close();
}

Result<SocketAddress> StreamLaneServer::listen()
{
    const EndpointUrl url = anyPort(m_tls != nullptr);
    m_listener = std::make_unique<NativeListener>(
        home(), Subject{EndpointId::None, ConversationId::None, url.transport},
        [this](const AcceptedSocket &socket) { accepted(int(socket.descriptor)); });
    const Error error
        = m_listener->listen(url, QHostAddress(QHostAddress::LocalHost), limits::workConnections);
    if (error.isError())
        return error;
    m_listener->start();
    return m_listener->boundAddress();
}

void StreamLaneServer::accepted(int descriptor)
{
    const int on = 1;
    ::setsockopt(descriptor, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
    auto &peer = m_peers[descriptor];
    peer = std::make_unique<Peer>(*this, descriptor);
    peer->begin();
}

/// Not at once: it is in the midst of its own callback.
void StreamLaneServer::gone(int descriptor)
{
    if (auto peer = m_peers.extract(descriptor))
        home().bury(std::move(peer.mapped()));
}

void StreamLaneServer::close()
{
    m_listener.reset();
    m_peers.clear();
}

} // namespace swb
