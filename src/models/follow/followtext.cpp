// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/follow/followtext.h"

#include "core/log/eventtext.h"
#include "core/values/quantities.h"
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
    const auto passed = quint64(unit.length + unit.notKept);
    const int form = quantities::plural(passed);
    const QString count = quantities::count(passed);
    QStringList parts{(unit.direction == Direction::Out ? tr("→ sent, %1 bytes", nullptr, form)
                                                        : tr("← received, %1 bytes", nullptr, form))
                          .arg(count)};
    if (withTime)
        parts << tr("%1 s").arg(EventText::time(unit.timeNs));
    if (!unit.note.isEmpty())
        parts << unit.note;
    if (!unit.fits)
        parts << tr("not a message: the framing does not match");
    return parts.join(u", "_s);
}

QString FollowText::body(const FollowedUnit &unit, BytesView view, const TextReader &reader)
{
    QStringList lines;
    if (!unit.bytes.isEmpty())
        lines.append(shownBytes(unit, view, reader));
    if (unit.length > unit.bytes.size())
        lines.append(tr("[%1 more bytes are not shown here; saving writes all of them]", nullptr,
                        quantities::plural(unit.length - unit.bytes.size()))
                         .arg(QLocale().toString(unit.length - unit.bytes.size())));
    if (unit.notKept > 0)
        lines.append(tr("[the log did not keep %1 more bytes]", nullptr, quantities::plural(unit.notKept))
                         .arg(QLocale().toString(unit.notKept)));
    if (unit.cutOff > 0)
        lines.append(tr("[%n more bytes arrived and were discarded: the buffer was too small (MSG_TRUNC)]",
                        nullptr, int(unit.cutOff)));
    return lines.isEmpty() ? tr("[empty]") : lines.join(u'\n');
}

QString FollowText::flow(const FollowState &state, Direction direction, bool framed)
{
    const FollowState::Flow &flow = state.flow(direction);
    const int units = quantities::plural(flow.units);
    const QString counted = (framed && isStream(state.side.transport) ? tr("%1 messages", nullptr, units)
                                 : isStream(state.side.transport)     ? tr("%1 chunks", nullptr, units)
                                                                      : tr("%1 datagrams", nullptr, units))
                                .arg(quantities::count(flow.units));
    const int bytes = quantities::plural(flow.bytes);
    return (direction == Direction::Out ? tr("sent: %1 bytes (%2)", nullptr, bytes)
                                        : tr("received: %1 bytes (%2)", nullptr, bytes))
        .arg(quantities::count(flow.bytes), counted);
}

QString FollowText::summary(const FollowState &state, bool framed)
{
    return flow(state, Direction::Out, framed) % u"; "_s % flow(state, Direction::In, framed);
}

QString FollowText::misfit(const FollowState::Flow &flow, Direction direction)
{
    const bool out = direction == Direction::Out;
    if (flow.misfit.isError())
        return (out ? tr("The framing does not match the bytes sent: %1 From there on, the bytes are shown "
                         "as they were sent.")
                    : tr("The framing does not match the bytes received: %1 From there on, the bytes are "
                         "shown as they arrived."))
            .arg(flow.misfit.what);
    if (flow.pending == 0)
        return {};
    const int form = quantities::plural(flow.pending);
    return (out ? tr("%1 bytes of an unfinished message were sent.", nullptr, form)
                : tr("%1 bytes of an unfinished message were received.", nullptr, form))
        .arg(quantities::count(flow.pending));
}

QString FollowText::caveats(const FollowState &state)
{
    const QLocale locale;
    QStringList sentences;
    if (state.beginningIsGone)
        sentences.append(tr("The log no longer holds the beginning, so the first bytes are missing."));
    if (const qint64 lost = state.in.notKept + state.out.notKept; lost > 0)
        sentences.append(tr("The log did not keep %1 bytes that passed.", nullptr, quantities::plural(lost))
                             .arg(locale.toString(lost)));
    if (state.in.cutOff > 0)
        sentences.append(
            tr("%1 bytes of datagrams were discarded: the receive buffer was too small (MSG_TRUNC).", nullptr,
               quantities::plural(state.in.cutOff))
                .arg(locale.toString(state.in.cutOff)));
    for (const Direction direction : {Direction::Out, Direction::In}) {
        const QString sentence = misfit(state.flow(direction), direction);
        if (!sentence.isEmpty())
            sentences.append(sentence);
    }
    return sentences.join(u' ');
}

} // namespace swb
