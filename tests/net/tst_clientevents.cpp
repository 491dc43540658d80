// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/log/conversationstats.h"
#include "support/enginefixture.h"
#include "support/rawsocket.h"

using namespace swb;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using test::EngineFixture;
using test::RawSocket;

namespace {

ConversationStats statsOf(EngineFixture &f, ConversationId id)
{
    ConversationStats stats;
    f.engine->log().collect();
    f.engine->log().forEach(1, f.engine->log().endId(), [&](const Event &event) {
        if (event.conversation == id)
            stats.add(event);
        return true;
    });
    return stats;
}

} // namespace

/// What a client reports when nothing has arrived.
class TstClientEvents : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void aNameThatIsNotFoundHasNoArrow()
    {
        EngineFixture f;
        const EndpointId client = f.open(u"tcp://no-such-host.invalid:12000"_s);
        QCOMPARE(f.clients[client].state, LinkState::Failed);
        const QList<Event> errors = f.events(EventKind::Error);
        QCOMPARE(errors.size(), 1);
        QCOMPARE(errors[0].direction, Direction::None);
        QVERIFY(errors[0].detail->ended);
    }

    void aTimeThatRanOutHasNoArrow()
    {
        EngineFixture f;
        RawSocket deaf = RawSocket::boundTo(u"127.0.0.1"_s, SOCK_DGRAM); // reads nothing
        ClientSettings settings;
        settings.connectTimeout = 50ms;
        const EndpointId client = f.open(u"dtls://127.0.0.1:%1"_s.arg(deaf.local().port), settings);
        QCOMPARE(f.clients[client].state, LinkState::Failed);
        const QList<Event> errors = f.events(EventKind::Error);
        QCOMPARE(errors.size(), 1);
        QCOMPARE(errors[0].direction, Direction::None);
        QCOMPARE(statsOf(f, f.clients[client].conversation).state, ConversationState::Failed);
    }

    void aRefusedConnectIsThePeersWord()
    {
        EngineFixture f;
        const SocketAddress nobody = RawSocket::boundTo(u"127.0.0.1"_s, SOCK_STREAM).local();
        f.open(u"tcp://%1"_s.arg(nobody.toString()));
        const QList<Event> errors = f.events(EventKind::Error);
        QCOMPARE(errors.size(), 1);
        QCOMPARE(errors[0].detail->error.code, ErrorCode::ConnectionRefused);
        QCOMPARE(errors[0].direction, Direction::In); // RST
    }

    /// ICMP is not a datagram from the server: nothing was received, and the client is not open.
    void anIcmpMessageIsNothingReceived()
    {
        EngineFixture f;
        SocketAddress server;
        EndpointId client{};
        {
            const RawSocket gone = RawSocket::boundTo(u"127.0.0.1"_s, SOCK_DGRAM);
            server = gone.local();
            client = f.open(u"udp://%1"_s.arg(server.toString()));
        }
        f.engine->send(client, "hello");
        QTRY_COMPARE(f.clients[client].error.code, ErrorCode::NobodyListening);
        const QList<Event> errors = f.events(EventKind::Error);
        QCOMPARE(errors.size(), 1);
        QCOMPARE(errors[0].direction, Direction::None);
        QVERIFY2(!errors[0].detail->error.what.contains(u"came back"),
                 qPrintable(errors[0].detail->error.what));
        const ConversationId conversation = f.clients[client].conversation;
        QCOMPARE(statsOf(f, conversation).state, ConversationState::Refused);

        RawSocket back = RawSocket::boundTo(u"127.0.0.1"_s, SOCK_DGRAM, server.port);
        SockAddr to = toSockAddr(f.clients[client].local);
        QCOMPARE(::sendto(back.descriptor(), "hi", 2, 0, to.get(), to.length), 2);
        QTRY_COMPARE(f.repliesOf(client), QByteArray("hi"));
        QTRY_VERIFY(!f.clients[client].error.isError()); // the server is back
        QCOMPARE(statsOf(f, conversation).state, ConversationState::Open);
    }
};

QTEST_GUILESS_MAIN(TstClientEvents)
#include "tst_clientevents.moc"
