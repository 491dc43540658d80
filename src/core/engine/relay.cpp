// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/relay.h"

#include "core/impairment/impairmentoptions.h"
#include "core/values/errorcatalog.h"

#include <QCoreApplication>

namespace swb {
namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(swb::Relay)
};

} // namespace

Error relayProblem(const RelaySettings &settings)
{
    for (const EndpointUrl &url : {settings.listen, settings.target}) {
        if (isEncrypted(url.transport))
            return makeError(ErrorCode::BadUrl, Words::tr("A relay cannot be at %1.").arg(url.toString()),
                             Words::tr("It passes encrypted bytes as they are: write %1:// instead.")
                                 .arg(schemeOf(withEncryption(url.transport, false))));
    }
    if (settings.listen.transport != settings.target.transport)
        return makeError(ErrorCode::BadUrl,
                         Words::tr("A relay cannot go from %1 to %2.")
                             .arg(settings.listen.toString(), settings.target.toString()),
                         Words::tr("Both sides are tcp, or both are udp."));
    if (settings.target.port == 0)
        return makeError(ErrorCode::BadUrl,
                         Words::tr("A relay cannot go to %1.").arg(settings.target.toString()),
                         Words::tr("A target has a port from 1 to 65535."));
    const Error toServer = impossibleFor(settings.listen.transport, settings.impairment.toServer);
    return toServer.isError() ? toServer
                              : impossibleFor(settings.listen.transport, settings.impairment.toClient);
}

} // namespace swb
