// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/log/conversation.h"
#include "core/values/error.h"
#include "net/certificates/peertrust.h"

class QDtls;

namespace swb {

/// What TLS and DTLS have to say about a failure, in our own codes and plain words. `what` is the first
/// sentence of the error ("Could not connect to tls://localhost:12000."), `role` is our side's. Pure, usable
/// anywhere.

/// The certificate that the peer showed failed its checks. The one flaw with the most to say becomes the
/// code, all of them stand in the cause. `host` is the name that was asked for; empty where the certificate
/// is a client's. The list is not empty.
[[nodiscard]] Error certificateError(const PeerFlaws &flaws, const QString &host, const QString &what);

/// The first sentence where a certificate fails its checks and nothing comes of it: a client's are switched
/// off, a server asks for it and does not demand one.
[[nodiscard]] QString uncheckedWords(Role role, const QString &peer);

/// The handshake failed; `text` is an error string with OpenSSL's "error:0A00010B:..."
/// in it, whose number decides (openssl/sslerr.h). Alerts are named as in RFC 8446 6.2.
[[nodiscard]] Error handshakeError(Role role, const QString &text, const QString &what);

/// TLS broke after its handshake: an alert, or a record that cannot be read. `text` as above.
[[nodiscard]] Error sessionError(const QString &text, const QString &what);

/// What the peer has sent is no TLS at all: NoTlsOnOtherSide for a client, PlainClientOnTlsPort for a server.
[[nodiscard]] Error noTlsError(Role role, const QString &what);

/// The peer closed the connection before the handshake was over.
[[nodiscard]] Error closedDuringHandshake(Role role, const QString &what);

/// The same from a session of DTLS, once it has reported an error. No error (None) where the cause is not
/// DTLS's: then the socket's own error says it.
[[nodiscard]] Error tlsError(const QDtls &session, Role role, const QString &what);

} // namespace swb
