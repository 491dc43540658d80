// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/export/captureexporter.h"
#include "core/export/exportfile.h"
#include "core/log/logwriter.h"
#include "support/captures.h"
#include "support/packets.h"
#include "support/processes.h"

using namespace swb;
using namespace swb::test;
using namespace Qt::StringLiterals;

/// tshark reads what "swb log" writes, and "swb log" reads what Wireshark's tools write.
class TstTshark : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        SWB_NEED_PROGRAM("tshark");
        SWB_NEED_CAPTURE_EXPORT();
    }
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void listsEveryDataEventWithItsAddresses();
    void dissectsHttpAndDns_data();
    void dissectsHttpAndDns();
    void listsPayloadsOfEverySize();
    void payloadsThatWereNotKeptAreToldAsMissing();
    void pcapngOfEditcapIsImported_data();
    void pcapngOfEditcapIsImported();
    void packetsOfText2pcapAreImported();
    void interfacesThatMergecapPutsTogetherAreImported();
    void sectionsOneAfterTheOtherAreImported();
    void rowsOfAnExportComeBackThroughEditcap();

private:
    /// What tshark reads in this capture: one row per packet, one entry per field.
    QList<QStringList> fields(const QString &capture, const QStringList &names)
    {
        QStringList arguments{u"-r"_s, capture, u"-T"_s, u"fields"_s, u"-E"_s, u"separator=|"_s};
        for (const QString &name : names)
            arguments << u"-e"_s << name;
        const Outcome tshark = run(u"tshark"_s, arguments);
        if (tshark.exitCode != 0)
            qWarning("%s", tshark.err.constData());
        QList<QStringList> rows;
        for (const QString &line : QString::fromUtf8(tshark.out).split(u'\n', Qt::SkipEmptyParts))
            rows << line.split(u'|');
        return rows;
    }
    QString exported(const MessageLog &log)
    {
        const QString path = m_folder.filePath(u"%1.pcap"_s.arg(++m_files));
        TaskControl control;
        const ExportOutcome outcome = exportToFile(log, {}, ExportFormat::Capture, path, control);
        return outcome.isComplete() ? path : QString();
    }
    QString written(const QByteArray &content)
    {
        const QString path = m_folder.filePath(u"%1.in"_s.arg(++m_files));
        QFile file(path);
        return file.open(QIODevice::WriteOnly) && file.write(content) == content.size() ? path : QString();
    }

    QTemporaryDir m_folder;
    int m_files = 0;
};

namespace {

/// A log of one conversation whose server is at `local`.
class OneConversation
{
public:
    OneConversation(Transport transport, const QString &local, const QString &remote, quint16 port)
        : m_writer(log.makeWriter())
    {
        Conversation conversation;
        conversation.transport = transport;
        conversation.local = SocketAddress::fromIp(local, port);
        conversation.remote = SocketAddress::fromIp(remote, 50001);
        m_subject = {EndpointId(1), log.addConversation(conversation), transport};
    }
    OneConversation &add(Direction direction, const QByteArray &payload)
    {
        m_writer->data(m_subject, direction, payload);
        m_writer->message(m_subject, direction, payload); // not written to the capture
        log.collect();
        return *this;
    }

    MessageLog log;

private:
    std::unique_ptr<LogWriter> m_writer;
    Subject m_subject;
};

const QByteArray request("GET /index.html HTTP/1.1\r\nHost: example\r\n\r\n");
const QByteArray response("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nhi");

QByteArray dnsAnswer()
{
    QByteArray answer = dnsQuery();
    answer[2] = char(0x81);
    answer[3] = char(0x80);
    answer[7] = 1;
    return answer + QByteArray::fromHex("c00c00010001000000 3c0004 5db8d822");
}

} // namespace

void TstTshark::listsEveryDataEventWithItsAddresses()
{
    struct Side
    {
        QString ip;
        QString peer;
    };
    for (const Side &side : {Side{u"127.0.0.1"_s, u"10.1.2.3"_s}, Side{u"2001:db8::1"_s, u"fe80::2"_s}}) {
        for (const Transport transport : {Transport::Tcp, Transport::Tls, Transport::Udp, Transport::Dtls}) {
            OneConversation talk(transport, side.ip, side.peer, 12000);
            talk.add(Direction::In, "question")
                .add(Direction::Out, QByteArray("\0answer\xff", 8))
                .add(Direction::In, "");
            const bool v6 = side.ip.contains(u':');
            const auto rows
                = fields(exported(talk.log),
                         {v6 ? u"ipv6.src"_s : u"ip.src"_s, v6 ? u"ipv6.dst"_s : u"ip.dst"_s,
                          u"exported_pdu.src_port"_s, u"exported_pdu.dst_port"_s, u"exported_pdu.port_type"_s,
                          u"data.data"_s, u"frame.time_epoch"_s, u"_ws.col.Source"_s, u"_ws.col.Protocol"_s});
            QCOMPARE(rows.size(), 3);
            const QString type = isStream(transport) ? u"2"_s : u"3"_s; // EXP_PDU_PT_TCP, EXP_PDU_PT_UDP
            const QString name = displayName(transport);
            QCOMPARE(rows[0].mid(0, 6),
                     (QStringList{side.peer, side.ip, u"50001"_s, u"12000"_s, type, u"7175657374696f6e"_s}));
            QCOMPARE(rows[1].mid(0, 6),
                     (QStringList{side.ip, side.peer, u"12000"_s, u"50001"_s, type, u"00616e73776572ff"_s}));
            QCOMPARE(rows[2].mid(0, 6),
                     (QStringList{side.peer, side.ip, u"50001"_s, u"12000"_s, type, QString()}));
            QCOMPARE(rows[0].mid(7), (QStringList{side.peer, name}));
            const Event first = *talk.log.at(1);
            const qint64 ns = talk.log.wallTime(0).toMSecsSinceEpoch() * 1'000'000 + first.timeNs;
            QCOMPARE(rows[0][6],
                     u"%1.%2"_s.arg(ns / 1'000'000'000).arg(ns % 1'000'000'000, 9, 10, QLatin1Char('0')));
        }
    }
}

void TstTshark::dissectsHttpAndDns_data()
{
    QTest::addColumn<QString>("local");
    QTest::addColumn<QString>("remote");
    QTest::newRow("IPv4") << u"127.0.0.1"_s << u"127.0.0.2"_s;
    QTest::newRow("IPv6") << u"::1"_s << u"fe80::1%2"_s;
}

void TstTshark::dissectsHttpAndDns()
{
    QFETCH(QString, local);
    QFETCH(QString, remote);
    for (const quint16 port : std::initializer_list<quint16>{80, 8080, 12000}) {
        for (const Transport transport : {Transport::Tcp, Transport::Tls}) {
            OneConversation web(transport, local, remote, port);
            web.add(Direction::In, request).add(Direction::Out, response);
            const auto rows = fields(
                exported(web.log),
                {u"_ws.col.Protocol"_s, u"http.request.uri"_s, u"http.response.code"_s, u"_ws.malformed"_s});
            QCOMPARE(rows,
                     (QList<QStringList>{{u"HTTP"_s, u"/index.html"_s, QString(), QString()},
                                         {u"HTTP"_s, QString(), u"200"_s, QString()}}));
        }
    }
    const QStringList names{u"_ws.col.Protocol"_s, u"dns.qry.name"_s, u"dns.a"_s, u"_ws.malformed"_s};
    const QList<QStringList> expected{{u"DNS"_s, u"example.com"_s, QString(), QString()},
                                      {u"DNS"_s, u"example.com"_s, u"93.184.216.34"_s, QString()}};
    for (const quint16 port : std::initializer_list<quint16>{53, 12000}) {
        OneConversation resolver(Transport::Udp, local, remote, port);
        resolver.add(Direction::In, dnsQuery()).add(Direction::Out, dnsAnswer());
        QCOMPARE(fields(exported(resolver.log), names), expected);
        OneConversation stream(Transport::Tcp, local, remote, port);
        const auto framed = [](const QByteArray &message) -> QByteArray {
            QByteArray length;
            put<quint16>(length, quint16(message.size()));
            return length + message;
        };
        stream.add(Direction::In, framed(dnsQuery())).add(Direction::Out, framed(dnsAnswer()));
        QCOMPARE(fields(exported(stream.log), names), expected);
    }
}

void TstTshark::listsPayloadsOfEverySize()
{
    constexpr qsizetype piece = CaptureExporter::pieceBytes;
    OneConversation talk(Transport::Tcp, u"127.0.0.1"_s, u"127.0.0.1"_s, 12000);
    for (const qsizetype size : {piece - 1, piece, piece + 1, 2 * piece + 1})
        talk.add(Direction::In, QByteArray(size, 'x'));
    QList<qsizetype> sizes;
    for (const QStringList &row : fields(exported(talk.log), {u"data.len"_s}))
        sizes << row.first().toLongLong();
    QCOMPARE(sizes, (QList<qsizetype>{piece - 1, piece, piece, 1, piece, piece, 1}));
}

void TstTshark::payloadsThatWereNotKeptAreToldAsMissing()
{
    OneConversation talk(Transport::Udp, u"127.0.0.1"_s, u"127.0.0.1"_s, 12000);
    talk.log.setPayloadCap(10);
    talk.add(Direction::In, QByteArray(1000, 'x'));
    const auto rows = fields(exported(talk.log), {u"frame.len"_s, u"frame.cap_len"_s});
    QCOMPARE(rows.size(), 1);
    QCOMPARE(rows[0][0].toInt() - rows[0][1].toInt(), 990);
}

void TstTshark::pcapngOfEditcapIsImported_data()
{
    QTest::addColumn<QString>("format");
    for (const char *format : {"pcap", "nsecpcap", "pcapng"})
        QTest::newRow(format) << QString::fromLatin1(format);
}

void TstTshark::pcapngOfEditcapIsImported()
{
    SWB_NEED_PROGRAM("editcap");
    QFETCH(QString, format);
    PcapFile file(1);
    file.packet(1'700'000'000'000'001'000, ethernet(0x0800, ipv4(6, 1, 2, tcp(4000, 80, 1, 0x02))))
        .packet(1'700'000'000'000'002'000, ethernet(0x0800, ipv4(6, 2, 1, tcp(80, 4000, 9, 0x12))))
        .packet(1'700'000'000'000'003'000, ethernet(0x0800, ipv4(6, 1, 2, tcp(4000, 80, 2, 0x18, request))))
        .packet(1'700'000'000'000'004'000, ethernet(0x86dd, ipv6(17, 1, 2, udp(4001, 53, dnsQuery()))))
        .packet(1'700'000'000'000'005'000, ethernet(0x0806, QByteArray(28, '\0')));
    const QString converted = m_folder.filePath(u"converted."_s + format);
    const Outcome editcap = run(u"editcap"_s, {u"-F"_s, format, written(file.bytes()), converted});
    QVERIFY2(editcap.exitCode == 0, editcap.err);
    const Outcome swb = runSwb({u"log"_s, converted, u"--export"_s, u"jsonl"_s});
    QVERIFY2(swb.exitCode == 0, swb.err);
    QVERIFY2(swb.err.contains("1 × ARP"), swb.err);
    const QList<QJsonObject> lines = jsonLines(swb.out);
    QCOMPARE(lines.size(), 4);
    QStringList kinds;
    for (const QJsonObject &line : lines) {
        kinds << line[u"kind"_s].toString();
        QCOMPARE(line[u"evidence"_s].toString(), u"captured"_s);
    }
    QCOMPARE(kinds, (QStringList{u"connecting"_s, u"connected"_s, u"data"_s, u"data"_s}));
    QCOMPARE(lines[2][u"time"_s].toString(), u"2023-11-14T22:13:20.000003000Z"_s);
    QCOMPARE(lines[2][u"source"_s].toString(), u"10.0.0.1:4000"_s);
    QCOMPARE(lines[2][u"text"_s].toString().toUtf8(), request);
    QCOMPARE(lines[3][u"destination"_s].toString(), u"[2001:db8::2]:53"_s);
    QCOMPARE(QByteArray::fromBase64(lines[3][u"payload"_s].toString().toLatin1()), dnsQuery());
}

void TstTshark::packetsOfText2pcapAreImported()
{
    SWB_NEED_PROGRAM("text2pcap");
    const QString dump = written("0000  68 65 6c 6c 6f\n0000  77 6f 72 6c 64\n");
    for (const QStringList &headers :
         {QStringList{u"-T"_s, u"4000,12000"_s}, QStringList{u"-u"_s, u"4000,12000"_s}}) {
        const QString capture = m_folder.filePath(u"made.pcapng"_s);
        const Outcome text2pcap = run(u"text2pcap"_s, headers + QStringList{dump, capture});
        QVERIFY2(text2pcap.exitCode == 0, text2pcap.err);
        const Outcome swb = runSwb({u"log"_s, capture});
        QVERIFY2(swb.exitCode == 0, swb.err);
        QVERIFY2(swb.out.contains(":4000 -> ") && swb.out.contains("5 B  hello\n"), swb.out);
        QVERIFY2(swb.out.contains("5 B  world\n"), swb.out);
    }
}

/// Each with another link type, and cut to another length.
void TstTshark::interfacesThatMergecapPutsTogetherAreImported()
{
    SWB_NEED_PROGRAM("mergecap");
    const QByteArray packet = ipv4(17, 1, 2, udp(4000, 12000, QByteArray("0123456789").repeated(10)));
    PcapFile wire(1);
    wire.packet(1'700'000'000'000'002'000, ethernet(0x0800, packet));
    PcapFile raw(101);
    raw.packet(1'700'000'000'000'001'000, packet).packet(1'700'000'000'000'003'000, packet);
    const QString cut = m_folder.filePath(u"cut.pcap"_s);
    QCOMPARE(run(u"editcap"_s, {u"-s"_s, u"60"_s, written(wire.bytes()), cut}).exitCode, 0);
    const QString merged = m_folder.filePath(u"merged.pcapng"_s);
    const Outcome mergecap = run(u"mergecap"_s, {u"-w"_s, merged, cut, written(raw.bytes())});
    QVERIFY2(mergecap.exitCode == 0, mergecap.err);
    const Outcome swb = runSwb({u"log"_s, merged, u"--export"_s, u"jsonl"_s});
    QVERIFY2(swb.exitCode == 0, swb.err);
    const QList<QJsonObject> lines = jsonLines(swb.out);
    QCOMPARE(lines.size(), 3);
    for (qsizetype i = 0; i < 3; ++i) {
        QCOMPARE(lines[i][u"length"_s].toInt(), 100);
        QCOMPARE(lines[i][u"truncated"_s].toBool(), i == 1);
        QCOMPARE(lines[i][u"time"_s].toString(), u"2023-11-14T22:13:20.00000%1"_s.arg(i + 1) + u"000Z"_s);
    }
}

void TstTshark::sectionsOneAfterTheOtherAreImported()
{
    SWB_NEED_PROGRAM("editcap");
    QByteArray content;
    for (const quint32 link : {1U, 101U}) {
        const QByteArray packet = ipv4(17, 1, 2, udp(4000, 12000, "x"));
        PcapFile file(link);
        file.packet(1'700'000'000'000'001'000, link == 1 ? ethernet(0x0800, packet) : packet);
        const QString section = m_folder.filePath(u"section.pcapng"_s);
        QCOMPARE(run(u"editcap"_s, {u"-F"_s, u"pcapng"_s, written(file.bytes()), section}).exitCode, 0);
        QFile read(section);
        QVERIFY(read.open(QIODevice::ReadOnly));
        content += read.readAll();
    }
    const Outcome swb = runSwb({u"log"_s, written(content)});
    QVERIFY2(swb.exitCode == 0, swb.err);
    QCOMPARE(swb.out.count('\n'), 2);
}

void TstTshark::rowsOfAnExportComeBackThroughEditcap()
{
    SWB_NEED_PROGRAM("editcap");
    OneConversation web(Transport::Tls, u"127.0.0.1"_s, u"10.0.0.9"_s, 8443);
    web.add(Direction::In, request).add(Direction::Out, response);
    const QString converted = m_folder.filePath(u"own.pcapng"_s);
    QCOMPARE(run(u"editcap"_s, {u"-F"_s, u"pcapng"_s, exported(web.log), converted}).exitCode, 0);
    const Outcome swb = runSwb({u"log"_s, converted, u"--export"_s, u"jsonl"_s});
    QVERIFY2(swb.exitCode == 0, swb.err);
    const QList<QJsonObject> lines = jsonLines(swb.out);
    QCOMPARE(lines.size(), 2);
    QCOMPARE(lines[0][u"text"_s].toString().toUtf8(), request);
    QCOMPARE(lines[0][u"transport"_s].toString(), u"tls"_s);
    QCOMPARE(lines[0][u"evidence"_s].toString(), u"measured"_s);
    QCOMPARE(lines[1][u"direction"_s].toString(), u"out"_s);
    QCOMPARE(lines[1][u"source"_s].toString(), u"127.0.0.1:8443"_s);
}

QTEST_GUILESS_MAIN(TstTshark)
#include "tst_tshark.moc"
