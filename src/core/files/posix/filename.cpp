// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/files/filename.h"

#include <unistd.h>

namespace swb {

bool mayRead(const QString &path)
{
    return ::access(nativeName(path).constData(), R_OK) == 0;
}

bool mayWrite(const QString &path)
{
    return ::access(nativeName(path).constData(), W_OK) == 0;
}

} // namespace swb
