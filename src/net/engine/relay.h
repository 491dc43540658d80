// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/relaysettings.h"
#include "net/engine/listeningendpoint.h"

#include <functional>

namespace swb {

/// The constructor arguments of every relay.
struct RelayTerms : EndpointTerms
{
    RelaySettings settings;
};

/// A relay of any transport. It reports Listening again for each change while it listens.
class Relay : public ListeningEndpoint
{
public:
    explicit Relay(const RelayTerms &terms);
    ~Relay() override;

    void setImpairment(const RelayImpairment &impairment);
    /// For a datagram relay; stream relays ignore it.
    virtual void setHand(RelayDirection, HandMode) { }
    virtual void orderHeld(const HeldOrder &) { }

protected:
    /// The settings have a new impairment.
    virtual void impairmentChanged() = 0;

    [[nodiscard]] const RelaySettings &settings() const { return m_settings; }
    [[nodiscard]] RelayCounters &counters() { return *m_counters; }
    /// After listen(); null for a side without TLS.
    [[nodiscard]] const std::shared_ptr<const TlsContext> &tlsToClients() const { return m_tlsToClients; }
    [[nodiscard]] const std::shared_ptr<const TlsContext> &tlsToTarget() const { return m_tlsToTarget; }

    /// Resolves the target once it is known where the relay listens. `found` gets its addresses, or that its
    /// name is unknown; a target that leads back to the relay ends the start instead.
    void findTarget(const SocketAddress &bound,
                    std::function<void(const Result<QList<QHostAddress>> &)> found);
    /// The target refuses connections, so the relay does too, or both accept them again.
    void reportRefusing(bool refuses);

private:
    [[nodiscard]] Error prepare() final;
    void report() final;
    [[nodiscard]] QString announcement() const final;
    [[nodiscard]] std::unique_ptr<OwnListener> occupy() const final;
    [[nodiscard]] bool leadsBack(const SocketAddress &bound, const QList<QHostAddress> &targets);

    RelaySettings m_settings;
    std::shared_ptr<RelayCounters> m_counters = std::make_shared<RelayCounters>();
    std::shared_ptr<const TlsContext> m_tlsToClients;
    std::shared_ptr<const TlsContext> m_tlsToTarget;
    QList<SocketAddress> m_targets; ///< as resolved at the start
    bool m_refuses = false;
};

} // namespace swb
