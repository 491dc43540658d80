// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/common/longtable.h"

#include <QTimer>

class QLabel;
class QMenu;
class QToolButton;

namespace swb {

class LogModel;

/// The table of the message log. Follows new rows only while it is at the end and the user is not looking at
/// a chosen row; otherwise a button says how many have come meanwhile and leads there. Visible rows stay
/// where they are when old rows are removed, and a chosen row stays visible when the table shrinks.
class LogTable : public LongTable
{
    Q_OBJECT

public:
    explicit LogTable(QWidget *parent = nullptr);

    void setModel(QAbstractItemModel *model) override;
    /// Shown in the middle of the empty table.
    void setEmptyText(const QString &text);
    [[nodiscard]] int newRows() const { return m_newRows; }
    /// Whether the last row is visible.
    [[nodiscard]] bool isAtEnd() const;
    void goToEnd();
    /// A few words over the table, for a few seconds; also read out by screen readers.
    void say(const QString &words);
    /// Opens on the header.
    void setHeaderMenu(QMenu *menu);
    /// Selects the row this many below the current one; if there is none, the last row.
    void step(int rows);
    void selectRow(int row);
    /// Gives this event its own row if it is folded with others. Returns its row, -1 if it is not shown.
    int reveal(quint64 id);
    /// Opens what is folded there, or folds it again; does nothing without like rows.
    void setOpen(int row, bool open);
    /// Leaves only what can be read from a distance: number, time and length are in the details as well.
    void setNarrow(bool narrow);

Q_SIGNALS:
    void currentRowChanged(int row); ///< -1 if there is none
    /// The user chose the current row; not emitted for the row selected when the table gets the focus.
    void rowChosen();

protected:
    void changeEvent(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void updateGeometries() override;
    void keyPressEvent(QKeyEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void currentChanged(const QModelIndex &current, const QModelIndex &previous) override;
    bool viewportEvent(QEvent *event) override;

private:
    void followModel(const QAbstractItemModel *model);
    /// What has to stay visible while sizes change.
    struct Held
    {
        int row = -1; ///< the row that the user is looking at
        bool end = false;
    };
    [[nodiscard]] Held held() const;
    void keepInSight(const Held &held);
    [[nodiscard]] int rowLookedAt() const;
    void rowsCame(int count);
    void rowsWent(int last, int scrolledTo);
    void fitRows();
    void fitColumns();
    void fitNumbers();
    void makeRoomForInfo();
    void takeLastRow();
    [[nodiscard]] LogModel *logModel() const;
    [[nodiscard]] bool foldByKey(int key);
    void place();
    void showNewRows();

    QToolButton *m_newRowsButton;
    QLabel *m_emptyLabel;
    QLabel *m_wordsLabel;
    QTimer m_wordsTimer;
    int m_newRows = 0;
    int m_digits = 6; ///< of the numbers that fit into the first column
    bool m_narrow = false;
    bool m_takingLast = false;
    bool m_folding = false; ///< rows are being inserted or removed by opening or folding
    bool m_chosen = false; ///< the current row was chosen, and the user has not gone to the end since
    bool m_following = true; ///< as it was just before the model changes
    int m_scrolledTo = 0; ///< likewise
};

} // namespace swb
