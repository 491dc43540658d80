// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/follow/followtext.h"

#include "core/log/eventtext.h"
#include "models/detail/hexdump.h"
#include "models/detail/payloadtext.h"

#include <QLocale>

using namespace Qt::StringLiterals;

namespace swb {
namespace {

constexpr qsizetype rawBytesPerLine = 32;

QString broken(const QString &text, qsizetype longest)
{
    QString out;
    out.reserve(text.size() + text.size() / longest);
    qsizetype inLine = 0;
    for (const QChar character : text) {
        if (inLine >= longest && character != u'\n' && !character.isLowSurrogate()) {
            out += u'\n';
            inLine = 0;
        }
        out += character;
        inLine = character == u'\n' ? 0 : inLine + 1;
    }
    return out;
}

QString asText(QByteArrayView bytes, const TextReader &reader, qsizetype longest)
{
    QString text = PayloadText(bytes, reader).text();
    if (text.endsWith(u'\n'))
        text.chop(1); // its picture stays
    return broken(text, longest);
}

QString asRaw(const QByteArray &bytes)
{
    QString out;
    for (qsizetype at = 0; at < bytes.size(); at += rawBytesPerLine) {
        if (at > 0)
            out += u'\n';
        out += QString::fromLatin1(bytes.mid(at, rawBytesPerLine).toHex());
    }
    return out;
}

QString shownBytes(const FollowedUnit &unit, BytesView view, const TextReader &reader)
{
    switch (view) {
    case BytesView::Text:
        return asText(unit.bytes, reader, FollowText::longestLine);
    case BytesView::Hex:
        return HexDump().dump(unit.bytes, quint64(unit.offset));
    case BytesView::Raw:
        break;
    }
    return asRaw(unit.bytes);
}

} // namespace

QString FollowText::header(const FollowedUnit &unit, bool withTime)
{
    const qint64 passed = unit.length + unit.notKept;
    const QString bytes = passed == 1 ? tr("1 byte") : tr("%1 bytes").arg(QLocale().toString(passed));
    QString words
        = unit.direction == Direction::Out ? tr("→ sent, %1").arg(bytes) : tr("← received, %1").arg(bytes);
    if (withTime)
        words += tr(", %1 s").arg(EventText::time(unit.timeNs));
    if (!unit.note.isEmpty())
        words += u", "_s + unit.note;
    return unit.fits ? words : tr("%1, no message: the framing does not fit").arg(words);
}

QString FollowText::body(const FollowedUnit &unit, BytesView view, const TextReader &reader)
{
    QStringList lines;
    if (!unit.bytes.isEmpty())
        lines.append(shownBytes(unit, view, reader));
    if (unit.length > unit.bytes.size())
        lines.append(tr("[%1 more bytes are not shown here; saving writes all of them]")
                         .arg(QLocale().toString(unit.length - unit.bytes.size())));
    if (unit.notKept > 0)
        lines.append(
            tr("[%1 more bytes passed that the log did not keep]").arg(QLocale().toString(unit.notKept)));
    if (unit.cutOff > 0)
        lines.append(tr("[%n more bytes came and were thrown away: the buffer was too small (MSG_TRUNC)]",
                        nullptr, int(unit.cutOff)));
    return lines.isEmpty() ? tr("[empty]") : lines.join(u'\n');
}

QString FollowText::flow(const FollowState &state, Direction direction, bool framed)
{
    const FollowState::Flow &flow = state.flow(direction);
    const QLocale locale;
    const QString units = framed && isStream(state.side.transport) ? tr("messages")
        : isStream(state.side.transport)                           ? tr("chunks")
                                                                   : tr("datagrams");
    return (direction == Direction::Out ? tr("sent: %1 bytes (%2: %3)") : tr("received: %1 bytes (%2: %3)"))
        .arg(locale.toString(flow.bytes), units, locale.toString(flow.units));
}

QString FollowText::summary(const FollowState &state, bool framed)
{
    return flow(state, Direction::Out, framed) % u"; "_s % flow(state, Direction::In, framed);
}

QString FollowText::caveats(const FollowState &state)
{
    const QLocale locale;
    QStringList sentences;
    if (state.beginningIsGone)
        sentences.append(tr("The beginning has left the log's memory, so the first bytes are missing."));
    if (const qint64 lost = state.in.notKept + state.out.notKept; lost > 0)
        sentences.append(tr("%1 bytes passed that the log did not keep.").arg(locale.toString(lost)));
    if (state.in.cutOff > 0)
        sentences.append(
            tr("%1 bytes of datagrams came and were thrown away: the buffer they were received into "
               "was too small (MSG_TRUNC).")
                .arg(locale.toString(state.in.cutOff)));
    for (const Direction direction : {Direction::Out, Direction::In}) {
        const FollowState::Flow &flow = state.flow(direction);
        const QString word = direction == Direction::Out ? tr("sent") : tr("received");
        if (flow.misfit.isError())
            sentences.append(
                tr("The framing does not fit what was %1: %2 The bytes from there on are shown as they came.")
                    .arg(word, flow.misfit.what));
        else if (flow.pending > 0)
            sentences.append(tr("%1 bytes were %2 of a message that has not ended yet.")
                                 .arg(locale.toString(flow.pending), word));
    }
    return sentences.join(u' ');
}

} // namespace swb
