// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/status.h"
#include "core/log/event.h"
#include "core/log/logwriter.h"
#include "net/loop/networkthread.h"
#include "net/stream/bytelayer.h"

#include <QTimer>

namespace swb {

class TlsContext;

/// What a channel tells whoever uses it. A callback may call any member of the channel, but must not destroy
/// it (see NetworkThread::bury).
class ChannelUser
{
public:
    /// The channel can carry bytes: at once for plain TCP, after the handshake for TLS (facts set then).
    virtual void channelReady(const std::optional<TlsFacts> &facts) = 0;
    /// One read has brought these bytes, which are counted and logged. Valid during the call and until the
    /// next read; write() takes a view into them without a copy.
    virtual void chunkRead(QByteArrayView chunk) = 0;
    /// The peer has sent FIN, or TLS's goodbye: no more will come. Told once, after the last chunk.
    virtual void peerFinished() = 0;
    /// Nothing waits to be written any more, after something had to wait.
    virtual void allWritten() = 0;
    /// Our FIN has been handed to the system, behind everything that was written. Told once, maybe from
    /// within finish().
    virtual void finished() = 0;
    /// Something is not as it should be, and the channel goes on: a failed check that was switched off.
    virtual void channelFlawed(const Error &error) = 0;
    /// The end, told at most once: a reset (LinkState::Reset) or a failure (LinkState::Failed). The error
    /// says how many bytes had not been handed to the system.
    virtual void channelFailed(LinkState how, const Error &error) = 0;

protected:
    ~ChannelUser() = default;
};

/// Who a channel works for and on what terms.
struct ChannelSetting
{
    NetworkThread &thread;
    ChannelUser &user;
    Subject subject;
    std::shared_ptr<TrafficCounters> counters;
    int receiveBytes = limits::receiveBytes;
    bool noDelay = true; ///< TCP_NODELAY
    bool flushWrites = true; ///< each write goes to the system at once; off: one turn's writes in one call
    QString name; ///< for errors: "tcp://127.0.0.1:12000"
    std::shared_ptr<const TlsContext> tls; ///< null for plain TCP
    QString verifyName; ///< clients with TLS: what the server's certificate must be made out to
};

/// A connected byte stream, plain or through TLS, on a descriptor of its own. Set-up is left to QTcpServer
/// and QTcpSocket; the bytes are moved here, because QTcpSocket merges reads, hides the difference between
/// FIN and RST, and throws away what waits to be written when the peer half-closes. Plain, each chunk in the
/// log is one recv(2) and each one out one send(2); with TLS they are OpenSSL's reads and writes.
///
/// What is written leaves before finish() takes effect, and reading can be held back, so that a peer that
/// does not read fills its own buffers and not ours.
class StreamChannel final : private DescriptorHandler
{
public:
    /// Takes ownership of the connected descriptor and makes it non-blocking.
    StreamChannel(ChannelSetting setting, int descriptor);
    ~StreamChannel();
    Q_DISABLE_COPY_MOVE(StreamChannel)

    /// Begins: channelReady() follows, maybe at once.
    void start();
    /// Sends what the system takes and keeps the rest. Without `flushWrites` it keeps all of it until the
    /// next turn of the event loop, and what was written in this one leaves in one call.
    void write(QByteArrayView bytes);
    /// Hands over what is kept, as far as the system takes it. May fail the channel.
    void flush();
    /// Bytes written that have not been handed to the system.
    [[nodiscard]] qint64 pendingBytes() const { return m_pending.size() - m_sent; }
    /// Those, and what the system keeps because the peer has not acknowledged it.
    [[nodiscard]] qint64 undeliveredBytes() const;
    /// What the end of the channel would throw away now, or has thrown away, as an error; none for nothing.
    [[nodiscard]] Error unsentError() const;
    [[nodiscard]] bool isClosed() const { return m_descriptor < 0; }
    /// Whether chunks are read. A channel begins with reading on.
    void setReading(bool on);
    /// FIN once everything has left; reading goes on. With TLS its goodbye comes first (RFC 8446 6.1).
    void finish();
    /// Ends at once in order: FIN, unless unread bytes make the system send RST (RFC 2525 2.17). Silent.
    void close();
    /// Ends at once with RST; what is pending is thrown away. Silent.
    void abort();
    /// Logs what the kernel knows of the connection, or that it tells nothing. A channel does so by itself
    /// when it starts and before it ends.
    void sampleKernel();

private:
    void descriptorReady(Ready ready) override;
    void goOnWithHandshake();
    void opened();
    void readSome();
    [[nodiscard]] bool readOnce();
    [[nodiscard]] qint64 sendNow(QByteArrayView bytes);
    void dropSent();
    void pendingGone();
    void sendFin();
    void checkError();
    void tellFlaw();
    void fail();
    void fail(const ByteLayer::Failure &failure);
    void updateWatch();
    void closeDescriptor();
    bool logKernelFacts();
    [[nodiscard]] LogWriter &writer() { return m_setting.thread.writer(); }

    const ChannelSetting m_setting;
    int m_descriptor;
    const std::unique_ptr<ByteLayer> m_layer;
    std::unique_ptr<QTimer> m_deadline; ///< of a handshake
    QByteArray m_pending; ///< what the system has not taken yet, from m_sent on
    qsizetype m_sent = 0;
    bool m_open = false;
    bool m_reading = true;
    bool m_readTurnWanted = false; ///< bytes are here that no readiness will tell of
    bool m_wantWrite = false; ///< the layer itself waits to write
    bool m_peerFinished = false;
    bool m_finishWanted = false;
    bool m_finSent = false;
    bool m_hungUp = false; ///< both directions are over; the kernel would say so again and again
};

} // namespace swb
