// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/values/result.h"

#include <QByteArray>
#include <QList>
#include <QSslCipher>

namespace swb {

/// Which ciphers are used, in OpenSSL's notation; empty for OpenSSL's choice.
struct CipherChoice
{
    QByteArray tls12; ///< for TLS 1.2 and DTLS: SSL_CTX_set_cipher_list(3)
    QByteArray tls13; ///< SSL_CTX_set_ciphersuites(3)

    bool operator==(const CipherChoice &) const = default;
};

/// Reads names separated by colons or commas; those of TLS 1.3 begin with TLS_. Errors: BadTlsSetting, naming
/// what OpenSSL does not know.
[[nodiscard]] Result<CipherChoice> readCiphers(const QString &text);

/// Each by its name, for QSslConfiguration. Those that Qt does not have (ciphers without a certificate) are
/// missing.
[[nodiscard]] QList<QSslCipher> qtCiphers(const CipherChoice &choice);

} // namespace swb
