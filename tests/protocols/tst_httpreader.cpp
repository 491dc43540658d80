// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocols/http/httpreader.h"
#include "protocols/http/httpwriter.h"

#include <QTest>

using namespace swb;
using namespace Qt::StringLiterals;

namespace {

/// What a reader makes of some bytes, as text.
QByteArrayList readAll(HttpReader &reader)
{
    QByteArrayList said;
    QByteArray body;
    for (;;) {
        switch (reader.next()) {
        case HttpReader::Step::NeedMore:
            if (!body.isEmpty())
                said << "body " + body;
            return said;
        case HttpReader::Step::Head: {
            const HttpHead &head = reader.head();
            said << (head.status == 0 ? head.method + ' ' + head.target : QByteArray::number(head.status))
                    + " fields " + QByteArray::number(head.fields.size());
            break;
        }
        case HttpReader::Step::Body:
            body += reader.body();
            break;
        case HttpReader::Step::End:
            if (!body.isEmpty())
                said << "body " + body;
            body.clear();
            said << "end";
            break;
        case HttpReader::Step::Failed:
            said << "failed " + QByteArray::number(reader.failure().status);
            return said;
        }
    }
}

QByteArrayList readWhole(const QByteArray &bytes, HttpReader::Reads reads = HttpReader::Reads::Requests)
{
    HttpReader reader(reads);
    reader.append(bytes);
    return readAll(reader);
}

const QByteArray &threeRequests()
{
    static const QByteArray bytes = "GET /a HTTP/1.1\r\nHost: h\r\n\r\n"
                                    "\r\nPOST /b HTTP/1.1\r\nHost: h\r\nContent-Length: 5\r\n\r\nhello"
                                    "PUT /c HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: chunked\r\n\r\n"
                                    "3;x=1\r\nabc\r\n2\r\nde\r\n0\r\nTrailer: t\r\n\r\n"
                                    "GET /d HTTP/1.0\r\n\r\n";
    return bytes;
}

const QByteArrayList &threeRequestsRead()
{
    static const QByteArrayList said{
        "GET /a fields 1", "end", "POST /b fields 2", "body hello", "end", "PUT /c fields 2",
        "body abcde",      "end", "GET /d fields 0",  "end"};
    return said;
}

} // namespace

class TstHttpReader : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void readsMessagesOneAfterTheOther() { QCOMPARE(readWhole(threeRequests()), threeRequestsRead()); }

    void anEmptyBodyOfChunksMayComeInPieces()
    {
        HttpReader reader(HttpReader::Reads::Requests);
        reader.append("POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n");
        QCOMPARE(readAll(reader), (QByteArrayList{"POST / fields 1"}));
        for (const char *piece : {"0", "\r", "\n", "\r"}) {
            reader.append(piece);
            QCOMPARE(readAll(reader), QByteArrayList());
        }
        reader.append("\n");
        QCOMPARE(readAll(reader), (QByteArrayList{"end"}));
    }

    void readsTheSameHoweverItIsCut()
    {
        const QByteArray &bytes = threeRequests();
        for (qsizetype cut = 0; cut <= bytes.size(); ++cut) {
            HttpReader reader(HttpReader::Reads::Requests);
            reader.append(bytes.first(cut));
            QByteArrayList said = readAll(reader);
            reader.append(bytes.sliced(cut));
            QByteArrayList rest = readAll(reader);
            // A truncated body is reported in two pieces.
            QByteArray joined = (said + rest).join('|');
            joined.replace("body he|body llo", "body hello");
            QByteArrayList all = joined.split('|');
            for (qsizetype i = 0; i + 1 < all.size(); ++i) {
                if (all[i].startsWith("body ") && all[i + 1].startsWith("body ")) {
                    all[i] += all[i + 1].sliced(5);
                    all.removeAt(i + 1);
                }
            }
            QCOMPARE(all, threeRequestsRead());
        }
    }

    void readsByteByByte()
    {
        HttpReader reader(HttpReader::Reads::Requests);
        int ends = 0;
        QByteArray body;
        for (const char c : threeRequests()) {
            reader.append({&c, 1});
            for (auto step = reader.next(); step != HttpReader::Step::NeedMore; step = reader.next()) {
                QVERIFY(step != HttpReader::Step::Failed);
                ends += step == HttpReader::Step::End;
                if (step == HttpReader::Step::Body)
                    body += reader.body();
            }
        }
        QCOMPARE(ends, 4);
        QCOMPARE(body, "helloabcde");
        QVERIFY(!reader.isWithinMessage());
    }

    void refusesWhatIsNoRequest_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<int>("status");
        const QByteArray begun = "POST / HTTP/1.1\r\nHost: h\r\n";
        QTest::newRow("no HTTP at all") << QByteArray("hello\r\n\r\n") << 400;
        QTest::newRow("another version") << QByteArray("GET / HTTP/2.0\r\n\r\n") << 505;
        QTest::newRow("a sentence") << QByteArray("this is no HTTP\r\n\r\n") << 400;
        QTest::newRow("no version") << QByteArray("GET /\r\n\r\n") << 400;
        QTest::newRow("a TLS client") << QByteArray("\x16\x03\x01\x02\x00\x01\x00", 7) << 400;
        QTest::newRow("blank in a name") << begun + "A b: c\r\n\r\n" << 400;
        QTest::newRow("bad length") << begun + "Content-Length: x\r\n\r\n" << 400;
        QTest::newRow("negative length") << begun + "Content-Length: -1\r\n\r\n" << 400;
        QTest::newRow("two lengths") << begun + "Content-Length: 1\r\nContent-Length: 2\r\n\r\n" << 400;
        QTest::newRow("length and chunks")
            << begun + "Content-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n"
            << 400;
        QTest::newRow("chunks and length")
            << begun + "Transfer-Encoding: chunked\r\nContent-Length: 1\r\n\r\n"
            << 400;
        QTest::newRow("unknown coding") << begun + "Transfer-Encoding: gzip\r\n\r\n" << 501;
        QTest::newRow("chunks of 1.0")
            << QByteArray("POST / HTTP/1.0\r\nTransfer-Encoding: chunked\r\n\r\n") << 400;
        QTest::newRow("bad chunk") << begun + "Transfer-Encoding: chunked\r\n\r\nxyz\r\n" << 400;
        QTest::newRow("huge chunk") << begun + "Transfer-Encoding: chunked\r\n\r\nfffffffffffffffff\r\n"
                                    << 400;
        QTest::newRow("NUL in a value") << begun + QByteArray("A: b\0c\r\n\r\n", 10) << 400;
    }
    void refusesWhatIsNoRequest()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(int, status);
        QCOMPARE(readWhole(bytes).last(), "failed " + QByteArray::number(status));
    }

    void headHasBounds()
    {
        HttpBounds bounds;
        bounds.headBytes = 200;
        bounds.targetBytes = 20;
        bounds.fields = 4;
        const auto read = [&bounds](const QByteArray &bytes, bool inPieces) {
            HttpReader reader(HttpReader::Reads::Requests, bounds);
            QByteArray last;
            const qsizetype step = inPieces ? 1 : bytes.size();
            for (qsizetype at = 0; at < bytes.size() && !last.startsWith("failed"); at += step) {
                reader.append(bytes.sliced(at, step));
                const QByteArrayList said = readAll(reader);
                last = said.isEmpty() ? last : said.last();
            }
            return last;
        };
        for (const bool inPieces : {false, true}) {
            const QByteArray begin = "GET / HTTP/1.1\r\nA: ";
            for (const int over : {-1, 0, 1}) {
                const QByteArray head = begin + QByteArray(200 + over - begin.size() - 4, 'a') + "\r\n\r\n";
                QCOMPARE(read(head, inPieces), over > 0 ? "failed 431" : "end");
                const QByteArray target = '/' + QByteArray(19 + over, 'a');
                QCOMPARE(read("GET " + target + " HTTP/1.1\r\n\r\n", inPieces),
                         over > 0 ? "failed 414" : "end");
                QCOMPARE(
                    read("GET / HTTP/1.1\r\n" + QByteArray("A: b\r\n").repeated(4 + over) + "\r\n", inPieces),
                    over > 0 ? "failed 431" : "end");
            }
            QCOMPARE(read("GET /" + QByteArray(300, 'a'), inPieces), "failed 414");
            QCOMPARE(read("POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n5;" + QByteArray(300, 'a'),
                          inPieces),
                     "failed 400");
        }
    }

    void readsResponses()
    {
        const auto responses = HttpReader::Reads::Responses;
        QCOMPARE(
            readWhole(
                "HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nokHTTP/1.1 204 "
                "No Content\r\n\r\n",
                responses),
            (QByteArrayList{"100 fields 0", "end", "200 fields 1", "body ok", "end", "204 fields 0", "end"}));
        HttpReader untilEnd(responses);
        untilEnd.append("HTTP/1.0 200 OK\r\n\r\nall of it");
        QCOMPARE(readAll(untilEnd), (QByteArrayList{"200 fields 0", "body all of it"}));
        QVERIFY(!untilEnd.isKeptAlive());
        QVERIFY(untilEnd.finish() == HttpReader::Step::End);
        HttpReader toHead(responses);
        toHead.expectNoBody();
        toHead.append(
            "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nHTTP/1.1 200 OK\r\nContent-Length: 1\r\n\r\nx");
        QCOMPARE(readAll(toHead), (QByteArrayList{"200 fields 1", "end", "200 fields 1", "body x", "end"}));
    }

    void endWithinAMessageIsAFailure()
    {
        for (const QByteArray &bytes : {QByteArray("GE"), QByteArray("GET / HTTP/1.1\r\nA:"),
                                        QByteArray("POST / HTTP/1.1\r\nContent-Length: 2\r\n\r\n1")}) {
            HttpReader reader(HttpReader::Reads::Requests);
            reader.append(bytes);
            (void)readAll(reader);
            QVERIFY(reader.finish() == HttpReader::Step::Failed);
        }
        HttpReader between(HttpReader::Reads::Requests);
        between.append("GET / HTTP/1.1\r\n\r\n");
        (void)readAll(between);
        QVERIFY(between.finish() == HttpReader::Step::NeedMore);
    }

    void writesWhatItReads()
    {
        HttpHead head;
        head.method = "PROPFIND";
        head.target = "/x?y";
        head.fields = {{"Host", "h"}, {"X-Two", "1"}, {"X-Two", "2"}};
        QByteArray bytes;
        appendHead(bytes, head);
        QCOMPARE(bytes, "PROPFIND /x?y HTTP/1.1\r\nHost: h\r\nX-Two: 1\r\nX-Two: 2\r\n\r\n");
        HttpReader reader(HttpReader::Reads::Requests);
        reader.append(bytes);
        QVERIFY(reader.next() == HttpReader::Step::Head);
        QCOMPARE(reader.head(), head);
        QByteArray chunks;
        appendChunk(chunks, "abc");
        appendChunk(chunks, {});
        appendLastChunk(chunks);
        QCOMPARE(chunks, "3\r\nabc\r\n0\r\n\r\n");
    }
};

QTEST_GUILESS_MAIN(TstHttpReader)
#include "tst_httpreader.moc"
