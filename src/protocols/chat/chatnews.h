// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/values/presentnames.h"

#include <QByteArrayView>
#include <QMap>

namespace swb {

/// What a room says of who is in it: a line that begins with "* ".
struct ChatNews
{
    enum class Kind : quint8 {
        Nothing, ///< another line
        You, ///< "* You are Anna."
        Joined, ///< "* Anna has joined."
        Left, ///< "* Anna has left."
        Renamed, ///< "* guest1 is Anna from now on."
        Here, ///< "* Here: Anna, guest2." and maybe how many more
    };

    Kind kind = Kind::Nothing;
    QStringList names; ///< one; of Renamed the old and the new one; of Here all
    qsizetype more = 0;

    [[nodiscard]] static ChatNews of(QByteArrayView line);
};

/// Who is in a room, as somebody in it has heard it.
class ChatPresence
{
public:
    /// Whether anything is different now.
    [[nodiscard]] bool hear(const ChatNews &news);
    [[nodiscard]] PresentNames names() const;

private:
    void add(const QString &name);

    QMap<QString, QString> m_names; ///< by their folded form
    qsizetype m_more = 0;
    QString m_own;
    quint64 m_revision = 0;
};

} // namespace swb
