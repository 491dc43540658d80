// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/export/exportfile.h"
#include "core/import/captureconversations.h"
#include "core/import/captureimport.h"
#include "core/import/jsonlinesimport.h"
#include "core/import/jsonlogline.h"
#include "core/import/logfilekind.h"
#include "core/import/openedlog.h"
#include "core/import/sessionimport.h"
#include "support/importing.h"
#include "support/samplelog.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace swb;
using namespace swb::test;
using namespace Qt::StringLiterals;

class tst_Import : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }
    void jsonLinesBringEverythingBack();
    void linesAloneAreEnough();
    void linesOfTwoLogsKeepTheirConversationsApart();
    void badLinesAreNamed_data();
    void badLinesAreNamed();
    void lastLineMayBeCutOff();
    void kindsAreToldByContent_data();
    void kindsAreToldByContent();
    void connectionIsToldAsItsServerSeesIt();
    void capturesWithoutASynFindTheirServer();
    void bytesSentAgainAreNoData();
    void sequenceNumbersGoRound();
    void reusedPortsAreANewConversation();
    void cutPacketsSayHowMuchIsMissing();
    void earlierPacketsAreNotBeforeTheBeginning();
    void microsecondsAndNanosecondsAreKept();
    void packetsOfImpossibleTimesAreLeftOut_data();
    void packetsOfImpossibleTimesAreLeftOut();
    void brokenOffCaptureIsTakenAsFarAsItGoes();
    void captureThatIsNoneIsLeftAlone_data();
    void captureThatIsNoneIsLeftAlone();
    void failedImportLeavesNoSession();
    void cancelledImportLeavesNoSession();
};

namespace {

void compareDetail(const EventDetail *read, const EventDetail *written)
{
    QCOMPARE(read != nullptr, written != nullptr);
    if (!read)
        return;
    QCOMPARE(read->info, written->info);
    QCOMPARE(read->error, written->error);
    QCOMPARE(read->tls.has_value(), written->tls.has_value());
    if (read->tls) {
        QCOMPARE(read->tls->protocol, written->tls->protocol);
        QCOMPARE(read->tls->cipher, written->tls->cipher);
        QCOMPARE(read->tls->verified, written->tls->verified);
        QCOMPARE(read->tls->durationNs, written->tls->durationNs);
        QCOMPARE(read->tls->peerChain.size(), written->tls->peerChain.size());
        for (qsizetype i = 0; i < read->tls->peerChain.size(); ++i) {
            const CertificateFacts &one = read->tls->peerChain[i];
            const CertificateFacts &other = written->tls->peerChain[i];
            QCOMPARE(one.subject, other.subject);
            QCOMPARE(one.issuer, other.issuer);
            QCOMPARE(one.notBefore, other.notBefore);
            QCOMPARE(one.notAfter, other.notAfter);
            QCOMPARE(one.sha256, other.sha256);
            QCOMPARE(one.names, other.names);
            QCOMPARE(one.der, other.der);
        }
    }
    QCOMPARE(read->taken, written->taken);
    QCOMPARE(read->sockets, written->sockets);
    QCOMPARE(read->ended, written->ended);
    QCOMPARE(read->protocol, written->protocol);
    QCOMPARE(read->tcp.has_value(), written->tcp.has_value());
    if (read->tcp) {
        QCOMPARE(read->tcp->rttUs, written->tcp->rttUs);
        QCOMPARE(read->tcp->minRttUs, written->tcp->minRttUs);
        QCOMPARE(read->tcp->retransmits, written->tcp->retransmits);
        QCOMPARE(read->tcp->deliveryRate, written->tcp->deliveryRate);
    }
}

} // namespace

void tst_Import::jsonLinesBringEverythingBack()
{
    QTemporaryDir folder;
    MessageLog log;
    fillWithEverything(log);
    const QString first = folder.filePath(u"first.jsonl"_s);
    TaskControl control;
    QVERIFY(exportToFile(log, {}, ExportFormat::JsonLines, first, control).isComplete());
    const QString session = folder.filePath(u"log.swbs"_s);
    const ImportOutcome outcome = importToSession(first, session, control);
    QVERIFY2(outcome.isComplete(), qPrintable(outcome.error.toString()));
    QCOMPARE(outcome.skipped.size(), 0);

    const OpenedLog opened = openLogFile(session, control);
    QVERIFY2(opened.log, qPrintable(opened.import.error.toString()));
    const MessageLog &read = *opened.log;
    QCOMPARE(read.firstId(), log.firstId());
    QCOMPARE(read.endId(), log.endId());
    QCOMPARE(read.wallTime(0), log.wallTime(0));
    QCOMPARE(read.annotations().all(), log.annotations().all());
    for (quint64 id = 1; id < log.endId(); ++id) {
        const Event one = *read.at(id);
        const Event other = *log.at(id);
        QCOMPARE(one.timeNs, other.timeNs);
        QCOMPARE(one.kind, other.kind);
        QCOMPARE(one.direction, other.direction);
        QCOMPARE(one.severity, other.severity);
        QCOMPARE(one.evidence, other.evidence);
        QCOMPARE(one.transport, other.transport);
        QCOMPARE(one.endpoint, other.endpoint);
        QCOMPARE(one.conversation, other.conversation);
        QCOMPARE(one.length, other.length);
        QCOMPARE(one.payload, other.payload);
        const Conversation here = read.conversation(one.conversation);
        const Conversation there = log.conversation(other.conversation);
        QCOMPARE(here.label(), there.label());
        QCOMPARE(here.local, there.local);
        QCOMPARE(here.remote, there.remote);
        QCOMPARE(here.role, there.role);
        QCOMPARE(here.transport, there.transport);
        QCOMPARE(here.endpoint, there.endpoint);
    }

    // The content of the lines is compared directly, not through the session's own format.
    MemorySink sink;
    QVERIFY(importJsonLines(first, sink, control).isComplete());
    for (const Event &event : std::as_const(sink.events))
        compareDetail(event.detail.get(), log.at(event.id)->detail.get());
}

void tst_Import::linesAloneAreEnough()
{
    MemorySink sink;
    const ImportOutcome outcome = importBytes(
        R"({"kind":"data","time":"2026-01-02T03:04:05.123456Z","timeNs":1456,"hex":"ff00","direction":"out"})"
        "\n\n"
        R"({"id":9,"kind":"closed","time":"2026-01-02T03:04:06Z","timeNs":5})"
        "\n",
        sink);
    QVERIFY2(outcome.isComplete(), qPrintable(outcome.error.toString()));
    QCOMPARE(sink.began, QDateTime(QDate(2026, 1, 2), QTime(3, 4, 5, 123), Qt::UTC));
    QCOMPARE(sink.events.size(), 2);
    QCOMPARE(sink.events[0].id, 1U);
    QCOMPARE(sink.events[0].payload, QByteArray("\xff\0", 2));
    QCOMPARE(sink.events[0].length, 2U);
    QCOMPARE(sink.events[0].timeNs, 456'000); // of the wall time, which is the same for all lines
    QCOMPARE(sink.events[1].id, 2U);
    QCOMPARE(sink.events[1].timeNs, 877'000'000);
}

void tst_Import::linesOfTwoLogsKeepTheirConversationsApart()
{
    const QByteArray line
        = R"({"id":5,"kind":"data","time":"2026-01-02T03:04:05Z","timeNs":0,"direction":"in",)"
          R"("transport":"udp","conversation":"U1","conversationId":1,"role":"server",)"
          R"("source":"[fe80::1%3]:%1","destination":"[::1]:2","payload":"aGk="})"
          "\n";
    MemorySink sink;
    QVERIFY(importBytes(QByteArray(line).replace("%1", "7") + QByteArray(line).replace("%1", "8")
                            + QByteArray(line).replace("%1", "7"),
                        sink)
                .isComplete());
    QCOMPARE(sink.conversations.size(), 2);
    QCOMPARE(sink.conversations[0].remote.toString(), u"[fe80::1%3]:7"_s);
    QCOMPARE(sink.conversations[0].local.toString(), u"[::1]:2"_s);
    QCOMPARE(sink.conversations[1].remote.port, quint16(8));
    QCOMPARE(sink.events[0].conversation, sink.events[2].conversation);
    QVERIFY(sink.events[0].conversation != sink.events[1].conversation);
    QCOMPARE(sink.events[2].id, 7U);
}

void tst_Import::badLinesAreNamed_data()
{
    QTest::addColumn<QByteArray>("line");
    QTest::addColumn<QString>("words");
    const QByteArray good = R"({"kind":"data","time":"2026-01-02T03:04:05Z","timeNs":0)";
    QTest::newRow("no JSON") << QByteArray("{oops}") << u"At byte"_s;
    QTest::newRow("an array") << QByteArray("[]") << u"not a JSON object"_s;
    QTest::newRow("invalid UTF-8") << QByteArray("{\"kind\":\"\xff\"}") << u"At byte"_s;
    QTest::newRow("no kind") << QByteArray("{}") << u"kind"_s;
    QTest::newRow("no time") << QByteArray(R"({"kind":"data","timeNs":0})") << u"time"_s;
    QTest::newRow("no moment") << QByteArray(R"({"kind":"data","time":"2026-01-02T03:04:05Z"})")
                               << u"timeNs"_s;
    const auto row = [&](const char *name, const QByteArray &member, const QString &words) {
        QTest::newRow(name) << QByteArray(good + ',' + member + '}') << words;
    };
    row("a direction that is none", R"("direction":"up")", u"direction"_s);
    row("a number for a word", R"("severity":3)", u"severity"_s);
    row("a fraction for a number", R"("length":1.5)", u"length"_s);
    row("a length below that of the payload", R"("payload":"aGk=","length":1)", u"length"_s);
    row("a length above 32 bits", R"("length":4294967296)", u"length"_s);
    row("bad base64", R"("payload":"a*k=")", u"payload"_s);
    row("half a byte of hex", R"("hex":"abc")", u"hex"_s);
    row("an address without a port", R"("conversation":"T1","role":"server","source":"1.2.3.4")",
        u"source"_s);
    row("a port above 65535", R"("conversation":"T1","role":"server","source":"1.2.3.4:65536")", u"source"_s);
    row("a conversation without a number", R"("conversation":"T","role":"server")", u"conversation"_s);
    row("a conversation of number 0", R"("conversation":"T0","role":"server")", u"conversation"_s);
    row("a conversation without a role", R"("conversation":"T1")", u"role"_s);
    const auto time = [](const char *name, const char *text) {
        QTest::newRow(name) << QByteArray(R"({"kind":"data","timeNs":0,"time":")") + text + "\"}"
                            << u"time"_s;
    };
    time("a time without a zone", "2026-01-02T03:04:05");
    time("ten digits", "2026-01-02T03:04:05.0123456789Z");
    time("no digits", "2026-01-02T03:04:05.Z");
    time("a year before 1970", "1969-01-02T03:04:05Z");
    time("a year after 2200", "2201-01-02T03:04:05Z");
}

void tst_Import::badLinesAreNamed()
{
    QFETCH(QByteArray, line);
    QFETCH(QString, words);
    const QByteArray good = R"({"kind":"note","time":"2026-01-02T03:04:05Z","timeNs":0})"
                            "\n";
    MemorySink sink;
    const ImportOutcome outcome = importBytes(good + line + '\n' + good, sink);
    QCOMPARE(outcome.error.code, ErrorCode::DamagedLogFile);
    QVERIFY2(outcome.error.what.contains(u"Line 2 "), qPrintable(outcome.error.what));
    QVERIFY2(outcome.error.why.contains(words), qPrintable(outcome.error.why));
}

void tst_Import::lastLineMayBeCutOff()
{
    MessageLog log;
    fillWithEverything(log);
    QTemporaryDir folder;
    TaskControl control;
    const QString path = folder.filePath(u"log.jsonl"_s);
    QVERIFY(exportToFile(log, ExportSelection::of({1, 2, 3}), ExportFormat::JsonLines, path, control)
                .isComplete());
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray whole = file.readAll();
    const qsizetype lastLine = whole.lastIndexOf('\n', -2) + 1;
    for (qsizetype length = lastLine; length <= whole.size(); ++length) {
        MemorySink sink;
        const ImportOutcome outcome = importBytes(whole.left(length), sink);
        QVERIFY2(outcome.isComplete(), qPrintable(outcome.error.toString()));
        const bool complete = length >= whole.size() - 1;
        QCOMPARE(outcome.events, complete ? 3U : 2U);
        QCOMPARE(outcome.skipped.size(), complete || length == lastLine ? 0 : 1);
    }
}

void tst_Import::kindsAreToldByContent_data()
{
    QTest::addColumn<QByteArray>("head");
    QTest::addColumn<int>("kind");
    QTest::newRow("session") << QByteArray("SQLite format 3\0rest", 20) << int(LogFileKind::Session);
    QTest::newRow("session, one byte short") << QByteArray("SQLite format 3") << -1;
    QTest::newRow("pcap") << PcapFile(1, false).bytes() << int(LogFileKind::Capture);
    QTest::newRow("pcap, nanoseconds") << PcapFile(1).bytes() << int(LogFileKind::Capture);
    QTest::newRow("pcap, big endian") << QByteArray("\xa1\xb2\xc3\xd4") << int(LogFileKind::Capture);
    QTest::newRow("pcap, nanoseconds, big endian")
        << QByteArray("\xa1\xb2\x3c\x4d") << int(LogFileKind::Capture);
    QTest::newRow("pcapng") << QByteArray("\x0a\x0d\x0d\x0a") << int(LogFileKind::Capture);
    QTest::newRow("three bytes of a pcapng") << QByteArray("\x0a\x0d\x0d") << -1;
    QTest::newRow("JSON Lines") << QByteArray("{") << int(LogFileKind::JsonLines);
    QTest::newRow("JSON Lines behind an empty line")
        << QByteArray("\n {\"a\":1}") << int(LogFileKind::JsonLines);
    QTest::newRow("text") << QByteArray("hello") << -1;
    QTest::newRow("nothing") << QByteArray() << -1;
}

void tst_Import::kindsAreToldByContent()
{
    QFETCH(QByteArray, head);
    QFETCH(int, kind);
    const auto found = logFileKind(head);
    QCOMPARE(found ? int(*found) : -1, kind);
}

void tst_Import::connectionIsToldAsItsServerSeesIt()
{
    MemorySink sink;
    const ImportOutcome outcome = importBytes(Talk()
                                                  .client(100, syn)
                                                  .server(500, syn | ack)
                                                  .client(101, ack)
                                                  .client(101, ack, "GET")
                                                  .server(501, ack, "200")
                                                  .client(104, fin | ack)
                                                  .server(504, fin | ack, "bye")
                                                  .client(105, ack)
                                                  .bytes(),
                                              sink);
    QVERIFY2(outcome.isComplete(), qPrintable(outcome.error.toString()));
    QCOMPARE(sink.story(),
             (QStringList{u"connecting in"_s, u"connected out"_s, u"data in GET"_s, u"data out 200"_s,
                          u"half-closed in"_s, u"data out bye"_s, u"closed out"_s}));
    QCOMPARE(outcome.events, 7U);
    QCOMPARE(outcome.skipped.values(), QList<quint64>{2});
    QCOMPARE(sink.conversations.size(), 1);
    const Conversation &conversation = sink.conversations.first();
    QCOMPARE(conversation.label(), u"T1"_s);
    QCOMPARE(conversation.role, Role::Server);
    QCOMPARE(conversation.local.toString(), u"10.0.0.2:12000"_s);
    QCOMPARE(conversation.remote.toString(), u"10.0.0.1:4000"_s);
    qint64 before = -1;
    for (const Event &event : std::as_const(sink.events)) {
        QCOMPARE(event.evidence, Evidence::Captured);
        QVERIFY(event.timeNs >= before);
        before = event.timeNs;
    }
}

void tst_Import::capturesWithoutASynFindTheirServer()
{
    PcapFile file(101);
    file.packet(1000, ipv4(17, 2, 1, udp(53, 4000, "answer")))
        .packet(2000, ipv4(17, 1, 2, udp(4001, 12000, "question")))
        .packet(3000, ipv4(17, 2, 1, udp(12000, 4001, "")))
        .packet(4000, ipv6(6, 2, 1, tcp(5000, 6000, 9, ack, "first")));
    MemorySink sink;
    QVERIFY(importBytes(file.bytes(), sink).isComplete());
    QCOMPARE(sink.story(),
             (QStringList{u"data out answer"_s, u"data in question"_s, u"data out"_s, u"data in first"_s}));
    QCOMPARE(sink.conversations.size(), 3);
    QCOMPARE(sink.conversations[0].local.port, quint16(53));
    QCOMPARE(sink.conversations[1].local.port, quint16(12000));
    QCOMPARE(sink.conversations[2].local.toString(), u"[2001:db8::1]:6000"_s);
}

void tst_Import::bytesSentAgainAreNoData()
{
    MemorySink sink;
    QVERIFY(importBytes(Talk()
                            .client(100, syn)
                            .client(100, syn)
                            .server(500, syn | ack)
                            .server(500, syn | ack)
                            .client(101, ack, "abc")
                            .client(101, ack, "abc")
                            .client(103, ack, "cde")
                            .client(104, fin | ack)
                            .client(104, fin | ack)
                            .server(501, rst)
                            .bytes(),
                        sink)
                .isComplete());
    QCOMPARE(
        sink.story(),
        (QStringList{u"connecting in"_s, u"note in"_s, u"connected out"_s, u"note out"_s, u"data in abc"_s,
                     u"note in abc"_s, u"data in de"_s, u"half-closed in"_s, u"note in"_s, u"reset out"_s}));
    QCOMPARE(sink.conversations.size(), 1);
}

void tst_Import::sequenceNumbersGoRound()
{
    MemorySink sink;
    QVERIFY(importBytes(Talk()
                            .client(0xfffffffcU, syn)
                            .client(0xfffffffdU, ack, "abc")
                            .client(0, ack, "def")
                            .client(0xfffffffdU, ack, "abc")
                            .bytes(),
                        sink)
                .isComplete());
    QCOMPARE(sink.story(),
             (QStringList{u"connecting in"_s, u"data in abc"_s, u"data in def"_s, u"note in abc"_s}));
}

void tst_Import::reusedPortsAreANewConversation()
{
    MemorySink sink;
    QVERIFY(importBytes(Talk()
                            .client(100, syn)
                            .client(101, ack, "one")
                            .server(500, rst)
                            .client(9000, syn)
                            .client(9001, ack, "two")
                            .bytes(),
                        sink)
                .isComplete());
    QCOMPARE(sink.conversations.size(), 2);
    QCOMPARE(sink.events.last().conversation, ConversationId(2));
    QCOMPARE(sink.events.last().payload, QByteArray("two"));
}

void tst_Import::cutPacketsSayHowMuchIsMissing()
{
    PcapFile file(101);
    const QByteArray packet = ipv4(17, 1, 2, udp(1, 2, QByteArray(100, 'x')));
    file.packet(1000, packet, 28 + 99).packet(2000, packet, 28 + 100).packet(3000, packet, 28);
    MemorySink sink;
    QVERIFY(importBytes(file.bytes(), sink).isComplete());
    QCOMPARE(sink.events.size(), 3);
    for (const Event &event : std::as_const(sink.events))
        QCOMPARE(event.length, 100U);
    QVERIFY(sink.events[0].detail && sink.events[0].detail->info.contains(u"99 of 100"));
    QVERIFY(!sink.events[1].detail);
    QVERIFY(sink.events[2].detail && sink.events[2].detail->info.contains(u"0 of 100"));
}

void tst_Import::earlierPacketsAreNotBeforeTheBeginning()
{
    PcapFile file(101);
    for (const qint64 time : {5'000'700'000, 5'000'200'000, 6'000'000'000})
        file.packet(time, ipv4(17, 1, 2, udp(1, 2, "x")));
    MemorySink sink;
    QVERIFY(importBytes(file.bytes(), sink).isComplete());
    QCOMPARE(sink.began.toMSecsSinceEpoch(), 5000);
    QCOMPARE(sink.events[0].timeNs, 700'000);
    QCOMPARE(sink.events[1].timeNs, 200'000);
    QCOMPARE(sink.events[2].timeNs, 1'000'000'000);
}

void tst_Import::microsecondsAndNanosecondsAreKept()
{
    for (const bool nanoseconds : {false, true}) {
        PcapFile file(101, nanoseconds);
        file.packet(1'000'000'001'234'567'891, ipv4(17, 1, 2, udp(1, 2, "x")));
        MemorySink sink;
        QVERIFY(importBytes(file.bytes(), sink).isComplete());
        QCOMPARE(sink.began.toMSecsSinceEpoch() * 1'000'000 + sink.events[0].timeNs,
                 nanoseconds ? 1'000'000'001'234'567'891 : 1'000'000'001'234'567'000);
    }
}

void tst_Import::packetsOfImpossibleTimesAreLeftOut_data()
{
    constexpr qint64 year2200 = 7'258'118'400;
    QTest::addColumn<qint64>("seconds");
    QTest::addColumn<bool>("possible");
    QTest::newRow("1970") << qint64(0) << true;
    QTest::newRow("before") << qint64(-1) << false;
    QTest::newRow("2199") << year2200 - 1 << true;
    QTest::newRow("2200") << year2200 << false;
    QTest::newRow("more nanoseconds than are counted") << (qint64(1) << 50) << false;
}

void tst_Import::packetsOfImpossibleTimesAreLeftOut()
{
    QFETCH(qint64, seconds);
    QFETCH(bool, possible);
    const QByteArray file = pcapng(101, seconds, 999'999'999, ipv4(17, 1, 2, udp(1, 2, "x")));
    MemorySink sink;
    const ImportOutcome outcome = importBytes(file, sink);
    QVERIFY2(outcome.isComplete(), qPrintable(outcome.error.toString()));
    QCOMPARE(sink.events.size(), possible ? 1 : 0);
    QCOMPARE(outcome.skipped.value(u"packet with an impossible time"_s), possible ? 0U : 1U);
    if (possible)
        QCOMPARE(sink.began.toSecsSinceEpoch(), seconds);
}

void tst_Import::brokenOffCaptureIsTakenAsFarAsItGoes()
{
    PcapFile file(101);
    const QByteArray packet = ipv4(17, 1, 2, udp(1, 2, "x"));
    const qsizetype one = file.packet(1000, packet).bytes().size();
    const QByteArray whole = file.packet(2000, packet).bytes();
    for (qsizetype length = 24; length <= whole.size(); ++length) {
        MemorySink sink;
        const ImportOutcome outcome = importBytes(whole.left(length), sink);
        if (length > 24 && length < one) {
            QCOMPARE(outcome.error.code, ErrorCode::DamagedLogFile);
            continue;
        }
        QVERIFY2(outcome.isComplete(), qPrintable(outcome.error.toString()));
        QCOMPARE(outcome.events, length < one ? 0U : length < whole.size() ? 1U : 2U);
        QCOMPARE(outcome.skipped.size(), length == 24 || length == one || length == whole.size() ? 0 : 1);
    }
}

void tst_Import::captureThatIsNoneIsLeftAlone_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<int>("code");
    QTest::newRow("wireless") << PcapFile(105).bytes() << int(ErrorCode::UnknownLinkType);
    QTest::newRow("half a header") << PcapFile(1).bytes().left(12) << int(ErrorCode::DamagedLogFile);
    QTest::newRow("half a pcapng") << QByteArray("\x0a\x0d\x0d\x0a\x1c\0\0\0", 8)
                                   << int(ErrorCode::DamagedLogFile);
    QTest::newRow("text") << QByteArray("hello\n") << int(ErrorCode::UnknownFileKind);
    QTest::newRow("nothing") << QByteArray() << int(ErrorCode::UnknownFileKind);
    QTest::newRow("half a session") << QByteArray("SQLite format 3\0", 16) << int(ErrorCode::SessionForeign);
}

void tst_Import::captureThatIsNoneIsLeftAlone()
{
    QFETCH(QByteArray, content);
    QFETCH(int, code);
    const TestFile file(content);
    TaskControl control;
    const OpenedLog opened = openLogFile(file.path(), control);
    QVERIFY(!opened.log);
    QCOMPARE(int(opened.import.error.code), code);
    QCOMPARE(file.content(), content);
    QCOMPARE(file.files(), QStringList{u"file"_s});
}

void tst_Import::failedImportLeavesNoSession()
{
    const TestFile file(R"({"kind":"note","time":"2026-01-02T03:04:05Z","timeNs":0})"
                        "\n{}\n");
    TaskControl control;
    const ImportOutcome outcome = importToSession(file.path(), file.sessionPath(), control);
    QCOMPARE(outcome.error.code, ErrorCode::DamagedLogFile);
    QCOMPARE(file.files(), QStringList{u"file"_s});
}

void tst_Import::cancelledImportLeavesNoSession()
{
    PcapFile packets(101);
    for (int i = 0; i < 3000; ++i)
        packets.packet(i, ipv4(17, 1, 2, udp(1, 2, "x")));
    const TestFile file(packets.bytes());
    TaskControl control;
    control.cancel();
    QVERIFY(importToSession(file.path(), file.sessionPath(), control).cancelled);
    QCOMPARE(file.files(), QStringList{u"file"_s});
}

QTEST_GUILESS_MAIN(tst_Import)
#include "tst_import.moc"
