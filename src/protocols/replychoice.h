// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>

namespace swb {

/// One of the things that a server can be told to answer, in the notation of ServerSettings::reply: its name
/// alone, or with what it takes behind a colon.
struct ReplyChoice
{
    enum class Takes : quint8 { Nothing, Text, File, Folder };

    QString name;
    QString label; ///< for people: "Fixed text"
    Takes takes = Takes::Nothing;
    QString placeholder = {}; ///< in the empty field of what it takes
    QString tip = {}; ///< of that field
};

using ReplyChoices = QList<ReplyChoice>;

} // namespace swb
