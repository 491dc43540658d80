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

/// The context menu for the rows of a table, list or tree: its buttons, its actions, then copying. Ctrl+C
/// copies the selected rows. It is the view's child.
class RowMenu : public QObject
{
    Q_OBJECT

public:
    explicit RowMenu(QAbstractItemView *view);
    /// Buttons beside the view that act on its rows. Hidden ones are not offered.
    void offer(const QList<QAbstractButton *> &buttons) { m_buttons += buttons; }

Q_SIGNALS:
    void opening(QMenu *menu); ///< before it is filled

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void open(const QPoint &place);
    /// The selected rows in order, each as a line of its visible cells separated by tabs; plain text.
    [[nodiscard]] QString rowsText() const;

    QAbstractItemView *m_view;
    QList<QAbstractButton *> m_buttons;
    QAction *m_copyRows;
    QAction *m_copyCell;
};

} // namespace swb
