// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/compare/streamlink.h"

#include "core/values/errorcatalog.h"
#include "net/tls/tlslayer.h"
#include "net/transport/native/plainlayer.h"

#include <QCoreApplication>
#include <cerrno>
#include <cstddef>
#include <unistd.h>

#ifdef Q_OS_LINUX
#include <linux/tcp.h> // that of netinet lacks what newer kernels tell
#else
#include <netinet/tcp.h>
#endif

namespace swb {
namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(StreamLink)
};

Error connectError(const QString &name, int errnoValue)
{
    return systemError(Operation::Connect, errnoValue, Words::tr("Could not connect to %1.").arg(name));
}

} // namespace

StreamLink::StreamLink(LaneLinkUser &user, const ProbeMessages &messages, EndCounters &counters,
                       quint32 index, Setting setting)
    : LaneLink(user, messages, counters, index)
    , m_setting(std::move(setting))
{ }

StreamLink::~StreamLink()
{
    close();
}

void StreamLink::open()
{
    SockAddr target = toSockAddr(m_setting.target);
    m_descriptor = ::socket(target.storage.ss_family, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
    if (m_descriptor < 0) {
        fail(connectError(m_setting.name, errno));
        return;
    }
    const int on = 1;
    ::setsockopt(m_descriptor, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
    if (::connect(m_descriptor, target.get(), target.length) == 0)
        connected();
    else if (errno == EINPROGRESS)
        m_setting.watcher.watch(m_descriptor, this, false, true);
    else
        broken(connectError(m_setting.name, errno));
}

void StreamLink::connected()
{
    int error = 0;
    socklen_t length = sizeof error;
    ::getsockopt(m_descriptor, SOL_SOCKET, SO_ERROR, &error, &length);
    if (error != 0) {
        broken(connectError(m_setting.name, error));
        return;
    }
    if (m_setting.tls)
        m_layer
            = std::make_unique<TlsLayer>(m_setting.tls, m_descriptor, m_setting.name, m_setting.verifyName);
    else
        m_layer = std::make_unique<PlainLayer>(m_descriptor, m_setting.name);
    handshake();
}

void StreamLink::handshake()
{
    const ByteLayer::Result result = m_layer->handshake();
    if (result.outcome == ByteLayer::Outcome::Failed || result.outcome == ByteLayer::Outcome::End) {
        broken(m_layer->failure().error);
        return;
    }
    m_ready = result.outcome == ByteLayer::Outcome::Done;
    watch(result.outcome == ByteLayer::Outcome::WantWrite);
    if (m_ready)
        user().linkReady(*this);
}

void StreamLink::descriptorReady(Ready ready)
{
    if (!m_layer) {
        connected();
        return;
    }
    if (!m_ready) {
        handshake();
        return;
    }
    if (ready.write && !m_out.isEmpty()) {
        write();
        if (!isOver() && m_out.isEmpty())
            user().linkTurn(*this);
    }
    if (!isOver() && (ready.read || ready.error || m_readWantsWrite))
        receive();
}

void StreamLink::receive()
{
    do {
        const ByteLayer::Result result = m_layer->read(m_setting.room, m_setting.roomBytes);
        ++counters().readCalls;
        m_readWantsWrite = result.outcome == ByteLayer::Outcome::WantWrite;
        if (result.outcome == ByteLayer::Outcome::End)
            broken(
                makeError(ErrorCode::ConnectionLost,
                          Words::tr("%1 ended a connection in the midst of the work.").arg(m_setting.name)));
        else if (result.outcome == ByteLayer::Outcome::Failed)
            broken(m_layer->failure().error);
        if (result.outcome != ByteLayer::Outcome::Done)
            return;
        ++counters().reads;
        const qint64 now = laneClockNs();
        take({m_setting.room, qsizetype(result.bytes)}, now);
        if (!isOver())
            user().linkTurn(*this);
    } while (!isOver() && m_layer->hasBuffered());
}

void StreamLink::take(QByteArrayView chunk, qint64 nowNs)
{
    const qsizetype size = messages().answerWireBytes();
    if (!m_partial.isEmpty()) {
        const qsizetype missing = qMin(size - m_partial.size(), chunk.size());
        m_partial.append(chunk.first(missing));
        chunk = chunk.sliced(missing);
        if (m_partial.size() < size)
            return;
        user().linkAnswered(*this, m_partial, nowNs);
        m_partial.clear();
    }
    for (; chunk.size() >= size; chunk = chunk.sliced(size))
        user().linkAnswered(*this, chunk.first(size), nowNs);
    m_partial.append(chunk);
}

void StreamLink::send(const Probe &probe)
{
    m_out.resize(messages().wireBytes());
    messages().write(m_out.data(), probe);
    m_outAt = 0;
    write();
}

void StreamLink::write()
{
    const ByteLayer::Result result = m_layer->write(QByteArrayView(m_out).sliced(m_outAt));
    ++counters().writeCalls;
    if (result.outcome == ByteLayer::Outcome::Failed)
        return; // a read tells it in a moment; the caller is in the midst of sending
    if (result.outcome == ByteLayer::Outcome::Done)
        m_outAt += result.bytes;
    if (m_outAt == m_out.size())
        m_out.resize(0);
    watch(!m_out.isEmpty());
}

void StreamLink::watch(bool write)
{
    const bool wanted = write || m_readWantsWrite;
    if (std::exchange(m_watched, true) && wanted == m_writeWatched)
        return;
    m_writeWatched = wanted;
    m_setting.watcher.watch(m_descriptor, this, true, wanted);
}

void StreamLink::broken(const Error &error)
{
    close();
    fail(error);
}

void StreamLink::close()
{
    if (m_descriptor < 0)
        return;
    m_setting.watcher.unwatch(m_descriptor);
    ::close(m_descriptor);
    m_descriptor = -1;
}

std::optional<LaneLink::WireBytes> StreamLink::wireBytes() const
{
#ifdef Q_OS_LINUX
    tcp_info info{};
    socklen_t size = sizeof info;
    if (m_descriptor < 0 || ::getsockopt(m_descriptor, IPPROTO_TCP, TCP_INFO, &info, &size) != 0
        || size < offsetof(tcp_info, tcpi_bytes_sent) + sizeof info.tcpi_bytes_sent)
        return {};
    const bool v6 = m_setting.target.family == SocketAddress::Family::IPv6;
    const quint64 header = (v6 ? 40U : 20U) + 20U + ((info.tcpi_options & TCPI_OPT_TIMESTAMPS) ? 12U : 0U);
    return WireBytes{info.tcpi_bytes_sent + info.tcpi_segs_out * header,
                     info.tcpi_bytes_received + info.tcpi_segs_in * header};
#else
    return {};
#endif
}

} // namespace swb
