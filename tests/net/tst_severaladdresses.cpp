// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/enginefixture.h"

#include <QTest>

using namespace swb;
using namespace Qt::StringLiterals;

/// A UDP client that sends each message to several addresses, with both families of sockets.
class TstSeveralAddresses : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        QTest::failOnWarning(QRegularExpression(u".*"_s));
        m_fixture = std::make_unique<test::EngineFixture>();
    }
    void cleanup() { m_fixture.reset(); }

    void eachIsSentToAndShownWhenItAnswers_data() { test::addFamilyRows(); }
    void eachIsSentToAndShownWhenItAnswers();
    void oneWhereNobodyListensStopsNothing_data() { test::addFamilyRows(); }
    void oneWhereNobodyListensStopsNothing();
    void anAddressOfTheOtherFamilyIsRefused();
    void aNameThatIsNoneFails();

private:
    EndpointId serve(const QString &reply)
    {
        ServerSettings settings;
        settings.reply = reply;
        return m_fixture->serve(u"udp://127.0.0.1:0"_s, settings);
    }
    EndpointId open(const QString &url, const QString &alsoTo, SocketFamily family = defaultSocketFamily())
    {
        ClientSettings settings;
        settings.url = EndpointUrl::parse(url).value();
        settings.sockets = family;
        settings.alsoTo = parseAlsoTo(alsoTo).value();
        const EndpointId id = m_fixture->engine->openClient(settings);
        m_fixture->engine->watchReplies(id);
        [&] { QTRY_VERIFY(m_fixture->clients[id].state >= LinkState::Connected); }();
        return id;
    }
    [[nodiscard]] QString addressOf(EndpointId server) { return m_fixture->addressOf(server).toString(); }
    [[nodiscard]] QByteArrayList sortedReplies(EndpointId client)
    {
        QByteArrayList replies = m_fixture->replies[client];
        std::sort(replies.begin(), replies.end());
        return replies;
    }
    /// What the client sent to this address and received from it, according to the log.
    [[nodiscard]] QByteArrayList talkWith(EndpointId client, const SocketAddress &address)
    {
        QByteArrayList talk;
        const QList<Event> events = m_fixture->events(EventKind::Data);
        for (const Event &event : events) {
            if (event.endpoint == client
                && m_fixture->engine->log().conversation(event.conversation).remote == address)
                talk << event.payload;
        }
        return talk;
    }

    std::unique_ptr<test::EngineFixture> m_fixture;
};

void TstSeveralAddresses::eachIsSentToAndShownWhenItAnswers()
{
    QFETCH(SocketFamily, family);
    const QList<EndpointId> servers{serve(u"fixed:one"_s), serve(u"fixed:two"_s), serve(u"discard"_s)};
    const EndpointId client = open(m_fixture->urlOf(servers[0]),
                                   QString(addressOf(servers[1]) + u',' + addressOf(servers[2])), family);
    QCOMPARE(m_fixture->clients[client].state, LinkState::Connected);
    for (int round = 1; round <= 2; ++round) {
        m_fixture->engine->send(client, "who is there?");
        QTRY_COMPARE(m_fixture->replies[client].size(), 2 * round);
    }
    QCOMPARE(sortedReplies(client), (QByteArrayList{"one", "one", "two", "two"}));
    const QByteArrayList answered{"who is there?", "one", "who is there?", "one"};
    QCOMPARE(talkWith(client, m_fixture->addressOf(servers[0])), answered);
    QCOMPARE(talkWith(client, m_fixture->addressOf(servers[1])).size(), 4);
    QTRY_COMPARE(talkWith(client, m_fixture->addressOf(servers[2])),
                 (QByteArrayList{"who is there?", "who is there?"}));
    m_fixture->engine->disconnectClient(client);
    QTRY_COMPARE(m_fixture->clients[client].state, LinkState::Closed);
    const QList<Event> ends = m_fixture->events(EventKind::Closed);
    QCOMPARE(ends.last().detail->info,
             u"Socket closed. UDP sends nothing when it closes; 2 peers had answered"_s);
}

void TstSeveralAddresses::oneWhereNobodyListensStopsNothing()
{
    QFETCH(SocketFamily, family);
    const EndpointId gone = serve(u"echo"_s);
    const QString nobody = addressOf(gone);
    m_fixture->engine->stopServer(gone);
    QTRY_COMPARE(m_fixture->servers[gone].state, ServerState::Stopped);
    const EndpointId server = serve(u"echo"_s);
    const EndpointId client = open(QString(u"udp://"_s + nobody), addressOf(server), family);
    for (int round = 1; round <= 3; ++round) {
        m_fixture->engine->send(client, "hello");
        QTRY_COMPARE(m_fixture->replies[client].size(), round);
    }
    QCOMPARE(m_fixture->clients[client].state, LinkState::Connected);
}

void TstSeveralAddresses::anAddressOfTheOtherFamilyIsRefused()
{
    const EndpointId client = open(u"udp://127.0.0.1:9"_s, u"[::1]:9"_s);
    QCOMPARE(m_fixture->clients[client].state, LinkState::Failed);
    QCOMPARE(m_fixture->clients[client].error.code, ErrorCode::BadAddress);
    QVERIFY(m_fixture->clients[client].error.what.contains(u"[::1]:9"_s));
}

void TstSeveralAddresses::aNameThatIsNoneFails()
{
    const EndpointId client = open(u"udp://127.0.0.1:9"_s, u"no.such.host.invalid:9"_s);
    QCOMPARE(m_fixture->clients[client].state, LinkState::Failed);
    QVERIFY(m_fixture->clients[client].error.what.contains(u"no.such.host.invalid"_s));
}

QTEST_GUILESS_MAIN(TstSeveralAddresses)
#include "tst_severaladdresses.moc"
