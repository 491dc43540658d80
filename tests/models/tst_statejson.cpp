// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/endpointjson.h"
#include "models/settings/statejson.h"

#include <QJsonDocument>
#include <QTest>

using namespace swb;
using namespace Qt::StringLiterals;

namespace {

WorkbenchState busyState()
{
    WorkbenchState state = WorkbenchState::firstStart();
    ServerSettings server;
    server.url = {Transport::Dtls, u"::1"_s, 65535};
    server.reply = u"template:{data}\\n"_s;
    server.framing = u"delimiter:|"_s;
    server.closeAfterReply = true;
    server.once = true;
    server.replyDelay = std::chrono::milliseconds(250);
    server.backlog = 1;
    server.receiveBytes = 1024;
    server.maxClients = 3;
    server.idleTimeout = std::chrono::seconds(30);
    server.maxFrameBytes = 2048;
    server.groupInterface = u"eth0"_s;
    server.sockets = SocketFamily::Qt;
    server.tls.certificateFile = u"/a/cert.pem"_s;
    server.tls.keyFile = u"/a/key.pem"_s;
    server.tls.keyPassphraseFile = u"/a/pass.txt"_s;
    server.tls.lowest = TlsVersion::Tls13;
    server.tls.alpn = QStringList{u"h2"_s, u"http/1.1"_s};
    server.tls.ciphers = u"HIGH"_s;
    server.clientCertificates = ClientCertificates::Demanded;
    server.clientAuthorityFile = u"/a/club.pem"_s;
    state.servers = {server};
    state.serverForm = server;
    state.comparisonTable = true;
    state.clientForm.url = {Transport::Tls, u"example.org"_s, 443};
    state.clientForm.sockets = SocketFamily::Qt;
    state.clientForm.localHost = u"127.0.0.1"_s;
    state.clientForm.localPort = 40000;
    state.clientForm.authorityFile = u"/a/ca.pem"_s;
    state.clientForm.tls.certificateFile = u"/a/alice.p12"_s;
    state.clientForm.tls.highest = TlsVersion::Tls12;
    state.clientForm.serverName = u"shop.example"_s;
    state.clientForm.framing = u"line"_s;
    state.clientForm.connectTimeout = std::chrono::milliseconds(1500);
    state.clientForm.receiveBytes = 1;
    state.clientForm.groupInterface = u"eth1"_s;
    state.clientForm.groupTtl = 255;
    state.clientForm.groupLoop = false;
    state.clients = {state.clientForm, {}};
    RelaySettings relay;
    relay.listen = {Transport::Udp, u"127.0.0.1"_s, 12001};
    relay.target = {Transport::Dtls, u"::1"_s, 12000};
    relay.impairment.toClient.loss = 0.05;
    relay.impairment.toClient.drop = {3, 7, 9};
    relay.impairment.seed = 7;
    relay.impairment.on = false;
    relay.idleTimeout = std::chrono::seconds(5);
    relay.tls.certificateFile = u"/somewhere/relay.pem"_s;
    relay.authorityFile = u"/somewhere/ca.pem"_s;
    relay.serverName = u"target.example"_s;
    relay.checkTarget = true;
    relay.options = {false, std::chrono::seconds(30), 5, 20'480, 30'000};
    state.relays = {relay};
    state.comparison.text = "hello";
    state.comparison.size = 5;
    state.comparison.pace = WorkPace::Bursts;
    state.comparison.count = 77;
    state.comparison.patience = std::chrono::milliseconds(123);
    state.comparison.tcp.on = false;
    state.comparison.udp.encrypted = true;
    state.comparison.udp.server = EndpointUrl{Transport::Dtls, u"example.org"_s, 5684};
    state.comparison.udp.relayed = true; // with an effect
    state.comparison.udp.impairment.toClient.loss = 0.05;
    state.comparison.udp.impairment.seed = 9;
    state.comparison.udp.impairment.on = false;
    state.comparisonMore = true;
    state.comparisonTable = true;
    state.recentHosts = {u"example.org"_s, u"localhost"_s};
    state.draft = {DraftFormat::Hex, u"00 ff"_s, LineEnding::CrLf};
    state.draft.repeat = Repeat{std::chrono::milliseconds(250), 20};
    state.history = {{DraftFormat::File, u"/a/b"_s, LineEnding::Lf}};
    state.saved = {{u"name"_s, u"note"_s, state.draft}};
    state.savedFilters = {{u"requests"_s, u"text contains \"GET\""_s}};
    state.theme = ThemeChoice::Dark;
    state.zoomPercent = 150;
    state.recording = false;
    state.recordingMB = 77;
    state.layout[u"window"_s] = QByteArray("\0\xff\x7f", 3);
    return state;
}

WorkbenchState roundTrip(const WorkbenchState &state)
{
    const Result<ReadState> read = stateFromJson(toJson(state), u"settings.json"_s);
    return read ? read.value().state : WorkbenchState();
}

QByteArray withMember(const char *member)
{
    return QByteArray("{\"version\": 1, ") + member + '}';
}

} // namespace

class TestStateJson : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void everythingComesBackAsItWas()
    {
        const WorkbenchState state = busyState();
        const WorkbenchState back = roundTrip(state);
        QCOMPARE(toJson(back), toJson(state));
        QCOMPARE(back.servers.first().url, state.servers.first().url);
        QCOMPARE(back.servers.first().replyDelay, state.servers.first().replyDelay);
        QCOMPARE(back.servers.first().maxFrameBytes, 2048U);
        QCOMPARE(back.servers.first().groupInterface, u"eth0"_s);
        QCOMPARE(back.clientForm.groupInterface, u"eth1"_s);
        QCOMPARE(back.clientForm.groupTtl, 255);
        QVERIFY(!back.clientForm.groupLoop);
        QCOMPARE(back.servers.first().tls.lowest, TlsVersion::Tls13);
        QCOMPARE(back.servers.first().tls.alpn, state.servers.first().tls.alpn);
        QCOMPARE(back.servers.first().tls.keyPassphraseFile, u"/a/pass.txt"_s);
        QCOMPARE(back.servers.first().clientCertificates, ClientCertificates::Demanded);
        QCOMPARE(back.servers.first().clientAuthorityFile, u"/a/club.pem"_s);
        QCOMPARE(back.clientForm.tls.certificateFile, u"/a/alice.p12"_s);
        QCOMPARE(back.clientForm.tls.highest, TlsVersion::Tls12);
        QCOMPARE(back.clientForm.serverName, u"shop.example"_s);
        QCOMPARE(back.clients.size(), 2);
        QCOMPARE(back.clients.first().url, state.clientForm.url);
        QCOMPARE(back.relays.size(), 1);
        QCOMPARE(back.relays.first().listen, state.relays.first().listen);
        QCOMPARE(back.relays.first().target, state.relays.first().target);
        QCOMPARE(back.relays.first().impairment, state.relays.first().impairment);
        QCOMPARE(back.relays.first().idleTimeout, state.relays.first().idleTimeout);
        QCOMPARE(back.relays.first().tls.certificateFile, u"/somewhere/relay.pem"_s);
        QCOMPARE(back.relays.first().authorityFile, u"/somewhere/ca.pem"_s);
        QCOMPARE(back.relays.first().serverName, u"target.example"_s);
        QVERIFY(back.relays.first().checkTarget);
        QVERIFY(back.relays.first().options == state.relays.first().options);
        QCOMPARE(back.comparison, state.comparison);
        QVERIFY(back.comparisonMore && back.comparisonTable);
        QCOMPARE(back.saved, state.saved);
        QCOMPARE(back.savedFilters, state.savedFilters);
        QCOMPARE(back.history, state.history);
        QCOMPARE(back.theme, ThemeChoice::Dark);
        QVERIFY(!back.recording);
        QCOMPARE(back.recordingMB, 77);
        QCOMPARE(back.layout, state.layout);
    }

    void theCertificateCheckIsOnAgainAtTheNextStart()
    {
        WorkbenchState state;
        state.clientForm.verifyPeer = false;
        QVERIFY(roundTrip(state).clientForm.verifyPeer);
    }

    void passphrasesAndKeyLogsAreKeptNowhere()
    {
        WorkbenchState state = busyState();
        for (TlsSettings *tls : {&state.servers.first().tls, &state.serverForm.tls,
                                 &state.clients.first().tls, &state.clientForm.tls}) {
            tls->keyPassphrase = u"open sesame"_s;
            tls->keyLogFile = u"/a/keylog.txt"_s;
        }
        const QByteArray json = toJson(state);
        QVERIFY(!json.contains("sesame"));
        QVERIFY(!json.contains("keylog.txt"));
    }

    void firstStartHasBothServersAndHello()
    {
        const WorkbenchState first = stateFromJson("{\"version\": 1}"_ba, {}).value().state;
        QCOMPARE(first.servers.size(), 2);
        QCOMPARE(first.servers.at(0).url.toString(), u"tcp://127.0.0.1:12000"_s);
        QCOMPARE(first.servers.at(1).url.toString(), u"udp://127.0.0.1:12000"_s);
        QCOMPARE(first.servers.at(1).reply, u"uppercase"_s);
        QCOMPARE(first.comparison.repeats, 3);
        QVERIFY(!first.comparison.udp.impairment.on);
        QCOMPARE(first.draft, (Draft{DraftFormat::Text, u"hello"_s, LineEnding::None}));
    }

    void anEmptyListOfServersStaysEmpty()
    {
        QVERIFY(stateFromJson(withMember("\"servers\": []"), {}).value().state.servers.isEmpty());
    }

    void damageIsToldAndNothingIsGuessed_data()
    {
        QTest::addColumn<QByteArray>("json");
        QTest::newRow("empty file") << QByteArray();
        QTest::newRow("cut in the middle") << toJson(busyState()).first(200);
        QTest::newRow("zeros, as after a power failure") << QByteArray(512, '\0');
        QTest::newRow("an array") << "[1, 2]"_ba;
        QTest::newRow("no version") << "{}"_ba;
        QTest::newRow("a version that is no number") << "{\"version\": \"one\"}"_ba;
        QTest::newRow("servers that are no list") << withMember("\"servers\": 3");
        QTest::newRow("clients that are a text") << withMember("\"clients\": \"x\"");
        QTest::newRow("a history that is an object") << withMember("\"history\": {}");
        QTest::newRow("a layout that is a list") << withMember("\"layout\": []");
        QTest::newRow("a comparison that is a number") << withMember("\"comparison\": 1");
        QTest::newRow("a form that is a text") << withMember("\"serverForm\": \"x\"");
    }
    void damageIsToldAndNothingIsGuessed()
    {
        QFETCH(QByteArray, json);
        const Result<ReadState> read = stateFromJson(json, u"/x/settings.json"_s);
        QVERIFY(!read);
        QCOMPARE(read.error().code, ErrorCode::SettingsDamaged);
        QVERIFY(read.error().what.contains(u"/x/settings.json"));
    }

    void everyCutOfAGoodFileIsEitherDamagedOrWhole()
    {
        const QByteArray whole = toJson(busyState()).trimmed();
        for (qsizetype length = 0; length < whole.size(); ++length)
            QVERIFY2(!stateFromJson(whole.first(length), {}), qPrintable(QString::number(length)));
        QVERIFY(stateFromJson(whole, {}));
    }

    void aNewerVersionIsReadForItsNumberOnly()
    {
        const QByteArray json = "{\"version\": 2, \"servers\": \"in a new form\"}"_ba;
        const Result<ReadState> read = stateFromJson(json, {});
        QVERIFY(read);
        QCOMPARE(read.value().version, 2);
        QCOMPARE(read.value().state.servers.size(), 2);
    }

    void numbersAreBroughtIntoTheirRange()
    {
        const ServerSettings server = serverFromJson(
            QJsonDocument::fromJson(
                "{\"port\": 70000, \"backlog\": -1, \"maxClients\": 0, \"receiveBytes\": 1e9,"
                "\"transport\": \"carrier pigeon\", \"idleTimeoutS\": -5}")
                .object());
        QCOMPARE(server.url.port, 65535);
        QCOMPARE(server.url.transport, Transport::Tcp);
        QCOMPARE(server.backlog, 1);
        QCOMPARE(server.maxClients, 1);
        QCOMPARE(server.receiveBytes, limits::receiveBytes);
        QCOMPARE(server.idleTimeout.count(), 0);
        const auto ttlFrom = [](const char *client) {
            return clientFromJson(QJsonDocument::fromJson(client).object()).groupTtl;
        };
        QCOMPARE(ttlFrom("{}"), 1);
        QCOMPARE(ttlFrom("{\"groupTtl\": -1}"), 0);
        QCOMPARE(ttlFrom("{\"groupTtl\": 255}"), 255);
        QCOMPARE(ttlFrom("{\"groupTtl\": 256}"), 255);
        const auto optionsFrom = [](const char *client) {
            return clientFromJson(QJsonDocument::fromJson(client).object()).options;
        };
        QVERIFY(optionsFrom("{}").areDefault());
        const SocketOptions least = optionsFrom("{\"keepAliveS\": -1, \"ttl\": -1, "
                                                "\"receiveBufferBytes\": -1, \"sendBufferBytes\": -1}");
        QVERIFY(least.areDefault());
        const SocketOptions most = optionsFrom("{\"keepAliveS\": 32768, \"ttl\": 256, "
                                               "\"receiveBufferBytes\": 1073741825, "
                                               "\"sendBufferBytes\": 2e9}");
        QCOMPARE(most.keepAlive.count(), limits::keepAliveSeconds);
        QCOMPARE(most.ttl, limits::ttl);
        QCOMPARE(most.receiveBuffer, limits::bufferBytes);
        QCOMPARE(most.sendBuffer, limits::bufferBytes);
        QCOMPARE(stateFromJson(withMember("\"zoomPercent\": 5000"), {}).value().state.zoomPercent, 300);
        const auto sizeOf = [](const char *member) {
            return stateFromJson(withMember(member), {}).value().state.recordingMB;
        };
        QCOMPARE(sizeOf("\"recordingMB\": 15"), 16);
        QCOMPARE(sizeOf("\"recordingMB\": 16"), 16);
        QCOMPARE(sizeOf("\"recordingMB\": 17"), 17);
        QCOMPARE(sizeOf("\"recordingMB\": 999999"), 999'999);
        QCOMPARE(sizeOf("\"recordingMB\": 1000000"), 1'000'000);
        QCOMPARE(sizeOf("\"recordingMB\": 1000001"), 1'000'000);
        QCOMPARE(sizeOf("\"recordingMiB\": 256"), 250); // as chosen in an older version
    }

    void whatARelayCannotDoIsLeftOut()
    {
        const RelaySettings relay
            = relayFromJson(QJsonDocument::fromJson(
                                "{\"listen\": {\"transport\": \"udp\", \"port\": 70000}, \"maxClients\": 0,"
                                "\"impairment\": {\"to_server\": {\"loss\": \"500%\", \"delay\": \"3ms\", "
                                "\"dance\": \"1\"}}}")
                                .object());
        QCOMPARE(relay.listen, (EndpointUrl{Transport::Udp, u"127.0.0.1"_s, 65535}));
        QCOMPARE(relay.maxClients, 1);
        QCOMPARE(relay.impairment.toServer.loss, 0.0);
        QCOMPARE(relay.impairment.toServer.delay, std::chrono::milliseconds(3));
    }

    void whatAComparisonCannotBeIsLeftOut()
    {
        const Work work
            = stateFromJson(withMember("\"comparison\": {\"count\": 0, \"repeats\": 101, \"size\": 65508,"
                                       "\"patience_ms\": 1e18, \"pace\": \"slowly\", \"warm_up\": -1,"
                                       "\"tcp\": {\"server\": \"tcp://:1\", \"on\": false},"
                                       "\"udp\": {\"to_server\": {\"loss\": \"x\", \"delay\": \"5ms\"}}}"),
                            {})
                  .value()
                  .state.comparison;
        QCOMPARE(work.count, 1);
        QCOMPARE(work.repeats, 100);
        QCOMPARE(work.size, 65507);
        QCOMPARE(work.patience, std::chrono::milliseconds(60'000));
        QCOMPARE(work.pace, WorkPace::PingPong);
        QCOMPARE(work.warmUp, 0);
        QVERIFY(!work.tcp.on && !work.tcp.server);
        QCOMPARE(work.udp.impairment.toServer.loss, 0.0);
        QCOMPARE(work.udp.impairment.toServer.delay, std::chrono::milliseconds(5)); // the rest is still valid
    }

    void listsAreCutToTheirLimits_data()
    {
        QTest::addColumn<qsizetype>("written");
        QTest::addColumn<qsizetype>("read");
        const qsizetype limit = WorkbenchState::maxHistory;
        QTest::newRow("one below") << limit - 1 << limit - 1;
        QTest::newRow("at the limit") << limit << limit;
        QTest::newRow("one above, the newest stay") << limit + 1 << limit;
    }
    void listsAreCutToTheirLimits()
    {
        QFETCH(qsizetype, written);
        QFETCH(qsizetype, read);
        WorkbenchState state;
        for (qsizetype i = 0; i < written; ++i)
            state.history.append({DraftFormat::Text, QString::number(i), LineEnding::None});
        const WorkbenchState back = roundTrip(state);
        QCOMPARE(back.history.size(), read);
        QCOMPARE(back.history.last(), state.history.last());
    }
};

QTEST_GUILESS_MAIN(TestStateJson)
#include "tst_statejson.moc"
