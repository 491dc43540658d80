// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocols/dns/dnsquestion.h"
#include "protocols/dns/dnszone.h"
#include "protocols/layout/messagelayout.h"
#include "protocols/websocket/websocketframes.h"

#include <QTest>

using namespace swb;
using namespace Qt::StringLiterals;

namespace {

MessageLayout layOut(const QString &protocol, const QByteArray &bytes,
                     const QList<ProtocolField> &fields = {})
{
    return layOutMessage({bytes, bytes.size(), {protocol, {}, fields}});
}

/// "Header/Host: h [17+7]", one line per field.
QStringList said(const MessageLayout &layout)
{
    QStringList lines;
    for (const MessageField &field : layout.fields) {
        QString name = field.name;
        for (int parent = field.parent; parent >= 0; parent = layout.fields[parent].parent)
            name = layout.fields[parent].name % u'/' % name;
        lines << u"%1: %2 [%3+%4]"_s.arg(name, field.value).arg(field.offset).arg(field.length);
    }
    return lines;
}

/// The value of the field with this name, at any depth; null if there is none.
QString valueOf(const MessageLayout &layout, const QString &name)
{
    for (const MessageField &field : layout.fields) {
        if (field.name == name)
            return field.value.isNull() ? u""_s : field.value;
    }
    return {};
}

QByteArray bytesOf(const MessageLayout &layout, const QByteArray &bytes, const QString &name)
{
    for (const MessageField &field : layout.fields) {
        if (field.name == name)
            return bytes.mid(field.offset, field.length);
    }
    return "no such field";
}

QByteArray gzipped()
{
    return QByteArray::fromHex("1f8b08000000000002ffab564a54b232a80500ee9d004f07000000"); // {"a":0}
}

/// Every field lies within the message, and its parent comes before it.
bool isSound(const MessageLayout &layout, qsizetype size)
{
    for (qsizetype i = 0; i < layout.fields.size(); ++i) {
        const MessageField &field = layout.fields[i];
        if (field.offset < 0 || field.length < 0 || field.offset + field.length > size || field.parent >= i)
            return false;
    }
    return layout.fields.size() <= MessageLayout::mostFields
        && layout.body.size() <= MessageLayout::mostBodyBytes;
}

} // namespace

class tst_MessageLayout : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void aRequestIsTakenApart()
    {
        const QByteArray bytes = "POST /data?x=1 HTTP/1.1\r\nHost: h\r\nContent-Type: application/json\r\n"
                                 "Content-Length: 13\r\n\r\n{\"a\": [1, 2]}";
        const MessageLayout layout = layOut(u"http"_s, bytes);
        const QStringList expected{u"Request line: POST /data?x=1 HTTP/1.1 [0+23]"_s,
                                   u"Request line/Method: POST [0+4]"_s,
                                   u"Request line/Target: /data?x=1 [5+9]"_s,
                                   u"Request line/Version: HTTP/1.1 [15+8]"_s,
                                   u"Header: 3 fields [25+61]"_s,
                                   u"Header/Host: h [25+7]"_s,
                                   u"Header/Content-Type: application/json [34+30]"_s,
                                   u"Header/Content-Length: 13 [66+18]"_s,
                                   u"Body: 13 bytes, application/json [88+13]"_s,
                                   u"Body/JSON, line 1: { [88+1]"_s,
                                   u"Body/JSON, line 2:   \"a\": [ [89+6]"_s,
                                   u"Body/JSON, line 3:     1, [95+2]"_s,
                                   u"Body/JSON, line 4:     2 [98+1]"_s,
                                   u"Body/JSON, line 5:   ] [99+1]"_s,
                                   u"Body/JSON, line 6: } [100+1]"_s};
        QCOMPARE(said(layout).join(u'\n'), expected.join(u'\n'));
    }

    void aBodyIsPutTogetherAndDecoded()
    {
        const QByteArray zipped = gzipped();
        QByteArray bytes = "HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nTransfer-Encoding: chunked\r\n\r\n";
        bytes += "a;x=y\r\n" + zipped.first(10) + "\r\n" + QByteArray::number(zipped.size() - 10, 16) + "\r\n"
            + zipped.sliced(10) + "\r\n0\r\nTrailer: t\r\n\r\n";
        const MessageLayout layout = layOut(u"http"_s, bytes);
        QCOMPARE(layout.body, "{\"a\":0}"_ba);
        QCOMPARE(valueOf(layout, u"Decoded (gzip)"_s), u"7 bytes"_s);
        QCOMPARE(bytesOf(layout, bytes, u"Size of a chunk"_s), "a;x=y"_ba);
        QCOMPARE(bytesOf(layout, bytes, u"Chunk"_s), zipped.first(10));
        QCOMPARE(bytesOf(layout, bytes, u"Last chunk and trailer"_s), "0\r\nTrailer: t\r\n\r\n"_ba);
        QCOMPARE(valueOf(layout, u"JSON, line 2"_s), u"  \"a\": 0"_s);
        QVERIFY(isSound(layout, bytes.size()));
    }

    void decodedTextHasItsLines()
    {
        const QByteArray zipped
            = QByteArray::fromHex("1f8b08000000000002ffcbcf4be5e52a29cfe702000757413809000000");
        const MessageLayout layout = layOut(u"http"_s,
                                            "HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: "
                                                + QByteArray::number(zipped.size()) + "\r\n\r\n" + zipped);
        QCOMPARE(said(layout).filter(u"Line "_s).size(), 2);
        QCOMPARE(valueOf(layout, u"Line 2"_s), u"two"_s);
        QCOMPARE(layout.body, "one\r\ntwo\n"_ba);
    }

    /// The bytes around it are missing.
    void whatAMessageCarriesAlone()
    {
        const MessageLayout layout = layOutMessage(
            {"{}", 2, {u"http"_s, {}, {{u"method"_s, u"GET"_s}, {u"Host"_s, u"h"_s}}}, false});
        QCOMPARE(said(layout).first(3),
                 (QStringList{u"method: GET [0+0]"_s, u"Host: h [0+0]"_s, u"Payload: {} [0+2]"_s}));
        QVERIFY(valueOf(layout, u"Bytes"_s).startsWith(u"the payload only"_s));
    }

    void whatTheSenderWroteIsShownAsItIs()
    {
        const QByteArray bytes
            = "GET / x HTTP/1.1\r\nhOsT :  a\x1b[31m \r\nno colon\r\nA: one\r\n two\r\nA: <b>\r\n\r\nrest";
        const MessageLayout layout = layOut(u"http"_s, bytes);
        QCOMPARE(valueOf(layout, u"Target"_s), u"/ x"_s);
        QCOMPARE(valueOf(layout, u"hOsT "_s), u"a␛[31m"_s);
        QCOMPARE(valueOf(layout, u"Line without a name"_s), u"no colon"_s);
        QCOMPARE(bytesOf(layout, bytes, u"A"_s), "A: one\r\n two"_ba);
        QVERIFY(!valueOf(layout, u"Problem"_s).isEmpty());
        QCOMPARE(bytesOf(layout, bytes, u"After the header"_s), "rest"_ba);
    }

    void cutMessagesSayWhatIsMissing()
    {
        QCOMPARE(valueOf(layOut(u"http"_s, "GET / HTTP/1.1\r\nHost: h\r\n"), u"Problem"_s),
                 u"The header is incomplete here."_s);
        const QByteArray bytes = "HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nhal";
        QCOMPARE(valueOf(layOut(u"http"_s, bytes), u"Problem"_s),
                 u"Content-Length announces 10 bytes; these are the ones received."_s);
        QCOMPARE(valueOf(layOutMessage({bytes, 1000, {u"chat"_s, {}, {}}}), u"Problem"_s),
                 u"Only the first 42 of 1,000 bytes are here."_s);
        QCOMPARE(valueOf(layOut(u"ws"_s, QByteArray::fromHex("810568")), u"Problem"_s),
                 u"1 byte of its payload is here."_s);
        QCOMPARE(valueOf(layOut(u"ws"_s, "\x81"), u"Problem"_s), u"The frame header is incomplete here."_s);
        QCOMPARE(valueOf(layOut(u"dns"_s, "short"), u"Problem"_s),
                 u"A message has a header of 12 bytes (RFC 1035 4.1.1)."_s);
    }

    void twoMessagesInOneChunk()
    {
        const QByteArray bytes = "GET /a HTTP/1.1\r\n\r\nGET /b HTTP/1.1\r\n\r\n";
        QCOMPARE(bytesOf(layOut(u"http"_s, bytes), bytes, u"After the message"_s),
                 "GET /b HTTP/1.1\r\n\r\n"_ba);
        QVERIFY(beginsAsHttp(bytes));
        QVERIFY(beginsAsHttp("HTTP/1.0 404 Not Found\r\n"));
        for (const char *const other :
             {"", "GET / HTTP/1.1", "hello\n", "HTTP/\n", " GET / HTTP/1.1\r\n", "\xff / HTTP/1.1\n"})
            QVERIFY2(!beginsAsHttp(other), other);
    }

    /// RFC 6455 5.7: a masked "Hello", and the same in two unmasked frames.
    void framesShowTheirBits()
    {
        const QByteArray masked = QByteArray::fromHex("818537fa213d7f9f4d5158");
        const QStringList expected{u"Frame 1: text, 5 bytes [0+11]"_s,
                                   u"Frame 1/FIN: 1: the message ends with this frame [0+1]"_s,
                                   u"Frame 1/RSV1: 0: not used [0+1]"_s,
                                   u"Frame 1/RSV2: 0: not used [0+1]"_s,
                                   u"Frame 1/RSV3: 0: not used [0+1]"_s,
                                   u"Frame 1/Opcode: 1: text [0+1]"_s,
                                   u"Frame 1/MASK: 1: masked, as a client's frames must be [1+1]"_s,
                                   u"Frame 1/Payload length: 5 bytes [1+1]"_s,
                                   u"Frame 1/Masking key: 37 fa 21 3d [2+4]"_s,
                                   u"Frame 1/Payload, unmasked: Hello [6+5]"_s};
        QCOMPARE(said(layOut(u"ws"_s, masked)).join(u'\n'), expected.join(u'\n'));
        const MessageLayout two = layOut(u"ws"_s, QByteArray::fromHex("010348656c80026c6f"));
        QCOMPARE(two.body, "Hello"_ba);
        QCOMPARE(valueOf(two, u"FIN"_s), u"0: the message continues in another frame"_s);
        QCOMPARE(valueOf(two, u"Frame 2"_s), u"continuation, 2 bytes"_s);
    }

    void lengthsOfFrames()
    {
        for (const qsizetype size : {0, 1, 125, 126, 127, 65535, 65536}) {
            WebSocketFrames frames(WebSocketFrames::Side::Client, 1 << 20);
            frames.send(WebSocketMessage::Kind::Binary, QByteArray(size, 'x'));
            QByteArray bytes;
            frames.takeOutput(bytes);
            const MessageLayout layout = layOut(u"ws"_s, bytes);
            QCOMPARE(layout.body, QByteArray(size, 'x'));
            const qsizetype lengthBytes = size < 126 ? 1 : size < 65536 ? 3 : 9;
            QCOMPARE(bytesOf(layout, bytes, u"Payload length"_s).size(), lengthBytes);
            QVERIFY(valueOf(layout, u"Problem"_s).isNull());
        }
        QVERIFY(!valueOf(layOut(u"ws"_s, QByteArray::fromHex("827e0001ff")), u"Problem"_s)
                     .isEmpty()); // 1 in two bytes
        QVERIFY(
            !valueOf(layOut(u"ws"_s, QByteArray::fromHex("827f000000000000ffff")), u"Problem"_s).isEmpty());
    }

    void aCloseHasItsCode()
    {
        WebSocketFrames frames(WebSocketFrames::Side::Client, 1000);
        frames.close(1001, "going");
        QByteArray bytes;
        frames.takeOutput(bytes);
        const MessageLayout layout = layOut(u"ws"_s, bytes);
        QCOMPARE(valueOf(layout, u"Close code"_s), u"1001"_s);
        QCOMPARE(valueOf(layout, u"Reason"_s), u"going"_s);
        QVERIFY(
            !valueOf(layOut(u"ws"_s, QByteArray::fromHex("880103")), u"Problem"_s).isEmpty()); // half a code
        QVERIFY(!valueOf(layOut(u"ws"_s, QByteArray::fromHex("080203e8")), u"Problem"_s).isEmpty()); // no FIN
    }

    void aQuestionIsTakenApart()
    {
        const QByteArray bytes = DnsQuestion::parse("a.test AAAA").value().message;
        const MessageLayout layout = layOut(u"dns"_s, bytes);
        QCOMPARE(bytesOf(layout, bytes, u"Name"_s), "\1a\4test\0"_ba);
        QCOMPARE(valueOf(layout, u"Name"_s), u"a.test"_s);
        QCOMPARE(valueOf(layout, u"Type"_s), u"AAAA"_s);
        QCOMPARE(valueOf(layout, u"Class"_s), u"IN"_s);
        QCOMPARE(valueOf(layout, u"QR"_s), u"0: a query"_s);
        QCOMPARE(valueOf(layout, u"RD"_s).left(1), u"1"_s);
        QVERIFY(isSound(layout, bytes.size()));
    }

    void anAnswerHasItsSections()
    {
        // a.test A, answered 192.0.2.1 with a pointer to the name, and an OPT record of 1232 bytes
        const QByteArray bytes = QByteArray::fromHex("002a85800001000100000001016104746573740000010001"
                                                     "c00c000100010000012c0004c0000201"
                                                     "00002904d0000000000000");
        const MessageLayout layout = layOut(u"dns"_s, bytes);
        QCOMPARE(valueOf(layout, u"ID"_s), u"42 (0x002a)"_s);
        QCOMPARE(valueOf(layout, u"Flags"_s), u"0x8580"_s);
        QCOMPARE(valueOf(layout, u"RCODE"_s), u"NOERROR"_s);
        QCOMPARE(valueOf(layout, u"Time to live"_s), u"300 s"_s);
        QCOMPARE(valueOf(layout, u"Data"_s), u"192.0.2.1"_s);
        QCOMPARE(bytesOf(layout, bytes, u"Data"_s).toHex(), "c0000201"_ba);
        QCOMPARE(valueOf(layout, u"UDP payload size"_s), u"1,232 bytes"_s);
        QCOMPARE(bytesOf(layout, bytes, u"Answer"_s).size(), 16);
        QVERIFY(valueOf(layout, u"Problem"_s).isNull());
        for (qsizetype cut = 0; cut < bytes.size(); ++cut)
            QVERIFY(!valueOf(layOut(u"dns"_s, bytes.first(cut)), u"Problem"_s).isEmpty());
        QCOMPARE(bytesOf(layOut(u"dns"_s, bytes + "more"), bytes + "more", u"After the message"_s),
                 "more"_ba);
    }

    /// A name that points to itself.
    void aNameThatRunsInACircle()
    {
        const QByteArray bytes = QByteArray::fromHex("002a81800001000000000000c00c00010001");
        const QString problem = valueOf(layOut(u"dns"_s, bytes), u"Problem"_s);
        QVERIFY2(problem.startsWith(u"Record 1 of 1 cannot be read:"), qPrintable(problem));
    }

    void aMailIsTakenApart()
    {
        const QByteArray bytes = "From: Anna <a@x>\r\nSubject: one\r\n two\r\n\r\nHello\r\n";
        const MessageLayout layout = layOut(u"mail"_s, bytes, {{u"from"_s, u"b@y"_s}, {u"to"_s, u"c@z"_s}});
        QCOMPARE(said(layout).filter(u"Envelope/"_s),
                 (QStringList{u"Envelope/From: b@y [0+0]"_s, u"Envelope/To: c@z [0+0]"_s}));
        QCOMPARE(said(layout).filter(u"Header/From"_s), QStringList{u"Header/From: Anna <a@x> [0+16]"_s});
        QCOMPARE(bytesOf(layout, bytes, u"Subject"_s), "Subject: one\r\n two"_ba);
        QCOMPARE(bytesOf(layout, bytes, u"Body"_s), "Hello\r\n"_ba);
        QCOMPARE(layout.body, "Hello\r\n"_ba);
        const MessageLayout answer = layOut(u"mail"_s, "250-one\n250 two\n", {{u"code"_s, u"250"_s}});
        QCOMPARE(valueOf(answer, u"Text"_s), u"one"_s);
        QCOMPARE(valueOf(answer, u"Code"_s), u"250"_s);
    }

    void linesOfChatAndFiles()
    {
        const MessageLayout heard = layOut(u"chat"_s, "Anna: hi", {{u"from"_s, u"Anna"_s}});
        QCOMPARE(said(heard), (QStringList{u"From: Anna [0+4]"_s, u"Text: hi [6+2]"_s}));
        QCOMPARE(said(layOut(u"chat"_s, "hi", {{u"from"_s, u"Anna"_s}})),
                 (QStringList{u"From: Anna [0+0]"_s, u"Text: hi [0+2]"_s}));
        QCOMPARE(said(layOut(u"chat"_s, "/name Otto")),
                 (QStringList{u"Command: /name [0+5]"_s, u"Purpose: Otto [6+4]"_s}));
        QCOMPARE(said(layOut(u"chat"_s, "* Anna has joined.")),
                 QStringList{u"From the chat: * Anna has joined. [0+18]"_s});
        QCOMPARE(
            said(layOut(u"file"_s, "SWB-FILE 1\nname: a.txt\nlength: 3\n\n")),
            (QStringList{u"Format: SWB-FILE 1 [0+10]"_s, u"name: a.txt [11+11]"_s, u"length: 3 [23+9]"_s}));
        QCOMPARE(said(layOut(u"file"_s, "a.txt", {{u"name"_s, u"a.txt"_s}})),
                 (QStringList{u"name: a.txt [0+0]"_s, u"Payload: a.txt [0+5]"_s}));
    }

    /// One below the limit, at it, and one above.
    void fieldsHaveALimit_data()
    {
        QTest::addColumn<qsizetype>("headers");
        const qsizetype most = MessageLayout::mostFields - 5; // the request line with its words, and "Header"
        QTest::newRow("one below") << most - 1;
        QTest::newRow("at") << most;
        QTest::newRow("one above") << most + 1;
    }
    void fieldsHaveALimit()
    {
        QFETCH(qsizetype, headers);
        QByteArray bytes = "GET / HTTP/1.1\r\n";
        for (qsizetype i = 0; i < headers; ++i)
            bytes += "a: b\r\n";
        bytes += "\r\n";
        const MessageLayout layout = layOut(u"http"_s, bytes);
        QCOMPARE(layout.fields.size() + layout.leftOut, headers + 5);
        QCOMPARE(layout.leftOut, qMax(qsizetype(0), headers + 5 - MessageLayout::mostFields));
        QVERIFY(isSound(layout, bytes.size()));
    }

    /// A value is shown up to its limit, followed by an ellipsis.
    void valuesHaveALimit()
    {
        for (const qsizetype size : {299, 300, 301}) {
            const QString value = valueOf(layOut(u"chat"_s, QByteArray(size, 'x')), u"Text"_s);
            QCOMPARE(value.endsWith(u'…'), size > 300);
            QCOMPARE(value.count(u'x'), qMin(size, qsizetype(300)));
        }
    }

    void bodiesHaveALimit()
    {
        for (const qsizetype size : {MessageLayout::mostBodyBytes - 1, MessageLayout::mostBodyBytes,
                                     MessageLayout::mostBodyBytes + 1}) {
            const QByteArray body(size, 'x');
            const MessageLayout layout = layOut(
                u"http"_s,
                "HTTP/1.1 200 OK\r\nContent-Length: " + QByteArray::number(size) + "\r\n\r\n" + body);
            QCOMPARE(layout.body.size(), qMin(size, MessageLayout::mostBodyBytes));
            QCOMPARE(layout.bodyBytes, size);
        }
    }

    /// Whatever was damaged, each field lies within the message.
    void damageIsBorne()
    {
        const QList<std::pair<QString, QByteArray>> messages{
            {u"http"_s, "POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n0\r\n\r\n"},
            {u"ws"_s, QByteArray::fromHex("818537fa213d7f9f4d51588900880203e8")},
            {u"dns"_s,
             QByteArray::fromHex(
                 "002a85800001000100000001016104746573740000010001c00c000100010000012c0004c0000201")},
            {u"mail"_s, "A: b\r\n\r\nc"},
            {u"file"_s, "SWB-FILE 1\nname: a\n\n"},
            {u"chat"_s, "/name x"},
            {u"unknown"_s, "{\"a\":1}"}};
        for (const auto &[protocol, bytes] : messages) {
            for (qsizetype at = 0; at < bytes.size(); ++at) {
                QVERIFY(isSound(layOut(protocol, bytes.first(at)), at));
                for (const char other : {'\0', '\xff', '\n', ' ', ':', '\x7f'}) {
                    QByteArray damaged = bytes;
                    damaged[at] = other;
                    QVERIFY(isSound(layOut(protocol, damaged), bytes.size()));
                }
            }
        }
    }
};

QTEST_GUILESS_MAIN(tst_MessageLayout)
#include "tst_messagelayout.moc"
