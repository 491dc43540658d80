// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/log/annotations.h"
#include "core/log/eventarchive.h"
#include "core/session/conversationrecord.h"
#include "core/session/sessionheader.h"
#include "core/values/result.h"

#include <QList>
#include <QMap>

namespace swb {

/// A session file as an archive of events. Thread-safe; each thread that reads at the same time has its own
/// connection, so that a view does not wait for a scan. Nothing is ever written, neither to the file nor
/// beside it, unless it was not closed properly: then SQLite may create its shared memory there.
/// Opening reads only the first and the last row, plus neighbours of those that are damaged. Damage found
/// later is skipped and counted.
class SessionReader : public EventArchive
{
public:
    /// Errors: FileUnreadable, SessionForeign, SessionNewer, SessionDamaged.
    [[nodiscard]] static Result<std::shared_ptr<SessionReader>> open(const QString &path);
    ~SessionReader() override;

    [[nodiscard]] quint64 firstId() const override;
    [[nodiscard]] quint64 endId() const override;
    bool forEach(quint64 from, quint64 to, const EventVisitor &visit) const override;
    [[nodiscard]] std::optional<Conversation> conversation(ConversationId id) const override;

    [[nodiscard]] const QString &path() const;
    [[nodiscard]] const SessionHeader &header() const;
    /// Every conversation with its figures, by id. Fast, whatever the size of the file; if it was not closed
    /// properly, the events since the last count are read.
    [[nodiscard]] QList<ConversationRecord> conversations() const;
    [[nodiscard]] Annotations::Map annotations() const;
    [[nodiscard]] QMap<QString, QByteArray> documents() const;
    /// Events that could not be read so far because their place in the file is damaged; each counts once.
    [[nodiscard]] quint64 unreadable() const;
    /// Whether any part of the file was found to be damaged so far, events or anything else.
    [[nodiscard]] bool isDamaged() const;

    /// For the recorder, which writes the file while others read it here: what it holds from now on.
    void setRange(quint64 firstId, quint64 endId);
    /// Releases the file until it is next read, so that its writer can close it.
    void releaseFile();

private:
    class Private;
    explicit SessionReader(std::unique_ptr<Private> d);
    std::unique_ptr<Private> m_d;
};

} // namespace swb
