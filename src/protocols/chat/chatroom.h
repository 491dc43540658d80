// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/tasks/shortlock.h"
#include "core/values/presentnames.h"

#include <QByteArrayView>
#include <QMap>
#include <QString>
#include <QStringList>

namespace swb {

/// The participants of a chat. No two names differ only in case. Thread-safe.
class ChatRoom
{
public:
    ChatRoom() = default;
    Q_DISABLE_COPY_MOVE(ChatRoom)

    /// Letters, digits and -_. of any script, at most chatlimits::nameChars of them.
    [[nodiscard]] static bool isName(const QString &name);

    /// A new participant, named guest1, guest2 and so on.
    [[nodiscard]] QString join();
    /// False if another participant already has that name.
    [[nodiscard]] bool rename(const QString &from, const QString &to);
    void leave(const QString &name);
    /// In alphabetical order.
    [[nodiscard]] QStringList names() const;
    [[nodiscard]] PresentNames present() const;

private:
    mutable ShortLock m_lock;
    QMap<QString, QString> m_names; ///< by case-folded name
    quint64 m_changes = 0; ///< to the names
    quint64 m_guests = 0; ///< that have joined so far
};

} // namespace swb
