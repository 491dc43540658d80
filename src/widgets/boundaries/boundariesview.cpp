// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/boundaries/boundariesview.h"

#include "widgets/accessible/accessible.h"

#include <QEvent>
#include <QScrollBar>
#include <algorithm>

namespace swb {

BoundariesView::BoundariesView(QWidget *parent)
    : QAbstractScrollArea(parent)
{
    accessible::setRole(this, QAccessible::Graphic);
    setAccessibleName(tr("Message boundaries"));
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
    setFrameShape(QFrame::NoFrame);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setFocusPolicy(Qt::NoFocus); // until there is something to scroll
    m_nameWidth = widestName();
}

void BoundariesView::setLook(const Look &look)
{
    if (m_look == look)
        return;
    m_look = look;
    updateGeometry();
    viewport()->update();
}

void BoundariesView::setZoom(int zoom)
{
    m_zoom = std::max(1, zoom);
    setFocusPolicy(m_zoom > 1 ? Qt::StrongFocus : Qt::NoFocus);
    adaptScrolling();
    showCurrent();
    viewport()->update();
}

/// The names at the left stay in place.
void BoundariesView::adaptScrolling()
{
    QScrollBar *bar = horizontalScrollBar();
    const auto page = int(rowsArea().width());
    const qreal left = qreal(bar->value()) / std::max(1, bar->maximum() + bar->pageStep());
    bar->setPageStep(page);
    bar->setSingleStep(std::max(1, page / 10));
    bar->setRange(0, page * (m_zoom - 1));
    bar->setValue(qRound(left * page * m_zoom));
}

void BoundariesView::changeEvent(QEvent *event)
{
    QAbstractScrollArea::changeEvent(event);
    if (event->type() == QEvent::FontChange)
        m_nameWidth = widestName();
}

void BoundariesView::resizeEvent(QResizeEvent *event)
{
    QAbstractScrollArea::resizeEvent(event);
    adaptScrolling();
}

bool BoundariesView::isEmpty() const
{
    return m_stream.writes.isEmpty() && m_stream.reads.isEmpty() && m_sent.isEmpty() && m_received.isEmpty();
}

QRectF BoundariesView::rowsArea() const
{
    const qreal left = margin + m_nameWidth;
    return {left, 0, std::max(1.0, viewport()->width() - left - margin), qreal(viewport()->height())};
}

bool BoundariesView::isInSight(qreal left, qreal right) const
{
    const QRectF area = rowsArea();
    return right >= area.left() && left <= area.right();
}

void BoundariesView::setStream(const StreamPieces &stream, bool framed)
{
    m_stream = stream;
    if (std::exchange(m_framed, framed) != framed)
        updateGeometry();
    viewport()->update();
}

void BoundariesView::setDatagrams(const QList<LoggedDatagram> &sent, const QList<LoggedDatagram> &received,
                                  const QList<DatagramJoin> &joins)
{
    m_sent = sent;
    m_received = received;
    m_joins = joins;
    viewport()->update();
}

void BoundariesView::setCurrent(qsizetype write, qsizetype join)
{
    m_currentWrite = write;
    m_currentJoin = join;
    showCurrent();
    viewport()->update();
}

/// Scrolls to what is drawn bold, if it is not visible.
void BoundariesView::showCurrent()
{
    const QRectF area = rowsArea();
    qreal left = area.left();
    if (m_currentWrite >= 0 && m_currentWrite < m_stream.writes.size())
        left = xOf(area, m_stream.writes.at(m_currentWrite).begin);
    else if (m_currentJoin >= 0 && m_currentJoin < m_joins.size())
        left = columnOf(area, std::max(m_joins.at(m_currentJoin).sent, m_joins.at(m_currentJoin).received))
                   .left();
    else
        return;
    if (left < area.left() || left > area.right() - area.width() / 10)
        horizontalScrollBar()->setValue(horizontalScrollBar()->value() + int(left - area.center().x()));
}

/// No more than it needs: it grows into free space, and a page must not require more than a small screen has.
QSize BoundariesView::sizeHint() const
{
    return {800, minimumSizeHint().height()};
}

QSize BoundariesView::minimumSizeHint() const
{
    const qreal lanes = (m_look.stream ? (m_framed ? 6 : 4.5) : 0) + (m_look.datagrams ? 4.5 : 0);
    return {320, int(rowHeight() * (lanes + (m_zoom > 1 ? 1 : 0)) + 4 * margin)};
}

qreal BoundariesView::widestName() const
{
    return std::max({fontMetrics().horizontalAdvance(tr("written")),
                     fontMetrics().horizontalAdvance(tr("read")),
                     fontMetrics().horizontalAdvance(tr("messages")),
                     fontMetrics().horizontalAdvance(tr("received"))})
        + margin;
}

BoundariesView::Lane BoundariesView::laneAt(qreal top, qreal height, bool third) const
{
    const qreal left = rowsArea().left();
    const qreal width = rowsArea().width();
    const qreal row = rowHeight();
    const qreal last = third ? row * 1.4 : 0;
    Lane lane;
    lane.upper = {left, top, width, row};
    lane.lower = {left, std::max(top + row * 2.4, top + height - row - last), width, row};
    lane.below = {left, lane.lower.bottom() + row * 0.4, width, third ? row : 0};
    return lane;
}

qreal BoundariesView::xOf(const QRectF &row, qint64 byte) const
{
    const qint64 all = std::max<qint64>({m_stream.writtenBytes(), m_stream.readBytes(), 1});
    return row.left() - horizontalScrollBar()->value() + row.width() * m_zoom * qreal(byte) / qreal(all);
}

QRectF BoundariesView::takenPart(const QRectF &place, const LoggedDatagram &datagram)
{
    if (datagram.cutOff == 0)
        return place;
    const qreal part = qreal(datagram.bytes.size()) / qreal(datagram.length());
    return {place.topLeft(), QSizeF(place.width() * part, place.height())};
}

QRectF BoundariesView::columnOf(const QRectF &row, qsizetype column) const
{
    const qreal columns = qreal(std::max<qsizetype>({m_sent.size(), m_received.size(), 1}));
    const qreal width = row.width() * m_zoom / columns;
    const qreal space = std::min(4.0, width / 3);
    return {row.left() - horizontalScrollBar()->value() + qreal(column) * width + space / 2, row.top(),
            width - space, row.height()};
}

} // namespace swb
