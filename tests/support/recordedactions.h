// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/settings.h"
#include "protocols/protocol.h"

#include <QList>

namespace swb {

/// Records what a protocol requested, with a clock that the test moves. Only runs the protocol.
class RecordedActions final : public ProtocolActions
{
public:
    explicit RecordedActions(std::unique_ptr<Protocol> first)
        : protocol(std::move(first))
    { }

    template <typename Call>
    void run(Call call)
    {
        call(*protocol);
        while (!holdsJobs && m_job)
            std::exchange(m_job, {})()();
        if (next)
            protocol = std::move(next);
    }
    /// Runs the pending jobs. False if there are none.
    bool runJob()
    {
        if (!m_job)
            return false;
        run([this](Protocol &) { std::exchange(m_job, {})()(); });
        return true;
    }
    void open()
    {
        run([this](Protocol &it) { it.opened(*this); });
    }
    /// Completes the handshake that startTls() requested.
    void secure()
    {
        canBeginTls = tlsWanted = false;
        run([this](Protocol &it) { it.secured(*this); });
    }
    void receive(QByteArrayView bytes)
    {
        run([&](Protocol &it) { it.received(bytes, *this); });
    }
    void send(QByteArrayView message)
    {
        run([&](Protocol &it) { it.send(message, *this); });
    }
    void finishPeer()
    {
        run([this](Protocol &it) { it.peerFinished(*this); });
    }
    void goOn()
    {
        waiting = false;
        run([this](Protocol &it) { it.goOn(*this); });
    }
    /// Moves the clock to the time requested by wakeIn() and calls woken(). False if none was requested.
    bool wake()
    {
        if (wakeAtNs < 0)
            return false;
        now = wakeAtNs;
        wakeAtNs = -1;
        run([this](Protocol &it) { it.woken(*this); });
        return true;
    }
    bool leave(Ending what = Ending::Connection)
    {
        bool leaves = false;
        run([&](Protocol &it) { leaves = it.leaves(what, *this); });
        return leaves;
    }
    [[nodiscard]] QByteArray written() const { return writes.join(); }

    void write(QByteArrayView bytes) override { writes << bytes.toByteArray(); }
    [[nodiscard]] QByteArray &scratch() override { return m_scratch; }
    [[nodiscard]] bool mustWait() const override { return waiting; }
    void deliver(QByteArrayView bytes) override { delivered << bytes.toByteArray(); }
    void sendToOthers(const QByteArray &message) override { toOthers << message; }
    void tellMessage(Direction, QByteArrayView message, const ProtocolFacts &facts) override
    {
        messages << message.toByteArray();
        told << facts;
    }
    void tell(EventKind, Severity, Direction, const Error &error, QByteArrayView) override
    {
        errors << error;
    }
    void tellPresent(const PresentNames &names) override { present << names; }
    void refuse(const Error &error) override { refusals << error; }
    void broken(const Error &error) override { breaks << error; }
    void upgrade(std::unique_ptr<Protocol> protocolToCome, QByteArrayView bytes) override
    {
        next = std::move(protocolToCome);
        rest = bytes.toByteArray();
    }
    void sendElsewhere(const AskedElsewhere &what) override { elsewhere << what; }
    void openBeside(Transport transport, std::unique_ptr<Protocol> protocolBeside) override
    {
        besides.emplace_back(transport, std::move(protocolBeside));
    }
    [[nodiscard]] bool canStartTls() const override { return canBeginTls; }
    void startTls() override { tlsWanted = true; }
    void finish() override { finished = true; }
    void close() override { closed = true; }
    void runElsewhere(std::function<Then()> job) override { m_job = std::move(job); }
    void wakeIn(std::chrono::nanoseconds time) override { wakeAtNs = now + time.count(); }
    [[nodiscard]] qint64 nowNs() const override { return now; }
    [[nodiscard]] QDateTime wallTime() const override
    {
        return QDateTime::fromMSecsSinceEpoch(now / 1'000'000, Qt::UTC);
    }

    std::unique_ptr<Protocol> protocol;
    std::unique_ptr<Protocol> next;
    QByteArray rest;
    std::vector<std::pair<Transport, std::unique_ptr<Protocol>>> besides;
    QList<AskedElsewhere> elsewhere;
    QList<QByteArray> writes;
    QList<QByteArray> delivered;
    QList<PresentNames> present;
    QList<QByteArray> toOthers;
    QList<QByteArray> messages;
    QList<ProtocolFacts> told;
    QList<Error> errors;
    QList<Error> refusals;
    QList<Error> breaks;
    qint64 now = 0;
    qint64 wakeAtNs = -1; ///< -1: none requested
    bool waiting = false; ///< written data has not left yet
    bool canBeginTls = false;
    bool tlsWanted = false; ///< startTls() was called
    bool holdsJobs = false; ///< until runJob(); otherwise they run at the end of the requesting call
    bool finished = false;
    bool closed = false;

private:
    QByteArray m_scratch;
    std::function<Then()> m_job;
};

} // namespace swb
