// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/status.h"
#include "core/log/logwriter.h"
#include "net/dtls/dtlslistener.h"

namespace swb {

/// How the end of a session appears in the log, and the state after it.
struct DtlsEnding
{
    LinkState state = LinkState::Closed;
    EventKind kind = EventKind::Closed;
    Severity severity = Severity::Note;
    Direction direction = Direction::None;
    QString info;
    Error why; ///< none if nothing went wrong
};

/// The session was with `peer`. `owner` is its endpoint, as it begins a sentence ("dtls://127.0.0.1:12000"),
/// and `maxSessions` the maximum number of open ones. For a session that failed, the error says why.
[[nodiscard]] DtlsEnding endingOf(DtlsEnd end, const Error &error, const SocketAddress &peer,
                                  const QString &owner, int maxSessions);

void logEnding(LogWriter &writer, const Subject &session, const DtlsEnding &ending);

} // namespace swb
