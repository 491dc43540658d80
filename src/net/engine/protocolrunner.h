// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/tasks/awaited.h"
#include "net/loop/networkthread.h"
#include "protocols/protocol.h"

#include <QTimer>

namespace swb {

/// One end of a connection or conversation as its protocol knows it, without the sockets: the derived class
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
    /// Calls the protocol, then any that has replaced it meanwhile, and then protocolRan().
    template <typename Call>
    void run(Call call)
    {
        const std::shared_ptr<const void> alive = self();
        ++m_depth;
        call(*m_protocol);
        if (--m_depth > 0)
            return; // a recursive call
        changeOver();
        if (m_over)
            tellEnd();
        protocolRan();
    }

    /// Tells the protocol that it has ended, once, and after the protocol call that this may be within.
    void endProtocol();

    /// What the protocol's events are about.
    [[nodiscard]] virtual Subject about() const = 0;
    /// A call of the protocol has returned, and it may have requested anything.
    virtual void protocolRan() { }
    /// Keeps this object alive during a call that may end it; null if its owner takes care of that.
    [[nodiscard]] virtual std::shared_ptr<const void> self() { return {}; }

private:
    void changeOver();
    void tellEnd();

    NetworkThread &m_thread;
    std::unique_ptr<Protocol> m_protocol;
    std::unique_ptr<Protocol> m_next; ///< replaces the protocol when the call has returned
    QByteArray m_rest; ///< given to the next protocol
    QByteArray m_scratch;
    std::unique_ptr<QTimer> m_timer; ///< created when first needed
    std::unique_ptr<Awaited<Then>> m_elsewhere; ///< while a job is running
    int m_depth = 0; ///< nesting depth of protocol calls
    bool m_over = false;
    bool m_endTold = false;
};

} // namespace swb
