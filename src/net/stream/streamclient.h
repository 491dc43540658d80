// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "net/engine/client.h"
#include "net/transport/dialer.h"

#include <QTimer>

namespace swb {

/// A TCP or TLS client: resolves, connects, does the handshake, and then moves bytes in both directions
/// independently.
class StreamClient final : public Client, private StreamUser
{
public:
    explicit StreamClient(const ClientTerms &setting);
    ~StreamClient() override;

    void halfClose() override;
    void disconnect() override;
    void abort() override;
    void sampleKernel() override;

private:
    void open() override;
    void write(QByteArrayView bytes) override;
    [[nodiscard]] bool mustWait() const override;
    [[nodiscard]] bool canStartTls() const override;
    void startTls() override;
    void streamReady(const std::optional<TlsFacts> &facts) override;
    void chunkRead(QByteArrayView chunk) override;
    void peerFinished() override;
    void allWritten() override;
    void finished() override;
    void streamWarned(const Error &flaw) override;
    void streamFailed(LinkState how, const Error &error) override;

    void readingChanged() override;
    void connected(ConnectedSocket &socket);
    void finishOurSide();
    [[nodiscard]] QString whyNoHalfClose() const; ///< empty if it is possible
    void leaveInOrder();
    void closeOnceDelivered();
    void closed(const QString &how = {});
    [[nodiscard]] bool canSend() const;
    [[nodiscard]] bool isStartingTls() const; ///< on an established connection

    std::unique_ptr<Dialer> m_dialer;
    std::unique_ptr<Stream> m_stream;
    std::unique_ptr<QTimer> m_leaving; ///< after a disconnect: checks whether everything has been delivered
    qint64 m_undelivered = 0; ///< at the last check...
    qint64 m_progressNs = 0; ///< ...and when it last decreased
    bool m_finishWanted = false;
    bool m_finishedByUs = false; ///< our FIN has been sent
    bool m_peerFinished = false;
};

} // namespace swb
