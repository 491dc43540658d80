// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/boundaries/recordedtext.h"

#include "core/boundaries/boundariestext.h"
#include "core/boundaries/boundaryreader.h"
#include "core/payload/printable.h"
#include "core/values/quantities.h"

#include <QLocale>

namespace swb {

QString RecordedText::whyNotJoined(const RecordedDirection &direction)
{
    switch (direction.join) {
    case RecordedDirection::Joined:
        break;
    case RecordedDirection::WriterNotOurs:
        return tr("The writes were not measured: that end belongs to another program.");
    case RecordedDirection::ReaderNotOurs:
        return isStream(direction.transport)
            ? tr("The reads were not measured: that end belongs to another program.")
            : tr("The received datagrams were not measured: that end belongs to another program, or nothing "
                 "has reached it.");
    case RecordedDirection::BeginningGone:
        return tr("The log does not contain this conversation from its first byte, so the reads cannot be "
                  "matched to the writes.");
    case RecordedDirection::EventsMissing:
        return tr("The log has gaps in this conversation, so the reads cannot be matched to the writes.");
    case RecordedDirection::Captured:
        return tr("This conversation was captured on the wire. A capture shows packets, not writes and "
                  "reads, so there is nothing to draw.");
    case RecordedDirection::PartlyKept:
        return tr("The log kept only part of these datagrams, so they cannot be distinguished.");
    }
    return {};
}

QString RecordedText::figures(const RecordedDirection &direction)
{
    const bool stream = isStream(direction.transport);
    const auto written = int(stream ? direction.stream.writes.size() : direction.sent.size());
    const auto read = int(stream ? direction.stream.reads.size() : direction.received.size());
    const QString first = stream ? tr("%n writes", nullptr, written) : tr("%n sent", nullptr, written);
    const QString second = stream ? tr("%n reads", nullptr, read) : tr("%n received", nullptr, read);
    if (!writtenMissing(direction).isEmpty())
        return tr("%1.").arg(second);
    if (!readMissing(direction).isEmpty())
        return tr("%1.").arg(first);
    return tr("%1, %2.").arg(first, second);
}

QString RecordedText::summary(const RecordedDirection &direction)
{
    QStringList sentences;
    if (direction.join == RecordedDirection::Joined)
        sentences.append(isStream(direction.transport)
                             ? BoundariesText::summary(direction.stream, !direction.stream.messages.isEmpty())
                             : BoundariesText::summary(direction.joins));
    else if (direction.join != RecordedDirection::Captured)
        sentences.append(figures(direction));
    if (direction.join != RecordedDirection::Joined)
        sentences.append(whyNotJoined(direction));
    const bool oneEnd = direction.join == RecordedDirection::WriterNotOurs
        || direction.join == RecordedDirection::ReaderNotOurs;
    if (oneEnd && !direction.placed)
        sentences.append(tr("The log does not contain all of them from the first byte."));
    if (direction.cut) {
        const QLocale locale;
        sentences.append(tr("Only the beginning is shown: the first %1, or %2, at each end.")
                             .arg(locale.toString(BoundaryReader::mostPieces),
                                  quantities::bytes(BoundaryReader::mostBytes)));
    }
    return sentences.join(QLatin1Char(' '));
}

QString RecordedText::writtenMissing(const RecordedDirection &direction)
{
    return direction.join == RecordedDirection::WriterNotOurs
        ? tr("not measured: that end belongs to another program")
        : QString();
}

/// Our server knows nothing of the conversation until a datagram reaches it.
QString RecordedText::readMissing(const RecordedDirection &direction)
{
    if (direction.join != RecordedDirection::ReaderNotOurs)
        return {};
    return isStream(direction.transport)
        ? tr("not measured: that end belongs to another program")
        : tr("not measured: that end belongs to another program, or nothing has reached it");
}

QString RecordedText::piece(const QString &what, const StreamPiece &piece, bool placed)
{
    const QString words = printableLine(piece.bytes, BoundariesText::shownChars);
    if (placed)
        return tr("%1, bytes %2 to %3, %4")
            .arg(what, QString::number(piece.begin), QString::number(piece.end), words);
    return tr("%1, %n bytes, %2", nullptr, int(piece.end - piece.begin)).arg(what, words);
}

QStringList RecordedText::lines(const RecordedDirection &direction)
{
    const QString protocol = displayName(direction.transport);
    const bool joined = direction.join == RecordedDirection::Joined;
    const StreamPieces &stream = direction.stream;
    QStringList lines;
    for (qsizetype i = 0; i < stream.writes.size(); ++i)
        lines.append(joined ? BoundariesText::write(stream, i, direction.transport)
                            : piece(tr("%1 write %2").arg(protocol).arg(i + 1), stream.writes.at(i),
                                    direction.placed));
    for (qsizetype i = 0; !joined && i < stream.reads.size(); ++i)
        lines.append(piece(tr("%1 read %2").arg(protocol).arg(i + 1), stream.reads.at(i), direction.placed));
    for (const DatagramJoin &join : direction.joins)
        lines.append(BoundariesText::join(direction.sent, direction.received, join, direction.transport));
    const auto datagram = [&](const QString &what, const LoggedDatagram &one) {
        const QString words
            = what + QStringLiteral(", ") + printableLine(one.bytes, BoundariesText::shownChars);
        lines.append(one.cutOff == 0
                         ? words
                         : tr("%1, truncated: %2 of %3 bytes, the rest was discarded (MSG_TRUNC)", nullptr,
                              quantities::plural(one.length()))
                               .arg(words, QString::number(one.bytes.size()), QString::number(one.length())));
    };
    for (qsizetype i = 0; !joined && i < direction.sent.size(); ++i)
        datagram(tr("%1 datagram %2 sent").arg(protocol).arg(i + 1), direction.sent.at(i));
    for (qsizetype i = 0; !joined && i < direction.received.size(); ++i)
        datagram(tr("%1 datagram %2 received").arg(protocol).arg(i + 1), direction.received.at(i));
    return lines;
}

} // namespace swb
