// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/relaysettings.h"
#include "core/values/result.h"
#include "net/engine/reports.h"
#include "net/loop/networkthread.h"
#include "net/socket/ownlistener.h"
#include "net/tls/tlscontexts.h"

#include <QHostAddress>
#include <functional>

namespace swb {

/// What every relay is given: who it is, where it lives and whom to tell.
struct RelayTerms
{
    EndpointId id = EndpointId::None;
    RelaySettings settings;
    NetworkThread &home;
    Reports &reports;
};

/// A relay of any transport. Lives on its home thread, where all of its members are called; reports one
/// Listening or Failed after start(), one Listening more for each change, and one Stopped at the end.
class Relay : public ThreadObject, public std::enable_shared_from_this<Relay>
{
public:
    explicit Relay(const RelayTerms &setting);

    /// Checks the settings, looks the address up and listens.
    void start();
    void stop();
    void setImpairment(const RelayImpairment &impairment);
    /// For a relay of datagrams; streams have none.
    virtual void setHand(RelayDirection, HandMode) { }
    virtual void orderHeld(const HeldOrder &) { }

protected:
    /// Binds; reportListening() or reportFailed() follows.
    virtual void listen(const QHostAddress &address) = 0;
    /// Ends every conversation and the sockets.
    virtual void close() = 0;
    /// The settings have another impairment now.
    virtual void impairmentChanged() = 0;

    [[nodiscard]] EndpointId id() const { return m_status.id; }
    [[nodiscard]] const RelaySettings &settings() const { return m_status.settings; }
    [[nodiscard]] NetworkThread &home() { return m_home; }
    [[nodiscard]] Reports &reports() { return m_reports; }
    [[nodiscard]] bool isStarting() const { return m_status.state == ServerState::Starting; }
    [[nodiscard]] bool isListening() const { return m_status.state == ServerState::Listening; }
    [[nodiscard]] SocketAddress bound() const { return m_status.bound; }
    [[nodiscard]] RelayCounters &counters() { return *m_counters; }
    /// From listen() on; null for a side without TLS.
    [[nodiscard]] const std::shared_ptr<const TlsContext> &tlsToClients() const { return m_tlsToClients; }
    [[nodiscard]] const std::shared_ptr<const TlsContext> &tlsToTarget() const { return m_tlsToTarget; }
    [[nodiscard]] Subject subject() const
    {
        return {m_status.id, ConversationId::None, m_status.settings.listen.transport};
    }

    /// Looks the target up once it is known where the relay listens. `found` gets its addresses, or that its
    /// name is not known; a target that leads back to the relay is the end of the start instead.
    void findTarget(const SocketAddress &bound,
                    std::function<void(const Result<QList<QHostAddress>> &)> found);
    void reportListening(const SocketAddress &bound);
    void reportFailed(const Error &error);
    /// The target does not take connections, so the relay does not, or both do again.
    void reportRefusing(bool refuses);

private:
    void makeTls();
    [[nodiscard]] bool take(const Result<TlsReady> &ready, std::shared_ptr<const TlsContext> &context);
    void resolve();
    [[nodiscard]] QString name() const;
    [[nodiscard]] bool listensOnBothFamilies() const { return settings().listen.host == u'*'; }
    [[nodiscard]] bool leadsBack(const SocketAddress &bound, const QList<QHostAddress> &targets);

    NetworkThread &m_home;
    Reports &m_reports;
    std::shared_ptr<RelayCounters> m_counters = std::make_shared<RelayCounters>();
    RelayStatus m_status;
    std::shared_ptr<const TlsContext> m_tlsToClients;
    std::shared_ptr<const TlsContext> m_tlsToTarget;
    QStringList m_notes; ///< of how they came to be
    QStringList m_warnings;
    std::unique_ptr<PendingTls> m_pendingTls; ///< while a context is waited for
    QList<SocketAddress> m_targets; ///< as they were found at the start
    std::unique_ptr<OwnListener> m_listener;
};

} // namespace swb
