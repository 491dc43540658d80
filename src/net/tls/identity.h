// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/values/result.h"

#include <QDateTime>
#include <QList>
#include <QSslCertificate>
#include <QSslKey>

namespace swb {

/// What one side of a TLS or DTLS session shows and proves: its certificates, its own first, and its key.
struct TlsIdentity
{
    QList<QSslCertificate> chain;
    QSslKey key;
};

/// Loads an identity from PEM files: the certificate with those that lead to its authority behind it, and its
/// key (EC or RSA, PKCS#8 or the older forms, unencrypted). An empty `keyFile` means that the key stands in
/// the certificate's file. Errors: BadCertificateFile, BadKeyFile, KeyDoesNotMatch, FileUnreadable, each
/// naming the file.
[[nodiscard]] Result<TlsIdentity> loadIdentity(const QString &certificateFile, const QString &keyFile = {});

/// Loads the certificates of a PEM file, at least one. Errors: BadCertificateFile, naming the file.
[[nodiscard]] Result<QList<QSslCertificate>> loadCertificates(const QString &file);

/// What is to be said of a key file that others than its owner can read or write; empty where nothing is.
[[nodiscard]] QString whyExposed(const QString &keyFile);

/// A sentence for each certificate of the chain that is not valid at that moment.
[[nodiscard]] QStringList whyNotValidAt(const QList<QSslCertificate> &chain, const QDateTime &now);

} // namespace swb
