// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/mainwindow/activitymeter.h"

#include "core/log/messagelog.h"
#include "support/fakeengine.h"
#include "support/patience.h"
#include "support/strictwarnings.h"
#include "widgets/mainwindow/activitybar.h"

#include <QLabel>
#include <QTest>

using namespace swb;
using namespace Qt::StringLiterals;

namespace {

/// Reports servers, clients and peers to the meter as an engine would.
struct Running
{
    ServerStatus listen(Transport transport)
    {
        ServerStatus server;
        server.id = EndpointId(++last);
        server.settings.url.transport = transport;
        server.state = ServerState::Listening;
        server.bound = SocketAddress::fromIp(u"127.0.0.1"_s, 12000);
        Q_EMIT engine.serverChanged(server);
        return server;
    }
    Conversation converse(Role role, Transport transport)
    {
        Conversation conversation;
        conversation.endpoint = EndpointId(++last);
        conversation.role = role;
        conversation.transport = transport;
        const SocketAddress low = SocketAddress::fromIp(u"127.0.0.1"_s, 12000);
        const SocketAddress high = SocketAddress::fromIp(u"127.0.0.1"_s, 50001);
        conversation.local = endOf(role) == Role::Server ? low : high;
        conversation.remote = endOf(role) == Role::Server ? high : low;
        return engine.log().conversation(engine.log().addConversation(conversation));
    }
    ClientStatus connect(Transport transport)
    {
        ClientStatus client;
        const Conversation conversation = converse(Role::Client, transport);
        client.id = conversation.endpoint;
        client.settings.url.transport = transport;
        client.conversation = conversation.id;
        client.state = LinkState::Connected;
        client.counters = clientCounters;
        Q_EMIT engine.clientChanged(client);
        return client;
    }
    PeerStatus accept(Role role, Transport transport)
    {
        PeerStatus peer;
        peer.conversation = converse(role, transport);
        peer.counters = peerCounters;
        Q_EMIT engine.peerChanged(peer);
        return peer;
    }

    quint32 last = 0;
    FakeEngine engine;
    ActivityMeter meter{&engine};
    std::shared_ptr<TrafficCounters> clientCounters = std::make_shared<TrafficCounters>();
    std::shared_ptr<TrafficCounters> peerCounters = std::make_shared<TrafficCounters>();
};

} // namespace

class TestUdpSockets : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { failOnOurWarnings(); }

    void aConnectionBetweenTwoOfOurEndsCountsOnce()
    {
        Running running;
        running.listen(Transport::Tcp);
        running.connect(Transport::Tcp);
        running.accept(Role::Server, Transport::Tcp);
        QCOMPARE(running.meter.connections(), 1);
        QCOMPARE(running.meter.udpSockets(), 0);
    }

    /// A server has one socket for all its clients.
    void udpHasSocketsAndNoConnections()
    {
        for (const Transport transport : {Transport::Udp, Transport::Dtls}) {
            Running running;
            ActivityBar bar(&running.meter);
            const ServerStatus server = running.listen(transport);
            ClientStatus client = running.connect(transport);
            running.accept(Role::Server, transport);
            QCOMPARE(running.meter.connections(), 0);
            QCOMPARE(running.meter.udpSockets(), 2);
            const auto words = [&bar] {
                QStringList all;
                for (const QLabel *label : bar.findChildren<QLabel *>())
                    all.append(label->text());
                return all;
            };
            QVERIFY2(words().contains(u"2 UDP sockets"_s), qPrintable(words().join(u'|')));
            client.state = LinkState::Closed;
            Q_EMIT running.engine.clientChanged(client);
            QCOMPARE(running.meter.udpSockets(), 1);
            running.connect(Transport::Tcp);
            QVERIFY2(words().contains(u"1 connection, 1 UDP socket"_s), qPrintable(words().join(u'|')));
        }
    }

    /// It has one socket to listen, and one towards the server for each client.
    void aUdpRelayHasASocketForEachClient()
    {
        Running running;
        RelayStatus relay;
        relay.id = EndpointId(99);
        relay.settings.listen.transport = Transport::Udp;
        relay.state = ServerState::Listening;
        relay.bound = SocketAddress::fromIp(u"127.0.0.1"_s, 12001);
        Q_EMIT running.engine.relayChanged(relay);
        running.accept(Role::RelayToClient, Transport::Udp);
        running.accept(Role::RelayToClient, Transport::Udp);
        QCOMPARE(running.meter.udpSockets(), 3);
        QCOMPARE(running.meter.connections(), 0);
    }
};

QTEST_MAIN(TestUdpSockets)
#include "tst_udpsockets.moc"
