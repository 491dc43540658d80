// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/values/result.h"
#include "net/certificates/identity.h"

namespace swb {

/// Whether these bytes are a PKCS#12 file (RFC 7292), as .p12 and .pfx are.
[[nodiscard]] bool isPkcs12(const QByteArray &content);
/// Whether the file opens without a passphrase, or with an empty one.
[[nodiscard]] bool isOpenPkcs12(const QByteArray &content);

/// Certificate, key and the rest of the chain. Errors name `file`: BadPassphrase, BadCertificateFile,
/// BadKeyFile.
[[nodiscard]] Result<TlsIdentity> readPkcs12(const QByteArray &content, const QByteArray &passphrase,
                                             const QString &file);

} // namespace swb
