// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocols/dns/dnsanswers.h"
#include "protocols/dns/dnsclient.h"
#include "protocols/dns/dnsserver.h"
#include "support/recordedactions.h"

#include <QTemporaryDir>
#include <QTest>

using namespace swb;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

const SocketAddress neighbour = SocketAddress::fromIp(u"127.0.0.1"_s, 50000);
const SocketAddress stranger = SocketAddress::fromIp(u"192.0.2.200"_s, 50000);

const QByteArray zoneText = "$ORIGIN example.test.\n"
                            "$TTL 300\n"
                            "@      SOA ns admin ( 1 3600 600 86400 60 )\n"
                            "       NS ns\n"
                            "       MX 10 mail\n"
                            "       A 192.0.2.1\n"
                            "       AAAA 2001:db8::1\n"
                            "ns     A 192.0.2.53\n"
                            "mail   A 192.0.2.25\n"
                            "www    CNAME @\n"
                            "away   CNAME elsewhere.test.\n"
                            "lost   CNAME nobody\n"
                            "txt    TXT \"say \\\"hello\\\"\" \"\\027[31m\"\n"
                            "_http._tcp SRV 0 5 8080 www2\n"
                            "www2   A 192.0.2.2\n"
                            "1      PTR www2\n"
                            "*.wild A 192.0.2.99\n"
                            "a.b    A 192.0.2.4\n"
                            "sub    NS ns.sub\n"
                            "ns.sub A 192.0.2.77\n"
                            "loop1  CNAME loop2\n"
                            "loop2  CNAME loop1\n";
const QByteArray soaLine
    = "example.test.  60  SOA  ns.example.test. admin.example.test. 1 3600 600 86400 60\n";

QByteArray questionOf(const QByteArray &text, quint16 id = 0)
{
    QByteArray message = DnsQuestion::parse(text).value().message;
    dns::setId(message, id);
    return message;
}

/// Without EDNS, as in RFC 1035.
QByteArray plainQuestionOf(const QByteArray &text)
{
    QByteArray message = questionOf(text).chopped(LDNS_RR_OVERHEAD + 1); // its root name, and no data
    message[LDNS_ARCOUNT_OFF + 1] = 0;
    return message;
}

QByteArray withRoomFor(const QByteArray &text, quint16 bytes)
{
    const DnsPacket packet = dns::readMessage(questionOf(text));
    ldns_pkt_set_edns_udp_size(packet.get(), bytes);
    return dns::writeMessage(*packet);
}

QByteArray framed(const QByteArray &message)
{
    QByteArray length(2, '\0');
    length[0] = char(message.size() >> 8);
    length[1] = char(message.size());
    return length + message;
}

/// A server's answer to a question, as the client receives it.
QByteArray answerTo(const QByteArray &question, quint16 flags = 0)
{
    const DnsPacket packet = dns::readMessage(question);
    ldns_pkt_set_qr(packet.get(), true);
    ldns_pkt_set_tc(packet.get(), (flags & LDNS_TC) != 0);
    ldns_rr *record = nullptr;
    ldns_rr_new_frm_str(&record, "example.test. 300 A 192.0.2.1", 0, nullptr, nullptr);
    ldns_pkt_push_rr(packet.get(), LDNS_SECTION_ANSWER, record);
    return dns::writeMessage(*packet);
}

QString fieldOf(const ProtocolFacts &facts, const QString &name)
{
    QStringList values;
    for (const ProtocolField &field : facts.fields) {
        if (field.name == name)
            values << field.value;
    }
    return values.join(u", ");
}

} // namespace

/// Name servers and their clients, without a socket.
class TstDns : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void zoneAnswers_data();
    void zoneAnswers();
    void zoneThatCannotBeServed_data();
    void zoneThatCannotBeServed();
    void replyIsInTheNotation_data();
    void replyIsInTheNotation();
    void settingsWithoutMeaningAreRefused();
    void factsNameWhatPassed();
    void answerThatDoesNotFitIsTruncated_data();
    void answerThatDoesNotFitIsTruncated();
    void additionalRecordsGoFirst();
    void strangerGetsNoMoreThanFourTimes();
    void whatIsNoQuestion_data();
    void whatIsNoQuestion();
    void kindsOfQueriesThatAreNotKnown();
    void answerIsTheSameEachTime();
    void moreNamesThanAreKept();
    void streamMayBeCutAnywhere();
    void serverWaitsForItsPeer();
    void longestQuestionOfAStream();
    void silentConnectionIsClosed();
    void streamEndsInOrder();
    void serverSaysNothingUnasked();

    void questionsAreRead_data();
    void questionsAreRead();
    void clientAsksAndIsAnswered();
    void clientAsksAgain();
    void clientBelievesNoStranger_data();
    void clientBelievesNoStranger();
    void truncatedAnswerIsAskedForOverTcp();
    void clientsStreamMayBeCutAnywhere();
    void serverThatEndsEarlyIsTold();
    void clientAsksAtMostSoMuch();
    void tableOfManyRecordsIsCut();

private:
    [[nodiscard]] QString write(const QByteArray &text);
    [[nodiscard]] ServerSettings settingsOf(const QByteArray &zone, Transport transport = Transport::Udp,
                                            const QString &reply = u"zone:"_s);
    [[nodiscard]] RecordedActions serverOf(const QByteArray &zone, const SocketAddress &peer = neighbour,
                                           Transport transport = Transport::Udp,
                                           const QString &reply = u"zone:"_s);

    QTemporaryDir m_folder;
    int m_files = 0;
};

QString TstDns::write(const QByteArray &text)
{
    const QString path = m_folder.filePath(u"%1.zone"_s.arg(++m_files));
    QFile file(path);
    if (file.open(QIODevice::WriteOnly))
        file.write(text);
    return path;
}

ServerSettings TstDns::settingsOf(const QByteArray &zone, Transport transport, const QString &reply)
{
    ServerSettings settings;
    settings.url = {transport, u"127.0.0.1"_s, 5353, u"dns"_s};
    settings.reply = reply + write(zone);
    return settings;
}

RecordedActions TstDns::serverOf(const QByteArray &zone, const SocketAddress &peer, Transport transport,
                                 const QString &reply)
{
    RecordedActions end(dnsServers(settingsOf(zone, transport, reply)).value()->make(peer));
    end.open();
    return end;
}

void TstDns::zoneAnswers_data()
{
    QTest::addColumn<QByteArray>("question");
    QTest::addColumn<QByteArray>("table");
    const auto row = [](const char *question, const QByteArray &table) {
        QTest::newRow(question) << QByteArray(question) << table;
    };
    row("example.test", "example.test A: NOERROR\nexample.test.  300  A  192.0.2.1\n");
    row("EXAMPLE.Test AAAA", "EXAMPLE.Test AAAA: NOERROR\nEXAMPLE.Test.  300  AAAA  2001:db8::1\n");
    row("example.test SOA",
        "example.test SOA: NOERROR\nexample.test.  300  SOA  ns.example.test. admin.example.test. 1 3600 600 "
        "86400 60\n");
    row("example.test NS",
        "example.test NS: NOERROR\nexample.test.     300  NS  ns.example.test.\n"
        "additional:\nns.example.test.  300  A   192.0.2.53\n");
    row("example.test MX",
        "example.test MX: NOERROR\nexample.test.       300  MX  10 mail.example.test.\n"
        "additional:\nmail.example.test.  300  A   192.0.2.25\n");
    row("www.example.test",
        "www.example.test A: NOERROR\nwww.example.test.  300  CNAME  example.test.\n"
        "example.test.      300  A      192.0.2.1\n");
    row("www.example.test CNAME",
        "www.example.test CNAME: NOERROR\nwww.example.test.  300  CNAME  example.test.\n");
    row("away.example.test",
        "away.example.test A: NOERROR\naway.example.test.  300  CNAME  elsewhere.test.\n");
    row("lost.example.test",
        "lost.example.test A: NXDOMAIN\nlost.example.test.  300  CNAME  nobody.example.test.\nauthority:\n"
        "example.test.        60  SOA    ns.example.test. admin.example.test. 1 3600 600 86400 60\n");
    row("txt.example.test TXT",
        "txt.example.test TXT: NOERROR\ntxt.example.test.  300  TXT  \"say \\\"hello\\\"\" \"\\027[31m\"\n");
    row("_http._tcp.example.test SRV",
        "_http._tcp.example.test SRV: NOERROR\n_http._tcp.example.test.  300  SRV  0 5 8080 "
        "www2.example.test.\nadditional:\nwww2.example.test.        300  A    192.0.2.2\n");
    row("1.example.test PTR", "1.example.test PTR: NOERROR\n1.example.test.  300  PTR  www2.example.test.\n");
    row("a.wild.example.test", "a.wild.example.test A: NOERROR\na.wild.example.test.  300  A  192.0.2.99\n");
    row("wild.example.test", "wild.example.test A: no record of this type\nauthority:\n" + soaLine);
    row("b.example.test", "b.example.test A: no record of this type\nauthority:\n" + soaLine);
    row("mail.example.test AAAA", "mail.example.test AAAA: no record of this type\nauthority:\n" + soaLine);
    row("nothing.example.test", "nothing.example.test A: NXDOMAIN\nauthority:\n" + soaLine);
    row("x.sub.example.test",
        "x.sub.example.test A: referral to other servers\nauthority:\nsub.example.test.     300  NS  "
        "ns.sub.example.test.\nadditional:\nns.sub.example.test.  300  A   192.0.2.77\n");
    row("loop1.example.test",
        "loop1.example.test A: SERVFAIL\nloop1.example.test.  300  CNAME  loop2.example.test.\n"
        "loop2.example.test.  300  CNAME  loop1.example.test.\n");
    row("elsewhere.test", "elsewhere.test A: REFUSED\n");
    row("test", "test A: REFUSED\n");
    row("notexample.test", "notexample.test A: REFUSED\n");
    row("example.test AXFR", "example.test AXFR: REFUSED\n");
}

void TstDns::zoneAnswers()
{
    QFETCH(QByteArray, question);
    QFETCH(QByteArray, table);
    RecordedActions end = serverOf(zoneText);
    end.receive(questionOf(question, 4711));
    QCOMPARE(end.writes.size(), 1);
    const DnsPacket answer = dns::readMessage(end.writes.first());
    QVERIFY(answer);
    QCOMPARE(int(ldns_pkt_id(answer.get())), 4711);
    QVERIFY(ldns_pkt_qr(answer.get()));
    QVERIFY(!ldns_pkt_tc(answer.get()));
    QVERIFY(!ldns_pkt_ra(answer.get()));
    QVERIFY(ldns_pkt_rd(answer.get())); // as the question has it
    const bool authority = !table.contains("REFUSED") && !table.contains("referral");
    QCOMPARE(bool(ldns_pkt_aa(answer.get())), authority);
    QCOMPARE(dns::tableOf(*answer), table);
    QVERIFY(end.errors.isEmpty());
}

void TstDns::zoneThatCannotBeServed_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("why");
    const QByteArray begin = "$ORIGIN example.test.\n$TTL 300\n@ SOA ns admin 1 2 3 4 5\n";
    QTest::newRow("empty") << QByteArray() << u"no SOA record"_s;
    QTest::newRow("no SOA") << QByteArray("a.test. 300 A 192.0.2.1\n") << u"no SOA record"_s;
    QTest::newRow("two SOAs") << begin + "@ SOA ns admin 1 2 3 4 6\n" << u"more than one SOA"_s;
    QTest::newRow("no origin") << QByteArray("@ 300 SOA ns admin 1 2 3 4 5\n") << u"$ORIGIN"_s;
    QTest::newRow("another file in it") << begin + "$INCLUDE /etc/passwd\n" << u"Line 4: "_s;
    QTest::newRow("no address") << begin + "a A 192.0.2.256\n" << u"Line 4: "_s;
    QTest::newRow("outside") << begin + "a.other.test. A 192.0.2.1\n" << u"a.other.test is outside"_s;
    QTest::newRow("another class") << begin + "a CH A 192.0.2.1\n" << u"a class other than IN"_s;
    QTest::newRow("an alias with more") << begin + "a CNAME b\na A 192.0.2.1\n" << u"is an alias"_s;
    QTest::newRow("an alias of two") << begin + "a CNAME b\na CNAME c\n" << u"is an alias"_s;
    QTest::newRow("bytes that are no text") << QByteArray("\0\1\2\xff\n", 5) << QString();
    QTest::newRow("too long a label") << begin + QByteArray(64, 'a') + " A 192.0.2.1\n" << u"Line 4: "_s;
}

void TstDns::zoneThatCannotBeServed()
{
    QFETCH(QByteArray, text);
    QFETCH(QString, why);
    const MadeProtocols made = dnsServers(settingsOf(text));
    QVERIFY(!made.ok());
    QCOMPARE(made.error().code, ErrorCode::BadReply);
    QVERIFY2(made.error().why.contains(why), qPrintable(made.error().why));
}

void TstDns::replyIsInTheNotation_data()
{
    QTest::addColumn<QString>("reply");
    QTest::addColumn<ErrorCode>("error");
    const QString there = write(zoneText);
    const QString full = write(zoneText + ';' + QByteArray(DnsZone::mostBytes - zoneText.size() - 1, 'x'));
    const QString tooLong = write(zoneText + ';' + QByteArray(DnsZone::mostBytes - zoneText.size(), 'x'));
    QTest::newRow("zone") << u"zone:"_s + there << ErrorCode::None;
    QTest::newRow("zone-large") << u"zone-large:"_s + there << ErrorCode::None;
    QTest::newRow("the longest file") << u"zone:"_s + full << ErrorCode::None;
    QTest::newRow("one byte more") << u"zone:"_s + tooLong << ErrorCode::FileUnreadable;
    QTest::newRow("no file") << u"zone:"_s << ErrorCode::BadReply;
    QTest::newRow("the raw default") << u"echo"_s << ErrorCode::BadReply;
    QTest::newRow("a file that is not there") << u"zone:/nowhere/zone"_s << ErrorCode::FileUnreadable;
    QTest::newRow("a folder") << u"zone:"_s + m_folder.path() << ErrorCode::FileUnreadable;
}

void TstDns::replyIsInTheNotation()
{
    QFETCH(QString, reply);
    QFETCH(ErrorCode, error);
    ServerSettings settings;
    settings.url = {Transport::Udp, u"127.0.0.1"_s, 5353, u"dns"_s};
    settings.reply = reply;
    const MadeProtocols made = dnsServers(settings);
    QCOMPARE(made.ok() ? ErrorCode::None : made.error().code, error);
}

void TstDns::settingsWithoutMeaningAreRefused()
{
    for (int which = 0; which < 3; ++which) {
        ServerSettings settings = settingsOf(zoneText);
        if (which == 0)
            settings.replyDelay = 1ms;
        if (which == 1)
            settings.closeAfterReply = true;
        if (which == 2)
            settings.framing = u"line"_s;
        QCOMPARE(dnsServers(settings).error().code, ErrorCode::BadOption);
    }
    ClientSettings client;
    client.framing = u"line"_s;
    QCOMPARE(dnsClients(client).error().code, ErrorCode::BadOption);
}

void TstDns::factsNameWhatPassed()
{
    RecordedActions end = serverOf(zoneText);
    end.receive(questionOf("www.example.test", 77));
    QCOMPARE(end.told.size(), 2);
    const ProtocolFacts asked = end.told[0];
    QCOMPARE(asked.protocol, u"dns"_s);
    QCOMPARE(asked.summary, u"www.example.test A?"_s);
    QCOMPARE(fieldOf(asked, u"name"_s), u"www.example.test"_s);
    QCOMPARE(fieldOf(asked, u"type"_s), u"A"_s);
    QCOMPARE(fieldOf(asked, u"flags"_s), u"rd"_s);
    QCOMPARE(fieldOf(asked, u"size"_s), u"1232"_s);
    QCOMPARE(fieldOf(asked, u"rcode"_s), QString());
    const ProtocolFacts answered = end.told[1];
    QCOMPARE(answered.summary, u"www.example.test A: 192.0.2.1 (+1)"_s);
    QCOMPARE(fieldOf(answered, u"flags"_s), u"qr aa rd"_s);
    QCOMPARE(fieldOf(answered, u"rcode"_s), u"NOERROR"_s);
    QCOMPARE(fieldOf(answered, u"answers"_s), u"2"_s);
    QCOMPARE(fieldOf(answered, u"answer"_s),
             u"www.example.test. 300 IN CNAME example.test., example.test. 300 IN A 192.0.2.1"_s);
    QCOMPARE(end.messages, (QList<QByteArray>{questionOf("www.example.test", 77), end.writes.first()}));
    end.receive(questionOf("nothing.example.test", 78));
    QCOMPARE(end.told[3].summary, u"nothing.example.test A: NXDOMAIN"_s);
}

void TstDns::answerThatDoesNotFitIsTruncated_data()
{
    QTest::addColumn<int>("room");
    QTest::newRow("without EDNS") << 0;
    QTest::newRow("less than without") << 100;
    QTest::newRow("what EDNS says") << 600;
    QTest::newRow("more than we send") << 5000;
}

/// Of three answers, one byte shorter than the available space, exactly as long, and one byte longer.
void TstDns::answerThatDoesNotFitIsTruncated()
{
    QFETCH(int, room);
    const QByteArray asked = room == 0 ? plainQuestionOf("a.example.test TXT")
                                       : withRoomFor("a.example.test TXT", quint16(room));
    const int expected = int(qBound(DnsAnswers::plainDatagram, qsizetype(room), DnsAnswers::largestDatagram));
    const int frame = int(asked.size()) + 12; // the name again, type, class, TTL and length
    for (int size = expected - 1; size <= expected + 1; ++size) {
        QByteArray data;
        for (int left = size - frame; left > 0;) {
            const int text = qMin(left, 201) - 1;
            data += " \"" + QByteArray(text, 'x') + '"';
            left -= text + 1;
        }
        RecordedActions end
            = serverOf("$ORIGIN example.test.\n$TTL 300\n@ SOA ns admin 1 2 3 4 5\na TXT" + data + '\n');
        end.receive(asked);
        const DnsPacket answer = dns::readMessage(end.writes.first());
        QCOMPARE(bool(ldns_pkt_tc(answer.get())), size > expected);
        QCOMPARE(int(ldns_pkt_ancount(answer.get())), size > expected ? 0 : 1);
        if (size <= expected)
            QCOMPARE(int(end.writes.first().size()), size);
        RecordedActions stream
            = serverOf("$ORIGIN example.test.\n$TTL 300\n@ SOA ns admin 1 2 3 4 5\na TXT" + data + '\n',
                       neighbour, Transport::Tcp);
        stream.receive(framed(asked));
        QCOMPARE(int(stream.written().size()), size + 2);
    }
}

void TstDns::additionalRecordsGoFirst()
{
    QByteArray zone = "$ORIGIN example.test.\n$TTL 300\n@ SOA ns admin 1 2 3 4 5\n";
    for (int i = 0; i < 15; ++i)
        zone += "@ MX 10 m" + QByteArray::number(i) + "\nm" + QByteArray::number(i) + " A 192.0.2.1\n";
    RecordedActions end = serverOf(zone);
    end.receive(plainQuestionOf("example.test MX"));
    const DnsPacket answer = dns::readMessage(end.writes.first());
    QVERIFY(!ldns_pkt_tc(answer.get()));
    QCOMPARE(int(ldns_pkt_ancount(answer.get())), 15);
    QCOMPARE(int(ldns_pkt_arcount(answer.get())), 0);
}

void TstDns::strangerGetsNoMoreThanFourTimes()
{
    const QByteArray asked = plainQuestionOf("a.example.test TXT");
    const int most = int(asked.size() * DnsAnswers::timesTheQuestion);
    for (int size = most - 1; size <= most + 1; ++size) {
        const QByteArray zone = "$ORIGIN example.test.\n$TTL 300\n@ SOA ns admin 1 2 3 4 5\na TXT "
            + QByteArray(size - int(asked.size()) - 13, 'x') + '\n';
        RecordedActions end = serverOf(zone, stranger);
        end.receive(asked);
        const DnsPacket answer = dns::readMessage(end.writes.first());
        QCOMPARE(bool(ldns_pkt_tc(answer.get())), size > most);
        QVERIFY(end.writes.first().size() <= most);
        const auto getsAll = [&](RecordedActions whole) {
            whole.receive(asked);
            return int(whole.writes.first().size()) == size;
        };
        QVERIFY(getsAll(serverOf(zone, stranger, Transport::Udp, u"zone-large:"_s)));
        QVERIFY(getsAll(serverOf(zone, neighbour)));
        RecordedActions stream = serverOf(zone, stranger, Transport::Tcp);
        stream.receive(framed(asked));
        QCOMPARE(int(stream.written().size()), size + 2);
    }
}

void TstDns::whatIsNoQuestion_data()
{
    QTest::addColumn<QByteArray>("message");
    QTest::addColumn<bool>("answered");
    const QByteArray good = plainQuestionOf("example.test");
    const auto with = [&good](int at, int value) {
        QByteArray bytes = good;
        bytes[at] = char(value);
        return bytes;
    };
    QTest::newRow("nothing") << QByteArray() << false;
    QTest::newRow("shorter than a header") << good.first(11) << false;
    QTest::newRow("an answer") << with(2, 0x80) << false;
    QTest::newRow("a header alone") << good.first(12) << true;
    QTest::newRow("cut") << good.chopped(1) << true;
    QTest::newRow("no question") << with(5, 0) << true;
    QTest::newRow("two questions") << with(5, 2) << true;
    QTest::newRow("with an answer") << with(7, 1) << true;
    QTest::newRow("with an authority") << with(9, 1) << true;
    QTest::newRow("with three additional ones") << with(11, 3) << true;
    QByteArray loop = good.first(12) + QByteArray("\xc0\x0c\0\1\0\1", 6);
    QTest::newRow("a name that is itself") << loop << true;
    loop = good.first(12) + QByteArray("\1a\xc0\x0c\0\1\0\1", 8);
    QTest::newRow("a name without an end") << loop << true;
    QTest::newRow("a name from behind the end") << good.first(12) + QByteArray("\xc0\xff\0\1\0\1", 6) << true;
    QTest::newRow("a label of a kind that is none") << with(12, 0x80) << true;
}

void TstDns::whatIsNoQuestion()
{
    QFETCH(QByteArray, message);
    QFETCH(bool, answered);
    RecordedActions end = serverOf(zoneText);
    end.receive(message);
    QCOMPARE(end.errors.size(), 1);
    QCOMPARE(end.errors.first().code, ErrorCode::BadMessage);
    QCOMPARE(int(end.writes.size()), answered ? 1 : 0);
    if (!answered)
        return;
    QCOMPARE(end.writes.first().size(), dns::headerBytes);
    const DnsPacket answer = dns::readMessage(end.writes.first());
    QVERIFY(ldns_pkt_qr(answer.get()));
    QCOMPARE(ldns_pkt_get_rcode(answer.get()), LDNS_RCODE_FORMERR);
    QCOMPARE(int(ldns_pkt_id(answer.get())), int(dns::idOf(message)));
    QCOMPARE(end.told.last().summary, u"FORMERR"_s);
}

void TstDns::kindsOfQueriesThatAreNotKnown()
{
    RecordedActions end = serverOf(zoneText);
    QByteArray update = questionOf("example.test");
    update[2] = char(LDNS_PACKET_UPDATE << 3);
    end.receive(update);
    DnsPacket answer = dns::readMessage(end.writes.last());
    QCOMPARE(ldns_pkt_get_rcode(answer.get()), LDNS_RCODE_NOTIMPL);
    QCOMPARE(ldns_pkt_get_opcode(answer.get()), LDNS_PACKET_UPDATE);
    QByteArray version = questionOf("example.test");
    version[version.size() - 5] = 1; // the version field of EDNS
    end.receive(version);
    answer = dns::readMessage(end.writes.last());
    QCOMPARE(dns::rcodeText(*answer), u"BADVERS"_s);
    QCOMPARE(int(ldns_pkt_ancount(answer.get())), 0);
    QByteArray chaos = plainQuestionOf("example.test");
    chaos[chaos.size() - 1] = 3;
    end.receive(chaos);
    QCOMPARE(dns::rcodeText(*dns::readMessage(end.writes.last())), u"REFUSED"_s);
}

void TstDns::answerIsTheSameEachTime()
{
    RecordedActions end = serverOf(zoneText);
    const QByteArrayList asked{"example.test MX", "www.example.test", "nothing.example.test", "other.test"};
    for (int round = 0; round < 3; ++round) {
        for (const QByteArray &text : asked)
            end.receive(questionOf(text, quint16(round * 300 + 5)));
    }
    for (qsizetype i = 0; i < end.writes.size(); ++i) {
        QCOMPARE(dns::idOf(end.writes[i]), quint16(i / asked.size() * 300 + 5));
        QCOMPARE(end.told[i * 2], end.told[i % asked.size() * 2]);
        QCOMPARE(end.writes[i].sliced(2), end.writes[i % asked.size()].sliced(2));
    }
}

void TstDns::moreNamesThanAreKept()
{
    RecordedActions end = serverOf(zoneText);
    for (int i = 0; i <= DnsAnswers::mostKept; ++i)
        end.receive(questionOf(QByteArray::number(i) + ".wild.example.test"));
    end.receive(questionOf("0.wild.example.test"));
    QCOMPARE(end.writes.last(), end.writes.first());
}

void TstDns::streamMayBeCutAnywhere()
{
    const QByteArray asked = framed(questionOf("example.test MX", 1))
        + framed(questionOf("www.example.test", 2)) + framed(QByteArray("\0\3\x81\0\0\1\0\0\0\0\0\0", 12))
        + framed(questionOf("x.test", 4));
    RecordedActions whole = serverOf(zoneText, neighbour, Transport::Tcp);
    whole.receive(asked);
    QCOMPARE(whole.writes.size(), 3); // an answer is not answered
    for (qsizetype cut = 1; cut < asked.size(); ++cut) {
        RecordedActions end = serverOf(zoneText, neighbour, Transport::Tcp);
        end.receive(asked.first(cut));
        end.receive(asked.sliced(cut));
        QCOMPARE(end.writes, whole.writes);
        QCOMPARE(end.messages, whole.messages);
    }
    RecordedActions bytewise = serverOf(zoneText, neighbour, Transport::Tcp);
    for (const char byte : asked)
        bytewise.receive(QByteArray(1, byte));
    QCOMPARE(bytewise.writes, whole.writes);
}

void TstDns::serverWaitsForItsPeer()
{
    RecordedActions end = serverOf(zoneText, neighbour, Transport::Tcp);
    end.waiting = true;
    end.receive(QByteArray(framed(questionOf("example.test", 1)) + framed(questionOf("example.test", 2))));
    QVERIFY(end.writes.isEmpty());
    end.goOn();
    QCOMPARE(end.writes.size(), 2);
}

void TstDns::longestQuestionOfAStream()
{
    const QByteArray question = plainQuestionOf("example.test");
    for (int size = int(DnsServer::longestQuestion) - 1; size <= int(DnsServer::longestQuestion) + 1;
         ++size) {
        RecordedActions end = serverOf(zoneText, neighbour, Transport::Tcp);
        end.receive(framed(QByteArray(question + QByteArray(size - question.size(), '\0'))));
        const bool tooLong = size > int(DnsServer::longestQuestion);
        QCOMPARE(end.breaks.size(), tooLong ? 1 : 0);
        QCOMPARE(end.writes.size(), tooLong ? 0 : 1);
        end.receive(framed(question)); // after which nothing is answered any more
        QCOMPARE(end.writes.size(), tooLong ? 0 : 2);
    }
}

void TstDns::silentConnectionIsClosed()
{
    RecordedActions end = serverOf(zoneText, neighbour, Transport::Tcp);
    end.now = std::chrono::nanoseconds(DnsServer::idleTime).count() / 2;
    end.receive(framed(questionOf("example.test")));
    QVERIFY(end.wake());
    QVERIFY(!end.closed);
    QVERIFY(end.wake());
    QVERIFY(end.closed);
    QCOMPARE(end.now, std::chrono::nanoseconds(DnsServer::idleTime).count() * 3 / 2);
    RecordedActions datagrams = serverOf(zoneText);
    QVERIFY(!datagrams.wake());
}

void TstDns::streamEndsInOrder()
{
    RecordedActions end = serverOf(zoneText, neighbour, Transport::Tcp);
    end.waiting = true;
    end.receive(framed(questionOf("example.test")));
    end.finishPeer();
    QVERIFY(!end.closed);
    end.goOn();
    QCOMPARE(end.writes.size(), 1);
    QVERIFY(end.closed);
    QVERIFY(end.errors.isEmpty());
    RecordedActions within = serverOf(zoneText, neighbour, Transport::Tcp);
    within.receive(QByteArray(1, '\0'));
    within.finishPeer();
    QVERIFY(within.closed);
    QCOMPARE(within.errors.first().code, ErrorCode::IncompleteMessage);
}

void TstDns::serverSaysNothingUnasked()
{
    RecordedActions end = serverOf(zoneText);
    end.send("hello");
    QVERIFY(end.writes.isEmpty());
    QCOMPARE(end.refusals.first().code, ErrorCode::BadRequest);
}

void TstDns::questionsAreRead_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("asked");
    const QByteArray label(63, 'a');
    const QByteArray longest = label + '.' + label + '.' + label + '.' + QByteArray(61, 'a');
    QTest::newRow("a name") << QByteArray("example.test") << u"example.test A"_s;
    QTest::newRow("with a dot") << QByteArray("example.test.") << u"example.test A"_s;
    QTest::newRow("with blanks and an end") << QByteArray("  example.test   mx \r\n") << u"example.test MX"_s;
    QTest::newRow("the root") << QByteArray(". NS") << u". NS"_s;
    QTest::newRow("a type by number") << QByteArray("example.test TYPE65280") << u"example.test TYPE65280"_s;
    QTest::newRow("an address") << QByteArray("192.0.2.1") << u"1.2.0.192.in-addr.arpa PTR"_s;
    QTest::newRow("an address with PTR") << QByteArray("192.0.2.1 ptr") << u"1.2.0.192.in-addr.arpa PTR"_s;
    QTest::newRow("an IPv6 address") << QByteArray(
        "2001:db8::1") << u"1.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.8.b.d.0.1.0.0.2.ip6.arpa PTR"_s;
    QTest::newRow("no ASCII") << QByteArray("b\xc3\xbc"
                                            "cher.test")
                              << u"xn--bcher-kva.test A"_s;
    QTest::newRow("the longest label") << label + ".test" << QString::fromLatin1(label) + u".test A"_s;
    QTest::newRow("the longest name") << longest << QString::fromLatin1(longest) + u" A"_s;
    QTest::newRow("nothing") << QByteArray() << QString();
    QTest::newRow("blanks") << QByteArray(" \n") << QString();
    QTest::newRow("too many words") << QByteArray("a.test A B") << QString();
    QTest::newRow("a type that is none") << QByteArray("a.test NOTYPE") << QString();
    QTest::newRow("an empty label") << QByteArray("a..test") << QString();
    QTest::newRow("too long a label") << label + "a.test" << QString();
    QTest::newRow("too long a name") << longest + 'a' << QString();
}

void TstDns::questionsAreRead()
{
    QFETCH(QByteArray, text);
    QFETCH(QString, asked);
    const Result<DnsQuestion> question = DnsQuestion::parse(text);
    QCOMPARE(question.ok() ? question.value().text : QString(), asked);
    if (!question.ok())
        QCOMPARE(question.error().code, ErrorCode::BadRequest);
    RecordedActions end(std::make_unique<DnsClient>(false));
    end.send(text);
    QCOMPARE(int(end.writes.size()), question.ok() ? 1 : 0);
    QCOMPARE(int(end.refusals.size()), question.ok() ? 0 : 1);
}

void TstDns::clientAsksAndIsAnswered()
{
    RecordedActions end(std::make_unique<DnsClient>(false));
    end.send("example.test\nwww.example.test MX\n");
    QCOMPARE(end.writes.size(), 2);
    QCOMPARE(end.told[0].summary, u"example.test A?"_s);
    QVERIFY(dns::idOf(end.writes[0]) != dns::idOf(end.writes[1]));
    RecordedActions server = serverOf(zoneText);
    server.receive(end.writes[0]);
    end.receive(server.writes.first());
    QCOMPARE(end.delivered,
             (QList<QByteArray>{"example.test A: NOERROR\nexample.test.  300  A  192.0.2.1\n"}));
    QCOMPARE(end.told.last().summary, u"example.test A: 192.0.2.1"_s);
    QCOMPARE(end.messages.last(), server.writes.first());
    end.receive(server.writes.first()); // delivered twice
    QCOMPARE(end.delivered.size(), 1);
    QCOMPARE(end.errors.first().code, ErrorCode::UnaskedAnswer);
    QVERIFY(!end.closed);
}

void TstDns::clientAsksAgain()
{
    RecordedActions end(std::make_unique<DnsClient>(false));
    end.send("example.test");
    for (int attempt = 2; attempt <= DnsClient::attempts; ++attempt) {
        QVERIFY(end.wake());
        QCOMPARE(end.now, std::chrono::nanoseconds(DnsClient::attemptTime).count() * (attempt - 1));
        QCOMPARE(int(end.writes.size()), attempt);
        QCOMPARE(end.writes.last(), end.writes.first()); // so that a late answer to an earlier one counts
    }
    QVERIFY(end.refusals.isEmpty());
    QVERIFY(end.wake());
    QCOMPARE(end.refusals.size(), 1);
    QCOMPARE(end.refusals.first().code, ErrorCode::ReplyTimeout);
    QVERIFY(end.refusals.first().what.contains(u"example.test A"_s));
    QVERIFY(!end.wake());
    end.receive(answerTo(end.writes.first()));
    QVERIFY(end.delivered.isEmpty());
    QCOMPARE(int(end.writes.size()), DnsClient::attempts);

    RecordedActions stream(std::make_unique<DnsClient>(true));
    stream.send("example.test");
    QVERIFY(stream.wake());
    QCOMPARE(stream.now, std::chrono::nanoseconds(DnsClient::answerTime).count());
    QCOMPARE(stream.writes.size(), 1);
    QCOMPARE(stream.refusals.first().code, ErrorCode::ReplyTimeout);
}

void TstDns::clientBelievesNoStranger_data()
{
    QTest::addColumn<QByteArray>("question"); ///< the one that is answered
    QTest::addColumn<int>("id"); ///< added to the right one
    QTest::addColumn<int>("cut");
    QTest::addColumn<ErrorCode>("error");
    QTest::newRow("another number") << QByteArray("example.test") << 1 << 0 << ErrorCode::UnaskedAnswer;
    QTest::newRow("another name") << QByteArray("example.tess") << 0 << 0 << ErrorCode::UnaskedAnswer;
    QTest::newRow("another type") << QByteArray("example.test MX") << 0 << 0 << ErrorCode::UnaskedAnswer;
    QTest::newRow("cut") << QByteArray("example.test") << 0 << 1 << ErrorCode::BadMessage;
    QTest::newRow("cut before its header's end")
        << QByteArray("example.test") << 0 << 1000 << ErrorCode::BadMessage;
}

void TstDns::clientBelievesNoStranger()
{
    QFETCH(QByteArray, question);
    QFETCH(int, id);
    QFETCH(int, cut);
    QFETCH(ErrorCode, error);
    RecordedActions end(std::make_unique<DnsClient>(false));
    end.send("example.test");
    const quint16 asked = dns::idOf(end.writes.first());
    QByteArray answer = answerTo(questionOf(question, quint16(asked + id)));
    answer.chop(qMin(qsizetype(cut), answer.size() - 11));
    end.receive(answer);
    QVERIFY(end.delivered.isEmpty());
    QCOMPARE(end.errors.size(), 1);
    QCOMPARE(end.errors.first().code, error);
    end.receive(questionOf("example.test", asked)); // its own question sent back
    QCOMPARE(end.errors.last().code, ErrorCode::UnaskedAnswer);
    end.receive(answerTo(end.writes.first()));
    QCOMPARE(end.delivered.size(), 1);
}

void TstDns::truncatedAnswerIsAskedForOverTcp()
{
    RecordedActions end(std::make_unique<DnsClient>(false));
    end.send("example.test");
    end.receive(answerTo(end.writes.first(), LDNS_TC));
    QVERIFY(end.delivered.isEmpty());
    QCOMPARE(end.told.last().summary, u"example.test A: truncated"_s);
    QCOMPARE(end.besides.size(), 1U);
    QCOMPARE(end.besides.front().first, Transport::Tcp);
    RecordedActions beside(std::move(end.besides.front().second));
    beside.open();
    QCOMPARE(beside.writes.size(), 1);
    beside.receive(framed(answerTo(beside.writes.first().sliced(2))));
    QCOMPARE(beside.delivered,
             (QList<QByteArray>{"example.test A: NOERROR\nexample.test.  300  A  192.0.2.1\n"}));
    QVERIFY(beside.closed);
    QVERIFY(!end.wake() || end.refusals.isEmpty());
}

void TstDns::clientsStreamMayBeCutAnywhere()
{
    RecordedActions asking(std::make_unique<DnsClient>(true));
    asking.send("example.test\nexample.test");
    const QByteArray first = asking.writes[0].sliced(2);
    const QByteArray second = asking.writes[1].sliced(2);
    const QByteArray answers = framed(answerTo(second)) + framed(answerTo(first));
    for (qsizetype cut = 0; cut <= answers.size(); ++cut) {
        RecordedActions end(std::make_unique<DnsClient>(true));
        end.send("example.test\nexample.test");
        QByteArray own = answers;
        const auto put = [&own](qsizetype at, QByteArrayView id) { own.replace(at, 2, id.toByteArray()); };
        put(2, QByteArrayView(end.writes[1]).sliced(2, 2));
        put(answers.size() / 2 + 2, QByteArrayView(end.writes[0]).sliced(2, 2));
        if (cut > 0)
            end.receive(own.first(cut));
        if (cut < own.size())
            end.receive(own.sliced(cut));
        QCOMPARE(end.delivered.size(), 2);
        QVERIFY(end.errors.isEmpty());
    }
}

void TstDns::serverThatEndsEarlyIsTold()
{
    RecordedActions end(std::make_unique<DnsClient>(true));
    end.send("example.test");
    end.receive(QByteArray(1, '\0'));
    end.finishPeer();
    QCOMPARE(end.refusals.first().code, ErrorCode::ClosedEarly);
}

void TstDns::clientAsksAtMostSoMuch()
{
    RecordedActions end(std::make_unique<DnsClient>(false));
    for (size_t i = 0; i < DnsClient::mostAsked; ++i)
        end.send("example.test");
    QVERIFY(end.refusals.isEmpty());
    end.send("example.test");
    QCOMPARE(end.refusals.size(), 1);
    QCOMPARE(end.refusals.first().code, ErrorCode::QueueFull);
    end.receive(answerTo(end.writes.first()));
    end.send("example.test");
    QCOMPARE(end.refusals.size(), 1);
}

void TstDns::tableOfManyRecordsIsCut()
{
    for (int count = dns::shownRecords - 1; count <= dns::shownRecords + 1; ++count) {
        const DnsPacket packet = dns::readMessage(answerTo(questionOf("example.test")));
        for (int i = 1; i < count; ++i)
            ldns_pkt_push_rr(packet.get(), LDNS_SECTION_ANSWER,
                             ldns_rr_clone(ldns_rr_list_rr(ldns_pkt_answer(packet.get()), 0)));
        const QByteArray table = dns::tableOf(*packet);
        QCOMPARE(int(table.count('\n')), 1 + count);
        QCOMPARE(table.contains("and 1 more"), count > dns::shownRecords);
    }
}

QTEST_GUILESS_MAIN(TstDns)
#include "tst_dns.moc"
