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

/// What a protocol may do with its connection or conversation. Implemented by the owner of one: over sockets,
/// or in a test. Must be called only from within a call of the protocol, in whose thread it runs.
class ProtocolActions
{
public:
    /// Sends to the peer, after everything written before. For datagrams each call is one. The view needs to
    /// be valid only during the call; bytes in the received buffer or in scratch() are not copied.
    virtual void write(QByteArrayView bytes) = 0;
    /// Memory for building the next write(). Its content is lost with the next call of the protocol.
    [[nodiscard]] virtual QByteArray &scratch() = 0;
    /// Whether written data still waits for the peer or the system to accept it, so that a protocol that can
    /// wait should; Protocol::goOn() follows.
    [[nodiscard]] virtual bool mustWait() const = 0;
    /// Gives bytes to the watcher of this end: what the program behind the socket would receive.
    virtual void deliver(QByteArrayView bytes) = 0;
    /// Gives a part of what deliver() completes, possibly empty.
    virtual void deliverPart(QByteArrayView bytes) { deliver(bytes); }
    /// Gives a message to all other peers of the same endpoint, through the send() of each one's protocol.
    /// For a client it does nothing.
    virtual void sendToOthers(const QByteArray &message) = 0;

    /// Logs a message that the protocol has decoded, in addition to the chunks that contained it.
    virtual void tellMessage(Direction direction, QByteArrayView message, const ProtocolFacts &facts = {})
        = 0;
    /// The same for a message with the facts of an earlier one: they are stored once for all of them.
    virtual void tellMessageAgain(Direction direction, QByteArrayView message,
                                  const std::shared_ptr<const EventDetail> &facts)
    {
        tellMessage(direction, message, facts->protocol);
    }
    /// Logs the error, for an end that continues, with the bytes that it is about.
    virtual void tell(EventKind kind, Severity severity, Direction direction, const Error &error,
                      QByteArrayView about = {})
        = 0;
    /// Reports who is present now, as far as the protocol has learnt it; nobody needs to be reported once its
    /// end is over.
    virtual void tellPresent(const PresentNames &) { }
    /// The user's message cannot be sent; the sender is informed.
    virtual void refuse(const Error &error) = 0;
    /// The peer's bytes violate the protocol, so nothing more can be decoded. A server ends its side, a
    /// client stays connected and reports it.
    virtual void broken(const Error &error) = 0;

    /// After this call returns, `next` has the connection: it is opened(), and received() gets the rest of
    /// the bytes.
    virtual void upgrade(std::unique_ptr<Protocol> next, QByteArrayView rest = {}) = 0;
    /// Opens another connection to the same peer over this transport: `protocol` runs on it, and what it
    /// delivers or refuses counts for this end. For clients; does nothing for a server.
    virtual void openBeside(Transport, std::unique_ptr<Protocol>) { }
    /// Whether startTls() can be called: the connection is plain, and everything that TLS needs is there.
    [[nodiscard]] virtual bool canStartTls() const { return false; }
    /// Starts TLS after everything written before; what is written from now on waits for the end of the
    /// handshake, and is encrypted. Protocol::secured() follows, or the end. No more plain-text bytes are
    /// received(): they would break the handshake. The protocol must refuse what received() has already given
    /// it, and must not take it for something that came through TLS (CVE-2011-0411).
    virtual void startTls() { }
    /// The peer wants a message of the user sent elsewhere: the watcher of this end is informed, and may do
    /// it.
    virtual void sendElsewhere(const AskedElsewhere &) { }
    /// Ends our direction after everything written. The peer may still send, but gets no more answers.
    virtual void finish() = 0;
    /// Ends both directions in order, once nothing waits to be written.
    virtual void close() = 0;
    /// What remains to be done with the protocol after a job, as a call of it.
    using Then = std::function<void()>;
    /// Runs a job that may wait for the disk in a thread of a pool, and then what it returns. One at a time.
    /// The job must not touch the protocol, which may end meanwhile; then nothing follows. Within another
    /// protocol there are no threads, and nothing runs.
    virtual void runElsewhere(std::function<Then()>) { }
    /// Schedules one Protocol::woken() after this time, replacing the one scheduled before. At most an hour.
    virtual void wakeIn(std::chrono::nanoseconds time) = 0;

    [[nodiscard]] virtual qint64 nowNs() const = 0; ///< monotonic, on the log's clock
    [[nodiscard]] virtual QDateTime wallTime() const = 0;

protected:
    ~ProtocolActions() = default;
};

/// What is being ended when a protocol may say its closing words.
enum class Ending : quint8 { Connection, Server };

/// What one end says to its peer and how it handles what it receives: one object per connection, session or
/// UDP peer. Pure: it knows no socket and no clock, only what it is given here, always in one thread; it acts
/// through the actions, which are those of the same end each time.
/// A stream gives chunks, cut anywhere; a datagram transport whole datagrams. No byte is passed twice:
/// received() must keep what it still needs.
class Protocol
{
public:
    virtual ~Protocol() = default;

    /// The peer can be sent to from now on; with TLS or DTLS that is after the handshake.
    virtual void opened(ProtocolActions &) { }
    /// The handshake requested by startTls() is done: everything from now on is encrypted.
    virtual void secured(ProtocolActions &) { }
    /// Received bytes, never empty over a stream. Valid during the call.
    virtual void received(QByteArrayView bytes, ProtocolActions &actions) = 0;
    /// The user, or another connection of the same server, has a message for the peer.
    virtual void send(QByteArrayView message, ProtocolActions &actions) = 0;
    /// The peer has finished its direction: nothing more is received(). A server's protocol ends with close()
    /// once it has answered everything; a client is ended by its user.
    virtual void peerFinished(ProtocolActions &) { }
    /// The user ends the connection, or the whole server. Returns true if the protocol has closing words to
    /// send first, and will call close() itself soon.
    [[nodiscard]] virtual bool leaves(Ending, ProtocolActions &) { return false; }
    /// Nothing waits to be written any more: what mustWait() has delayed may continue.
    virtual void goOn(ProtocolActions &) { }
    /// The time given to wakeIn() is up.
    virtual void woken(ProtocolActions &) { }
    /// The connection is over, for any reason, or a UDP peer is forgotten: the last call. Nothing can be sent
    /// to the peer any more; this is the place to inform the others.
    virtual void ended(ProtocolActions &) { }

    /// Messages that it will send later on its own.
    [[nodiscard]] virtual qsizetype unsent() const { return 0; }
    /// Discards those, since nobody will receive them; returns how many there were.
    virtual qsizetype forgetUnsent() { return 0; }
    /// It holds so much that nothing more should be received for now.
    [[nodiscard]] virtual bool isFull() const { return false; }
};

/// Makes the protocol of each connection of one server, or that of a client. Thread-safe; holds what the
/// protocols of a server share.
class ProtocolMaker
{
public:
    virtual ~ProtocolMaker() = default;

    [[nodiscard]] virtual std::unique_ptr<Protocol> make(const SocketAddress &peer) = 0;
    /// Whether the server's protocols have closing words when it stops: Protocol::leaves().
    [[nodiscard]] virtual bool takesLeave() const { return false; }
};

} // namespace swb
