// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/values/error.h"

namespace swb {

/// The meaning of the other side's TLS alert (AlertDescription, RFC 8446 6 and the IANA registry "TLS
/// Alerts") in plain words: a sentence with the alert's number, and its name if it has one.
[[nodiscard]] QString alertWords(int alert);

/// The code for such an alert: PeerRejectedCertificate if the other side refused our certificate,
/// CertificateDemanded if it required one, otherwise TlsHandshakeFailed.
[[nodiscard]] ErrorCode alertCode(int alert);

} // namespace swb
