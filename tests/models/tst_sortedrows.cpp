// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/common/sortedrows.h"

#include "models/common/endpointtext.h"

#include <QAbstractItemModelTester>
#include <QPersistentModelIndex>
#include <QSignalSpy>
#include <QTest>

using namespace swb;
using namespace Qt::StringLiterals;

namespace {

/// Rows with a name and a number.
class Rows : public EndpointTableModel
{
    Q_OBJECT

public:
    enum Column { Name, Number, ColumnCount };
    struct Row
    {
        QString name;
        std::optional<qint64> number;
        bool over = false;
    };

    Rows()
        : EndpointTableModel({u"Name"_s, u"Number"_s}, {Number}, nullptr)
    { }

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override
    {
        return parent.isValid() ? 0 : int(m_rows.size());
    }
    void add(const Row &row)
    {
        beginInsertRows({}, rowCount(), rowCount());
        m_rows.append(row);
        endInsertRows();
    }
    void set(int row, const Row &value)
    {
        m_rows[row] = value;
        rowChanged(row);
    }
    void remove(int row)
    {
        beginRemoveRows({}, row, row);
        m_rows.removeAt(row);
        endRemoveRows();
    }

protected:
    [[nodiscard]] QString text(int row, int column) const override
    {
        const Row &entry = m_rows.at(row);
        return column == Name ? entry.name : entry.number ? QString::number(*entry.number) : u"—"_s;
    }
    [[nodiscard]] QVariant value(int row, int column) const override
    {
        const Row &entry = m_rows.at(row);
        return column == Name ? QVariant(entry.name) : entry.number ? QVariant(*entry.number) : QVariant();
    }
    [[nodiscard]] QString tip(int) const override { return {}; }
    [[nodiscard]] Meaning meaning(int row) const override { return {{}, {}, !m_rows.at(row).over}; }

private:
    QList<Row> m_rows;
};

QString names(const SortedRows &sorted)
{
    QStringList all;
    for (int row = 0; row < sorted.rowCount(); ++row)
        all.append(sorted.index(row, Rows::Name).data().toString());
    return all.join(u' ');
}

} // namespace

class tst_SortedRows : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void numbersAreNumbersAndWhatIsOverStandsLast();
    void whatWasNeverMeasuredStandsBehindWhatWas();
    void addressesAreInTheOrderOfTheirNumbers();
    void equalsStandByTheirArrival();
    void rowsMoveOnlyWhenTheySettle();
    void aRowKeepsItsIndexWhenItMoves();
    void thousandsOfRowsComeAndGo();
};

void tst_SortedRows::numbersAreNumbersAndWhatIsOverStandsLast()
{
    Rows rows;
    SortedRows sorted(&rows);
    QAbstractItemModelTester tester(&sorted);
    rows.add({u"a"_s, 9});
    rows.add({u"b"_s, 500, true});
    rows.add({u"c"_s, 10});
    rows.add({u"d"_s, 1, true});
    sorted.sort(-1);
    QCOMPARE(names(sorted), u"a c b d"_s);
    sorted.sort(Rows::Number, Qt::AscendingOrder);
    QCOMPARE(names(sorted), u"a c d b"_s);
    sorted.sort(Rows::Number, Qt::DescendingOrder);
    QCOMPARE(names(sorted), u"c a b d"_s);
    sorted.sort(Rows::Name, Qt::DescendingOrder);
    QCOMPARE(names(sorted), u"c a d b"_s);
    sorted.sort(-1);
    QCOMPARE(names(sorted), u"a c b d"_s);
}

void tst_SortedRows::whatWasNeverMeasuredStandsBehindWhatWas()
{
    Rows rows;
    SortedRows sorted(&rows);
    rows.add({u"a"_s, {}});
    rows.add({u"b"_s, 0});
    rows.add({u"c"_s, 7});
    sorted.sort(Rows::Number, Qt::AscendingOrder);
    QCOMPARE(names(sorted), u"b c a"_s);
    sorted.sort(Rows::Number, Qt::DescendingOrder);
    QCOMPARE(names(sorted), u"c b a"_s);
}

void tst_SortedRows::addressesAreInTheOrderOfTheirNumbers()
{
    Rows rows;
    SortedRows sorted(&rows);
    rows.add({u"127.0.0.1:53122"_s, 1});
    rows.add({u"127.0.0.1:999"_s, 1});
    rows.add({u"10.0.0.20:1"_s, 1});
    rows.add({u"10.0.0.3:1"_s, 1});
    sorted.sort(Rows::Name, Qt::AscendingOrder);
    QCOMPARE(names(sorted), u"10.0.0.3:1 10.0.0.20:1 127.0.0.1:999 127.0.0.1:53122"_s);
}

void tst_SortedRows::equalsStandByTheirArrival()
{
    Rows rows;
    SortedRows sorted(&rows);
    for (const QString &name : {u"a"_s, u"b"_s, u"c"_s, u"d"_s})
        rows.add({name, 5});
    for (const Qt::SortOrder order : {Qt::AscendingOrder, Qt::DescendingOrder}) {
        sorted.sort(Rows::Number, order);
        QCOMPARE(names(sorted), u"a b c d"_s);
    }
    rows.set(1, {u"b"_s, 6});
    sorted.settle();
    QCOMPARE(names(sorted), u"b a c d"_s);
    rows.set(1, {u"b"_s, 5});
    sorted.settle();
    QCOMPARE(names(sorted), u"a b c d"_s);
}

void tst_SortedRows::rowsMoveOnlyWhenTheySettle()
{
    Rows rows;
    SortedRows sorted(&rows);
    QAbstractItemModelTester tester(&sorted);
    rows.add({u"a"_s, 1});
    rows.add({u"b"_s, 2});
    sorted.sort(Rows::Number, Qt::DescendingOrder);
    QCOMPARE(names(sorted), u"b a"_s);
    const QSignalSpy moved(&sorted, &SortedRows::layoutChanged);
    QVERIFY(!sorted.settle());
    QCOMPARE(moved.size(), 0);
    rows.set(0, {u"a"_s, 3});
    rows.add({u"c"_s, 9});
    rows.set(1, {u"b"_s, 2, true});
    QCOMPARE(names(sorted), u"b a c"_s);
    QVERIFY(sorted.settle());
    QCOMPARE(names(sorted), u"c a b"_s);
    QCOMPARE(moved.size(), 1);
}

void tst_SortedRows::aRowKeepsItsIndexWhenItMoves()
{
    Rows rows;
    SortedRows sorted(&rows);
    rows.add({u"a"_s, 1});
    rows.add({u"b"_s, 2});
    rows.add({u"c"_s, 3});
    sorted.sort(-1);
    const QPersistentModelIndex selected(sorted.index(0, 0));
    sorted.sort(Rows::Number, Qt::DescendingOrder);
    QCOMPARE(selected.row(), 2);
    QCOMPARE(selected.data().toString(), u"a"_s);
    rows.remove(1);
    QCOMPARE(selected.row(), 1);
}

void tst_SortedRows::thousandsOfRowsComeAndGo()
{
    constexpr int many = 5000;
    Rows rows;
    SortedRows sorted(&rows);
    sorted.sort(Rows::Number, Qt::DescendingOrder);
    for (int i = 0; i < many; ++i)
        rows.add({QString::number(i), (i * 7919) % many, i % 3 == 0});
    QVERIFY(sorted.settle());
    for (int i = 0; i < many; i += 2)
        rows.set(i, {QString::number(i), i, i % 5 == 0});
    for (int i = 0; i < 100; ++i)
        rows.remove(i * 7);
    QVERIFY(sorted.settle());
    QVERIFY(!sorted.settle());
    QCOMPARE(sorted.rowCount(), many - 100);
    const auto overAt = [&sorted](int row) { return !sorted.index(row, 0).data(RunningRole).toBool(); };
    for (int row = 1; row < sorted.rowCount(); ++row) {
        QVERIFY(!overAt(row - 1) || overAt(row));
        if (overAt(row - 1) == overAt(row))
            QVERIFY(sorted.index(row - 1, Rows::Number).data(SortRole).toLongLong()
                    >= sorted.index(row, Rows::Number).data(SortRole).toLongLong());
    }
}

QTEST_GUILESS_MAIN(tst_SortedRows)
#include "tst_sortedrows.moc"
