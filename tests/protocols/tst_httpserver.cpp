// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocols/http/httpfacts.h"
#include "protocols/http/httpserver.h"
#include "support/recordedactions.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>
#include <cstring>
#include <limits>

using namespace swb;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace {

/// A file of this size, the first bytes of which the system has cached in memory, and which ends early.
class FakeFile final : public ServedFile
{
public:
    FakeFile(qint64 bytes, qint64 atHand)
        : m_bytes(bytes)
        , m_atHand(atHand)
    { }
    std::optional<qint64> readAtOnce(char *into, qint64 most) override
    {
        if (m_at >= m_atHand && m_at < m_bytes)
            return std::nullopt;
        return read(into, qMin(most, qMax(m_atHand - m_at, qint64(0))));
    }
    qint64 read(char *into, qint64 most) override
    {
        const qint64 got = qMin(most, m_bytes - m_at);
        std::memset(into, 'x', size_t(got));
        m_at += got;
        return got;
    }
    void seek(qint64 offset) override { m_at = offset; }

private:
    const qint64 m_bytes;
    const qint64 m_atHand;
    qint64 m_at = 0;
};

class FakeFileReply final : public HttpReply
{
public:
    explicit FakeFileReply(qint64 bytes)
        : m_bytes(bytes)
    { }
    [[nodiscard]] HttpAnswer answer(const HttpRequest &) override
    {
        HttpAnswer answer;
        answer.file = std::make_shared<FakeFile>(m_bytes - missing, qMin(atHand, m_bytes));
        answer.fileBytes = m_bytes;
        return answer;
    }
    [[nodiscard]] std::optional<HttpAnswer> answerAtOnce(const HttpRequest &request) override
    {
        return mustWait ? std::nullopt : std::optional(answer(request));
    }

    bool mustWait = false;
    qint64 atHand = std::numeric_limits<qint64>::max(); ///< bytes
    qint64 missing = 0; ///< bytes at its end that existed when it was opened

private:
    const qint64 m_bytes;
};

std::shared_ptr<ProtocolMaker> serversOf(const QString &reply,
                                         const std::function<void(ServerSettings &)> &set = {})
{
    ServerSettings settings;
    settings.url = parseEndpoint(u"http://127.0.0.1:0"_s).value();
    settings.reply = reply;
    if (set)
        set(settings);
    const MadeProtocols made = httpServers(settings);
    [&] { QVERIFY2(made.ok(), made.ok() ? "" : qPrintable(made.error().toString())); }();
    return made.value();
}

/// One connection of a server with this reply.
struct Connection
{
    explicit Connection(const QString &reply, const std::function<void(ServerSettings &)> &set = {})
        : maker(serversOf(reply, set))
        , actions(maker->make({}))
    {
        actions.open();
    }
    QByteArray ask(const QByteArray &request)
    {
        actions.writes.clear();
        actions.receive(request);
        return actions.written();
    }

    std::shared_ptr<ProtocolMaker> maker;
    RecordedActions actions;
};

std::unique_ptr<HttpServer> serverOf(std::shared_ptr<HttpReply> reply, const HttpServerLimits &limits = {})
{
    auto service = std::make_shared<HttpService>();
    service->reply = std::move(reply);
    service->limits = limits;
    return std::make_unique<HttpServer>(service);
}

QByteArray bodyOf(const QByteArray &response)
{
    return response.sliced(response.indexOf("\r\n\r\n") + 4);
}

QByteArray statusOf(const QByteArray &response)
{
    return response.mid(9, 3);
}

QString fieldOf(const ProtocolFacts &facts, const QString &name)
{
    for (const ProtocolField &field : facts.fields) {
        if (field.name == name)
            return field.value;
    }
    return {};
}

} // namespace

class TstHttpServer : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    /// A1 of the lecture notes, with its exact request bytes.
    void answersARequestAsItWasTyped()
    {
        Connection connection(u"fixed:Hello"_s);
        const QByteArray response = connection.ask("GET / HTTP/1.1\r\nHost: www.example.com\r\n\r\n");
        QVERIFY(response.startsWith("HTTP/1.1 200 OK\r\n"));
        QVERIFY(response.contains("\r\nContent-Length: 5\r\n"));
        QVERIFY(response.contains("\r\nDate: Thu, 01 Jan 1970 00:00:00 GMT\r\n"));
        QCOMPARE(bodyOf(response), "Hello");
        QVERIFY(!connection.actions.finished);
        QCOMPARE(connection.actions.told.size(), 2);
        QCOMPARE(connection.actions.told[0].summary, u"GET /"_s);
        QVERIFY(connection.actions.told[1].summary.startsWith(u"GET / 200 5 B "));
        QCOMPARE(fieldOf(connection.actions.told[0], u"host"_s), u"www.example.com"_s);
        QCOMPARE(fieldOf(connection.actions.told[1], u"status"_s), u"200"_s);
        QCOMPARE(fieldOf(connection.actions.told[1], u"method"_s), u"GET"_s);
        QCOMPARE(connection.actions.messages[1], "Hello");
    }

    void echoSaysWhatCame()
    {
        Connection connection(u"echo"_s);
        const QByteArray response = connection.ask(
            "POST /a%20b?x=1 HTTP/1.1\r\nHost: h\r\nX-A: 1\r\nX-A: 2\r\nContent-Length: 4\r\n\r\nbody");
        const QJsonObject said = QJsonDocument::fromJson(bodyOf(response)).object();
        QCOMPARE(said[u"method"].toString(), u"POST"_s);
        QCOMPARE(said[u"path"].toString(), u"/a%20b"_s);
        QCOMPARE(said[u"query"].toString(), u"x=1"_s);
        QCOMPARE(said[u"body"].toString(), u"body"_s);
        QCOMPARE(said[u"headers"][u"X-A"].toString(), u"1, 2"_s);
        const QByteArray binary
            = connection.ask("POST / HTTP/1.1\r\nHost: h\r\nContent-Length: 1\r\n\r\n\xff");
        QCOMPARE(QJsonDocument::fromJson(bodyOf(binary)).object()[u"bodyBase64"].toString(), u"/w=="_s);
    }

    void answersPipelinedRequestsInOrder()
    {
        Connection connection(u"echo"_s);
        const QByteArray both
            = connection.ask("GET /1 HTTP/1.1\r\nHost: h\r\n\r\nGET /2 HTTP/1.1\r\nHost: h\r\n\r\n");
        QVERIFY(both.indexOf("/1") > 0);
        QVERIFY(both.indexOf("/2") > both.indexOf("/1"));
    }

    void answersWhilePeerTakesThem()
    {
        Connection connection(u"fixed:x"_s);
        connection.actions.waiting = true;
        QVERIFY(connection.ask("GET /1 HTTP/1.1\r\nHost: h\r\n\r\n").isEmpty());
        connection.actions.goOn();
        QCOMPARE(statusOf(connection.actions.written()), "200");
    }

    void headHasNoBody()
    {
        Connection connection(u"fixed:Hello"_s);
        const QByteArray response = connection.ask("HEAD / HTTP/1.1\r\nHost: h\r\n\r\n");
        QVERIFY(response.contains("Content-Length: 5"));
        QVERIFY(bodyOf(response).isEmpty());
    }

    void versionOneZeroEndsTheConnection()
    {
        Connection closing(u"fixed:x"_s);
        QVERIFY(closing.ask("GET / HTTP/1.0\r\n\r\n").contains("Connection: close"));
        QVERIFY(closing.actions.finished);
        Connection kept(u"fixed:x"_s);
        QVERIFY(
            kept.ask("GET / HTTP/1.0\r\nConnection: keep-alive\r\n\r\n").contains("Connection: keep-alive"));
        QVERIFY(!kept.actions.finished);
        Connection wanted(u"fixed:x"_s);
        QVERIFY(wanted.ask("GET / HTTP/1.1\r\nHost: h\r\nConnection: close\r\n\r\n")
                    .contains("Connection: close"));
        QVERIFY(wanted.actions.finished);
        Connection settled(u"fixed:x"_s, [](ServerSettings &it) { it.closeAfterReply = true; });
        QVERIFY(settled.ask("GET / HTTP/1.1\r\nHost: h\r\n\r\n").contains("Connection: close"));
        QVERIFY(settled.actions.finished);
    }

    void chunkedIsAnsweredChunked()
    {
        Connection connection(u"fixed:Hello"_s);
        const QByteArray response = connection.ask(
            "POST / HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: chunked\r\n\r\n1\r\na\r\n0\r\n\r\n");
        QVERIFY(response.contains("Transfer-Encoding: chunked"));
        QVERIFY(!response.contains("Content-Length"));
        QCOMPARE(bodyOf(response), "5\r\nHello\r\n0\r\n\r\n");
    }

    void continueIsSaidBeforeTheBody()
    {
        Connection connection(u"echo"_s);
        QCOMPARE(
            connection.ask("POST / HTTP/1.1\r\nHost: h\r\nExpect: 100-continue\r\nContent-Length: 2\r\n\r\n"),
            "HTTP/1.1 100 Continue\r\n\r\n");
        QCOMPARE(statusOf(connection.ask("ok")), "200");
    }

    void refusesAndEndsTheConnection_data()
    {
        QTest::addColumn<QByteArray>("request");
        QTest::addColumn<QByteArray>("status");
        QTest::newRow("no HTTP") << QByteArray("hello\r\n\r\n") << QByteArray("400");
        QTest::newRow("no host") << QByteArray("GET / HTTP/1.1\r\n\r\n") << QByteArray("400");
        QTest::newRow("two hosts") << QByteArray("GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n")
                                   << QByteArray("400");
        QTest::newRow("expectation") << QByteArray("GET / HTTP/1.1\r\nHost: a\r\nExpect: x\r\n\r\n")
                                     << QByteArray("417");
        QTest::newRow("too large by its header") << QByteArray(
            "POST / HTTP/1.1\r\nHost: a\r\nExpect: 100-continue\r\nContent-Length: 5000000\r\n\r\n")
                                                 << QByteArray("413");
    }
    void refusesAndEndsTheConnection()
    {
        QFETCH(QByteArray, request);
        QFETCH(QByteArray, status);
        Connection connection(u"echo"_s);
        const QByteArray response = connection.ask(request);
        QCOMPARE(statusOf(response), status);
        QVERIFY(response.contains("Connection: close"));
        QVERIFY(connection.actions.finished);
        QCOMPARE(connection.actions.errors.size(), 1);
        QCOMPARE(connection.actions.errors[0].code, ErrorCode::BadMessage);
        QVERIFY(connection.ask("GET / HTTP/1.1\r\nHost: h\r\n\r\n").isEmpty());
    }

    void bodyHasABound()
    {
        HttpServerLimits limits;
        limits.bodyBytes = 10;
        for (const int over : {-1, 0, 1}) {
            const QByteArray body(10 + over, 'b');
            RecordedActions byLength(serverOf(std::make_shared<FakeFileReply>(1), limits));
            byLength.receive(QByteArray("POST / HTTP/1.1\r\nHost: h\r\nContent-Length: "
                                        + QByteArray::number(body.size()) + "\r\n\r\n" + body));
            QCOMPARE(statusOf(byLength.written()), over > 0 ? "413" : "200");
            RecordedActions byChunks(serverOf(std::make_shared<FakeFileReply>(1), limits));
            byChunks.receive(QByteArray("POST / HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: chunked\r\n\r\n"
                                        + QByteArray::number(body.size(), 16) + "\r\n" + body
                                        + "\r\n0\r\n\r\n"));
            QCOMPARE(statusOf(byChunks.written()), over > 0 ? "413" : "200");
        }
    }

    void fileGoesOutInPieces()
    {
        const qint64 bytes = 300'000;
        RecordedActions actions(serverOf(std::make_shared<FakeFileReply>(bytes)));
        actions.waiting = true;
        actions.receive("GET / HTTP/1.1\r\nHost: h\r\n\r\nGET / HTTP/1.1\r\nHost: h\r\n\r\n");
        QVERIFY(actions.writes.isEmpty());
        actions.goOn();
        QVERIFY(!actions.protocol->isFull());
        QCOMPARE(actions.written().count("HTTP/1.1 200 OK"), 2);
        for (const QByteArray &write : actions.writes)
            QVERIFY(write.size() <= 70'000);
        QCOMPARE(actions.written().count('x'), 2 * bytes);
    }

    /// Requests that arrive meanwhile wait for their turn, and nothing times out.
    void answerMayComeFromElsewhere()
    {
        const auto reply = std::make_shared<FakeFileReply>(3);
        reply->mustWait = true;
        RecordedActions actions(serverOf(reply));
        actions.holdsJobs = true;
        actions.open();
        actions.receive("GET /1 HTTP/1.1\r\nHost: h\r\n\r\nGET /2 HTTP/1.1\r\nHost: h\r\n\r\n");
        QVERIFY(actions.protocol->isFull());
        QCOMPARE(actions.protocol->unsent(), 1);
        actions.now += 3'600'000'000'000;
        QVERIFY(actions.wake());
        QVERIFY(actions.writes.isEmpty());
        QVERIFY(actions.runJob());
        QCOMPARE(actions.written().count("HTTP/1.1 200 OK"), 1);
        QVERIFY(actions.runJob());
        QCOMPARE(actions.written().count("HTTP/1.1 200 OK"), 2);
        QVERIFY(!actions.runJob());
        QVERIFY(!actions.protocol->isFull());
        QVERIFY(actions.told.last().summary.startsWith(u"GET /2 200 3 B "));
    }

    void answerFromElsewhereMayComeTooLate()
    {
        const auto reply = std::make_shared<FakeFileReply>(3);
        reply->mustWait = true;
        RecordedActions actions(serverOf(reply));
        actions.holdsJobs = true;
        actions.receive("GET / HTTP/1.1\r\nHost: h\r\n\r\n");
        QCOMPARE(actions.protocol->forgetUnsent(), 1);
        QVERIFY(actions.runJob());
        QVERIFY(actions.writes.isEmpty());
    }

    void fileMayComeFromTheDisk_data()
    {
        QTest::addColumn<qint64>("bytes");
        QTest::addColumn<qint64>("atHand");
        for (const qint64 bytes : {1, 1000, (64 << 10) - 1, 64 << 10, (64 << 10) + 1, 1'000'000}) {
            for (const qint64 atHand : {0, 1, 64 << 10, 300'000})
                QTest::addRow("%d of which %d", int(bytes), int(atHand)) << bytes << atHand;
        }
    }
    void fileMayComeFromTheDisk()
    {
        QFETCH(qint64, bytes);
        QFETCH(qint64, atHand);
        const auto reply = std::make_shared<FakeFileReply>(bytes);
        reply->atHand = atHand;
        for (const QByteArray &more : {QByteArray(), QByteArray("Transfer-Encoding: chunked\r\n")}) {
            RecordedActions actions(serverOf(reply));
            const QByteArray end = more.isEmpty() ? "" : "0\r\n\r\n";
            actions.receive(QByteArray("GET / HTTP/1.1\r\nHost: h\r\n" + more + "\r\n" + end));
            QCOMPARE(bodyOf(actions.written()).count('x'), bytes);
            QCOMPARE(actions.messages.last(), QByteArray(qMin(bytes, qint64(toldBodyBytes)), 'x'));
            QCOMPARE(fieldOf(actions.told.last(), u"length"_s), QString::number(bytes));
            QVERIFY(!actions.finished);
        }
    }

    void fileThatWasCutEndsTheConnection_data()
    {
        QTest::addColumn<qint64>("atHand");
        QTest::newRow("in memory") << std::numeric_limits<qint64>::max();
        QTest::newRow("on the disk") << qint64(0);
    }
    void fileThatWasCutEndsTheConnection()
    {
        QFETCH(qint64, atHand);
        const auto reply = std::make_shared<FakeFileReply>(100'000);
        reply->atHand = atHand;
        reply->missing = 1;
        RecordedActions actions(serverOf(reply));
        actions.receive("GET / HTTP/1.1\r\nHost: h\r\n\r\nGET / HTTP/1.1\r\nHost: h\r\n\r\n");
        QVERIFY(actions.finished);
        QCOMPARE(actions.written().count('x'), 99'999);
        QCOMPARE(actions.errors.size(), 1);
        QCOMPARE(actions.errors[0].code, ErrorCode::FileUnreadable);
    }

    void logHasTheBodyThatWasSent_data()
    {
        QTest::addColumn<qsizetype>("size");
        for (const qsizetype size : {-1, 0, 1}) { // around one piece, and around what the log keeps
            QTest::addRow("%d from a piece", int(size)) << (64 << 10) + size;
            QTest::addRow("%d from two", int(size)) << (128 << 10) + size;
        }
        QTest::newRow("nothing") << qsizetype(0);
    }
    void logHasTheBodyThatWasSent()
    {
        QFETCH(qsizetype, size);
        const QByteArray body = QByteArray("0123456789abcdef-").repeated(int(size / 17 + 1)).first(size);
        Connection connection(u"fixed:"_s + QString::fromLatin1(body));
        QCOMPARE(bodyOf(connection.ask("GET / HTTP/1.1\r\nHost: h\r\n\r\n")), body);
        QCOMPARE(connection.actions.messages[1], body.first(qMin(size, toldBodyBytes)));
        (void)connection.ask("POST / HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n");
        QCOMPARE(connection.actions.messages[3], body.first(qMin(size, toldBodyBytes)));
        QCOMPARE(fieldOf(connection.actions.told[3], u"length"_s), QString::number(size));
    }

    void largeFileLetsOthersHaveTheirTurn()
    {
        RecordedActions actions(serverOf(std::make_shared<FakeFileReply>(10 << 20)));
        actions.receive("GET / HTTP/1.1\r\nHost: h\r\n\r\n");
        QVERIFY(actions.written().size() < 2 << 20);
        QVERIFY(actions.protocol->isFull());
        while (actions.protocol->isFull())
            QVERIFY(actions.wake());
        QCOMPARE(actions.written().count('x'), 10 << 20);
    }

    void delayHoldsTheAnswerBack()
    {
        Connection connection(u"fixed:x"_s, [](ServerSettings &it) { it.replyDelay = 50ms; });
        QVERIFY(connection.ask("GET / HTTP/1.1\r\nHost: h\r\n\r\n").isEmpty());
        QCOMPARE(connection.actions.protocol->unsent(), 1);
        QVERIFY(connection.actions.wake());
        QCOMPARE(connection.actions.now, 50'000'000);
        QCOMPARE(statusOf(connection.actions.written()), "200");
    }

    void slowRequestIsToldSo()
    {
        Connection slow(u"fixed:x"_s);
        (void)slow.ask("GET / HT");
        while (slow.actions.writes.isEmpty())
            QVERIFY(slow.actions.wake());
        QCOMPARE(statusOf(slow.actions.written()), "408");
        QVERIFY(slow.actions.finished);
        QCOMPARE(slow.actions.now, 10'000'000'000);

        Connection body(u"fixed:x"_s);
        (void)body.ask("POST / HTTP/1.1\r\nHost: h\r\nContent-Length: 4096\r\n\r\n" + QByteArray(2048, 'b'));
        while (body.actions.writes.isEmpty())
            QVERIFY(body.actions.wake());
        QCOMPARE(statusOf(body.actions.written()), "408");
        QCOMPARE(body.actions.now, 22'000'000'000);

        Connection silent(u"fixed:x"_s);
        while (!silent.actions.finished)
            QVERIFY(silent.actions.wake());
        QVERIFY(silent.actions.writes.isEmpty());
        QCOMPARE(silent.actions.now, 60'000'000'000);
    }

    void endOfThePeerIsTheEndBehindTheAnswers()
    {
        Connection connection(u"fixed:x"_s);
        (void)connection.ask("GET / HTTP/1.1\r\nHost: h\r\n\r\n");
        connection.actions.finishPeer();
        QVERIFY(connection.actions.closed);
        Connection within(u"fixed:x"_s);
        (void)within.ask("GET / HT");
        within.actions.finishPeer();
        QCOMPARE(statusOf(within.actions.written()), "400");
    }

    void headersAndStatusAreSettings()
    {
        Connection connection(u"fixed:{}"_s, [](ServerSettings &it) {
            it.http.status = 404;
            it.http.headers = QStringList{u"content-type: application/json"_s, u"X-A: b"_s};
        });
        const QByteArray response = connection.ask("GET / HTTP/1.1\r\nHost: h\r\n\r\n");
        QVERIFY(response.startsWith("HTTP/1.1 404 Not Found\r\n"));
        QVERIFY(response.contains("\r\ncontent-type: application/json\r\n"));
        QVERIFY(!response.contains("text/plain"));
        QVERIFY(response.contains("\r\nX-A: b\r\n"));
        for (const QString &line : {u"none"_s, u"A b: c"_s, u"A: b\r\nC: d"_s, u"Content-Length: 1"_s}) {
            ServerSettings settings;
            settings.http.headers = QStringList{line};
            QCOMPARE(httpServers(settings).ok(), false);
        }
    }

    void badReplyIsRefused()
    {
        for (const QString &reply : {u"nonsense"_s, u"fixed"_s, u"echo:x"_s}) {
            ServerSettings settings;
            settings.reply = reply;
            const MadeProtocols made = httpServers(settings);
            QVERIFY(!made.ok());
            QCOMPARE(made.error().code, ErrorCode::BadReply);
        }
    }

    void userCannotSpeakFirst()
    {
        Connection connection(u"fixed:x"_s);
        connection.actions.send("hello");
        QCOMPARE(connection.actions.refusals.size(), 1);
        QVERIFY(connection.actions.writes.isEmpty());
    }
};

QTEST_GUILESS_MAIN(TstHttpServer)
#include "tst_httpserver.moc"
