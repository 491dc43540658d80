// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/export/captureexporter.h"
#include "core/export/exportfile.h"
#include "core/import/captureconversations.h"
#include "core/import/ipfragments.h"
#include "core/import/openedlog.h"
#include "support/capturebytes.h"
#include "support/captures.h"
#include "support/importing.h"
#include "support/samplelog.h"

#include <QTest>

using namespace swb;
using namespace swb::test;
using namespace Qt::StringLiterals;

namespace {

/// IP fragments of one UDP datagram, each with at most `bytes` of it.
QList<QByteArray> fragmentsOf(const QByteArray &datagram, qsizetype bytes, bool v6)
{
    QList<QByteArray> packets;
    for (qsizetype at = 0; at < datagram.size(); at += bytes) {
        const QByteArray part = datagram.mid(at, bytes);
        const bool more = at + bytes < datagram.size();
        if (!v6) {
            packets << ipv4(17, 1, 2, part, quint16(at / 8 | (more ? 0x2000 : 0)));
            continue;
        }
        QByteArray header("\x11\0", 2);
        put<quint16>(header, quint16(at | (more ? 1 : 0)));
        put<quint32>(header, 99);
        packets << ipv6(44, 1, 2, header + part);
    }
    return packets;
}

QByteArray captured(const QList<QByteArray> &packets, qint64 apartNs = 1000)
{
    PcapFile file(101);
    qint64 time = 1'700'000'000'000'000'000;
    for (const QByteArray &packet : packets)
        file.packet(time += apartNs, packet);
    return file.bytes();
}

/// Bytes that can be read only once.
class Stream : public QIODevice
{
public:
    explicit Stream(QByteArray bytes)
        : m_bytes(std::move(bytes))
    {
        open(QIODevice::ReadOnly);
    }
    [[nodiscard]] bool isSequential() const override { return true; }
    [[nodiscard]] bool atEnd() const override { return m_bytes.isEmpty(); }

protected:
    qint64 readData(char *data, qint64 size) override
    {
        const qint64 got = qMin(size, qint64(m_bytes.size()));
        std::copy_n(m_bytes.constData(), got, data);
        m_bytes.remove(0, got);
        return got == 0 ? -1 : got;
    }
    qint64 writeData(const char *, qint64) override { return -1; }

private:
    QByteArray m_bytes;
};

CapturedFragment fragment(quint32 offset, const QByteArray &bytes, bool last, quint32 number = 1)
{
    return {SocketAddress::fromIp(u"10.0.0.1"_s, 0),
            SocketAddress::fromIp(u"10.0.0.2"_s, 0),
            17,
            number,
            offset,
            quint32(bytes.size()),
            last,
            bytes};
}

} // namespace

class tst_CaptureImport : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }
    void lateSegmentsAreOutOfOrderAndFollowedInOrder();
    void partlyRepeatedSegmentsAreTakenForWhatIsNew();
    void missingBytesAreCounted_data();
    void missingBytesAreCounted();
    void acknowledgedBytesMayStillComeLate();
    void holesEndWhereMemoryDoes();
    void lateSynAfterOtherBytesIsANewConversation();
    void interfacesOfDifferentKindsAreReadTogether();
    void packetsOfAnUnknownKindAreLeftOutBesideOthers();
    void ownExportComesBackWithTheSameRows();
    void longPayloadsComeBackWhole();
    void exportsOfOthersAreRead();
    void damagedTagsAreLeftOutAtEveryCut();
    void packedFilesAreRead();
    void packedFilesThatBreakOffAreTakenAsFarAsTheyGo();
    void streamsAreReadOnce();
    void fragmentsArePutTogether_data();
    void fragmentsArePutTogether();
    void incompleteDatagramsAreTold();
    void fragmentsThatContradictEachOtherAreNoDatagram();
    void fragmentsHaveTheirLimits();
    void byteOrderMarkIsPassedOver();
    void emptyFileIsCalledEmpty();
};

void tst_CaptureImport::lateSegmentsAreOutOfOrderAndFollowedInOrder()
{
    for (const quint32 first : {1001U, 0xfffffffcU, 0xfffffff8U}) {
        MemorySink sink;
        QVERIFY(importBytes(Talk()
                                .client(first, ack, "AAAA")
                                .client(first + 8, ack, "CCCC")
                                .client(first + 4, ack, "BBBB")
                                .bytes(),
                            sink)
                    .isComplete());
        QCOMPARE(sink.followed(), QByteArray("AAAABBBBCCCC"));
        QCOMPARE(sink.story(),
                 (QStringList{u"data in AAAA"_s, u"note in CCCC"_s, u"data in BBBB"_s, u"data in CCCC"_s}));
        const QStringList infos = sink.infos();
        QVERIFY2(infos[1].contains(u"4 bytes before it have not arrived yet"), qPrintable(infos[1]));
        QCOMPARE(infos[2], u"out of order: BBBB"_s);
        QVERIFY(!infos.join(u'\n').contains(u"again"));
    }
}

void tst_CaptureImport::partlyRepeatedSegmentsAreTakenForWhatIsNew()
{
    MemorySink sink;
    QVERIFY(importBytes(
                Talk().client(1001, ack, "AAAA").client(1003, ack, "AABB").client(1003, ack, "AABB").bytes(),
                sink)
                .isComplete());
    QCOMPARE(sink.followed(), QByteArray("AAAABB"));
    QCOMPARE(sink.events[1].length, 2U);
    QVERIFY2(sink.infos()[1].contains(u"2 of the segment's 4 bytes are retransmitted"),
             qPrintable(sink.infos()[1]));
    QCOMPARE(sink.events[2].kind, EventKind::Note);
    QVERIFY(sink.infos()[2].contains(u"4 bytes retransmitted"));
}

void tst_CaptureImport::missingBytesAreCounted_data()
{
    QTest::addColumn<QByteArray>("capture");
    QTest::addColumn<QStringList>("story");
    const auto talk
        = [] { return Talk().client(1000, syn).client(1001, ack, "AAAA").client(1009, ack, "CCCC"); };
    const QStringList before{u"connecting in"_s, u"data in AAAA"_s, u"note in CCCC"_s};
    const QString hole = u"note in 4 bytes are missing"_s;
    QTest::newRow("at the end") << talk().bytes() << before + QStringList{hole, u"data in CCCC"_s};
    QTest::newRow("before a reset") << talk().client(1013, rst).bytes()
                                    << before + QStringList{hole, u"data in CCCC"_s, u"reset in"_s};
    QTest::newRow("acknowledged long ago") << talk()
                                                  .serverAcknowledges(1013)
                                                  .serverAcknowledges(1013, 100'000'000)
                                                  .client(1013, ack, "D")
                                                  .bytes()
                                           << before + QStringList{hole, u"data in CCCC"_s, u"data in D"_s};
    QTest::newRow("acknowledged just now")
        << talk().serverAcknowledges(1013).serverAcknowledges(1013, 99'990'000).client(1013, ack, "D").bytes()
        << before + QStringList{u"note in D"_s, hole, u"data in CCCC"_s, u"data in D"_s};
    QTest::newRow("of the last bytes")
        << Talk().client(1000, syn).client(1001, ack, "A").serverAcknowledges(1006).bytes()
        << QStringList{u"connecting in"_s, u"data in A"_s, hole};
    QTest::newRow("used ports") << talk().client(9000, syn).bytes()
                                << before + QStringList{hole, u"data in CCCC"_s, u"connecting in"_s};
}

void tst_CaptureImport::missingBytesAreCounted()
{
    QFETCH(QByteArray, capture);
    QFETCH(QStringList, story);
    MemorySink sink;
    QVERIFY(importBytes(capture, sink).isComplete());
    QStringList told = sink.story();
    const QStringList infos = sink.infos();
    for (qsizetype i = 0; i < told.size(); ++i) {
        if (infos[i].contains(u"missing here"))
            told[i] += u' ' + infos[i].left(infos[i].indexOf(u" here"));
    }
    QCOMPARE(told, story);
}

void tst_CaptureImport::acknowledgedBytesMayStillComeLate()
{
    MemorySink sink;
    QVERIFY(importBytes(Talk()
                            .client(1001, ack, "AAAA")
                            .client(1009, ack, "CCCC")
                            .serverAcknowledges(1013)
                            .client(1005, ack, "BBBB")
                            .serverAcknowledges(1013, 1'000'000'000)
                            .bytes(),
                        sink)
                .isComplete());
    QCOMPARE(sink.followed(), QByteArray("AAAABBBBCCCC"));
    QVERIFY(!sink.infos().join(u'\n').contains(u"missing"));
}

void tst_CaptureImport::holesEndWhereMemoryDoes()
{
    for (const int over : {-1, 0, 1}) {
        MemorySink sink;
        CaptureConversations conversations(sink, 3 * (96 + 10)); // three pieces of ten bytes
        const auto segment = [&](quint32 at, qsizetype bytes) {
            const QByteArray packet = ipv4(6, 1, 2, tcp(4000, 12000, at, ack, QByteArray(bytes, 'x')));
            (void)conversations.take(readPacket(LinkType::RawIp, packet), at);
        };
        segment(0, 1);
        for (const quint32 at : {100U, 200U})
            segment(at, 10);
        segment(300, 10 + over);
        const bool gaveUp = sink.infos().join(u'\n').contains(u"99 bytes are missing here");
        QCOMPARE(gaveUp, over > 0);
        conversations.finish();
        QCOMPARE(sink.followed().size(), 31 + over);
    }
}

void tst_CaptureImport::lateSynAfterOtherBytesIsANewConversation()
{
    MemorySink sink;
    QVERIFY(
        importBytes(Talk().client(700, ack, "old").client(9000, syn).client(9001, ack, "new").bytes(), sink)
            .isComplete());
    QCOMPARE(sink.conversations.size(), 2);
    MemorySink same;
    QVERIFY(
        importBytes(Talk().client(9001, ack, "new").client(9000, syn).client(9004, ack, "er").bytes(), same)
            .isComplete());
    QCOMPARE(same.conversations.size(), 1);
    QCOMPARE(same.followed(), QByteArray("newer"));
}

void tst_CaptureImport::interfacesOfDifferentKindsAreReadTogether()
{
    const QByteArray packet = ipv4(17, 1, 2, udp(5000, 6000, "one"));
    Blocks file;
    file.section().interface(1, 96).interface(101, 262144, 9).interface(0, 0);
    file.packet(0, 1'000'000, ethernet(0x0800, packet))
        .packet(1, 1'000'000'500, packet)
        .packet(2, 2'000'000, QByteArray("\2\0\0\0", 4) + packet);
    file.bytes += Blocks(true)
                      .section()
                      .interface(113)
                      .packet(0, 3'000'000, QByteArray(14, '\0') + QByteArray("\x08\0", 2) + packet)
                      .bytes;
    MemorySink sink;
    const ImportOutcome outcome = importBytes(file.bytes, sink);
    QVERIFY2(outcome.isComplete(), qPrintable(outcome.error.toString()));
    QCOMPARE(sink.events.size(), 4);
    QCOMPARE(sink.conversations.size(), 1);
    QCOMPARE(outcome.skipped.size(), 0);
    QCOMPARE(sink.events[1].timeNs, 500);
    QCOMPARE(sink.events[3].timeNs, 2'000'000'000);
}

void tst_CaptureImport::packetsOfAnUnknownKindAreLeftOutBesideOthers()
{
    const QByteArray packet = ipv4(17, 1, 2, udp(5000, 6000, "one"));
    Blocks file;
    file.section().interface(105).interface(101).packet(0, 1, "radio").packet(1, 2, packet);
    MemorySink sink;
    const ImportOutcome outcome = importBytes(file.bytes, sink);
    QVERIFY(outcome.isComplete());
    QCOMPARE(sink.events.size(), 1);
    // The name is libpcap's.
    const bool hasNames = whyAbsent(ExportFormat::Capture).isEmpty();
    QVERIFY2(outcome.skipped.firstKey().contains(hasNames ? u"802.11"_s : u"105"_s),
             qPrintable(outcome.skipped.firstKey()));
    MemorySink none;
    const ImportOutcome wireless
        = importBytes(Blocks().section().interface(105).packet(0, 1, "radio").bytes, none);
    QCOMPARE(wireless.error.code, ErrorCode::UnknownLinkType);
}

/// For the events that a capture can hold.
void tst_CaptureImport::ownExportComesBackWithTheSameRows()
{
    SWB_NEED_CAPTURE_EXPORT();
    MessageLog log;
    fillWithEverything(log);
    QTemporaryDir folder;
    const QString path = folder.filePath(u"own.pcap"_s);
    TaskControl control;
    QVERIFY(exportToFile(log, {}, ExportFormat::Capture, path, control).isComplete());
    const OpenedLog opened = openLogFile(path, control);
    QVERIFY2(opened.log, qPrintable(opened.import.error.toString()));
    QCOMPARE(opened.import.skipped.size(), 0);
    quint64 id = opened.log->firstId();
    log.forEach(0, log.endId(), [&](const Event &event) {
        if (event.kind != EventKind::Data)
            return true;
        const auto back = opened.log->at(id++);
        const auto same = [&](bool holds, const char *what) {
            if (!holds)
                qWarning("event %llu: %s", qulonglong(event.id), what);
        };
        same(back.has_value(), "missing");
        if (!back)
            return false;
        same(opened.log->wallTime(0).toMSecsSinceEpoch() * 1'000'000 + back->timeNs
                 == log.wallTime(0).toMSecsSinceEpoch() * 1'000'000 + event.timeNs,
             "time");
        same(back->kind == event.kind && back->direction == event.direction, "direction");
        same(back->severity == event.severity && back->evidence == event.evidence, "evidence");
        same(back->transport == event.transport && back->endpoint == event.endpoint, "transport");
        same(back->length == event.length && back->payload == event.payload, "payload");
        same((back->detail ? back->detail->info : QString())
                 == (event.detail ? event.detail->info : QString()),
             "words");
        const Conversation one = opened.log->conversation(back->conversation);
        const Conversation other = log.conversation(event.conversation);
        same(one.label() == other.label() && one.role == other.role && one.local == other.local
                 && one.remote == other.remote,
             "conversation");
        return true;
    });
    QCOMPARE(id, opened.log->endId());
    QVERIFY(id > opened.log->firstId() + 3);
}

void tst_CaptureImport::longPayloadsComeBackWhole()
{
    SWB_NEED_CAPTURE_EXPORT();
    constexpr qsizetype piece = CaptureExporter::pieceBytes;
    MessageLog log;
    const auto writer = log.makeWriter();
    for (const qsizetype size : {piece - 1, piece, piece + 1, 2 * piece + 1})
        writer->data({}, Direction::In, QByteArray(size, 'x'));
    log.setPayloadCap(10);
    writer->data({}, Direction::In, QByteArray(1000, 'y'));
    log.collect();
    QTemporaryDir folder;
    const QString path = folder.filePath(u"own.pcap"_s);
    TaskControl control;
    QVERIFY(exportToFile(log, {}, ExportFormat::Capture, path, control).isComplete());
    MemorySink sink;
    QVERIFY(importCapture(path, sink, control).isComplete());
    QCOMPARE(sink.events.size(), 5);
    for (qsizetype i = 0; i < 5; ++i) {
        QCOMPARE(sink.events[i].length, log.at(quint64(i) + 1)->length);
        QCOMPARE(sink.events[i].payload, log.at(quint64(i) + 1)->payload);
    }
}

namespace {

QByteArray tag(quint16 number, const QByteArray &value)
{
    QByteArray out;
    put<quint16>(out, number);
    put<quint16>(out, quint16(value.size()));
    return out + value;
}

QByteArray longTag(quint16 number, quint32 value)
{
    QByteArray bytes;
    put<quint32>(bytes, value);
    return tag(number, bytes);
}

/// What Wireshark writes with "Export PDUs to File".
QByteArray foreignPdu(int from, int to, quint16 fromPort, quint16 toPort)
{
    return tag(12, "http") + tag(20, v4(from)) + tag(21, v4(to)) + longTag(24, 2) + longTag(25, fromPort)
        + longTag(26, toPort) + longTag(30, 4) + tag(0, {});
}

} // namespace

void tst_CaptureImport::exportsOfOthersAreRead()
{
    PcapFile file(252);
    file.packet(1000, foreignPdu(1, 2, 4000, 80) + "GET /")
        .packet(2000, foreignPdu(2, 1, 80, 4000) + "200")
        .packet(3000, tag(12, "data") + tag(0, {}) + "nobody's");
    MemorySink sink;
    const ImportOutcome outcome = importBytes(file.bytes(), sink);
    QVERIFY(outcome.isComplete());
    QCOMPARE(sink.story(), (QStringList{u"data in GET /"_s, u"data out 200"_s}));
    QCOMPARE(sink.conversations.size(), 1);
    QCOMPARE(sink.conversations[0].local.toString(), u"10.0.0.2:80"_s);
    QCOMPARE(sink.events[0].evidence, Evidence::Captured);
    QCOMPARE(outcome.skipped.values(), QList<quint64>{1});
}

void tst_CaptureImport::damagedTagsAreLeftOutAtEveryCut()
{
    const QByteArray tags = foreignPdu(1, 2, 4000, 80);
    for (qsizetype length = 0; length < tags.size(); ++length) {
        const QByteArray cut(tags.constData(), length);
        QVERIFY(std::holds_alternative<SkippedPacket>(readPacket(LinkType::UpperPdu, cut)));
    }
    QVERIFY(std::holds_alternative<CapturedPdu>(readPacket(LinkType::UpperPdu, tags)));
    QVERIFY(std::holds_alternative<SkippedPacket>(
        readPacket(LinkType::UpperPdu, QByteArray(tag(20, "abc") + tags)))); // an address of three bytes
    for (const QByteArray &words : {QByteArray("swb1"), QByteArray("swb1 server 1 2 3 tcp measured chat 0"),
                                    QByteArray("swb1 server 1 2 3 sctp measured chat 0 0"),
                                    QByteArray("swb1 server -1 2 3 tcp measured chat 0 0"),
                                    QByteArray("swb2 server 1 2 3 tcp measured chat 0 0")}) {
        const auto read
            = std::get<CapturedPdu>(readPacket(LinkType::UpperPdu, QByteArray(tag(37, words) + tags)));
        QVERIFY2(!read.isOurs, words.constData());
    }
}

void tst_CaptureImport::packedFilesAreRead()
{
    const QByteArray capture = captured({ipv4(17, 1, 2, udp(1, 2, "x")), ipv4(17, 1, 2, udp(1, 2, "y"))});
    MemorySink sink;
    const ImportOutcome outcome = importBytes(gzip(capture), sink);
    QVERIFY2(outcome.isComplete(), qPrintable(outcome.error.toString()));
    QCOMPARE(sink.followed(), QByteArray("xy"));
    const QByteArray line = R"({"kind":"data","time":"2026-01-02T03:04:05Z","timeNs":0,"hex":"%1"})"
                            "\n";
    MemorySink lines;
    QVERIFY(
        importBytes(gzip(QByteArray(line).replace("%1", "61")) + gzip(QByteArray(line).replace("%1", "62")),
                    lines)
            .isComplete());
    QCOMPARE(lines.events.size(), 2);
    QCOMPARE(lines.events[1].payload, QByteArray("b"));
    const TestFile session(gzip(QByteArray("SQLite format 3\0", 16)));
    QCOMPARE(logFileKindOf(session.path()).error().code, ErrorCode::UnknownFileKind);
    QVERIFY(logFileKindOf(session.path()).error().why.contains(u"decompress"));
}

void tst_CaptureImport::packedFilesThatBreakOffAreTakenAsFarAsTheyGo()
{
    QList<QByteArray> packets;
    for (int i = 0; i < 200; ++i)
        packets << ipv4(17, 1, 2, udp(quint16(i * 31), 2, QByteArray::number(i * 7919)));
    const QByteArray packed = gzip(captured(packets));
    MemorySink sink;
    const ImportOutcome outcome = importBytes(packed.first(packed.size() - 100), sink);
    QVERIFY2(outcome.isComplete(), qPrintable(outcome.error.toString()));
    QVERIFY(outcome.events > 50 && outcome.events < 200);
    QVERIFY(outcome.skipped.firstKey().contains(u"rest of a truncated file"));
}

void tst_CaptureImport::streamsAreReadOnce()
{
    for (const QByteArray &content :
         {captured({ipv4(17, 1, 2, udp(1, 2, "x"))}), gzip(captured({ipv4(17, 1, 2, udp(1, 2, "x"))})),
          QByteArray(R"({"kind":"note","time":"2026-01-02T03:04:05Z","timeNs":0})")}) {
        Stream stream(content);
        TaskControl control;
        const OpenedLog opened = openLogStream(stream, u"standard input"_s, control);
        QVERIFY2(opened.log, qPrintable(opened.import.error.toString()));
        QCOMPARE(opened.import.events, 1U);
    }
    Stream nothing({});
    TaskControl control;
    const Error error = openLogStream(nothing, u"standard input"_s, control).import.error;
    QVERIFY2(error.toString().contains(u"standard input") && error.why.contains(u"empty"),
             qPrintable(error.toString()));
}

void tst_CaptureImport::fragmentsArePutTogether_data()
{
    QTest::addColumn<bool>("v6");
    QTest::addColumn<bool>("reversed");
    QTest::newRow("IPv4") << false << false;
    QTest::newRow("IPv4, last one first") << false << true;
    QTest::newRow("IPv6") << true << false;
    QTest::newRow("IPv6, last one first") << true << true;
}

void tst_CaptureImport::fragmentsArePutTogether()
{
    QFETCH(bool, v6);
    QFETCH(bool, reversed);
    const QByteArray payload = QByteArray("0123456789").repeated(400);
    QList<QByteArray> packets = fragmentsOf(udp(5000, 6000, payload), 1480, v6);
    QCOMPARE(packets.size(), 3);
    if (reversed)
        std::reverse(packets.begin(), packets.end());
    packets.insert(1, packets[0]); // which the network has duplicated
    MemorySink sink;
    const ImportOutcome outcome = importBytes(captured(packets), sink);
    QVERIFY(outcome.isComplete());
    QCOMPARE(outcome.skipped.size(), 0);
    QCOMPARE(sink.events.size(), 5);
    for (qsizetype i = 0; i < 4; ++i) {
        QCOMPARE(sink.events[i].kind, EventKind::Note);
        QVERIFY2(sink.infos()[i].contains(v6 ? u"of datagram 99 (UDP) from 2001:db8::1 to 2001:db8::2"_s
                                             : u"of datagram 7 (UDP) from 10.0.0.1 to 10.0.0.2"_s),
                 qPrintable(sink.infos()[i]));
    }
    QVERIFY(sink.infos()[0].contains(reversed ? u"bytes 2960 to 4007"_s : u"bytes 0 to 1479"_s));
    QCOMPARE(sink.events[4].kind, EventKind::Data);
    QCOMPARE(sink.events[4].payload, payload);
    QVERIFY(sink.infos()[4].contains(u"reassembled from 3 IP fragments"));
    QCOMPARE(sink.conversations.size(), 1);
    QCOMPARE(sink.conversations[0].remote.port, quint16(5000));
}

void tst_CaptureImport::incompleteDatagramsAreTold()
{
    QList<QByteArray> packets = fragmentsOf(udp(5000, 6000, QByteArray(4000, 'x')), 1480, false);
    packets.removeAt(1);
    MemorySink sink;
    const ImportOutcome outcome = importBytes(captured(packets), sink);
    QVERIFY(outcome.isComplete());
    QCOMPARE(sink.events.size(), 2);
    QVERIFY(sink.conversations.isEmpty());
    QCOMPARE(outcome.skipped.value(u"IP datagram with missing fragments"_s), 1U);
}

void tst_CaptureImport::fragmentsThatContradictEachOtherAreNoDatagram()
{
    const QByteArray eight(8, 'x');
    const auto whole = [](const QList<CapturedFragment> &fragments) {
        IpFragments datagrams;
        for (const CapturedFragment &each : fragments) {
            if (const auto made = datagrams.add(each, 0))
                return made->bytes.size();
        }
        return qsizetype(-1);
    };
    QCOMPARE(whole({fragment(0, eight, false), fragment(8, "y", true)}), 9);
    QCOMPARE(whole({fragment(8, "y", true), fragment(0, eight, false)}), 9);
    QCOMPARE(whole({fragment(0, eight, false), fragment(0, eight, false), fragment(8, "y", true)}), 9);
    QCOMPARE(whole({fragment(0, eight, false), fragment(0, "otherwis", false), fragment(8, "y", true)}), -1);
    QCOMPARE(whole({fragment(0, eight + eight, false), fragment(8, eight, false), fragment(16, "y", true)}),
             -1);
    QCOMPARE(whole({fragment(8, "y", true), fragment(16, eight, false), fragment(0, eight, false)}), -1);
    QCOMPARE(whole({fragment(8, "y", true), fragment(8, "yz", true), fragment(0, eight, false)}), -1);
    CapturedFragment cut = fragment(0, eight, false);
    cut.payload = cut.payload.first(7);
    QCOMPARE(whole({cut, fragment(8, "y", true)}), -1);
}

void tst_CaptureImport::fragmentsHaveTheirLimits()
{
    const QByteArray eight(8, 'x');
    for (const qint64 over : {-1, 0, 1}) {
        IpFragments datagrams;
        QVERIFY(!datagrams.add(fragment(0, eight, false), 0));
        QCOMPARE(datagrams.add(fragment(8, "y", true), IpFragments::patienceNs + over).has_value(),
                 over <= 0);
    }
    for (const quint32 over : {0U, 1U}) {
        IpFragments datagrams;
        const quint32 most = IpFragments::largestDatagram;
        QVERIFY(!datagrams.add(fragment(0, QByteArray(65'528, 'x'), false), 0));
        QCOMPARE(datagrams.add(fragment(65'528, QByteArray(qsizetype(most - 65'528 + over), 'y'), true), 0)
                     .has_value(),
                 over == 0);
    }
    for (const qsizetype room : {99'999, 1 << 20}) { // space for two datagrams of 50,000 bytes, or for many
                                                     // more
        IpFragments datagrams(room);
        QVERIFY(!datagrams.add(fragment(0, QByteArray(50'000, 'x'), false, 1), 0));
        QVERIFY(!datagrams.add(fragment(0, QByteArray(50'000, 'x'), false, 2), 0));
        QCOMPARE(datagrams.add(fragment(50'000, "y", true, 1), 0).has_value(), room > 100'000);
        QVERIFY(datagrams.incomplete() >= 1);
    }
}

void tst_CaptureImport::byteOrderMarkIsPassedOver()
{
    const QByteArray line = R"({"kind":"note","time":"2026-01-02T03:04:05Z","timeNs":0})"
                            "\n";
    const QByteArray mark("\xef\xbb\xbf");
    const TestFile file(mark + line + line);
    QVERIFY(logFileKindOf(file.path()).value() == LogFileKind::JsonLines);
    MemorySink sink;
    const ImportOutcome outcome = importBytes(mark + line + line, sink);
    QVERIFY2(outcome.isComplete(), qPrintable(outcome.error.toString()));
    QCOMPARE(outcome.events, 2U);
}

void tst_CaptureImport::emptyFileIsCalledEmpty()
{
    const TestFile file({});
    const auto kind = logFileKindOf(file.path());
    QVERIFY(!kind);
    QCOMPARE(kind.error().why, u"It is empty."_s);
}

QTEST_GUILESS_MAIN(tst_CaptureImport)
#include "tst_captureimport.moc"
