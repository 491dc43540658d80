// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/log/eventarchive.h"
#include "core/values/error.h"

#include <QByteArray>
#include <QMap>
#include <functional>

namespace swb {

class MessageLog;
class SessionWriter;

/// Passes the writer the conversations that its events have named, as the log knows them.
void describeConversations(const MessageLog &log, SessionWriter &writer);

/// Called now and then with the events done and the total; false cancels.
using CopyProgress = std::function<bool(quint64 done, quint64 total)>;

/// Writes everything that the log has at this moment, with its marks and notes and these documents, into a
/// new session, which appears under that name when it is complete. An existing session is replaced, any other
/// file is refused. May take seconds: for a thread that may wait. Errors: those of SessionWriter; code None
/// with `what` empty if it was cancelled.
[[nodiscard]] Error copySession(const MessageLog &log, const QMap<QString, QByteArray> &documents,
                                const QString &path, const CopyProgress &progress);

} // namespace swb
