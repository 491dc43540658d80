// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/socket/tcpdescriptor.h"

#include <sys/ioctl.h>
#include <sys/socket.h>
#include <unistd.h>
#ifdef Q_OS_LINUX
#include <linux/sockios.h>
#endif

namespace swb {

bool endSending(qintptr descriptor)
{
    return ::shutdown(int(descriptor), SHUT_WR) == 0;
}

void resetOnClose(qintptr descriptor)
{
    const linger atOnce{1, 0};
    ::setsockopt(int(descriptor), SOL_SOCKET, SO_LINGER, &atOnce, sizeof atOnce);
}

qint64 unacknowledgedBytes([[maybe_unused]] qintptr descriptor)
{
    int kept = 0;
#ifdef SIOCOUTQ
    if (::ioctl(int(descriptor), SIOCOUTQ, &kept) != 0)
        kept = 0;
#endif
    return kept;
}

qint64 unreadBytes([[maybe_unused]] qintptr descriptor)
{
    int waiting = 0;
#ifdef FIONREAD
    if (::ioctl(int(descriptor), FIONREAD, &waiting) != 0)
        waiting = 0;
#endif
    return waiting;
}

void keepUrgentBytesInLine(qintptr descriptor)
{
    const int inLine = 1;
    ::setsockopt(int(descriptor), SOL_SOCKET, SO_OOBINLINE, &inLine, sizeof inLine);
}

void closeDescriptor(qintptr descriptor)
{
    ::close(int(descriptor));
}

} // namespace swb
