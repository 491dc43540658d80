// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/common/rowmenu.h"

#include "widgets/common/availability.h"
#include "widgets/theme/icons.h"

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QAction>
#include <QClipboard>
#include <QGuiApplication>
#include <QKeyEvent>
#include <QMenu>
#include <QTableView>
#include <QTreeView>
#include <algorithm>

using namespace Qt::StringLiterals;

namespace swb {
namespace {

bool isHidden(const QAbstractItemView &view, int column)
{
    if (const auto *table = qobject_cast<const QTableView *>(&view))
        return table->isColumnHidden(column);
    const auto *tree = qobject_cast<const QTreeView *>(&view);
    return tree && tree->isColumnHidden(column);
}

QString rowText(const QAbstractItemView &view, const QModelIndex &row)
{
    QStringList cells;
    for (int column = 0; column < view.model()->columnCount(row.parent()); ++column) {
        const QString text = row.siblingAtColumn(column).data().toString();
        if (!isHidden(view, column))
            cells.append(text.simplified());
    }
    return cells.join(u'\t').trimmed();
}

void addButton(QMenu &menu, QAbstractButton &button)
{
    const QString words = button.text().isEmpty() ? button.accessibleName() : button.text();
    QAction *action = menu.addAction(button.icon(), words, &button, &QAbstractButton::click);
    action->setToolTip(button.toolTip());
    setAvailable(action, button.isEnabled(), whyUnavailable(&button));
}

/// By their visual position, since trees have branches in between.
bool isAbove(const QModelIndex &one, const QModelIndex &other)
{
    return one.parent() == other.parent() ? one.row() < other.row() : one.parent() < other.parent();
}

} // namespace

RowMenu::RowMenu(QAbstractItemView *view)
    : QObject(view)
    , m_view(view)
    , m_copyRows(new QAction(tr("&Copy rows"), this))
    , m_copyCell(new QAction(tr("Copy ce&ll"), this))
{
    m_copyRows->setShortcut(QKeySequence::Copy);
    view->installEventFilter(this); // the view itself would copy one cell
    view->setContextMenuPolicy(Qt::CustomContextMenu);
    connect(view, &QWidget::customContextMenuRequested, this, &RowMenu::open);
    connect(m_copyRows, &QAction::triggered, this,
            [this] { QGuiApplication::clipboard()->setText(rowsText()); });
    connect(m_copyCell, &QAction::triggered, this,
            [this] { QGuiApplication::clipboard()->setText(m_view->currentIndex().data().toString()); });
}

QString RowMenu::rowsText() const
{
    QModelIndexList rows;
    for (const QModelIndex &index : m_view->selectionModel()->selectedIndexes()) {
        if (rows.isEmpty() || rows.last() != index.siblingAtColumn(0))
            rows.append(index.siblingAtColumn(0));
    }
    if (rows.isEmpty() && m_view->currentIndex().isValid())
        rows.append(m_view->currentIndex().siblingAtColumn(0));
    std::sort(rows.begin(), rows.end(), isAbove);
    rows.erase(std::unique(rows.begin(), rows.end()), rows.end());
    QStringList lines;
    for (const QModelIndex &row : rows)
        lines.append(rowText(*m_view, row));
    return lines.join(u'\n');
}

void RowMenu::open(const QPoint &place)
{
    auto *menu = new QMenu(m_view);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->setToolTipsVisible(true);
    menu->setAccessibleName(tr("Commands for the row"));
    m_copyRows->setIcon(themeIcon(u"copy"_s));
    const QModelIndex current = m_view->currentIndex();
    setAvailable(m_copyRows, current.isValid(), tr("Select a row first"));
    setAvailable(m_copyCell, !current.data().toString().isEmpty(), tr("Select a cell with text first"));
    Q_EMIT opening(menu);
    for (QAbstractButton *button : std::as_const(m_buttons)) {
        if (!button->isHidden())
            addButton(*menu, *button);
    }
    menu->addActions(m_view->actions());
    menu->addSeparator();
    menu->addActions({m_copyRows, m_copyCell});
    menu->popup(m_view->viewport()->mapToGlobal(place));
}

bool RowMenu::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() != QEvent::KeyPress || !static_cast<QKeyEvent *>(event)->matches(QKeySequence::Copy))
        return QObject::eventFilter(watched, event);
    m_copyRows->trigger();
    return true;
}

} // namespace swb
