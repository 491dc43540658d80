// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/compare/probe.h"
#include "core/compare/scorecard.h"
#include "net/socket/tcpinfo.h"

#include <chrono>

namespace swb {

/// The one clock of a comparison.
[[nodiscard]] inline qint64 laneClockNs()
{
    return std::chrono::nanoseconds(std::chrono::steady_clock::now().time_since_epoch()).count();
}

class LaneLink;

/// What a link reports to its lane. A callback may use any link, but must not destroy one.
class LaneLinkUser
{
public:
    virtual void linkReady(LaneLink &link) = 0;
    /// One complete answer, and when its read returned.
    virtual void linkAnswered(LaneLink &link, QByteArrayView answer, qint64 nowNs) = 0;
    /// All answers of one read were reported, or there is space to send more.
    virtual void linkTurn(LaneLink &link) = 0;
    /// It could not connect, or its connection has ended. The last callback.
    virtual void linkFailed(LaneLink &link, const Error &error) = 0;

protected:
    ~LaneLinkUser() = default;
};

/// One connection of a lane's client, or one socket. Lives on the lane's thread. It logs nothing: a
/// comparison only counts.
class LaneLink
{
public:
    LaneLink(LaneLinkUser &user, const ProbeMessages &messages, EndCounters &counters, quint32 index)
        : m_user(user)
        , m_messages(messages)
        , m_counters(counters)
        , m_index(index)
    { }
    virtual ~LaneLink() = default;
    Q_DISABLE_COPY_MOVE(LaneLink)

    /// linkReady() or linkFailed() follows, perhaps before this returns.
    virtual void open() = 0;
    [[nodiscard]] virtual bool canSend() const = 0;
    /// Takes one message, which leaves at once or with flush(). Only if canSend().
    virtual void send(const Probe &probe) = 0;
    virtual void flush() { }
    virtual void close() = 0;

    /// Bytes that passed on the layers below, as far as the system reports them.
    [[nodiscard]] virtual std::optional<WireBytes> wireBytes() const { return {}; }
    /// System calls so far, if the sockets are native.
    [[nodiscard]] virtual SystemCalls calls() const { return m_calls; }
    /// Datagrams that the system dropped on this socket for lack of buffer space.
    [[nodiscard]] virtual quint64 kernelDrops() const { return 0; }
    /// A datagram was answered with ICMP "port unreachable".
    [[nodiscard]] virtual bool wasRefused() const { return false; }

    [[nodiscard]] quint32 index() const { return m_index; }
    [[nodiscard]] bool isOver() const { return m_over; }

    qint64 openedNs = 0; ///< used only by the lane

protected:
    [[nodiscard]] LaneLinkUser &user() { return m_user; }
    [[nodiscard]] const ProbeMessages &messages() const { return m_messages; }
    void countRead() { ++m_counters.reads; }
    [[nodiscard]] SystemCalls &ownCalls() { return m_calls; }
    void fail(const Error &error)
    {
        if (!std::exchange(m_over, true))
            m_user.linkFailed(*this, error);
    }
    void setOver() { m_over = true; }

private:
    LaneLinkUser &m_user;
    const ProbeMessages &m_messages;
    EndCounters &m_counters;
    SystemCalls m_calls;
    const quint32 m_index;
    bool m_over = false;
};

} // namespace swb
