// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/payload/formattedpayload.h"

#include <QJsonDocument>
#include <QTest>

using namespace swb;
using namespace Qt::StringLiterals;

class tst_FormattedPayload : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void jsonIsLaidOut_data();
    void jsonIsLaidOut();
    void whatIsNoJsonIsLeftAlone_data();
    void whatIsNoJsonIsLeftAlone();
    void layingOutChangesOnlyBlanks();
    void deepJsonStaysSmall();
    void httpIsLaidOut_data();
    void httpIsLaidOut();
    void whatIsNoHttpIsLeftAlone_data();
    void whatIsNoHttpIsLeftAlone();
    void everyBeginningOfAMessageIsLaidOut();
    void longPayloadsAreNotLaidOut();
    void controlCharactersAndMarkupStayVisible();
};

void tst_FormattedPayload::jsonIsLaidOut_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("object") << R"({"a":1,"b":[true,null]})"_ba
                            << "{\n  \"a\": 1,\n  \"b\": [\n    true,\n    null\n  ]\n}"_ba;
    QTest::newRow("empty ones") << R"( { "a" : { } , "b" : [ ] } )"_ba
                                << "{\n  \"a\": {},\n  \"b\": []\n}"_ba;
    QTest::newRow("order, doubled members and long numbers stay")
        << R"({"z":1,"a":12345678901234567890.10,"z":2})"_ba
        << "{\n  \"z\": 1,\n  \"a\": 12345678901234567890.10,\n  \"z\": 2\n}"_ba;
    QTest::newRow("signs in strings") << R"(["{,\"]:", "\\"])"_ba
                                      << "[\n  \"{,\\\"]:\",\n  \"\\\\\"\n]"_ba;
    QTest::newRow("one document a line") << "{\"a\":1}\r\n\n[2]\n"_ba
                                         << "{\n  \"a\": 1\n}\n[\n  2\n]"_ba;
}

void tst_FormattedPayload::jsonIsLaidOut()
{
    QFETCH(QByteArray, bytes);
    const auto text = indentJson(bytes);
    QVERIFY(text);
    QTEST(*text, "text");
    QCOMPARE(formatOf(bytes), FormattedPayload::Kind::Json);
}

void tst_FormattedPayload::whatIsNoJsonIsLeftAlone_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("nothing") << QByteArray();
    QTest::newRow("blanks") << " \r\n"_ba;
    QTest::newRow("text") << "hello"_ba;
    QTest::newRow("a number alone") << "12"_ba;
    QTest::newRow("half an object") << R"({"a":1)"_ba;
    QTest::newRow("something behind") << R"({"a":1} x)"_ba;
    QTest::newRow("one bad line") << "{\"a\":1}\n{"_ba;
    QTest::newRow("a string that does not end") << "[\"abc\\\""_ba;
}

void tst_FormattedPayload::whatIsNoJsonIsLeftAlone()
{
    QFETCH(QByteArray, bytes);
    QVERIFY(!indentJson(bytes));
    QVERIFY(!formatPayload(bytes));
    QVERIFY(!formatOf(bytes));
}

void tst_FormattedPayload::layingOutChangesOnlyBlanks()
{
    const QByteArray bytes = R"({"k":"a b","n":[1,2,{"x":-1.5e3}],"e":{},"t":true})";
    for (qsizetype length = 0; length <= bytes.size(); ++length) {
        const auto text = indentJson(bytes.first(length));
        QCOMPARE(text.has_value(), length == bytes.size());
    }
    const QByteArray text = *indentJson(bytes);
    QCOMPARE(QJsonDocument::fromJson(text), QJsonDocument::fromJson(bytes));
    QCOMPARE(*indentJson(text), text);
}

void tst_FormattedPayload::deepJsonStaysSmall()
{
    const QByteArray bytes = QByteArray(500, '[') + QByteArray(500, ']');
    const auto text = indentJson(bytes);
    QVERIFY(text);
    QVERIFY(text->size() < 1000 * (64 * 2 + 2));
}

void tst_FormattedPayload::httpIsLaidOut_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("a request") << "GET /a?b HTTP/1.1\r\nHost: example.org\r\nAccept:*/*\r\n\r\n"_ba
                               << "GET /a?b HTTP/1.1\nHost:   example.org\nAccept: */*\n\n"_ba;
    QTest::newRow("an answer with JSON") << "HTTP/1.1 200 OK\r\nContent-Length: 7\r\n\r\n{\"a\":1}"_ba
                                         << "HTTP/1.1 200 OK\nContent-Length: 7\n\n{\n  \"a\": 1\n}"_ba;
    QTest::newRow("bare line feeds") << "HTTP/1.0 404 Not Found\nA: b\n\nline\r\nline"_ba
                                     << "HTTP/1.0 404 Not Found\nA: b\n\nline\nline"_ba;
    QTest::newRow("less than was promised")
        << "HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nabc"_ba
        << "HTTP/1.1 200 OK\nContent-Length: 10\n\nabc\n[3 of the 10 bytes that Content-Length announces are here]"_ba;
    QTest::newRow("chunks") << "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"
                               "3\r\nabc\r\n2;x=y\r\nde\r\n0\r\n\r\n"_ba
                            << "HTTP/1.1 200 OK\nTransfer-Encoding: chunked\n\n"
                               "[reassembled from chunks, 5 bytes]\nabcde"_ba;
    QTest::newRow("chunks that go on")
        << "HTTP/1.1 200 OK\r\nTransfer-Encoding: gzip, Chunked\r\n\r\nff\r\nabc"_ba
        << "HTTP/1.1 200 OK\nTransfer-Encoding: gzip, Chunked\n\n"
           "[the first 3 bytes, reassembled from chunks; the rest is not here]\nabc"_ba;
    QTest::newRow("a picture") << QByteArray("HTTP/1.1 200 OK\r\n\r\n\x89PNG\0\0\0\0", 27)
                               << "HTTP/1.1 200 OK\n\n[8 bytes that are not text: see the hex view]"_ba;
    QTest::newRow("half a head") << "HTTP/1.1 200 OK\r\nA: b\r\nCont"_ba
                                 << "HTTP/1.1 200 OK\nA: b\n[the header continues in a later chunk]"_ba;
}

void tst_FormattedPayload::httpIsLaidOut()
{
    QFETCH(QByteArray, bytes);
    const auto text = layOutHttp(bytes);
    QVERIFY(text);
    QTEST(*text, "text");
    QCOMPARE(formatOf(bytes), FormattedPayload::Kind::Http);
}

void tst_FormattedPayload::whatIsNoHttpIsLeftAlone_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("text") << "hello\r\n"_ba;
    QTest::newRow("no line end") << "GET / HTTP/1.1"_ba;
    QTest::newRow("another version") << "GET / HTTP/3\r\n\r\n"_ba;
    QTest::newRow("another protocol") << "RTSP/1.0 200 OK\r\n\r\n"_ba;
    QTest::newRow("a method that is none") << "G(T / HTTP/1.1\r\n\r\n"_ba;
    QTest::newRow("a field that is none") << "GET / HTTP/1.1\r\nno field\r\n\r\n"_ba;
    QTest::newRow("a status line cut off") << "HTTP/1.1 20\n"_ba;
    QTest::newRow("a version alone") << "HTTP/1.1\n"_ba;
    QTest::newRow("an empty line") << "\r\n"_ba;
}

void tst_FormattedPayload::whatIsNoHttpIsLeftAlone()
{
    QFETCH(QByteArray, bytes);
    QVERIFY(!layOutHttp(bytes));
    QVERIFY(!formatOf(bytes));
}

void tst_FormattedPayload::everyBeginningOfAMessageIsLaidOut()
{
    const QByteArray message = "POST /x HTTP/1.1\r\nTransfer-Encoding: chunked\r\nB: c\r\n\r\n"
                               "4\r\n{\"a\"\r\n3\r\n:1}\r\n0\r\n\r\n";
    const qsizetype firstLine = message.indexOf('\n') + 1;
    for (qsizetype length = 0; length <= message.size(); ++length) {
        const auto text = layOutHttp(message.first(length));
        QCOMPARE(text.has_value(), length >= firstLine);
    }
    QVERIFY(layOutHttp(message)->endsWith("{\n  \"a\": 1\n}"));
}

void tst_FormattedPayload::longPayloadsAreNotLaidOut()
{
    const auto array = [](qsizetype size) -> QByteArray { return '[' + QByteArray(size - 3, ' ') + "1]"; };
    QVERIFY(formatPayload(array(formattedBytes - 1)));
    QVERIFY(formatPayload(array(formattedBytes)));
    QVERIFY(!formatPayload(array(formattedBytes + 1)));
    QVERIFY(formatOf(array(formattedBytes)));
    QVERIFY(!formatOf(array(formattedBytes + 1)));
}

void tst_FormattedPayload::controlCharactersAndMarkupStayVisible()
{
    const auto http = formatPayload("GET / HTTP/1.1\r\nX: <b>\x1b[31m\r\n\r\n");
    QVERIFY(http);
    QCOMPARE(http->kind, FormattedPayload::Kind::Http);
    QVERIFY(http->text.contains(u"<b>\u241b[31m"_s));
    const auto json = formatPayload("[\"\xe2\x80\xae<i>\"]");
    QVERIFY(json);
    QCOMPARE(json->kind, FormattedPayload::Kind::Json);
    QCOMPARE(json->text, u"[\n  \"\uFFFD<i>\"\n]"_s);
}

QTEST_GUILESS_MAIN(tst_FormattedPayload)
#include "tst_formattedpayload.moc"
