// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/log/rowfolds.h"

#include <QRandomGenerator>
#include <QTest>

#include <deque>

using namespace swb;

namespace {

/// A plain reference implementation: every entry knows its run, and rows are listed one by one.
struct Plain
{
    struct Entry
    {
        int run;
        bool open = false;
    };
    std::deque<Entry> entries;
    int runs = 0;

    void append(bool begins)
    {
        const bool joins = !begins && !entries.empty();
        entries.push_back({joins ? entries.back().run : ++runs, joins && entries.back().open});
    }
    void setOpen(size_t entry, bool open)
    {
        const int run = entries[entry].run;
        if (open && sizeOf(entry) < 2)
            return;
        for (Entry &each : entries)
            each.open = each.run == run ? open : each.open;
    }
    [[nodiscard]] qint64 sizeOf(size_t entry) const
    {
        return std::count_if(entries.begin(), entries.end(),
                             [&](const Entry &each) { return each.run == entries[entry].run; });
    }
    /// The first entry of every row.
    [[nodiscard]] std::vector<qint64> rows() const
    {
        std::vector<qint64> firsts;
        for (size_t i = 0; i < entries.size(); ++i) {
            const bool begins = i == 0 || entries[i].run != entries[i - 1].run;
            if (begins || entries[i].open)
                firsts.push_back(qint64(i));
        }
        return firsts;
    }
};

void compare(const RowFolds &folds, const Plain &plain)
{
    const std::vector<qint64> rows = plain.rows();
    QCOMPARE(folds.entryCount(), qint64(plain.entries.size()));
    QCOMPARE(folds.rowCount(), qint64(rows.size()));
    qint64 row = -1;
    for (qint64 entry = 0; entry < folds.entryCount(); ++entry) {
        if (row + 1 < qint64(rows.size()) && rows[size_t(row) + 1] == entry)
            QCOMPARE(folds.entryAt(++row), entry);
        QCOMPARE(folds.rowOf(entry), row);
        QCOMPARE(folds.runOf(entry).size, plain.sizeOf(size_t(entry)));
        QCOMPARE(folds.runOf(entry).isOpen, plain.entries[size_t(entry)].open);
    }
}

} // namespace

class tst_RowFolds : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aRunIsOneRowUntilItIsOpened();
    void anOpenRunGrowsRowByRow();
    void whatGoesAtTheFrontShortensItsRun_data();
    void whatGoesAtTheFrontShortensItsRun();
    void aLoneEntryHasNothingToOpen();
    void anythingGoes();
    void aMillionEntriesComeAndGo();
};

void tst_RowFolds::aRunIsOneRowUntilItIsOpened()
{
    RowFolds folds;
    QCOMPARE(folds.rowCount(), 0);
    for (const bool begins : {false, true, false, false, true}) // the very first entry always begins one
        folds.append(begins);
    QCOMPARE(folds.rowCount(), 3);
    QCOMPARE(folds.entryAt(1), 1);
    QCOMPARE(folds.entryAt(2), 4);
    for (const qint64 entry : {1, 2, 3})
        QCOMPARE(folds.rowOf(entry), 1);
    QVERIFY(folds.runOf(2).isFolded());
    folds.setOpen(2, true);
    QCOMPARE(folds.rowCount(), 5);
    QCOMPARE(folds.rowOf(3), 3);
    QCOMPARE(folds.entryAt(4), 4);
    QVERIFY(!folds.runOf(2).isFolded());
    folds.setOpen(1, false);
    QCOMPARE(folds.rowCount(), 3);
}

void tst_RowFolds::anOpenRunGrowsRowByRow()
{
    RowFolds folds;
    folds.append(true);
    folds.append(false);
    folds.append(false);
    QCOMPARE(folds.rowCount(), 1);
    folds.setOpen(0, true);
    folds.append(false);
    QCOMPARE(folds.rowCount(), 4);
    folds.append(true);
    folds.append(false);
    QCOMPARE(folds.rowCount(), 5); // a new one is closed
}

void tst_RowFolds::whatGoesAtTheFrontShortensItsRun_data()
{
    QTest::addColumn<bool>("open");
    QTest::addColumn<int>("gone");
    QTest::addColumn<int>("rows");
    QTest::addColumn<int>("first"); ///< entries in the first run
    // Runs of 1, 3 and 2.
    QTest::newRow("one before the run, closed") << false << 1 << 2 << 3;
    QTest::newRow("one of the run, closed") << false << 2 << 2 << 2;
    QTest::newRow("all of the run but one, closed") << false << 3 << 2 << 1;
    QTest::newRow("all of the run, closed") << false << 4 << 1 << 2;
    QTest::newRow("one beyond the run, closed") << false << 5 << 1 << 1;
    QTest::newRow("one before the run, open") << true << 1 << 4 << 3;
    QTest::newRow("one of the run, open") << true << 2 << 3 << 2;
    QTest::newRow("all of the run but one, open") << true << 3 << 2 << 1;
    QTest::newRow("all of the run, open") << true << 4 << 1 << 2;
    QTest::newRow("all but one") << true << 5 << 1 << 1;
    QTest::newRow("all") << true << 6 << 0 << 0;
}

void tst_RowFolds::whatGoesAtTheFrontShortensItsRun()
{
    QFETCH(bool, open);
    QFETCH(int, gone);
    QFETCH(int, rows);
    QFETCH(int, first);
    RowFolds folds;
    for (const bool begins : {true, true, false, false, true, false})
        folds.append(begins);
    folds.setOpen(1, open);
    folds.dropFront(gone);
    QCOMPARE(folds.rowCount(), rows);
    QCOMPARE(folds.entryCount(), 6 - gone);
    if (rows > 0)
        QCOMPARE(folds.runOf(0).size, first);
    folds.append(true);
    QCOMPARE(folds.rowCount(), rows + 1);
}

void tst_RowFolds::aLoneEntryHasNothingToOpen()
{
    RowFolds folds;
    folds.append(true);
    folds.setOpen(0, true);
    QVERIFY(!folds.runOf(0).isOpen);
    folds.append(false);
    QCOMPARE(folds.rowCount(), 1);
}

void tst_RowFolds::anythingGoes()
{
    QRandomGenerator dice(11);
    RowFolds folds;
    Plain plain;
    for (int step = 0; step < 3000; ++step) {
        const int throwOf = dice.bounded(10);
        const qint64 count = folds.entryCount();
        if (throwOf < 6 || count == 0) {
            const bool begins = dice.bounded(3) == 0;
            folds.append(begins);
            plain.append(begins);
        } else if (throwOf < 9) {
            const qint64 entry = dice.bounded(int(count));
            const bool open = dice.bounded(2) == 0;
            folds.setOpen(entry, open);
            plain.setOpen(size_t(entry), open);
        } else {
            const int gone = dice.bounded(int(qMin(count, qint64(12)))) + 1;
            folds.dropFront(gone);
            plain.entries.erase(plain.entries.begin(), plain.entries.begin() + gone);
        }
        if (step % 7 == 0)
            compare(folds, plain);
        if (QTest::currentTestFailed())
            return;
    }
}

void tst_RowFolds::aMillionEntriesComeAndGo()
{
    constexpr qint64 many = 1'000'000;
    RowFolds folds;
    for (qint64 i = 0; i < many; ++i)
        folds.append(i % 100 == 0);
    QCOMPARE(folds.rowCount(), many / 100);
    folds.setOpen(many / 2, true);
    QCOMPARE(folds.rowCount(), many / 100 + 99);
    QCOMPARE(folds.rowOf(many - 1), many / 100 + 98);
    folds.dropFront(many / 2 + 50);
    QCOMPARE(folds.rowCount(), many / 200 - 1 + 50);
    QCOMPARE(folds.entryAt(folds.rowOf(many / 4)), many / 4 - (many / 4 + 50) % 100);
}

QTEST_GUILESS_MAIN(tst_RowFolds)
#include "tst_rowfolds.moc"
