// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocols/http/httpclient.h"
#include "support/recordedactions.h"

#include <QTest>
#include <zlib.h>

using namespace swb;
using namespace Qt::StringLiterals;

namespace {

/// A client of http://example.org:8080/base, connected.
struct Session
{
    explicit Session(const std::function<void(ClientSettings &)> &set = {})
        : actions(make(set))
    {
        actions.open();
    }
    static std::unique_ptr<Protocol> make(const std::function<void(ClientSettings &)> &set)
    {
        ClientSettings settings;
        settings.url = parseEndpoint(u"http://example.org:8080/base"_s).value();
        if (set)
            set(settings);
        return std::make_unique<HttpClient>(settings);
    }
    QByteArray send(const QByteArray &text)
    {
        actions.writes.clear();
        actions.send(text);
        return actions.written();
    }
    [[nodiscard]] QByteArray body() const { return actions.delivered.join(); }

    RecordedActions actions;
};

/// A response with this body.
QByteArray response(const QByteArray &status, const QByteArray &fields, const QByteArray &body)
{
    return "HTTP/1.1 " + status + "\r\n" + fields + "Content-Length: " + QByteArray::number(body.size())
        + "\r\n\r\n" + body;
}

QByteArray compressed(const QByteArray &bytes, int windowBits)
{
    z_stream zlib = {};
    deflateInit2(&zlib, Z_BEST_COMPRESSION, Z_DEFLATED, windowBits, 8, Z_DEFAULT_STRATEGY);
    QByteArray out(qsizetype(deflateBound(&zlib, uLong(bytes.size()))) + 64, '\0');
    zlib.next_in = reinterpret_cast<Bytef *>(const_cast<char *>(bytes.data()));
    zlib.avail_in = uInt(bytes.size());
    zlib.next_out = reinterpret_cast<Bytef *>(out.data());
    zlib.avail_out = uInt(out.size());
    deflate(&zlib, Z_FINISH);
    out.resize(qsizetype(zlib.total_out));
    deflateEnd(&zlib);
    return out;
}

} // namespace

class TstHttpClient : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void addsWhatIsMissing_data()
    {
        QTest::addColumn<QByteArray>("typed");
        QTest::addColumn<QByteArray>("sent");
        const QByteArray host = "Host: example.org:8080\r\n";
        QTest::newRow("nothing") << QByteArray() << "GET /base HTTP/1.1\r\n" + host + "\r\n";
        QTest::newRow("a path") << QByteArray("GET /data?x=1")
                                << "GET /data?x=1 HTTP/1.1\r\n" + host + "\r\n";
        QTest::newRow("A1") << QByteArray("GET / HTTP/1.1\r\nHost: www.example.com\r\n\r\n")
                            << QByteArray("GET / HTTP/1.1\r\nHost: www.example.com\r\n\r\n");
        QTest::newRow("1.0") << QByteArray("GET / HTTP/1.0") << "GET / HTTP/1.0\r\n" + host + "\r\n";
        QTest::newRow("body") << QByteArray("POST /p\nA:  b \n\nx\ny")
                              << "POST /p HTTP/1.1\r\n" + host + "A: b\r\nContent-Length: 3\r\n\r\nx\ny";
        QTest::newRow("empty body") << QByteArray("PUT /p")
                                    << "PUT /p HTTP/1.1\r\n" + host + "Content-Length: 0\r\n\r\n";
        QTest::newRow("chunked") << QByteArray("POST /p\nTransfer-Encoding: chunked\n\nabc")
                                 << "POST /p HTTP/1.1\r\n" + host
                + "Transfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n0\r\n\r\n";
        QTest::newRow("beyond ASCII") << QByteArray("GET /ü") << "GET /%C3%BC HTTP/1.1\r\n" + host + "\r\n";
    }
    void addsWhatIsMissing()
    {
        QFETCH(QByteArray, typed);
        Session session;
        QTEST(session.send(typed), "sent");
        QCOMPARE(session.actions.told.size(), 1);
    }

    void refusesWhatIsNoRequest()
    {
        for (const QByteArray &typed : {QByteArray("hello"), QByteArray("GET / x y"), QByteArray("GET path"),
                                        QByteArray("GET / HTTP/3"), QByteArray("GET /\nnonsense\n\n"),
                                        QByteArray("GET /\nA: b\x01\n\n"), QByteArray("G@T /")}) {
            Session session;
            QVERIFY2(session.send(typed).isEmpty(), typed.constData());
            QCOMPARE(session.actions.refusals.size(), 1);
            QCOMPARE(session.actions.refusals[0].code, ErrorCode::BadRequest);
        }
    }

    void bodyIsWhatTheWatcherGets()
    {
        const QByteArray bytes = response("200 OK", "Content-Type: text/plain\r\n", "Hello")
            + "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n2\r\nde\r\n0\r\n\r\n";
        for (qsizetype cut = 0; cut <= bytes.size(); ++cut) {
            Session session;
            session.send("GET /1");
            session.send("GET /2");
            session.actions.receive(bytes.first(cut));
            session.actions.receive(bytes.sliced(cut));
            QCOMPARE(session.body(), "Helloabcde");
            QCOMPARE(session.actions.told.size(), 4);
            QVERIFY(session.actions.told[2].summary.startsWith(u"GET /1 200 5 B "));
            QVERIFY(session.actions.told[3].summary.startsWith(u"GET /2 200 5 B "));
            QCOMPARE(session.actions.delivered.count(QByteArray()), 2); // each one's end
        }
    }

    /// The client did not know about it when the previous answer arrived.
    void aHeadIsAnsweredThoughItIsAskedLater()
    {
        Session session;
        session.send("GET /");
        session.actions.receive(response("200 OK", {}, "hello"));
        QCOMPARE(session.actions.delivered.size(), 2); // a part, and the end
        session.send("HEAD /");
        session.actions.receive("HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\n");
        session.send("GET /");
        session.actions.receive(response("200 OK", {}, "again"));
        QCOMPARE(session.body(), "helloagain");
        QVERIFY(session.actions.errors.isEmpty());
    }

    void headAndNoContentHaveNoBody()
    {
        Session session;
        session.send("HEAD /");
        session.send("DELETE /x");
        session.actions.receive(
            "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nHTTP/1.1 204 No Content\r\n\r\n");
        QCOMPARE(session.body(), "");
        QCOMPARE(session.actions.delivered.size(), 2);
        QVERIFY(session.actions.breaks.isEmpty());
    }

    void bodyMayEndWithTheConnection()
    {
        Session session;
        session.send("GET /");
        session.actions.receive("HTTP/1.0 200 OK\r\n\r\nall of it");
        session.actions.finishPeer();
        QCOMPARE(session.body(), "all of it");
        QVERIFY(session.actions.breaks.isEmpty());
        session.send("GET /");
        QCOMPARE(session.actions.refusals.last().code, ErrorCode::NotConnected);
    }

    void cutAnswerIsAnError()
    {
        Session session;
        session.send("GET /");
        session.actions.receive("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nhalf");
        session.actions.finishPeer();
        QCOMPARE(session.actions.breaks.size(), 1);
        QCOMPARE(session.actions.breaks[0].code, ErrorCode::BadMessage);
    }

    void unaskedAnswerIsAnError()
    {
        Session session;
        session.actions.receive(response("200 OK", {}, "x"));
        QCOMPARE(session.actions.breaks.size(), 1);
    }

    void encodedBodiesAreDecoded_data()
    {
        QTest::addColumn<QByteArray>("encoding");
        QTest::addColumn<int>("windowBits");
        QTest::newRow("gzip") << QByteArray("gzip") << 16 + MAX_WBITS;
        QTest::newRow("deflate") << QByteArray("deflate") << MAX_WBITS;
        QTest::newRow("bare deflate") << QByteArray("deflate") << -MAX_WBITS;
    }
    void encodedBodiesAreDecoded()
    {
        QFETCH(QByteArray, encoding);
        QFETCH(int, windowBits);
        const QByteArray text = QByteArray("Hello, world. ").repeated(20);
        const QByteArray bytes
            = response("200 OK", "Content-Encoding: " + encoding + "\r\n", compressed(text, windowBits));
        for (qsizetype cut = 0; cut <= bytes.size(); ++cut) {
            Session session;
            session.send("GET /");
            session.actions.receive(bytes.first(cut));
            session.actions.receive(bytes.sliced(cut));
            QCOMPARE(session.body(), text);
            QCOMPARE(session.actions.messages.last(), text);
        }
    }

    void bombIsRefused()
    {
        const QByteArray bomb = compressed(QByteArray(64 << 20, '\0'), 16 + MAX_WBITS);
        Session session;
        session.send("GET /");
        session.actions.receive(response("200 OK", "Content-Encoding: gzip\r\n", bomb));
        QCOMPARE(session.actions.breaks.size(), 1);
        QVERIFY(session.body().size() <= ContentDecoder::mostGrowth * bomb.size());
        Session garbage;
        garbage.send("GET /");
        garbage.actions.receive(response("200 OK", "Content-Encoding: gzip\r\n", "nonsense"));
        QCOMPARE(garbage.actions.breaks.size(), 1);
    }

    void redirectsToTheSameServerAreFollowed()
    {
        Session session;
        session.send("POST /form\nX-A: b\n\nbody");
        session.actions.writes.clear();
        session.actions.receive(response("302 Found", "Location: other?x#y\r\n", "moved"));
        QCOMPARE(session.actions.written(),
                 "GET /other?x HTTP/1.1\r\nHost: example.org:8080\r\nX-A: b\r\n\r\n");
        session.actions.writes.clear();
        session.actions.receive(
            response("307 Temporary Redirect", "Location: http://EXAMPLE.org:8080\r\n", "moved"));
        QVERIFY(session.actions.written().startsWith("GET / HTTP/1.1\r\n"));
        session.actions.receive(response("200 OK", {}, "there"));
        QCOMPARE(session.body(), "there");
        QCOMPARE(session.actions.told.size(), 6); // each is shown
    }

    void temporaryRedirectKeepsTheBody()
    {
        Session session;
        session.send("POST /a\n\nbody");
        session.actions.writes.clear();
        session.actions.receive(response("308 Permanent Redirect", "Location: /b\r\n", {}));
        QCOMPARE(session.actions.written(),
                 "POST /b HTTP/1.1\r\nHost: example.org:8080\r\nContent-Length: 4\r\n\r\nbody");
    }

    void otherRedirectsAreToldAndNotFollowed_data()
    {
        QTest::addColumn<QByteArray>("fields");
        QTest::newRow("another host") << QByteArray("Location: http://evil.example/\r\n");
        QTest::newRow("another scheme") << QByteArray("Location: https://example.org:8080/\r\n");
        QTest::newRow("another port") << QByteArray("Location: //example.org/\r\n");
        QTest::newRow("no URL") << QByteArray("Location: http://[\r\n");
        QTest::newRow("closing") << QByteArray("Location: /x\r\nConnection: close\r\n");
    }
    void otherRedirectsAreToldAndNotFollowed()
    {
        QFETCH(QByteArray, fields);
        Session session;
        session.send("GET /");
        session.actions.writes.clear();
        session.actions.receive(response("301 Moved Permanently", fields, "moved"));
        QVERIFY(session.actions.writes.isEmpty());
        QCOMPARE(session.body(), "moved");
        QCOMPARE(session.actions.errors.size(), 1);
        QCOMPARE(session.actions.errors[0].code, ErrorCode::NotFollowed);
    }

    void redirectsElsewhereAreGivenAway()
    {
        Session session([](ClientSettings &it) {
            it.http.elsewhere = true;
            it.http.cookies = true;
        });
        session.send(
            "POST /a\nAuthorization: Basic eDp5\nX-A: b\nCookie: c=d\nContent-Type: text/plain\n\nbody");
        session.actions.writes.clear();
        session.actions.receive(
            response("307 Temporary Redirect", "Location: https://me:secret@EXAMPLE.com/b?c#d\r\n", "moved"));
        QVERIFY(session.actions.writes.isEmpty());
        QVERIFY(session.actions.delivered.isEmpty());
        QVERIFY(session.actions.errors.isEmpty());
        QCOMPARE(session.actions.elsewhere.size(), 1);
        const AskedElsewhere &to = session.actions.elsewhere.first();
        QCOMPARE(to.url.toString(), u"https://example.com:443/b?c"_s);
        QCOMPARE(to.redirects, 4);
        Session other([&](ClientSettings &it) { it.url = to.url; });
        QCOMPARE(other.send(to.message),
                 "POST /b?c HTTP/1.1\r\nHost: example.com\r\nX-A: b\r\nContent-Type: text/plain\r\n"
                 "Content-Length: 4\r\n\r\nbody");
        session.send("POST /a\nExpect: 100-continue\n\nbody"); // the connection is unchanged
        session.actions.receive(response("303 See Other", "Location: http://[::1]:81\r\n", {}));
        QCOMPARE(session.actions.elsewhere.size(), 2);
        QCOMPARE(session.actions.elsewhere[1].url.toString(), u"http://[::1]:81"_s);
        QCOMPARE(session.actions.elsewhere[1].message, "GET / HTTP/1.1\r\n\r\n");
        QVERIFY(session.actions.closed); // because the body is missing
    }

    void notEverythingIsAskedForElsewhere_data()
    {
        QTest::addColumn<QByteArray>("location");
        QTest::addColumn<QString>("where");
        QTest::newRow("no HTTP") << QByteArray("ftp://other/x") << u"ftp://other/x"_s;
        QTest::newRow("a file") << QByteArray("file:///etc/passwd") << u"file:///etc/passwd"_s;
        QTest::newRow("in the clear") << QByteArray("//other:80/x") << u"https://other:80/x"_s;
        QTest::newRow("no longer encrypted")
            << QByteArray("http://example.org:8080/") << u"http://example.org:8080/"_s;
        QTest::newRow("no host") << QByteArray("https:///x") << u"https:///x"_s;
    }
    void notEverythingIsAskedForElsewhere()
    {
        QFETCH(QByteArray, location);
        QFETCH(QString, where);
        Session session([](ClientSettings &it) {
            it.url = parseEndpoint(u"https://example.org:8080"_s).value();
            it.http.elsewhere = true;
        });
        session.send("GET /");
        session.actions.receive(response("302 Found", "Location: " + location + "\r\n", "moved"));
        const bool isFollowed = location.startsWith("//");
        QCOMPARE(session.actions.elsewhere.size(), isFollowed ? 1 : 0);
        QCOMPARE(session.actions.errors.size(), isFollowed ? 0 : 1);
        if (!isFollowed)
            QVERIFY2(session.actions.errors[0].what.contains(where),
                     qPrintable(session.actions.errors[0].what));
    }

    void redirectsHaveAnEnd()
    {
        for (const int most : {0, 1, 5}) {
            Session session([most](ClientSettings &it) { it.http.redirects = most; });
            session.send("GET /");
            int followed = 0;
            for (; followed < 10; ++followed) {
                session.actions.writes.clear();
                session.actions.receive(response("302 Found", "Location: /\r\n", {}));
                if (session.actions.writes.isEmpty())
                    break;
            }
            QCOMPARE(followed, most);
        }
    }

    void cookiesAreKeptOnRequest()
    {
        Session session([](ClientSettings &it) { it.http.cookies = true; });
        session.send("GET /a/b");
        session.actions.receive(response(
            "200 OK",
            "Set-Cookie: id=1; Path=/; HttpOnly\r\nSet-Cookie: deep=2\r\nSet-Cookie: tls=3; Secure\r\n"
            "Set-Cookie: foreign=4; Domain=other.example\r\n",
            {}));
        QVERIFY(session.send("GET /a/c").contains("\r\nCookie: deep=2; id=1\r\n"));
        QVERIFY(session.send("GET /").contains("\r\nCookie: id=1\r\n"));
        session.actions.receive(response("200 OK", "Set-Cookie: id=; Max-Age=0; Path=/\r\n", {}));
        QVERIFY(!session.send("GET /").contains("Cookie"));
        Session without;
        without.send("GET /");
        without.actions.receive(response("200 OK", "Set-Cookie: id=1\r\n", {}));
        QVERIFY(!without.send("GET /").contains("Cookie"));
    }

    void bodyWaitsUntilItIsAskedFor()
    {
        const QByteArray head = "POST /a HTTP/1.1\r\nHost: example.org:8080\r\nExpect: 100-Continue\r\n"
                                "Content-Length: 4\r\n\r\n";
        const QByteArray typed = "POST /a\nExpect: 100-Continue\n\nbody";
        Session asked;
        QCOMPARE(asked.send(typed), head);
        asked.actions.receive("HTTP/1.1 103 Early Hints\r\n\r\n");
        QCOMPARE(asked.actions.written(), head);
        asked.actions.receive("HTTP/1.1 100 Continue\r\n\r\n");
        QCOMPARE(asked.actions.written(), QByteArray(head + "body"));
        asked.actions.receive(response("200 OK", {}, "there"));
        QCOMPARE(asked.body(), "there");
        QCOMPARE(asked.actions.messages, (QList<QByteArray>{{}, {}, "body", "there"}));
        QVERIFY(!asked.actions.closed);

        Session silent;
        silent.send(typed);
        QCOMPARE(silent.actions.wakeAtNs - silent.actions.now,
                 std::chrono::nanoseconds(HttpClient::continueTime).count());
        QVERIFY(silent.actions.wake());
        QCOMPARE(silent.actions.written(), QByteArray(head + "body"));
        silent.actions.receive("HTTP/1.1 100 Continue\r\n\r\n"); // too late
        QCOMPARE(silent.actions.written(), QByteArray(head + "body"));
        silent.actions.receive(response("200 OK", {}, "there"));
        QCOMPARE(silent.body(), "there");
    }

    void onlyABodyWaits_data()
    {
        QTest::addColumn<QByteArray>("typed");
        QTest::newRow("none") << QByteArray("POST /a\nExpect: 100-continue\n\n");
        QTest::newRow("HTTP/1.0") << QByteArray("POST /a HTTP/1.0\nExpect: 100-continue\n\nbody");
        QTest::newRow("something else") << QByteArray("POST /a\nExpect: much\n\nbody");
    }
    void onlyABodyWaits()
    {
        QFETCH(QByteArray, typed);
        Session session;
        QCOMPARE(session.send(typed).endsWith("\r\n\r\nbody"), typed.endsWith("body"));
        QCOMPARE(session.actions.wakeAtNs, -1);
    }

    void bodyThatNobodyWantsIsKept_data()
    {
        QTest::addColumn<QByteArray>("status");
        QTest::addColumn<QByteArray>("fields");
        QTest::newRow("refused") << QByteArray("417 Expectation Failed") << QByteArray();
        QTest::newRow("taken") << QByteArray("200 OK") << QByteArray();
        QTest::newRow("elsewhere") << QByteArray("307 Temporary Redirect") << QByteArray("Location: /b\r\n");
    }
    void bodyThatNobodyWantsIsKept()
    {
        QFETCH(QByteArray, status);
        QFETCH(QByteArray, fields);
        Session session;
        const QByteArray head = session.send("POST /a\nExpect: 100-continue\n\nbody");
        session.actions.send("GET /next");
        session.actions.receive(response(status, fields, "no"));
        QCOMPARE(session.actions.written(), head);
        QCOMPARE(session.body(), "no");
        QVERIFY(session.actions.closed); // nothing else may replace the body
        QCOMPARE(session.actions.refusals.size(), 1);
        QCOMPARE(session.actions.refusals[0].code, ErrorCode::NotConnected);
        QCOMPARE(session.actions.messages, (QList<QByteArray>{{}, "no"}));
        QCOMPARE(session.actions.errors.size(), fields.isEmpty() ? 0 : 1);
        session.actions.wake();
        QCOMPARE(session.actions.written(), head);
    }

    void whatStandsBehindAWaitingBodyWaitsToo()
    {
        Session session;
        session.send("GET /before");
        session.actions.send("POST /a\nExpect: 100-continue\n\nbody");
        session.actions.send("GET /b");
        session.actions.send("POST /c\nExpect: 100-continue\n\nmore");
        session.actions.send("GET /d");
        QCOMPARE(session.actions.writes.size(), 2);
        QCOMPARE(session.actions.protocol->unsent(), 4);
        session.actions.receive("HTTP/1.1 100 Continue\r\n\r\n"); // for the previous request
        QCOMPARE(session.actions.writes.size(), 2);
        session.actions.receive(response("200 OK", {}, "before"));
        session.actions.receive("HTTP/1.1 100 Continue\r\n\r\n");
        QCOMPARE(session.actions.writes.size(), 5);
        QCOMPARE(session.actions.writes[2], QByteArray("body"));
        QVERIFY(session.actions.writes[3].startsWith("GET /b "));
        QVERIFY(session.actions.writes[4].startsWith("POST /c ")
                && session.actions.writes[4].endsWith("\r\n\r\n"));
        QVERIFY(session.actions.wake());
        QCOMPARE(session.actions.writes[5], QByteArray("more"));
        QVERIFY(session.actions.writes[6].startsWith("GET /d "));
        QCOMPARE(session.actions.protocol->unsent(), 0);
    }

    void waitingBodiesAreAsManyBytesAsThereMayBe()
    {
        for (const qint64 more : {-1, 0, 1}) {
            Session session;
            session.send("POST /a\nExpect: 100-continue\n\nx");
            const QByteArray half("POST /b\n\n" + QByteArray(limits::sendQueueBytes / 2, 'x'));
            session.actions.send(half);
            const QByteArray start("POST /b\n\n");
            session.actions.send(
                QByteArray(start + QByteArray(limits::sendQueueBytes / 2 - start.size() + more, 'x')));
            QCOMPARE(session.actions.refusals.size(), more > 0 ? 1 : 0);
        }
    }

    void statusMayFail()
    {
        Session session([](ClientSettings &it) { it.http.fail = true; });
        session.send("GET /x");
        session.actions.receive(response("399 Odd", {}, "x"));
        QVERIFY(session.actions.refusals.isEmpty());
        session.send("GET /x");
        session.actions.receive(response("404 Not Found", {}, "nothing"));
        QCOMPARE(session.actions.refusals.size(), 1);
        QCOMPARE(session.actions.refusals[0].code, ErrorCode::ErrorAnswer);
        QCOMPARE(session.body(), "xnothing");
    }
};

QTEST_GUILESS_MAIN(TstHttpClient)
#include "tst_httpclient.moc"
