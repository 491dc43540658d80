// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/boundaries/boundariestext.h"

#include "core/payload/printable.h"
#include "core/values/quantities.h"

#include <algorithm>

namespace swb {

namespace {

qsizetype countOf(const QList<DatagramJoin> &joins, DatagramJoin::Fate fate)
{
    return std::count_if(joins.cbegin(), joins.cend(),
                         [fate](const DatagramJoin &join) { return join.fate == fate; });
}

} // namespace

QString BoundariesText::summary(const StreamPieces &stream, bool framed)
{
    if (stream.writes.isEmpty())
        return tr("Nothing has been written to the stream yet.");
    const auto writes = int(stream.writes.size());
    const QString written = tr("%n writes", nullptr, writes);
    const QString read = tr("%n reads", nullptr, int(stream.reads.size()));
    if (framed)
        return tr("%1, %2: the framing made %n messages from them.", nullptr, int(stream.messages.size()))
            .arg(written, read);
    const qsizetype alike = stream.readsLikeWrites();
    if (alike == stream.writes.size() && stream.reads.size() == stream.writes.size())
        return tr("%1, %2: this time each read returned exactly one write. TCP does not guarantee that.")
            .arg(written, read);
    return tr("%1, %2: the bytes kept their order, but not their boundaries.").arg(written, read);
}

QString BoundariesText::summary(const QList<DatagramJoin> &joins, bool over)
{
    const qsizetype strange = countOf(joins, DatagramJoin::Strange);
    const qsizetype lost = countOf(joins, DatagramJoin::Lost);
    const qsizetype unknown = countOf(joins, DatagramJoin::Unknown);
    const qsizetype arrived = countOf(joins, DatagramJoin::Arrived);
    if (joins.isEmpty())
        return tr("No datagram has been sent yet.");
    const qsizetype cut = countOf(joins, DatagramJoin::Cut);
    QStringList parts{tr("%n datagrams arrived whole", nullptr, int(arrived))};
    if (cut > 0)
        parts.append(tr("%n truncated to the size of the receiver's buffer (MSG_TRUNC)", nullptr, int(cut)));
    if (lost > 0)
        parts.append(tr("%n lost by the relay", nullptr, int(lost)));
    if (unknown > 0)
        parts.append(over ? tr("%n did not arrive, cause unknown", nullptr, int(unknown))
                          : tr("%n not arrived yet", nullptr, int(unknown)));
    if (strange > 0)
        parts.append(tr("%n arrived with different content", nullptr, int(strange)));
    const QString words = parts.join(QStringLiteral(", "));
    if (cut > 0)
        return tr("%1: the system discarded what did not fit, and no later read returns it. None was joined.")
            .arg(words);
    return strange > 0 ? tr("%1.").arg(words) : tr("%1. None was cut or joined.").arg(words);
}

QString BoundariesText::relayed(const Impairment &stream)
{
    QStringList sentences;
    if (stream.sliceBytes > 0)
        sentences.append(tr("A relay in between forwarded the stream in pieces of at most %n bytes.", nullptr,
                            int(stream.sliceBytes)));
    if (stream.coalesceBytes > 0)
        sentences.append(tr("A relay in between gathered %n bytes of the stream before forwarding them.",
                            nullptr, int(stream.coalesceBytes)));
    return sentences.join(QLatin1Char(' '));
}

QString BoundariesText::notApplied(bool lossy, bool reshaping)
{
    QStringList sentences;
    if (lossy)
        sentences.append(tr("The loss was not applied to TCP: a relay forwards every byte of a stream, so "
                            "this does not show how TCP behaves on a network that loses packets."));
    if (reshaping)
        sentences.append(tr("Cutting and gathering were not applied to UDP: they apply only to a stream."));
    return sentences.join(QLatin1Char(' '));
}

QString BoundariesText::gathered(int messages, const StreamPieces &stream)
{
    const auto writes = int(stream.writes.size());
    if (writes == 0 || writes >= messages)
        return {};
    return tr("%1 reached the system in %2, because they were not flushed one by one.")
        .arg(tr("%n messages", nullptr, messages), tr("%n writes", nullptr, writes));
}

QString BoundariesText::write(const StreamPieces &stream, qsizetype index, Transport transport)
{
    const StreamPiece &write = stream.writes.at(index);
    QStringList reads;
    for (const StreamRibbon &ribbon : stream.ribbons) {
        if (ribbon.write == index)
            reads.append(QString::number(ribbon.read + 1));
    }
    const QString what
        = tr("%1 write %2, bytes %3 to %4, %5")
              .arg(QString(displayName(transport)), QString::number(index + 1), QString::number(write.begin),
                   QString::number(write.end), printableLine(write.bytes, shownChars));
    if (reads.isEmpty())
        return tr("%1: not read yet").arg(what);
    return tr("%1: arrived in reads %2", nullptr, int(reads.size()))
        .arg(what, reads.join(QStringLiteral(", ")));
}

QString BoundariesText::join(const QList<LoggedDatagram> &sent, const QList<LoggedDatagram> &received,
                             const DatagramJoin &join, Transport transport, bool over)
{
    const QByteArray &bytes = join.sent >= 0 ? sent.at(join.sent).bytes : received.at(join.received).bytes;
    const QString content = printableLine(bytes, shownChars);
    const QString what = join.sent >= 0
        ? tr("%1 datagram %2, %3").arg(displayName(transport), QString::number(join.sent + 1), content)
        : tr("%1, %2").arg(displayName(transport), content);
    switch (join.fate) {
    case DatagramJoin::Arrived:
        return tr("%1: arrived as number %2").arg(what, QString::number(join.received + 1));
    case DatagramJoin::Cut: {
        const LoggedDatagram &came = received.at(join.received);
        return tr("%1: arrived as number %2, truncated: %3 of %4 bytes, the rest was discarded (MSG_TRUNC)",
                  nullptr, quantities::plural(came.length()))
            .arg(what, QString::number(join.received + 1), QString::number(came.bytes.size()),
                 QString::number(came.length()));
    }
    case DatagramJoin::Lost:
        return tr("%1: lost. %2").arg(what, join.why);
    case DatagramJoin::Strange:
        return tr("%1: arrived as number %2 with different content")
            .arg(what, QString::number(join.received + 1));
    case DatagramJoin::Unknown:
        break;
    }
    return (over ? tr("%1: did not arrive, cause unknown") : tr("%1: not arrived yet")).arg(what);
}

} // namespace swb
