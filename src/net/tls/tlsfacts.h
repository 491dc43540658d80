// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/log/event.h"

class QDtls;
class QSslSocket;
class QSslCertificate;

namespace swb {

/// One certificate as the log keeps it. Its names are the peer's text: reduced to one line, control
/// characters as pictures.
[[nodiscard]] CertificateFacts certificateFacts(const QSslCertificate &certificate);

/// What a DTLS session negotiated, except whether the peer was verified. `durationNs` is the duration of the
/// handshake.
[[nodiscard]] TlsFacts tlsFacts(const QDtls &session, qint64 durationNs);
/// The same for a TLS session.
[[nodiscard]] TlsFacts tlsFacts(const QSslSocket &session, qint64 durationNs);

} // namespace swb
