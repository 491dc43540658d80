// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <chrono>
#include <memory>

namespace swb {

/// A file that only one program at a time can hold (flock(2)). The system releases the lock when a program is
/// killed; the file it leaves behind is taken over. Only an ordinary file of this user is used, so a link or
/// a pipe in its place can neither mislead nor block. One thread at a time.
/// Without POSIX it is Qt's lock file: a killed program's file is taken over once no program of its name has
/// its process id any more; a file made on another computer, or one that is incomplete, has to be removed by
/// hand.
class FileLock
{
public:
    explicit FileLock(const QString &path);
    ~FileLock();
    Q_DISABLE_COPY_MOVE(FileLock)

    /// Waits at most this long, blocking this thread. Returns whether it is held now.
    bool tryLock(std::chrono::milliseconds patience = {});
    void release();

    [[nodiscard]] bool isHeld() const { return m_held != nullptr; }
    /// The last try failed because another program holds it, not because the file cannot be opened.
    [[nodiscard]] bool isTaken() const { return m_taken; }
    /// Why the last try failed if nobody else holds it, as a sentence.
    [[nodiscard]] const QString &problem() const { return m_problem; }
    [[nodiscard]] bool isFull() const { return m_full; } ///< it failed because the disk is full
    [[nodiscard]] const QString &path() const { return m_path; }

private:
    struct Held;

    const QString m_path;
    std::unique_ptr<Held> m_held;
    QString m_problem;
    bool m_taken = false;
    bool m_full = false;
};

} // namespace swb
