// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/endpointdocument.h"
#include "core/session/sessionreader.h"
#include "support/processes.h"
#include "support/tinydisk.h"

#include <QDir>

using namespace swb;
using namespace swb::test;
using namespace Qt::StringLiterals;

namespace {

QList<Event> eventsIn(const QString &path)
{
    QList<Event> events;
    const auto reader = SessionReader::open(path);
    if (!reader)
        return events;
    reader.value()->forEach(0, reader.value()->endId(), [&events](const Event &event) {
        events.append(event);
        events.last().payload.detach();
        return true;
    });
    return events;
}

qsizetype countOf(const QList<Event> &events, EventKind kind, const QByteArray &payload)
{
    return std::count_if(events.begin(), events.end(),
                         [&](const Event &event) { return event.kind == kind && event.payload == payload; });
}

} // namespace

/// --record FILE of "swb serve", "swb send" and "swb relay".
class TstSwbRecord : public QObject
{
    Q_OBJECT

private:
    OwnDataFolder m_data;
    std::unique_ptr<QTemporaryDir> m_folder;
    [[nodiscard]] QString path() const { return m_folder->filePath(u"a.swbs"_s); }

private Q_SLOTS:
    void init()
    {
        QTest::failOnWarning(QRegularExpression(u".*"_s));
        m_folder = std::make_unique<QTemporaryDir>();
    }

    void aServerRecordsAllItPrints()
    {
        SwbServer server({u"tcp://127.0.0.1:0"_s, u"--reply"_s, u"uppercase"_s, u"--record"_s, path()});
        QVERIFY2(server.isReady(), server.err());
        QCOMPARE(runSwb({u"send"_s, server.url(), u"hello"_s}).out, QByteArray("HELLO"));
        QCOMPARE(server.stop(), 0);
        QVERIFY2(server.err().contains(QByteArray("Recording to " + path().toLocal8Bit())), server.err());
        const QList<Event> events = eventsIn(path());
        QCOMPARE(countOf(events, EventKind::Data, "hello"), 1);
        QCOMPARE(countOf(events, EventKind::Data, "HELLO"), 1);
        QCOMPARE(countOf(events, EventKind::Stopped, {}), 1); // to the very end
        const auto reader = SessionReader::open(path()).value();
        QVERIFY(reader->header().closedInOrder);
        const auto conversations = reader->conversations();
        QCOMPARE(conversations.size(), 1);
        QCOMPARE(conversations.at(0).conversation.local.toString(), u"127.0.0.1:"_s + server.port());
        QCOMPARE(conversations.at(0).stats.in, (Flow{1, 0, 5}));
        QCOMPARE(QDir(m_folder->path()).entryList(QDir::Files), QStringList{u"a.swbs"_s});
        const SessionEndpoints endpoints = endpointsFromDocument(reader->documents().value(endpointDocument));
        QCOMPARE(endpoints.servers.size(), 1);
        QCOMPARE(endpoints.servers.first().reply, u"uppercase"_s);
        QCOMPARE(endpoints.servers.first().url.host, u"127.0.0.1"_s);
        QVERIFY(endpoints.clients.isEmpty());
    }

    void aClientRecordsItsSide()
    {
        SwbServer server({u"tcp://127.0.0.1:0"_s});
        const Outcome outcome = runSwb({u"send"_s, server.url(), u"hello"_s, u"--record"_s, path()});
        QCOMPARE(outcome.exitCode, 0);
        QCOMPARE(outcome.out, QByteArray("hello"));
        QVERIFY2(outcome.err.contains("Recorded "), outcome.err);
        QCOMPARE(countOf(eventsIn(path()), EventKind::Data, "hello"), 2);
        const auto documents = SessionReader::open(path()).value()->documents();
        const SessionEndpoints endpoints = endpointsFromDocument(documents.value(endpointDocument));
        QVERIFY(endpoints.servers.isEmpty());
        QCOMPARE(endpoints.clients.size(), 1);
        QCOMPARE(endpoints.clients.first().url.toString(), server.url());
    }

    void aRelayRecordsBothItsSidesAndWhatItDropped()
    {
        SwbServer server({u"udp://127.0.0.1:0"_s});
        SwbRelay relay(server.url(), {u"--record"_s, path(), u"--to-server"_s, u"--drop"_s, u"2"_s});
        QVERIFY2(relay.isReady(), relay.err());
        QCOMPARE(runSwb({u"send"_s, relay.url(), u"hello"_s}).out, QByteArray("hello"));
        QCOMPARE(runSwb({u"send"_s, relay.url(), u"gone"_s, u"--timeout"_s, u"0.3"_s}).exitCode, 3);
        QCOMPARE(relay.stop(), 0);
        QVERIFY2(relay.err().contains("Recorded "), relay.err());
        const QList<Event> events = eventsIn(path());
        QCOMPARE(countOf(events, EventKind::Data, "hello"), 4); // in and out, in both directions
        QCOMPARE(countOf(events, EventKind::Data, "gone"), 1);
        QCOMPARE(countOf(events, EventKind::Dropped, {}), 1);
        QCOMPARE(countOf(events, EventKind::Stopped, {}), 1);
    }

    void jsonStaysJson()
    {
        SwbServer server({u"tcp://127.0.0.1:0"_s});
        const Outcome outcome = runSwb({u"send"_s, server.url(), u"x"_s, u"--json"_s, u"--record"_s, path()});
        QCOMPARE(outcome.exitCode, 0);
        for (const QJsonObject &line : jsonLines(outcome.err))
            QVERIFY2(!line.isEmpty(), outcome.err);
        QCOMPARE(countOf(eventsIn(path()), EventKind::Data, "x"), 2);
    }

    void aKilledServerLeavesAReadableFile()
    {
        SwbServer server({u"tcp://127.0.0.1:0"_s, u"--record"_s, path()});
        QVERIFY2(server.isReady(), server.err());
        QCOMPARE(runSwb({u"send"_s, server.url(), u"hello"_s}).out, QByteArray("hello"));
        QTRY_COMPARE(countOf(eventsIn(path()), EventKind::Data, "hello"), 2);
        server.kill();
        (void)server.finish();
        QCOMPARE(countOf(eventsIn(path()), EventKind::Data, "hello"), 2);
        QVERIFY(!SessionReader::open(path()).value()->header().closedInOrder);
    }

    void withOverwriteAnotherSessionIsReplacedAndAnyOtherFileRefused()
    {
        SwbServer server({u"tcp://127.0.0.1:0"_s});
        QCOMPARE(runSwb({u"send"_s, server.url(), u"first"_s, u"--record"_s, path()}).exitCode, 0);
        const QStringList again{u"send"_s,     server.url(), u"second"_s,
                                u"--record"_s, path(),       u"--overwrite"_s};
        const Outcome second = runSwb(again);
        QCOMPARE(second.exitCode, 0);
        QVERIFY2(second.err.contains("replacing the existing session"), second.err);
        QCOMPARE(countOf(eventsIn(path()), EventKind::Data, "first"), 0);
        QCOMPARE(countOf(eventsIn(path()), EventKind::Data, "second"), 2);

        QFile diary(m_folder->filePath(u"diary.txt"_s));
        QVERIFY(diary.open(QFile::WriteOnly));
        diary.write("dear diary");
        diary.close();
        for (const QStringList &command :
             {QStringList{u"send"_s, server.url(), u"x"_s}, QStringList{u"serve"_s, u"tcp://127.0.0.1:0"_s},
              QStringList{u"relay"_s, u"tcp://127.0.0.1:0"_s, server.url()}}) {
            const Outcome refused
                = runSwb(command + QStringList{u"--record"_s, diary.fileName(), u"--overwrite"_s});
            QCOMPARE(refused.exitCode, 1);
            QVERIFY2(refused.err.contains("is not a Socket Workbench session"), refused.err);
            QVERIFY2(!refused.out.contains("listening"), refused.out);
        }
        QVERIFY(diary.open(QFile::ReadOnly));
        QCOMPARE(diary.readAll(), QByteArray("dear diary"));
    }

    void aSessionIsNotReplacedUnasked()
    {
        SwbServer server({u"tcp://127.0.0.1:0"_s});
        QCOMPARE(runSwb({u"send"_s, server.url(), u"first"_s, u"--record"_s, path()}).exitCode, 0);
        for (const QStringList &command : {QStringList{u"send"_s, server.url(), u"second"_s},
                                           QStringList{u"serve"_s, u"tcp://127.0.0.1:0"_s},
                                           QStringList{u"relay"_s, u"tcp://127.0.0.1:0"_s, server.url()},
                                           QStringList{u"compare"_s, u"--count"_s, u"1"_s}}) {
            const Outcome refused = runSwb(command + QStringList{u"--record"_s, path()});
            QCOMPARE(refused.exitCode, 1);
            QVERIFY2(refused.err.contains("already exists"), refused.err);
            QVERIFY2(refused.err.contains("--overwrite"), refused.err);
            QVERIFY2(!refused.out.contains("listening"), refused.out);
            QVERIFY(runSwb({command.first(), u"--help"_s}).out.contains("--overwrite"));
        }
        QCOMPARE(countOf(eventsIn(path()), EventKind::Data, "first"), 2);
        QCOMPARE(runSwb({u"send"_s, server.url(), u"x"_s, u"--overwrite"_s}).exitCode, 2);
    }

    void aSignalEndsTheRecordingInOrder_data()
    {
        QTest::addColumn<int>("signal");
        QTest::newRow("Ctrl+C") << SIGINT;
        QTest::newRow("asked to end") << SIGTERM;
        QTest::newRow("the terminal is gone") << SIGHUP;
    }

    void aSignalEndsTheRecordingInOrder()
    {
        QFETCH(int, signal);
        SwbServer server({u"tcp://127.0.0.1:0"_s, u"--record"_s, path()});
        QVERIFY2(server.isReady(), server.err());
        const QString clientFile = m_folder->filePath(u"client.swbs"_s);
        QProcess client;
        client.start(swbProgram(),
                     {u"send"_s, server.url(), u"hello"_s, u"--replies"_s, u"9"_s, u"--timeout"_s, u"60"_s,
                      u"--record"_s, clientFile});
        QByteArray came;
        QTRY_COMPARE(came += client.readAllStandardOutput(), QByteArray("hello"));
        ::kill(pid_t(client.processId()), signal);
        QVERIFY(client.waitForFinished(patienceMs));
        QCOMPARE(client.exitStatus(), QProcess::NormalExit);
        QCOMPARE(client.exitCode(), 128 + signal);
        QCOMPARE(server.stop(signal), 0);
        for (const QString &file : {path(), clientFile}) {
            QCOMPARE(countOf(eventsIn(file), EventKind::Data, "hello"), 2);
            QVERIFY(SessionReader::open(file).value()->header().closedInOrder);
        }
        QCOMPARE(countOf(eventsIn(clientFile), EventKind::Closed, {}), 1); // to the very end
        const QStringList left{u"a.swbs"_s, u"client.swbs"_s};
        QCOMPARE(QDir(m_folder->path()).entryList(QDir::Files, QDir::Name), left);
    }

    void aHangUpThatIsToBeIgnoredIsIgnored()
    {
        SwbServer server(u"nohup"_s, QStringList{swbProgram(), u"serve"_s, u"tcp://127.0.0.1:0"_s}, 1);
        QVERIFY2(server.isReady(), server.err());
        server.signalWith(SIGHUP);
        QCOMPARE(runSwb({u"send"_s, server.url(), u"hello"_s}).out, QByteArray("hello"));
        QCOMPARE(server.stop(), 0);
    }

    void aFileBeingRecordedIsRefused()
    {
        SwbServer server({u"tcp://127.0.0.1:0"_s, u"--record"_s, path()});
        const Outcome refused = runSwb({u"send"_s, server.url(), u"x"_s, u"--record"_s, path()});
        QCOMPARE(refused.exitCode, 1);
        QVERIFY2(refused.err.contains("Another program is currently writing this session"), refused.err);
        QCOMPARE(server.stop(), 0);
        QVERIFY(!eventsIn(path()).isEmpty());
    }

    void aFolderThatIsNotThereIsRefused()
    {
        const Outcome refused
            = runSwb({u"serve"_s, u"tcp://127.0.0.1:0"_s, u"--record"_s, m_folder->filePath(u"no/a.swbs"_s)});
        QCOMPARE(refused.exitCode, 1);
        QVERIFY2(refused.err.contains("could not be written"), refused.err);
    }

    void aReadOnlyDiskIsRefused()
    {
        const TinyDisk disk(1 << 20, TinyDisk::Access::ReadOnly);
        SWB_NEED_TINY_DISK(disk);
        const QStringList serve{u"serve"_s, u"tcp://127.0.0.1:0"_s, u"--record"_s, disk.path(u"a.swbs"_s)};
        const Outcome refused = run(u"unshare"_s, disk.arguments(swbProgram(), serve));
        QCOMPARE(refused.exitCode, 1);
        QVERIFY2(refused.err.contains("could not be written"), refused.err);
        QVERIFY2(!refused.out.contains("listening"), refused.out);
    }

    void aFullDiskEndsTheRecordingAndTheServerGoesOn()
    {
        const TinyDisk disk(4 << 20);
        SWB_NEED_TINY_DISK(disk);
        const QStringList serve{u"serve"_s,     u"tcp://127.0.0.1:0"_s, u"--reply"_s,
                                u"uppercase"_s, u"--record"_s,          disk.path(u"a.swbs"_s)};
        SwbServer server(u"unshare"_s, disk.arguments(swbProgram(), serve), 1);
        QVERIFY2(server.isReady(), server.err());
        const QStringList send{u"send"_s, server.url(), u"--half-close"_s};
        const QByteArray part(512 << 10, 'x');
        const QByteArray full = "The disk is full";
        for (int i = 0; i < 50 && !server.err().contains(full); ++i)
            QCOMPARE(runSwb(send, part).out, part.toUpper());
        QVERIFY2(server.waitForErr(full), server.err());
        QCOMPARE(runSwb({u"send"_s, server.url(), u"hello"_s}).out, QByteArray("HELLO"));

        // What was recorded before is still there for the next program that opens it.
        for (const QString &name : {u"a.swbs"_s, u"a.swbs-wal"_s})
            QVERIFY(QFile::copy(disk.pathFromOutside(server, name), m_folder->filePath(name)));
        const QList<Event> events = eventsIn(path());
        QVERIFY(std::any_of(events.begin(), events.end(), [](const Event &event) {
            return event.kind == EventKind::Data && event.payload.startsWith("xx");
        }));
        QCOMPARE(countOf(events, EventKind::Data, "hello"), 0);
        QCOMPARE(server.stop(), 1); // since not everything was recorded
        QCOMPARE(server.err().count(full), 1);
    }
};

QTEST_GUILESS_MAIN(TstSwbRecord)
#include "tst_swbrecord.moc"
