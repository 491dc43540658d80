// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/compare/scorecardjson.h"
#include "core/session/sessionreader.h"
#include "support/processes.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTest>
#include <cstdlib>
#include <fcntl.h>

using namespace swb;
using namespace swb::test;
using namespace Qt::StringLiterals;

namespace {

/// A terminal to which a program may write, and what it wrote.
class Terminal
{
public:
    Terminal()
        : m_master(::posix_openpt(O_RDWR | O_NOCTTY | O_NONBLOCK))
    {
        if (m_master >= 0 && (::grantpt(m_master) != 0 || ::unlockpt(m_master) != 0))
            m_master = (::close(m_master), -1);
        // kept open: with the other end closed, reading would fail before the program starts
        if (m_master >= 0)
            m_other = ::open(::ptsname(m_master), O_RDWR | O_NOCTTY);
    }
    ~Terminal()
    {
        ::close(m_other);
        ::close(m_master);
    }
    Q_DISABLE_COPY_MOVE(Terminal)

    [[nodiscard]] bool isOpen() const { return m_other >= 0; }
    [[nodiscard]] QString name() const { return QString::fromLocal8Bit(::ptsname(m_master)); }
    [[nodiscard]] QByteArray read() const
    {
        QByteArray all;
        char bytes[4096];
        for (ssize_t got = 1; (got = ::read(m_master, bytes, sizeof bytes)) > 0;)
            all.append(bytes, got);
        return all;
    }

private:
    int m_master = -1;
    int m_other = -1;
};

} // namespace

class TstSwbCompare : public QObject
{
    Q_OBJECT

    static QJsonObject compare(const QStringList &options, int exitCode = 0)
    {
        const Outcome swb = runSwb(QStringList{u"compare"_s, u"--json"_s} + options);
        [&] { QVERIFY2(swb.exitCode == exitCode, swb.err); }();
        return QJsonDocument::fromJson(swb.out).object();
    }

private Q_SLOTS:
    void qtsClassesAreUsedAndSayWhatTheyDoNotCount()
    {
        const QJsonObject card = compare({u"--sockets"_s, u"qt"_s, u"--count"_s, u"50"_s});
        QCOMPARE(card[u"settings"][u"sockets"].toString(), u"qt"_s);
        for (const QString &lane : {u"tcp"_s, u"udp"_s}) {
            const QJsonObject score = card[u"lanes"][lane].toObject();
            QCOMPARE(score[u"sockets"].toString(), u"qt"_s);
            QCOMPARE(score[u"delivered"].toInt(), 50);
            QVERIFY(score[u"client_calls"][u"write_calls"].isNull());
            QVERIFY(score[u"server_calls"][u"read_calls"].isNull());
        }
        const Outcome text = runSwb({u"compare"_s, u"--sockets"_s, u"qt"_s, u"--count"_s, u"50"_s});
        QVERIFY2(text.out.contains("with Qt's classes"), text.out);
        QVERIFY2(text.out.contains("Qt's classes make the calls and do not report how many."), text.out);
    }

    void wrongUseSaysWhat_data()
    {
        QTest::addColumn<QString>("arguments");
        QTest::addColumn<QString>("complaint");
        const auto row = [](const char *name, const char *arguments, const char *complaint) {
            QTest::newRow(name) << QString::fromLatin1(arguments) << QString::fromUtf8(complaint);
        };
        row("an argument", "tcp://127.0.0.1:9", "only options");
        row("no message", "--count 0", "--count takes a whole number");
        row("no size", "--size 0", "--size takes a whole number");
        row("too large", "--size 65508", "--size takes a whole number");
        row("rate and fast", "--rate 5 --fast", "cannot be used together");
        row("bursts without a rate", "--bursts 5", "--bursts needs --rate");
        row("one way in ping-pong", "--one-way", "Ping-pong waits for answers");
        row("a lane of another kind", "--tcp udp://127.0.0.1:9", "tcp://host:port");
        row("no such lane", "--only sctp", "--only takes tcp or udp");
        row("no unit", "--delay 40", "--delay 40ms");
        row("unknown option", "--lose 1%", "lose");
        row("more than a record", "--tls --size 16385", "16384");
    }
    void wrongUseSaysWhat()
    {
        QFETCH(QString, arguments);
        QFETCH(QString, complaint);
        const Outcome swb = runSwb(QStringList{u"compare"_s} + arguments.split(u' ', Qt::SkipEmptyParts));
        QCOMPARE(swb.exitCode, 2);
        QVERIFY2(QString::fromUtf8(swb.err).contains(complaint), swb.err);
        QVERIFY(swb.out.isEmpty());
    }

    void tableHasBothLanesAndSentencesOnlyBelow()
    {
        const Outcome swb = runSwb({u"compare"_s, u"--count"_s, u"300"_s});
        QVERIFY2(swb.exitCode == 0, swb.err);
        const QString out = QString::fromUtf8(swb.out);
        for (const QString &words : {u"TCP"_s, u"UDP"_s, u"Round trip, p50"_s, u"One way, p99"_s,
                                     u"Goodput"_s, u"RFC 3550"_s, u"loopback"_s})
            QVERIFY2(out.contains(words), qPrintable(words));
    }

    void jsonAccountsForEveryMessage()
    {
        const QJsonObject json = compare({u"--count"_s, u"400"_s, u"--size"_s, u"100"_s, u"--connections"_s,
                                          u"4"_s, u"--repeat"_s, u"2"_s, u"--fast"_s});
        QCOMPARE(json[u"settings"_s][u"count"_s].toInt(), 400);
        QVERIFY(!json[u"machine"_s][u"kernel"_s].toString().isEmpty());
        for (const QString &lane : {u"tcp"_s, u"udp"_s}) {
            const QJsonObject of = json[u"lanes"_s][lane].toObject();
            QCOMPARE(of[u"sent"_s].toInt(), 800);
            QCOMPARE(of[u"delivered"_s].toInt(), 800);
            QCOMPARE(of[u"answered"_s].toInt(), 800);
            QCOMPARE(of[u"runs"_s].toArray().size(), 2);
            QVERIFY(of[u"goodput_bytes_per_s"_s].toDouble() > 0);
            const QJsonObject rtt = of[u"rtt_us"_s].toObject();
            QVERIFY(rtt[u"min"_s].toDouble() > 0);
            QVERIFY(rtt[u"min"_s].toDouble() <= rtt[u"p50"_s].toDouble());
            QVERIFY(rtt[u"p50"_s].toDouble() <= rtt[u"max"_s].toDouble());
        }
    }

    void lossesAreAccountedForAndSeeded()
    {
        const QStringList options{u"--count"_s, u"300"_s,    u"--loss"_s, u"20%"_s,    u"--seed"_s,
                                  u"7"_s,       u"--only"_s, u"udp"_s,    u"--rate"_s, u"3000"_s};
        const QJsonObject first = compare(options)[u"lanes"_s][u"udp"_s].toObject();
        QVERIFY(first[u"lost"_s].toInt() > 0);
        QCOMPARE(first[u"sent"_s].toInt(), first[u"delivered"_s].toInt() + first[u"lost"_s].toInt());
        QCOMPARE(first[u"lost_by"_s][u"relay-loss"_s].toInt(), first[u"lost"_s].toInt());
        const QJsonObject again = compare(options)[u"lanes"_s][u"udp"_s].toObject();
        QCOMPARE(again[u"lost"_s].toInt(), first[u"lost"_s].toInt());
    }

    void lossIsLeftToTheLaneThatCanHaveIt()
    {
        const Outcome swb
            = runSwb({u"compare"_s, u"--count"_s, u"50"_s, u"--loss"_s, u"10%"_s, u"--timeout"_s, u"0.2"_s});
        QVERIFY2(swb.exitCode == 0, swb.err);
        QVERIFY2(swb.err.contains("Not all of this applies to the TCP lane"), swb.err);
    }

    void othersServersAreNamedByUrl()
    {
        SwbServer tcp({u"tcp://127.0.0.1:0"_s});
        SwbServer udp({u"udp://127.0.0.1:0"_s});
        QVERIFY(tcp.isReady() && udp.isReady());
        const QJsonObject json
            = compare({u"--count"_s, u"100"_s, u"--tcp"_s, tcp.url(), u"--udp"_s, udp.url()});
        for (const QString &lane : {u"tcp"_s, u"udp"_s}) {
            const QJsonObject of = json[u"lanes"_s][lane].toObject();
            QCOMPARE(of[u"answered"_s].toInt(), 100);
            QCOMPARE(of[u"server_is_ours"_s].toBool(true), false);
            QVERIFY(of[u"one_way_us"_s].isNull());
        }
    }

    void nobodyThereEndsItWithOne()
    {
        const QJsonObject json
            = compare({u"--count"_s, u"3"_s, u"--only"_s, u"tcp"_s, u"--tcp"_s, u"tcp://127.0.0.1:9"_s}, 1);
        QCOMPARE(json[u"lanes"_s][u"tcp"_s][u"error"_s][u"code"_s].toString(), u"connection-refused"_s);
    }

    void resultIsKeptAndReported()
    {
        QTemporaryDir folder;
        const QString session = folder.filePath(u"run.swbs"_s);
        const QString report = folder.filePath(u"run.html"_s);
        const QJsonObject json
            = compare({u"--count"_s, u"100"_s, u"--record"_s, session, u"--html"_s, report});
        QFile file(report);
        QVERIFY(file.open(QIODevice::ReadOnly));
        QVERIFY(file.readAll().contains("TCP and UDP side by side"));
        const auto reader = SessionReader::open(session);
        QVERIFY(reader.ok());
        const auto documents = reader.value()->documents();
        const auto name = std::find_if(documents.keyBegin(), documents.keyEnd(), isComparisonDocument);
        QVERIFY(name != documents.keyEnd());
        const auto kept = scorecardFromJson(documents.value(*name));
        QVERIFY2(kept.ok(), kept.ok() ? "" : qPrintable(kept.error().toString()));
        QCOMPARE(kept.value().udp->whole.answered(), quint64(100));
        QCOMPARE(us(double(kept.value().udp->whole.roundTrip.percentile(0.5))),
                 us(json[u"lanes"_s][u"udp"_s][u"rtt_us"_s][u"p50"_s].toDouble() * 1000));
    }

    void waitsAreSaidAtTheStart()
    {
        const QStringList options{u"compare"_s, u"--count"_s, u"20"_s, u"--only"_s,    u"udp"_s, u"--loss"_s,
                                  u"10%"_s,     u"--seed"_s,  u"7"_s,  u"--timeout"_s, u"0.05"_s};
        const Outcome lossy = runSwb(options);
        QVERIFY2(lossy.err.contains("Waiting for missing answers may take about"), lossy.err);
        const Outcome fast = runSwb(options + QStringList{u"--rate"_s, u"2000"_s});
        QVERIFY2(!fast.err.contains("Waiting for missing answers"), fast.err);
    }

    void progressIsShownWhereStandardErrorIsATerminal()
    {
        const Terminal terminal;
        QVERIFY(terminal.isOpen());
        const QStringList options{u"compare"_s, u"--count"_s,  u"2000"_s, u"--rate"_s,
                                  u"2000"_s,    u"--repeat"_s, u"2"_s};
        Program swb;
        swb.setStandardErrorFile(terminal.name());
        swb.launch(swbProgram(), options);
        QByteArray shown;
        QTRY_VERIFY((shown += terminal.read(), swb.state() == QProcess::NotRunning));
        shown += terminal.read();
        QCOMPARE(swb.exitCode(), 0);
        for (const QByteArray &words :
             {QByteArray("TCP, repeat 1 of 2: "), QByteArray("UDP, repeat 2 of 2: "),
              QByteArray(" of 2,000 messages"), QByteArray(" left")})
            QVERIFY2(shown.contains(words), shown);
        QVERIFY2(shown.endsWith('\r') && !shown.contains('\n'), shown); // one line, and none at the end
        for (const QByteArray &line : shown.split('\r'))
            QVERIFY2(line.size() < 80, line);
        QVERIFY(swb.out().contains("Messages"));
        QVERIFY(runSwb({u"compare"_s, u"--count"_s, u"2000"_s, u"--rate"_s, u"2000"_s}).err.isEmpty());
    }

    void reportThatCannotBeWrittenEndsItWithOne()
    {
        const Outcome swb
            = runSwb({u"compare"_s, u"--count"_s, u"10"_s, u"--html"_s, u"/nonexistent/report.html"_s});
        QCOMPARE(swb.exitCode, 1);
        QVERIFY2(swb.err.contains("Could not write"), swb.err);
    }

private:
    static qint64 us(double ns) { return qRound64(ns / 1000); }
};

QTEST_GUILESS_MAIN(TstSwbCompare)
#include "tst_swbcompare.moc"
