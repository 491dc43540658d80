// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/log/event.h"
#include "core/values/presentnames.h"

#include <QByteArrayView>
#include <QDateTime>
#include <chrono>
#include <functional>
#include <memory>

namespace swb {

class Protocol;
struct AskedElsewhere;

/// What a protocol may do about its connection or conversation. Implemented by who has one: over sockets, or
/// in a test. To be called only from within a call of the protocol, whose thread it is.
class ProtocolActions
{
public:
    /// Sends to the peer, behind everything written before. Over datagrams each call is one. The view has to
    /// last no longer than the call; what lies in the bytes just received or in scratch() is not copied.
    virtual void write(QByteArrayView bytes) = 0;
    /// Memory to make the next write() in. What is in it is lost with the next call of the protocol.
    [[nodiscard]] virtual QByteArray &scratch() = 0;
    /// Whether what was written still waits for the peer or the system to take it, so that a protocol that
    /// can wait should; Protocol::goOn() follows.
    [[nodiscard]] virtual bool mustWait() const = 0;
    /// Gives bytes to whoever watches this end: what the program behind the socket would get.
    virtual void deliver(QByteArrayView bytes) = 0;
    /// Gives a part of what deliver() gives the end of, maybe none.
    virtual void deliverPart(QByteArrayView bytes) { deliver(bytes); }
    /// Gives a message to everybody else that the same endpoint serves; the protocol of each is asked to
    /// send() it. A client's goes nowhere.
    virtual void sendToOthers(const QByteArray &message) = 0;

    /// Logs a message that the protocol has made out, beside the chunks that it lay in.
    virtual void tellMessage(Direction direction, QByteArrayView message, const ProtocolFacts &facts = {})
        = 0;
    /// The same of a message like one before, with its facts: they are kept once for all of them.
    virtual void tellMessageAgain(Direction direction, QByteArrayView message,
                                  const std::shared_ptr<const EventDetail> &facts)
    {
        tellMessage(direction, message, facts->protocol);
    }
    /// Logs what the error says, of an end that goes on, with the bytes that it is about.
    virtual void tell(EventKind kind, Severity severity, Direction direction, const Error &error,
                      QByteArrayView about = {})
        = 0;
    /// Says who is there now, as far as the protocol has learnt it; nobody need be told once its end is over.
    virtual void tellPresent(const PresentNames &) { }
    /// The user's message cannot be sent; whoever asked for it is told.
    virtual void refuse(const Error &error) = 0;
    /// What the peer has sent is not the protocol, so that nothing more can be made out of it. A server ends
    /// its side, a client stays connected and says so.
    virtual void broken(const Error &error) = 0;

    /// From the end of this call on, `next` has the connection: it is opened(), and received() what is left
    /// of the bytes that came.
    virtual void upgrade(std::unique_ptr<Protocol> next, QByteArrayView rest = {}) = 0;
    /// Opens a connection of its own to the same peer over this transport, beside what there is: `protocol`
    /// has it, and what that delivers and refuses this end does. For clients; a server's comes to nothing.
    virtual void openBeside(Transport, std::unique_ptr<Protocol>) { }
    /// Whether startTls() can begin it: the connection is plain, and there is what TLS needs.
    [[nodiscard]] virtual bool canStartTls() const { return false; }
    /// TLS begins, behind everything written before; what is written from now on waits for the end of the
    /// handshake, and goes through it. Protocol::secured() follows, or the end. No byte that has come in
    /// plain text is received() any more: it breaks the handshake. What received() has given is the
    /// protocol's to refuse, which must not take it for something that came through TLS (CVE-2011-0411).
    virtual void startTls() { }
    /// The peer wants a message of the user's sent elsewhere: whoever watches this end is told, and may do
    /// it.
    virtual void sendElsewhere(const AskedElsewhere &) { }
    /// Ends our direction behind everything written. The peer may still send, but is answered no more.
    virtual void finish() = 0;
    /// Ends both directions in order, once nothing waits to be written any more.
    virtual void close() = 0;
    /// What a job has left to be done with the protocol, as a call of it.
    using Then = std::function<void()>;
    /// Runs a job that may wait for a disk in a thread of a pool, and then what it gives back. One at a time.
    /// The job must not touch the protocol, which may be over meanwhile; nothing follows then. Within another
    /// protocol there are no threads, and nothing is run.
    virtual void runElsewhere(std::function<Then()>) { }
    /// Asks for one Protocol::woken() in so long, in the place of the one asked for before. At most an hour.
    virtual void wakeIn(std::chrono::nanoseconds time) = 0;

    [[nodiscard]] virtual qint64 nowNs() const = 0; ///< monotonic, as the log has it
    [[nodiscard]] virtual QDateTime wallTime() const = 0;

protected:
    ~ProtocolActions() = default;
};

/// What is ended where a protocol may take its leave.
enum class Ending : quint8 { Connection, Server };

/// What one end says to its peer and makes of what it hears: one object a connection, a session or a UDP
/// peer. Pure: it knows no socket and no clock, only what it is told here, always in one thread; what it
/// wants done it asks of the actions, which are those of the same end each time.
///
/// A stream gives chunks, cut anywhere; a datagram transport whole datagrams. Not a byte is lost on the way:
/// what received() is given is its to keep.
class Protocol
{
public:
    virtual ~Protocol() = default;

    /// The peer can be sent to from now on; with TLS or DTLS that is after the handshake.
    virtual void opened(ProtocolActions &) { }
    /// The handshake that startTls() asked for is done: all that passes from now on is encrypted.
    virtual void secured(ProtocolActions &) { }
    /// Bytes that have come, never none over a stream. Valid during the call.
    virtual void received(QByteArrayView bytes, ProtocolActions &actions) = 0;
    /// The user, or another connection of the same server, has a message for the peer.
    virtual void send(QByteArrayView message, ProtocolActions &actions) = 0;
    /// The peer has finished its direction: no more is received(). A server's protocol ends with close() once
    /// it has answered everything; a client's user ends it.
    virtual void peerFinished(ProtocolActions &) { }
    /// The user ends the connection, or the whole server. True: the protocol takes its leave first, and asks
    /// for close() itself soon.
    [[nodiscard]] virtual bool leaves(Ending, ProtocolActions &) { return false; }
    /// Nothing waits to be written any more: what mustWait() has held up may go on.
    virtual void goOn(ProtocolActions &) { }
    /// The time is up that wakeIn() was given.
    virtual void woken(ProtocolActions &) { }
    /// The connection is over, in whichever way, or a UDP peer is forgotten: the last call of all. The peer
    /// is sent nothing any more; what the others are to know is told here.
    virtual void ended(ProtocolActions &) { }

    /// Messages that it will send later by itself.
    [[nodiscard]] virtual qsizetype unsent() const { return 0; }
    /// Forgets those, since nobody will hear them; how many there were.
    virtual qsizetype forgetUnsent() { return 0; }
    /// It keeps so much that nothing more is to be received for now.
    [[nodiscard]] virtual bool isFull() const { return false; }
};

/// Makes the protocol of each connection of one server, or that of a client. Usable from many threads at
/// once; what the protocols of a server share is here.
class ProtocolMaker
{
public:
    virtual ~ProtocolMaker() = default;

    [[nodiscard]] virtual std::unique_ptr<Protocol> make(const SocketAddress &peer) = 0;
    /// Whether those of a server have something to say when it stops: Protocol::leaves().
    [[nodiscard]] virtual bool takesLeave() const { return false; }
};

} // namespace swb
