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

/// What a stream tells whoever uses it, in its thread and in this order: streamReady() once (and once more
/// after startTls()), chunks as they come, peerFinished() once, and nothing more of the peer's. A callback
/// may call any member of the stream, but must not destroy it (see NetworkThread::deleteLater). After
/// streamFailed(), and after the user's own close() or abort(), nothing is told any more.
class StreamUser
{
public:
    /// The stream can carry bytes: at once for plain TCP, after the handshake for TLS (facts set then), of
    /// which no byte is told before.
    virtual void streamReady(const std::optional<TlsFacts> &facts) = 0;
    /// One read has brought these bytes, which are counted and logged. Valid during the call and until the
    /// next read; write() takes a view into them.
    virtual void chunkRead(QByteArrayView chunk) = 0;
    /// The peer has sent FIN, or TLS's goodbye: no more will come. Told once, after the last chunk. Without
    /// Capability::FinToldFromReset it may have been a reset as well. Without Capability::HalfCloseAfterPeer
    /// the stream is over, and isClosed().
    virtual void peerFinished() = 0;
    /// Nothing waits to be written any more, after something had to wait.
    virtual void allWritten() = 0;
    /// Our FIN has been handed to the system, behind everything that was written. Told once, maybe from
    /// within finish(). Without Capability::HalfClose the stream is over, and isClosed().
    virtual void finished() = 0;
    /// Something is not as it should be, and the stream goes on: a failed check that was switched off.
    virtual void streamWarned(const Error &error) = 0;
    /// The end, told at most once: a reset (LinkState::Reset) or a failure (LinkState::Failed). The error
    /// says how many bytes had not been handed to the system.
    virtual void streamFailed(LinkState how, const Error &error) = 0;

protected:
    ~StreamUser() = default;
};

/// Who a stream works for and on what terms.
struct StreamTerms
{
    NetworkThread &thread;
    StreamUser &user;
    Subject subject;
    std::shared_ptr<TrafficCounters> counters;
    int receiveBytes = limits::receiveBytes; ///< most bytes of a chunk
    bool noDelay = true; ///< TCP_NODELAY
    bool flushWrites = true; ///< each write goes to the system at once; off: one turn's writes in one call
    QString name; ///< for errors: "tcp://127.0.0.1:12000"
    std::shared_ptr<const TlsContext> tls; ///< null for plain TCP
    bool tlsLater = false; ///< it begins plain all the same: TLS comes with startTls()
    QString verifyName; ///< clients with TLS: what the server's certificate must be made out to
    /// With TLS and Capability::CiphertextSeen: the encrypted bytes are logged as this conversation's.
    std::optional<Subject> wire = {};
};

/// A connected byte stream, plain or through TLS. Lives on one network thread, where every member is called,
/// and belongs to its user, which outlives it. What it can do beyond this is in capabilitiesOf(): a family of
/// sockets does all of it or says there that it does not.
///
/// What is written leaves before finish() takes effect, and reading can be held back. What is bounded: of the
/// peer's bytes a stream holds no more than receiveBytes that have not been told (and what TLS needs for a
/// record), whoever sends; of the user's bytes it holds all that write() was given and the peer has not
/// taken, which the user bounds by pendingBytes().
class Stream
{
public:
    virtual ~Stream() = default;

    /// Begins: streamReady() follows, maybe at once, or streamFailed(); a handshake takes at most
    /// handshakeTime.
    virtual void start() = 0;
    /// Sends what the system takes and keeps the rest. Without `flushWrites` it keeps all of it until the
    /// next turn of the event loop, and what was written in this one leaves in one call. Before the stream is
    /// ready everything waits; after finish() and on a closed stream nothing is taken.
    virtual void write(QByteArrayView bytes) = 0;
    /// With StreamTerms::tlsLater, once, on a stream that is ready: TLS begins behind everything written
    /// before, and what is written from now on waits for it. No byte is told until streamReady(); what has
    /// come in plain text and was not told goes to the handshake, which it breaks. Events are of
    /// Transport::Tls from then on.
    virtual void startTls() = 0;
    /// Hands over what is kept, as far as the system takes it. May fail the stream.
    virtual void flush() = 0;
    /// Bytes written that have not been handed to the system.
    [[nodiscard]] virtual qint64 pendingBytes() const = 0;
    /// Those, and what the system keeps because the peer has not acknowledged it, where the system tells.
    [[nodiscard]] virtual qint64 undeliveredBytes() const = 0;
    /// Whether bytes of the peer are here, as far as the system tells, that no chunk has told of: to close
    /// now would be a reset (RFC 2525 2.17).
    [[nodiscard]] virtual bool hasUnread() const = 0;
    /// What the end of the stream would throw away now, or has thrown away, as an error; none for nothing.
    [[nodiscard]] virtual Error unsentError() const = 0;
    /// Whether nothing can pass any more in either direction.
    [[nodiscard]] virtual bool isClosed() const = 0;
    /// Whether chunks are read. A stream begins with reading on. Off, the peer fills its own buffers.
    virtual void setReading(bool on) = 0;
    /// FIN once everything has left; reading goes on with Capability::HalfClose. With TLS its goodbye comes
    /// first (RFC 8446 6.1).
    virtual void finish() = 0;
    /// Ends at once in order: FIN, unless unread bytes make the system send RST (RFC 2525 2.17). Silent.
    virtual void close() = 0;
    /// Ends at once with RST; what is pending is thrown away. Silent.
    virtual void abort() = 0;
    /// Logs what the kernel knows of the connection, or that it tells nothing. With
    /// Capability::KernelFigures a stream does so by itself when it starts and before it ends.
    virtual void sampleKernel() = 0;
    /// Bytes of the connection so far as they pass on the wire; nothing without Capability::KernelFigures,
    /// and on a closed stream.
    [[nodiscard]] virtual std::optional<WireBytes> wireBytes() const = 0;
    /// Calls so far; nothing where the family does not make them itself.
    [[nodiscard]] virtual std::optional<SystemCalls> calls() const = 0;

    static constexpr std::chrono::seconds handshakeTime{10};

protected:
    Stream() = default;
    Q_DISABLE_COPY_MOVE(Stream)
};

} // namespace swb
