// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/values/error.h"
#include "net/certificates/peertrust.h"

namespace swb {

/// What a verdict of OpenSSL's check (X509_V_ERR_..., x509_vfy.h) means among our own codes.
[[nodiscard]] ErrorCode verdictCode(int result);

/// The flaw in plain words: one sentence, in which what the certificate says of itself stands as plain text.
/// What has no words of its own is told in OpenSSL's, with the verdict's number. `host` is whom the client
/// asked for; empty where the certificate is a client's.
[[nodiscard]] QString flawWords(const PeerFlaw &flaw, const QString &host);

} // namespace swb
