// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/windowusage.h"
#include "cli/commandtable.h"
#include "usage/completions.h"
#include "usage/manpage.h"

#include <cstdio>

using namespace Qt::StringLiterals;
using namespace swb;

namespace {

QString documentOf(const ProgramUsage &usage, const QString &kind, const QString &date)
{
    if (kind == u"man")
        return manPage(usage, QStringLiteral(SWB_VERSION), date);
    if (kind == u"bash")
        return bashCompletion(usage);
    if (kind == u"zsh")
        return zshCompletion(usage);
    return kind == u"fish" ? fishCompletion(usage) : QString();
}

} // namespace

/// swb-usage PROGRAM man|bash|zsh|fish DATE: prints it.
int main(int argc, char *argv[])
{
    const QString program = argc == 4 ? QString::fromLocal8Bit(argv[1]) : QString();
    const ProgramUsage usage = program == u"swb" ? programUsage() : windowUsage();
    const QString document = program == usage.name
        ? documentOf(usage, QString::fromLocal8Bit(argv[2]), QString::fromLocal8Bit(argv[3]))
        : QString();
    if (document.isEmpty()) {
        std::fputs("swb-usage swb|socket-workbench man|bash|zsh|fish DATE\n", stderr);
        return 2;
    }
    return std::fputs(document.toUtf8().constData(), stdout) >= 0 && std::fflush(stdout) == 0 ? 0 : 1;
}
