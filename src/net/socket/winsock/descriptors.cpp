// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/socket/descriptors.h"

#include "core/values/errorcatalog.h"

#include <QCoreApplication>
#include <cstdio>
#include <cstdlib>

namespace swb {

// Windows limits handles only by memory.

bool lacksDescriptors(int)
{
    return false;
}

void raiseDescriptorLimit() { }

void exitWithoutDescriptors()
{
    const QString what = QCoreApplication::translate("Descriptors", "The program could not start.");
    std::fprintf(stderr, "%s\n", qUtf8Printable(makeError(ErrorCode::TooManyOpenFiles, what).toString()));
    std::_Exit(EXIT_FAILURE); // without waiting for running threads
}

} // namespace swb
