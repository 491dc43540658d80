// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/log/event.h"
#include "net/tls/tlscontext.h"

namespace swb {

/// For checks that come only after a handshake (QDtls, QSslSocket): checks the chain that the peer has
/// presented, records in the facts whether it is verified or why not, and returns the flaw, whether it
/// matters here (context.verifiesPeer()) or not. `host` is the name that a client asked for. No error if
/// nobody checks, or if a client was asked for a certificate and presented none; NoClientCertificate if one
/// is required.
[[nodiscard]] Error judgePeer(const TlsContext &context, const QList<QSslCertificate> &chain,
                              const QString &host, const QString &what, TlsFacts &facts);

} // namespace swb
