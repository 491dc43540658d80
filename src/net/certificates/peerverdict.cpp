// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/certificates/peerverdict.h"

#include "core/values/errorcatalog.h"
#include "net/tls/words/tlserrors.h"

namespace swb {

Error judgePeer(const TlsContext &context, const QList<QSslCertificate> &chain, const QString &host,
                const QString &what, TlsFacts &facts)
{
    const bool ofClient = context.role() == Role::Server;
    facts.peerIsClient = ofClient;
    if (!context.checksPeer())
        return {};
    if (ofClient && chain.isEmpty())
        return context.verifiesPeer() ? makeError(ErrorCode::NoClientCertificate, what) : Error();
    const QString name = ofClient ? QString() : host;
    const PeerFlaws flaws = context.flawsOf(chain, name);
    facts.verified = flaws.isEmpty() && (context.verifiesPeer() || ofClient);
    if (flaws.isEmpty())
        return {};
    Error flaw = certificateError(flaws, name, what);
    facts.whyNotVerified = flaw.why;
    return flaw;
}

} // namespace swb
