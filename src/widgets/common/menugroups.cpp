// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/common/menugroups.h"

#include "widgets/common/commandmenu.h"

#include <QCoreApplication>
#include <QMainWindow>
#include <QMenuBar>

namespace swb {
namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(MenuGroups)
};

bool hasDesktopMenuBar()
{
    const QMenuBar probe; // without a window it asks only the platform
    return probe.isNativeMenuBar();
}

} // namespace

MenuGroups::MenuGroups(QMainWindow *window)
    : m_window(window)
    , m_all(new CommandMenu(window))
    , m_groups{m_all->addCommands(Words::tr("&File")),  m_all->addCommands(Words::tr("&Edit")),
               m_all->addCommands(Words::tr("&View")),  m_all->addCommands(Words::tr("E&ndpoints")),
               m_all->addCommands(Words::tr("&Tools")), m_all->addCommands(Words::tr("&Help"))}
{ }

QToolButton *MenuGroups::makeButton(QWidget *parent)
{
    for (const CommandMenu *group : m_groups)
        group->menuAction()->setVisible(!group->isEmpty());
    if (hasDesktopMenuBar()) {
        for (CommandMenu *group : m_groups)
            m_window->menuBar()->addMenu(group);
    }
    return m_all->makeButton(parent);
}

} // namespace swb
