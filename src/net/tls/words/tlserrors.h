// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/log/conversation.h"
#include "core/values/error.h"
#include "net/certificates/peertrust.h"

class QDtls;

namespace swb {

/// Failures of TLS and DTLS as our own codes in plain words. `what` is the first sentence of the error
/// ("Could not connect to tls://localhost:12000."), `role` is our side's. Pure, usable anywhere.

/// The certificate that the peer presented failed its checks. The most significant flaw becomes the code, and
/// the cause lists all of them. `host` is the name that was requested; empty if the certificate is a
/// client's. The list is not empty.
[[nodiscard]] Error certificateError(const PeerFlaws &flaws, const QString &host, const QString &what);

/// The first sentence if a certificate fails its checks without consequences: a client's checks are switched
/// off, or a server asks for a certificate but does not require one.
[[nodiscard]] QString uncheckedWords(Role role, const QString &peer);

/// The handshake failed; `text` is an error string with OpenSSL's "error:0A00010B:..."
/// in it, whose number decides (openssl/sslerr.h). Alerts are named as in RFC 8446 6.2.
[[nodiscard]] Error handshakeError(Role role, const QString &text, const QString &what);

/// TLS failed after its handshake: an alert, or a record that cannot be read. `text` as above.
[[nodiscard]] Error sessionError(const QString &text, const QString &what);

/// The peer does not use TLS: NoTlsOnOtherSide for a client, PlainClientOnTlsPort for a server.
[[nodiscard]] Error noTlsError(Role role, const QString &what);

/// The peer closed the connection before the handshake was over.
[[nodiscard]] Error closedDuringHandshake(Role role, const QString &what);

/// The same for a DTLS session, once it has reported an error. No error (None) if the cause is not in DTLS:
/// then the socket's own error describes it.
[[nodiscard]] Error tlsError(const QDtls &session, Role role, const QString &what);

} // namespace swb
