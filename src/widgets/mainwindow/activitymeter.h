// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/engine.h"

#include <QElapsedTimer>
#include <QHash>
#include <QMap>
#include <QObject>
#include <QSet>
#include <QTimer>

namespace swb {

/// What is running now, counted only from the engine's signals and the traffic counters: who listens, how
/// many conversations are open, and how many bytes passed in the last second. The engine must outlive it.
class ActivityMeter : public QObject
{
    Q_OBJECT

public:
    explicit ActivityMeter(Engine *engine, QObject *parent = nullptr);

    /// A server or a relay that listens.
    struct Place
    {
        Transport transport = Transport::Tcp;
        SocketAddress bound;
        EndpointUrl url; ///< as requested
        bool operator==(const Place &) const = default;
    };
    /// All of them, in the order in which they were started.
    [[nodiscard]] QList<Place> listening() const { return m_places.values(); }
    /// Those of them that other computers can reach.
    [[nodiscard]] QList<Place> openToNetwork() const;
    /// Open stream connections; one between two of our own ends counts once.
    [[nodiscard]] int connections() const;
    /// Open UDP and DTLS sockets: one per server, one per client, and for a relay one more for each client.
    [[nodiscard]] int udpSockets() const;
    /// Payload bytes that passed in both directions in the last full second. If both ends of a conversation
    /// are here, each byte counts once: the end with the larger count is used.
    [[nodiscard]] quint64 bytesPerSecond() const { return m_bytesPerSecond; }
    /// The same since the beginning.
    [[nodiscard]] quint64 total() const;
    [[nodiscard]] bool isAnythingRunning() const;

Q_SIGNALS:
    void changed();

private:
    struct Link
    {
        quint32 number = 0;
        std::shared_ptr<const TrafficCounters> counters;
        Role role = Role::Client;
        Transport transport = Transport::Tcp;
    };

    /// The local ends of one conversation: one or two.
    struct Ends
    {
        int open = 0;
        quint64 endedBytes = 0; ///< the largest count of an end that is over
    };

    void takePlace(EndpointId id, ServerState state, const Place &place);
    void takeClient(const ClientStatus &status);
    void takePeer(const PeerStatus &status);
    void take(const Conversation &conversation, LinkState state,
              const std::shared_ptr<const TrafficCounters> &counters);
    void begin(ConversationId id, const Link &link);
    void end(const Link &link);
    void leave(quint32 number);
    void measure();

    Engine *m_engine;
    QMap<EndpointId, Place> m_places;
    QSet<EndpointId> m_opening; ///< clients that are connecting
    QHash<ConversationId, Link> m_links;
    QHash<quint32, Ends> m_ends; ///< by number
    quint64 m_endedBytes = 0; ///< of conversations whose ends are all over
    quint64 m_lastTotal = 0;
    quint64 m_bytesPerSecond = 0;
    QElapsedTimer m_clock;
    QTimer m_timer;
};

} // namespace swb
