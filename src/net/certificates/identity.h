// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/values/result.h"

#include <QDateTime>
#include <QList>
#include <QSslCertificate>
#include <QSslKey>

struct evp_pkey_st;

namespace swb {

/// What one side of a TLS or DTLS session presents and proves: its certificate chain, its own certificate
/// first, and its key.
struct TlsIdentity
{
    QList<QSslCertificate> chain;
    QSslKey key;
};

/// The key as Qt has it. A key whose type Qt has no name for, such as Ed25519, is opaque (QSsl::Opaque) but
/// still usable.
[[nodiscard]] QSslKey qtKey(evp_pkey_st *key);

/// Loads an identity from PEM files: the certificate, followed by those that lead to its authority, and its
/// key (EC, RSA, Ed25519 or Ed448, PKCS#8 or the older forms). An empty `keyFile` means that the key is in
/// the certificate's file, which may then be PKCS#12. The passphrase, in UTF-8, is that of a protected key.
/// Errors: BadCertificateFile, BadKeyFile, BadPassphrase, KeyDoesNotMatch, FileUnreadable, each naming the
/// file.
[[nodiscard]] Result<TlsIdentity> loadIdentity(const QString &certificateFile, const QString &keyFile = {},
                                               const QByteArray &passphrase = {});
/// Whether this identity needs a passphrase. Also false if the file cannot be read.
[[nodiscard]] bool isProtected(const QString &certificateFile, const QString &keyFile);
/// The first line of a file that holds a passphrase. Errors: FileUnreadable, BadPassphrase if it is empty,
/// each naming the file.
[[nodiscard]] Result<QByteArray> readPassphrase(const QString &file);

/// Loads the certificates of a PEM file, at least one. Errors: BadCertificateFile, naming the file.
[[nodiscard]] Result<QList<QSslCertificate>> loadCertificates(const QString &file);

/// A warning for a key file that others than its owner can read or write; otherwise empty.
[[nodiscard]] QString whyExposed(const QString &keyFile);

/// A sentence for each certificate of the chain that is not valid at that moment.
[[nodiscard]] QStringList whyNotValidAt(const QList<QSslCertificate> &chain, const QDateTime &now);

} // namespace swb
