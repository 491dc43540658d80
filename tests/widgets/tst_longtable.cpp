// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/common/longtable.h"

#include "support/patience.h"
#include "support/strictwarnings.h"

#include <QAbstractTableModel>
#include <QHeaderView>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>

using namespace swb;
using namespace Qt::StringLiterals;

namespace {

/// Any number of rows, with four columns; counts the requests for data.
class Rows : public QAbstractTableModel
{
public:
    explicit Rows(int rows)
        : m_rows(rows)
    { }

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override
    {
        return parent.isValid() ? 0 : m_rows;
    }
    [[nodiscard]] int columnCount(const QModelIndex & = {}) const override { return 4; }
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override
    {
        ++asked;
        return role == Qt::DisplayRole ? QVariant(index.row()) : QVariant();
    }
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex &index) const override
    {
        ++asked;
        return QAbstractTableModel::flags(index);
    }
    void append(int rows)
    {
        beginInsertRows({}, m_rows, m_rows + rows - 1);
        m_rows += rows;
        endInsertRows();
    }
    void removeFirst(int rows)
    {
        beginRemoveRows({}, 0, rows - 1);
        m_rows -= rows;
        endRemoveRows();
    }
    void reset(int rows)
    {
        beginResetModel();
        m_rows = rows;
        endResetModel();
    }

    mutable qint64 asked = 0;

private:
    int m_rows;
};

struct Window
{
    explicit Window(int rows)
        : model(rows)
    {
        table.setModel(&model);
        table.setRowHeight(20);
        table.resize(500, 20 * 10 + table.horizontalHeader()->height() + 2 * table.frameWidth() + 7);
        table.show();
    }
    void choose(int row)
    {
        table.selectionModel()->setCurrentIndex(
            model.index(row, 0), QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
    }
    [[nodiscard]] int top() const { return table.verticalScrollBar()->value(); }
    [[nodiscard]] int selectedRows() const
    {
        int rows = 0;
        for (const QItemSelectionRange &range : table.selectionModel()->selection())
            rows += range.height();
        return rows;
    }

    Rows model;
    LongTable table;
};

constexpr int many = 100'000'000;

} // namespace

class tst_LongTable : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { failOnOurWarnings(); }
    void theHeaderHasTheWholeWidth();
    void keysMoveByRowsAndPages();
    void keysReachTheLastOfManyRows();
    void rowsAreFoundWhereTheyArePainted();
    void theMouseSelectsWholeRows();
    void everythingIsSelectedWithoutAskingForIt();
    void onlyRowsInSightAreRead();
    void comingAndGoingRowsMoveTheScrollBar();
    void typingSearchesNothing();
    void hiddenColumnsAreSteppedOver();
    void scrollingBringsARowIntoSight();
};

void tst_LongTable::theHeaderHasTheWholeWidth()
{
    const Window window(10);
    QVERIFY(!window.table.verticalHeader()->isVisible());
    QHeaderView *header = window.table.horizontalHeader();
    QCOMPARE(header->geometry().left(), window.table.viewport()->geometry().left());
    QCOMPARE(header->geometry().bottom() + 1, window.table.viewport()->geometry().top());
    QCOMPARE(header->width(), window.table.viewport()->width());
    QCOMPARE(window.table.childAt(header->geometry().topLeft() + QPoint(5, 5)), header->viewport());
}

void tst_LongTable::keysMoveByRowsAndPages()
{
    Window window(100);
    QCOMPARE(window.table.rowsPerPage(), 10);
    window.choose(0);
    QTest::keyClick(&window.table, Qt::Key_Down);
    QCOMPARE(window.table.currentIndex().row(), 1);
    QTest::keyClick(&window.table, Qt::Key_PageDown);
    QCOMPARE(window.table.currentIndex().row(), 11);
    QCOMPARE(window.top(), 2);
    QTest::keyClick(&window.table, Qt::Key_PageUp);
    QTest::keyClick(&window.table, Qt::Key_PageUp);
    QCOMPARE(window.table.currentIndex().row(), 0);
    QCOMPARE(window.top(), 0);
    QTest::keyClick(&window.table, Qt::Key_Up);
    QCOMPARE(window.table.currentIndex().row(), 0);
    QTest::keyClick(&window.table, Qt::Key_Down, Qt::ShiftModifier);
    QTest::keyClick(&window.table, Qt::Key_Down, Qt::ShiftModifier);
    QCOMPARE(window.selectedRows(), 3);
}

void tst_LongTable::keysReachTheLastOfManyRows()
{
    Window window(many);
    window.choose(0);
    QTest::keyClick(&window.table, Qt::Key_End);
    QCOMPARE(window.table.currentIndex().row(), many - 1);
    QCOMPARE(window.top(), many - 10);
    QTest::keyClick(&window.table, Qt::Key_PageDown);
    QCOMPARE(window.table.currentIndex().row(), many - 1);
    QTest::keyClick(&window.table, Qt::Key_PageUp, Qt::ShiftModifier);
    QCOMPARE(window.selectedRows(), 11);
    QTest::keyClick(&window.table, Qt::Key_Home);
    QCOMPARE(window.top(), 0);
    QCOMPARE(window.selectedRows(), 1);
}

void tst_LongTable::rowsAreFoundWhereTheyArePainted()
{
    Window window(many);
    for (const int top : {0, 1, many / 2, many - 10}) {
        window.table.verticalScrollBar()->setValue(top);
        for (int line = 0; line < 10; ++line) {
            const QModelIndex index = window.model.index(top + line, 1);
            const QRect rect = window.table.visualRect(index);
            QCOMPARE(rect.top(), 20 * line);
            QCOMPARE(window.table.indexAt(rect.topLeft()), index);
            QCOMPARE(window.table.indexAt(rect.bottomRight()), index);
            QCOMPARE(window.table.rowAt(rect.top()), top + line);
        }
        QCOMPARE(window.table.rowAt(-1), -1);
        const QRect far = window.table.visualRect(window.model.index(many - 1 - top, 0));
        QVERIFY(far.height() == 20 && std::abs(far.top()) <= 1'000'000'000);
    }
    QCOMPARE(window.table.rowAt(20 * 10), -1); // below the last one
}

void tst_LongTable::theMouseSelectsWholeRows()
{
    Window window(100);
    QTest::mouseClick(window.table.viewport(), Qt::LeftButton, {}, {150, 45});
    QCOMPARE(window.table.currentIndex().row(), 2);
    QCOMPARE(window.table.selectionModel()->selectedRows().size(), 1);
    QTest::mouseClick(window.table.viewport(), Qt::LeftButton, Qt::ShiftModifier, {50, 105});
    QCOMPARE(window.selectedRows(), 4);
    QTest::mouseClick(window.table.viewport(), Qt::LeftButton, Qt::ControlModifier, {50, 5});
    QCOMPARE(window.selectedRows(), 5);
}

void tst_LongTable::everythingIsSelectedWithoutAskingForIt()
{
    Window window(many);
    window.model.asked = 0;
    window.table.selectAll();
    QVERIFY(!window.table.grab().isNull());
    QCOMPARE(window.selectedRows(), many);
    QVERIFY2(window.model.asked < 10'000, qPrintable(QString::number(window.model.asked)));
}

void tst_LongTable::onlyRowsInSightAreRead()
{
    Window window(many);
    QVERIFY(!window.table.grab().isNull());
    window.model.asked = 0;
    window.table.verticalScrollBar()->setValue(many / 2);
    QVERIFY(!window.table.grab().isNull());
    QVERIFY(window.model.asked > 0);
    QVERIFY2(window.model.asked < 2000, qPrintable(QString::number(window.model.asked)));
}

void tst_LongTable::comingAndGoingRowsMoveTheScrollBar()
{
    Window window(5);
    QCOMPARE(window.table.verticalScrollBar()->maximum(), 0);
    window.model.append(6);
    QCOMPARE(window.table.verticalScrollBar()->maximum(), 1);
    window.model.append(many);
    QCOMPARE(window.table.verticalScrollBar()->maximum(), many + 1);
    window.choose(20);
    window.model.removeFirst(15);
    QCOMPARE(window.table.currentIndex().row(), 5);
    QCOMPARE(window.table.verticalScrollBar()->maximum(), many - 14);
    window.table.scrollToBottom();
    window.model.reset(3);
    QCOMPARE(window.top(), 0);
    QCOMPARE(window.table.rowAt(59), 2);
    QCOMPARE(window.table.rowAt(60), -1);
}

void tst_LongTable::typingSearchesNothing()
{
    Window window(many);
    window.choose(0);
    window.model.asked = 0;
    QTest::keyClicks(&window.table, u"99"_s);
    QCOMPARE(window.table.currentIndex().row(), 0);
    QVERIFY(window.model.asked < 1000);
}

void tst_LongTable::hiddenColumnsAreSteppedOver()
{
    Window window(10);
    window.table.setColumnHidden(1, true);
    window.choose(0);
    QTest::keyClick(&window.table, Qt::Key_Right);
    QCOMPARE(window.table.currentIndex().column(), 2);
    QTest::keyClick(&window.table, Qt::Key_Left);
    QTest::keyClick(&window.table, Qt::Key_Left);
    QCOMPARE(window.table.currentIndex().column(), 0);
    QVERIFY(window.table.visualRect(window.model.index(0, 1)).isNull());
}

void tst_LongTable::scrollingBringsARowIntoSight()
{
    Window window(1000);
    window.table.scrollTo(window.model.index(500, 0));
    QCOMPARE(window.top(), 491);
    window.table.scrollTo(window.model.index(495, 0));
    QCOMPARE(window.top(), 491);
    window.table.scrollTo(window.model.index(490, 0));
    QCOMPARE(window.top(), 490);
    window.table.scrollTo(window.model.index(700, 0), QAbstractItemView::PositionAtCenter);
    QCOMPARE(window.top(), 695);
    window.table.setColumnWidth(0, 400);
    window.table.setColumnWidth(3, 400);
    QTRY_VERIFY(window.table.horizontalScrollBar()->maximum() > 400);
    window.table.scrollTo(window.model.index(700, 3));
    QVERIFY(window.table.visualRect(window.model.index(700, 3)).left() >= 0);
    QVERIFY(window.table.visualRect(window.model.index(700, 3)).left() < window.table.viewport()->width());
}

QTEST_MAIN(tst_LongTable)
#include "tst_longtable.moc"
