// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/values/errorcatalog.h"
#include "models/clients/clientmodel.h"
#include "models/common/endpointtext.h"
#include "models/relays/relaymodel.h"
#include "models/servers/peermodel.h"
#include "models/servers/servermodel.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace swb;
using namespace Qt::StringLiterals;

namespace {

constexpr qint64 second = 1'000'000'000;

ServerSettings serverOn(Transport transport, quint16 port)
{
    ServerSettings settings;
    settings.url = {transport, u"127.0.0.1"_s, port};
    settings.reply = u"uppercase"_s;
    return settings;
}

ServerStatus statusOf(EndpointId id, const ServerSettings &settings, ServerState state, quint16 port)
{
    ServerStatus status;
    status.id = id;
    status.settings = settings;
    status.state = state;
    status.bound = SocketAddress::fromIp(settings.url.host, port);
    return status;
}

PeerStatus peerOf(EndpointId server, quint32 number, LinkState state = LinkState::Connected)
{
    PeerStatus peer;
    peer.conversation.id = ConversationId(number);
    peer.conversation.endpoint = server;
    peer.conversation.remote = SocketAddress::fromIp(u"127.0.0.1"_s, quint16(20'000 + number));
    peer.state = state;
    peer.counters = std::make_shared<TrafficCounters>();
    return peer;
}

QString cell(const QAbstractItemModel &model, int row, int column)
{
    return model.index(row, column).data().toString();
}

} // namespace

class TestEndpointModels : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void serverRowGoesFromReadyToListeningToStopped()
    {
        ServerModel model;
        QAbstractItemModelTester tester(&model);
        const ServerSettings settings = serverOn(Transport::Tcp, 0);
        const int row = model.add(settings);
        QCOMPARE(cell(model, row, ServerModel::State), u"not started"_s);
        QCOMPARE(model.idleRow(settings.url), row);
        model.started(row, EndpointId(7), settings);
        QCOMPARE(cell(model, row, ServerModel::State), u"starting"_s);
        model.update(statusOf(EndpointId(7), settings, ServerState::Listening, 40'123));
        QCOMPARE(cell(model, row, ServerModel::State), u"listening"_s);
        QCOMPARE(cell(model, row, ServerModel::Address), u"tcp://127.0.0.1:40123"_s);
        QCOMPARE(model.idleRow(settings.url), -1);
        model.update(statusOf(EndpointId(7), settings, ServerState::Stopped, 40'123));
        QCOMPARE(cell(model, row, ServerModel::State), u"stopped"_s);
        QCOMPARE(model.idleRow(settings.url), row);
        QCOMPARE(model.rowOf(EndpointId(7)), row);
        QCOMPARE(model.rowOf(EndpointId::None), -1);
    }

    void relayRowGoesFromReadyToRefusingToStopped()
    {
        RelayModel model;
        QAbstractItemModelTester tester(&model);
        RelaySettings settings;
        settings.target.port = 12'000;
        const int row = model.add(settings);
        QCOMPARE(cell(model, row, RelayModel::State), u"not started"_s);
        QVERIFY(!model.isRunning(row));
        model.started(row, EndpointId(7), settings);
        QCOMPARE(cell(model, row, RelayModel::State), u"starting"_s);
        RelayStatus status;
        status.id = EndpointId(7);
        status.settings = settings;
        status.state = ServerState::Listening;
        status.bound = SocketAddress::fromIp(u"127.0.0.1"_s, 40'123);
        status.refuses = true;
        model.update(status);
        QCOMPARE(cell(model, row, RelayModel::State), u"refusing"_s);
        QCOMPARE(cell(model, row, RelayModel::Way), u"tcp://127.0.0.1:40123 to 127.0.0.1:12000"_s);
        QCOMPARE(model.index(row, 0).data(ToneRole).toInt(), int(Severity::Warning));
        status.state = ServerState::Stopped;
        model.update(status);
        QCOMPARE(cell(model, row, RelayModel::State), u"stopped"_s);
        QCOMPARE(model.rowOf(EndpointId(7)), row);
    }

    void newsOfUnknownServersIsIgnored()
    {
        ServerModel model;
        QAbstractItemModelTester tester(&model);
        model.update(statusOf(EndpointId(3), {}, ServerState::Listening, 1));
        QCOMPARE(model.rowCount(), 0);
    }

    void trafficIsToldOnlyWhenItChanges()
    {
        ServerModel model;
        model.started(model.add({}), EndpointId(1), {});
        QSignalSpy changed(&model, &ServerModel::dataChanged);
        model.setTraffic(EndpointId(1), {2, 600, 600});
        model.setTraffic(EndpointId(1), {2, 600, 600});
        QCOMPARE(changed.size(), 1);
        QCOMPARE(cell(model, 0, ServerModel::Clients), u"2"_s);
        QCOMPARE(cell(model, 0, ServerModel::Bytes), u"1.20 kB"_s);
    }

    void peersAreShownForOneServerAtATime()
    {
        PeerModel model;
        QAbstractItemModelTester tester(&model);
        model.setServer(EndpointId(1));
        model.update(peerOf(EndpointId(1), 1));
        model.update(peerOf(EndpointId(2), 2));
        model.update(peerOf(EndpointId(2), 3));
        QCOMPARE(model.rowCount(), 1);
        model.setServer(EndpointId(2));
        QCOMPARE(model.rowCount(), 2);
        QCOMPARE(cell(model, 0, PeerModel::Peer), u"127.0.0.1:20002"_s);
        model.setServer(EndpointId::None);
        QCOMPARE(model.rowCount(), 0);
        QCOMPARE(model.traffic(EndpointId(2)).clients, 2);
    }

    void peerKeepsItsRowAndSaysHowItEnded()
    {
        PeerModel model;
        QAbstractItemModelTester tester(&model);
        model.setServer(EndpointId(1));
        model.update(peerOf(EndpointId(1), 1));
        model.update(peerOf(EndpointId(1), 2));
        model.update(peerOf(EndpointId(1), 1, LinkState::Reset));
        QCOMPARE(cell(model, 0, PeerModel::State), u"reset"_s);
        QCOMPARE(cell(model, 1, PeerModel::State), u"connected"_s);
        QVERIFY(!model.isOpen(0));
        QCOMPARE(model.traffic(EndpointId(1)).clients, 1);
    }

    void countersAndAgesAreReadAtRefresh()
    {
        PeerModel model;
        QAbstractItemModelTester tester(&model);
        model.setServer(EndpointId(1));
        PeerStatus peer = peerOf(EndpointId(1), 1);
        const auto counters = std::make_shared<TrafficCounters>();
        peer.counters = counters;
        peer.openedNs = 2 * second;
        model.update(peer);
        counters->bytesIn = 1500;
        QSignalSpy changed(&model, &PeerModel::dataChanged);
        model.refresh({0}, 65 * second);
        QCOMPARE(changed.size(), 1);
        QCOMPARE(cell(model, 0, PeerModel::BytesIn), u"1.50 kB"_s);
        QCOMPARE(cell(model, 0, PeerModel::Age), u"1:03"_s);
        model.refresh({}, 66 * second);
        QCOMPARE(changed.size(), 1);
    }

    /// Over the last two seconds; a dash before they have passed, after a pause, and when it is closed.
    void ratesAreMeasuredOverAWindow()
    {
        PeerModel model;
        model.setServer(EndpointId(1));
        PeerStatus peer = peerOf(EndpointId(1), 1);
        const auto counters = std::make_shared<TrafficCounters>();
        peer.counters = counters;
        model.update(peer);
        const auto rates = [&model] {
            QStringList all;
            for (int column = PeerModel::Reads; column <= PeerModel::OutRate; ++column)
                all.append(cell(model, 0, column));
            return all;
        };
        const QStringList unknown(4, u"—"_s);
        QCOMPARE(rates(), unknown);
        QVERIFY(!model.index(0, PeerModel::Reads).data(SortRole).isValid());
        model.refresh({0}, 10 * second);
        counters->unitsIn = 10;
        counters->bytesIn = 5000;
        model.refresh({0}, 10 * second + second / 4); // too early for the next reading
        model.refresh({0}, 11 * second);
        QCOMPARE(rates(), unknown);
        counters->unitsIn = 30;
        counters->unitsOut = 1;
        counters->bytesOut = 64;
        model.refresh({0}, 12 * second);
        QCOMPARE(rates(), (QStringList{u"15.0"_s, u"2.50 kB"_s, u"0.50"_s, u"32 B"_s}));
        QCOMPARE(model.index(0, PeerModel::Reads).data(SortRole).toDouble(), 15.0);
        model.update(peer); // an update does not restart the measurement
        model.refresh({0}, 13 * second);
        model.refresh({0}, 14 * second);
        QCOMPARE(rates(), (QStringList{u"0"_s, u"0 B"_s, u"0"_s, u"0 B"_s}));
        model.refresh({0}, 16 * second); // the longest step
        QCOMPARE(rates().constFirst(), u"0"_s);
        model.refresh({0}, 18 * second + 1);
        QCOMPARE(rates(), unknown);
        for (int i = 19; i <= 20; ++i)
            model.refresh({0}, i * second + 1);
        QCOMPARE(rates().constFirst(), u"0"_s);
        peer.state = LinkState::Closed;
        model.update(peer);
        QCOMPARE(rates(), unknown);
        QVERIFY(model.headerData(PeerModel::InRate, Qt::Horizontal, Qt::ToolTipRole)
                    .toString()
                    .contains(u"last 2 seconds"_s));
    }

    void endedPeersAreKeptUpToABoundAndTheirBytesStayCounted_data()
    {
        QTest::addColumn<int>("ended");
        QTest::addColumn<int>("rows");
        const int twice = 2 * PeerModel::keptEnded;
        QTest::newRow("one below") << twice - 1 << twice;
        QTest::newRow("at the bound") << twice << PeerModel::keptEnded + 1;
        QTest::newRow("one above") << twice + 1 << PeerModel::keptEnded + 2;
    }
    void endedPeersAreKeptUpToABoundAndTheirBytesStayCounted()
    {
        QFETCH(int, ended);
        QFETCH(int, rows);
        PeerModel model;
        QAbstractItemModelTester tester(&model);
        model.setServer(EndpointId(1));
        model.update(peerOf(EndpointId(1), 1)); // stays connected
        for (int i = 0; i < ended; ++i) {
            PeerStatus peer = peerOf(EndpointId(1), quint32(i + 2));
            const auto counters = std::make_shared<TrafficCounters>();
            counters->bytesIn = 10;
            peer.counters = counters;
            model.update(peer);
            peer.state = LinkState::Closed;
            model.update(peer);
        }
        QCOMPARE(model.rowCount(), rows);
        QVERIFY(model.isOpen(0));
        QCOMPARE(model.traffic(EndpointId(1)), (ServerTraffic{1, quint64(ended) * 10, 0}));
        model.update(peerOf(EndpointId(1), quint32(ended + 1), LinkState::Failed));
        QCOMPARE(cell(model, rows - 1, PeerModel::State), u"failed"_s);
    }

    void clientRowTellsItsStateAndItsProblem()
    {
        ClientModel model;
        QAbstractItemModelTester tester(&model);
        ClientSettings settings;
        settings.url = {Transport::Udp, u"localhost"_s, 12000};
        const int row = model.opened(EndpointId(4), settings, second);
        ClientStatus status = model.statusAt(row);
        status.state = LinkState::Connected;
        model.update(status);
        QCOMPARE(cell(model, row, ClientModel::State), u"ready"_s);
        status.error = makeError(ErrorCode::NobodyListening, u"Nothing took the datagram."_s);
        model.update(status);
        QVERIFY(cell(model, row, ClientModel::Info).startsWith(u"Nothing took the datagram."));
        QCOMPARE(cell(model, row, ClientModel::State), u"refused"_s); // and not "ready"
        QCOMPARE(model.index(row, 0).data(ToneRole).toInt(), int(Severity::Warning));
        model.refresh({0}, 6 * second);
        status.state = LinkState::Closed;
        model.update(status);
        model.refresh({0}, 60 * second);
        QCOMPARE(cell(model, row, ClientModel::Age), u"5 s"_s);
    }

    void whatUdpClosesIsAMemory()
    {
        PeerStatus peer;
        peer.conversation.transport = Transport::Udp;
        peer.state = LinkState::Closed;
        QCOMPARE(EndpointText::state(peer), u"forgotten"_s);
        peer.conversation.transport = Transport::Dtls;
        QCOMPARE(EndpointText::state(peer), u"closed"_s);
        QCOMPARE(EndpointText::state(ConversationState::Open, Transport::Udp), u"ready"_s);
        QCOMPARE(EndpointText::state(LinkState::HalfClosedByUs, Transport::Tcp), u"half-closed by us"_s);
        QCOMPARE(EndpointText::state(ConversationState::HalfClosedByPeer, Transport::Tcp),
                 u"half-closed by peer"_s);
        QCOMPARE(EndpointText::state(ConversationState::Open, Transport::Tcp), u"open"_s);
        QCOMPARE(EndpointText::state(ConversationState::Refused, Transport::Udp), u"refused"_s);
    }

    void aPeerWithoutAGoodbyeIsAWarning()
    {
        const Error error = makeError(ErrorCode::NoGoodbye, u"It left."_s);
        QCOMPARE(EndpointText::tone(LinkState::Closed, error), Severity::Warning);
        QCOMPARE(EndpointText::tone(LinkState::Connected, error), Severity::Warning);
        QCOMPARE(EndpointText::tone(LinkState::Failed, error), Severity::Error);
        QCOMPARE(EndpointText::tone(LinkState::Connected, {}), Severity::Chat);
    }

    void theReceiveBufferMeansWhatTheTransportMakesOfIt()
    {
        QVERIFY(EndpointText::receiveTip(Transport::Udp).contains(u"MSG_TRUNC"));
        QVERIFY(EndpointText::receiveTip(Transport::Dtls).contains(u"Does not apply"));
        QVERIFY(EndpointText::receiveTip(Transport::Tls).contains(u"next read"));
    }

    void aClientOfAnEarlierRunWaitsToBeConnected()
    {
        ClientModel model;
        QAbstractItemModelTester tester(&model);
        ClientSettings settings;
        settings.url = {Transport::Tcp, u"localhost"_s, 12000};
        const int row = model.addIdle(settings);
        QCOMPARE(cell(model, row, ClientModel::State), u"not connected"_s);
        QCOMPARE(cell(model, row, ClientModel::Age), QString());
        QVERIFY(!model.isOpen(row));
        QCOMPARE(model.rowOf(EndpointId::None), -1);
        model.reopened(row, EndpointId(5), second);
        QCOMPARE(cell(model, row, ClientModel::State), u"resolving"_s);
        QVERIFY(model.isOpen(row));
        QCOMPARE(model.rowOf(EndpointId(5)), row);
        QCOMPARE(model.rowCount(), 1);
    }

    void whatIsOpenIsKeptAndEndedOnesOnce()
    {
        ClientModel model;
        ClientSettings here;
        here.url = {Transport::Tcp, u"localhost"_s, 12000};
        ClientSettings there = here;
        there.url.port = 12001;
        for (quint32 id = 1; id <= 6; ++id)
            model.opened(EndpointId(id), id < 4 ? here : there, 0);
        for (const int ended : {0, 3, 4, 5}) {
            ClientStatus status = model.statusAt(ended);
            status.state = LinkState::Closed;
            model.update(status);
        }
        const QList<ClientSettings> kept = model.settingsToKeep();
        QCOMPARE(kept.size(), 3); // two open ones, and the other server once
        QCOMPARE(kept.at(0).url, here.url);
        QCOMPARE(kept.at(1).url, here.url);
        QCOMPARE(kept.at(2).url, there.url);
    }

    void endedClientsAreKeptUpToABound_data()
    {
        QTest::addColumn<int>("ended");
        QTest::newRow("one below") << ClientModel::keptEnded - 1;
        QTest::newRow("at the bound") << ClientModel::keptEnded;
        QTest::newRow("one above") << ClientModel::keptEnded + 1;
    }
    void endedClientsAreKeptUpToABound()
    {
        QFETCH(int, ended);
        ClientModel model;
        QAbstractItemModelTester tester(&model);
        model.opened(EndpointId(9999), {}, 0); // stays open
        for (int i = 1; i <= ended; ++i) {
            const int row = model.opened(EndpointId(quint32(i)), {}, 0);
            ClientStatus status = model.statusAt(row);
            status.state = LinkState::Failed;
            model.update(status);
        }
        QCOMPARE(model.rowCount(), 1 + std::min(ended, ClientModel::keptEnded));
        QCOMPARE(model.rowOf(EndpointId(9999)), 0);
        QVERIFY(model.rowOf(EndpointId(quint32(ended))) > 0);
    }

    void agesReadLikeAClock()
    {
        QCOMPARE(EndpointText::age(-1), u"0 s"_s);
        QCOMPARE(EndpointText::age(59 * second), u"59 s"_s);
        QCOMPARE(EndpointText::age(60 * second), u"1:00"_s);
        QCOMPARE(EndpointText::age(3599 * second), u"59:59"_s);
        QCOMPARE(EndpointText::age(7209 * second), u"2:00:09"_s);
    }

    void tipsShowMarkupAsItStands() { QVERIFY(!EndpointText::tip(u"<img src=x>"_s).contains(u"<img")); }
};

QTEST_GUILESS_MAIN(TestEndpointModels)
#include "tst_endpointmodels.moc"
