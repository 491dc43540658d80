// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/log/messagelog.h"

#include <QCoreApplication>

namespace swb {

/// The words that the detail pane shows around the bytes of one event.
class DetailText
{
    Q_DECLARE_TR_FUNCTIONS(swb::DetailText)

public:
    /// The visible part of a payload, in bytes; `kept` of `length` are in the log.
    struct Part
    {
        qsizetype begin = 0;
        qsizetype end = 0;
        qsizetype kept = 0;
        quint32 length = 0;
        bool isWhole = true;
        qsizetype invalid = 0; ///< bytes in it that are not valid text
        qsizetype fieldsLeftOut = 0; ///< number of fields of a message beyond those shown
    };

    [[nodiscard]] static bool carriesBytes(EventKind kind);
    /// One line: number, time, protocol, conversation, source and destination, and how much or what.
    [[nodiscard]] static QString summary(const Event &event, const Conversation &conversation);
    /// Everything known about an event without bytes, in paragraphs.
    [[nodiscard]] static QString facts(const Event &event);
    /// Empty if all of it is visible and valid.
    [[nodiscard]] static QString part(const Part &part, const QString &encoding);
    /// The first lines of a long text, and a last line that says so.
    [[nodiscard]] static QString firstLines(const QString &text, qsizetype most);

private:
    /// "TCP", "HTTP over TCP".
    [[nodiscard]] static QString carrier(const Event &event);
};

} // namespace swb
