// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "bench/raw/channel.h"

#include <openssl/ssl.h>
#include <string>

namespace swb::bench {

using SslContext = std::unique_ptr<SSL_CTX, decltype(&SSL_CTX_free)>;

/// Contexts for TLS 1.2 and later. Files are PEM; throws std::runtime_error if they cannot be used.
[[nodiscard]] SslContext serverContext(const std::string &certificateFile, const std::string &keyFile);
/// Trusts only this certificate.
[[nodiscard]] SslContext clientContext(const std::string &certificateFile);

/// OpenSSL on a socket. The handshake is part of the first read or write.
class TlsChannel : public Channel
{
public:
    enum class Side { Server, Client };

    TlsChannel(Fd socket, SSL_CTX *context, Side side);

    Transfer read(char *into, std::size_t atMost) override;
    Transfer write(const char *bytes, std::size_t count) override;
    [[nodiscard]] bool hasBuffered() const override { return SSL_has_pending(m_ssl.get()) != 0; }

private:
    Transfer failed(int result);

    std::unique_ptr<SSL, decltype(&SSL_free)> m_ssl;
};

} // namespace swb::bench
