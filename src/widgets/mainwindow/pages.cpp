// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/mainwindow/pages.h"

#include "widgets/common/commandmenu.h"

#include <QAction>
#include <QMenu>
#include <QStackedWidget>
#include <QTabBar>

namespace swb {

Pages::Pages(QTabBar *tabs, QStackedWidget *stack, CommandMenu *menu, QObject *parent)
    : QObject(parent)
    , m_tabs(tabs)
    , m_stack(stack)
    , m_menu(menu->addCommands(tr("Pa&ge")))
{
    m_tabs->setAccessibleName(tr("Pages"));
    m_tabs->setDrawBase(false);
    m_tabs->setExpanding(false);
    m_tabs->setFocusPolicy(Qt::TabFocus);
    m_tabs->setAutoHide(true); // with one page there is no choice
    connect(m_tabs, &QTabBar::currentChanged, this, &Pages::show);
}

void Pages::add(const QString &name, const QString &toolTip, std::function<Page()> make)
{
    const auto index = int(m_places.size());
    m_places.append({std::move(make), {}});
    m_tabs->addTab(name);
    const QKeySequence key(Qt::CTRL | Qt::Key(Qt::Key_1 + index));
    const QAction *action = m_menu->add(name, {}, key, toolTip);
    m_tabs->setTabToolTip(index, action->toolTip());
    m_menu->menuAction()->setVisible(index > 0);
    connect(action, &QAction::triggered, this, [this, index] { show(index); });
}

void Pages::show(int index)
{
    if (index < 0 || index >= m_places.size() || index == m_current)
        return;
    Page &page = m_places[index].page;
    if (!page.widget) {
        page = m_places[index].make();
        if (m_stack->indexOf(page.widget) < 0)
            m_stack->addWidget(page.widget);
        page.setEditingVisible(m_editing);
    }
    m_current = index;
    m_stack->setCurrentWidget(page.widget);
    m_tabs->setCurrentIndex(index);
    Q_EMIT currentChanged();
}

const Page &Pages::inSight() const
{
    return m_places.at(m_current).page;
}

void Pages::setEditingVisible(bool visible)
{
    m_editing = visible;
    for (const Place &place : std::as_const(m_places)) {
        if (place.page.widget)
            place.page.setEditingVisible(visible);
    }
}

} // namespace swb
