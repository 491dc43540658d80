// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later

// The painting of BoundariesView; its geometry is in boundariesview.cpp.
#include "core/payload/printable.h"
#include "widgets/boundaries/boundariesview.h"
#include "widgets/theme/tokens.h"

#include <QPainter>
#include <QPainterPath>
#include <QScrollBar>
#include <algorithm>

namespace swb {

namespace {

constexpr qreal thickLine = 3; // visible from the last row
constexpr qreal tick = 4;
constexpr qsizetype labelChars = 40;
constexpr qreal thinLine = 1; // of boxes too narrow for the thick one
constexpr qreal narrow = 12; // without text
constexpr qreal tiny = 3; // without an outline

/// The band from one stretch of a row to one of another.
QPainterPath ribbon(qreal fromLeft, qreal fromRight, qreal fromY, qreal toLeft, qreal toRight, qreal toY)
{
    const qreal middle = (fromY + toY) / 2;
    QPainterPath path;
    path.moveTo(fromLeft, fromY);
    path.cubicTo(fromLeft, middle, toLeft, middle, toLeft, toY);
    path.lineTo(toRight, toY);
    path.cubicTo(toRight, middle, fromRight, middle, fromRight, fromY);
    path.closeSubpath();
    return path;
}

QColor faint(QColor colour, bool strong, bool shaded)
{
    colour.setAlpha(strong ? 150 : shaded ? 70 : 35);
    return colour;
}

} // namespace

void BoundariesView::paintEvent(QPaintEvent *)
{
    QPainter painter(viewport());
    painter.setRenderHint(QPainter::Antialiasing);
    const Tokens &tokens = tokensOf(palette());
    painter.fillRect(viewport()->rect(), tokens.page);
    if (isEmpty() && !m_look.placeholder.isEmpty()) {
        paintPlaceholder(painter, tokens);
        return;
    }
    const QRectF area = QRectF(viewport()->rect()).adjusted(margin, margin, -margin, -margin);
    const bool both = m_look.stream && m_look.datagrams;
    const qreal half = both ? area.height() * (m_framed ? 0.56 : 0.5) : m_look.stream ? area.height() : 0;
    if (m_look.stream)
        paintStream(painter, QRectF(area.topLeft(), QSizeF(area.width(), half - (both ? margin : 0))),
                    tokens);
    if (m_look.datagrams)
        paintDatagrams(painter, QRectF(area.left(), area.top() + half, area.width(), area.height() - half),
                       tokens);
}

void BoundariesView::paintPlaceholder(QPainter &painter, const Tokens &tokens) const
{
    painter.setPen(tokens.secondaryText);
    painter.drawText(viewport()->rect().adjusted(24, 24, -24, -24), Qt::AlignCenter | Qt::TextWordWrap,
                     m_look.placeholder);
}

void BoundariesView::paintName(QPainter &painter, const QRectF &row, const QString &name,
                               const Tokens &tokens) const
{
    painter.setPen(tokens.secondaryText);
    painter.drawText(QRectF(margin, row.top(), m_nameWidth - margin, row.height()),
                     Qt::AlignVCenter | Qt::AlignLeft, name);
}

void BoundariesView::paintMissing(QPainter &painter, const QRectF &row, const QString &words,
                                  const Tokens &tokens) const
{
    painter.setPen(tokens.secondaryText);
    painter.drawText(row, Qt::AlignVCenter | Qt::AlignLeft, words);
}

void BoundariesView::paintTitle(QPainter &painter, const QRectF &area, const QString &title,
                                const QColor &colour) const
{
    painter.setPen(colour);
    painter.drawText(QRectF(area.left(), area.top(), area.width(), rowHeight()), Qt::AlignVCenter, title);
}

void BoundariesView::paintBox(QPainter &painter, const Box &box, const Tokens &tokens) const
{
    if (!isInSight(box.place.left(), box.place.right()))
        return;
    if (box.place.width() < tiny) {
        QColor dense = box.colour; // an outline would not be visible
        dense.setAlpha(box.strong ? 255 : box.shaded ? 120 : 170);
        painter.fillRect(box.place, dense);
        return;
    }
    painter.setPen(QPen(box.colour, box.place.width() < narrow ? thinLine : thickLine));
    painter.setBrush(faint(box.colour, box.strong, box.shaded));
    painter.drawRect(box.place);
    if (box.place.width() < narrow)
        return;
    const QRectF room = box.place.intersected(rowsArea()).adjusted(4, 0, -4, 0); // keeps the text visible
    painter.setPen(tokens.text);
    painter.drawText(
        room, Qt::AlignCenter,
        fontMetrics().elidedText(printableLine(box.bytes, labelChars), Qt::ElideRight, int(room.width())));
}

void BoundariesView::paintPieces(QPainter &painter, const QRectF &row, const QList<StreamPiece> &pieces,
                                 bool writes, const Tokens &tokens) const
{
    const QColor &colour = tokens.accent(m_look.streamTransport);
    for (qsizetype i = 0; i < pieces.size(); ++i) {
        const StreamPiece &piece = pieces.at(i);
        const qreal left = xOf(row, piece.begin);
        paintBox(painter,
                 {QRectF(left, row.top(), xOf(row, piece.end) - left, row.height()), piece.bytes, colour,
                  writes && i == m_currentWrite, writes && i % 2 != 0},
                 tokens);
    }
}

void BoundariesView::paintMessages(QPainter &painter, const QRectF &row, const Tokens &tokens) const
{
    const auto count = qreal(std::max<qsizetype>(m_stream.messages.size(), 1));
    const qreal width = row.width() * m_zoom / count;
    const qreal space = std::min(4.0, width / 3);
    const qreal from = row.left() - horizontalScrollBar()->value() + space / 2;
    for (qsizetype i = 0; i < m_stream.messages.size(); ++i)
        paintBox(painter,
                 {QRectF(from + qreal(i) * width, row.top(), width - space, row.height()),
                  m_stream.messages.at(i), tokens.tls},
                 tokens);
}

/// A byte has one position in each row. Adjacent ribbons that are too narrow to be distinguished are drawn as
/// one.
void BoundariesView::paintRibbons(QPainter &painter, const Lane &lane, const QColor &colour) const
{
    QRectF dense;
    for (const StreamRibbon &each : m_stream.ribbons) {
        const qreal left = xOf(lane.upper, each.begin);
        const qreal right = xOf(lane.upper, each.end);
        if (!isInSight(left, right))
            continue;
        const QRectF place(left, lane.upper.bottom(), right - left, lane.lower.top() - lane.upper.bottom());
        const bool strong = each.write == m_currentWrite;
        if (place.width() < tiny && !strong) {
            dense = dense.isNull() ? place : dense.united(place);
            continue;
        }
        painter.fillRect(std::exchange(dense, {}), faint(colour, false, false));
        painter.fillRect(place, faint(colour, strong, each.write % 2 != 0));
    }
    painter.fillRect(dense, faint(colour, false, false));
}

void BoundariesView::paintStream(QPainter &painter, const QRectF &area, const Tokens &tokens) const
{
    const qreal row = rowHeight();
    const QColor &colour = tokens.accent(m_look.streamTransport);
    paintTitle(painter, area, tr("%1: one stream of bytes").arg(displayName(m_look.streamTransport)), colour);
    const Lane lane = laneAt(area.top() + row, area.height() - row, m_framed);
    paintName(painter, lane.upper, tr("written"), tokens);
    paintName(painter, lane.lower, tr("read"), tokens);
    if (m_framed)
        paintName(painter, lane.below, tr("messages"), tokens);
    painter.save();
    painter.setClipRect(rowsArea().adjusted(-margin, 0, margin, 0));
    painter.setRenderHint(QPainter::Antialiasing, false); // everything is vertical, and there may be
                                                          // thousands
    paintRibbons(painter, lane, colour);
    if (m_look.ruler)
        paintRuler(painter, lane, tokens);
    paintPieces(painter, lane.upper, m_stream.writes, true, tokens);
    paintPieces(painter, lane.lower, m_stream.reads, false, tokens);
    if (m_framed)
        paintMessages(painter, lane.below, tokens);
    paintMissing(painter, lane.upper, m_look.upperMissing, tokens);
    paintMissing(painter, lane.lower, m_look.lowerMissing, tokens);
    painter.restore();
}

/// A tick with its number where a write or a read ended, as far as the numbers have space.
void BoundariesView::paintRuler(QPainter &painter, const Lane &lane, const Tokens &tokens) const
{
    const qreal numberHeight = rowHeight() * 0.7;
    const qreal middle
        = std::min((lane.upper.bottom() + lane.lower.top()) / 2, lane.lower.top() - numberHeight - 2 * tick);
    painter.setPen(QPen(tokens.border, 1));
    painter.drawLine(QPointF(lane.upper.left(), middle), QPointF(lane.upper.right(), middle));
    QList<qint64> ends{0};
    for (const StreamPiece &write : m_stream.writes)
        ends.append(write.end);
    for (const StreamPiece &read : m_stream.reads)
        ends.append(read.end);
    std::sort(ends.begin(), ends.end());
    ends.erase(std::unique(ends.begin(), ends.end()), ends.end());
    qreal free = 0;
    qreal ticked = -1;
    for (const qint64 end : std::as_const(ends)) {
        const qreal x = xOf(lane.upper, end);
        if (!isInSight(x, x) || x < ticked + 1)
            continue;
        ticked = x;
        const QString number = QString::number(end);
        const qreal width = fontMetrics().horizontalAdvance(number) + 4;
        painter.setPen(QPen(tokens.border, 1));
        painter.drawLine(QPointF(x, middle - tick), QPointF(x, middle + tick));
        const qreal left = std::min(x - width / 2, lane.upper.right() - width);
        if (left < free)
            continue;
        free = left + width + 4;
        painter.setPen(tokens.secondaryText);
        painter.drawText(QRectF(left, middle + tick, width, numberHeight), Qt::AlignCenter, number);
    }
}

void BoundariesView::paintDatagrams(QPainter &painter, const QRectF &area, const Tokens &tokens) const
{
    const qreal row = rowHeight();
    const QColor &colour = tokens.accent(m_look.datagramTransport);
    const bool cut = std::any_of(m_received.cbegin(), m_received.cend(),
                                 [](const LoggedDatagram &datagram) { return datagram.cutOff > 0; });
    paintTitle(painter, area,
               (cut ? tr("%1: datagrams, truncated by the receive buffer")
                    : tr("%1: datagrams, each arrives whole or not at all"))
                   .arg(displayName(m_look.datagramTransport)),
               colour);
    const Lane lane = laneAt(area.top() + row, area.height() - row, false);
    paintName(painter, lane.upper, tr("written"), tokens);
    paintName(painter, lane.lower, tr("received"), tokens);
    painter.save();
    painter.setClipRect(rowsArea().adjusted(-margin, 0, margin, 0));
    for (qsizetype i = 0; i < m_joins.size(); ++i)
        paintJoin(painter, lane, i, tokens);
    painter.setRenderHint(QPainter::Antialiasing, false);
    for (qsizetype i = 0; i < m_sent.size(); ++i)
        paintBox(painter, {columnOf(lane.upper, i), m_sent.at(i).bytes, colour, false, i % 2 != 0}, tokens);
    for (qsizetype i = 0; i < m_received.size(); ++i)
        paintReceived(painter, columnOf(lane.lower, i), m_received.at(i), tokens);
    paintMissing(painter, lane.upper, m_look.stream ? QString() : m_look.upperMissing, tokens);
    paintMissing(painter, lane.lower, m_look.stream ? QString() : m_look.lowerMissing, tokens);
    painter.restore();
}

/// The part that the buffer took, and beside it the part that was thrown away.
void BoundariesView::paintReceived(QPainter &painter, const QRectF &place, const LoggedDatagram &datagram,
                                   const Tokens &tokens) const
{
    const QRectF taken = takenPart(place, datagram);
    paintBox(painter, {taken, datagram.bytes, tokens.accent(m_look.datagramTransport)}, tokens);
    const QRectF gone(taken.topRight(), place.bottomRight());
    if (datagram.cutOff == 0 || !isInSight(gone.left(), gone.right()))
        return;
    painter.fillRect(gone,
                     QBrush(tokens.error, place.width() < narrow ? Qt::SolidPattern : Qt::BDiagPattern));
    if (gone.width() < narrow)
        return;
    painter.setPen(QPen(tokens.error, thinLine, Qt::DashLine));
    painter.setBrush(Qt::NoBrush);
    painter.drawRect(gone);
    const QString words = tr("x %1 B").arg(datagram.cutOff);
    const qreal width = painter.fontMetrics().horizontalAdvance(words) + 4;
    if (width > gone.width())
        return;
    const QRectF room(gone.center().x() - width / 2, gone.top() + 3, width, gone.height() - 6);
    painter.fillRect(room, tokens.page); // text on hatching is hard to read
    painter.setPen(tokens.error);
    painter.drawText(room, Qt::AlignCenter, words);
}

/// A cross only if the relay says that it dropped the datagram; a question mark if nobody knows.
void BoundariesView::paintJoin(QPainter &painter, const Lane &lane, qsizetype index,
                               const Tokens &tokens) const
{
    const DatagramJoin &join = m_joins.at(index);
    const bool strong = index == m_currentJoin;
    if (join.fate == DatagramJoin::Arrived || join.fate == DatagramJoin::Cut) {
        const LoggedDatagram &came = m_received.at(join.received);
        const QRectF from = takenPart(columnOf(lane.upper, join.sent), came);
        const QRectF to = takenPart(columnOf(lane.lower, join.received), came);
        if (!isInSight(std::min(from.left(), to.left()), std::max(from.right(), to.right())))
            return;
        const QColor colour = faint(tokens.accent(m_look.datagramTransport), strong, join.sent % 2 != 0);
        const bool upright = qFuzzyCompare(from.left(), to.left());
        painter.setRenderHint(QPainter::Antialiasing, !upright && from.width() >= tiny);
        painter.setPen(QPen(colour, thinLine));
        if (upright)
            painter.fillRect(QRectF(from.bottomLeft(), to.topRight()), colour);
        else if (from.width() < tiny)
            painter.drawLine(QPointF(from.center().x(), from.bottom()), QPointF(to.center().x(), to.top()));
        else
            painter.fillPath(
                ribbon(from.left(), from.right(), from.bottom(), to.left(), to.right(), to.top()), colour);
        return;
    }
    const bool strange = join.fate == DatagramJoin::Strange;
    const QRectF box = strange ? columnOf(lane.lower, join.received) : columnOf(lane.upper, join.sent);
    if (!isInSight(box.left(), box.right()))
        return;
    const qreal middle = (lane.upper.bottom() + lane.lower.top()) / 2;
    const qreal from = strange ? lane.lower.top() : lane.upper.bottom();
    const QColor &colour = join.fate == DatagramJoin::Lost ? tokens.error : tokens.secondaryText;
    const bool wide = box.width() >= narrow;
    painter.setPen(QPen(colour, strong ? 2 * thickLine : wide ? thickLine : thinLine, Qt::DashLine));
    painter.drawLine(QPointF(box.center().x(), from), QPointF(box.center().x(), middle));
    if (!wide && !strong)
        return;
    painter.setPen(colour);
    const QString mark = join.fate == DatagramJoin::Lost ? tr("x lost") : tr("?");
    const qreal top = strange ? middle - rowHeight() : middle;
    painter.drawText(QRectF(box.center().x() - 60, top, 120, rowHeight()), Qt::AlignCenter, mark);
}

} // namespace swb
