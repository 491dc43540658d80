// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QMenu>

class QToolButton;

namespace swb {

/// A menu of commands whose keys work while it is closed: each command is also an action of the window, with
/// its key in the tooltip. The window must outlive it.
class CommandMenu : public QMenu
{
    Q_OBJECT

public:
    explicit CommandMenu(QWidget *window, const QString &title = {});

    /// `icon` is one of resources/icons, or empty.
    QAction *add(const QString &text, const QString &icon, const QKeySequence &keys, const QString &toolTip);
    /// A submenu.
    CommandMenu *addCommands(const QString &text, const QString &icon = {});
    /// A button that opens this menu, with the key F10.
    QToolButton *makeButton(QWidget *parent);

private:
    QWidget *m_window;
};

} // namespace swb
