// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/common/commandmenu.h"

#include "widgets/accessible/accessible.h"
#include "widgets/theme/icons.h"

#include <QToolButton>

using namespace Qt::StringLiterals;

namespace swb {

CommandMenu::CommandMenu(QWidget *window, const QString &title)
    : QMenu(title, window)
    , m_window(window)
{
    setToolTipsVisible(true);
    accessible::named(this);
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

QToolButton *CommandMenu::makeButton(QWidget *parent)
{
    auto *button = new QToolButton(parent);
    button->setIcon(themeIcon(u"menu"_s));
    button->setText(tr("Men&u"));
    button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    button->setAccessibleName(tr("Menu"));
    button->setToolTip(tr("All commands (F10)"));
    button->setShortcut(Qt::Key_F10);
    button->setPopupMode(QToolButton::InstantPopup);
    button->setMenu(this);
    setAccessibleName(button->accessibleName());
    return button;
}

} // namespace swb
