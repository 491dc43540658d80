// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>

namespace swb {

/// One of the replies of a server, in the notation of ServerSettings::reply: its name alone, or followed by a
/// colon and its parameter.
struct ReplyChoice
{
    enum class Takes : quint8 { Nothing, Text, File, Folder };

    QString name;
    QString label; ///< for people: "Fixed text"
    Takes takes = Takes::Nothing;
    QString placeholder = {}; ///< in the empty field for the parameter
    QString tip = {}; ///< of that field
};

using ReplyChoices = QList<ReplyChoice>;

} // namespace swb
