// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

class QAbstractItemView;
class QAbstractButton;
class QAction;
class QMenu;
class QPoint;

namespace swb {

/// What a right click or the menu key offers on the rows of a table, list or tree: its buttons, its actions,
/// then copying. Ctrl+C copies the selected rows. It is the view's child.
class RowMenu : public QObject
{
    Q_OBJECT

public:
    explicit RowMenu(QAbstractItemView *view);
    /// Buttons beside the view that do something to its rows. Those that are hidden are not offered.
    void offer(const QList<QAbstractButton *> &buttons) { m_buttons += buttons; }

Q_SIGNALS:
    void opening(QMenu *menu); ///< before anything is in it

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void open(const QPoint &place);
    /// The selected rows in order, each a line of its visible cells with tabs between them; plain text.
    [[nodiscard]] QString rowsText() const;

    QAbstractItemView *m_view;
    QList<QAbstractButton *> m_buttons;
    QAction *m_copyRows;
    QAction *m_copyCell;
};

} // namespace swb
