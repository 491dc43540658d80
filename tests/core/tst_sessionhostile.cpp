// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/session/autosave.h"
#include "core/session/sessionannotations.h"
#include "core/session/sessionformat.h"
#include "core/session/sessionreader.h"
#include "core/session/sessionwriter.h"
#include "support/sessionevents.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>
#include <sys/resource.h>

using namespace swb;
using namespace Qt::StringLiterals;

namespace {

constexpr quint64 rowEvents = 20; ///< in each of the three rows, which begin at 1, 101 and 201

qint64 peakBytes()
{
    rusage used{};
    ::getrusage(RUSAGE_SELF, &used);
    return qint64(used.ru_maxrss) * 1024;
}

} // namespace

/// Session files made to do harm, or whose rows have lost their ids.
class tst_SessionHostile : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void anythingButOurTablesIsRefused_data();
    void anythingButOurTablesIsRefused();
    void generatedColumnIsNeverRun();
    void tooManyTablesAreNotReadAtAll();
    void falseRowsHideNothing_data();
    void falseRowsHideNothing();
    void damageIsCountedOnce();
    void textsHaveTheirLimit();
    void rowThatCannotBeReadHidesNoOther();
    void impossibleCountsAreNotShown_data();
    void impossibleCountsAreNotShown();

private:
    [[nodiscard]] QString path() const { return m_folder->filePath(u"a.swbs"_s); }
    void change(const QByteArray &sql) const
    {
        sqlite::Database database;
        QVERIFY(database.open(path(), sqlite::Database::Mode::ReadWrite));
        QVERIFY2(database.run(sql), qPrintable(database.error({}).toString()));
    }
    void makeForeign(const QByteArray &sql) const
    {
        QVERIFY(QFile::remove(path()));
        sqlite::Database database;
        QVERIFY(database.open(path(), sqlite::Database::Mode::Create));
        const QByteArray numbers = "PRAGMA application_id = "
            + QByteArray::number(sessionformat::applicationId) + "; PRAGMA user_version = 1;";
        QVERIFY(database.run(numbers) && database.run(sql));
    }
    void refuse() const
    {
        const auto reader = SessionReader::open(path());
        QVERIFY(!reader.ok());
        QCOMPARE(reader.error().code, ErrorCode::SessionDamaged);
    }

    std::unique_ptr<QTemporaryDir> m_folder;
};

void tst_SessionHostile::init()
{
    QTest::failOnWarning(QRegularExpression(u".*"_s));
    m_folder = std::make_unique<QTemporaryDir>();
    auto writer = SessionWriter::create(path(), SessionHeader::here(QDateTime::currentDateTime()));
    QVERIFY(writer.ok());
    for (quint32 id = 1; id < 5; ++id)
        writer.value()->addConversation(sampleConversation(id));
    for (const quint64 first : {1U, 101U, 201U}) {
        for (quint64 id = first; id < first + rowEvents; ++id)
            writer.value()->append(sampleEvent(id));
    }
    writer.value()->setAnnotations(
        {{3, {true, u"first"_s}}, {5, {true, u"second"_s}}, {7, {true, u"third"_s}}});
    QVERIFY(!writer.value()->close().isError());
}

void tst_SessionHostile::anythingButOurTablesIsRefused_data()
{
    QTest::addColumn<QByteArray>("sql");
    QTest::newRow("one table more") << QByteArray("CREATE TABLE extra(a)");
    QTest::newRow("one column more") << QByteArray("ALTER TABLE annotations ADD COLUMN b AS (zeroblob(9))");
    QTest::newRow("an index") << QByteArray("CREATE INDEX i ON events(count)");
    QTest::newRow("an index of an expression") << QByteArray("CREATE INDEX i ON events(abs(count))");
    QTest::newRow("a trigger") << QByteArray(
        "CREATE TRIGGER t AFTER INSERT ON annotations BEGIN DELETE FROM events; END");
    QTest::newRow("a view") << QByteArray(
        "DROP TABLE documents; CREATE VIEW documents AS SELECT 1 name, 2 content");
    QTest::newRow("a table less") << QByteArray("DROP TABLE documents");
}

void tst_SessionHostile::anythingButOurTablesIsRefused()
{
    QFETCH(QByteArray, sql);
    QVERIFY(SessionReader::open(path()).ok());
    change(sql);
    refuse();
    QCOMPARE(saveAnnotations(path(), {{1, {true, {}}}}).code, ErrorCode::SessionDamaged);
    QCOMPARE(Autosave::finish(path()).code, ErrorCode::SessionDamaged);
}

void tst_SessionHostile::generatedColumnIsNeverRun()
{
    QByteArray schema = sessionformat::schema;
    const QByteArray value = "value TEXT NOT NULL";
    QVERIFY(schema.contains(value));
    schema.replace(value, "x, value TEXT AS (hex(zeroblob(400000000))) NOT NULL");
    makeForeign(schema + "INSERT INTO meta(name) VALUES('began'), ('program'), ('qt');");
    const qint64 before = peakBytes();
    refuse();
    QVERIFY2(peakBytes() - before < 64 << 20, qPrintable(QString::number(peakBytes() - before)));
}

void tst_SessionHostile::tooManyTablesAreNotReadAtAll()
{
    const char *const names = "SELECT name FROM sqlite_schema";
    for (const int tables : {5, 2000}) {
        QByteArray schema = "BEGIN;";
        for (int i = 0; i < tables; ++i)
            schema += "CREATE TABLE t" + QByteArray::number(i) + "(a);";
        makeForeign(schema + "COMMIT;");
        refuse();
        sqlite::Database database;
        QVERIFY(database.open(path(), sqlite::Database::Mode::ReadOnly));
        database.limitSteps(sessionformat::schemaSteps);
        QCOMPARE(database.prepare(names).isValid(), tables == 5); // 2000 were abandoned halfway
        database.limitSteps(0);
        QVERIFY(database.prepare(names).isValid());
    }
}

void tst_SessionHostile::falseRowsHideNothing_data()
{
    QTest::addColumn<QByteArray>("sql");
    QTest::addColumn<QList<quint64>>("rows");
    QTest::addColumn<quint64>("unreadable");
    const QByteArray copy
        = "INSERT INTO events SELECT %1, %2, 0, 0, 0, records, payload, details FROM events "
          "WHERE first_id = 1";
    const auto planted = [&copy](const char *id, const char *count = "count") {
        return QByteArray(copy).replace("%1", id).replace("%2", count);
    };
    const QList<quint64> all{1, 101, 201};
    QTest::newRow("none") << QByteArray("SELECT 1") << all << quint64(0);
    QTest::newRow("planted before the first") << planted("-9223372036854775808") << all << quint64(0);
    QTest::newRow("planted at 0") << planted("0") << all << quint64(0);
    QTest::newRow("planted within a row") << planted("110") << all << quint64(20);
    QTest::newRow("planted between rows") << planted("150") << all << quint64(20);
    QTest::newRow("planted far behind") << planted("9000000000000000000") << all << quint64(20);
    QTest::newRow("planted at the end of all numbers") << planted("9223372036854775807") << all << quint64(0);
    QTest::newRow("planted with a count below 0") << planted("150", "-5") << all << quint64(0);
    QTest::newRow("planted with a count beyond all")
        << planted("50", "9223372036854775807") << all << quint64(0);
    QTest::newRow("first row moved to the end")
        << QByteArray("UPDATE events SET first_id = 4611686018427387904 WHERE first_id = 1")
        << QList<quint64>{101, 201} << quint64(20);
    QTest::newRow("second row moved to the front")
        << QByteArray("UPDATE events SET first_id = -7 WHERE first_id = 101") << QList<quint64>{1, 201}
        << quint64(0);
    QTest::newRow("second row moved into the first")
        << QByteArray("UPDATE events SET first_id = 10 WHERE first_id = 101") << QList<quint64>{1, 201}
        << quint64(20);
    QTest::newRow("last row with a false count")
        << QByteArray("UPDATE events SET count = -5 WHERE first_id = 201") << QList<quint64>{1, 101}
        << quint64(0);
    QTest::newRow("last row with too high a count")
        << QByteArray("UPDATE events SET count = 21 WHERE first_id = 201") << QList<quint64>{1, 101}
        << quint64(20);
    QTest::newRow("second row without its bytes")
        << QByteArray("UPDATE events SET payload = x'' WHERE first_id = 101") << QList<quint64>{1, 201}
        << quint64(20);
    QTest::newRow("second row with text for its records")
        << QByteArray("UPDATE events SET records = 'text' WHERE first_id = 101") << QList<quint64>{1, 201}
        << quint64(0);
    QTest::newRow("every row damaged")
        << QByteArray("UPDATE events SET checksum = 1") << QList<quint64>{} << quint64(60);
}

void tst_SessionHostile::falseRowsHideNothing()
{
    QFETCH(QByteArray, sql);
    QFETCH(QList<quint64>, rows);
    QFETCH(quint64, unreadable);
    change(sql);
    const auto opened = SessionReader::open(path());
    QVERIFY2(opened.ok(), qPrintable(opened.ok() ? QString() : opened.error().toString()));
    const SessionReader &reader = *opened.value();
    QList<quint64> expected;
    for (const quint64 first : rows) {
        for (quint64 id = first; id < first + rowEvents; ++id)
            expected << id;
    }
    QVERIFY(reader.endId() <= 221 && reader.endId() >= reader.firstId());
    QList<quint64> seen;
    reader.forEach(0, std::numeric_limits<quint64>::max(), [&seen](const Event &event) {
        seen << event.id;
        return sameEvent(event, sampleEvent(event.id));
    });
    QCOMPARE(seen, expected);
    for (qsizetype i = 0; i < expected.size(); i += 7) { // one by one, from a reader with an empty cache
        const quint64 id = expected[i];
        const auto again = SessionReader::open(path()).value();
        bool found = false;
        again->forEach(id, id + 1, [&](const Event &event) { return found = event.id == id; });
        QVERIFY2(found, qPrintable(QString::number(id)));
    }
    QVERIFY(reader.unreadable() <= 60);
    QVERIFY2(reader.unreadable() <= unreadable, qPrintable(QString::number(reader.unreadable())));
    QCOMPARE(reader.isDamaged() || QByteArray(QTest::currentDataTag()).startsWith("planted"),
             sql != "SELECT 1");
}

void tst_SessionHostile::damageIsCountedOnce()
{
    change("UPDATE events SET checksum = 1 WHERE first_id = 101");
    const auto reader = SessionReader::open(path()).value();
    for (int i = 0; i < 3; ++i)
        reader->forEach(0, reader->endId(), [](const Event &) { return true; });
    QCOMPARE(reader->unreadable(), rowEvents);
}

void tst_SessionHostile::textsHaveTheirLimit()
{
    for (const int over : {-1, 0, 1}) {
        change("UPDATE annotations SET note = printf('%.*c', "
               + QByteArray::number(sessionformat::largestText + over) + ", 'x') WHERE event = 5");
        const auto reader = SessionReader::open(path()).value();
        QCOMPARE(reader->annotations().size(), over > 0 ? 2U : 3U);
        QCOMPARE(reader->annotations().count(7), 1U);
        QCOMPARE(reader->isDamaged(), over > 0);
    }
    change("UPDATE meta SET value = zeroblob(1048577) WHERE name = 'program'");
    refuse();
}

void tst_SessionHostile::rowThatCannotBeReadHidesNoOther()
{
    change("UPDATE conversations SET local_ip = zeroblob(1048577) WHERE id = 2");
    const auto reader = SessionReader::open(path()).value();
    QCOMPARE(reader->conversations().size(), 3);
    QVERIFY(reader->isDamaged());
    QVERIFY(!reader->conversation(ConversationId(2)));
    QVERIFY(reader->conversation(ConversationId(3)));
}

void tst_SessionHostile::impossibleCountsAreNotShown_data()
{
    QTest::addColumn<QByteArray>("values");
    for (const char *column : {"events", "first_event", "in_transfers", "in_messages", "in_bytes",
                               "out_transfers", "out_messages", "out_bytes"})
        QTest::newRow(column) << QByteArray(column) + " = -5";
    QTest::newRow("more events than numbers") << QByteArray("events = last_event - first_event + 2");
    QTest::newRow("all numbers") << QByteArray("events = 9223372036854775807");
}

void tst_SessionHostile::impossibleCountsAreNotShown()
{
    QFETCH(QByteArray, values);
    QCOMPARE(SessionReader::open(path()).value()->conversations().size(), 4);
    change("UPDATE conversations SET " + values + " WHERE id = 2");
    const auto reader = SessionReader::open(path()).value();
    QCOMPARE(reader->conversations().size(), 3);
    QVERIFY(!reader->conversation(ConversationId(2)));
}

QTEST_APPLESS_MAIN(tst_SessionHostile)
#include "tst_sessionhostile.moc"
