// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTableView>

namespace swb {

/// A table of whole rows, all of one height, that costs the same whether it has ten rows or a hundred
/// million: QTableView keeps a few bytes for each row in its vertical header and walks through all of them
/// when one is added, which takes longer than a frame from a million rows on. Here a row is just its number,
/// and the vertical scroll bar counts rows. Searching by typing is off, since it reads row after row.
class LongTable : public QTableView
{
    Q_OBJECT

public:
    explicit LongTable(QWidget *parent = nullptr);

    void setModel(QAbstractItemModel *model) override;
    void setSelectionModel(QItemSelectionModel *model) override;
    void setRowHeight(int pixels);
    /// Replaces QTableView's, which asks the header.
    [[nodiscard]] int rowAt(int y) const;
    /// Complete visible rows, at least 1.
    [[nodiscard]] int rowsPerPage() const;

    [[nodiscard]] QModelIndex indexAt(const QPoint &place) const override;
    [[nodiscard]] QRect visualRect(const QModelIndex &index) const override;
    void scrollTo(const QModelIndex &index, ScrollHint hint = EnsureVisible) override;
    void keyboardSearch(const QString &) override { }

protected:
    void updateGeometries() override;
    void scrollContentsBy(int dx, int dy) override;
    void paintEvent(QPaintEvent *event) override;
    QModelIndex moveCursor(CursorAction action, Qt::KeyboardModifiers modifiers) override;
    void setSelection(const QRect &rect, QItemSelectionModel::SelectionFlags command) override;
    [[nodiscard]] QRegion visualRegionForSelection(const QItemSelection &selection) const override;
    [[nodiscard]] int verticalOffset() const override;
    [[nodiscard]] bool isIndexHidden(const QModelIndex &index) const override;

private:
    [[nodiscard]] int rowCount() const;
    [[nodiscard]] int topRow() const;
    [[nodiscard]] int yOf(int row) const;
    [[nodiscard]] int columnBeside(int column, int step) const;
    void fitHeader();
    void fitScrollBars();
    void rowsChanged(int first);
    void paintRow(QPainter &painter, QStyleOptionViewItem &option, int row);

    int m_rowHeight = 20;
    bool m_fitting = false;
};

} // namespace swb
