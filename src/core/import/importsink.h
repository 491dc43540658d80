// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/log/annotations.h"
#include "core/log/conversation.h"
#include "core/log/event.h"

#include <QMap>

namespace swb {

/// Receives what an import finds. Ids of events rise by one. Used by one thread.
class ImportSink
{
public:
    ImportSink() = default;
    virtual ~ImportSink() = default;
    Q_DISABLE_COPY_MOVE(ImportSink)

    /// The wall time of moment 0 on the events' clock. Called first, once. An error ends the import.
    virtual Error begin(const QDateTime &began) = 0;
    /// Called before the first event of a conversation.
    virtual void conversation(const Conversation &conversation) = 0;
    /// The payload is a view that is valid during the call only.
    virtual void event(const Event &event) = 0;
    virtual void annotation(quint64 id, const Annotation &annotation) = 0;
    /// What has gone wrong so far; checked now and then.
    [[nodiscard]] virtual Error error() const = 0;
};

/// The result of an import.
struct ImportOutcome
{
    Error error;
    bool cancelled = false;
    quint64 events = 0;
    QMap<QString, quint64> skipped; ///< what was not imported, by its name, and how often

    [[nodiscard]] bool isComplete() const { return !error.isError() && !cancelled; }
};

} // namespace swb
