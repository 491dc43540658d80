// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/filter/bytesearch.h"
#include "core/filter/filter.h"
#include "core/filter/filtercompletion.h"
#include "core/log/logwriter.h"
#include "core/values/errorcatalog.h"

#include <QRandomGenerator>
#include <QRegularExpression>
#include <QTest>

using namespace swb;
using namespace Qt::StringLiterals;

namespace {

/// Six events: 1 a request over TCP, 2 its answer, 3 a UDP datagram, 4 an error, 5 bytes that are not text, 6
/// words beyond ASCII.
struct Evening
{
    Evening()
        : writer(log.makeWriter())
    {
        const Subject tcp = subject(Transport::Tcp, u"127.0.0.1"_s, 50'001, u"127.0.0.1"_s, 12'000);
        const Subject udp = subject(Transport::Udp, u"fe80::1"_s, 50'002, u"fe80::2"_s, 53);
        writer->data(tcp, Direction::Out, "GET /index.html HTTP/1.1\r\n\r\n");
        writer->data(tcp, Direction::In, "HTTP/1.1 200 OK\r\n");
        writer->data(udp, Direction::Out, "hello");
        writer->event({}, EventKind::Error, Severity::Error, Direction::None,
                      {{}, makeError(ErrorCode::ConnectionRefused, u"Could not connect."_s), {}});
        writer->data(udp, Direction::In, QByteArray("\x00\xff\x48\x65", 4));
        writer->data(tcp, Direction::Out, "Grüße aus Köln");
        log.collect();
    }

    Subject subject(Transport transport, const QString &local, quint16 localPort, const QString &remote,
                    quint16 remotePort)
    {
        Conversation conversation;
        conversation.endpoint = EndpointId(1);
        conversation.transport = transport;
        conversation.role = Role::Client;
        conversation.local = SocketAddress::fromIp(local, localPort);
        conversation.remote = SocketAddress::fromIp(remote, remotePort);
        return {EndpointId(1), log.addConversation(conversation), transport};
    }

    [[nodiscard]] QString found(const QString &text) const
    {
        const FilterParse parse = parseFilter(text);
        if (!parse.ok())
            return parse.problem->toString();
        const EventPredicate predicate = Filter(parse.tree).predicate(log);
        QString ids;
        log.forEach(1, log.endId(), [&](const Event &event) {
            if (predicate(event))
                ids += QString::number(event.id);
            return true;
        });
        return ids;
    }

    MessageLog log;
    std::unique_ptr<LogWriter> writer;
};

QStringList proposed(const QString &text)
{
    QStringList words;
    for (const FilterCandidate &candidate : completeFilter(text, text.size()).candidates)
        words.append(candidate.text);
    return words;
}

} // namespace

class tst_Filter : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }
    void eventsAreFound_data();
    void eventsAreFound();
    void marksAndNotesAreFound();
    void relaysAndCutDatagramsAreFound();
    void timesAreComparedAsTheyAreShown();
    void whatProtocolsSayIsFound_data();
    void whatProtocolsSayIsFound();
    void textOfAWholeFilterIsSearchedAnywhere();
    void bytesAreFoundWhereverTheyStand();
    void completionKnowsWhatMayFollow_data();
    void completionKnowsWhatMayFollow();
    void everyCompletionReads();
    void completionExplainsEveryField();
};

void tst_Filter::eventsAreFound_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("ids");
    const auto row
        = [](const QString &text, const QString &ids) { QTest::newRow(qPrintable(text)) << text << ids; };
    row(u""_s, u"123456"_s);
    row(u"tcp"_s, u"1246"_s);
    row(u"not tcp"_s, u"35"_s);
    row(u"proto != udp"_s, u"1246"_s);
    row(u"tcp and len > 20 and text contains \"get\""_s, u"1"_s);
    row(u"http"_s, u"12"_s);
    row(u"http ok"_s, u"2"_s);
    row(u"hello or ok"_s, u"23"_s);
    row(u"\"12000\""_s, u"126"_s);
    row(u"T1"_s, u"126"_s);
    row(u"refused"_s, u"4"_s);
    row(u"\"KÖLN\""_s, u"6"_s);
    row(u"text contains \"KÖLN\""_s, u"6"_s);
    row(u"text == HELLO"_s, u"3"_s);
    row(u"text != hello and udp"_s, u"5"_s);
    row(u"text == \"\""_s, u"4"_s);
    row(u"text contains \"\\r\\n\\r\\n\""_s, u"1"_s);
    row(u"text contains \"\\xff\""_s, u"5"_s);
    row(u"text matches ^http"_s, u"2"_s);
    row(u"text matches \"(?-i)^http\""_s, u""_s);
    row(u"text matches \"k.ln$\""_s, u"6"_s);
    row(u"text matches \"\\s200\\s\""_s, u"2"_s);
    row(u"hex contains 48 65"_s, u"5"_s);
    row(u"hex contains 00ff"_s, u"5"_s);
    row(u"hex == 68 65 6c 6c 6f"_s, u"3"_s);
    row(u"hex != 68 65 6c 6c 6f and udp"_s, u"5"_s);
    row(u"role == client"_s, u"12356"_s);
    row(u"role == relay"_s, u""_s);
    row(u"cut"_s, u""_s);
    row(u"dir == in"_s, u"25"_s);
    row(u"dir != in"_s, u"1346"_s);
    row(u"dir == none"_s, u"4"_s);
    row(u"kind == error"_s, u"4"_s);
    row(u"severity >= warning"_s, u"4"_s);
    row(u"severity < error"_s, u"12356"_s);
    row(u"conv == t1"_s, u"126"_s);
    row(u"conv != T1"_s, u"345"_s);
    row(u"conv == 1"_s, u"126"_s);
    row(u"conv != 1"_s, u"345"_s);
    row(u"conv == 2"_s, u"35"_s);
    row(u"conv == 3"_s, u""_s);
    row(u"conv == 01"_s, u""_s);
    row(u"conv matches \"^u\\d\""_s, u"35"_s);
    row(u"src == 127.0.0.1"_s, u"126"_s);
    row(u"src == 127.0.0.1:12000"_s, u"2"_s);
    row(u"src != 127.0.0.1:12000"_s, u"13456"_s);
    row(u"dst == 127.0.0.1:12000"_s, u"16"_s);
    row(u"dst == fe80::/10"_s, u"35"_s);
    row(u"dst == fe80::/1 and dst == fe80::2"_s, u"3"_s);
    row(u"dst == [fe80::1]:50002"_s, u"5"_s);
    row(u"src == 127.0.0.0/9"_s, u"126"_s);
    row(u"src == 127.128.0.0/9"_s, u""_s);
    row(u"src contains fe80"_s, u"35"_s);
    row(u"src matches \":50\\d+$\""_s, u"136"_s);
    row(u"port == 53"_s, u"35"_s);
    row(u"port != 53"_s, u"1246"_s);
    row(u"port < 1024"_s, u"35"_s);
    row(u"port >= 12000"_s, u"12356"_s);
    row(u"len == 5"_s, u"3"_s);
    row(u"len <= 5 and not kind == error"_s, u"35"_s);
    row(u"len > 4 and len < 6"_s, u"3"_s);
    row(u"info contains \"connect.\""_s, u"4"_s);
    row(u"info matches \"^hel+o$\""_s, u"3"_s);
    row(u"time >= 0"_s, u"123456"_s);
    row(u"time > 1M"_s,
        u"“1M” is not a time. Write seconds, or a number with s, ms or us: 1.5, 20ms, 300us."_s);
}

void tst_Filter::eventsAreFound()
{
    QFETCH(QString, text);
    QFETCH(QString, ids);
    QCOMPARE(Evening().found(text), ids);
}

void tst_Filter::marksAndNotesAreFound()
{
    const Evening evening;
    QCOMPARE(evening.found(u"marked or note"_s), QString());
    evening.log.annotations().set(2, {true, {}});
    evening.log.annotations().set(3, {false, u"Look here"_s});
    QCOMPARE(evening.found(u"marked"_s), u"2"_s);
    QCOMPARE(evening.found(u"note"_s), u"3"_s);
    QCOMPARE(evening.found(u"note contains look and not marked"_s), u"3"_s);
    QVERIFY(Filter(parseFilter(u"tcp and not note"_s).tree).readsAnnotations());
    QVERIFY(!Filter(parseFilter(u"tcp"_s).tree).readsAnnotations());
}

void tst_Filter::relaysAndCutDatagramsAreFound()
{
    MessageLog log;
    const auto writer = log.makeWriter();
    const auto say = [&](Role role, quint16 port) {
        Conversation conversation;
        conversation.endpoint = EndpointId(1);
        conversation.transport = Transport::Udp;
        conversation.role = role;
        conversation.local = SocketAddress::fromIp(u"127.0.0.1"_s, port);
        conversation.remote = SocketAddress::fromIp(u"127.0.0.1"_s, 12000);
        const Subject subject{EndpointId(1), log.addConversation(conversation), Transport::Udp};
        writer->data(subject, Direction::In, "hell");
        writer->cutDatagram(subject, "hell", 5);
    };
    say(Role::Server, 1);
    say(Role::RelayToClient, 2);
    say(Role::RelayToServer, 3);
    log.collect();
    const auto found = [&log](const QString &text) {
        const EventPredicate predicate = Filter(parseFilter(text).tree).predicate(log);
        QString ids;
        log.forEach(1, log.endId(), [&](const Event &event) {
            ids += predicate(event) ? QString::number(event.id) : QString();
            return true;
        });
        return ids;
    };
    QCOMPARE(found(u"role == server"_s), u"12"_s);
    QCOMPARE(found(u"role == relay-to-client"_s), u"34"_s);
    QCOMPARE(found(u"role == relay"_s), u"3456"_s);
    QCOMPARE(found(u"role != relay"_s), u"12"_s);
    QCOMPARE(found(u"cut"_s), u"246"_s);
    QCOMPARE(found(u"cut and role == relay-to-server"_s), u"6"_s);
    QCOMPARE(found(u"len == 5"_s), u"246"_s); // its original length
    QCOMPARE(found(u"info contains MSG_TRUNC"_s), u"246"_s);
}

void tst_Filter::timesAreComparedAsTheyAreShown()
{
    const Evening evening;
    const EventPredicate predicate = Filter(parseFilter(u"time == 0.001204"_s).tree).predicate(evening.log);
    Event event;
    for (const auto &[timeNs, wanted] : {std::pair(1'203'999, false), std::pair(1'204'000, true),
                                         std::pair(1'204'999, true), std::pair(1'205'000, false)}) {
        event.timeNs = timeNs;
        QCOMPARE(predicate(event), wanted);
    }
}

void tst_Filter::whatProtocolsSayIsFound_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("ids");
    const auto row
        = [](const QString &text, const QString &ids) { QTest::newRow(qPrintable(text)) << text << ids; };
    row(u"proto == http"_s, u"78"_s);
    row(u"proto != http"_s, u"1234569"_s);
    row(u"proto == DNS"_s, u"9"_s);
    row(u"proto == mail"_s, u""_s);
    row(u"proto == tcp and proto == http"_s, u"78"_s);
    row(u"http"_s, u"1278"_s); // a word like any other
    row(u"http.method == GET"_s, u"78"_s);
    row(u"HTTP.Method == get"_s, u"78"_s);
    row(u"http.method != get"_s, u"1234569"_s);
    row(u"http.method"_s, u"78"_s);
    row(u"http.status"_s, u"8"_s);
    row(u"http.status == 404"_s, u"8"_s);
    row(u"http.status >= 400"_s, u"8"_s);
    row(u"http.status < 404"_s, u""_s);
    row(u"http.length > 1k"_s, u"8"_s);
    row(u"http.path contains data"_s, u"78"_s);
    row(u"http.path matches \"^/data$\""_s, u"78"_s);
    row(u"http.user-agent contains curl"_s, u"7"_s);
    row(u"http.method == POST"_s, u""_s);
    row(u"dns.name == example.test"_s, u"9"_s);
    row(u"dns.name == www.example.test"_s, u"9"_s);
    row(u"dns.method == GET"_s, u""_s);
    row(u"example.test"_s, u"9"_s); // a text search, as before
}

void tst_Filter::whatProtocolsSayIsFound()
{
    Evening evening;
    const auto say
        = [&evening](const QString &protocol, const QList<ProtocolField> &fields, const QByteArray &bytes) {
              EventDetail detail;
              detail.protocol = {protocol, u"summary"_s, fields};
              evening.writer->event({}, EventKind::Message, Severity::Chat, Direction::Out, detail, bytes);
          };
    say(u"http"_s, {{u"method"_s, u"GET"_s}, {u"path"_s, u"/data"_s}, {u"User-Agent"_s, u"curl/8"_s}}, {});
    say(u"http"_s,
        {{u"method"_s, u"GET"_s}, {u"path"_s, u"/data"_s}, {u"status"_s, u"404"_s}, {u"length"_s, u"1001"_s}},
        {});
    say(u"dns"_s, {{u"name"_s, u"example.test"_s}, {u"name"_s, u"www.example.test"_s}}, "example.test");
    evening.log.collect();
    QFETCH(QString, text);
    QTEST(evening.found(text), "ids");
    const FilterParse parse = parseFilter(text);
    QVERIFY(parse.ok());
    QCOMPARE(parseFilter(printFilter(parse.tree)).tree, parse.tree);
}

void tst_Filter::textOfAWholeFilterIsSearchedAnywhere()
{
    QVERIFY(Filter::containing(u"  "_s).showsAll());
    QCOMPARE(Filter::containing(u" len > 5 "_s).text(), u"\"len > 5\""_s);
    QCOMPARE(Filter::containing(u"hello"_s), Filter(parseFilter(u"hello"_s).tree));
}

/// Every length around the eight positions that are compared together, and every position.
void tst_Filter::bytesAreFoundWhereverTheyStand()
{
    for (qsizetype size = 0; size <= 40; ++size) {
        for (qsizetype wantedSize = 0; wantedSize <= qMin(size + 1, qsizetype(19)); ++wantedSize) {
            const QByteArray wanted = QByteArray("NeedleNeedlsNeedlex").first(wantedSize);
            for (qsizetype at = 0; at + wantedSize <= size; ++at) {
                QByteArray bytes(size, 'n');
                bytes.replace(at, wantedSize, wanted.toUpper());
                const qsizetype expected = bytes.toLower().indexOf(wanted.toLower());
                QCOMPARE(ByteSearch(wanted, ByteSearch::Case::FoldAscii).indexIn(bytes), expected);
                QCOMPARE(ByteSearch(wanted).indexIn(bytes), bytes.indexOf(wanted));
            }
            QCOMPARE(ByteSearch(wanted).indexIn(QByteArray(size, '.')), wantedSize == 0 ? 0 : -1);
        }
    }
    QRandomGenerator random(1);
    for (int round = 0; round < 2000; ++round) { // few letters, so that many near matches occur
        QByteArray bytes(int(random.bounded(60)), '\0');
        for (char &byte : bytes)
            byte = "aAb\x80"[random.bounded(4)];
        const QByteArray wanted = bytes.mid(random.bounded(60), 1 + random.bounded(9));
        QCOMPARE(ByteSearch(wanted).indexIn(bytes), bytes.indexOf(wanted));
        QCOMPARE(ByteSearch(wanted, ByteSearch::Case::FoldAscii).indexIn(bytes),
                 bytes.toLower().indexOf(wanted.toLower()));
    }
}

void tst_Filter::completionKnowsWhatMayFollow_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QStringList>("candidates");
    const auto row = [](const QString &text, const QStringList &candidates) {
        QTest::newRow(qPrintable(text)) << text << candidates;
    };
    row(u"le"_s, {u"len"_s});
    row(u"tcp and se"_s, {u"severity"_s});
    row(u"(t"_s, {u"time"_s, u"text"_s, u"tcp"_s, u"tls"_s});
    row(u"n"_s, {u"note"_s, u"not"_s});
    row(u"text "_s, {u"=="_s, u"!="_s, u"contains"_s, u"matches"_s});
    row(u"text c"_s, {u"contains"_s});
    row(u"len >"_s, {u">="_s});
    row(u"dir == "_s, {u"none"_s, u"in"_s, u"out"_s});
    row(u"kind == re"_s, {u"reset"_s});
    row(u"tcp a"_s, {u"and"_s});
    row(u"len > 5 o"_s, {u"or"_s});
    row(u"text contains \"le"_s, {});
    row(u"len > "_s, {});
    row(u"len"_s, {});
}

void tst_Filter::completionKnowsWhatMayFollow()
{
    QFETCH(QString, text);
    QFETCH(QStringList, candidates);
    QCOMPARE(proposed(text), candidates);
}

void tst_Filter::everyCompletionReads()
{
    const QString text = u"tcp and (len > 1k or not text contains \"x\") and kind == data"_s;
    for (qsizetype cursor = 0; cursor <= text.size(); ++cursor) {
        const FilterCompletion completion = completeFilter(text, cursor);
        QCOMPARE(completion.from + completion.length, cursor);
        for (const FilterCandidate &candidate : completion.candidates)
            QVERIFY(candidate.text.startsWith(text.sliced(completion.from, completion.length)));
    }
}

void tst_Filter::completionExplainsEveryField()
{
    QVERIFY(proposed({}).contains(u"marked"_s));
    for (const FilterCandidate &candidate : completeFilter({}, 0).candidates)
        QVERIFY(!candidate.meaning.isEmpty());
    for (const FilterFieldFacts &field : filterFields())
        QVERIFY2(parseFilter(field.example).ok(), field.example.data());
}

QTEST_APPLESS_MAIN(tst_Filter)
#include "tst_filter.moc"
