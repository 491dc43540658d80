// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocols/chat/chatnews.h"

#include "protocols/chat/chatroom.h"

#include <algorithm>

namespace swb {

using namespace Qt::StringLiterals;

namespace {

/// The text between the two; empty if the text does not begin and end that way.
QString between(const QString &text, QLatin1StringView begin, QLatin1StringView end)
{
    if (text.size() <= begin.size() + end.size() || !text.startsWith(begin) || !text.endsWith(end))
        return {};
    return text.sliced(begin.size(), text.size() - begin.size() - end.size());
}

ChatNews readHere(const QString &list)
{
    ChatNews news{ChatNews::Kind::Here, {}, 0};
    const QStringList parts = list.split(u", "_s);
    for (const QString &part : parts) {
        if (ChatRoom::isName(part))
            news.names << part;
        else
            news.more += qMax(0, between(part, "and "_L1, " more"_L1).toInt());
    }
    return news;
}

} // namespace

ChatNews ChatNews::of(QByteArrayView line)
{
    if (!line.startsWith("* "))
        return {};
    const QString text = QString::fromUtf8(line);
    if (const QString list = between(text, "* Here: "_L1, "."_L1); !list.isEmpty())
        return readHere(list);
    ChatNews news;
    if (const QString you = between(text, "* You are "_L1, "."_L1); !you.isEmpty())
        news = {Kind::You, {you}, 0};
    else if (const QString joined = between(text, "* "_L1, " has joined."_L1); !joined.isEmpty())
        news = {Kind::Joined, {joined}, 0};
    else if (const QString left = between(text, "* "_L1, " has left."_L1); !left.isEmpty())
        news = {Kind::Left, {left}, 0};
    else if (const QString renamed = between(text, "* "_L1, " from now on."_L1); !renamed.isEmpty())
        news = {Kind::Renamed, renamed.split(u" is "_s), 0};
    const qsizetype wanted = news.kind == Kind::Renamed ? 2 : 1;
    const bool areNames = news.names.size() == wanted
        && std::all_of(news.names.cbegin(), news.names.cend(), &ChatRoom::isName);
    return areNames ? news : ChatNews();
}

bool ChatPresence::hear(const ChatNews &news)
{
    switch (news.kind) {
    case ChatNews::Kind::Nothing:
        return false;
    case ChatNews::Kind::You:
        m_names.remove(m_own.toCaseFolded());
        m_own = news.names[0];
        add(m_own);
        break;
    case ChatNews::Kind::Joined:
        add(news.names[0]);
        break;
    case ChatNews::Kind::Left:
        if (m_names.remove(news.names[0].toCaseFolded()) == 0)
            m_more = qMax(qsizetype(0), m_more - 1);
        break;
    case ChatNews::Kind::Renamed:
        if (m_names.remove(news.names[0].toCaseFolded()) == 0)
            m_more = qMax(qsizetype(0), m_more - 1);
        add(news.names[1]);
        break;
    case ChatNews::Kind::Here:
        m_names.clear();
        m_more = news.more;
        for (const QString &name : news.names)
            add(name);
    }
    ++m_revision;
    return true;
}

void ChatPresence::add(const QString &name)
{
    const QString folded = name.toCaseFolded();
    if (m_names.size() < PresentNames::most || m_names.contains(folded))
        m_names.insert(folded, name);
    else
        ++m_more;
}

PresentNames ChatPresence::names() const
{
    return {m_names.values(), m_more, m_revision};
}

} // namespace swb
