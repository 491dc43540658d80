// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/logfilter.h"

#include "core/log/eventtext.h"

#include <QHash>

#include <algorithm>
#include <array>

namespace swb {
namespace {

constexpr std::array<char, 256> lowerCaseTable()
{
    std::array<char, 256> table{};
    for (size_t i = 0; i < table.size(); ++i)
        table[i] = i >= 'A' && i <= 'Z' ? char(i + ('a' - 'A')) : char(i);
    return table;
}

/// Looks for one text in events. Addresses are looked at once per conversation, since they never change.
class TextMatcher
{
public:
    TextMatcher(const MessageLog &log, QString text)
        : m_log(&log)
        , m_text(std::move(text))
        , m_needle(m_text.toUtf8().toLower())
        , m_isAscii(std::ranges::all_of(m_text, [](QChar c) { return c.unicode() < 0x80; }))
    { }

    bool operator()(const Event &event)
    {
        return inConversation(event) || inPayload(event.payload) || inWords(event);
    }

private:
    [[nodiscard]] bool found(const QString &where) const
    {
        return where.contains(m_text, Qt::CaseInsensitive);
    }

    [[nodiscard]] bool inConversation(const Event &event)
    {
        const quint64 key = quint64(event.conversation) << 8 | quint64(event.transport);
        const auto known = m_known.constFind(key);
        if (known != m_known.constEnd())
            return *known;
        const Conversation conversation = m_log->conversation(event.conversation);
        const bool matches = found(displayName(event.transport))
            || (conversation.id != ConversationId::None
                && (found(conversation.label()) || found(conversation.local.toString())
                    || found(conversation.remote.toString())));
        m_known.insert(key, matches);
        return matches;
    }

    [[nodiscard]] bool inPayload(const QByteArray &payload) const
    {
        if (!m_isAscii)
            return found(QString::fromUtf8(payload));
        static constexpr std::array<char, 256> lower = lowerCaseTable();
        return std::search(payload.begin(), payload.end(), m_needle.begin(), m_needle.end(),
                           [](char byte, char wanted) { return lower[uchar(byte)] == wanted; })
            != payload.end();
    }

    [[nodiscard]] bool inWords(const Event &event) const
    {
        const bool plainData
            = !event.detail && (event.kind == EventKind::Data || event.kind == EventKind::Message);
        return !plainData && (found(EventText::info(event)) || found(EventText::explanation(event)));
    }

    const MessageLog *m_log;
    QString m_text;
    QByteArray m_needle;
    bool m_isAscii;
    QHash<quint64, bool> m_known; ///< by conversation and transport
};

} // namespace

LogFilter LogFilter::containing(const QString &text)
{
    const QString wanted = text.trimmed();
    if (wanted.isEmpty())
        return {};
    return {wanted, [wanted](const MessageLog &log) { return EventPredicate(TextMatcher(log, wanted)); }};
}

} // namespace swb
