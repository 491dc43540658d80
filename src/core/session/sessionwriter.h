// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/log/annotations.h"
#include "core/session/sessionheader.h"
#include "core/values/ids.h"
#include "core/values/result.h"

#include <QByteArray>
#include <memory>
#include <vector>

namespace swb {

struct Event;
struct Conversation;

/// Writes one session file. Not thread-safe: one thread at a time.
/// Events carry their own ids, which must rise; a gap stays a gap. They are collected into batches, and
/// commit() makes everything appended before it safe from a kill of this process. A failure is permanent:
/// nothing more is written, and commit() and close() return it. The file then ends with the last commit.
/// While the writer exists, no other one can open the same file.
class SessionWriter
{
public:
    enum class Existing : quint8 {
        Refuse, ///< FileUnwritable if a session exists
        ReplaceSession, ///< a session is replaced, any other file is refused
    };

    /// Removes a session and SQLite's companion files; returns whether none of it is left.
    static bool removeFiles(const QString &path);
    /// Whether a file of this name may be created: an error if a file exists that is not a session.
    [[nodiscard]] static Error checkReplaceable(const QString &path);

    /// Creates the file. Errors: FileUnwritable, DiskFull, SessionInUse, SessionForeign.
    [[nodiscard]] static Result<std::unique_ptr<SessionWriter>>
    create(const QString &path, const SessionHeader &header, Existing existing = Existing::Refuse);
    /// Closes as after a kill, unless close() was called.
    ~SessionWriter();
    Q_DISABLE_COPY_MOVE(SessionWriter)

    void append(const Event &event);
    /// Describes a conversation, before or after its events. Its figures are collected from the events.
    void addConversation(const Conversation &conversation);
    /// Ids that appended events have named since the last call and that addConversation() has not described.
    [[nodiscard]] std::vector<ConversationId> takeUndescribed();
    /// Replaces all marks and notes.
    void setAnnotations(const Annotations::Map &annotations);
    /// A named JSON text, such as "endpoints"; replaces the one of that name.
    void setDocument(const QString &name, const QByteArray &json);

    /// Makes everything so far readable for others and safe from a kill.
    Error commit();
    /// Commits, marks the file as properly closed, and leaves a single file.
    Error close();

    /// From now on the oldest events are removed, some thousands at a time, when the file would become
    /// larger.
    void setSizeCap(qint64 bytes);

    [[nodiscard]] const QString &path() const;
    [[nodiscard]] const Error &error() const;
    /// Ids of the committed events that the file holds: [firstId, endId); both 0 before the first.
    [[nodiscard]] quint64 firstId() const;
    [[nodiscard]] quint64 endId() const;
    [[nodiscard]] quint64 recorded() const; ///< events committed so far, including those removed since
    [[nodiscard]] quint64 removed() const; ///< events removed for the size cap
    [[nodiscard]] qint64 size() const; ///< bytes in use, as of the last commit

private:
    class Private;
    explicit SessionWriter(std::unique_ptr<Private> d);
    std::unique_ptr<Private> m_d;
};

} // namespace swb
