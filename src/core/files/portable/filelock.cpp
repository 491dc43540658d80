// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/files/filelock.h"

#include "core/files/portable/filelooks.h"

#include <QCoreApplication>
#include <QLockFile>

namespace swb {
namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(swb::FileLock)
};

constexpr int pauseMs = 5;

QString reasonOf(QLockFile::LockError error, bool full)
{
    if (full)
        return Words::tr("The disk is full.");
    return error == QLockFile::PermissionError ? Words::tr("This user may not create files there.")
                                               : Words::tr("The system cannot create a file there.");
}

} // namespace

struct FileLock::Held
{
    explicit Held(const QString &path)
        : file(path)
    {
        file.setStaleLockTime(0); // a session is recorded for hours
    }

    QLockFile file;
};

FileLock::FileLock(const QString &path)
    : m_path(path)
{ }

FileLock::~FileLock() = default;

bool FileLock::tryLock(std::chrono::milliseconds patience)
{
    m_taken = false;
    m_full = false;
    m_problem = whyNotPresent(typeOf(m_path)); // QLockFile reads what is there, and would block on a pipe
    if (!m_problem.isEmpty())
        return false;
    auto held = std::make_unique<Held>(m_path);
    const auto end = std::chrono::steady_clock::now() + patience;
    do { // on its own it would check less and less often
        if (held->file.tryLock(patience.count() > 0 ? pauseMs : 0)) {
            m_held = std::move(held);
            return true;
        }
        m_taken = held->file.error() == QLockFile::LockFailedError;
    } while (m_taken && std::chrono::steady_clock::now() < end);
    m_full = !m_taken && isDiskFull(m_path, 1);
    if (!m_taken)
        m_problem = reasonOf(held->file.error(), m_full);
    return false;
}

void FileLock::release()
{
    m_held.reset();
}

} // namespace swb
