// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/tasks/awaited.h"
#include "net/loop/networkthread.h"
#include "protocols/protocol.h"

#include <QTimer>

namespace swb {

/// One end of a connection or conversation as its protocol knows it, without the sockets: who derives from it
/// writes and closes. Lives on one network thread.
class ProtocolRunner : public ProtocolActions
{
public:
    [[nodiscard]] QByteArray &scratch() override { return m_scratch; }
    void deliver(QByteArrayView) override { }
    void tellMessage(Direction direction, QByteArrayView message, const ProtocolFacts &facts) final;
    void tellMessageAgain(Direction direction, QByteArrayView message,
                          const std::shared_ptr<const EventDetail> &facts) final;
    void tell(EventKind kind, Severity severity, Direction direction, const Error &error,
              QByteArrayView bytes = {}) final;
    void upgrade(std::unique_ptr<Protocol> next, QByteArrayView rest) final;
    void wakeIn(std::chrono::nanoseconds time) final;
    void runElsewhere(std::function<Then()> job) final;
    [[nodiscard]] qint64 nowNs() const final;
    [[nodiscard]] QDateTime wallTime() const final;

protected:
    explicit ProtocolRunner(NetworkThread &thread)
        : m_thread(thread)
    { }
    ~ProtocolRunner();
    Q_DISABLE_COPY_MOVE(ProtocolRunner)

    void speak(std::unique_ptr<Protocol> protocol) { m_protocol = std::move(protocol); }
    [[nodiscard]] bool speaks() const { return m_protocol != nullptr; }
    [[nodiscard]] Protocol &protocol() const { return *m_protocol; }
    /// Calls the protocol, then what has taken its place meanwhile, and then protocolRan().
    template <typename Call>
    void run(Call call)
    {
        const std::shared_ptr<const void> alive = self();
        ++m_depth;
        call(*m_protocol);
        if (--m_depth > 0)
            return; // it was called from within itself
        changeOver();
        if (m_over)
            tellEnd();
        protocolRan();
    }

    /// Tells the protocol that it has ended, once, and behind the call of it that this may be within.
    void endProtocol();

    /// Whom what the protocol tells is about.
    [[nodiscard]] virtual Subject about() const = 0;
    /// A call of the protocol is over, and it may have asked for anything.
    virtual void protocolRan() { }
    /// What keeps this object during a call that may be its end; null where its owner buries it.
    [[nodiscard]] virtual std::shared_ptr<const void> self() { return {}; }

private:
    void changeOver();
    void tellEnd();

    NetworkThread &m_thread;
    std::unique_ptr<Protocol> m_protocol;
    std::unique_ptr<Protocol> m_next; ///< takes its place when the call is over
    QByteArray m_rest; ///< which the next one is given
    QByteArray m_scratch;
    std::unique_ptr<QTimer> m_timer; ///< only once it was wanted
    std::unique_ptr<Awaited<Then>> m_elsewhere; ///< while a job is under way
    int m_depth = 0; ///< calls of the protocol that are under way
    bool m_over = false;
    bool m_endTold = false;
};

} // namespace swb
