// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/repeat.h"

#include <algorithm>
#include <utility>

namespace swb {

namespace {

constexpr QByteArrayView countWord = "{count}";
constexpr QByteArrayView timeWord = "{time}";

QByteArray written(const QDateTime &time)
{
    return time.toOffsetFromUtc(time.offsetFromUtc()).toString(Qt::ISODateWithMs).toLatin1();
}

} // namespace

Repetition::Repetition(const QByteArray &message, const Repeat &repeat)
    : m_repeat(repeat)
{
    qsizetype literal = 0;
    const auto cut = [&](qsizetype at, Part part, QByteArrayView word) {
        m_pieces.append({Part::Literal, message.mid(literal, at - literal)});
        m_pieces.append({part, {}});
        literal = at + word.size();
    };
    for (qsizetype at = message.indexOf('{'); at >= 0; at = message.indexOf('{', std::max(at + 1, literal))) {
        const QByteArrayView rest = QByteArrayView(message).sliced(at);
        if (rest.startsWith(countWord))
            cut(at, Part::Count, countWord);
        else if (rest.startsWith(timeWord))
            cut(at, Part::Time, timeWord);
    }
    m_pieces.append({Part::Literal, message.mid(literal)});
}

QByteArray Repetition::take(const QDateTime &now)
{
    ++m_sent;
    QByteArray message;
    for (const Piece &piece : std::as_const(m_pieces)) {
        if (piece.part == Part::Count)
            message += QByteArray::number(m_sent);
        else
            message += piece.part == Part::Time ? written(now) : piece.literal;
    }
    return message;
}

} // namespace swb
