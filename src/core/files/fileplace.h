// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/files/filewriter.h"

namespace swb {

/// Where the bytes of a FileWriter go, by system calls (posix/) or by Qt's classes (portable/). The
/// destructor discards what was not committed. After the first failure no other member is called.
class FilePlace
{
public:
    [[nodiscard]] static std::unique_ptr<FilePlace> of(const QString &path, FileUse use);

    FilePlace() = default;
    virtual ~FilePlace() = default;
    Q_DISABLE_COPY_MOVE(FilePlace)

    // Each is false on failure.
    [[nodiscard]] virtual bool open() = 0;
    [[nodiscard]] virtual bool write(const char *data, qint64 size) = 0; ///< writes all of it
    [[nodiscard]] virtual bool commit() = 0;

    /// Why it failed, as a sentence.
    [[nodiscard]] const QString &problem() const { return m_problem; }
    [[nodiscard]] bool isFull() const { return m_full; } ///< it failed because the disk is full

protected:
    bool refuse(const QString &problem, bool full = false)
    {
        m_problem = problem;
        m_full = full;
        return false;
    }

private:
    QString m_problem;
    bool m_full = false;
};

} // namespace swb
