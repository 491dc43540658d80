// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <chrono>
#include <memory>

namespace swb {

/// A file that one program at a time holds (flock(2)). The system takes the lock from a program that is
/// killed; the file it leaves is taken over. Only an ordinary file of this user is ever used, so neither a
/// link nor a pipe in its place can lead astray or hold up. One thread at a time.
///
/// Where there is no POSIX it is Qt's lock file: one of a program that was killed is taken over once no
/// program of its name has its number any more, and one that was made on another computer, or before it was
/// whole, has to be removed by hand.
class FileLock
{
public:
    explicit FileLock(const QString &path);
    ~FileLock();
    Q_DISABLE_COPY_MOVE(FileLock)

    /// Waits at most so long, holding up this thread. Whether it is held now.
    bool tryLock(std::chrono::milliseconds patience = {});
    void release();

    [[nodiscard]] bool isHeld() const { return m_held != nullptr; }
    /// The last try failed because another holds it, rather than because the file cannot be had.
    [[nodiscard]] bool isTaken() const { return m_taken; }
    /// Why the last try failed where nobody else holds it, as a sentence.
    [[nodiscard]] const QString &problem() const { return m_problem; }
    [[nodiscard]] bool isFull() const { return m_full; } ///< it failed since the disk has no room
    [[nodiscard]] const QString &path() const { return m_path; }

private:
    struct Held; // what the system knows of it

    const QString m_path;
    std::unique_ptr<Held> m_held;
    QString m_problem;
    bool m_taken = false;
    bool m_full = false;
};

} // namespace swb
