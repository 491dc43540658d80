// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/common/longtable.h"

#include <QAbstractButton>
#include <QHeaderView>
#include <QPaintEvent>
#include <QPainter>
#include <QScrollBar>

#include <algorithm>

namespace swb {
namespace {

constexpr qint64 farAway = 1'000'000'000; ///< pixels: out of sight, and well within an int

/// Keeps no rows.
class NoRowHeader : public QHeaderView
{
public:
    explicit NoRowHeader(QWidget *parent)
        : QHeaderView(Qt::Vertical, parent)
    { }
    void setModel(QAbstractItemModel *) override { }
    void setSelectionModel(QItemSelectionModel *) override { }
};

} // namespace

LongTable::LongTable(QWidget *parent)
    : QTableView(parent)
{
    setVerticalHeader(new NoRowHeader(this));
    verticalHeader()->hide(); // only now: reparenting to the table made it visible again
    if (auto *corner = findChild<QAbstractButton *>(QString(), Qt::FindDirectChildrenOnly))
        corner->hide(); // otherwise it covers the header, since nothing positions it
    setSelectionBehavior(SelectRows);
    setVerticalScrollMode(ScrollPerItem);
    setHorizontalScrollMode(ScrollPerPixel);
}

void LongTable::setModel(QAbstractItemModel *model)
{
    QTableView::setModel(model);
    connect(model, &QAbstractItemModel::rowsInserted, this,
            [this](const QModelIndex &, int first) { rowsChanged(first); });
    connect(model, &QAbstractItemModel::rowsRemoved, this,
            [this](const QModelIndex &, int first) { rowsChanged(first); });
    connect(model, &QAbstractItemModel::modelReset, this, [this] { rowsChanged(0); });
    updateGeometries();
}

/// The horizontal header gets its own selection model: with that of the rows it asks for each row whether it
/// is selected, to find out whether a column is.
void LongTable::setSelectionModel(QItemSelectionModel *model)
{
    QTableView::setSelectionModel(model);
    horizontalHeader()->setSelectionModel(new QItemSelectionModel(model->model(), horizontalHeader()));
}

void LongTable::setRowHeight(int pixels)
{
    m_rowHeight = pixels;
    updateGeometries();
    viewport()->update();
}

int LongTable::rowCount() const
{
    return model() ? model()->rowCount(rootIndex()) : 0;
}

int LongTable::topRow() const
{
    return verticalScrollBar()->value();
}

int LongTable::yOf(int row) const
{
    return int(std::clamp((qint64(row) - topRow()) * m_rowHeight, -farAway, farAway));
}

int LongTable::rowsPerPage() const
{
    return std::max(1, viewport()->height() / m_rowHeight);
}

int LongTable::rowAt(int y) const
{
    const qint64 row = qint64(topRow()) + y / m_rowHeight;
    return y >= 0 && row < rowCount() ? int(row) : -1;
}

QModelIndex LongTable::indexAt(const QPoint &place) const
{
    const int row = rowAt(place.y());
    const int column = columnAt(place.x());
    return row >= 0 && column >= 0 ? model()->index(row, column) : QModelIndex();
}

QRect LongTable::visualRect(const QModelIndex &index) const
{
    if (!index.isValid() || isColumnHidden(index.column()))
        return {};
    return {columnViewportPosition(index.column()), yOf(index.row()), columnWidth(index.column()),
            m_rowHeight};
}

void LongTable::scrollTo(const QModelIndex &index, ScrollHint hint)
{
    if (!index.isValid())
        return;
    const int row = index.row();
    const int page = rowsPerPage();
    const bool below = row >= topRow() + page;
    if (hint == PositionAtCenter)
        verticalScrollBar()->setValue(row - page / 2);
    else if (hint == PositionAtTop || row < topRow())
        verticalScrollBar()->setValue(row);
    else if (hint == PositionAtBottom || below)
        verticalScrollBar()->setValue(row - page + 1);
    const int left = columnViewportPosition(index.column());
    const int right = left + columnWidth(index.column());
    if (left < 0 || left >= viewport()->width())
        horizontalScrollBar()->setValue(horizontalScrollBar()->value() + left);
    else if (right > viewport()->width() && right - viewport()->width() < left)
        horizontalScrollBar()->setValue(horizontalScrollBar()->value() + right - viewport()->width());
}

/// Replaces QTableView's, which asks the header where the rows are.
void LongTable::updateGeometries()
{
    if (m_fitting)
        return;
    m_fitting = true;
    fitHeader();
    fitScrollBars();
    m_fitting = false;
}

void LongTable::fitHeader()
{
    QHeaderView *header = horizontalHeader();
    const int height = header->isHidden()
        ? 0
        : std::clamp(header->sizeHint().height(), header->minimumHeight(), header->maximumHeight());
    setViewportMargins(0, height, 0, 0);
    const QRect area = viewport()->geometry();
    header->setGeometry(area.left(), area.top() - height, area.width(), height);
}

void LongTable::fitScrollBars()
{
    const int width = viewport()->width();
    horizontalScrollBar()->setPageStep(width);
    horizontalScrollBar()->setRange(0, std::max(0, horizontalHeader()->length() - width));
    verticalScrollBar()->setPageStep(rowsPerPage());
    verticalScrollBar()->setRange(0, std::max(0, rowCount() - rowsPerPage()));
}

void LongTable::rowsChanged(int first)
{
    const bool inSight = first <= topRow() + rowsPerPage();
    fitScrollBars();
    if (inSight)
        viewport()->update();
}

void LongTable::scrollContentsBy(int dx, int dy)
{
    if (dy != 0)
        viewport()->update(); // all visible rows have changed
    QTableView::scrollContentsBy(dx, 0);
}

void LongTable::paintEvent(QPaintEvent *event)
{
    QPainter painter(viewport());
    QStyleOptionViewItem option;
    initViewItemOption(&option);
    const qint64 top = topRow();
    const qint64 first = top + event->rect().top() / m_rowHeight;
    const qint64 last = std::min(top + event->rect().bottom() / m_rowHeight, qint64(rowCount()) - 1);
    for (qint64 row = first; row <= last; ++row)
        paintRow(painter, option, int(row));
}

void LongTable::paintRow(QPainter &painter, QStyleOptionViewItem &option, int row)
{
    const bool isSelected = selectionModel()->isSelected(model()->index(row, 0));
    for (int column = 0; column < model()->columnCount(); ++column) {
        const QModelIndex index = model()->index(row, column);
        option.rect = visualRect(index);
        if (!option.rect.intersects(viewport()->rect()))
            continue;
        option.state.setFlag(QStyle::State_Selected, isSelected);
        option.state.setFlag(QStyle::State_HasFocus, hasFocus() && index == currentIndex());
        itemDelegateForIndex(index)->paint(&painter, option, index);
    }
}

int LongTable::columnBeside(int column, int step) const
{
    for (int other = column + step; other >= 0 && other < model()->columnCount(); other += step) {
        if (!isColumnHidden(other))
            return other;
    }
    return column;
}

/// Home and End are for rows: whole rows are selected, so there is no position within a row to go to.
QModelIndex LongTable::moveCursor(CursorAction action, Qt::KeyboardModifiers)
{
    if (rowCount() == 0)
        return {};
    const QModelIndex current = currentIndex();
    qint64 row = current.isValid() ? current.row() : 0;
    int column = current.isValid() ? current.column() : columnBeside(-1, 1);
    switch (action) {
    case MoveUp:
        --row;
        break;
    case MoveDown:
        ++row;
        break;
    case MovePageUp:
        row -= rowsPerPage();
        break;
    case MovePageDown:
        row += rowsPerPage();
        break;
    case MoveHome:
        row = 0;
        break;
    case MoveEnd:
        row = rowCount() - 1;
        break;
    case MoveLeft:
    case MovePrevious:
        column = columnBeside(column, -1);
        break;
    case MoveRight:
    case MoveNext:
        column = columnBeside(column, 1);
        break;
    }
    return model()->index(int(std::clamp(row, qint64(0), qint64(rowCount()) - 1)), column);
}

void LongTable::setSelection(const QRect &rect, QItemSelectionModel::SelectionFlags command)
{
    if (!selectionModel() || rowCount() == 0)
        return;
    const auto rowOf = [this](int y) {
        const qint64 row = topRow() + (y < 0 ? (y + 1) / m_rowHeight - 1 : y / m_rowHeight);
        return int(std::clamp(row, qint64(0), qint64(rowCount()) - 1));
    };
    const QRect area = rect.normalized();
    const QItemSelection rows(model()->index(rowOf(area.top()), 0),
                              model()->index(rowOf(area.bottom()), model()->columnCount() - 1));
    selectionModel()->select(rows, command);
}

QRegion LongTable::visualRegionForSelection(const QItemSelection &selection) const
{
    QRegion region;
    for (const QItemSelectionRange &range : selection) {
        const int top = std::max(0, yOf(range.top()));
        const int bottom = std::min(viewport()->height(), yOf(range.bottom()) + m_rowHeight);
        if (top < bottom)
            region += QRect(0, top, viewport()->width(), bottom - top);
    }
    return region;
}

int LongTable::verticalOffset() const
{
    return int(std::min(qint64(topRow()) * m_rowHeight, farAway));
}

bool LongTable::isIndexHidden(const QModelIndex &index) const
{
    return isColumnHidden(index.column());
}

} // namespace swb
