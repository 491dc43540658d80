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
    std::function<void()> focusForPresenting; ///< where the keyboard goes when a presentation begins
    std::function<void(bool)> setEditingVisible; ///< a presentation goes without what is for editing
    QWidget *stage = nullptr; ///< what stays of its controls while presenting; the window places it
    QString presentingHint; ///< the keys that count while presenting
};

/// The pages of the main window: a tab and a key, Ctrl and its number, for each. A page is made when it is
/// first asked for.
class Pages : public QObject
{
    Q_OBJECT

public:
    /// Gives `menu` a menu of its own for the keys.
    Pages(QTabBar *tabs, QStackedWidget *stack, CommandMenu *menu, QObject *parent);

    void add(const QString &name, const QString &toolTip, std::function<Page()> make);
    void show(int index);
    [[nodiscard]] int current() const { return m_current; } ///< -1 before the first is shown
    /// The page in sight. There must be one.
    [[nodiscard]] const Page &inSight() const;
    /// On every page, those to come too.
    void setEditingVisible(bool visible);

Q_SIGNALS:
    void currentChanged();

private:
    struct Place
    {
        std::function<Page()> make;
        Page page; ///< without a widget until it is made
    };

    QTabBar *m_tabs;
    QStackedWidget *m_stack;
    CommandMenu *m_menu;
    QList<Place> m_places; ///< in the order of their tabs
    int m_current = -1;
    bool m_editing = true;
};

} // namespace swb
