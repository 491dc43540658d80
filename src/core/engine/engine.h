// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/relaysettings.h"
#include "core/engine/status.h"
#include "core/values/localaddress.h"
#include "core/values/presentnames.h"

#include <QList>
#include <QObject>

namespace swb {

class MessageLog;

/// The service through which the window and the command line run servers, clients and relays. Every call
/// returns immediately; its result arrives as a signal in the thread of this object and as an event in the
/// log. Implemented by net/NetEngine; widgets know only this class and core/compare/experiments.h.
class Engine : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    [[nodiscard]] virtual MessageLog &log() = 0;

    /// Starts a server. serverChanged() follows with Listening or Failed, always after this call returned.
    virtual EndpointId startServer(const ServerSettings &settings) = 0;
    virtual void stopServer(EndpointId server) = 0;

    /// Opens a client once control returns to the event loop, so that a watchReplies() right after this call
    /// misses nothing. clientChanged() follows for every state that it reaches.
    virtual EndpointId openClient(const ClientSettings &settings) = 0;
    /// Queues bytes of a stream, or one datagram. Refusals (not connected, datagram too large, queue full)
    /// are reported by sendFailed() and in the log; nothing is sent in part then.
    virtual void send(EndpointId client, const QByteArray &bytes) = 0;
    /// The same for several writes, with none of our other writes in between: for a client that does not
    /// flush they go to the system in one call.
    virtual void sendInOneTurn(EndpointId client, const QList<QByteArray> &writes)
    {
        for (const QByteArray &bytes : writes)
            send(client, bytes);
    }
    /// Asks for received() for this client: every chunk or datagram in order, or with framing every message.
    virtual void watchReplies(EndpointId client) = 0;
    /// Tells the client that the receiver of received() has no space for now, or has space again. While held,
    /// the client soon stops reading (limits::watchedBytes), so that its peer has to wait.
    virtual void holdReplies(EndpointId, bool) { }
    virtual void halfClose(EndpointId client) = 0; ///< FIN after what is queued; continues reading
    virtual void disconnectClient(EndpointId client) = 0; ///< FIN (close_notify first with TLS), then closed
    virtual void abortClient(EndpointId client) = 0; ///< RST; what is queued is discarded

    /// Sends to these peers of a server; an empty list means all of them.
    virtual void sendToPeers(EndpointId server, const QList<ConversationId> &peers, const QByteArray &bytes)
        = 0;
    virtual void disconnectPeer(EndpointId server, ConversationId peer) = 0;
    virtual void abortPeer(EndpointId server, ConversationId peer) = 0;

    /// Asks the kernel for its figures of a connection: a client's own, or a server's with this peer (ignored
    /// for clients, which have one conversation). The answer is an event in the log: a sample, or a note if
    /// the kernel keeps no figures, as for datagrams.
    virtual void sampleKernel(EndpointId endpoint, ConversationId peer) = 0;

    /// Starts a relay. relayChanged() follows with Listening or Failed, always after this call returned.
    virtual EndpointId startRelay(const RelaySettings &settings) = 0;
    virtual void stopRelay(EndpointId relay) = 0;
    /// Applies to what arrives from now on; datagrams continue to be counted. The seed does not change.
    virtual void setImpairment(EndpointId relay, const RelayImpairment &impairment) = 0;

    /// Holds, drops or passes what arrives in this direction at a datagram relay; other relays cannot hold
    /// anything. relayHeldChanged() follows, and again whenever what is held has changed.
    virtual void setHand(EndpointId relay, RelayDirection direction, HandMode mode) = 0;
    /// Decides what happens to a held datagram; ignored if it is no longer held.
    virtual void orderHeld(EndpointId relay, const HeldOrder &order) = 0;

    /// The current addresses of this computer's interfaces, loopback included.
    [[nodiscard]] virtual QList<LocalAddress> localAddresses() const { return {}; }

    /// Stops every server and relay and disconnects every client.
    virtual void stopAll() = 0;

Q_SIGNALS:
    void serverChanged(const swb::ServerStatus &status);
    void clientChanged(const swb::ClientStatus &status);
    void relayChanged(const swb::RelayStatus &status);
    void relayHeldChanged(const swb::RelayHeld &held);
    void peerChanged(const swb::PeerStatus &status); ///< accepted, state changed, or closed
    void sendFailed(swb::EndpointId endpoint, const swb::Error &error);
    void elsewhere(swb::EndpointId client, const swb::AskedElsewhere &what); ///< see HttpClientSettings
    void sendQueueEmpty(swb::EndpointId client); ///< everything queued was handed to the system
    void received(swb::EndpointId client, const QByteArray &bytes); ///< only for clients, see watchReplies()
    /// Who is present at a server or a client, for protocols that know it.
    void presentChanged(swb::EndpointId endpoint, const swb::PresentNames &names);
    /// Bytes of a long reply, in order; received() has the last of them, possibly none.
    void partReceived(swb::EndpointId client, const QByteArray &bytes);
};

} // namespace swb
