// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QElapsedTimer>
#include <QTableView>

class QMenu;
class QToolButton;

namespace swb {

class EndpointTableModel;
class RowMenu;
class SortedRows;

/// A table of running things: whole rows are selected, Tab leaves it, and while it is empty it says what to
/// do next. Rows follow the font's height, so zooming needs nothing else.
class RowTable : public QTableView
{
    Q_OBJECT

public:
    explicit RowTable(QWidget *parent = nullptr);

    /// Shows the rows of this model, sorted by a click on a header, or by the menu of the headers and of the
    /// rows; a third click restores the order of arrival. Row numbers in this class's interface are always
    /// the model's.
    void setSortedModel(EndpointTableModel *model);
    /// Moves the rows to their current places; called a few times a second. Acts at most once a second, and
    /// not while the mouse is over the rows: nothing moves away from under the mouse.
    void settle();
    /// The model's row that is shown at this position.
    [[nodiscard]] int rowOf(const QModelIndex &index) const;
    /// Plain text, shown in the middle while there are no rows, and then also read out as the table's
    /// description.
    void setEmptyText(const QString &text);
    void setModel(QAbstractItemModel *model) override;
    /// Makes each column as wide as its sample and its title need; a column with an empty sample takes the
    /// remaining width.
    void setColumnSamples(const QStringList &samples);
    /// Hides these columns, one after the other, until `column` has space for `text`; the others are shown
    /// again. Applies from now on, at any width and font.
    void makeRoomFor(int column, const QString &text, const QList<int> &dispensable);
    /// Each row may have a button in this column, which moves with its row. Space presses that of the current
    /// row; the Tab key skips the buttons, of which there may be very many.
    void setButtonColumn(int column) { m_buttonColumn = column; }
    struct RowButton
    {
        QString word; ///< what a press does; empty: nothing to press now
        QString icon;
        QString name; ///< the same with its object, for tooltip and screen reader
    };
    void setRowButton(int row, const RowButton &look);
    /// The context menu, and access to add to it.
    [[nodiscard]] RowMenu &rowMenu() const { return *m_menu; }
    /// Whether the buttons show text beside their icons.
    void setButtonWords(bool words);
    [[nodiscard]] QList<int> rowsInSight() const;
    /// Selected row numbers in order.
    [[nodiscard]] QList<int> selectedRowNumbers() const;
    /// A few rows are enough; the layout may give more.
    [[nodiscard]] QSize minimumSizeHint() const override;
    [[nodiscard]] QSize sizeHint() const override;

Q_SIGNALS:
    void rowButtonClicked(int row);

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    [[nodiscard]] int heightOfRows(int rows) const; ///< including the header and the frame
    [[nodiscard]] QModelIndex place(int row, int column) const; ///< where the model's cell is shown

private:
    void setUpSorting();
    void fillSortMenu();
    [[nodiscard]] int roomBeside(int column) const;
    void makeRoom();
    void describe();
    [[nodiscard]] QToolButton *addRowButton(const QModelIndex &index);
    void applyMetrics();
    void applyWidth(int column);

    SortedRows *m_sorted = nullptr;
    QMenu *m_sortMenu = nullptr;
    QElapsedTimer m_sinceSettled;
    QString m_emptyText;
    struct Room
    {
        int column = -1;
        QString text;
        QList<int> dispensable;
    };

    void offerRowButton(QMenu *menu);

    RowMenu *m_menu;
    QStringList m_samples;
    Room m_room;
    int m_buttonColumn = -1;
    bool m_buttonWords = true;
};

} // namespace swb
