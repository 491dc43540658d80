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

/// Who is in a chat. No two have names that differ in their case alone. From any thread.
class ChatRoom
{
public:
    ChatRoom() = default;
    Q_DISABLE_COPY_MOVE(ChatRoom)

    /// Letters, digits and -_. of any script, at most chatlimits::nameChars of them.
    [[nodiscard]] static bool isName(const QString &name);

    /// Somebody comes, and is called guest1, guest2 and so on.
    [[nodiscard]] QString join();
    /// False where another has it already.
    [[nodiscard]] bool rename(const QString &from, const QString &to);
    void leave(const QString &name);
    /// In alphabetical order.
    [[nodiscard]] QStringList names() const;
    [[nodiscard]] PresentNames present() const;

private:
    mutable ShortLock m_lock;
    QMap<QString, QString> m_names; ///< by their folded form
    quint64 m_changes = 0; ///< of the names
    quint64 m_guests = 0; ///< that have come so far
};

} // namespace swb
