// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

namespace swb {

/// What is spoken here, the oldest first; older ones are not. Of DTLS there is 1.2 alone.
enum class TlsVersion : quint8 { Tls12, Tls13 };

/// What servers do about certificates of their clients.
enum class ClientCertificates : quint8 {
    NotAsked,
    Asked, ///< whoever shows none, or one that fails its checks, is served and said to be so
    Demanded, ///< whoever shows none, or one that fails its checks, is refused
};

/// What either side of TLS or DTLS shows of itself and how it speaks. Files are those of the user: PEM, or
/// PKCS#12 for certificate and key together.
struct TlsSettings
{
    QString certificateFile; ///< leaf first; empty: a server's is the workbench's own, a client has none
    QString keyFile; ///< empty: the key stands beside the certificate
    QString keyPassphrase; ///< of the key or the PKCS#12 file; never written to any file
    QString keyPassphraseFile; ///< whose first line it is; goes before keyPassphrase
    TlsVersion lowest = TlsVersion::Tls12;
    TlsVersion highest = TlsVersion::Tls13;
    QStringList alpn; ///< protocols offered or accepted, the best first (RFC 7301); empty: none is spoken of
    QString ciphers; ///< OpenSSL's names with colons or commas between them; empty: OpenSSL's choice
    QString keyLogFile; ///< the sessions' secrets go there (NSS key log format); empty: nowhere
    bool operator==(const TlsSettings &) const = default;
};

} // namespace swb
