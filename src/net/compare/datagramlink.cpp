// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/compare/datagramlink.h"

#include "core/values/errorcatalog.h"
#include "net/socket/sockaddr.h"
#include "net/transport/native/boundsocket.h"
#include "net/transport/native/datagramcalls.h"

#include <QCoreApplication>
#include <cerrno>
#include <unistd.h>

namespace swb {
namespace {

constexpr int batchMessages = DatagramBatch::slots;

Error socketError(Operation operation, const QString &name, int errnoValue)
{
    return systemError(operation, errnoValue,
                       QCoreApplication::translate("DatagramLink", "No socket for %1.").arg(name));
}

} // namespace

DatagramLink::DatagramLink(LaneLinkUser &user, const ProbeMessages &messages, EndCounters &counters,
                           quint32 index, Setting setting)
    : LaneLink(user, messages, counters, index)
    , m_setting(std::move(setting))
    , m_memory(size_t(batchMessages) * size_t(messages.wireBytes()))
{ }

DatagramLink::~DatagramLink()
{
    close();
}

void DatagramLink::open()
{
    SockAddr target = toSockAddr(m_setting.target);
    m_descriptor = ::socket(target.storage.ss_family, SOCK_DGRAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
    if (m_descriptor < 0 || ::connect(m_descriptor, target.get(), target.length) != 0) {
        const int errnoValue = errno;
        close();
        fail(socketError(Operation::Connect, m_setting.name, errnoValue));
        return;
    }
    widenBuffers(m_descriptor);
    m_setting.watcher.watch(m_descriptor, this, true, false);
    user().linkReady(*this);
}

void DatagramLink::send(const Probe &probe)
{
    char *const message = m_memory.data() + size_t(int(m_out.size())) * size_t(messages().wireBytes());
    messages().write(message, probe);
    m_out.push_back({{message, messages().wireBytes()}, {}, {}});
    if (int(m_out.size()) == batchMessages)
        flush();
}

void DatagramLink::flush()
{
    while (m_left < int(m_out.size())) {
        const int sent = sendDatagrams(m_descriptor, std::span(m_out).subspan(size_t(m_left)));
        ++counters().writeCalls;
        if (sent > 0) {
            m_left += sent;
            m_wire.out
                += quint64(sent) * (quint64(messages().wireBytes()) + datagramHeaderBytes(m_setting.target));
        } else if (errno == EAGAIN || errno == EWOULDBLOCK || errno == ENOBUFS) {
            m_blocked = true;
            m_setting.watcher.watch(m_descriptor, this, true, true);
            return;
        } else if (errno == ECONNREFUSED) {
            m_refused = true; // of one that left before; told once, and the next call sends
        } else if (errno != EINTR) {
            const int errnoValue = errno;
            close();
            fail(socketError(Operation::Send, m_setting.name, errnoValue));
            return;
        }
    }
    m_out.clear();
    m_left = 0;
}

void DatagramLink::descriptorReady(Ready ready)
{
    if (ready.write && m_blocked) {
        m_blocked = false;
        m_setting.watcher.watch(m_descriptor, this, true, false);
        flush();
        if (!m_blocked && !isOver())
            user().linkTurn(*this);
    }
    if (!isOver() && (ready.read || ready.error))
        receive();
}

void DatagramLink::receive()
{
    const int count = receiveDatagrams(m_descriptor, m_setting.batch);
    const qint64 now = laneClockNs();
    ++counters().readCalls;
    if (count < 0) {
        m_refused = m_refused || errno == ECONNREFUSED;
        return;
    }
    for (int i = 0; i < count; ++i) {
        const QByteArrayView answer = m_setting.batch.payload(i);
        ++counters().reads;
        m_wire.in += quint64(answer.size()) + datagramHeaderBytes(m_setting.target);
        user().linkAnswered(*this, answer, now);
    }
    user().linkTurn(*this);
}

void DatagramLink::close()
{
    if (m_descriptor < 0)
        return;
    m_setting.watcher.unwatch(m_descriptor);
    ::close(m_descriptor);
    m_descriptor = -1;
}

std::optional<LaneLink::WireBytes> DatagramLink::wireBytes() const
{
    return m_wire;
}

quint64 DatagramLink::kernelDrops() const
{
    return m_descriptor < 0 ? 0 : datagramsDroppedOn(m_descriptor);
}

quint64 datagramHeaderBytes(const SocketAddress &address)
{
    constexpr quint64 udp = 8;
    return udp + (address.family == SocketAddress::Family::IPv6 ? 40U : 20U);
}

} // namespace swb
