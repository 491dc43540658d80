// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/values/socketfamily.h"

#include <QCoreApplication>

namespace swb {

using namespace Qt::StringLiterals;

QLatin1StringView nameOf(SocketFamily family)
{
    return family == SocketFamily::Native ? "native"_L1 : "qt"_L1;
}

QString displayName(SocketFamily family)
{
    return family == SocketFamily::Native ? QCoreApplication::translate("SocketFamily", "System calls")
                                          : QCoreApplication::translate("SocketFamily", "Qt classes");
}

std::optional<SocketFamily> socketFamilyOf(QStringView name)
{
    for (const SocketFamily family : {SocketFamily::Native, SocketFamily::Qt}) {
        if (name == nameOf(family))
            return family;
    }
    return {};
}

SocketFamily builtSocketFamilyOf(QStringView name)
{
    const SocketFamily family = socketFamilyOf(name).value_or(defaultSocketFamily());
    return isBuilt(family) ? family : defaultSocketFamily();
}

} // namespace swb
