// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "net/tls/openssl.h"
#include "net/tls/tlscontext.h"
#include "net/transport/native/bytelayer.h"
#include "net/transport/native/socketbio.h"

#include <chrono>
#include <openssl/ssl.h>

namespace swb {

/// TLS over a connected descriptor, with OpenSSL directly. QSslSocket cannot half-close, and needs two and a
/// half times the processor time for an answer of 64 bytes.
class TlsLayer final : public ByteLayer
{
public:
    /// `verifyName` is the name or address that a server's certificate must be for; clients only.
    TlsLayer(std::shared_ptr<const TlsContext> context, int descriptor, const QString &peerName,
             const QString &verifyName = {});

    /// Copies the encrypted bytes from now on.
    void setTap(WireTap *tap) { m_socket.tap = tap; }

    Result handshake() override;
    bool hasHandshake() const override { return true; }
    Result read(char *to, qint64 most) override;
    Result write(QByteArrayView bytes) override;
    bool hasBuffered() const override { return SSL_has_pending(m_session.get()); }
    Result closeNotify() override;
    std::optional<TlsFacts> facts() const override { return m_facts; }
    Error takeWarning() override { return std::exchange(m_flaw, {}); }

private:
    [[nodiscard]] Result outcomeOf(int returned);
    [[nodiscard]] Result ended();
    [[nodiscard]] Result failed();
    [[nodiscard]] bool peerSpeaksNoTls() const;
    [[nodiscard]] Error certificateFlaw(const QString &what) const;
    [[nodiscard]] Error handshakeFailure(const QString &text) const;
    [[nodiscard]] Error sessionFailure(const QString &text) const;
    void tellName();
    void opened();
    void judgePeer(TlsFacts &facts);

    std::shared_ptr<const TlsContext> m_context;
    const QString m_peerName;
    PeerCheck m_check;
    SocketBioState m_socket;
    openssl::Owned<SSL, SSL_free> m_session;
    const std::chrono::steady_clock::time_point m_started = std::chrono::steady_clock::now();
    std::optional<TlsFacts> m_facts; ///< set once the handshake is over
    Error m_flaw;
};

} // namespace swb
