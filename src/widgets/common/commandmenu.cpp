// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/common/commandmenu.h"

#include "widgets/theme/icons.h"

namespace swb {

CommandMenu::CommandMenu(QWidget *window, const QString &title)
    : QMenu(title, window)
    , m_window(window)
{
    setToolTipsVisible(true);
}

QAction *CommandMenu::add(const QString &text, const QString &icon, const QKeySequence &keys,
                          const QString &toolTip)
{
    QAction *action = addAction(text);
    if (!icon.isEmpty())
        action->setIcon(themeIcon(icon));
    action->setShortcut(keys);
    const QString keyText = keys.toString(QKeySequence::NativeText);
    action->setToolTip(keyText.isEmpty() ? toolTip : tr("%1 (%2)").arg(toolTip, keyText));
    m_window->addAction(action);
    return action;
}

CommandMenu *CommandMenu::addCommands(const QString &text, const QString &icon)
{
    auto *menu = new CommandMenu(m_window, text);
    if (!icon.isEmpty())
        menu->setIcon(themeIcon(icon));
    addMenu(menu);
    return menu;
}

} // namespace swb
