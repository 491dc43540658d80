// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/socket/localchoice.h"

#include <QCoreApplication>

namespace swb {

SocketAddress localChoice(const ClientSettings &settings, const SocketAddress &remote)
{
    if (!settings.localHost.isEmpty())
        return SocketAddress::fromIp(settings.localHost, settings.localPort);
    if (settings.localPort == 0)
        return {};
    const bool isIPv6 = remote.family == SocketAddress::Family::IPv6;
    return SocketAddress::fromIp(isIPv6 ? QStringLiteral("::") : QStringLiteral("0.0.0.0"),
                                 settings.localPort);
}

QString describeLocalChoice(const SocketAddress &local)
{
    return QCoreApplication::translate("LocalChoice", "The requested local address is %1.")
        .arg(local.toString());
}

} // namespace swb
