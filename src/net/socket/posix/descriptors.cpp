// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/socket/descriptors.h"

#include "core/values/errorcatalog.h"

#include <QCoreApplication>
#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <sys/resource.h>
#include <sys/socket.h>
#include <unistd.h>

namespace swb {

namespace {

bool isOutOfDescriptors(int errnoValue)
{
    return errnoValue == EMFILE || errnoValue == ENFILE;
}

} // namespace

bool lacksDescriptors(int count)
{
    const int probe = ::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
    if (probe < 0)
        return isOutOfDescriptors(errno);
    const bool lacks = count > 1 && lacksDescriptors(count - 1); // while this one is open
    ::close(probe);
    return lacks;
}

void raiseDescriptorLimit()
{
    rlimit limit{};
    if (::getrlimit(RLIMIT_NOFILE, &limit) != 0 || limit.rlim_cur == limit.rlim_max)
        return;
    limit.rlim_cur = limit.rlim_max;
    ::setrlimit(RLIMIT_NOFILE, &limit);
}

void exitWithoutDescriptors()
{
    const QString what = QCoreApplication::translate("Descriptors", "The program could not start.");
    std::fprintf(stderr, "%s: %s\n", program_invocation_short_name,
                 qUtf8Printable(makeError(ErrorCode::TooManyOpenFiles, what).toString()));
    std::_Exit(EXIT_FAILURE); // without waiting for running threads
}

} // namespace swb
