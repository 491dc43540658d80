// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/files/privateappender.h"
#include "core/tasks/shortlock.h"
#include "core/values/result.h"

#include <memory>

namespace swb {

/// A file into which sessions of TLS write their secrets, so that Wireshark and the like can read what was
/// said: lines of the NSS key log format (RFC 9850), as SSLKEYLOGFILE has them in many programs. For the
/// owner's eyes only. From any thread: lines are written by the thread "swb.tls", in their order.
class KeyLog : public std::enable_shared_from_this<KeyLog>
{
public:
    /// The one of this file; all that ask for the same share it while it lasts. Waits for the disk. Errors:
    /// those of PrivateAppender::open().
    [[nodiscard]] static Result<std::shared_ptr<KeyLog>> at(const QString &path);

    void append(const QByteArray &line);
    /// Why the last line was lost, where it was; told once.
    [[nodiscard]] Error takeProblem();

private:
    void write(const QByteArray &line);

    PrivateAppender m_file; ///< of the thread that writes
    ShortLock m_lock;
    Error m_problem; ///< guarded by m_lock
};

} // namespace swb
