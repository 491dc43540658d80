// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/settings.h"
#include "core/engine/status.h"
#include "core/log/event.h"
#include "core/log/logwriter.h"
#include "core/values/systemcalls.h"
#include "net/socket/tcpinfo.h"

#include <QByteArrayView>
#include <memory>
#include <optional>

namespace swb {

class NetworkThread;
class TlsContext;

/// What a stream reports to its user, in its thread and in this order: streamReady() once (and once more
/// after startTls()), chunks as they arrive, peerFinished() once, and nothing more from the peer. A callback
/// may call any member of the stream, but must not destroy it (see NetworkThread::deleteLater). After
/// streamFailed(), and after the user's own close() or abort(), nothing more is called.
class StreamUser
{
public:
    /// The stream can carry bytes: immediately for plain TCP, after the handshake for TLS (with facts set);
    /// no byte is passed on before.
    virtual void streamReady(const std::optional<TlsFacts> &facts) = 0;
    /// One read has returned these bytes, which are counted and logged. Valid during the call and until the
    /// next read; write() accepts a view into them.
    virtual void chunkRead(QByteArrayView chunk) = 0;
    /// The peer has sent FIN, or with TLS close_notify: no more will come. Called once, after the last chunk.
    /// Without Capability::FinToldFromReset it may have been a reset as well. Without
    /// Capability::HalfCloseAfterPeer the stream is over, and isClosed().
    virtual void peerFinished() = 0;
    /// Nothing waits to be written any more, after something had to wait.
    virtual void allWritten() = 0;
    /// Our FIN has been handed to the system, after everything that was written. Called once, perhaps from
    /// within finish(). Without Capability::HalfClose the stream is over, and isClosed().
    virtual void finished() = 0;
    /// Something is wrong, but the stream continues: a check that was switched off has failed.
    virtual void streamWarned(const Error &error) = 0;
    /// The end, called at most once: a reset (LinkState::Reset) or a failure (LinkState::Failed). The error
    /// says how many bytes had not been handed to the system.
    virtual void streamFailed(LinkState how, const Error &error) = 0;

protected:
    ~StreamUser() = default;
};

/// What a stream is created with.
struct StreamTerms
{
    NetworkThread &thread;
    StreamUser &user;
    Subject subject;
    std::shared_ptr<TrafficCounters> counters;
    int receiveBytes = limits::receiveBytes; ///< maximum size of a chunk
    bool noDelay = true; ///< TCP_NODELAY
    /// Each write goes to the system immediately; off: one turn's writes in one call.
    bool flushWrites = true;
    QString name; ///< for errors: "tcp://127.0.0.1:12000"
    std::shared_ptr<const TlsContext> tls; ///< null for plain TCP
    bool tlsLater = false; ///< it begins plain nevertheless: TLS comes with startTls()
    QString verifyName; ///< clients with TLS: the name that the server's certificate must be issued for
    /// With TLS and Capability::CiphertextSeen: the encrypted bytes are logged as this conversation's.
    std::optional<Subject> wire = {};
};

/// A connected byte stream, plain or through TLS. Lives on one network thread, where every member is called,
/// and belongs to its user, which outlives it. capabilitiesOf() lists what more it can do: a family of
/// sockets does all of it or says there that it does not.
/// What is written leaves before finish() takes effect, and reading can be paused. Bounds: of the peer's
/// bytes, a stream holds no more than receiveBytes that have not been passed on (and what TLS needs for a
/// record), whatever the peer sends; of the user's bytes, it holds everything that write() was given and the
/// peer has not accepted, which the user limits by pendingBytes().
class Stream
{
public:
    virtual ~Stream() = default;

    /// Begins: streamReady() follows, perhaps immediately, or streamFailed(); a handshake takes at most
    /// handshakeTime.
    virtual void start() = 0;
    /// Sends what the system accepts and keeps the rest. Without `flushWrites` it keeps everything until the
    /// next turn of the event loop, and what was written in this one leaves in one call. Before the stream is
    /// ready everything waits; after finish() and on a closed stream nothing is accepted.
    virtual void write(QByteArrayView bytes) = 0;
    /// With StreamTerms::tlsLater, once, on a stream that is ready: TLS begins after everything written
    /// before, and what is written from now on waits for it. No byte is passed on until streamReady(); plain
    /// text that has arrived and was not passed on goes to the handshake, which then fails. Events are of
    /// Transport::Tls from then on.
    virtual void startTls() = 0;
    /// Hands over what is kept, as far as the system accepts it. May fail the stream.
    virtual void flush() = 0;
    /// Bytes written that have not been handed to the system.
    [[nodiscard]] virtual qint64 pendingBytes() const = 0;
    /// Those, plus what the system keeps because the peer has not acknowledged it, if the system reports it.
    [[nodiscard]] virtual qint64 undeliveredBytes() const = 0;
    /// Whether the peer's bytes have arrived, as far as the system reports it, that no chunk has passed on:
    /// closing now would be a reset (RFC 2525 2.17).
    [[nodiscard]] virtual bool hasUnread() const = 0;
    /// What ending the stream would discard now, or has discarded, as an error; none for nothing.
    [[nodiscard]] virtual Error unsentError() const = 0;
    /// Whether nothing can pass any more in either direction.
    [[nodiscard]] virtual bool isClosed() const = 0;
    /// Whether chunks are read. Reading is on at first. If it is off, the peer fills the buffers of the
    /// systems.
    virtual void setReading(bool on) = 0;
    /// FIN once everything has left; reading continues with Capability::HalfClose. With TLS, close_notify is
    /// sent first (RFC 8446 6.1).
    virtual void finish() = 0;
    /// Ends immediately and in order: FIN, unless unread bytes make the system send RST (RFC 2525 2.17).
    /// Calls no callback.
    virtual void close() = 0;
    /// Ends immediately with RST; pending bytes are discarded. Calls no callback.
    virtual void abort() = 0;
    /// Logs the kernel's figures of the connection, or that it has none. With Capability::KernelFigures a
    /// stream also does so when it starts and before it ends.
    virtual void sampleKernel() = 0;
    /// Bytes of the connection so far as they pass on the wire; nothing without Capability::KernelFigures,
    /// and on a closed stream.
    [[nodiscard]] virtual std::optional<WireBytes> wireBytes() const = 0;
    /// Calls so far; nothing if the family does not make them itself.
    [[nodiscard]] virtual std::optional<SystemCalls> calls() const = 0;

    static constexpr std::chrono::seconds handshakeTime{10};

protected:
    Stream() = default;
    Q_DISABLE_COPY_MOVE(Stream)
};

} // namespace swb
