// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocols/schemes.h"
#include "support/enginefixture.h"

#include <QTest>

using namespace swb;
using namespace Qt::StringLiterals;

/// A chat over each of its transports, with both families of sockets.
class TstChatRoom : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        QTest::failOnWarning(QRegularExpression(u".*"_s));
        m_fixture = std::make_unique<test::EngineFixture>();
    }
    void cleanup() { m_fixture.reset(); }

    void whatOneSaysTheOthersHear_data();
    void whatOneSaysTheOthersHear();
    void leavingIsTold_data() { whatOneSaysTheOthersHear_data(); }
    void leavingIsTold();

private:
    [[nodiscard]] EndpointId startServer(int idleSeconds = 0);
    [[nodiscard]] EndpointId join(EndpointId server);

    std::unique_ptr<test::EngineFixture> m_fixture;
};

void TstChatRoom::whatOneSaysTheOthersHear_data()
{
    QTest::addColumn<SocketFamily>("family");
    QTest::addColumn<QString>("scheme");
    for (const SocketFamily family : test::builtFamilies()) {
        for (const Scheme &scheme : schemes()) {
            if (scheme.protocol == "chat"_L1)
                QTest::addRow("%s %s", nameOf(family).data(), scheme.name.data())
                    << family << QString(scheme.name);
        }
    }
}

EndpointId TstChatRoom::startServer(int idleSeconds)
{
    QFETCH(SocketFamily, family);
    QFETCH(QString, scheme);
    ServerSettings settings;
    settings.url = parseEndpoint(scheme + u"://127.0.0.1:0"_s).value();
    settings.sockets = family;
    settings.idleTimeout = std::chrono::seconds(idleSeconds);
    const EndpointId id = m_fixture->engine->startServer(settings);
    [&] {
        QTRY_COMPARE_WITH_TIMEOUT(m_fixture->servers[id].state, ServerState::Listening, test::patienceMs);
    }();
    return id;
}

/// Joins, and has received its name.
EndpointId TstChatRoom::join(EndpointId server)
{
    ClientSettings settings;
    settings.url = m_fixture->servers[server].settings.url;
    settings.url.host = u"localhost"_s;
    settings.url.port = m_fixture->addressOf(server).port;
    settings.sockets = m_fixture->servers[server].settings.sockets;
    const EndpointId id = m_fixture->engine->openClient(settings);
    m_fixture->engine->watchReplies(id);
    [&] {
        QTRY_VERIFY_WITH_TIMEOUT(m_fixture->clients[id].state >= LinkState::Connected, test::patienceMs);
        m_fixture->engine->send(id, "/who");
        QTRY_VERIFY_WITH_TIMEOUT(m_fixture->repliesOf(id).contains("* Here: "), test::patienceMs);
    }();
    return id;
}

void TstChatRoom::whatOneSaysTheOthersHear()
{
    const EndpointId server = startServer();
    QList<EndpointId> all;
    for (int i = 0; i < 4; ++i) // on both threads of the server
        all << join(server);
    m_fixture->engine->send(all[0], "/name Ann");
    m_fixture->engine->send(all[0], "hello");
    for (int i = 1; i < 4; ++i)
        QTRY_VERIFY_WITH_TIMEOUT(
            m_fixture->repliesOf(all[i]).endsWith("* guest1 is Ann from now on.\nAnn: hello\n"),
            test::patienceMs);
    QVERIFY(!m_fixture->repliesOf(all[0]).contains("Ann: hello"));
    m_fixture->engine->send(all[3], "/who");
    QTRY_VERIFY_WITH_TIMEOUT(m_fixture->repliesOf(all[3]).endsWith("* Here: Ann, guest2, guest3, guest4.\n"),
                             test::patienceMs);
    const QStringList here{u"Ann"_s, u"guest2"_s, u"guest3"_s, u"guest4"_s};
    QTRY_COMPARE_WITH_TIMEOUT(m_fixture->present[server].names, here, test::patienceMs);
    QTRY_COMPARE_WITH_TIMEOUT(m_fixture->present[all[0]].names, here, test::patienceMs);
    m_fixture->engine->sendToPeers(server, {}, "from whoever runs it");
    for (const EndpointId each : all)
        QTRY_VERIFY_WITH_TIMEOUT(m_fixture->repliesOf(each).endsWith("from whoever runs it\n"),
                                 test::patienceMs);
}

/// However someone leaves: with a command, a normal close, a reset, or forgotten because they were silent.
void TstChatRoom::leavingIsTold()
{
    QFETCH(QString, scheme);
    const bool isUdp = scheme == u"chat+udp"_s;
    const EndpointId server = startServer();
    const EndpointId stays = join(server);
    const auto hasHeard = [&](const QByteArray &line) { return m_fixture->repliesOf(stays).endsWith(line); };
    m_fixture->engine->send(join(server), "/quit");
    QTRY_VERIFY_WITH_TIMEOUT(hasHeard("* guest2 has left.\n"), test::patienceMs);
    for (const EndpointId end : {server, stays})
        QTRY_COMPARE_WITH_TIMEOUT(m_fixture->present[end].names, QStringList{u"guest1"_s}, test::patienceMs);
    if (isUdp)
        return;
    m_fixture->engine->disconnectClient(join(server));
    QTRY_VERIFY_WITH_TIMEOUT(hasHeard("* guest3 has left.\n"), test::patienceMs);
    m_fixture->engine->abortClient(join(server));
    QTRY_VERIFY_WITH_TIMEOUT(hasHeard("* guest4 has left.\n"), test::patienceMs);
    const EndpointId idle = startServer(1);
    const EndpointId speaks = join(idle);
    (void)join(idle);
    QTRY_VERIFY_WITH_TIMEOUT((m_fixture->engine->send(speaks, "/who"),
                              m_fixture->repliesOf(speaks).contains("* guest2 has left.\n")),
                             test::patienceMs);
}

QTEST_GUILESS_MAIN(TstChatRoom)
#include "tst_chatroom.moc"
