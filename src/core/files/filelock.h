// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/files/descriptor.h"

#include <QString>
#include <chrono>

namespace swb {

/// A file that one program at a time holds (flock(2)). The system takes the lock from a program that is
/// killed; the file it leaves is taken over. Only an ordinary file of this user is ever used, so neither a
/// link nor a pipe in its place can lead astray or hold up. One thread at a time.
class FileLock
{
public:
    explicit FileLock(const QString &path)
        : m_path(path)
    { }
    ~FileLock() { release(); }
    Q_DISABLE_COPY_MOVE(FileLock)

    /// Waits at most so long, holding up this thread. Whether it is held now.
    bool tryLock(std::chrono::milliseconds patience = {});
    void release();

    [[nodiscard]] bool isHeld() const { return m_file.isOpen(); }
    /// The last try failed because another holds it, rather than because the file cannot be had.
    [[nodiscard]] bool isTaken() const { return m_taken; }
    /// Why the last try failed where nobody else holds it, as a sentence.
    [[nodiscard]] const QString &problem() const { return m_problem; }
    [[nodiscard]] bool isFull() const; ///< it failed since the disk has no room
    [[nodiscard]] const QString &path() const { return m_path; }

private:
    enum class Try : quint8 { Held, Taken, Gone, Failed };

    [[nodiscard]] Try tryOnce();

    const QString m_path;
    Descriptor m_file;
    QString m_problem;
    int m_error = 0;
    bool m_taken = false;
};

} // namespace swb
