// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/values/error.h"

namespace swb {

/// What a TLS alert of the other side (AlertDescription, RFC 8446 6 and the IANA registry "TLS Alerts") says
/// in plain words: a sentence with the alert's number, and its name where it has one.
[[nodiscard]] QString alertWords(int alert);

/// The code that tells of such an alert: PeerRejectedCertificate where it is the other side's verdict on our
/// certificate, CertificateDemanded where it wanted one, or else TlsHandshakeFailed.
[[nodiscard]] ErrorCode alertCode(int alert);

} // namespace swb
