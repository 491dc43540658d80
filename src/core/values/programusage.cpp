// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/values/programusage.h"

#include <QCoreApplication>

namespace swb {

UsageSection environmentUsage()
{
    return {QCoreApplication::translate("swb::ProgramUsage", "Environment"),
            QStringLiteral("  ")
                + QCoreApplication::translate(
                    "swb::ProgramUsage",
                    "SWB_DATA_DIR   the folder for certificates, settings and examples (default:\n"
                    "                 ~/.local/share/socket-workbench)\n"
                    "  SSLKEYLOGFILE  a file to which the secrets of all TLS sessions are added")};
}

} // namespace swb
