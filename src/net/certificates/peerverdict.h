// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/log/event.h"
#include "net/tls/tlscontext.h"

namespace swb {

/// For what checks only once a handshake is over (QDtls, QSslSocket): looks at the chain that the peer has
/// shown, writes into the facts whether it is verified or why not, and gives the flaw, whether it matters
/// here (context.verifiesPeer()) or not. `host` is whom a client asked for. None where nobody looks, and for
/// a client that is asked and shows nothing; NoClientCertificate where one is demanded.
[[nodiscard]] Error judgePeer(const TlsContext &context, const QList<QSslCertificate> &chain,
                              const QString &host, const QString &what, TlsFacts &facts);

} // namespace swb
