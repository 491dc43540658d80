// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "support/processes.h"

#include <QTemporaryDir>

namespace swb::test {

/// A separate disk for one program: a file system in memory that only this program sees, at path(). It is
/// really full when it is full, and really read-only, also for root.
class TinyDisk
{
public:
    enum class Access : quint8 { ReadWrite, ReadOnly };

    explicit TinyDisk(qint64 bytes, Access access = Access::ReadWrite)
        : m_options(QStringLiteral("size=%1,mode=0777").arg(bytes))
    {
        if (access == Access::ReadOnly)
            m_options += QStringLiteral(",ro");
        // A user namespace may be forbidden where root does not need one, and the other way round.
        for (const char *const namespaces : {"-Urm", "-m"}) {
            m_namespaces = QString::fromLatin1(namespaces);
            if (run(QStringLiteral("unshare"), arguments(QStringLiteral("true"), {})).exitCode == 0)
                return;
        }
        m_namespaces.clear();
    }

    /// Whether this user may have one here.
    [[nodiscard]] bool isPermitted() const { return !m_namespaces.isEmpty(); }
    [[nodiscard]] QString path(const QString &name) const { return m_folder.filePath(name); }
    /// The files that the program sees at this path, for access from outside.
    [[nodiscard]] QString pathFromOutside(const Program &program, const QString &name) const
    {
        return QStringLiteral("/proc/%1/root").arg(program.processId()) + path(name);
    }
    /// The arguments for the program "unshare".
    [[nodiscard]] QStringList arguments(const QString &program, const QStringList &its) const
    {
        const QString script
            = QStringLiteral("mount -t tmpfs -o \"$1\" tiny \"$2\" && shift 2 && exec \"$@\"");
        return QStringList{m_namespaces,         QStringLiteral("sh"),
                           QStringLiteral("-c"), script,
                           QStringLiteral("-"),  m_options,
                           m_folder.path(),      program}
        + its;
    }

private:
    QTemporaryDir m_folder;
    QString m_options;
    QString m_namespaces;
};

} // namespace swb::test

/// Skips the test, with a clear message, if nobody may mount anything.
#define SWB_NEED_TINY_DISK(disk)                                                                             \
    do {                                                                                                     \
        if (!(disk).isPermitted())                                                                           \
            QSKIP(                                                                                           \
                "SKIPPED: unshare and mount are not permitted here, so nothing was shown about real disks"); \
    } while (false)
