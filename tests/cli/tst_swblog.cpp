// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/export/exportformat.h"
#include "support/packets.h"
#include "support/processes.h"

#include <sys/stat.h>

using namespace Qt::StringLiterals;
using namespace swb::test;

/// "swb log": reading, filtering and exporting existing logs.
class TstSwbLog : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void printsWhatServeHasPrinted()
    {
        const OwnDataFolder data;
        SwbServer server({u"tcp://127.0.0.1:0"_s, u"--json"_s, u"--once"_s});
        QVERIFY2(server.isReady(), server.err());
        QCOMPARE(runSwb({u"send"_s, server.url(), u"hello"_s}).exitCode, 0);
        const QString path = written(server.finish().out);
        const Outcome log = runSwb({u"log"_s, path});
        QVERIFY2(log.exitCode == 0, log.err);
        QVERIFY2(log.out.contains(QByteArray("listening on " + server.url().toUtf8() + '\n')), log.out);
        QVERIFY2(
            QRegularExpression(
                u"\\d\\d:\\d\\d:\\d\\d\\.\\d{6}  T1  server  127\\.0\\.0\\.1:\\d+ -> 127\\.0\\.0\\.1:\\d+  TCP  5 B  hello\\n"_s)
                .match(QString::fromUtf8(log.out))
                .hasMatch(),
            log.out);
    }

    void filterChoosesAndExportGoesRound()
    {
        const QString path = written(threeDatagrams());
        const Outcome filtered
            = runSwb({u"log"_s, path, u"--filter"_s, u"len > 2"_s, u"--export"_s, u"jsonl"_s});
        QVERIFY2(filtered.exitCode == 0, filtered.err);
        QCOMPARE(jsonLines(filtered.out).size(), 2);
        const QString again = written(filtered.out);
        const Outcome text = runSwb({u"log"_s, again});
        QCOMPARE(text.out.count('\n'), 2);
        QVERIFY2(text.out.contains("3 B  two"), text.out);
    }

    void everyFormatIsWrittenToAFile_data()
    {
        QTest::addColumn<QString>("format");
        QTest::addColumn<QByteArray>("begin");
        QTest::newRow("csv") << u"csv"_s << QByteArray("number,time,");
        QTest::newRow("jsonl") << u"jsonl"_s << QByteArray("{\"id\":1,");
        QTest::newRow("html") << u"html"_s << QByteArray("<!DOCTYPE html>");
        QTest::newRow("pcap") << u"pcap"_s << QByteArray("\x4d\x3c\xb2\xa1", 4);
    }
    void everyFormatIsWrittenToAFile()
    {
        QFETCH(QString, format);
        QFETCH(QByteArray, begin);
        const QString path = written(threeDatagrams());
        const QString output = m_folder.filePath(u"out."_s + format);
        if (const QString why = swb::whyAbsent(*swb::exportFormatNamed(format)); !why.isEmpty()) {
            const Outcome refused = runSwb({u"log"_s, path, u"--export"_s, format, u"-o"_s, output});
            QCOMPARE(refused.exitCode, 2);
            QVERIFY2(refused.err.contains(why.toUtf8()), refused.err);
            QVERIFY(!QFile::exists(output));
            return;
        }
        const Outcome toFile = runSwb({u"log"_s, path, u"--export"_s, format, u"-o"_s, output});
        QVERIFY2(toFile.exitCode == 0, toFile.err);
        QCOMPARE(toFile.out, QByteArray());
        QFile file(output);
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray content = file.readAll();
        QVERIFY2(content.startsWith(begin), content.left(60));
        const Outcome toPipe = runSwb({u"log"_s, path, u"--export"_s, format});
        if (format != u"html") // which says when it was written
            QCOMPARE(toPipe.out, content);
    }

    void wrongPartOfAFilterIsPointedAt()
    {
        const QString path = written(threeDatagrams());
        const Outcome outcome = runSwb({u"log"_s, path, u"--filter"_s, u"tcp and lne > 5"_s});
        QCOMPARE(outcome.exitCode, 2);
        QCOMPARE(outcome.out, QByteArray());
        QVERIFY2(outcome.err.startsWith("  tcp and lne > 5\n          ^^^\n"), outcome.err);
        QVERIFY2(outcome.err.contains("character 9"), outcome.err);
    }

    void mistakesAreUsageErrors_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<QByteArray>("words");
        QTest::newRow("no file") << QStringList{} << QByteArray("needs a file");
        QTest::newRow("two files") << QStringList{u"a"_s, u"b"_s} << QByteArray("“b”");
        QTest::newRow("a format that is none")
            << QStringList{u"a"_s, u"--export"_s, u"xml"_s} << QByteArray("“xml”");
        QTest::newRow("a time that is none")
            << QStringList{u"a"_s, u"--time"_s, u"utc"_s} << QByteArray("“utc”");
        QTest::newRow("an option that is none") << QStringList{u"a"_s, u"--outptu"_s} << QByteArray("outptu");
    }
    void mistakesAreUsageErrors()
    {
        QFETCH(QStringList, arguments);
        QFETCH(QByteArray, words);
        const Outcome outcome = runSwb(QStringList{u"log"_s} + arguments);
        QCOMPARE(outcome.exitCode, 2);
        QVERIFY2(outcome.err.contains(words), outcome.err);
    }

    void datesAreWrittenWhereALogSpansMoreThanADay_data()
    {
        QTest::addColumn<qint64>("span");
        QTest::addColumn<QStringList>("options");
        QTest::addColumn<bool>("dated");
        const qint64 day = 86'400'000'000'000;
        QTest::newRow("a day") << day << QStringList() << false;
        QTest::newRow("a nanosecond more") << day + 1 << QStringList() << true;
        QTest::newRow("a year") << 365 * day << QStringList() << true;
        QTest::newRow("absolute") << qint64(0) << QStringList{u"--time"_s, u"absolute"_s} << true;
        QTest::newRow("clock") << qint64(0) << QStringList{u"--time"_s, u"clock"_s} << false;
    }
    void datesAreWrittenWhereALogSpansMoreThanADay()
    {
        QFETCH(qint64, span);
        QFETCH(QStringList, options);
        QFETCH(bool, dated);
        const qint64 begin = 1'700'000'000'000'000'000;
        PcapFile file(101);
        file.packet(begin, ipv4(17, 1, 2, udp(1, 2, "a")))
            .packet(begin + span, ipv4(17, 1, 2, udp(1, 2, "b")));
        const Outcome outcome = runSwb(QStringList{u"log"_s, written(file.bytes())} + options);
        QVERIFY2(outcome.exitCode == 0, outcome.err);
        const QDateTime first = QDateTime::fromMSecsSinceEpoch(begin / 1'000'000);
        const QDateTime last = QDateTime::fromMSecsSinceEpoch((begin + span) / 1'000'000);
        const QList<QByteArray> lines = outcome.out.split('\n');
        const QString format = dated ? u"yyyy-MM-dd HH:mm:ss."_s : u"HH:mm:ss."_s;
        QVERIFY2(lines[0].startsWith(first.toString(format).toUtf8()), outcome.out);
        QVERIFY2(lines[1].startsWith(last.toString(format).toUtf8()), outcome.out);
    }

    void cellsAreGuardedUnlessRawCellsAreWanted()
    {
        PcapFile file(101);
        file.packet(1000, ipv4(17, 1, 2, udp(1, 2, "=1+2\x1b\xc2\x9b")));
        const QString path = written(file.bytes());
        const Outcome guarded = runSwb({u"log"_s, path, u"--export"_s, u"csv"_s});
        QVERIFY2(guarded.out.contains(",'=1+2\xe2\x90\x9b\xef\xbf\xbd,"), guarded.out);
        const Outcome raw = runSwb({u"log"_s, path, u"--export"_s, u"csv"_s, u"--raw-cells"_s});
        QVERIFY2(raw.out.contains(",=1+2\xe2\x90\x9b\xef\xbf\xbd,"), raw.out);
    }

    void damagedSessionIsSaidToBeOne()
    {
        const OwnDataFolder data;
        const QString path = m_folder.filePath(u"damaged.swbs"_s);
        SwbServer server({u"tcp://127.0.0.1:0"_s, u"--once"_s, u"--record"_s, path});
        QVERIFY2(server.isReady(), server.err());
        QCOMPARE(runSwb({u"send"_s, server.url(), u"needle in here"_s}).exitCode, 0);
        QCOMPARE(server.finish().exitCode, 0);
        QCOMPARE(runSwb({u"log"_s, path}).exitCode, 0);
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadWrite));
        const qsizetype at = file.readAll().indexOf("needle");
        QVERIFY(at > 0 && file.seek(at) && file.putChar('N'));
        file.close();
        const Outcome outcome = runSwb({u"log"_s, path});
        QCOMPARE(outcome.exitCode, 1);
        const auto told = QRegularExpression(u"is damaged: (\\d+) of its events could not be read"_s)
                              .match(QString::fromUtf8(outcome.err));
        QVERIFY2(told.hasMatch(), outcome.err);
        QVERIFY2(told.captured(1).toInt() > 0 && told.captured(1).toInt() < 100, outcome.err);
    }

    void outputOverTheLogItselfIsRefused()
    {
        const QString path = written(threeDatagrams());
        QCOMPARE(runSwb({u"log"_s, path, u"-o"_s, path}).exitCode, 2);
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        QCOMPARE(file.readAll(), threeDatagrams());
    }

    void unreadableFilesAreToldAndLeftAsTheyWere_data()
    {
        QTest::addColumn<QByteArray>("content");
        QTest::addColumn<QByteArray>("words");
        QTest::newRow("text") << QByteArray("hello") << QByteArray("not a readable log");
        QTest::newRow("nothing") << QByteArray() << QByteArray("It is empty.");
        QTest::newRow("bad JSON") << QByteArray("{\"kind\":\n") << QByteArray("Line 1 ");
        QTest::newRow("half a capture") << threeDatagrams().left(30) << QByteArray("truncated");
        QTest::newRow("half a session") << QByteArray("SQLite format 3\0abc", 19) << QByteArray("swb: ");
    }
    void unreadableFilesAreToldAndLeftAsTheyWere()
    {
        QFETCH(QByteArray, content);
        QFETCH(QByteArray, words);
        const QString path = written(content);
        const Outcome outcome = runSwb({u"log"_s, path});
        QCOMPARE(outcome.exitCode, 1);
        QCOMPARE(outcome.out, QByteArray());
        QVERIFY2(outcome.err.contains(words), outcome.err);
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        QCOMPARE(file.readAll(), content);
    }

    void missingFileAndFolderAreTold()
    {
        QCOMPARE(runSwb({u"log"_s, m_folder.filePath(u"missing"_s)}).exitCode, 1);
        QCOMPARE(runSwb({u"log"_s, m_folder.path()}).exitCode, 1);
    }

    void pipesAndStandardInputAreRead_data()
    {
        QTest::addColumn<QString>("script");
        QTest::newRow("standard input, a pipe") << u"cat \"$1\" | \"$0\" log -"_s;
        QTest::newRow("standard input, a file") << u"\"$0\" log - < \"$1\""_s;
        QTest::newRow("packed") << u"gzip -c \"$1\" | \"$0\" log -"_s;
        QTest::newRow("a packed file") << u"gzip -c \"$1\" > \"$1.gz\"; \"$0\" log \"$1.gz\""_s;
        QTest::newRow("a pipe of the shell") << u"cat \"$1\" | \"$0\" log /dev/stdin"_s;
        QTest::newRow("a named pipe, with a writer that comes late")
            << u"mkfifo \"$1.pipe\"; (sleep 0.3; cat \"$1\" > \"$1.pipe\") & \"$0\" log \"$1.pipe\""_s;
    }
    void pipesAndStandardInputAreRead()
    {
        QFETCH(QString, script);
        Program swb;
        swb.launch(u"sh"_s, {u"-c"_s, script, swbProgram(), written(threeDatagrams())});
        const Outcome outcome = swb.finish();
        QVERIFY2(outcome.exitCode == 0, outcome.err);
        QCOMPARE(outcome.out.count('\n'), 3);
        QVERIFY2(outcome.out.contains("5 B  three"), outcome.out);
    }

    void standardInputIsNamedInWords()
    {
        Program swb;
        swb.launch(u"sh"_s, {u"-c"_s, u"printf hello | \"$0\" log -"_s, swbProgram()});
        const Outcome outcome = swb.finish();
        QCOMPARE(outcome.exitCode, 1);
        QVERIFY2(outcome.err.contains("standard input is not a readable log"), outcome.err);
    }

    void waitingForAPipeEndsOnDemand()
    {
        const QString pipe = m_folder.filePath(u"pipe"_s); // that nobody writes to
        QCOMPARE(::mkfifo(qPrintable(pipe), 0600), 0);
        Program swb;
        swb.launch(u"timeout"_s, {u"-s"_s, u"INT"_s, u"1"_s, swbProgram(), u"log"_s, pipe});
        const Outcome outcome = swb.finish();
        QCOMPARE(outcome.exitCode, 124); // the exit code of timeout: swb ended when asked to
        QCOMPARE(outcome.out, QByteArray());
    }

    void unwritableOutputIsTold()
    {
        const Outcome outcome
            = runSwb({u"log"_s, written(threeDatagrams()), u"-o"_s, m_folder.filePath(u"missing/out"_s)});
        QCOMPARE(outcome.exitCode, 1);
        QVERIFY2(outcome.err.contains("missing/out"), outcome.err);
        const Outcome full = runSwb({u"log"_s, written(threeDatagrams()), u"-o"_s, u"/dev/full"_s});
        QCOMPARE(full.exitCode, 1);
    }

    void readerThatGoesAwayEndsItQuietly()
    {
        PcapFile file(101);
        for (int i = 0; i < 20'000; ++i)
            file.packet(i, ipv4(17, 1, 2, udp(1, 2, QByteArray(100, 'x'))));
        Program swb;
        swb.launch(u"sh"_s,
                   {u"-c"_s, u"\"$0\" log \"$1\" | head -n 1"_s, swbProgram(), written(file.bytes())});
        const Outcome outcome = swb.finish();
        QCOMPARE(outcome.exitCode, 0);
        QCOMPARE(outcome.out.count('\n'), 1);
        QCOMPARE(outcome.err, QByteArray());
    }

private:
    QString written(const QByteArray &content)
    {
        const QString path = m_folder.filePath(u"%1"_s.arg(++m_files));
        QFile file(path);
        return file.open(QIODevice::WriteOnly) && file.write(content) == content.size() ? path : QString();
    }
    static QByteArray threeDatagrams()
    {
        PcapFile file(101);
        file.packet(1000, ipv4(17, 1, 2, udp(1, 2, "a")))
            .packet(2000, ipv4(17, 1, 2, udp(1, 2, "two")))
            .packet(3000, ipv4(17, 1, 2, udp(1, 2, "three")));
        return file.bytes();
    }

    QTemporaryDir m_folder;
    int m_files = 0;
};

QTEST_GUILESS_MAIN(TstSwbLog)
#include "tst_swblog.moc"
