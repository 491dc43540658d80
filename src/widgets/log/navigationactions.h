// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/values/ids.h"
#include "models/log/timemode.h"

#include "widgets/common/menugroups.h"
#include <QKeySequence>

#include <QObject>

class QAction;

namespace swb {

class CommandMenu;
class LogNavigator;
class LogPages;
class LogView;

/// The commands that navigate in a log and export it, with the same keys in every window that has one. Each
/// shows the log first, since its conversations may be in front. Belongs to the pages; the window that has
/// the menus must outlive them.
class NavigationActions : public QObject
{
    Q_OBJECT

public:
    NavigationActions(LogPages *pages, const MenuGroups &menus);

    [[nodiscard]] QAction *conversations() const { return m_conversations; }
    [[nodiscard]] QAction *exportRows() const { return m_export; }

private:
    using ViewSlot = void (LogView::*)();
    using NavigatorSlot = void (LogNavigator::*)();

    void addGoMenu();
    void addTimeMenu();
    void addConversations();
    void addViewCommands();
    void addToolCommands();
    QAction *addCommand(CommandMenu *menu, const QString &text, const QString &icon, const QKeySequence &keys,
                        const QString &toolTip, ViewSlot slot);
    QAction *addCommand(CommandMenu *menu, const QString &text, const QString &icon, const QKeySequence &keys,
                        const QString &toolTip, NavigatorSlot slot);
    void setTimeMode(TimeMode mode);

    LogPages *m_pages;
    MenuGroups m_menus;
    QAction *m_conversations = nullptr;
    QAction *m_export = nullptr;
};

} // namespace swb
