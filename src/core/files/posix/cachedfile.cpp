// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/files/posix/cachedfile.h"

#include <sys/uio.h>

#if __has_include(<linux/openat2.h>)
#include <linux/openat2.h>
#include <sys/syscall.h>
#endif

namespace swb {

#ifdef RESOLVE_CACHED

Descriptor openCached(int folder, const QByteArray &path, int flags)
{
    open_how how = {};
    how.flags = quint64(flags);
    how.resolve = RESOLVE_BENEATH | RESOLVE_NO_SYMLINKS | RESOLVE_NO_MAGICLINKS | RESOLVE_CACHED;
    return Descriptor(int(::syscall(SYS_openat2, folder, path.constData(), &how, sizeof how)));
}

#else

Descriptor openCached(int, const QByteArray &, int)
{
    return {};
}

#endif

#ifdef RWF_NOWAIT

qint64 readCached(int file, char *into, qint64 most, qint64 offset)
{
    const iovec piece{into, size_t(most)};
    return ::preadv2(file, &piece, 1, offset, RWF_NOWAIT);
}

#else

qint64 readCached(int, char *, qint64, qint64)
{
    return -1;
}

#endif

} // namespace swb
