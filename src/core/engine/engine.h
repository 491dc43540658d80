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

/// The service through which the window and the command line have servers, clients and relays. Every call
/// returns at once; what came of it arrives as a signal in the thread of this object and as an event in the
/// log. Implemented by net/NetEngine; widgets know only this class, and core/compare/experiments.h.
class Engine : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    [[nodiscard]] virtual MessageLog &log() = 0;

    /// Starts a server. serverChanged() follows with Listening or Failed, always after this call returned.
    virtual EndpointId startServer(const ServerSettings &settings) = 0;
    virtual void stopServer(EndpointId server) = 0;

    /// Opens a client once control is back in the event loop, so that a watchReplies() right after this call
    /// misses nothing. clientChanged() follows for every state that it reaches.
    virtual EndpointId openClient(const ClientSettings &settings) = 0;
    /// Queues bytes of a stream, or one datagram. Refusals (not connected, datagram too large, queue full)
    /// come as sendFailed() and in the log; nothing is sent in part then.
    virtual void send(EndpointId client, const QByteArray &bytes) = 0;
    /// The same for several, each a write of its own, with nothing of ours in between: for a client that does
    /// not flush they go to the system in one call.
    virtual void sendInOneTurn(EndpointId client, const QList<QByteArray> &writes)
    {
        for (const QByteArray &bytes : writes)
            send(client, bytes);
    }
    /// Asks for received() for this client: every chunk or datagram in order, or every message with framing.
    virtual void watchReplies(EndpointId client) = 0;
    /// Says that what came with received() cannot be put anywhere for now, or can again. While it is held the
    /// client soon reads no more (limits::watchedBytes), so that its peer has to wait.
    virtual void holdReplies(EndpointId, bool) { }
    virtual void halfClose(EndpointId client) = 0; ///< FIN after what is queued; goes on reading
    virtual void disconnectClient(EndpointId client) = 0; ///< FIN (close_notify first with TLS), then closed
    virtual void abortClient(EndpointId client) = 0; ///< RST, what is queued is thrown away

    /// Sends to these peers of a server; an empty list means all of them.
    virtual void sendToPeers(EndpointId server, const QList<ConversationId> &peers, const QByteArray &bytes)
        = 0;
    virtual void disconnectPeer(EndpointId server, ConversationId peer) = 0;
    virtual void abortPeer(EndpointId server, ConversationId peer) = 0;

    /// Asks the kernel what it knows of a connection now: a client's own, or that of a server with this peer
    /// (clients have one conversation, so theirs is not looked at). The answer is an event in the log: a
    /// sample, or a note where the kernel keeps no figures, as for datagrams.
    virtual void sampleKernel(EndpointId endpoint, ConversationId peer) = 0;

    /// Starts a relay. relayChanged() follows with Listening or Failed, always after this call returned.
    virtual EndpointId startRelay(const RelaySettings &settings) = 0;
    virtual void stopRelay(EndpointId relay) = 0;
    /// Holds for what comes from now on; the count of datagrams goes on. The seed stays what it was.
    virtual void setImpairment(EndpointId relay, const RelayImpairment &impairment) = 0;

    /// Holds, drops or lets pass what comes to a relay for datagrams in this direction; others have nothing
    /// to hold. relayHeldChanged() follows, and again whenever what is held has changed.
    virtual void setHand(EndpointId relay, RelayDirection direction, HandMode mode) = 0;
    /// What is to become of a datagram that is held; of one that is not held any more nothing becomes.
    virtual void orderHeld(EndpointId relay, const HeldOrder &order) = 0;

    /// The addresses that the interfaces of this computer have now, loopback included.
    [[nodiscard]] virtual QList<LocalAddress> localAddresses() const { return {}; }

    /// Stops every server and relay and disconnects every client.
    virtual void stopAll() = 0;

Q_SIGNALS:
    void serverChanged(const swb::ServerStatus &status);
    void clientChanged(const swb::ClientStatus &status);
    void relayChanged(const swb::RelayStatus &status);
    void relayHeldChanged(const swb::RelayHeld &held);
    void peerChanged(const swb::PeerStatus &status); ///< accepted, state changed, or over
    void sendFailed(swb::EndpointId endpoint, const swb::Error &error);
    void elsewhere(swb::EndpointId client, const swb::AskedElsewhere &what); ///< see HttpClientSettings
    void sendQueueEmpty(swb::EndpointId client); ///< everything queued was handed to the system
    void received(swb::EndpointId client, const QByteArray &bytes); ///< only for clients, see watchReplies()
    /// Who is there at a server or a client, for protocols that know it.
    void presentChanged(swb::EndpointId endpoint, const swb::PresentNames &names);
    /// Bytes of a long reply, in their order; received() brings the last of them, maybe none.
    void partReceived(swb::EndpointId client, const QByteArray &bytes);
};

} // namespace swb
