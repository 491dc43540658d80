// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/log/annotations.h"
#include "core/session/conversationrecord.h"
#include "core/session/sqlite.h"

#include <optional>

/// The layout of a session file (.swbs): an SQLite 3 database.
namespace swb::sessionformat {

inline constexpr quint32 applicationId = 0x53574273; ///< "SWBs", bytes 68..71 of the file
/// Bytes 60..63; a reader refuses a higher one. Version 2 has the ends of a relay and datagrams that a buffer
/// truncated.
inline constexpr quint32 version = 2;

/// SQLite steps after which reading a schema is given up. Ours takes a hundred.
inline constexpr int schemaSteps = 5000;

/// A file may come from anybody, so no value larger than these is read, whatever its table says.
inline constexpr int largestText = 1 << 20; ///< of meta, conversations, annotations
inline constexpr int largestDocument = 256 << 20;
inline constexpr int largestBlob = 1'000'000'000; ///< of events; SQLite itself allows no more

/// Rows of `events` are batches, see eventbatch.h, keyed by the id of their first event. Rows of
/// `conversations` have the figures of all events before the one that `counted` in meta names.
extern const char *const schema;

extern const char *const insertConversation; ///< 24 values in the order of bindConversation()
extern const char *const selectConversation; ///< by id
extern const char *const selectConversations; ///< all above an id, by id

void bindConversation(sqlite::Statement &statement, const ConversationRecord &record);
/// Nothing if a value is out of range.
[[nodiscard]] std::optional<ConversationRecord> conversationOf(const sqlite::Statement &statement);

/// Replaces all of them, within the transaction of the caller; false if the database failed.
[[nodiscard]] bool writeAnnotations(sqlite::Database &database, const Annotations::Map &annotations);

/// Whether this file is a session of a version that this program reads. It is not changed, and no file is
/// created beside it. Errors: FileUnreadable, SessionForeign, SessionNewer.
[[nodiscard]] Error checkFile(const QString &path);

/// Opens a session, whose values are limited to largestText for now. A session that has anything other than
/// exactly the tables of `schema` is refused before any of them is read: a column may be an expression that
/// takes all available memory. Errors: those of SQLite and SessionDamaged, with these words.
[[nodiscard]] Error open(sqlite::Database &database, const QString &path, sqlite::Database::Mode mode,
                         const QString &what);

} // namespace swb::sessionformat
