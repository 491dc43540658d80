// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/transport/groupproblem.h"

#include "core/values/errorcatalog.h"
#include "net/socket/interfaces.h"
#include "net/socket/socketcalls.h"

#include <QCoreApplication>

namespace swb {

Error groupProblem(const ClientSettings &settings, const SocketAddress &to, const QString &what)
{
    const QString &name = settings.groupInterface;
    if (!name.isEmpty() && interfaceIndex(name) == 0)
        return makeError(ErrorCode::NoSuchInterface, what,
                         QCoreApplication::translate("GroupSocket", "The requested name is “%1”.").arg(name));
    if (name.isEmpty() && to.isLinkLocal() && to.scopeId == 0)
        return makeError(ErrorCode::AddressNeedsZone, what);
    return {};
}

quint32 interfaceTowards(const ClientSettings &settings, const SocketAddress &group)
{
    return settings.groupInterface.isEmpty() ? group.scopeId : interfaceIndex(settings.groupInterface);
}

} // namespace swb
