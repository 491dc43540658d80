// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QDateTime>
#include <QList>
#include <chrono>

namespace swb {

/// How often and how fast a message is sent repeatedly.
struct Repeat
{
    static constexpr std::chrono::milliseconds longest = std::chrono::hours(1);
    static constexpr int most = 1'000'000'000;

    std::chrono::milliseconds every{0}; ///< between turns; 0: as soon as the last one has left
    int times = 0; ///< messages in total; 0: until stopped

    bool operator==(const Repeat &) const = default;
};

/// A message that is sent repeatedly, and its progress. {count} in it is replaced by the number of the
/// message, from 1, and {time} by the time in ISO 8601 with the offset from UTC; all other braces stay as
/// they are. A turn is skipped if the previous message has not left yet, so that nothing piles up for a peer
/// that does not read. Pure: its owner has the clock and the connection.
class Repetition
{
public:
    Repetition(const QByteArray &message, const Repeat &repeat);

    /// The message of a turn that is used: it counts as sent.
    [[nodiscard]] QByteArray take(const QDateTime &now);
    void skip() { ++m_skipped; }
    [[nodiscard]] bool isOver() const { return m_repeat.times > 0 && m_sent >= m_repeat.times; }
    [[nodiscard]] const Repeat &repeat() const { return m_repeat; }
    [[nodiscard]] qint64 sent() const { return m_sent; }
    [[nodiscard]] qint64 skipped() const { return m_skipped; }

private:
    enum class Part : quint8 { Literal, Count, Time };
    struct Piece
    {
        Part part = Part::Literal;
        QByteArray literal;
    };

    QList<Piece> m_pieces;
    Repeat m_repeat;
    qint64 m_sent = 0;
    qint64 m_skipped = 0;
};

} // namespace swb
