// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/endpointdocument.h"

#include <QRegularExpression>
#include <QTest>

using namespace swb;
using namespace Qt::StringLiterals;

namespace {

SessionEndpoints busy()
{
    ServerSettings server;
    server.url = {Transport::Dtls, u"::1"_s, 65535};
    server.reply = u"uppercase"_s;
    server.closeAfterReply = true;
    server.replyDelay = std::chrono::milliseconds(250);
    ClientSettings client;
    client.url = {Transport::Udp, u"example.org"_s, 7};
    client.framing = u"lf"_s;
    return {{server, ServerSettings()}, {client}};
}

} // namespace

class tst_EndpointDocument : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void whatIsWrittenIsRead()
    {
        const SessionEndpoints back = endpointsFromDocument(toDocument(busy()));
        QCOMPARE(back.servers.size(), 2);
        QCOMPARE(back.servers[0].url.toString(), busy().servers[0].url.toString());
        QCOMPARE(back.servers[0].reply, u"uppercase"_s);
        QVERIFY(back.servers[0].closeAfterReply);
        QCOMPARE(back.servers[0].replyDelay.count(), 250);
        QCOMPARE(back.clients.size(), 1);
        QCOMPARE(back.clients[0].url.host, u"example.org"_s);
        QCOMPARE(back.clients[0].framing, u"lf"_s);
        QCOMPARE(toDocument(back), toDocument(busy()));
    }

    void socketsAreKeptAndOlderFilesHaveTheDefault()
    {
        SessionEndpoints endpoints = busy();
        endpoints.servers[0].sockets = SocketFamily::Qt;
        endpoints.clients[0].sockets = SocketFamily::Qt;
        const QByteArray json = toDocument(endpoints);
        QVERIFY(json.contains(R"("sockets":"qt")"));
        const SessionEndpoints back = endpointsFromDocument(json);
        QCOMPARE(back.servers[0].sockets, SocketFamily::Qt);
        QCOMPARE(back.servers[1].sockets, defaultSocketFamily());
        QCOMPARE(back.clients[0].sockets, SocketFamily::Qt);
        for (const QByteArray &other : {R"({})"_ba, R"({"sockets": "winsock"})"_ba, R"({"sockets": 7})"_ba}) {
            const auto read = endpointsFromDocument(R"({"version": 1, "servers": [)" + other + "]}");
            QCOMPARE(read.servers[0].sockets, defaultSocketFamily());
        }
    }

    void whatIsAskedOfTheSystemIsKeptAndOlderFilesAskForNothing()
    {
        SessionEndpoints endpoints = busy();
        endpoints.servers[0].options = {false, std::chrono::seconds(30), 5, 8192, 16'384};
        endpoints.clients[0].options = {true, std::chrono::seconds(1), 255, 1, 2};
        const SessionEndpoints back = endpointsFromDocument(toDocument(endpoints));
        QVERIFY(back.servers[0].options == endpoints.servers[0].options);
        QVERIFY(back.servers[1].options.areDefault());
        QVERIFY(back.clients[0].options == endpoints.clients[0].options);
        const auto older = endpointsFromDocument(R"({"version": 1, "servers": [{}], "clients": [{}]})");
        QVERIFY(older.servers[0].options.areDefault());
        QVERIFY(older.clients[0].options.areDefault());
    }

    void everyBeginningOffersNothing()
    {
        const QByteArray whole = toDocument(busy());
        for (qsizetype length = 0; length < whole.size(); ++length) {
            const SessionEndpoints part = endpointsFromDocument(whole.first(length));
            QVERIFY(part.servers.isEmpty() && part.clients.isEmpty());
        }
    }

    void whatMakesNoSenseIsLeftOut_data()
    {
        QTest::addColumn<QByteArray>("json");
        QTest::addColumn<qsizetype>("servers");
        QTest::newRow("nothing") << ""_ba << qsizetype(0);
        QTest::newRow("a newer version") << R"({"version": 2, "servers": [{}]})"_ba << qsizetype(0);
        QTest::newRow("no version") << R"({"servers": [{}]})"_ba << qsizetype(0);
        QTest::newRow("no list") << R"({"version": 1, "servers": 7})"_ba << qsizetype(0);
        QTest::newRow("entries of another kind")
            << R"({"version": 1, "servers": [7, {}, "x"]})"_ba << qsizetype(1);
    }
    void whatMakesNoSenseIsLeftOut()
    {
        QFETCH(QByteArray, json);
        QFETCH(qsizetype, servers);
        QCOMPARE(endpointsFromDocument(json).servers.size(), servers);
    }

    void onlySoManyAreRead_data()
    {
        QTest::addColumn<qsizetype>("written");
        QTest::addColumn<qsizetype>("read");
        const qsizetype most = SessionEndpoints::most;
        QTest::newRow("one below") << most - 1 << most - 1;
        QTest::newRow("at the limit") << most << most;
        QTest::newRow("one above") << most + 1 << most;
    }
    void onlySoManyAreRead()
    {
        QFETCH(qsizetype, written);
        QFETCH(qsizetype, read);
        const SessionEndpoints many{QList<ServerSettings>(written), QList<ClientSettings>(written)};
        const SessionEndpoints back = endpointsFromDocument(toDocument(many));
        QCOMPARE(back.servers.size(), read);
        QCOMPARE(back.clients.size(), read);
    }
};

QTEST_GUILESS_MAIN(tst_EndpointDocument)
#include "tst_endpointdocument.moc"
