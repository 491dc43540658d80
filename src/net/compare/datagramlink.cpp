// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/compare/datagramlink.h"

#include "net/transport/datagramsockets.h"

#include <QCoreApplication>

namespace swb {
namespace {

constexpr int batchMessages = DatagramBatch::slots;

using Stop = DatagramsMoved::Stop;

QString noSocket(const QString &name)
{
    return QCoreApplication::translate("DatagramLink", "No socket for %1.").arg(name);
}

} // namespace

DatagramLink::DatagramLink(LaneLinkUser &user, const ProbeMessages &messages, EndCounters &counters,
                           quint32 index, Setting setting)
    : LaneLink(user, messages, counters, index)
    , m_setting(std::move(setting))
    , m_memory(size_t(batchMessages) * size_t(messages.wireBytes()))
{ }

DatagramLink::~DatagramLink() = default;

void DatagramLink::open()
{
    DatagramSocketUser &socketUser = *this;
    m_socket = makeDatagramSocket(m_setting.sockets, m_setting.watcher, socketUser);
    if (const Error error = m_socket->connectTo(m_setting.target, noSocket(m_setting.name));
        error.isError()) {
        close();
        fail(error);
        return;
    }
    m_socket->watch(true, false);
    user().linkReady(*this);
}

void DatagramLink::send(const Probe &probe)
{
    char *const message = m_memory.data() + m_out.size() * size_t(messages().wireBytes());
    messages().write(message, probe);
    m_out.push_back({{message, messages().wireBytes()}, {}, {}});
    if (int(m_out.size()) == batchMessages)
        flush();
}

void DatagramLink::flush()
{
    while (m_left < int(m_out.size())) {
        const DatagramsMoved moved = m_socket->send(std::span(m_out).subspan(size_t(m_left)));
        ++ownCalls().writes;
        if (moved.stop == Stop::NotNow) {
            m_blocked = true;
            m_socket->watch(true, true);
            return;
        }
        if (moved.stop == Stop::Failed) {
            const Error error = m_socket->error(Operation::Send, noSocket(m_setting.name));
            close();
            fail(error);
            return;
        }
        m_refused |= moved.stop == Stop::Undelivered; // of an earlier one; the next call sends
        m_left += moved.count;
        m_wire.out += quint64(moved.count)
            * (quint64(messages().wireBytes()) + datagramHeaderBytes(m_setting.target));
    }
    m_out.clear();
    m_left = 0;
}

void DatagramLink::socketReady(bool read, bool write)
{
    if (write && m_blocked) {
        m_blocked = false;
        m_socket->watch(true, false);
        flush();
        if (!m_blocked && !isOver())
            user().linkTurn(*this);
    }
    if (!isOver() && read)
        receive();
}

void DatagramLink::receive()
{
    const DatagramsMoved moved = m_socket->receive(m_setting.batch);
    const qint64 now = laneClockNs();
    ++ownCalls().reads;
    m_refused |= moved.stop == Stop::Undelivered;
    if (moved.count == 0)
        return;
    for (int i = 0; i < moved.count; ++i) {
        const QByteArrayView answer = m_setting.batch.payload(i);
        countRead();
        m_wire.in += quint64(answer.size()) + datagramHeaderBytes(m_setting.target);
        user().linkAnswered(*this, answer, now);
    }
    user().linkTurn(*this);
}

void DatagramLink::close()
{
    m_socket.reset();
}

std::optional<WireBytes> DatagramLink::wireBytes() const
{
    return m_wire;
}

quint64 DatagramLink::kernelDrops() const
{
    return m_socket ? m_socket->droppedBySystem() : 0;
}

quint64 datagramHeaderBytes(const SocketAddress &address)
{
    constexpr quint64 udp = 8;
    return udp + (address.family == SocketAddress::Family::IPv6 ? 40U : 20U);
}

} // namespace swb
