// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/lens/lensview.h"

#include "core/payload/printable.h"
#include "widgets/theme/tokens.h"

#include <QPainter>
#include <QPainterPath>
#include <algorithm>

namespace swb {

namespace {

constexpr qreal lineWidth = 3; // seen from the last row
constexpr qreal margin = 8;
constexpr qreal tick = 4;
constexpr qsizetype labelChars = 40;

/// What flows from one stretch of a row to one of another.
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

LensView::LensView(QWidget *parent)
    : QWidget(parent)
{
    setAccessibleName(tr("Message boundaries"));
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
}

void LensView::setStream(const StreamPieces &stream, bool framed)
{
    m_stream = stream;
    if (std::exchange(m_framed, framed) != framed)
        updateGeometry();
    update();
}

void LensView::setDatagrams(const QList<LoggedDatagram> &sent, const QList<LoggedDatagram> &received,
                            const QList<DatagramJoin> &joins)
{
    m_sent = sent;
    m_received = received;
    m_joins = joins;
    update();
}

void LensView::setCurrent(qsizetype write, qsizetype join)
{
    m_currentWrite = write;
    m_currentJoin = join;
    update();
}

QSize LensView::sizeHint() const
{
    return {800, int(rowHeight() * 14)};
}

QSize LensView::minimumSizeHint() const
{
    return {320, int(rowHeight() * (m_framed ? 11 : 9.5))};
}

qreal LensView::nameWidth() const
{
    return std::max({fontMetrics().horizontalAdvance(tr("written")),
                     fontMetrics().horizontalAdvance(tr("read")),
                     fontMetrics().horizontalAdvance(tr("messages")),
                     fontMetrics().horizontalAdvance(tr("received"))})
        + margin;
}

void LensView::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const Tokens &tokens = tokensOf(palette());
    painter.fillRect(rect(), tokens.page);
    const QRectF area = QRectF(rect()).adjusted(margin, margin, -margin, -margin);
    const qreal half = area.height() * (m_framed ? 0.56 : 0.5);
    paintStream(painter, QRectF(area.topLeft(), QSizeF(area.width(), half - margin)), tokens);
    paintDatagrams(painter, QRectF(area.left(), area.top() + half, area.width(), area.height() - half),
                   tokens);
}

LensView::Lane LensView::laneAt(qreal top, qreal height, bool third) const
{
    const qreal left = margin + nameWidth();
    const qreal width = QRectF(rect()).width() - left - margin;
    const qreal row = rowHeight();
    const qreal last = third ? row * 1.4 : 0;
    Lane lane;
    lane.upper = {left, top, width, row};
    lane.lower = {left, std::max(top + row * 2.4, top + height - row - last), width, row};
    lane.below = {left, lane.lower.bottom() + row * 0.4, width, third ? row : 0};
    return lane;
}

qreal LensView::xOf(const QRectF &row, qint64 byte) const
{
    const qint64 all = std::max<qint64>({m_stream.writtenBytes(), m_stream.readBytes(), 1});
    return row.left() + row.width() * qreal(byte) / qreal(all);
}

QRectF LensView::columnOf(const QRectF &row, qsizetype column) const
{
    const qreal columns = qreal(std::max<qsizetype>({m_sent.size(), m_received.size(), 1}));
    const qreal width = row.width() / columns;
    return {row.left() + qreal(column) * width + 2, row.top(), std::max(1.0, width - 4), row.height()};
}

void LensView::paintName(QPainter &painter, const QRectF &row, const QString &name,
                         const Tokens &tokens) const
{
    painter.setPen(tokens.secondaryText);
    painter.drawText(QRectF(margin, row.top(), nameWidth() - margin, row.height()),
                     Qt::AlignVCenter | Qt::AlignLeft, name);
}

void LensView::paintBox(QPainter &painter, const Box &box, const Tokens &tokens) const
{
    painter.setPen(QPen(box.colour, lineWidth));
    painter.setBrush(faint(box.colour, box.strong, box.shaded));
    painter.drawRect(box.place);
    const QString words = printableLine(box.bytes, labelChars);
    painter.setPen(tokens.text);
    painter.drawText(box.place.adjusted(4, 0, -4, 0), Qt::AlignCenter,
                     fontMetrics().elidedText(words, Qt::ElideRight, int(box.place.width()) - 8));
}

void LensView::paintStream(QPainter &painter, const QRectF &area, const Tokens &tokens) const
{
    const qreal row = rowHeight();
    painter.setPen(tokens.tcp);
    painter.drawText(QRectF(area.left(), area.top(), area.width(), row), Qt::AlignVCenter,
                     tr("TCP: one stream of bytes"));
    const Lane lane = laneAt(area.top() + row, area.height() - row, m_framed);
    painter.setPen(Qt::NoPen);
    for (const StreamRibbon &each : m_stream.ribbons) {
        const qreal left = xOf(lane.upper, each.begin);
        const qreal right = xOf(lane.upper, each.end);
        painter.setBrush(faint(tokens.tcp, each.write == m_currentWrite, each.write % 2 != 0));
        painter.drawPath(ribbon(left, right, lane.upper.bottom(), left, right, lane.lower.top()));
    }
    paintRuler(painter, lane, tokens);
    paintName(painter, lane.upper, tr("written"), tokens);
    paintName(painter, lane.lower, tr("read"), tokens);
    const auto place = [&](const QRectF &in, const StreamPiece &piece) {
        return QRectF(xOf(in, piece.begin), in.top(), xOf(in, piece.end) - xOf(in, piece.begin), row);
    };
    for (qsizetype i = 0; i < m_stream.writes.size(); ++i)
        paintBox(painter,
                 {place(lane.upper, m_stream.writes.at(i)), m_stream.writes.at(i).bytes, tokens.tcp,
                  i == m_currentWrite, i % 2 != 0},
                 tokens);
    for (const StreamPiece &read : m_stream.reads)
        paintBox(painter, {place(lane.lower, read), read.bytes, tokens.tcp}, tokens);
    if (!m_framed)
        return;
    paintName(painter, lane.below, tr("messages"), tokens);
    const qreal width = lane.below.width() / qreal(std::max<qsizetype>(m_stream.messages.size(), 1));
    for (qsizetype i = 0; i < m_stream.messages.size(); ++i)
        paintBox(painter,
                 {QRectF(lane.below.left() + qreal(i) * width + 2, lane.below.top(), width - 4, row),
                  m_stream.messages.at(i), tokens.tls},
                 tokens);
}

/// A tick with its number where a write or a read ended, as far as the numbers have room.
void LensView::paintRuler(QPainter &painter, const Lane &lane, const Tokens &tokens) const
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
    qreal free = 0;
    for (const qint64 end : std::as_const(ends)) {
        const qreal x = xOf(lane.upper, end);
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

void LensView::paintDatagrams(QPainter &painter, const QRectF &area, const Tokens &tokens) const
{
    const qreal row = rowHeight();
    painter.setPen(tokens.udp);
    painter.drawText(QRectF(area.left(), area.top(), area.width(), row), Qt::AlignVCenter,
                     tr("UDP: datagrams, each whole or not at all"));
    const Lane lane = laneAt(area.top() + row, area.height() - row, false);
    paintName(painter, lane.upper, tr("written"), tokens);
    paintName(painter, lane.lower, tr("received"), tokens);
    for (qsizetype i = 0; i < m_joins.size(); ++i)
        paintJoin(painter, lane, i, tokens);
    for (qsizetype i = 0; i < m_sent.size(); ++i)
        paintBox(painter, {columnOf(lane.upper, i), m_sent.at(i).bytes, tokens.udp, false, i % 2 != 0},
                 tokens);
    for (qsizetype i = 0; i < m_received.size(); ++i)
        paintBox(painter, {columnOf(lane.lower, i), m_received.at(i).bytes, tokens.udp}, tokens);
}

/// A cross only where the relay says that it lost it; a question mark where nobody knows.
void LensView::paintJoin(QPainter &painter, const Lane &lane, qsizetype index, const Tokens &tokens) const
{
    const DatagramJoin &join = m_joins.at(index);
    const bool strong = index == m_currentJoin;
    if (join.fate == DatagramJoin::Arrived) {
        const QRectF from = columnOf(lane.upper, join.sent);
        const QRectF to = columnOf(lane.lower, join.received);
        painter.setPen(Qt::NoPen);
        painter.setBrush(faint(tokens.udp, strong, join.sent % 2 != 0));
        painter.drawPath(
            ribbon(from.left(), from.right(), lane.upper.bottom(), to.left(), to.right(), lane.lower.top()));
        return;
    }
    const bool strange = join.fate == DatagramJoin::Strange;
    const QRectF box = strange ? columnOf(lane.lower, join.received) : columnOf(lane.upper, join.sent);
    const qreal middle = (lane.upper.bottom() + lane.lower.top()) / 2;
    const qreal from = strange ? lane.lower.top() : lane.upper.bottom();
    const QColor &colour = join.fate == DatagramJoin::Lost ? tokens.error : tokens.secondaryText;
    painter.setPen(QPen(colour, strong ? 2 * lineWidth : lineWidth, Qt::DashLine));
    painter.drawLine(QPointF(box.center().x(), from), QPointF(box.center().x(), middle));
    painter.setPen(colour);
    const QString mark = join.fate == DatagramJoin::Lost ? tr("x lost") : tr("?");
    const qreal top = strange ? middle - rowHeight() : middle;
    painter.drawText(QRectF(box.center().x() - 60, top, 120, rowHeight()), Qt::AlignCenter, mark);
}

} // namespace swb
