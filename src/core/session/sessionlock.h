// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLockFile>

namespace swb {

/// Held while somebody writes a session, so that nobody else does: a file beside it, which a killed program
/// leaves without its lock.
class SessionLock
{
public:
    [[nodiscard]] static QString fileOf(const QString &session) { return session + QStringLiteral(".lock"); }

    explicit SessionLock(const QString &session)
        : m_file(fileOf(session))
    {
        m_file.setStaleLockTime(0);
        m_held = m_file.tryLock(0);
    }
    [[nodiscard]] bool isHeld() const { return m_held; }
    /// Another program holds it, rather than that the folder takes no file.
    [[nodiscard]] bool isTaken() const { return m_file.error() == QLockFile::LockFailedError; }
    void release() { m_file.unlock(); }

private:
    QLockFile m_file;
    bool m_held = false;
};

} // namespace swb
