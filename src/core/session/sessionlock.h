// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/files/filelock.h"

namespace swb {

/// Held while a program writes a session, so that no other does: a lock file beside it, which a killed
/// program leaves behind unlocked.
class SessionLock
{
public:
    [[nodiscard]] static QString fileOf(const QString &session) { return session + QStringLiteral(".lock"); }

    explicit SessionLock(const QString &session)
        : m_file(fileOf(session))
    {
        m_file.tryLock();
    }
    [[nodiscard]] bool isHeld() const { return m_file.isHeld(); }
    /// Another program holds it (as opposed to: no file can be created in the folder).
    [[nodiscard]] bool isTaken() const { return m_file.isTaken(); }
    void release() { m_file.release(); }

private:
    FileLock m_file;
};

} // namespace swb
