// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/files/filename.h"

#include <QFileInfo>

namespace swb {

bool mayRead(const QString &path)
{
    return QFileInfo(path).isReadable();
}

bool mayWrite(const QString &path)
{
    return QFileInfo(path).isWritable();
}

} // namespace swb
