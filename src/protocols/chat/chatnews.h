// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/values/presentnames.h"

#include <QByteArrayView>
#include <QMap>

namespace swb {

/// What a room says about its participants: a line that begins with "* ".
struct ChatNews
{
    enum class Kind : quint8 {
        Nothing, ///< any other line
        You, ///< "* You are Anna."
        Joined, ///< "* Anna has joined."
        Left, ///< "* Anna has left."
        Renamed, ///< "* guest1 is Anna from now on."
        Here, ///< "* Here: Anna, guest2.", perhaps with how many more there are
    };

    Kind kind = Kind::Nothing;
    QStringList names; ///< one; for Renamed the old and the new one; for Here all
    qsizetype more = 0;

    [[nodiscard]] static ChatNews of(QByteArrayView line);
};

/// Who is in a room, as a participant has learnt it.
class ChatPresence
{
public:
    /// Returns whether anything has changed.
    [[nodiscard]] bool hear(const ChatNews &news);
    [[nodiscard]] PresentNames names() const;

private:
    void add(const QString &name);

    QMap<QString, QString> m_names; ///< by case-folded name
    qsizetype m_more = 0;
    QString m_own;
    quint64 m_revision = 0;
};

} // namespace swb
