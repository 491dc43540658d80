// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/files/privateappender.h"
#include "core/tasks/shortlock.h"
#include "core/values/result.h"

#include <memory>

namespace swb {

/// A file to which TLS sessions write their secrets, so that Wireshark and similar tools can decrypt the
/// traffic: lines of the NSS key log format (RFC 9850), as with SSLKEYLOGFILE in many programs. Readable only
/// by its owner. Thread-safe: the thread "swb.tls" writes the lines, in order.
class KeyLog : public std::enable_shared_from_this<KeyLog>
{
public:
    /// The key log of this file; everyone who asks for the same file shares it while it exists. Waits for the
    /// disk. Errors: those of PrivateAppender::open().
    [[nodiscard]] static Result<std::shared_ptr<KeyLog>> at(const QString &path);

    void append(const QByteArray &line);
    /// Why the last line was lost, if it was; reported once.
    [[nodiscard]] Error takeProblem();

private:
    void write(const QByteArray &line);

    PrivateAppender m_file; ///< used by the writing thread
    ShortLock m_lock;
    Error m_problem; ///< guarded by m_lock
};

} // namespace swb
