// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "protocols/protocol.h"

#include <QList>

namespace swb {

/// What a protocol has asked for, with a clock that the test moves. Does nothing but run the protocol.
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
        if (next)
            protocol = std::move(next);
    }
    void open()
    {
        run([this](Protocol &it) { it.opened(*this); });
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
    /// Moves the clock to what wakeIn() asked for, and calls woken(). False where nothing was asked for.
    bool wake()
    {
        if (wakeAtNs < 0)
            return false;
        now = wakeAtNs;
        wakeAtNs = -1;
        run([this](Protocol &it) { it.woken(*this); });
        return true;
    }
    bool leave()
    {
        bool leaves = false;
        run([&](Protocol &it) { leaves = it.leaves(*this); });
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
    void openBeside(Transport transport, std::unique_ptr<Protocol> protocolBeside) override
    {
        besides.emplace_back(transport, std::move(protocolBeside));
    }
    void finish() override { finished = true; }
    void close() override { closed = true; }
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
    qint64 wakeAtNs = -1; ///< -1: nothing was asked for
    bool waiting = false; ///< what was written has not left
    bool finished = false;
    bool closed = false;

private:
    QByteArray m_scratch;
};

} // namespace swb
