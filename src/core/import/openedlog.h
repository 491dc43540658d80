// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/import/importsink.h"
#include "core/log/messagelog.h"
#include "core/session/sessionreader.h"
#include "core/tasks/taskcontrol.h"

#include <QTemporaryDir>

namespace swb {

/// A log of the past, read from a file. Marks and notes of the file are the log's.
struct OpenedLog
{
    std::unique_ptr<QTemporaryDir> folder; ///< holds the session that an import was written to; goes last
    std::shared_ptr<SessionReader> session;
    std::unique_ptr<MessageLog> log; ///< null where opening failed or was cancelled
    QList<ConversationRecord> conversations; ///< with their figures, as far as they were counted
    QMap<QString, QByteArray> documents; ///< what else the session holds, as JSON texts by name
    ImportOutcome import; ///< its error tells why there is no log
};

/// Opens a session, JSON Lines or a capture, told apart by their content. The file itself is only read: the
/// last two are imported into a session of their own, in a temporary folder. Errors: FileUnreadable,
/// UnknownFileKind, and those of SessionReader::open() and importToSession(). Blocks on the disk.
[[nodiscard]] OpenedLog openLogFile(const QString &path, TaskControl &control);

/// The same of a stream that can be read once, such as a pipe; `name` is what it is called in words. Its
/// bytes are kept in a temporary folder meanwhile. Blocks on the stream as well.
[[nodiscard]] OpenedLog openLogStream(QIODevice &stream, const QString &name, TaskControl &control);

} // namespace swb
