// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocols/dns/dnsclient.h"
#include "protocols/dns/dnsserver.h"
#include "protocols/layout/layoutwriter.h"

#include <QCoreApplication>

namespace swb {
namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(swb::NoDns)
};

Error absent()
{
    return {ErrorCode::BadOption, whyNoDns(), {}, {}, {}};
}

} // namespace

QString whyNoDns()
{
    return Words::tr("This program does not support DNS: it was built without ldns.");
}

MadeProtocols dnsServers(const ServerSettings & /*settings*/)
{
    return absent();
}

MadeProtocols dnsClients(const ClientSettings & /*settings*/)
{
    return absent();
}

void layOutDns(LayoutWriter &writer)
{
    writer.addProblem(-1, Words::tr("This program cannot decode DNS messages: it was built without ldns."), 0,
                      writer.size());
}

} // namespace swb
