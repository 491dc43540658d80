// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>

class QMainWindow;
class QToolButton;
class QWidget;

namespace swb {

class CommandMenu;

/// The commands of a window in the usual menus, in their usual order. They open from one button, and from the
/// menu bar of the desktop if there is one (macOS, and desktops with a global menu). Owned by the window.
class MenuGroups
{
public:
    enum Group { File, Edit, View, Endpoints, Tools, Help };

    explicit MenuGroups(QMainWindow *window);

    [[nodiscard]] CommandMenu *operator[](Group group) const { return m_groups.at(group); }
    /// To be called when every command is there: an empty menu is left out. The button opens with F10.
    QToolButton *makeButton(QWidget *parent);

private:
    QMainWindow *m_window;
    CommandMenu *m_all;
    std::array<CommandMenu *, Help + 1> m_groups;
};

} // namespace swb
