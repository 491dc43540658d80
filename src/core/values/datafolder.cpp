// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/values/datafolder.h"

#include <QDir>
#include <QStandardPaths>

namespace swb {

QString dataFolder()
{
    const QString chosen = qEnvironmentVariable("SWB_DATA_DIR");
    if (!chosen.isEmpty())
        return QDir(chosen).absolutePath();
    return QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation)
        + QStringLiteral("/socket-workbench");
}

QString authorityFolder()
{
    return dataFolder() + QStringLiteral("/tls");
}

QString authorityFile()
{
    return authorityFolder() + QStringLiteral("/ca.pem");
}

} // namespace swb
