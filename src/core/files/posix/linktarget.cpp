// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/files/posix/linktarget.h"

#include <QString>
#include <cerrno>
#include <climits>
#include <unistd.h>

namespace swb {
namespace {

constexpr int mostLinks = 40; // as many as the kernel follows (path_resolution(7))

/// The number in /dev/fd/N or /proc/self/fd/N, where all entries are links; -1 for any other name.
int descriptorOf(const QByteArray &path)
{
    for (const char *const folder : {"/dev/fd/", "/proc/self/fd/"}) {
        if (!path.startsWith(folder))
            continue;
        bool ok = false;
        const int number = path.mid(qsizetype(qstrlen(folder))).toInt(&ok);
        return ok ? number : -1;
    }
    return -1;
}

/// The target of the link; empty if it is not a link.
QByteArray readLink(const QByteArray &path)
{
    QByteArray said(PATH_MAX, Qt::Uninitialized);
    const ssize_t length = ::readlink(path.constData(), said.data(), size_t(said.size()));
    said.truncate(qMax(ssize_t(0), length));
    return said;
}

} // namespace

LinkTarget linkTargetOf(const QByteArray &path)
{
    LinkTarget target{path};
    for (int links = 0; links <= mostLinks; ++links) {
        target.descriptor = descriptorOf(target.path);
        const QByteArray next = target.descriptor < 0 ? readLink(target.path) : QByteArray();
        if (next.isEmpty())
            return target;
        const QByteArray folder = target.path.left(target.path.lastIndexOf('/') + 1);
        target.path = next.startsWith('/') ? next : folder + next;
    }
    target.error = ELOOP;
    return target;
}

} // namespace swb
