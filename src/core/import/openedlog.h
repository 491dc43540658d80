// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/import/importsink.h"
#include "core/log/messagelog.h"
#include "core/session/sessionreader.h"
#include "core/tasks/taskcontrol.h"

#include <QTemporaryDir>

namespace swb {

/// A log of the past, read from a file. The log has the marks and notes of the file.
struct OpenedLog
{
    /// Holds the session that an import was written to; must be destroyed last.
    std::unique_ptr<QTemporaryDir> folder;
    std::shared_ptr<SessionReader> session;
    std::unique_ptr<MessageLog> log; ///< null if opening failed or was cancelled
    QList<ConversationRecord> conversations; ///< with their figures, as far as they were counted
    QMap<QString, QByteArray> documents; ///< what else the session holds, as JSON texts by name
    ImportOutcome import; ///< its error says why there is no log
};

/// Opens a session, JSON Lines or a capture, recognised by its content. The file itself is only read: the
/// last two are imported into a session in a temporary folder. Errors: FileUnreadable, UnknownFileKind, and
/// those of SessionReader::open() and importToSession(). Blocks on the disk.
[[nodiscard]] OpenedLog openLogFile(const QString &path, TaskControl &control);

/// The same for a stream that can be read only once, such as a pipe; `name` is its name for messages. Its
/// bytes are kept in a temporary folder meanwhile. Blocks on the stream as well.
[[nodiscard]] OpenedLog openLogStream(QIODevice &stream, const QString &name, TaskControl &control);

} // namespace swb
