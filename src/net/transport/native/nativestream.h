// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "net/loop/networkthread.h"
#include "net/transport/native/bytelayer.h"
#include "net/transport/native/socketbio.h"
#include "net/transport/stream.h"

#include <QTimer>

namespace swb {

/// A stream on its own descriptor. Plain, each received chunk in the log is one recv(2) and each sent one is
/// one send(2); with TLS they are OpenSSL's reads and writes.
class NativeStream final : public Stream, private DescriptorHandler
{
public:
    /// Takes ownership of the connected descriptor and makes it non-blocking.
    NativeStream(StreamTerms terms, int descriptor);
    ~NativeStream() override;

    void start() override;
    void write(QByteArrayView bytes) override;
    void startTls() override;
    void flush() override;
    qint64 pendingBytes() const override { return m_pending.size() - m_sent + m_afterTls.size(); }
    qint64 undeliveredBytes() const override;
    bool hasUnread() const override;
    Error unsentError() const override;
    bool isClosed() const override { return m_descriptor < 0; }
    void setReading(bool on) override;
    void finish() override;
    void close() override;
    void abort() override;
    void sampleKernel() override;
    std::optional<WireBytes> wireBytes() const override;
    std::optional<SystemCalls> calls() const override { return m_calls; }

private:
    void descriptorReady(Ready ready) override;
    void beginTls();
    void shakeHands();
    void goOnWithHandshake();
    void opened();
    void readSome();
    [[nodiscard]] bool mayRead() const { return m_reading && !m_peerFinished && !m_tlsWanted; }
    [[nodiscard]] bool readOnce();
    [[nodiscard]] qint64 sendNow(QByteArrayView bytes);
    void dropSent();
    void pendingGone();
    void sendFin();
    void checkError();
    void tellWarning();
    void fail();
    void fail(const ByteLayer::Failure &failure);
    void updateWatch();
    void closeDescriptor();
    bool logKernelFacts();
    void logWire();
    [[nodiscard]] LogWriter &writer() { return m_terms.thread.writer(); }

    StreamTerms m_terms;
    int m_descriptor;
    std::unique_ptr<WireTap> m_tap; ///< null if the encrypted bytes are not logged
    QByteArray m_beside; ///< received bytes while there is a tap
    std::unique_ptr<ByteLayer> m_layer;
    std::unique_ptr<QTimer> m_deadline; ///< of a handshake
    QByteArray m_pending; ///< what the system has not accepted yet, from m_sent on
    qsizetype m_sent = 0;
    QByteArray m_afterTls; ///< written after startTls(), before TLS could begin
    SystemCalls m_calls;
    bool m_open = false;
    bool m_tlsWanted = false; ///< start TLS once nothing waits to be written
    bool m_reading = true;
    bool m_readTurnWanted = false; ///< bytes are buffered that readiness does not show
    bool m_wantWrite = false; ///< the layer itself waits to write
    bool m_peerFinished = false;
    bool m_finishWanted = false;
    bool m_finSent = false;
    bool m_hungUp = false; ///< both directions are over; the kernel would report it again and again
};

} // namespace swb
