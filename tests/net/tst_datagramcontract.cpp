// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/enginefixture.h"
#include "support/families.h"
#include "support/rawsocket.h"

#include "core/values/capabilities.h"
#include "net/loop/notifierwatcher.h"
#include "net/transport/datagramsockets.h"

using namespace swb;
using namespace Qt::StringLiterals;
using test::EngineFixture;
using test::RawSocket;
using Stop = DatagramsMoved::Stop;

Q_DECLARE_METATYPE(swb::SocketFamily)

/// What transport/datagramsocket.h guarantees, for the sockets of every family; and with whole servers and
/// clients of UDP and DTLS, what core/values/capabilities.h says of each, present or absent.
class tst_DatagramContract : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void datagramsKeepTheirBounds_data();
    void datagramsKeepTheirBounds();
    void trueLengthIsToldWhereItWasCut_data() { addFamilies(); }
    void trueLengthIsToldWhereItWasCut();
    void aTurnTakesNoMoreThanABatch_data() { addFamilies(); }
    void aTurnTakesNoMoreThanABatch();
    void destinationIsToldOnEveryAddress_data();
    void destinationIsToldOnEveryAddress();
    void answerLeavesFromTheAddressThatWasReached_data();
    void answerLeavesFromTheAddressThatWasReached();
    void connectedSocketHearsItsPeerAlone_data() { addFamilies(); }
    void connectedSocketHearsItsPeerAlone();
    void hopsAreSetAndTold_data();
    void hopsAreSetAndTold();
    void nothingThereIsNotNow_data() { addFamilies(); }
    void nothingThereIsNotNow();
    void refusalIsToldOnceByReceiving_data() { addFamilies(); }
    void refusalIsToldOnceByReceiving();
    void refusalIsToldOnceBySending_data() { addFamilies(); }
    void refusalIsToldOnceBySending();
    void refusalIsToldWithASmallBuffer_data() { addFamilies(); }
    void refusalIsToldWithASmallBuffer();
    void refusalBehindADatagramIsTold_data() { addFamilies(); }
    void refusalBehindADatagramIsTold();
    void sendingStopsAtWhatCannotLeave_data() { addFamilies(); }
    void sendingStopsAtWhatCannotLeave();
    void notWatchedMeansNotTold_data() { addFamilies(); }
    void notWatchedMeansNotTold();
    void roomToSendIsTold_data() { addFamilies(); }
    void roomToSendIsTold();
    void socketMayEndInItsOwnCallback_data();
    void socketMayEndInItsOwnCallback();
    void portIsFreeAtTheEnd_data() { addFamilies(); }
    void portIsFreeAtTheEnd();
    void takenAndForeignAddressesAreNamed_data() { addFamilies(); }
    void takenAndForeignAddressesAreNamed();
    void bothFamiliesOfAddressesAreTaken_data() { addFamilies(); }
    void bothFamiliesOfAddressesAreTaken();
    void dropsAreCountedWhereItSaysSo_data() { addFamilies(); }
    void dropsAreCountedWhereItSaysSo();

    void everyFamilySpeaksWithEveryOther_data();
    void everyFamilySpeaksWithEveryOther();
    void refusalIsInTheLogWhereItSaysSo_data() { addTransports(); }
    void refusalIsInTheLogWhereItSaysSo();
    void dropsAreInTheLogWhereItSaysSo_data() { addTransports(); }
    void dropsAreInTheLogWhereItSaysSo();

private:
    static void addFamilies();
    static void addTransports();
};

namespace {

const QList<SocketFamily> families = test::builtFamilies();

/// A socket with its user, in this thread's event loop.
class End final : public DatagramSocketUser
{
public:
    explicit End(SocketFamily family)
        : socket(makeDatagramSocket(family, watcher, *this))
    { }
    static std::unique_ptr<End> boundTo(SocketFamily family, const QString &ip, quint16 port = 0)
    {
        auto end = std::make_unique<End>(family);
        end->error = end->bind(ip, port);
        if (!end->error.isError())
            end->socket->watch(true, false);
        return end;
    }
    static std::unique_ptr<End> connectedTo(SocketFamily family, const SocketAddress &to)
    {
        auto end = std::make_unique<End>(family);
        end->error = end->socket->connectTo(to, u"Could not."_s);
        if (!end->error.isError())
            end->socket->watch(true, false);
        return end;
    }
    Error bind(const QString &ip, quint16 port)
    {
        const QHostAddress address = ip == u"*" ? QHostAddress(QHostAddress::Any) : QHostAddress(ip);
        return socket->bind({Transport::Udp, ip, port}, address, {});
    }

    void socketReady(bool read, bool write) override
    {
        ++told;
        writable += write ? 1 : 0;
        if (endsWhenTold)
            socket.reset();
        else if (read && reads)
            receive();
    }
    DatagramsMoved receive()
    {
        const DatagramsMoved moved = socket->receive(batch);
        for (int i = 0; i < moved.count; ++i) {
            received << batch.payload(i).toByteArray();
            lengths << batch.length(i);
            senders << batch.sender(i);
            infos << batch.info(i);
            hops << batch.hops(i);
        }
        largestTurn = qMax(largestTurn, moved.count);
        if (moved.stop == Stop::Undelivered || moved.stop == Stop::Failed)
            errors << socket->error(Operation::Receive, u"Could not."_s);
        return moved;
    }
    [[nodiscard]] SocketAddress at(const QString &ip) const
    {
        return SocketAddress::fromIp(ip, socket->local().port);
    }

    NotifierWatcher watcher;
    DatagramBatch batch;
    std::unique_ptr<DatagramSocket> socket;
    Error error;
    bool reads = true; ///< when notified
    bool endsWhenTold = false;
    int told = 0;
    int writable = 0;
    int largestTurn = 0;
    QByteArrayList received;
    QList<quint32> lengths;
    QList<SocketAddress> senders;
    QList<PacketInfo> infos;
    QList<std::optional<int>> hops;
    QList<Error> errors;
};

SocketAddress deadPort()
{
    return RawSocket::boundTo(u"127.0.0.1"_s, SOCK_DGRAM).local();
}

RawSocket rawTo(const SocketAddress &to)
{
    return RawSocket::connectedTo(to, SOCK_DGRAM);
}

QString text(SocketFamily family)
{
    return nameOf(family);
}

} // namespace

void tst_DatagramContract::addFamilies()
{
    QTest::addColumn<SocketFamily>("family");
    for (const SocketFamily family : families)
        QTest::newRow(qPrintable(text(family))) << family;
}

void tst_DatagramContract::addTransports()
{
    QTest::addColumn<SocketFamily>("family");
    QTest::addColumn<Transport>("transport");
    for (const SocketFamily family : families) {
        QTest::addRow("%s, udp", qPrintable(text(family))) << family << Transport::Udp;
        QTest::addRow("%s, dtls", qPrintable(text(family))) << family << Transport::Dtls;
    }
}

void tst_DatagramContract::datagramsKeepTheirBounds_data()
{
    QTest::addColumn<SocketFamily>("family");
    QTest::addColumn<QList<int>>("sizes");
    for (const SocketFamily family : families) {
        const QString name = text(family);
        QTest::addRow("%s, one byte", qPrintable(name)) << family << QList<int>{1};
        QTest::addRow("%s, empty", qPrintable(name)) << family << QList<int>{0, 3, 0};
        QTest::addRow("%s, three in a row", qPrintable(name)) << family << QList<int>{5, 1, 1000};
        QTest::addRow("%s, the largest", qPrintable(name)) << family << QList<int>{65'506, 65'507};
        QTest::addRow("%s, more than a batch", qPrintable(name))
            << family << QList<int>(DatagramBatch::slots + 3, 7);
    }
}

void tst_DatagramContract::datagramsKeepTheirBounds()
{
    QFETCH(SocketFamily, family);
    QFETCH(QList<int>, sizes);
    const auto server = End::boundTo(family, u"127.0.0.1"_s);
    const auto client = End::connectedTo(family, server->socket->local());
    QByteArrayList sent;
    std::vector<OutgoingDatagram> out;
    for (const int size : sizes) {
        sent << QByteArray(size, char('a' + sent.size() % 26));
        out.push_back({sent.last(), {}, {}});
    }
    for (size_t next = 0; next < out.size();) {
        const DatagramsMoved moved = client->socket->send(std::span(out).subspan(next));
        QVERIFY(moved.count > 0);
        next += size_t(moved.count);
    }
    QTRY_COMPARE(server->received, sent);
    for (const SocketAddress &sender : std::as_const(server->senders))
        QCOMPARE(sender, client->socket->local());
    QCOMPARE(server->socket->send({"back", server->senders.first(), {}}).count, 1);
    QTRY_COMPARE(client->received, QByteArrayList{"back"});
}

void tst_DatagramContract::trueLengthIsToldWhereItWasCut()
{
    QFETCH(SocketFamily, family);
    const QStringList hosts{u"127.0.0.1"_s, u"0.0.0.0"_s};
    for (const QString &host : hosts) {
        const auto server = End::boundTo(family, host);
        server->reads = false;
        RawSocket peer = rawTo(server->at(u"127.0.0.1"_s));
        for (const char *bytes : {"hel", "hell", "hello", ""})
            ::send(peer.descriptor(), bytes, std::strlen(bytes), 0);
        peer.send(QByteArray(65'507, 'd'));
        DatagramBatch small(4);
        QTRY_VERIFY(server->told > 0);
        QCOMPARE(server->socket->receive(small).count, 5);
        const QList<std::pair<QByteArray, quint32>> expected{
            {"hel", 3}, {"hell", 4}, {"hell", 5}, {"", 0}, {"dddd", 65'507}};
        for (int i = 0; i < 5; ++i) {
            QCOMPARE(small.payload(i).toByteArray(), expected[i].first);
            QCOMPARE(small.length(i), expected[i].second);
        }
    }
}

/// Level-triggered: what one turn leaves is reported in the next.
void tst_DatagramContract::aTurnTakesNoMoreThanABatch()
{
    QFETCH(SocketFamily, family);
    const auto server = End::boundTo(family, u"127.0.0.1"_s);
    RawSocket peer = rawTo(server->socket->local());
    constexpr int count = 3 * DatagramBatch::slots + 1;
    for (int i = 0; i < count; ++i)
        peer.send(QByteArray::number(i));
    QTRY_COMPARE(server->received.size(), count);
    for (int i = 0; i < count; ++i)
        QCOMPARE(server->received[i], QByteArray::number(i));
    QCOMPARE(server->largestTurn, DatagramBatch::slots);
}

void tst_DatagramContract::destinationIsToldOnEveryAddress_data()
{
    QTest::addColumn<SocketFamily>("family");
    QTest::addColumn<QString>("host");
    QTest::addColumn<QString>("to");
    for (const SocketFamily family : families) {
        const QString name = text(family);
        QTest::addRow("%s, 0.0.0.0", qPrintable(name)) << family << u"0.0.0.0"_s << u"127.0.0.7"_s;
        QTest::addRow("%s, *, IPv4", qPrintable(name)) << family << u"*"_s << u"127.0.0.7"_s;
        QTest::addRow("%s, *, IPv6", qPrintable(name)) << family << u"*"_s << u"::1"_s;
        QTest::addRow("%s, ::", qPrintable(name)) << family << u"::"_s << u"::1"_s;
    }
}

void tst_DatagramContract::destinationIsToldOnEveryAddress()
{
    QFETCH(SocketFamily, family);
    QFETCH(QString, host);
    QFETCH(QString, to);
    const auto server = End::boundTo(family, host);
    QVERIFY2(!server->error.isError(), qPrintable(server->error.toString()));
    RawSocket peer = rawTo(server->at(to));
    peer.send("x");
    QTRY_COMPARE(server->infos.size(), 1);
    QCOMPARE(server->infos.first().destination, SocketAddress::fromIp(to, 0));
    QVERIFY(server->infos.first().interface > 0);
    QCOMPARE(server->senders.first(), peer.local());
}

void tst_DatagramContract::answerLeavesFromTheAddressThatWasReached_data()
{
    destinationIsToldOnEveryAddress_data();
}

void tst_DatagramContract::answerLeavesFromTheAddressThatWasReached()
{
    QFETCH(SocketFamily, family);
    QFETCH(QString, host);
    QFETCH(QString, to);
    const auto server = End::boundTo(family, host);
    End asking(defaultSocketFamily()); // accepts answers from anyone
    QCOMPARE(asking.bind(to.contains(u':') ? u"::"_s : u"0.0.0.0"_s, 0), Error());
    asking.socket->watch(true, false);
    QCOMPARE(asking.socket->send({"where are you?", server->at(to), {}}).count, 1);
    QTRY_COMPARE(server->infos.size(), 1);
    QCOMPARE(server->socket->send({"here", server->senders.first(), server->infos.first().local}).count, 1);
    QTRY_COMPARE(asking.received, QByteArrayList{"here"});
    const bool chosen = asking.senders.first() == server->at(to);
    const bool isIPv4Alone = host == u"0.0.0.0";
    QCOMPARE(chosen, capabilitiesOf(family, Transport::Udp).has(Capability::SourceChosen) || !isIPv4Alone);
}

void tst_DatagramContract::connectedSocketHearsItsPeerAlone()
{
    QFETCH(SocketFamily, family);
    const auto server = End::boundTo(family, u"127.0.0.1"_s);
    const auto client = End::connectedTo(family, server->socket->local());
    const auto stranger = End::boundTo(family, u"127.0.0.1"_s);
    QCOMPARE(stranger->socket->send({"not for you", client->socket->local(), {}}).count, 1);
    QCOMPARE(server->socket->send({"for you", client->socket->local(), {}}).count, 1);
    QTRY_COMPARE(client->received, QByteArrayList{"for you"});
    QCOMPARE(client->senders.first(), server->socket->local());
}

void tst_DatagramContract::hopsAreSetAndTold_data()
{
    QTest::addColumn<SocketFamily>("sender");
    QTest::addColumn<SocketFamily>("receiver");
    QTest::addColumn<QString>("ip");
    for (const SocketFamily sender : families) {
        for (const SocketFamily receiver : families) {
            for (const char *const ip : {"127.0.0.1", "::1"})
                QTest::addRow("%s to %s, %s", nameOf(sender).data(), nameOf(receiver).data(), ip)
                    << sender << receiver << QString::fromLatin1(ip);
        }
    }
}

void tst_DatagramContract::hopsAreSetAndTold()
{
    QFETCH(SocketFamily, sender);
    QFETCH(SocketFamily, receiver);
    QFETCH(QString, ip);
    const auto server = End::boundTo(receiver, ip);
    server->socket->tellHops();
    End client(sender);
    client.socket->setHops(7);
    QVERIFY(!client.socket->connectTo(server->socket->local(), u"Could not."_s).isError());
    QCOMPARE(client.socket->send({"seven", {}, {}}).count, 1);
    QTRY_COMPARE(server->received, QByteArrayList{"seven"});
    QCOMPARE(server->hops.first(), std::optional(7));
    QCOMPARE(server->senders.first(), client.socket->local());
    QCOMPARE(server->socket->send({"back", server->senders.first(), server->infos.first().local}).count, 1);
    client.socket->watch(true, false);
    QTRY_COMPARE(client.received, QByteArrayList{"back"});
}

void tst_DatagramContract::nothingThereIsNotNow()
{
    QFETCH(SocketFamily, family);
    const auto server = End::boundTo(family, u"0.0.0.0"_s);
    const auto client = End::connectedTo(family, server->at(u"127.0.0.1"_s));
    for (End *const end : {server.get(), client.get()}) {
        const DatagramsMoved moved = end->receive();
        QCOMPARE(moved.count, 0);
        QVERIFY(moved.stop == Stop::NotNow);
    }
}

void tst_DatagramContract::refusalIsToldOnceByReceiving()
{
    QFETCH(SocketFamily, family);
    QVERIFY(capabilitiesOf(family, Transport::Udp).has(Capability::RefusalsHeard));
    const auto client = End::connectedTo(family, deadPort());
    QCOMPARE(client->socket->send({"anybody?", {}, {}}).count, 1);
    QTRY_COMPARE(client->errors.size(), 1);
    QCOMPARE(client->errors.first().code, ErrorCode::NobodyListening);
    QCOMPARE(client->errors.first().what, u"Could not."_s);
    QVERIFY(client->receive().stop == Stop::NotNow);
    QCOMPARE(client->errors.size(), 1);
}

/// The call that meets the error sends nothing; the next one does.
void tst_DatagramContract::refusalIsToldOnceBySending()
{
    QFETCH(SocketFamily, family);
    const auto client = End::connectedTo(family, deadPort());
    client->reads = false;
    QCOMPARE(client->socket->send({"anybody?", {}, {}}).count, 1);
    QTRY_VERIFY(client->told > 0); // the refusal has arrived
    const DatagramsMoved met = client->socket->send({"again", {}, {}});
    QVERIFY(met.stop == Stop::Undelivered);
    QCOMPARE(client->socket->error(Operation::Send, u"Could not."_s).code, ErrorCode::NobodyListening);
    QCOMPARE(client->socket->send({"again", {}, {}}).count, 1);
}

/// With a small buffer Qt's class has to be asked for the length first.
void tst_DatagramContract::refusalIsToldWithASmallBuffer()
{
    QFETCH(SocketFamily, family);
    const auto client = End::connectedTo(family, deadPort());
    client->reads = false;
    for (int round = 1; round <= 2; ++round) { // the second shows that readiness is still reported
        QCOMPARE(client->socket->send({"anybody?", {}, {}}).count, 1);
        QTRY_COMPARE(client->told > round - 1, true);
        DatagramBatch small(4);
        QVERIFY(client->socket->receive(small).stop == Stop::Undelivered);
        QCOMPARE(client->socket->error(Operation::Receive, u"Could not."_s).code, ErrorCode::NobodyListening);
        QVERIFY(client->socket->receive(small).stop == Stop::NotNow);
        client->told = round;
    }
}

void tst_DatagramContract::refusalBehindADatagramIsTold()
{
    QFETCH(SocketFamily, family);
    auto server = std::make_unique<RawSocket>(RawSocket::boundTo(u"127.0.0.1"_s, SOCK_DGRAM));
    const auto client = End::connectedTo(family, server->local());
    client->socket->watch(false, false);
    RawSocket &raw = *server;
    SockAddr to = toSockAddr(client->socket->local());
    QCOMPARE(::sendto(raw.descriptor(), "news", 4, 0, to.get(), to.length), 4);
    raw.close();
    QCOMPARE(client->socket->send({"anybody?", {}, {}}).count, 1);
    client->socket->watch(true, false);
    QTRY_COMPARE(client->received, QByteArrayList{"news"});
    QTRY_COMPARE(client->errors.size(), 1);
    QCOMPARE(client->errors.first().code, ErrorCode::NobodyListening);
}

void tst_DatagramContract::sendingStopsAtWhatCannotLeave()
{
    QFETCH(SocketFamily, family);
    const auto server = End::boundTo(family, u"127.0.0.1"_s);
    const auto client = End::connectedTo(family, server->socket->local());
    const QByteArray tooLarge(65'508, 'x');
    const std::array<OutgoingDatagram, 3> out{{{"one", {}, {}}, {tooLarge, {}, {}}, {"three", {}, {}}}};
    DatagramsMoved moved = client->socket->send(out);
    QCOMPARE(moved.count, 1);
    moved = client->socket->send(std::span(out).subspan(1));
    QCOMPARE(moved.count, 0);
    QVERIFY(moved.stop == Stop::Failed);
    QCOMPARE(client->socket->error(Operation::Send, u"Could not."_s).code, ErrorCode::DatagramTooLarge);
    QCOMPARE(client->socket->send(std::span(out).subspan(2)).count, 1);
    QTRY_COMPARE(server->received, (QByteArrayList{"one", "three"}));
}

void tst_DatagramContract::notWatchedMeansNotTold()
{
    QFETCH(SocketFamily, family);
    const auto server = End::boundTo(family, u"127.0.0.1"_s);
    const auto other = End::boundTo(family, u"127.0.0.1"_s); // shows that the loop has turned
    server->socket->watch(false, false);
    RawSocket peer = rawTo(server->socket->local());
    RawSocket otherPeer = rawTo(other->socket->local());
    for (int i = 0; i < 3; ++i) {
        peer.send(QByteArray::number(i));
        otherPeer.send("turn");
        QTRY_COMPARE(other->received.size(), i + 1);
    }
    QCOMPARE(server->told, 0);
    server->socket->watch(true, false);
    QCOMPARE(server->told, 0); // not from within a call of ours
    QTRY_COMPARE(server->received, (QByteArrayList{"0", "1", "2"}));
    peer.send("3");
    QTRY_COMPARE(server->received.size(), 4);
}

void tst_DatagramContract::roomToSendIsTold()
{
    QFETCH(SocketFamily, family);
    const auto server = End::boundTo(family, u"127.0.0.1"_s);
    const auto client = End::connectedTo(family, server->socket->local());
    client->socket->watch(true, true);
    QTRY_VERIFY(client->writable >= 2); // level-triggered, and there is space
    client->socket->watch(true, false);
    const int before = client->writable;
    QCOMPARE(server->socket->send({"x", client->socket->local(), {}}).count, 1);
    QTRY_COMPARE(client->received.size(), 1);
    QCOMPARE(client->writable, before);
}

void tst_DatagramContract::socketMayEndInItsOwnCallback_data()
{
    QTest::addColumn<SocketFamily>("family");
    QTest::addColumn<QString>("readiness");
    for (const SocketFamily family : families) {
        for (const QString &readiness : {u"to read"_s, u"to read what has waited"_s, u"to write"_s})
            QTest::addRow("%s, %s", qPrintable(text(family)), qPrintable(readiness)) << family << readiness;
    }
}

void tst_DatagramContract::socketMayEndInItsOwnCallback()
{
    QFETCH(SocketFamily, family);
    QFETCH(QString, readiness);
    const auto end = End::boundTo(family, u"127.0.0.1"_s);
    const auto other = End::boundTo(family, u"127.0.0.1"_s);
    end->endsWhenTold = true;
    RawSocket peer = rawTo(end->socket->local());
    if (readiness == u"to write"_s)
        end->socket->watch(false, true);
    else if (readiness != u"to read"_s)
        end->socket->watch(false, false);
    peer.send("x");
    peer.send("y");
    if (readiness == u"to read what has waited"_s) {
        RawSocket otherPeer = rawTo(other->socket->local());
        otherPeer.send("turn");
        QTRY_COMPARE(other->received.size(), 1);
        end->socket->watch(true, false);
    }
    QTRY_VERIFY(!end->socket);
    RawSocket otherPeer = rawTo(other->socket->local());
    otherPeer.send("turn");
    QTRY_COMPARE(other->received.size(), readiness == u"to read what has waited"_s ? 2 : 1);
    QCOMPARE(end->told, 1);
}

void tst_DatagramContract::portIsFreeAtTheEnd()
{
    QFETCH(SocketFamily, family);
    auto first = End::boundTo(family, u"127.0.0.1"_s);
    const quint16 port = first->socket->local().port;
    QVERIFY(port != 0);
    first->socket.reset();
    const auto second = End::boundTo(family, u"127.0.0.1"_s, port);
    QCOMPARE(second->error, Error());
    QCOMPARE(second->socket->local(), SocketAddress::fromIp(u"127.0.0.1"_s, port));
}

void tst_DatagramContract::takenAndForeignAddressesAreNamed()
{
    QFETCH(SocketFamily, family);
    const auto first = End::boundTo(family, u"127.0.0.1"_s);
    const auto second = End::boundTo(family, u"127.0.0.1"_s, first->socket->local().port);
    QCOMPARE(second->error.code, ErrorCode::PortInUse);
    QVERIFY(second->error.what.contains(u"Could not listen on udp://127.0.0.1:"_s));
    const auto foreign = End::boundTo(family, u"192.0.2.77"_s);
    QCOMPARE(foreign->error.code, ErrorCode::AddressNotLocal);
}

void tst_DatagramContract::bothFamiliesOfAddressesAreTaken()
{
    QFETCH(SocketFamily, family);
    const auto server = End::boundTo(family, u"*"_s);
    QCOMPARE(server->socket->local().ip(), u"::"_s);
    for (const QString &ip : {u"127.0.0.1"_s, u"::1"_s})
        rawTo(server->at(ip)).send(ip.toLatin1());
    QTRY_COMPARE(server->received, (QByteArrayList{"127.0.0.1", "::1"}));
    QCOMPARE(server->senders.first().ip(), u"127.0.0.1"_s); // not as an IPv4-mapped IPv6 address
    const auto six = End::boundTo(family, u"::"_s);
    QCOMPARE(six->socket->local().ip(), u"::"_s);
    rawTo(six->at(u"127.0.0.1"_s)).send("to nobody");
    rawTo(six->at(u"::1"_s)).send("to IPv6");
    QTRY_COMPARE(six->received, QByteArrayList{"to IPv6"});
}

void tst_DatagramContract::dropsAreCountedWhereItSaysSo()
{
    QFETCH(SocketFamily, family);
    const auto server = End::boundTo(family, u"127.0.0.1"_s);
    server->reads = false;
    RawSocket peer = rawTo(server->socket->local());
    const QByteArray large(60'000, 'x');
    for (int i = 0; i < 2'000; ++i) // more than any buffer here holds
        peer.send(large);
    const bool counts = capabilitiesOf(family, Transport::Udp).has(Capability::DropsCounted);
    QCOMPARE(server->socket->droppedBySystem() > 0, counts);
    const quint32 all = server->socket->droppedBySystem();
    while (server->receive().count > 0) { }
    server->reads = true;
    peer.send("after them");
    QTRY_COMPARE(server->received.last(), QByteArray("after them"));
    QCOMPARE(server->batch.droppedBySystem(), all);
    QCOMPARE(quint32(2'000 + 1 - server->received.size()) == all, counts);
}

void tst_DatagramContract::everyFamilySpeaksWithEveryOther_data()
{
    QTest::addColumn<SocketFamily>("server");
    QTest::addColumn<SocketFamily>("client");
    QTest::addColumn<QString>("scheme");
    for (const SocketFamily server : families) {
        for (const SocketFamily client : families) {
            for (const QString &scheme : {u"udp"_s, u"dtls"_s})
                QTest::addRow("%s server, %s client, %s", qPrintable(text(server)), qPrintable(text(client)),
                              qPrintable(scheme))
                    << server << client << scheme;
        }
    }
}

void tst_DatagramContract::everyFamilySpeaksWithEveryOther()
{
    QFETCH(SocketFamily, server);
    QFETCH(SocketFamily, client);
    QFETCH(QString, scheme);
    EngineFixture f;
    ServerSettings serving;
    serving.sockets = server;
    ClientSettings asking;
    asking.sockets = client;
    const EndpointId listener = f.serve(scheme + u"://127.0.0.1:0"_s, serving);
    QVERIFY2(f.servers[listener].state == ServerState::Listening,
             qPrintable(f.servers[listener].error.toString()));
    for (int i = 0; i < 3; ++i) {
        const EndpointId one = f.open(f.urlOf(listener), asking);
        QVERIFY2(f.clients[one].state == LinkState::Connected, qPrintable(f.clients[one].error.toString()));
        QByteArrayList sent;
        for (const int size : {1, 1'500, 16'384}) {
            sent << QByteArray(size, char('a' + i));
            f.engine->send(one, sent.last());
        }
        QTRY_COMPARE(f.replies[one], sent);
    }
    f.engine->stopServer(listener);
    QTRY_COMPARE(f.servers[listener].state, ServerState::Stopped);
}

void tst_DatagramContract::refusalIsInTheLogWhereItSaysSo()
{
    QFETCH(SocketFamily, family);
    QFETCH(Transport, transport);
    EngineFixture f;
    ServerSettings serving;
    serving.sockets = family;
    ClientSettings asking;
    asking.sockets = family;
    const bool isDtls = transport == Transport::Dtls;
    const EndpointId server = f.serve(isDtls ? u"dtls://127.0.0.1:0"_s : u"udp://127.0.0.1:0"_s, serving);
    const EndpointId client = f.open(f.urlOf(server), asking);
    f.engine->send(client, "hello");
    QTRY_COMPARE(f.repliesOf(client), QByteArray("hello"));
    f.engine->stopServer(server);
    QTRY_COMPARE(f.servers[server].state, ServerState::Stopped);
    QVERIFY(capabilitiesOf(family, transport).has(Capability::RefusalsHeard));
    if (isDtls) { // its session ends with the server; a new client finds nobody
        asking.connectTimeout = std::chrono::seconds(20);
        const EndpointId late = f.open(f.urlOf(server), asking);
        QCOMPARE(f.clients[late].state, LinkState::Failed);
        QCOMPARE(f.clients[late].error.code, ErrorCode::NobodyListening);
        return;
    }
    f.engine->send(client, "still there?");
    QTRY_COMPARE(f.clients[client].error.code, ErrorCode::NobodyListening);
    QCOMPARE(f.clients[client].state, LinkState::Connected);
}

void tst_DatagramContract::dropsAreInTheLogWhereItSaysSo()
{
    QFETCH(SocketFamily, family);
    QFETCH(Transport, transport);
    EngineFixture f(1);
    f.engine->log().setMemoryBudget(64 << 20);
    ServerSettings serving;
    serving.sockets = family;
    serving.reply = u"discard"_s;
    const EndpointId server
        = f.serve(transport == Transport::Dtls ? u"dtls://127.0.0.1:0"_s : u"udp://127.0.0.1:0"_s, serving);
    RawSocket peer = rawTo(f.addressOf(server));
    const bool counts = capabilitiesOf(family, transport).has(Capability::DropsCounted);
    const QByteArray large(60'000, 'x');
    for (int i = 0; i < (counts ? 2'000 : 5) && !f.hasError(ErrorCode::DatagramsDropped); ++i) {
        for (int burst = 0; burst < 200; ++burst)
            peer.send(large);
    }
    QCOMPARE(f.hasError(ErrorCode::DatagramsDropped), counts);
    QCOMPARE(whyAbsent(Capability::DropsCounted, family, transport).isEmpty(), counts);
}

QTEST_GUILESS_MAIN(tst_DatagramContract)
#include "tst_datagramcontract.moc"
