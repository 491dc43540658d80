// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/boundaries/datagramjoins.h"

#include <QHash>
#include <QSet>
#include <algorithm>

namespace swb {
namespace {

/// What distinguishes one datagram from another: its first bytes, as many as were received, and its full
/// length.
using Content = std::pair<QByteArray, qint64>;

Content contentOf(const LoggedDatagram &datagram)
{
    return {datagram.bytes, datagram.length()};
}

/// The positions of each content, first to last.
QHash<Content, QList<qsizetype>> placesOf(const QList<LoggedDatagram> &datagrams)
{
    QHash<Content, QList<qsizetype>> places;
    for (qsizetype i = 0; i < datagrams.size(); ++i)
        places[contentOf(datagrams.at(i))].append(i);
    return places;
}

/// Why the relay did not forward each sent datagram; empty if it did, or if nothing is known.
QList<QString> lossesOf(const QList<LoggedDatagram> &sent, const QList<LoggedDatagram> &relayed)
{
    QList<QString> losses(sent.size());
    auto places = placesOf(relayed);
    for (qsizetype i = 0; i < sent.size(); ++i) {
        auto &same = places[contentOf(sent.at(i))];
        if (!same.isEmpty())
            losses[i] = relayed.at(same.takeFirst()).lost;
    }
    return losses;
}

/// Received datagrams, to be looked up by sent ones. A buffer of one size cuts all of them at the same
/// position, so there are only a few received lengths to try.
class Waiting
{
public:
    explicit Waiting(const QList<LoggedDatagram> &received)
        : m_places(placesOf(received))
    {
        QSet<qsizetype> cuts;
        for (const LoggedDatagram &datagram : received) {
            if (datagram.cutOff > 0)
                cuts.insert(datagram.bytes.size());
        }
        m_cuts = cuts.values();
        std::sort(m_cuts.begin(), m_cuts.end());
    }

    /// The key under which a datagram like this one waits, or would wait.
    [[nodiscard]] Content like(const LoggedDatagram &sent) const
    {
        Content whole = contentOf(sent);
        if (!m_places.value(whole).isEmpty())
            return whole;
        for (const qsizetype taken : m_cuts) {
            Content cut{sent.bytes.first(std::min(taken, sent.bytes.size())), sent.length()};
            if (!m_places.value(cut).isEmpty())
                return cut;
        }
        return whole;
    }
    [[nodiscard]] QList<qsizetype> &at(const Content &content) { return m_places[content]; }
    [[nodiscard]] const QHash<Content, QList<qsizetype>> &left() const { return m_places; }

private:
    QHash<Content, QList<qsizetype>> m_places;
    QList<qsizetype> m_cuts;
};

} // namespace

QList<DatagramJoin> joinDatagrams(const QList<LoggedDatagram> &sent, const QList<LoggedDatagram> &relayed,
                                  const QList<LoggedDatagram> &received)
{
    const QList<QString> losses = lossesOf(sent, relayed);
    const auto fateOf = [&received](qsizetype place) {
        return received.at(place).cutOff > 0 ? DatagramJoin::Cut : DatagramJoin::Arrived;
    };
    QList<DatagramJoin> joins;
    Waiting waiting(received);
    QHash<Content, qsizetype> last; // of each content, the last that was sent and arrived
    for (qsizetype i = 0; i < sent.size(); ++i) {
        if (!losses.at(i).isEmpty()) {
            joins.append({i, -1, DatagramJoin::Lost, losses.at(i)});
            continue;
        }
        const Content content = waiting.like(sent.at(i));
        auto &same = waiting.at(content);
        if (same.isEmpty()) {
            joins.append({i, -1, DatagramJoin::Unknown});
            continue;
        }
        const qsizetype place = same.takeFirst();
        joins.append({i, place, fateOf(place)});
        last.insert(content, i);
    }
    for (auto left = waiting.left().cbegin(); left != waiting.left().cend(); ++left) {
        for (const qsizetype place : left.value()) {
            const qsizetype original = last.value(left.key(), -1);
            joins.append({original, place, original < 0 ? DatagramJoin::Strange : fateOf(place)});
        }
    }
    return joins;
}

} // namespace swb
