// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/common/rowtable.h"

#include "widgets/common/rowmenu.h"
#include "widgets/theme/icons.h"
#include "widgets/theme/tokens.h"

#include <QEvent>
#include <QHeaderView>
#include <QKeyEvent>
#include <QMenu>
#include <QPainter>
#include <QToolButton>
#include <algorithm>

using namespace Qt::StringLiterals;

namespace swb {

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

void RowTable::setEmptyText(const QString &text)
{
    m_emptyText = text;
    setAccessibleDescription(text);
    viewport()->update();
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
        setColumnHidden(other, roomBeside(m_room.column) < needed);
}

void RowTable::setRowButton(int row, const RowButton &look)
{
    const QModelIndex index = model()->index(row, m_buttonColumn);
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
    const QPersistentModelIndex place(index);
    connect(button, &QToolButton::clicked, this, [this, place] { Q_EMIT rowButtonClicked(place.row()); });
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
    for (int other = 0; other < model()->columnCount(); ++other) {
        if (other != column && !isColumnHidden(other))
            room -= columnWidth(other);
    }
    return room;
}

std::pair<int, int> RowTable::visibleRows() const
{
    if (!isVisible() || !model() || model()->rowCount() == 0)
        return {-1, -1};
    const int first = std::max(0, rowAt(0));
    const int last = rowAt(viewport()->height() - 1);
    return {first, last < 0 ? model()->rowCount() - 1 : last};
}

QList<int> RowTable::selectedRowNumbers() const
{
    QList<int> rows;
    if (!selectionModel())
        return rows;
    for (const QModelIndex &index : selectionModel()->selectedRows())
        rows.append(index.row());
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
    const QModelIndex place = currentIndex().siblingAtColumn(m_buttonColumn);
    auto *button = place.isValid() ? qobject_cast<QToolButton *>(indexWidget(place)) : nullptr;
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
