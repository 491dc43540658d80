// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/posix/pipeend.h"

#include <QString>
#include <fcntl.h>
#include <sys/stat.h>

namespace swb {

Descriptor nonBlockingPipe(int descriptor)
{
    struct stat facts = {};
    if (::fstat(descriptor, &facts) != 0 || !S_ISFIFO(facts.st_mode))
        return {};
    const QByteArray name = "/proc/self/fd/" + QByteArray::number(descriptor);
    return Descriptor(::open(name.constData(), O_WRONLY | O_NONBLOCK | O_CLOEXEC));
}

} // namespace swb
