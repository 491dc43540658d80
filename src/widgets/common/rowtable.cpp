// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/common/rowtable.h"

#include "models/common/sortedrows.h"
#include "widgets/accessible/accessible.h"
#include "widgets/common/rowmenu.h"
#include "widgets/theme/icons.h"
#include "widgets/theme/tokens.h"

#include <QActionGroup>
#include <QApplication>
#include <QEvent>
#include <QHeaderView>
#include <QKeyEvent>
#include <QMenu>
#include <QPainter>
#include <QScrollBar>
#include <QToolButton>
#include <algorithm>

using namespace Qt::StringLiterals;

namespace swb {
namespace {

constexpr qint64 settleMs = 1000;

} // namespace

RowTable::RowTable(QWidget *parent)
    : QTableView(parent)
    , m_menu(new RowMenu(this))
{
    setSelectionBehavior(SelectRows);
    setSelectionMode(ExtendedSelection);
    setEditTriggers(NoEditTriggers);
    setTabKeyNavigation(false);
    setShowGrid(false);
    setWordWrap(false);
    setCornerButtonEnabled(false);
    setHorizontalScrollMode(ScrollPerPixel);
    setTextElideMode(Qt::ElideMiddle); // both ends of an address say more than its middle
    verticalHeader()->hide();
    verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    horizontalHeader()->setHighlightSections(false);
    horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    horizontalHeader()->setMinimumSectionSize(16);
    applyMetrics();
    connect(m_menu, &RowMenu::opening, this, &RowTable::offerRowButton);
}

void RowTable::setSortedModel(EndpointTableModel *model)
{
    m_sorted = new SortedRows(model, this);
    setModel(m_sorted);
    setUpSorting();
    m_sinceSettled.start();
}

void RowTable::setUpSorting()
{
    QHeaderView *header = horizontalHeader();
    header->setSortIndicatorClearable(true);
    header->setSortIndicator(-1, Qt::AscendingOrder);
    setSortingEnabled(true);
    m_sortMenu = accessible::named(new QMenu(tr("&Sort by"), this));
    connect(m_sortMenu, &QMenu::aboutToShow, this, &RowTable::fillSortMenu);
    connect(header, &QHeaderView::sortIndicatorChanged, this, [this, header](int column) {
        if (column >= 0 && column == m_buttonColumn) // a column of buttons cannot be sorted by
            return header->setSortIndicator(-1, Qt::AscendingOrder);
        makeRoom();
    });
    header->setContextMenuPolicy(Qt::CustomContextMenu);
    connect(header, &QWidget::customContextMenuRequested, m_sortMenu,
            [this, header](const QPoint &at) { m_sortMenu->popup(header->mapToGlobal(at)); });
    addAction(m_sortMenu->menuAction());
}

/// All columns, including those without space: choosing one gives it some.
void RowTable::fillSortMenu()
{
    m_sortMenu->clear();
    qDeleteAll(m_sortMenu->findChildren<QActionGroup *>(Qt::FindDirectChildrenOnly));
    auto *columns = new QActionGroup(m_sortMenu);
    const auto add = [this](QActionGroup *group, const QString &text, bool checked, int column,
                            Qt::SortOrder order) {
        QAction *action = m_sortMenu->addAction(text);
        action->setCheckable(true);
        action->setChecked(checked);
        group->addAction(action);
        connect(action, &QAction::triggered, this, [this, column, order] { sortByColumn(column, order); });
    };
    const int sorted = m_sorted->column();
    add(columns, tr("Order of arrival"), sorted < 0, -1, Qt::AscendingOrder);
    for (int column = 0; column < model()->columnCount(); ++column) {
        if (column != m_buttonColumn)
            add(columns, model()->headerData(column, Qt::Horizontal).toString(), column == sorted, column,
                Qt::SortOrder(model()->headerData(column, Qt::Horizontal, Qt::InitialSortOrderRole).toInt()));
    }
    if (sorted < 0)
        return;
    m_sortMenu->addSeparator();
    auto *ways = new QActionGroup(m_sortMenu);
    const Qt::SortOrder order = m_sorted->order();
    add(ways, tr("Smallest first"), order == Qt::AscendingOrder, sorted, Qt::AscendingOrder);
    add(ways, tr("Largest first"), order == Qt::DescendingOrder, sorted, Qt::DescendingOrder);
}

void RowTable::settle()
{
    const bool isInHand = viewport()->underMouse() || QApplication::activePopupWidget() != nullptr
        || QGuiApplication::mouseButtons() != Qt::NoButton;
    if (!m_sorted || isInHand || m_sinceSettled.elapsed() < settleMs)
        return;
    m_sorted->settle();
    m_sinceSettled.start();
}

int RowTable::rowOf(const QModelIndex &index) const
{
    return m_sorted ? m_sorted->mapToSource(index).row() : index.row();
}

QModelIndex RowTable::place(int row, int column) const
{
    return m_sorted ? m_sorted->mapFromSource(m_sorted->sourceModel()->index(row, column))
                    : model()->index(row, column);
}

void RowTable::setEmptyText(const QString &text)
{
    m_emptyText = text;
    describe();
    viewport()->update();
}

/// The text of an empty table is read out with its name, but not once the table has rows.
void RowTable::describe()
{
    setAccessibleDescription(!model() || model()->rowCount() == 0 ? m_emptyText : QString());
}

void RowTable::setModel(QAbstractItemModel *model)
{
    QTableView::setModel(model);
    for (auto signal : {&QAbstractItemModel::rowsInserted, &QAbstractItemModel::rowsRemoved})
        connect(model, signal, this, &RowTable::describe);
    connect(model, &QAbstractItemModel::modelReset, this, &RowTable::describe);
    describe();
}

void RowTable::setColumnSamples(const QStringList &samples)
{
    m_samples = samples;
    applyMetrics();
}

void RowTable::applyMetrics()
{
    const QFontMetrics metrics(font());
    verticalHeader()->setMinimumSectionSize(metrics.height() + 2);
    verticalHeader()->setDefaultSectionSize(std::max(metrics.height() + 6, 22));
    for (int column = 0; model() && column < std::min(model()->columnCount(), int(m_samples.size()));
         ++column)
        applyWidth(column);
    makeRoom();
}

void RowTable::applyWidth(int column)
{
    const QString sample = m_samples.at(column);
    if (sample.isEmpty()) {
        horizontalHeader()->setSectionResizeMode(column, QHeaderView::Stretch);
        return;
    }
    // States are painted bold.
    QFont bold = font();
    bold.setBold(true);
    const QString title = model()->headerData(column, Qt::Horizontal).toString();
    const int width
        = std::max(QFontMetrics(bold).horizontalAdvance(sample), fontMetrics().horizontalAdvance(title));
    horizontalHeader()->setSectionResizeMode(column, QHeaderView::Interactive);
    setColumnWidth(column, width + 12);
}

void RowTable::makeRoomFor(int column, const QString &text, const QList<int> &dispensable)
{
    m_room = {column, text, dispensable};
    makeRoom();
}

void RowTable::makeRoom()
{
    if (m_room.column < 0 || !model())
        return;
    const int needed = fontMetrics().horizontalAdvance(m_room.text) + 12;
    for (const int other : m_room.dispensable)
        setColumnHidden(other, false);
    for (const int other : m_room.dispensable)
        setColumnHidden(other,
                        roomBeside(m_room.column) < needed && !(m_sorted && m_sorted->column() == other));
}

void RowTable::setRowButton(int row, const RowButton &look)
{
    const QModelIndex index = place(row, m_buttonColumn);
    auto *button = qobject_cast<QToolButton *>(indexWidget(index));
    if (!button)
        button = addRowButton(index);
    button->setVisible(!look.word.isEmpty());
    button->setText(look.word);
    button->setIcon(look.icon.isEmpty() ? QIcon() : themeIcon(look.icon));
    button->setAccessibleName(look.name);
    button->setToolTip(tr("%1 (Space)").arg(look.name));
}

/// The table owns it through the index.
QToolButton *RowTable::addRowButton(const QModelIndex &index)
{
    auto *button = new QToolButton;
    button->setAutoRaise(true);
    button->setFocusPolicy(Qt::NoFocus);
    button->setToolButtonStyle(m_buttonWords ? Qt::ToolButtonTextBesideIcon : Qt::ToolButtonIconOnly);
    const QPersistentModelIndex at(index);
    connect(button, &QToolButton::clicked, this, [this, at] { Q_EMIT rowButtonClicked(rowOf(at)); });
    setIndexWidget(index, button);
    return button;
}

void RowTable::offerRowButton(QMenu *menu)
{
    const QModelIndex place = currentIndex().siblingAtColumn(m_buttonColumn);
    auto *button = place.isValid() ? qobject_cast<QToolButton *>(indexWidget(place)) : nullptr;
    if (button && !button->isHidden())
        menu->addAction(button->icon(), button->accessibleName().replace(u'&', u"&&"_s), button,
                        &QToolButton::click);
}

void RowTable::setButtonWords(bool words)
{
    m_buttonWords = words;
    for (auto *button : viewport()->findChildren<QToolButton *>())
        button->setToolButtonStyle(words ? Qt::ToolButtonTextBesideIcon : Qt::ToolButtonIconOnly);
}

int RowTable::roomBeside(int column) const
{
    int room = width() - 2 * frameWidth();
    if (verticalScrollBar()->isVisible())
        room -= verticalScrollBar()->width();
    for (int other = 0; other < model()->columnCount(); ++other) {
        if (other != column && !isColumnHidden(other))
            room -= columnWidth(other);
    }
    return room;
}

QList<int> RowTable::rowsInSight() const
{
    QList<int> rows;
    if (!isVisible() || !model() || model()->rowCount() == 0)
        return rows;
    const int below = rowAt(viewport()->height() - 1);
    const int last = below < 0 ? model()->rowCount() - 1 : below;
    for (int row = std::max(0, rowAt(0)); row <= last; ++row)
        rows.append(rowOf(model()->index(row, 0)));
    return rows;
}

QList<int> RowTable::selectedRowNumbers() const
{
    QList<int> rows;
    if (!selectionModel())
        return rows;
    for (const QModelIndex &index : selectionModel()->selectedRows())
        rows.append(rowOf(index));
    std::sort(rows.begin(), rows.end());
    return rows;
}

int RowTable::heightOfRows(int rows) const
{
    return horizontalHeader()->sizeHint().height() + rows * verticalHeader()->defaultSectionSize()
        + 2 * frameWidth();
}

QSize RowTable::minimumSizeHint() const
{
    return {160, heightOfRows(1)};
}

QSize RowTable::sizeHint() const
{
    return {480, heightOfRows(3)};
}

void RowTable::keyPressEvent(QKeyEvent *event)
{
    const QModelIndex at = currentIndex().siblingAtColumn(m_buttonColumn);
    auto *button = at.isValid() ? qobject_cast<QToolButton *>(indexWidget(at)) : nullptr;
    if (event->key() == Qt::Key_Space && event->modifiers() == Qt::NoModifier && button && !button->isHidden()
        && button->isEnabled())
        button->click();
    else
        QTableView::keyPressEvent(event);
}

void RowTable::paintEvent(QPaintEvent *event)
{
    QTableView::paintEvent(event);
    if (m_emptyText.isEmpty() || (model() && model()->rowCount() > 0))
        return;
    QPainter painter(viewport());
    painter.setPen(tokensOf(palette()).secondaryText);
    painter.drawText(viewport()->rect().adjusted(8, 0, -8, 0), Qt::AlignCenter | Qt::TextWordWrap,
                     m_emptyText);
}

void RowTable::resizeEvent(QResizeEvent *event)
{
    QTableView::resizeEvent(event);
    makeRoom();
    // The current row stays visible when a message below takes space away.
    if (selectionModel() && selectionModel()->isSelected(currentIndex()))
        scrollTo(currentIndex());
}

void RowTable::changeEvent(QEvent *event)
{
    QTableView::changeEvent(event);
    if (event->type() == QEvent::FontChange)
        applyMetrics();
}

} // namespace swb
