// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <memory>

namespace swb {

/// Where an incoming file is stored, by system calls (posix/) or by Qt's classes (portable/): kept aside
/// until it is complete. After the first failure no other member is called.
class IncomingPlace
{
public:
    /// Both are plain file names in the folder.
    [[nodiscard]] static std::unique_ptr<IncomingPlace> of(const QString &folder, const QString &name,
                                                           const QString &asideName);

    IncomingPlace() = default;
    virtual ~IncomingPlace() = default;
    Q_DISABLE_COPY_MOVE(IncomingPlace)

    // Each is false on failure.
    [[nodiscard]] virtual bool open() = 0; ///< opens the file kept aside, with what is already there
    [[nodiscard]] virtual bool write(const char *data, qint64 size) = 0; ///< appends all of it
    [[nodiscard]] virtual bool empty() = 0;
    /// Flushes it to disk and gives it its name, unless something already has that name.
    [[nodiscard]] virtual bool commit() = 0;
    /// Reads what was already there, from its beginning; 0 at its end, -1 on failure.
    [[nodiscard]] virtual qint64 read(char *data, qint64 most) = 0;
    /// Removes the file kept aside.
    virtual void discard() = 0;

    /// Why it failed, as a sentence.
    [[nodiscard]] const QString &problem() const { return m_problem; }
    [[nodiscard]] bool isFull() const { return m_full; } ///< it failed because the disk is full
    [[nodiscard]] bool isTaken() const { return m_taken; } ///< because something already has the name
    [[nodiscard]] bool isBusy() const { return m_busy; } ///< another transfer writes it

protected:
    bool refuse(const QString &problem, bool full = false)
    {
        m_problem = problem;
        m_full = full;
        return false;
    }
    bool refuseTaken()
    {
        m_taken = true;
        return false;
    }
    bool refuseBusy()
    {
        m_busy = true;
        return false;
    }

private:
    QString m_problem;
    bool m_full = false;
    bool m_taken = false;
    bool m_busy = false;
};

} // namespace swb
