// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QObject>
#include <functional>

class QStackedWidget;
class QTabBar;
class QWidget;

namespace swb {

class CommandMenu;

/// A page of the main window and what the window's commands mean on it.
struct Page
{
    QWidget *widget = nullptr;
    std::function<void()> run; ///< Ctrl+Return
    std::function<void()> startOrStop; ///< Ctrl+E
    std::function<void()> focusForPresenting; ///< moves the focus when a presentation begins
    std::function<void(bool)> setEditingVisible; ///< a presentation hides everything for editing
    QWidget *stage = nullptr; ///< the controls that stay while presenting; the window places it
    QString presentingHint; ///< the keys that are useful while presenting
};

/// The pages of the main window: a tab and a key, Ctrl and its number, for each. A page is created when it is
/// first shown.
class Pages : public QObject
{
    Q_OBJECT

public:
    /// Gives `menu` a submenu for the keys.
    Pages(QTabBar *tabs, QStackedWidget *stack, CommandMenu *menu, QObject *parent);

    void add(const QString &name, const QString &toolTip, std::function<Page()> make);
    void show(int index);
    [[nodiscard]] int current() const { return m_current; } ///< -1 before the first is shown
    /// The visible page. There must be one.
    [[nodiscard]] const Page &inSight() const;
    /// On every page, including those created later.
    void setEditingVisible(bool visible);

Q_SIGNALS:
    void currentChanged();

private:
    struct Place
    {
        std::function<Page()> make;
        Page page; ///< without a widget until it is created
    };

    QTabBar *m_tabs;
    QStackedWidget *m_stack;
    CommandMenu *m_menu;
    QList<Place> m_places; ///< in the order of their tabs
    int m_current = -1;
    bool m_editing = true;
};

} // namespace swb
