// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

namespace swb {

/// The supported versions, oldest first; older ones are not offered. DTLS has only 1.2.
enum class TlsVersion : quint8 { Tls12, Tls13 };

/// What servers do about client certificates.
enum class ClientCertificates : quint8 {
    NotAsked,
    Asked, ///< a client without one, or with one that fails its checks, is served and reported
    Demanded, ///< a client without one, or with one that fails its checks, is refused
};

/// What either side of TLS or DTLS presents and which parameters it uses. Files are the user's: PEM, or
/// PKCS#12 for certificate and key together.
struct TlsSettings
{
    QString certificateFile; ///< leaf first; empty: a server uses the workbench's own, a client has none
    QString keyFile; ///< empty: the key is in the certificate's file
    QString keyPassphrase; ///< of the key or the PKCS#12 file; never written to any file
    QString keyPassphraseFile; ///< its first line is the passphrase; preferred over keyPassphrase
    TlsVersion lowest = TlsVersion::Tls12;
    TlsVersion highest = TlsVersion::Tls13;
    QStringList alpn; ///< protocols offered or accepted, the preferred one first (RFC 7301); empty: no ALPN
    QString ciphers; ///< OpenSSL's names separated by colons or commas; empty: OpenSSL's choice
    QString keyLogFile; ///< the sessions' secrets are written there (NSS key log format); empty: nowhere
    bool operator==(const TlsSettings &) const = default;
};

} // namespace swb
