// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <memory>

namespace swb {

/// Where a file lies that comes in pieces, by the system's calls (posix/) or by Qt's classes (portable/):
/// first aside, as long as something of it is to come. After the first failure nothing else is asked of it.
class IncomingPlace
{
public:
    /// Both names are plain ones in the folder.
    [[nodiscard]] static std::unique_ptr<IncomingPlace> of(const QString &folder, const QString &name,
                                                           const QString &asideName);

    IncomingPlace() = default;
    virtual ~IncomingPlace() = default;
    Q_DISABLE_COPY_MOVE(IncomingPlace)

    // Each is false where it failed.
    [[nodiscard]] virtual bool open() = 0; ///< aside, with what is there already
    [[nodiscard]] virtual bool write(const char *data, qint64 size) = 0; ///< all of it, behind what is there
    [[nodiscard]] virtual bool empty() = 0;
    /// Brings it to the disk and gives it its name, unless anything has that.
    [[nodiscard]] virtual bool commit() = 0;
    /// Of what was there, from its beginning; 0 at its end, -1 where it failed.
    [[nodiscard]] virtual qint64 read(char *data, qint64 most) = 0;
    /// Removes what lies aside.
    virtual void discard() = 0;

    /// Why it failed, as a sentence.
    [[nodiscard]] const QString &problem() const { return m_problem; }
    [[nodiscard]] bool isFull() const { return m_full; } ///< it failed since the disk has no room
    [[nodiscard]] bool isTaken() const { return m_taken; } ///< since something has the name
    [[nodiscard]] bool isBusy() const { return m_busy; } ///< since another is writing the same

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
