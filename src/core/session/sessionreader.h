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

/// A session file as an archive of events. Thread-safe; each thread that reads at the same moment has a
/// connection of its own, so that a view does not wait for a scan. Nothing is ever written, neither to the
/// file nor beside it, unless it was not closed in order: then SQLite may make its shared memory there.
///
/// Opening reads the first and the last row only, and as many next to them as are damaged. What turns out to
/// be damaged later is left out and counted.
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
    /// Every conversation with its figures, by id. Quick, whatever the size of the file; one that was not
    /// closed in order is read from the moment of the last count on.
    [[nodiscard]] QList<ConversationRecord> conversations() const;
    [[nodiscard]] Annotations::Map annotations() const;
    [[nodiscard]] QMap<QString, QByteArray> documents() const;
    /// Events that could not be read so far, since their place in the file is damaged; each counts once.
    [[nodiscard]] quint64 unreadable() const;
    /// Whether anything of the file turned out to be damaged so far, events or other things.
    [[nodiscard]] bool isDamaged() const;

    /// For the recorder, which writes the file while others read it here: what it holds from now on.
    void setRange(quint64 firstId, quint64 endId);
    /// Lets go of the file until it is next read, so that its writer can close it.
    void releaseFile();

private:
    class Private;
    explicit SessionReader(std::unique_ptr<Private> d);
    std::unique_ptr<Private> m_d;
};

} // namespace swb
