// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/engine/client.h"
#include "support/enginefixture.h"
#include "support/fewdescriptors.h"
#include "support/rawsocket.h"

#include <atomic>
#include <numeric>
#include <thread>

using namespace swb;
using test::EngineFixture;
using test::NoDescriptors;
using test::RawSocket;

namespace {

constexpr qint64 large = 30'000'000; // more than the system accepts for a peer that does not read

/// A client of the engine and the socket to which it is connected.
struct Pair
{
    explicit Pair(EngineFixture &f)
    {
        RawSocket listener = RawSocket::boundTo(QStringLiteral("127.0.0.1"), SOCK_STREAM);
        listener.listen();
        client = f.open(QStringLiteral("tcp://") + listener.local().toString());
        peer = std::make_unique<RawSocket>(listener.accept());
    }
    EndpointId client = EndpointId::None;
    std::unique_ptr<RawSocket> peer;
};

/// Sends until nothing more is accepted for half a second, or everything is sent.
qint64 sendUntilBlocked(RawSocket &socket, qint64 most)
{
    const timeval moment{0, 500'000};
    ::setsockopt(socket.descriptor(), SOL_SOCKET, SO_SNDTIMEO, &moment, sizeof moment);
    const QByteArray bytes(1 << 20, 'x');
    qint64 sent = 0;
    for (qsizetype taken = bytes.size(); taken == bytes.size() && sent < most; sent += taken)
        taken = socket.send(bytes.first(qMin(most - sent, qint64(bytes.size()))));
    return sent;
}

qint64 bytesOf(const QByteArrayList &pieces)
{
    qint64 bytes = 0;
    for (const QByteArray &piece : pieces)
        bytes += piece.size();
    return bytes;
}

/// As the client counts what waits for its watcher: small pieces cost more than their bytes.
qint64 costOf(const QByteArrayList &pieces)
{
    return std::accumulate(pieces.begin(), pieces.end(), qint64(0),
                           [](qint64 sum, const QByteArray &piece) { return sum + Client::costOf(piece); });
}

/// This many bytes of a message after a length field that announces one more.
QByteArray unfinished(qint64 bytes)
{
    const auto length = quint32(bytes - 3);
    QByteArray message(4, '\0');
    for (int i = 0; i < 4; ++i)
        message[i] = char(length >> (24 - 8 * i));
    return message + QByteArray(bytes - 4, 'x');
}

} // namespace

class TstNothingLost : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }

    void repliesThatNeverLeaveAreCounted_data()
    {
        QTest::addColumn<QString>("scheme");
        for (const char *const scheme : {"tcp", "tls", "udp", "dtls"})
            QTest::newRow(scheme) << QString::fromLatin1(scheme);
    }
    void repliesThatNeverLeaveAreCounted()
    {
        QFETCH(QString, scheme);
        EngineFixture f;
        ServerSettings settings;
        settings.replyDelay = std::chrono::hours(1);
        const EndpointId server = f.serve(scheme + QStringLiteral("://127.0.0.1:0"), settings);
        const EndpointId client = f.open(f.urlOf(server));
        f.engine->send(client, "a");
        const auto heard = [&] {
            const QList<Event> all = f.events(EventKind::Data);
            return std::any_of(all.begin(), all.end(), [server](const Event &event) {
                return event.endpoint == server && event.direction == Direction::In;
            });
        };
        QTRY_VERIFY(heard());
        QVERIFY(!f.hasError(ErrorCode::UnsentReplies));
        f.engine->stopServer(server);
        QTRY_COMPARE(f.servers[server].state, ServerState::Stopped);
        QTRY_VERIFY(f.hasError(ErrorCode::UnsentReplies));
    }

    void whatIsQueuedArrivesAfterThePeerHasFinished()
    {
        EngineFixture f;
        const Pair pair(f);
        pair.peer->finish();
        QTRY_COMPARE(f.clients[pair.client].state, LinkState::HalfClosedByPeer);
        f.engine->send(pair.client, QByteArray(large, 'q'));
        f.engine->halfClose(pair.client);
        QTRY_VERIFY(f.clients[pair.client].counters->bytesOut.load() > 0);
        QVERIFY(!isOver(f.clients[pair.client].state));
        QCOMPARE(pair.peer->receiveToEnd().size(), large);
        QCOMPARE(pair.peer->lastError(), 0);
        QTRY_COMPARE(f.clients[pair.client].state, LinkState::Closed);
        QCOMPARE(f.events(EventKind::HalfClosed).size(), 2);
    }

    void whatIsQueuedArrivesWhenThePeerFinishesMeanwhile()
    {
        EngineFixture f;
        const Pair pair(f);
        f.engine->send(pair.client, QByteArray(large, 'q'));
        f.engine->halfClose(pair.client);
        pair.peer->finish();
        QCOMPARE(pair.peer->receiveToEnd().size(), large);
        QTRY_COMPARE(f.clients[pair.client].state, LinkState::Closed);
    }

    void whatIsQueuedArrivesBeforeADisconnect()
    {
        EngineFixture f;
        const Pair pair(f);
        f.engine->send(pair.client, QByteArray(large, 'q'));
        f.engine->disconnectClient(pair.client);
        pair.peer->send(QByteArray(100'000, 'u')); // unread, it would turn the end into a reset
        QCOMPARE(pair.peer->receiveToEnd().size(), large);
        QCOMPARE(pair.peer->lastError(), 0);
        QTRY_COMPARE(f.clients[pair.client].state, LinkState::Closed);
    }

    void whatHasComeIsReadBeforeADisconnect()
    {
        EngineFixture f;
        const Pair pair(f);
        f.engine->holdReplies(pair.client, true);
        const QByteArray all(limits::watchedBytes + 100'000, 'u');
        QCOMPARE(pair.peer->send(all), all.size());
        QTRY_VERIFY(costOf(f.replies[pair.client]) >= limits::watchedBytes); // then the client stops reading
        QVERIFY(qint64(f.clients[pair.client].counters->bytesIn.load()) < all.size());
        f.engine->disconnectClient(pair.client);
        QTRY_COMPARE(f.clients[pair.client].state, LinkState::Closed);
        QCOMPARE(qint64(f.clients[pair.client].counters->bytesIn.load()), qint64(all.size()));
        QVERIFY(pair.peer->receive().isEmpty());
        QCOMPARE(pair.peer->lastError(), 0);
    }

    void whatCannotLeaveIsAnErrorWithItsNumber()
    {
        EngineFixture f;
        const Pair pair(f);
        f.engine->send(pair.client, QByteArray(large, 'q'));
        f.engine->disconnectClient(pair.client); // and the peer reads nothing
        QTRY_COMPARE(f.clients[pair.client].state, LinkState::Failed);
        const ClientStatus &status = f.clients[pair.client];
        QCOMPARE(status.error.code, ErrorCode::UnsentBytes);
        const qint64 unsent = large - qint64(status.counters->bytesOut.load());
        QVERIFY2(status.error.why.contains(QString::number(unsent)), qPrintable(status.error.why));
    }

    void resetSaysHowMuchHadNotLeft()
    {
        EngineFixture f;
        const Pair pair(f);
        f.engine->send(pair.client, QByteArray(large, 'q'));
        QTRY_VERIFY(f.clients[pair.client].counters->bytesOut.load() > 0);
        pair.peer->reset();
        QTRY_COMPARE(f.clients[pair.client].state, LinkState::Reset);
        const ClientStatus &status = f.clients[pair.client];
        const qint64 unsent = large - qint64(status.counters->bytesOut.load());
        QVERIFY2(status.error.why.contains(QString::number(unsent)), qPrintable(status.error.why));
    }

    void serverThatStopsSaysWhatItCouldNotSend()
    {
        EngineFixture f;
        const EndpointId server = f.serve(QStringLiteral("tcp://127.0.0.1:0"));
        RawSocket peer = RawSocket::connectedTo(f.addressOf(server));
        QTRY_COMPARE(f.peers.size(), 1);
        f.engine->sendToPeers(server, {}, QByteArray(large, 'q'));
        QTRY_VERIFY(f.peers.begin()->counters->bytesOut.load() > 0);
        f.engine->stopServer(server);
        QTRY_VERIFY(f.hasError(ErrorCode::UnsentBytes));
        const qint64 unsent = large - qint64(f.peers.begin()->counters->bytesOut.load());
        const Error error = f.events(EventKind::Dropped).first().detail->error;
        QVERIFY2(error.why.contains(QString::number(unsent)), qPrintable(error.why));
    }

    void whatAServerSendsArrivesBeforeItsDisconnect()
    {
        EngineFixture f;
        const EndpointId server = f.serve(QStringLiteral("tcp://127.0.0.1:0"));
        RawSocket peer = RawSocket::connectedTo(f.addressOf(server));
        QTRY_COMPARE(f.peers.size(), 1);
        f.engine->sendToPeers(server, {}, QByteArray(large, 'q'));
        f.engine->disconnectPeer(server, f.peers.begin()->conversation.id);
        QCOMPARE(peer.receiveToEnd().size(), large);
        QCOMPARE(peer.lastError(), 0);
    }

    void watcherThatTakesNothingMakesThePeerWait_data()
    {
        QTest::addColumn<QString>("framing");
        QTest::newRow("chunks") << QStringLiteral("none");
        QTest::newRow("messages") << QStringLiteral("fixed:1000");
    }
    void watcherThatTakesNothingMakesThePeerWait()
    {
        QFETCH(QString, framing);
        EngineFixture f;
        RawSocket listener = RawSocket::boundTo(QStringLiteral("127.0.0.1"), SOCK_STREAM);
        listener.listen();
        ClientSettings settings;
        settings.framing = framing;
        const EndpointId client = f.open(QStringLiteral("tcp://") + listener.local().toString(), settings);
        RawSocket peer = listener.accept();
        f.engine->holdReplies(client, true);
        constexpr qint64 most = qint64(200) << 20;
        std::atomic<qint64> sent{0};
        std::thread sender([&] { sent = sendUntilBlocked(peer, most); });
        QTRY_VERIFY(sent.load() > 0);
        sender.join();
        QVERIFY2(sent < most / 2, qPrintable(QString::number(sent)));
        const qint64 held = bytesOf(f.replies[client]);
        QVERIFY2(held <= limits::watchedBytes + limits::receiveBytes, qPrintable(QString::number(held)));
        QVERIFY2(held > limits::watchedBytes / 2, qPrintable(QString::number(held)));
        f.engine->holdReplies(client, false);
        peer.finish();
        QTRY_COMPARE(f.clients[client].state, LinkState::HalfClosedByPeer);
        const qint64 whole = framing == u"none" ? sent.load() : sent.load() / 1000 * 1000;
        QTRY_COMPARE(bytesOf(f.replies[client]), whole);
    }

    void watcherOfDatagramsIsBoundedToo()
    {
        EngineFixture f;
        RawSocket peer = RawSocket::boundTo(QStringLiteral("127.0.0.1"), SOCK_DGRAM);
        const EndpointId client = f.open(QStringLiteral("udp://") + peer.local().toString());
        f.engine->send(client, "hello");
        SockAddr from;
        QByteArray bytes(60'000, 'x');
        ::recvfrom(peer.descriptor(), bytes.data(), size_t(bytes.size()), 0, from.get(), &from.length);
        f.engine->holdReplies(client, true);
        const auto send = [&] {
            ::sendto(peer.descriptor(), bytes.data(), size_t(bytes.size()), 0, from.get(), from.length);
        };
        const auto read = [&] { return qint64(f.clients[client].counters->bytesIn.load()); };
        qint64 kept = 0; // one after the other, so that the number of reads is known
        for (qint64 cost = 0; cost < limits::watchedBytes; cost += Client::costOf(bytes)) {
            send();
            kept += bytes.size();
            QTRY_COMPARE(read(), kept);
        }
        send();
        for (int i = 0; i < 2; ++i) { // the client's thread is busy, and does not read
            f.engine->send(client, "again");
            QCOMPARE(peer.receive(), QByteArray("again"));
        }
        QCOMPARE(read(), kept);
        f.engine->holdReplies(client, false);
        QTRY_COMPARE(bytesOf(f.replies[client]), kept + bytes.size());
    }

    void peerThatResetsAtOnceHasItsAddressInTheLog()
    {
        EngineFixture f;
        const EndpointId server = f.serve(QStringLiteral("tcp://127.0.0.1:0"));
        constexpr int connections = 300;
        for (int i = 0; i < connections; ++i) {
            RawSocket peer = RawSocket::connectedTo(f.addressOf(server));
            peer.send("x");
            peer.reset();
        }
        QTRY_COMPARE(f.peers.size(), connections);
        for (const PeerStatus &peer : std::as_const(f.peers))
            QVERIFY(!peer.conversation.remote.isNull() && peer.conversation.remote.port != 0);
    }

    void serverWithoutDescriptorsSaysSoOnceAndGoesOn()
    {
        EngineFixture f;
        const EndpointId server = f.serve(QStringLiteral("tcp://127.0.0.1:0"));
        std::vector<RawSocket> clients;
        for (int i = 0; i < 30; ++i)
            clients.emplace_back(SocketAddress::Family::IPv4, SOCK_STREAM);
        SockAddr to = toSockAddr(f.addressOf(server));
        const auto warnings = [&] {
            int found = 0;
            for (const Event &event : f.events(EventKind::Error))
                found += event.detail && event.detail->error.code == ErrorCode::TooManyOpenFiles ? 1 : 0;
            return found;
        };
        {
            NoDescriptors none;
            for (const RawSocket &client : clients)
                ::connect(client.descriptor(), to.get(), to.length);
            QTRY_COMPARE(warnings(), 1);
            none.giveBack(10); // ten are served, the others keep waiting
            QTRY_COMPARE(f.peers.size(), 10);
            QCOMPARE(f.events(EventKind::Note).size(), 0);
        }
        for (RawSocket &client : clients) {
            client.send("x");
            QCOMPARE(client.receive(), QByteArray("x"));
        }
        QTRY_COMPARE(f.events(EventKind::Note).size(), 1);
        QCOMPARE(warnings(), 1);
    }

    void clientWithoutDescriptorsSaysSo()
    {
        EngineFixture f;
        RawSocket listener = RawSocket::boundTo(QStringLiteral("127.0.0.1"), SOCK_STREAM);
        listener.listen();
        ClientSettings settings;
        settings.url = EndpointUrl::parse(QStringLiteral("tcp://") + listener.local().toString()).value();
        for (const QString &host : {QStringLiteral("127.0.0.1"), QStringLiteral("localhost")}) {
            settings.url.host = host;
            const NoDescriptors none;
            const EndpointId client = f.engine->openClient(settings);
            QTRY_COMPARE(f.clients[client].state, LinkState::Failed);
            QCOMPARE(f.clients[client].error.code, ErrorCode::TooManyOpenFiles);
        }
    }

    /// Messages that were begun share one budget; a server's other clients continue.
    void unfinishedMessagesOfAllClientsAreBounded_data()
    {
        QTest::addColumn<qint64>("last");
        QTest::addColumn<bool>("kept");
        constexpr qint64 sixteenth = limits::frameBudgetBytes / 16;
        QTest::newRow("one below the budget") << sixteenth - 1 << true;
        QTest::newRow("at the budget") << sixteenth << true;
        QTest::newRow("one above the budget") << sixteenth + 1 << false;
    }
    void unfinishedMessagesOfAllClientsAreBounded()
    {
        QFETCH(qint64, last);
        QFETCH(bool, kept);
        EngineFixture f;
        ServerSettings settings;
        settings.framing = QStringLiteral("length4");
        const EndpointId server = f.serve(QStringLiteral("tcp://127.0.0.1:0"), settings);
        constexpr qint64 sixteenth = limits::frameBudgetBytes / 16;
        std::vector<RawSocket> clients;
        qint64 sent = 0;
        for (int i = 0; i < 16; ++i) {
            clients.push_back(RawSocket::connectedTo(f.addressOf(server)));
            const qint64 bytes = i < 15 ? sixteenth : last;
            clients.back().send(unfinished(bytes));
            sent += bytes;
            QTRY_COMPARE(bytesIn(f), sent);
        }
        QVERIFY(!f.hasError(ErrorCode::FrameBudget) || !kept);
        if (!kept) {
            QTRY_VERIFY(f.hasError(ErrorCode::FrameBudget));
            QVERIFY(clients.back().receive().isEmpty());
        }
        RawSocket other = RawSocket::connectedTo(f.addressOf(server));
        const QByteArray whole("\0\0\0\1x", 5);
        other.send(whole);
        QCOMPARE(other.receiveExactly(5), whole);
        clients.front().send("x"); // its message is now complete
        QCOMPARE(clients.front().receiveExactly(sixteenth + 1).size(), sixteenth + 1);
    }

private:
    static qint64 bytesIn(const EngineFixture &f)
    {
        qint64 bytes = 0;
        for (const PeerStatus &peer : f.peers)
            bytes += qint64(peer.counters->bytesIn.load());
        return bytes;
    }
};

QTEST_GUILESS_MAIN(TstNothingLost)
#include "tst_nothinglost.moc"
