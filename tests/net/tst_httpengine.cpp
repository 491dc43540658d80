// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/files/fileintake.h"
#include "support/enginefixture.h"

#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QScopeGuard>
#include <QSemaphore>
#include <QTest>
#include <QThreadPool>
#include <optional>

using namespace swb;
using namespace Qt::StringLiterals;

/// HTTP through the engine, with both families of sockets, plain and with TLS.
class TstHttpEngine : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        QTest::failOnWarning(QRegularExpression(u".*"_s));
        make();
    }
    void cleanup() { m_fixture.reset(); }

    void requestsAreAnsweredOnOneConnection_data() { addRows(); }
    void requestsAreAnsweredOnOneConnection()
    {
        const EndpointId server = serve(u"echo"_s);
        const EndpointId client = open(server, u"/base"_s);
        for (const QByteArray &request :
             {QByteArray(), QByteArray("POST /data\nX-A: b\n\nbody"), QByteArray("HEAD /x")})
            m_fixture->engine->send(client, request);
        QTRY_COMPARE_WITH_TIMEOUT(m_fixture->replies[client].size(), 3, test::patienceMs);
        QVERIFY(m_parts.contains("\"path\": \"/base\""));
        QVERIFY(m_parts.contains("\"body\": \"body\""));
        QStringList summaries;
        const QList<Event> messages = m_fixture->events(EventKind::Message);
        for (const Event &event : messages)
            summaries << event.detail->protocol.summary.section(u' ', 0, 2);
        QCOMPARE(messages.size(), 12); // at both ends
        QCOMPARE(summaries.count(u"POST /data 200"_s), 2);
        QCOMPARE(summaries.count(u"HEAD /x 200"_s), 2);
    }

    void largeFileArrivesWhole_data() { addRows(); }
    void largeFileArrivesWhole()
    {
        QTemporaryDir folder;
        QByteArray content;
        for (int i = 0; i < 1'000'000; ++i)
            content += QByteArray::number(i);
        QFile file(folder.filePath(u"large"_s));
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write(content) == content.size());
        file.close();
        const EndpointId server = serve(u"files:"_s + folder.path());
        const EndpointId client = open(server, u"/large"_s);
        m_fixture->engine->send(client, {});
        QTRY_COMPARE_WITH_TIMEOUT(m_fixture->replies[client].size(), 1, test::patienceMs);
        QVERIFY(m_parts == content);
        // A client that disconnects halfway disturbs nobody else.
        m_fixture->engine->send(client, {});
        m_fixture->engine->abortClient(client);
        const EndpointId other = open(server, u"/large"_s);
        m_parts.clear();
        m_fixture->engine->send(other, {});
        QTRY_COMPARE_WITH_TIMEOUT(m_fixture->replies[other].size(), 1, test::patienceMs);
        QVERIFY(m_parts.endsWith(content.last(1000)));
    }

    /// Files for a reply are read by the pool's threads: meanwhile a network thread serves others.
    void aFolderIsOpenedOffTheNetworkThreads()
    {
        m_fixture = std::make_unique<test::EngineFixture>(1);
        QTemporaryDir folder;
        QSemaphore disk;
        QThreadPool &pool = *QThreadPool::globalInstance();
        const int threads = pool.maxThreadCount();
        for (int i = 0; i < threads; ++i)
            pool.start([&disk] { disk.acquire(); });
        const auto release = qScopeGuard([&] {
            disk.release(threads);
            pool.waitForDone();
        });
        ServerSettings files;
        files.url = parseEndpoint(u"http://127.0.0.1:0"_s).value();
        files.reply = u"files:"_s + folder.path();
        const EndpointId slow = m_fixture->engine->startServer(files);
        const EndpointId ended = m_fixture->engine->startServer(files);
        const EndpointId other = m_fixture->serve(u"tcp://127.0.0.1:0"_s);
        QCOMPARE(m_fixture->servers[other].state, ServerState::Listening);
        QVERIFY(!m_fixture->servers.contains(slow)
                || m_fixture->servers[slow].state == ServerState::Starting);
        m_fixture->engine->stopServer(ended);
        QTRY_COMPARE_WITH_TIMEOUT(m_fixture->servers[ended].state, ServerState::Stopped, test::patienceMs);
        disk.release(threads);
        QTRY_COMPARE_WITH_TIMEOUT(m_fixture->servers[slow].state, ServerState::Listening, test::patienceMs);
        QCOMPARE(m_fixture->servers[ended].state, ServerState::Stopped);
    }

    /// Not even while every disk thread is busy with another one.
    void slowDiskHoldsUpNobodyElse()
    {
        make(1);
        QTemporaryDir folder;
        QFile file(folder.filePath(u"name"_s));
        QVERIFY(file.open(QIODevice::WriteOnly));
        QSemaphore disk;
        QThreadPool &pool = FileIntake::disks();
        const int threads = pool.maxThreadCount();
        for (int i = 0; i < threads; ++i)
            pool.start([&disk] { disk.acquire(); });
        const auto release = qScopeGuard([&] {
            disk.release(threads);
            pool.waitForDone();
        });
        const auto openPlain = [this](EndpointId server) {
            return m_fixture->open(u"http://localhost:"_s
                                   + QString::number(m_fixture->addressOf(server).port));
        };
        ServerSettings settings;
        settings.reply = u"files:"_s + folder.path();
        const EndpointId files = m_fixture->serve(u"http://127.0.0.1:0"_s, settings);
        const EndpointId waiting = openPlain(files);
        m_fixture->engine->send(waiting, {}); // a listing of the folder
        const EndpointId gone = openPlain(files);
        m_fixture->engine->send(gone, {});
        settings.reply = u"echo"_s;
        const EndpointId other = openPlain(m_fixture->serve(u"http://127.0.0.1:0"_s, settings));
        m_fixture->engine->send(other, {});
        QTRY_COMPARE_WITH_TIMEOUT(m_fixture->replies[other].size(), 1, test::patienceMs);
        m_fixture->engine->abortClient(gone);
        QTRY_VERIFY_WITH_TIMEOUT(m_fixture->clients[gone].state >= LinkState::Closed, test::patienceMs);
        QCOMPARE(m_fixture->replies[waiting].size(), 0);
        m_parts.clear();
        disk.release(threads);
        QTRY_COMPARE_WITH_TIMEOUT(m_fixture->replies[waiting].size(), 1, test::patienceMs);
        QVERIFY(m_parts.contains("<a href=\"./name\">"));
    }

    void answerLeavesThoughThePeerHasFinished_data() { addRows(); }
    void answerLeavesThoughThePeerHasFinished()
    {
        const EndpointId server = serve(
            u"fixed:Hello"_s, [](ServerSettings &it) { it.replyDelay = std::chrono::milliseconds(50); });
        const EndpointId client = open(server, {});
        m_fixture->engine->send(client, "GET / HTTP/1.0");
        QTRY_COMPARE_WITH_TIMEOUT(m_fixture->replies[client].size(), 1, test::patienceMs);
        QCOMPARE(m_parts, "Hello");
        QTRY_VERIFY_WITH_TIMEOUT(m_fixture->clients[client].state >= LinkState::HalfClosedByPeer,
                                 test::patienceMs);
    }

    /// A client told that nothing more comes already has everything, or knows that something is missing.
    void answerMayEndWithTheConnection_data() { addRows(); }
    void answerMayEndWithTheConnection()
    {
        for (const QString &head : {u"HTTP/1.1 200 OK\r\n\r\n"_s, // until the end (RFC 9112 6.3)
                                    u"HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n"_s}) {
            const bool isWhole = !head.contains(u"Length"_s);
            const EndpointId server = serveText(head + u"some text"_s);
            const EndpointId client = open(server, {});
            m_parts.clear();
            std::optional<qsizetype> atItsEnd;
            const auto watching = connect(
                m_fixture->engine.get(), &Engine::clientChanged, m_fixture.get(),
                [&](const ClientStatus &it) {
                    if (it.id == client && !atItsEnd && it.state >= LinkState::HalfClosedByPeer)
                        atItsEnd = m_fixture->replies[client].size() + m_fixture->failures[client].size();
                });
            m_fixture->engine->send(client, {});
            QTRY_VERIFY_WITH_TIMEOUT(atItsEnd.has_value(), test::patienceMs);
            disconnect(watching);
            QCOMPARE(*atItsEnd, 1);
            QCOMPARE(m_parts, "some text");
            QCOMPARE(m_fixture->replies[client].size(), isWhole ? 1 : 0);
            QCOMPARE(m_fixture->hasError(ErrorCode::BadMessage), !isWhole);
        }
    }

    void badRequestIsToldAndEnds_data() { addRows(); }
    void badRequestIsToldAndEnds()
    {
        const EndpointId server = serve(u"echo"_s);
        EndpointUrl raw = m_fixture->servers[server].settings.url;
        raw.scheme.clear();
        raw.port = m_fixture->addressOf(server).port;
        ClientSettings settings;
        QFETCH(SocketFamily, family);
        settings.sockets = family;
        settings.verifyPeer = false;
        const EndpointId client = m_fixture->open(raw.toString(), settings);
        m_fixture->engine->send(client, "this is no HTTP\r\n\r\n");
        QTRY_VERIFY_WITH_TIMEOUT(m_fixture->repliesOf(client).startsWith("HTTP/1.1 400 "), test::patienceMs);
        QTRY_VERIFY_WITH_TIMEOUT(m_fixture->clients[client].state >= LinkState::HalfClosedByPeer,
                                 test::patienceMs);
        QVERIFY(m_fixture->hasError(ErrorCode::BadMessage));
    }

private:
    void make(int threads = 2)
    {
        m_fixture = std::make_unique<test::EngineFixture>(threads);
        connect(m_fixture->engine.get(), &Engine::partReceived, m_fixture.get(),
                [this](EndpointId, const QByteArray &bytes) { m_parts += bytes; });
        m_parts.clear();
    }
    static void addRows()
    {
        QTest::addColumn<SocketFamily>("family");
        QTest::addColumn<QString>("scheme");
        for (const SocketFamily family : test::builtFamilies()) {
            for (const QString &scheme : {u"http"_s, u"https"_s})
                QTest::addRow("%s %s", nameOf(family).data(), qPrintable(scheme)) << family << scheme;
        }
    }
    EndpointId serve(const QString &reply, const std::function<void(ServerSettings &)> &set = {})
    {
        QFETCH(SocketFamily, family);
        QFETCH(QString, scheme);
        ServerSettings settings;
        settings.sockets = family;
        settings.reply = reply;
        if (set)
            set(settings);
        return m_fixture->serve(scheme + u"://127.0.0.1:0"_s, settings);
    }
    /// A server that does not speak HTTP: it sends this in reply to anything, and closes.
    EndpointId serveText(const QString &text)
    {
        QFETCH(QString, scheme);
        ServerSettings settings;
        settings.reply = u"fixed:"_s + text;
        settings.closeAfterReply = true;
        return m_fixture->serve(scheme == u"https"_s ? u"tls://127.0.0.1:0"_s : u"tcp://127.0.0.1:0"_s,
                                settings);
    }
    EndpointId open(EndpointId server, const QString &path)
    {
        QFETCH(SocketFamily, family);
        QFETCH(QString, scheme);
        ClientSettings settings;
        settings.sockets = family;
        return m_fixture->open(
            u"%1://localhost:%2%3"_s.arg(scheme, QString::number(m_fixture->addressOf(server).port), path),
            settings);
    }

    std::unique_ptr<test::EngineFixture> m_fixture;
    QByteArray m_parts;
};

QTEST_GUILESS_MAIN(TstHttpEngine)
#include "tst_httpengine.moc"
