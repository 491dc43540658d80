// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/settings.h"
#include "net/certificates/authority.h"
#include "net/tls/tlscontext.h"

#include <QSslConfiguration>

namespace swb {

/// What a TlsContext is made of, and what is worth telling about how it came to be ("Made a certificate
/// authority
/// ...").
struct TlsSetup
{
    QSslConfiguration configuration;
    TlsTerms terms = {};
    QStringList notes;
    QStringList warnings; ///< "Others on this computer can read the key ..."
};

/// For a server of these settings: its own certificate and key where they name files, or else the
/// workbench's. TLS 1.2 and later, or DTLS 1.2 for the transport Dtls. Clients are asked for a certificate as
/// the settings say; those of settings.clientAuthorityFile are trusted, or else the workbench's own. Warns of
/// an own key that others can read, of an own certificate that is not valid now, and of a key log. Errors:
/// those of loadIdentity() and CertificateAuthority::open(), BadCertificateFile for clientAuthorityFile,
/// BadTlsSetting, FileUnwritable for the key log, and TlsUnavailable.
[[nodiscard]] Result<TlsSetup> serverTls(const ServerSettings &settings,
                                         const CertificateAuthority &authority);

/// For a client of these settings. Beside the system's authorities (TlsContext) it trusts the workbench's own
/// (a folder that cannot be used only costs that trust, with a note) and those in settings.authorityFile.
/// With verifyPeer off a failed check stops nothing. It shows the settings' certificate to servers that ask
/// for one. Warns as serverTls() does. Errors: BadCertificateFile for authorityFile, those of loadIdentity(),
/// BadTlsSetting, FileUnwritable for the key log, and TlsUnavailable.
[[nodiscard]] Result<TlsSetup> clientTls(const ClientSettings &settings,
                                         const CertificateAuthority &authority);

/// The parts without files, for callers that have an identity or authorities at hand. The authorities are all
/// that the configuration has.
[[nodiscard]] QSslConfiguration serverConfiguration(Transport transport, const TlsIdentity &identity);
[[nodiscard]] QSslConfiguration clientConfiguration(Transport transport, bool verifyPeer,
                                                    const QList<QSslCertificate> &authorities);

} // namespace swb
