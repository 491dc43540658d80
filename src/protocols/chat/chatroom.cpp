// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocols/chat/chatroom.h"

#include "protocols/chat/chatlimits.h"

#include <algorithm>
#include <mutex>

namespace swb {

using namespace Qt::StringLiterals;

bool ChatRoom::isName(const QString &name)
{
    const QList<uint> characters = name.toUcs4();
    return !name.isEmpty() && characters.size() <= chatlimits::nameChars
        && std::all_of(characters.cbegin(), characters.cend(), [](uint character) {
               return QChar::isLetterOrNumber(character) || character == '-' || character == '_'
                   || character == '.';
           });
}

QString ChatRoom::join()
{
    const std::lock_guard guard(m_lock);
    QString name;
    do {
        name = u"guest%1"_s.arg(++m_guests);
    } while (m_names.contains(name));
    m_names.insert(name, name);
    ++m_changes;
    return name;
}

bool ChatRoom::rename(const QString &from, const QString &to)
{
    const std::lock_guard guard(m_lock);
    const QString old = from.toCaseFolded();
    const QString wanted = to.toCaseFolded();
    if (wanted != old && m_names.contains(wanted))
        return false;
    m_names.remove(old);
    m_names.insert(wanted, to);
    ++m_changes;
    return true;
}

void ChatRoom::leave(const QString &name)
{
    const std::lock_guard guard(m_lock);
    m_names.remove(name.toCaseFolded());
    ++m_changes;
}

PresentNames ChatRoom::present() const
{
    const std::lock_guard guard(m_lock);
    PresentNames present;
    for (auto it = m_names.cbegin(); it != m_names.cend() && present.names.size() < PresentNames::most; ++it)
        present.names << *it;
    present.more = m_names.size() - present.names.size();
    present.revision = m_changes;
    return present;
}

QStringList ChatRoom::names() const
{
    const std::lock_guard guard(m_lock);
    return m_names.values();
}

} // namespace swb
