// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/lens/datagramjoins.h"

#include <QHash>

namespace swb {
namespace {

/// The places of each content, first to last.
QHash<QByteArray, QList<qsizetype>> placesOf(const QList<LoggedDatagram> &datagrams)
{
    QHash<QByteArray, QList<qsizetype>> places;
    for (qsizetype i = 0; i < datagrams.size(); ++i)
        places[datagrams.at(i).bytes].append(i);
    return places;
}

/// Why the relay did not pass on each that was sent; an empty text where it did, or where nothing is known.
QList<QString> lossesOf(const QList<LoggedDatagram> &sent, const QList<LoggedDatagram> &relayed)
{
    QList<QString> losses(sent.size());
    auto places = placesOf(relayed);
    for (qsizetype i = 0; i < sent.size(); ++i) {
        auto &same = places[sent.at(i).bytes];
        if (!same.isEmpty())
            losses[i] = relayed.at(same.takeFirst()).lost;
    }
    return losses;
}

} // namespace

QList<DatagramJoin> joinDatagrams(const QList<LoggedDatagram> &sent, const QList<LoggedDatagram> &relayed,
                                  const QList<LoggedDatagram> &received)
{
    const QList<QString> losses = lossesOf(sent, relayed);
    QList<DatagramJoin> joins;
    auto waiting = placesOf(received);
    QHash<QByteArray, qsizetype> last; // of each content, the last that was sent and came
    for (qsizetype i = 0; i < sent.size(); ++i) {
        auto &same = waiting[sent.at(i).bytes];
        if (!losses.at(i).isEmpty()) {
            joins.append({i, -1, DatagramJoin::Lost, losses.at(i)});
        } else if (same.isEmpty()) {
            joins.append({i, -1, DatagramJoin::Unknown});
        } else {
            joins.append({i, same.takeFirst(), DatagramJoin::Arrived});
            last.insert(sent.at(i).bytes, i);
        }
    }
    for (const auto &left : std::as_const(waiting)) {
        for (const qsizetype place : left) {
            const qsizetype original = last.value(received.at(place).bytes, -1);
            joins.append({original, place, original < 0 ? DatagramJoin::Strange : DatagramJoin::Arrived});
        }
    }
    return joins;
}

} // namespace swb
