// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/settings.h"
#include "net/certificates/authority.h"
#include "net/tls/tlscontext.h"

#include <QSslConfiguration>

namespace swb {

/// What a TlsContext is made from, and notes about how it was made ("Made a certificate authority ...").
struct TlsSetup
{
    QSslConfiguration configuration;
    TlsTerms terms = {};
    QStringList notes;
    QStringList warnings; ///< "Others on this computer can read the key ..."
};

/// For a server with these settings: its own certificate and key if they name files, otherwise the
/// workbench's. TLS 1.2 and later, or DTLS 1.2 for the transport Dtls. Clients are asked for a certificate as
/// the settings say; the authorities of settings.clientAuthorityFile are trusted, or else the workbench's
/// own. Warns about an own key that others can read, an own certificate that is not valid now, and a key log.
/// Errors: those of loadIdentity() and CertificateAuthority::open(), BadCertificateFile for
/// clientAuthorityFile, BadTlsSetting, FileUnwritable for the key log, and TlsUnavailable.
[[nodiscard]] Result<TlsSetup> serverTls(const ServerSettings &settings,
                                         const CertificateAuthority &authority);

/// For a client with these settings. In addition to the system's authorities (TlsContext) it trusts the
/// workbench's own (if its folder cannot be used, only that trust is missing, with a note) and those in
/// settings.authorityFile. With verifyPeer off, a failed check does not end the connection. It presents the
/// settings' certificate to servers that ask for one. Warns as serverTls() does. Errors: BadCertificateFile
/// for authorityFile, those of loadIdentity(), BadTlsSetting, FileUnwritable for the key log, and
/// TlsUnavailable.
[[nodiscard]] Result<TlsSetup> clientTls(const ClientSettings &settings,
                                         const CertificateAuthority &authority);

/// The parts without files, for callers that already have an identity or authorities. The configuration has
/// only these authorities.
[[nodiscard]] QSslConfiguration serverConfiguration(Transport transport, const TlsIdentity &identity);
[[nodiscard]] QSslConfiguration clientConfiguration(Transport transport, bool verifyPeer,
                                                    const QList<QSslCertificate> &authorities);

} // namespace swb
