// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/values/error.h"
#include "net/certificates/peertrust.h"

namespace swb {

/// The code for a verdict of OpenSSL's check (X509_V_ERR_..., x509_vfy.h).
[[nodiscard]] ErrorCode verdictCode(int result);

/// The flaw in plain words: one sentence, in which the certificate's own claims are plain text. A verdict
/// that we have no words for is described in OpenSSL's, with its number. `host` is the name that the client
/// asked for; empty if the certificate is a client's.
[[nodiscard]] QString flawWords(const PeerFlaw &flaw, const QString &host);

} // namespace swb
