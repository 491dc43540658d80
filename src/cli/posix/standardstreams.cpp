// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/posix/standardstreams.h"

#include <clocale>
#include <csignal>
#include <cstdlib>
#include <cstring>
#include <fcntl.h>
#include <langinfo.h>
#include <unistd.h>

namespace swb {
namespace {

void openClosedDescriptors()
{
    // open() returns the lowest free number, so this fills the gaps below 3 and then stops.
    int descriptor = -1;
    do {
        descriptor = ::open("/dev/null", O_RDWR | O_CLOEXEC);
    } while (descriptor >= 0 && descriptor <= STDERR_FILENO);
    if (descriptor >= 0)
        ::close(descriptor);
}

void preferUtf8()
{
    std::setlocale(LC_CTYPE, "");
    if (std::strcmp(::nl_langinfo(CODESET), "UTF-8") != 0)
        ::setenv("LC_ALL", "C.UTF-8", 1); // Qt would choose the same, with a warning on standard error
}

} // namespace

void prepareStandardStreams()
{
    openClosedDescriptors();
    std::signal(SIGPIPE, SIG_IGN);
    preferUtf8();
}

} // namespace swb
