// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/compare/receiveraccount.h"
#include "net/compare/lanelink.h"
#include "net/loop/networkthread.h"

#include <atomic>
#include <functional>

namespace swb {

class TlsContext;

/// Our own server of a lane: answers what arrives and counts it. Lives on its home thread, where all of its
/// members except arrived() are called. It logs nothing: a comparison only counts.
class LaneServer
{
public:
    LaneServer(NetworkThread &home, const Work &work, Lane lane)
        : m_home(home)
        , m_messages(work, lane)
        , m_direction(work.direction)
        , m_sockets(work.sockets)
        , m_account(ReceiverAccount::Run{})
    { }
    virtual ~LaneServer() = default;
    Q_DISABLE_COPY_MOVE(LaneServer)

    /// Listens on a free port of 127.0.0.1; returns the address, or why it failed.
    [[nodiscard]] virtual Result<SocketAddress> listen() = 0;
    /// Ends all connections and stops listening.
    virtual void close() = 0;

    /// Starts a new count.
    void beginRun(const ReceiverAccount::Run &run)
    {
        m_account = ReceiverAccount(run);
        m_reads = 0;
        m_callsBefore = calls();
        m_dropsBefore = kernelDrops();
        m_arrived.store(0, std::memory_order_relaxed);
    }
    [[nodiscard]] ReceiverFigures figures() const
    {
        ReceiverFigures figures = m_account.figures();
        figures.calls = {m_reads, calls().since(m_callsBefore)};
        figures.kernelDrops = kernelDrops() - m_dropsBefore;
        return figures;
    }
    /// First copies received in the run so far. From any thread.
    [[nodiscard]] quint64 arrived() const { return m_arrived.load(std::memory_order_relaxed); }

protected:
    [[nodiscard]] NetworkThread &home() { return m_home; }
    [[nodiscard]] const ProbeMessages &messages() const { return m_messages; }
    [[nodiscard]] bool answers() const { return m_direction != WorkDirection::OneWay; }
    [[nodiscard]] SocketFamily sockets() const { return m_sockets; }
    void countRead() { ++m_reads; }
    [[nodiscard]] SystemCalls &ownCalls() { return m_calls; }
    /// System calls so far, if the sockets are native.
    [[nodiscard]] virtual SystemCalls calls() const { return m_calls; }
    [[nodiscard]] virtual quint64 kernelDrops() const { return 0; }

    /// Counts one message. Its answer is written to `to`, which has space for answerWireBytes(); false if
    /// there is no answer: for work in one direction, and for messages that cannot be identified.
    [[nodiscard]] bool take(QByteArrayView message, qint64 nowNs, char *to)
    {
        const ProbeMessages::Seen seen = m_messages.readMessage(message);
        m_account.take(seen, m_messages.payloadBytes(), nowNs);
        m_arrived.store(m_account.figures().account.delivered, std::memory_order_relaxed);
        if (!answers() || (m_messages.numbered() && !seen.probe))
            return false;
        m_messages.writeAnswer(to, seen.probe.value_or(Probe()));
        return true;
    }

private:
    NetworkThread &m_home;
    const ProbeMessages m_messages;
    const WorkDirection m_direction;
    const SocketFamily m_sockets;
    ReceiverAccount m_account;
    SystemCalls m_calls;
    SystemCalls m_callsBefore;
    quint64 m_reads = 0;
    quint64 m_dropsBefore = 0;
    std::atomic<quint64> m_arrived{0};
};

/// Makes the server of a lane: TCP, TLS, UDP or DTLS. `tls` is null if the lane is not encrypted.
[[nodiscard]] std::shared_ptr<LaneServer> makeLaneServer(NetworkThread &home, const Work &work, Lane lane,
                                                         std::shared_ptr<const TlsContext> tls);

} // namespace swb
