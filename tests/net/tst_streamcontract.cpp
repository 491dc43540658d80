// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/values/capabilities.h"
#include "support/enginefixture.h"
#include "support/families.h"
#include "support/fewdescriptors.h"
#include "support/privatenetwork.h"
#include "support/rawsocket.h"
#include "support/strangecertificates.h"
#include "support/streamends.h"

#include <thread>

using namespace swb;
using namespace Qt::StringLiterals;
using test::EngineFixture;
using test::RawSocket;
using test::StrangeCertificate;
using test::StreamBench;
using test::StreamEnd;

Q_DECLARE_METATYPE(swb::SocketFamily)
Q_DECLARE_METATYPE(swb::Transport)

namespace {

constexpr qint64 much = 20'000'000;
constexpr qint64 tooMuch = 60'000'000; // more than the system accepts for a peer that does not read
constexpr SocketFamily peers = defaultSocketFamily(); // the family of the other side

/// Bytes of which no two pieces are equal.
QByteArray numbered(qint64 size)
{
    QByteArray bytes(size, Qt::Uninitialized);
    quint32 state = 1;
    for (char &byte : bytes) {
        state = state * 1664525U + 1013904223U;
        byte = char(state >> 24);
    }
    return bytes;
}

void addRows(std::initializer_list<Transport> transports)
{
    QTest::addColumn<SocketFamily>("family");
    QTest::addColumn<Transport>("transport");
    for (const SocketFamily family : test::builtFamilies()) {
        for (const Transport transport : transports)
            QTest::addRow("%s %s", nameOf(family).data(), schemeOf(transport).data()) << family << transport;
    }
}

void beginPlain(StreamEnd &end)
{
    end.tlsLater = true;
}

/// The final value of an increasing counter: unchanged for half a second.
qint64 atRest(const std::function<qint64()> &value)
{
    qint64 last = value();
    for (int same = 0; same < 10;) {
        QTest::qWait(50);
        const qint64 now = value();
        same = now == last ? same + 1 : 0;
        last = now;
    }
    return last;
}

} // namespace

#define FETCH_ROW                                                                                            \
    QFETCH(SocketFamily, family);                                                                            \
    QFETCH(Transport, transport);                                                                            \
    [[maybe_unused]] const auto can                                                                          \
        = [=](Capability capability) { return capabilitiesOf(family, transport).has(capability); }

/// The guarantees in net/transport's doc comments, for each family over each transport. The peer is a stream
/// of the native family or a bare socket.
class TestStreamContract : public QObject
{
    Q_OBJECT

public:
    /// What prevents a separate network.
    explicit TestStreamContract(const QString &obstacle)
        : m_obstacle(obstacle)
    { }

private Q_SLOTS:
    void initTestCase()
    {
        qRegisterMetaType<SocketFamily>();
        qRegisterMetaType<Transport>();
    }
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void callbacksComeInOrder_data() { addRows({Transport::Tcp, Transport::Tls}); }
    void callbacksComeInOrder();
    void bothEndsHaveTheirAddresses_data() { addRows({Transport::Tcp, Transport::Tls}); }
    void bothEndsHaveTheirAddresses();
    void whatPassesIsLoggedAndCounted_data() { addRows({Transport::Tcp, Transport::Tls}); }
    void whatPassesIsLoggedAndCounted();
    void chunksAreNoLargerThanAsked_data() { addRows({Transport::Tcp, Transport::Tls}); }
    void chunksAreNoLargerThanAsked();
    void twentyMegabytesComeBack_data() { addRows({Transport::Tcp, Transport::Tls}); }
    void twentyMegabytesComeBack();
    void halfClosingPeerGetsItsWholeReply_data() { addRows({Transport::Tcp}); }
    void halfClosingPeerGetsItsWholeReply();
    void peerThatNeverReadsCostsBoundedMemory_data() { addRows({Transport::Tcp, Transport::Tls}); }
    void peerThatNeverReadsCostsBoundedMemory();
    void readingCanBeHeldBack_data() { addRows({Transport::Tcp, Transport::Tls}); }
    void readingCanBeHeldBack();
    void pendingBytesAreTold_data() { addRows({Transport::Tcp, Transport::Tls}); }
    void pendingBytesAreTold();
    void finishComesBehindWhatWasWritten_data() { addRows({Transport::Tcp, Transport::Tls}); }
    void finishComesBehindWhatWasWritten();
    void readingGoesOnAfterOurFin_data() { addRows({Transport::Tcp, Transport::Tls}); }
    void readingGoesOnAfterOurFin();
    void writingGoesOnAfterThePeersFin_data() { addRows({Transport::Tcp, Transport::Tls}); }
    void writingGoesOnAfterThePeersFin();
    void closeIsInOrder_data() { addRows({Transport::Tcp, Transport::Tls}); }
    void closeIsInOrder();
    void abortResets_data() { addRows({Transport::Tcp, Transport::Tls}); }
    void abortResets();
    void resetIsTold_data() { addRows({Transport::Tcp, Transport::Tls}); }
    void resetIsTold();
    void whatIsLostIsTold_data() { addRows({Transport::Tcp, Transport::Tls}); }
    void whatIsLostIsTold();
    void streamMayBeClosedInEachCallback_data();
    void streamMayBeClosedInEachCallback();
    void writesOfOneTurnLeaveTogether_data() { addRows({Transport::Tcp}); }
    void writesOfOneTurnLeaveTogether();
    void kernelFiguresOrThatThereAreNone_data() { addRows({Transport::Tcp, Transport::Tls}); }
    void kernelFiguresOrThatThereAreNone();

    void handshakeSaysWhatWasAgreed_data() { addRows({Transport::Tls}); }
    void handshakeSaysWhatWasAgreed();
    void untrustedServerIsRefused_data() { addRows({Transport::Tls}); }
    void untrustedServerIsRefused();
    void checksMayBeOff_data() { addRows({Transport::Tls}); }
    void checksMayBeOff();
    void serverWithoutTlsIsTold_data() { addRows({Transport::Tls}); }
    void serverWithoutTlsIsTold();
    void clientWithoutTlsIsTold_data() { addRows({Transport::Tls}); }
    void clientWithoutTlsIsTold();
    void endDuringTheHandshakeIsTold_data() { addRows({Transport::Tls}); }
    void endDuringTheHandshakeIsTold();
    void endWithoutGoodbyeIsTold_data() { addRows({Transport::Tls}); }
    void endWithoutGoodbyeIsTold();

    void tlsBeginsInTheMidst_data() { addRows({Transport::Tls}); }
    void tlsBeginsInTheMidst();
    void whatWasWrittenLeavesBeforeTls_data() { addRows({Transport::Tls}); }
    void whatWasWrittenLeavesBeforeTls();
    void plainTextIsNotTakenForTls_data() { addRows({Transport::Tls}); }
    void plainTextIsNotTakenForTls();
    void untrustedServerIsRefusedInTheMidst_data() { addRows({Transport::Tls}); }
    void untrustedServerIsRefusedInTheMidst();

    void refusalIsTold_data() { addRows({Transport::Tcp, Transport::Tls}); }
    void refusalIsTold();
    void nextAddressIsTried_data() { addRows({Transport::Tcp, Transport::Tls}); }
    void nextAddressIsTried();
    void unreachableIsTold_data() { addRows({Transport::Tcp}); }
    void unreachableIsTold();
    void dialingEndsInTime_data() { addRows({Transport::Tcp}); }
    void dialingEndsInTime();
    void dialerMayGoBeforeItsEnd_data() { addRows({Transport::Tcp}); }
    void dialerMayGoBeforeItsEnd();
    void portInUseIsTold_data() { addRows({Transport::Tcp}); }
    void portInUseIsTold();
    void foreignAddressIsTold_data() { addRows({Transport::Tcp}); }
    void foreignAddressIsTold();

    void hopsAreSetAndTold_data();
    void hopsAreSetAndTold();
    void listenerWaitsForItsStart_data() { addRows({Transport::Tcp}); }
    void listenerWaitsForItsStart();
    void listenerAcceptsNothingOnceClosed_data() { addRows({Transport::Tcp}); }
    void listenerAcceptsNothingOnceClosed();
    void listenerOutlastsAWantOfDescriptors_data() { addRows({Transport::Tcp}); }
    void listenerOutlastsAWantOfDescriptors();

    void halfCloseIsDoneOrRefused_data() { addRows({Transport::Tcp, Transport::Tls}); }
    void halfCloseIsDoneOrRefused();
    void certificatesAreJudgedAlike_data();
    void certificatesAreJudgedAlike();
    void delayedReplyReachesAHalfClosingPeer_data() { addRows({Transport::Tcp}); }
    void delayedReplyReachesAHalfClosingPeer();

private:
    const QString m_obstacle;
};

void TestStreamContract::callbacksComeInOrder()
{
    FETCH_ROW;
    StreamBench bench(family, transport);
    QVERIFY(!bench.listen().isError());
    StreamEnd &peer = bench.dial(peers, bench.bound);
    QTRY_VERIFY(peer.wasTold(u"ready"_s));
    QVERIFY(bench.startedWithin.isEmpty());
    peer.write("hello");
    peer.with([](Stream &stream) { stream.finish(); });
    QTRY_VERIFY(bench.accepted() && bench.accepted()->wasTold(u"peer finished"_s));
    QCOMPARE(bench.accepted()->told(), QStringList({u"ready"_s, u"chunk"_s, u"peer finished"_s}));
    QCOMPARE(bench.accepted()->received(), "hello");
}

void TestStreamContract::bothEndsHaveTheirAddresses()
{
    FETCH_ROW;
    StreamBench bench(family, transport);
    QVERIFY(!bench.listen().isError());
    StreamEnd &client = bench.dial(family, bench.bound);
    QTRY_VERIFY(client.wasTold(u"ready"_s) && bench.accepted());
    const auto [local, remote] = client.addresses();
    QCOMPARE(remote, bench.bound);
    QCOMPARE(bench.accepted()->addresses(), std::pair(remote, local));
}

void TestStreamContract::hopsAreSetAndTold_data()
{
    QTest::addColumn<SocketFamily>("family");
    QTest::addColumn<Transport>("transport");
    QTest::addColumn<QString>("host");
    for (const SocketFamily family : test::builtFamilies()) {
        for (const char *const host : {"127.0.0.1", "::1"})
            QTest::addRow("%s tcp at %s", nameOf(family).data(), host)
                << family << Transport::Tcp << QString::fromLatin1(host);
    }
}

void TestStreamContract::hopsAreSetAndTold()
{
    FETCH_ROW;
    QFETCH(QString, host);
    StreamBench bench(family, transport);
    bench.tellHops = true;
    bench.hops = 7;
    QVERIFY(!bench.listen(host).isError());
    StreamEnd &client = bench.dial(family, bench.bound);
    QTRY_VERIFY(client.wasTold(u"ready"_s) && bench.accepted());
    QCOMPARE(bench.receivedHops, std::optional(7));
    client.write("hello");
    QTRY_COMPARE(bench.accepted()->received(), QByteArray("hello"));
}

void TestStreamContract::whatPassesIsLoggedAndCounted()
{
    FETCH_ROW;
    StreamBench bench(family, transport);
    QVERIFY(!bench.listen().isError());
    StreamEnd &client = bench.dial(family, bench.bound);
    QTRY_VERIFY(client.wasTold(u"ready"_s) && bench.accepted());
    const QByteArray bytes = numbered(300'000);
    client.write(bytes);
    QTRY_COMPARE(bench.accepted()->receivedBytes(), bytes.size());
    QCOMPARE(bench.accepted()->received(), bytes);
    QCOMPARE(bench.accepted()->counters->bytesIn.load(), quint64(bytes.size()));
    QCOMPARE(bench.logged(bench.accepted()->conversation(), Direction::In), bytes);
    QTRY_COMPARE(client.counters->bytesOut.load(), quint64(bytes.size()));
    QCOMPARE(bench.logged(client.conversation(), Direction::Out), bytes);
}

void TestStreamContract::chunksAreNoLargerThanAsked()
{
    FETCH_ROW;
    StreamBench bench(family, transport);
    bench.prepare = [](StreamEnd &end) { end.readAtFirst = false; };
    QVERIFY(!bench.listen().isError());
    StreamEnd &peer = bench.dial(peers, bench.bound);
    QTRY_VERIFY(peer.wasTold(u"ready"_s) && bench.accepted());
    peer.write(numbered(1'000'000));
    bench.accepted()->with([](Stream &stream) { stream.setReading(true); });
    QTRY_COMPARE(bench.accepted()->receivedBytes(), 1'000'000);
    QVERIFY(bench.accepted()->largestChunk() <= limits::receiveBytes);
}

/// The sender does not finish before it has everything.
void TestStreamContract::twentyMegabytesComeBack()
{
    FETCH_ROW;
    StreamBench bench(family, transport);
    bench.prepare = [](StreamEnd &end) { end.echo = true; };
    QVERIFY(!bench.listen().isError());
    StreamEnd &client = bench.dial(family, bench.bound);
    QTRY_VERIFY(client.wasTold(u"ready"_s));
    const QByteArray bytes = numbered(much);
    client.write(bytes);
    QTRY_COMPARE(client.receivedBytes(), much);
    QVERIFY(client.received() == bytes);
    QVERIFY(!client.wasTold(u"failed"_s));
}

void TestStreamContract::halfClosingPeerGetsItsWholeReply()
{
    FETCH_ROW;
    StreamBench bench(family, transport);
    bench.prepare = [](StreamEnd &end) {
        end.echo = true;
        end.closeAfterPeer = true;
    };
    QVERIFY(!bench.listen().isError());
    const QByteArray bytes = numbered(much);
    RawSocket peer = RawSocket::connectedTo(bench.bound);
    std::thread sender([&] {
        peer.send(bytes);
        peer.finish();
    });
    const QByteArray reply = peer.receiveToEnd();
    sender.join();
    QCOMPARE(reply.size(), much);
    QVERIFY(reply == bytes);
    QCOMPARE(peer.lastError(), 0);
    QTRY_VERIFY(bench.accepted()->wasTold(u"peer finished"_s));
}

void TestStreamContract::peerThatNeverReadsCostsBoundedMemory()
{
    FETCH_ROW;
    StreamBench bench(family, transport);
    bench.prepare = [](StreamEnd &end) { end.echo = true; };
    QVERIFY(!bench.listen().isError());
    StreamEnd &peer = bench.dial(peers, bench.bound, {}, [](StreamEnd &end) { end.readAtFirst = false; });
    QTRY_VERIFY(bench.accepted() && bench.accepted()->wasTold(u"ready"_s));
    StreamEnd &end = *bench.accepted();
    const auto pendingOf = [](Stream &stream) { return stream.pendingBytes(); };
    const QByteArray bytes = numbered(tooMuch);
    peer.write(bytes);
    QTRY_VERIFY(end.ask<qint64>(pendingOf) > 0);
    const qint64 read = atRest([&] { return end.receivedBytes(); });
    const auto pending = end.ask<qint64>(pendingOf);
    QVERIFY2(pending > 0 && pending <= limits::receiveBytes, qPrintable(QString::number(pending)));
    QCOMPARE(qint64(end.counters->bytesOut.load()) + pending, read);
    QVERIFY(peer.ask<qint64>(pendingOf) > 0); // it is made to wait
    peer.with([](Stream &stream) { stream.setReading(true); });
    QTRY_COMPARE(peer.receivedBytes(), tooMuch);
    QVERIFY(peer.received() == bytes);
}

void TestStreamContract::readingCanBeHeldBack()
{
    FETCH_ROW;
    StreamBench bench(family, transport);
    QVERIFY(!bench.listen().isError());
    StreamEnd &peer = bench.dial(peers, bench.bound);
    QTRY_VERIFY(bench.accepted() && bench.accepted()->wasTold(u"ready"_s));
    StreamEnd &end = *bench.accepted();
    end.with([](Stream &stream) { stream.setReading(false); });
    const QByteArray bytes = numbered(tooMuch);
    peer.write(bytes);
    const qint64 waiting
        = -atRest([&] { return -peer.ask<qint64>([](Stream &stream) { return stream.pendingBytes(); }); });
    QVERIFY(waiting > 0); // the system's buffers are full, and ours hold next to nothing
    QCOMPARE(end.receivedBytes(), 0);
    end.with([](Stream &stream) { stream.setReading(true); });
    QTRY_COMPARE(end.receivedBytes(), tooMuch);
    QVERIFY(end.received() == bytes);
}

void TestStreamContract::pendingBytesAreTold()
{
    FETCH_ROW;
    StreamBench bench(family, transport);
    QVERIFY(!bench.listen().isError());
    StreamEnd &peer = bench.dial(peers, bench.bound, {}, [](StreamEnd &end) { end.readAtFirst = false; });
    QTRY_VERIFY(bench.accepted() && bench.accepted()->wasTold(u"ready"_s));
    StreamEnd &end = *bench.accepted();
    end.write(numbered(tooMuch));
    const auto pendingOf = [](Stream &stream) { return stream.pendingBytes(); };
    const qint64 pending = -atRest([&] { return -end.ask<qint64>(pendingOf); });
    QVERIFY(pending > 0 && pending < tooMuch);
    QCOMPARE(qint64(end.counters->bytesOut.load()), tooMuch - pending);
    QVERIFY(end.ask<qint64>([](Stream &stream) { return stream.undeliveredBytes(); }) >= pending);
    const auto unsent = end.ask<Error>([](Stream &stream) { return stream.unsentError(); });
    QCOMPARE(unsent.code, ErrorCode::UnsentBytes);
    QVERIFY(!end.wasTold(u"all written"_s));
    peer.with([](Stream &stream) { stream.setReading(true); });
    QTRY_VERIFY(end.wasTold(u"all written"_s));
    QCOMPARE(end.ask<qint64>(pendingOf), 0);
    QVERIFY(!end.ask<Error>([](Stream &stream) { return stream.unsentError(); }).isError());
    QTRY_COMPARE(peer.receivedBytes(), tooMuch);
}

void TestStreamContract::finishComesBehindWhatWasWritten()
{
    FETCH_ROW;
    StreamBench bench(family, transport);
    QVERIFY(!bench.listen().isError());
    StreamEnd &peer = bench.dial(peers, bench.bound);
    QTRY_VERIFY(bench.accepted() && bench.accepted()->wasTold(u"ready"_s));
    const QByteArray bytes = numbered(much);
    bench.accepted()->with([&](Stream &stream) {
        stream.write(bytes);
        stream.finish();
        stream.write("too late");
        stream.finish();
    });
    QTRY_VERIFY(peer.wasTold(u"peer finished"_s));
    QVERIFY(peer.received() == bytes);
    QCOMPARE(bench.accepted()->told().count(u"finished"_s), 1);
    QVERIFY(!peer.wasTold(u"flawed"_s)); // the close_notify of TLS came first
}

void TestStreamContract::readingGoesOnAfterOurFin()
{
    FETCH_ROW;
    StreamBench bench(family, transport);
    QVERIFY(!bench.listen().isError());
    StreamEnd &peer = bench.dial(peers, bench.bound);
    QTRY_VERIFY(bench.accepted() && bench.accepted()->wasTold(u"ready"_s));
    StreamEnd &end = *bench.accepted();
    std::atomic<bool> closed{false};
    end.with([&](Stream &) {
        end.onTold = [&](StreamEnd &told, const QString &what) {
            if (what == u"finished")
                closed = told.stream().isClosed();
        };
    });
    end.with([](Stream &stream) { stream.finish(); });
    QTRY_VERIFY(end.wasTold(u"finished"_s) && peer.wasTold(u"peer finished"_s));
    QCOMPARE(closed.load(), !can(Capability::HalfClose));
    peer.write("and on");
    const Capabilities ofPeer = capabilitiesOf(peers, transport);
    if (!can(Capability::HalfClose) || !ofPeer.has(Capability::HalfCloseAfterPeer))
        return;
    QTRY_COMPARE(end.received(), "and on");
    peer.with([](Stream &stream) { stream.finish(); });
    QTRY_VERIFY(end.wasTold(u"peer finished"_s));
}

void TestStreamContract::writingGoesOnAfterThePeersFin()
{
    FETCH_ROW;
    StreamBench bench(family, transport);
    QVERIFY(!bench.listen().isError());
    StreamEnd &peer = bench.dial(peers, bench.bound);
    QTRY_VERIFY(bench.accepted() && bench.accepted()->wasTold(u"ready"_s));
    StreamEnd &end = *bench.accepted();
    std::atomic<bool> closed{false};
    end.with([&](Stream &) {
        end.onTold = [&](StreamEnd &told, const QString &what) {
            if (what == u"peer finished")
                closed = told.stream().isClosed();
        };
    });
    peer.with([](Stream &stream) { stream.finish(); });
    QTRY_VERIFY(end.wasTold(u"peer finished"_s));
    QCOMPARE(closed.load(), !can(Capability::HalfCloseAfterPeer));
    end.write("still here");
    if (!can(Capability::HalfCloseAfterPeer))
        return;
    QTRY_COMPARE(peer.received(), "still here");
}

void TestStreamContract::closeIsInOrder()
{
    FETCH_ROW;
    StreamBench bench(family, transport);
    QVERIFY(!bench.listen().isError());
    StreamEnd &peer = bench.dial(peers, bench.bound);
    QTRY_VERIFY(bench.accepted() && bench.accepted()->wasTold(u"ready"_s));
    StreamEnd &end = *bench.accepted();
    end.with([](Stream &stream) {
        stream.write("the last");
        stream.close();
    });
    QVERIFY(end.ask<bool>([](Stream &stream) { return stream.isClosed(); }));
    QTRY_VERIFY(peer.wasTold(u"peer finished"_s));
    QCOMPARE(peer.received(), "the last");
    QVERIFY(!peer.wasTold(u"failed"_s) && !peer.wasTold(u"flawed"_s));
    QCOMPARE(end.told(), QStringList{u"ready"_s}); // close() reports nothing
}

void TestStreamContract::abortResets()
{
    FETCH_ROW;
    StreamBench bench(family, transport);
    QVERIFY(!bench.listen().isError());
    StreamEnd &peer = bench.dial(peers, bench.bound);
    QTRY_VERIFY(bench.accepted() && bench.accepted()->wasTold(u"ready"_s));
    StreamEnd &end = *bench.accepted();
    end.with([](Stream &stream) { stream.abort(); });
    if (capabilitiesOf(peers, transport).has(Capability::FinToldFromReset)) {
        QTRY_VERIFY(peer.wasTold(u"failed"_s));
        QCOMPARE(peer.how(), LinkState::Reset);
    } else {
        QTRY_VERIFY(peer.wasTold(u"peer finished"_s));
    }
    QVERIFY(end.ask<bool>([](Stream &stream) { return stream.isClosed(); }));
    QCOMPARE(end.told(), QStringList{u"ready"_s});
}

void TestStreamContract::resetIsTold()
{
    FETCH_ROW;
    StreamBench bench(family, transport);
    QVERIFY(!bench.listen().isError());
    StreamEnd &peer = bench.dial(peers, bench.bound);
    QTRY_VERIFY(bench.accepted() && bench.accepted()->wasTold(u"ready"_s));
    StreamEnd &end = *bench.accepted();
    peer.with([](Stream &stream) { stream.abort(); });
    if (can(Capability::FinToldFromReset)) {
        QTRY_VERIFY(end.wasTold(u"failed"_s));
        QCOMPARE(end.how(), LinkState::Reset);
        QCOMPARE(end.error().code, ErrorCode::ConnectionReset);
        return;
    }
    QTRY_VERIFY(end.wasTold(u"peer finished"_s));
    QVERIFY(end.ask<bool>([](Stream &stream) { return stream.isClosed(); }));
}

void TestStreamContract::whatIsLostIsTold()
{
    FETCH_ROW;
    StreamBench bench(family, transport);
    QVERIFY(!bench.listen().isError());
    StreamEnd &peer = bench.dial(peers, bench.bound, {}, [](StreamEnd &end) { end.readAtFirst = false; });
    QTRY_VERIFY(bench.accepted() && bench.accepted()->wasTold(u"ready"_s));
    StreamEnd &end = *bench.accepted();
    end.write(numbered(tooMuch));
    atRest([&] { return qint64(end.counters->bytesOut.load()); });
    peer.with([](Stream &stream) { stream.abort(); });
    QTRY_VERIFY(end.wasTold(u"failed"_s));
    const qint64 lost = tooMuch - qint64(end.counters->bytesOut.load());
    QVERIFY2(end.error().why.contains(QString::number(lost)), qPrintable(end.error().why));
    QVERIFY(!end.wasTold(u"peer finished"_s));
    QCOMPARE(end.ask<Error>([](Stream &stream) { return stream.unsentError(); }).code,
             ErrorCode::UnsentBytes);
}

void TestStreamContract::streamMayBeClosedInEachCallback_data()
{
    QTest::addColumn<SocketFamily>("family");
    QTest::addColumn<Transport>("transport");
    QTest::addColumn<QString>("callback");
    for (const SocketFamily family : test::builtFamilies()) {
        for (const Transport transport : {Transport::Tcp, Transport::Tls}) {
            for (const QString &callback : {u"ready"_s, u"peer finished"_s, u"finished"_s, u"all written"_s})
                QTest::addRow("%s %s, %s", nameOf(family).data(), schemeOf(transport).data(),
                              qPrintable(callback))
                    << family << transport << callback;
        }
    }
}

void TestStreamContract::streamMayBeClosedInEachCallback()
{
    FETCH_ROW;
    QFETCH(QString, callback);
    StreamBench bench(family, transport);
    bench.prepare = [callback](StreamEnd &end) {
        end.echo = true;
        end.closeAfterPeer = true;
        end.onTold = [callback](StreamEnd &told, const QString &what) {
            if (what == callback)
                told.stream().close();
        };
    };
    QVERIFY(!bench.listen().isError());
    StreamEnd &peer = bench.dial(peers, bench.bound, {}, [](StreamEnd &end) { end.readAtFirst = false; });
    QTRY_VERIFY(bench.accepted());
    if (callback == u"all written") {
        peer.write(numbered(tooMuch / 2));
        QTRY_VERIFY(bench.accepted()->ask<qint64>([](Stream &stream) { return stream.pendingBytes(); }) > 0);
    }
    peer.with([](Stream &stream) {
        stream.finish();
        stream.setReading(true);
    });
    QTRY_VERIFY(bench.accepted()->ask<bool>([](Stream &stream) { return stream.isClosed(); }));
}

void TestStreamContract::writesOfOneTurnLeaveTogether()
{
    FETCH_ROW;
    EngineFixture f;
    RawSocket listener = RawSocket::boundTo(u"127.0.0.1"_s, SOCK_STREAM);
    listener.listen();
    ClientSettings settings;
    settings.sockets = family;
    settings.flushWrites = false;
    const EndpointId client = f.open(u"tcp://"_s + listener.local().toString(), settings);
    RawSocket peer = listener.accept();
    for (int i = 0; i < 3; ++i)
        f.engine->send(client, "abc");
    QCOMPARE(peer.receiveExactly(9), "abcabcabc");
    QTRY_COMPARE(f.clients[client].counters->bytesOut.load(), 9ULL);
}

void TestStreamContract::kernelFiguresOrThatThereAreNone()
{
    FETCH_ROW;
    StreamBench bench(family, transport);
    QVERIFY(!bench.listen().isError());
    bench.dial(peers, bench.bound);
    QTRY_VERIFY(bench.accepted() && bench.accepted()->wasTold(u"ready"_s));
    StreamEnd &end = *bench.accepted();
    end.with([](Stream &stream) { stream.sampleKernel(); });
    QCOMPARE(bench.hasEvent(EventKind::Sample, end.conversation()), can(Capability::KernelFigures));
    QCOMPARE(bench.hasEvent(EventKind::Note, end.conversation()), !can(Capability::KernelFigures));
}

void TestStreamContract::handshakeSaysWhatWasAgreed()
{
    FETCH_ROW;
    StreamBench bench(family, transport);
    QVERIFY(!bench.listen().isError());
    StreamEnd &client = bench.dial(family, bench.bound);
    QTRY_VERIFY(client.wasTold(u"ready"_s) && bench.accepted() && bench.accepted()->wasTold(u"ready"_s));
    QCOMPARE(client.facts()->protocol, u"TLSv1.3");
    QVERIFY(client.facts()->cipher.startsWith(u"TLS_"));
    QVERIFY(client.facts()->verified);
    QCOMPARE(client.facts()->peerChain.size(), 1);
    QVERIFY(client.facts()->durationNs > 0);
    QCOMPARE(bench.accepted()->facts()->protocol, u"TLSv1.3");
    QVERIFY(bench.accepted()->facts()->peerChain.isEmpty());
}

void TestStreamContract::untrustedServerIsRefused()
{
    FETCH_ROW;
    StreamBench bench(peers, transport);
    QVERIFY(!bench.listen().isError());
    StreamEnd &client = bench.dial(family, bench.bound, bench.tls->stranger);
    QTRY_VERIFY(client.wasTold(u"failed"_s));
    QCOMPARE(client.told(), QStringList{u"failed"_s});
    QCOMPARE(client.how(), LinkState::Failed);
    QCOMPARE(client.error().code, ErrorCode::CertificateUnknownAuthority);
}

void TestStreamContract::checksMayBeOff()
{
    FETCH_ROW;
    StreamBench bench(peers, transport);
    bench.prepare = [](StreamEnd &end) { end.echo = true; };
    QVERIFY(!bench.listen().isError());
    StreamEnd &client = bench.dial(family, bench.bound, bench.tls->careless);
    QTRY_VERIFY(client.wasTold(u"ready"_s));
    QCOMPARE(client.told().first(2), QStringList({u"flawed"_s, u"ready"_s}));
    QCOMPARE(client.error().code, ErrorCode::CertificateUnknownAuthority);
    QVERIFY(client.error().what.contains(u"switched off"));
    QVERIFY(!client.facts()->verified);
    client.write("hello");
    QTRY_COMPARE(client.received(), "hello");
}

void TestStreamContract::serverWithoutTlsIsTold()
{
    FETCH_ROW;
    StreamBench bench(family, transport);
    RawSocket listener = RawSocket::boundTo(u"127.0.0.1"_s, SOCK_STREAM);
    listener.listen();
    StreamEnd &client = bench.dial(family, listener.local());
    RawSocket server = listener.accept();
    server.send("220 welcome to a server of mail\r\n");
    QTRY_VERIFY(client.wasTold(u"failed"_s));
    QCOMPARE(client.error().code, ErrorCode::NoTlsOnOtherSide);
}

void TestStreamContract::clientWithoutTlsIsTold()
{
    FETCH_ROW;
    StreamBench bench(family, transport);
    QVERIFY(!bench.listen().isError());
    RawSocket client = RawSocket::connectedTo(bench.bound);
    client.send("GET / HTTP/1.1\r\n\r\n");
    QTRY_VERIFY(bench.accepted() && bench.accepted()->wasTold(u"failed"_s));
    QCOMPARE(bench.accepted()->error().code, ErrorCode::PlainClientOnTlsPort);
}

void TestStreamContract::tlsBeginsInTheMidst()
{
    FETCH_ROW;
    StreamBench bench(family, transport);
    bench.prepare = beginPlain;
    QVERIFY(!bench.listen().isError());
    StreamEnd &peer = bench.dial(peers, bench.bound, {}, beginPlain);
    QTRY_VERIFY(peer.wasTold(u"ready"_s) && bench.accepted() && bench.accepted()->wasTold(u"ready"_s));
    StreamEnd &end = *bench.accepted();
    peer.write("begin");
    QTRY_COMPARE(end.received(), QByteArray("begin"));
    QVERIFY(!end.facts());
    end.with([](Stream &stream) {
        stream.write("go");
        stream.startTls();
        stream.write(" on"); // waits for the handshake
        stream.startTls();
    });
    QTRY_COMPARE(peer.received(), QByteArray("go"));
    peer.with([](Stream &stream) {
        stream.startTls();
        stream.write("secret");
    });
    QTRY_COMPARE(end.received(), QByteArray("beginsecret"));
    QTRY_COMPARE(peer.received(), QByteArray("go on"));
    const QStringList sequence{u"ready"_s, u"chunk"_s, u"ready"_s, u"chunk"_s};
    QStringList told = end.told();
    told.removeAll(u"all written"_s); // for what had to wait
    QCOMPARE(told, sequence);
    QVERIFY(end.facts() && peer.facts() && peer.facts()->verified);
    QCOMPARE(end.counters->bytesIn.load(), quint64(11));
    QCOMPARE(bench.loggedOver(Transport::Tcp, end.conversation(), Direction::In), QByteArray("begin"));
    QCOMPARE(bench.loggedOver(Transport::Tcp, end.conversation(), Direction::Out), QByteArray("go"));
    QCOMPARE(bench.loggedOver(Transport::Tls, end.conversation(), Direction::In), QByteArray("secret"));
    QCOMPARE(bench.loggedOver(Transport::Tls, end.conversation(), Direction::Out), QByteArray(" on"));
    peer.with([](Stream &stream) { stream.finish(); });
    QTRY_VERIFY(end.wasTold(u"peer finished"_s));
    QVERIFY(!end.wasTold(u"flawed"_s)); // TLS has sent close_notify
}

void TestStreamContract::whatWasWrittenLeavesBeforeTls()
{
    FETCH_ROW;
    StreamBench bench(family, transport);
    bench.prepare = beginPlain;
    QVERIFY(!bench.listen().isError());
    StreamEnd &peer = bench.dial(peers, bench.bound, {}, [](StreamEnd &end) {
        beginPlain(end);
        end.readAtFirst = false;
    });
    QTRY_VERIFY(peer.wasTold(u"ready"_s) && bench.accepted() && bench.accepted()->wasTold(u"ready"_s));
    const QByteArray bytes = numbered(much);
    bench.accepted()->with([&](Stream &stream) {
        stream.write(bytes);
        stream.startTls();
        stream.write("secret");
        stream.finish();
    });
    QVERIFY(bench.accepted()->ask<qint64>([](Stream &stream) { return stream.pendingBytes(); }) > 6);
    peer.with([](Stream &stream) { stream.setReading(true); });
    QTRY_COMPARE(peer.receivedBytes(), much);
    peer.with([](Stream &stream) { stream.startTls(); });
    QTRY_VERIFY(peer.wasTold(u"peer finished"_s));
    QVERIFY(peer.received() == bytes + "secret");
    QVERIFY(peer.facts());
}

/// Data that arrived before TLS begins, and was not yet reported, breaks the handshake.
void TestStreamContract::plainTextIsNotTakenForTls()
{
    FETCH_ROW;
    StreamBench bench(family, transport);
    bench.prepare = [](StreamEnd &end) {
        beginPlain(end);
        end.readAtFirst = false;
    };
    QVERIFY(!bench.listen().isError());
    RawSocket client = RawSocket::connectedTo(bench.bound);
    QTRY_VERIFY(bench.accepted() && bench.accepted()->wasTold(u"ready"_s));
    client.send("MAIL FROM:<mallory@example.test>\r\n");
    StreamEnd &end = *bench.accepted();
    QTRY_VERIFY(end.ask<bool>([](Stream &stream) { return stream.hasUnread(); }));
    end.with([](Stream &stream) {
        stream.startTls();
        stream.setReading(true);
    });
    QTRY_VERIFY(end.wasTold(u"failed"_s));
    QCOMPARE(end.error().code, ErrorCode::PlainClientOnTlsPort);
    QCOMPARE(end.received(), QByteArray());
}

void TestStreamContract::untrustedServerIsRefusedInTheMidst()
{
    FETCH_ROW;
    StreamBench bench(peers, transport);
    bench.prepare = beginPlain;
    QVERIFY(!bench.listen().isError());
    StreamEnd &client = bench.dial(family, bench.bound, bench.tls->stranger, beginPlain);
    QTRY_VERIFY(client.wasTold(u"ready"_s) && bench.accepted() && bench.accepted()->wasTold(u"ready"_s));
    bench.accepted()->with([](Stream &stream) { stream.startTls(); });
    client.with([](Stream &stream) {
        stream.startTls();
        stream.write("secret");
    });
    QTRY_VERIFY(client.wasTold(u"failed"_s));
    QCOMPARE(client.told().count(u"ready"_s), 1);
    QCOMPARE(client.error().code, ErrorCode::CertificateUnknownAuthority);
    QTRY_VERIFY(bench.accepted()->wasTold(u"failed"_s) || bench.accepted()->wasTold(u"peer finished"_s));
    QCOMPARE(bench.accepted()->received(), QByteArray());
}

void TestStreamContract::endDuringTheHandshakeIsTold()
{
    FETCH_ROW;
    StreamBench bench(family, transport);
    RawSocket listener = RawSocket::boundTo(u"127.0.0.1"_s, SOCK_STREAM);
    listener.listen();
    StreamEnd &client = bench.dial(family, listener.local());
    {
        RawSocket server = listener.accept();
        server.receive();
    }
    QTRY_VERIFY(client.wasTold(u"failed"_s));
    QCOMPARE(client.error().code, ErrorCode::TlsHandshakeFailed);
    QVERIFY(client.error().why.contains(u"during the handshake"));
    QCOMPARE(client.told(), QStringList{u"failed"_s});
}

/// A bare FIN, which anyone between the two could have forged.
void TestStreamContract::endWithoutGoodbyeIsTold()
{
    FETCH_ROW;
    StreamBench bench(family, transport);
    QVERIFY(!bench.listen().isError());
    StreamEnd &peer = bench.dial(peers, bench.bound);
    QTRY_VERIFY(peer.wasTold(u"ready"_s) && bench.accepted() && bench.accepted()->wasTold(u"ready"_s));
    // as the peer's system would if its program died: the test knows the port of its descriptor
    const quint16 port = peer.addresses().first.port;
    for (int descriptor = 3; descriptor < 1024; ++descriptor) {
        if (localAddressOf(descriptor).port == port)
            ::shutdown(descriptor, SHUT_WR);
    }
    QTRY_VERIFY(bench.accepted()->wasTold(u"peer finished"_s));
    QCOMPARE(bench.accepted()->error().code, ErrorCode::NoGoodbye);
    QVERIFY(bench.accepted()->told().indexOf(u"flawed"_s)
            < bench.accepted()->told().indexOf(u"peer finished"_s));
}

void TestStreamContract::refusalIsTold()
{
    FETCH_ROW;
    StreamBench bench(family, transport);
    const RawSocket taken = RawSocket::boundTo(u"127.0.0.1"_s, SOCK_STREAM); // and nobody listens there
    StreamEnd &client = bench.dial(family, taken.local());
    QVERIFY(bench.startedWithin.isEmpty());
    QTRY_VERIFY(client.wasTold(u"dial failed"_s));
    QCOMPARE(client.told(), QStringList{u"dial failed"_s});
    QCOMPARE(client.error().code, ErrorCode::ConnectionRefused);
    QVERIFY(client.error().why.contains(taken.local().toString()));
}

void TestStreamContract::nextAddressIsTried()
{
    FETCH_ROW;
    if (!m_obstacle.isEmpty())
        QSKIP(qPrintable(m_obstacle));
    StreamBench bench(family, transport);
    QVERIFY(!bench.listen(u"::1"_s).isError());
    StreamEnd &client = bench.dial(family, u"both.test"_s, bench.bound.port);
    QTRY_VERIFY(client.wasTold(u"ready"_s) || client.wasTold(u"dial failed"_s));
    QCOMPARE(bench.tried, QStringList({u"127.0.0.1"_s, u"::1"_s}));
    QCOMPARE(client.told(), QStringList({u"dial refused"_s, u"ready"_s}));
    QCOMPARE(client.error().code, ErrorCode::ConnectionRefused);
    QCOMPARE(client.addresses().second, bench.bound);
}

void TestStreamContract::unreachableIsTold()
{
    FETCH_ROW;
    if (!m_obstacle.isEmpty())
        QSKIP(qPrintable(m_obstacle));
    StreamBench bench(family, transport);
    StreamEnd &client = bench.dial(family, u"198.51.100.1"_s, 9);
    QTRY_VERIFY(client.wasTold(u"dial failed"_s));
    QVERIFY2(client.error().code == ErrorCode::NetworkUnreachable, qPrintable(client.error().toString()));
}

void TestStreamContract::dialingEndsInTime()
{
    FETCH_ROW;
    StreamBench bench(family, transport);
    RawSocket full = RawSocket::boundTo(u"127.0.0.1"_s, SOCK_STREAM);
    full.listen(0);
    const RawSocket first = RawSocket::connectedTo(full.local()); // and nobody accepts
    StreamEnd &client
        = bench.dial(family, u"127.0.0.1"_s, full.local().port, {}, {}, std::chrono::milliseconds(300));
    QTRY_VERIFY(client.wasTold(u"dial failed"_s));
    QCOMPARE(client.told(), QStringList{u"dial failed"_s});
    QCOMPARE(client.error().code, ErrorCode::ConnectTimeout);
}

void TestStreamContract::dialerMayGoBeforeItsEnd()
{
    FETCH_ROW;
    StreamBench bench(family, transport);
    QVERIFY(!bench.listen().isError());
    std::atomic<int> told{0};
    bench.onThread([&] {
        ClientSettings settings;
        settings.url = {transport, bench.bound.ip(), bench.bound.port};
        settings.sockets = family;
        const auto dialer
            = makeDialer(bench.thread, settings,
                         {.trying = [](const QHostAddress &) {},
                          .connected = [&](const std::unique_ptr<ConnectedSocket> &) { ++told; },
                          .refused = [&](const Error &) { ++told; },
                          .failed = [&](const Error &) { ++told; }});
        dialer->start();
    });
    StreamEnd &other = bench.dial(family, bench.bound); // whose turn comes later
    QTRY_VERIFY(other.wasTold(u"ready"_s));
    QCOMPARE(told.load(), 0);
}

void TestStreamContract::portInUseIsTold()
{
    FETCH_ROW;
    RawSocket listener = RawSocket::boundTo(u"127.0.0.1"_s, SOCK_STREAM);
    listener.listen();
    StreamBench bench(family, transport);
    const Error error = bench.listen(u"127.0.0.1"_s, listener.local().port);
    QCOMPARE(error.code, ErrorCode::PortInUse);
    QVERIFY(error.what.contains(listener.local().toString()));
}

void TestStreamContract::foreignAddressIsTold()
{
    FETCH_ROW;
    StreamBench bench(family, transport);
    QCOMPARE(bench.listen(u"192.0.2.77"_s).code, ErrorCode::AddressNotLocal);
}

void TestStreamContract::halfCloseIsDoneOrRefused()
{
    FETCH_ROW;
    EngineFixture f;
    const EndpointId server = f.serve(schemeOf(transport) + u"://127.0.0.1:0"_s);
    ClientSettings settings;
    settings.sockets = family;
    const EndpointId client = f.open(f.urlOf(server), settings);
    QCOMPARE(f.clients[client].state, LinkState::Connected);
    f.engine->halfClose(client);
    if (can(Capability::HalfClose)) {
        QTRY_COMPARE(f.clients[client].state, LinkState::Closed);
        QVERIFY(f.failures[client].isEmpty());
        return;
    }
    QTRY_COMPARE(f.failures[client].size(), 1);
    const QString why = f.failures[client].constFirst().why;
    QVERIFY2(why.contains(displayName(SocketFamily::Native)), qPrintable(why));
    f.engine->send(client, "goes on");
    QTRY_COMPARE(f.repliesOf(client), "goes on");
    f.engine->disconnectClient(client);
    QTRY_COMPARE(f.clients[client].state, LinkState::Closed);
}

namespace {

QString saved(const QString &path, const QByteArray &content)
{
    QFile file(path);
    [&] { QVERIFY(file.open(QIODevice::WriteOnly) && file.write(content) == content.size()); }();
    return path;
}

} // namespace

void TestStreamContract::certificatesAreJudgedAlike_data()
{
    QTest::addColumn<QByteArray>("certificate");
    QTest::addColumn<QByteArray>("root");
    QTest::addColumn<QString>("host");
    QTest::addColumn<ErrorCode>("code");

    const PemPair root = StrangeCertificate::authority("root").signedBy();
    const auto row
        = [&](const char *name, const PemPair &pair, ErrorCode code, const QString &host = u"localhost"_s) {
              QTest::addRow("%s", name) << pair.certificate + pair.key << root.certificate << host << code;
          };
    const StrangeCertificate good{.names = "DNS:localhost"};
    row("good", good.signedBy(root), ErrorCode::None);
    row("another's name", StrangeCertificate{.names = "DNS:other.example"}.signedBy(root),
        ErrorCode::CertificateWrongName);
    row("name alone, asked by address", good.signedBy(root), ErrorCode::CertificateWrongName, u"127.0.0.1"_s);
    row("expired",
        StrangeCertificate{.names = "DNS:localhost", .beginsInDays = -9, .endsInDays = -2}.signedBy(root),
        ErrorCode::CertificateExpired);
    row("not valid yet", StrangeCertificate{.names = "DNS:localhost", .beginsInDays = 5}.signedBy(root),
        ErrorCode::CertificateNotYetValid);
    row("signed by itself", good.signedBy(), ErrorCode::CertificateSelfSigned);
    row("unknown authority", good.signedBy(StrangeCertificate::authority("nobody's").signedBy()),
        ErrorCode::CertificateUnknownAuthority);
    row("made for clients",
        StrangeCertificate{.names = "DNS:localhost", .extendedKeyUsage = "clientAuth"}.signedBy(root),
        ErrorCode::CertificateInvalid);
    row("an unknown critical extension",
        StrangeCertificate{.names = "DNS:localhost", .unknownCritical = true}.signedBy(root),
        ErrorCode::CertificateInvalid);
}

void TestStreamContract::certificatesAreJudgedAlike()
{
    QFETCH(QByteArray, certificate);
    QFETCH(QByteArray, root);
    QFETCH(QString, host);
    QFETCH(ErrorCode, code);
    const QTemporaryDir dir;
    EngineFixture f;
    ServerSettings serving;
    serving.tls.certificateFile = saved(dir.filePath(u"server.pem"_s), certificate);
    QFile(serving.tls.certificateFile).setPermissions(QFile::ReadOwner | QFile::WriteOwner);
    const EndpointId server = f.serve(u"tls://127.0.0.1:0"_s, serving);
    QVERIFY2(f.servers[server].state == ServerState::Listening,
             qPrintable(f.servers[server].error.toString()));
    const QString url = u"tls://"_s + host + u':' + QString::number(f.addressOf(server).port);
    ClientSettings settings;
    settings.authorityFile = saved(dir.filePath(u"root.pem"_s), root);
    QList<Error> told;
    for (const SocketFamily family : test::builtFamilies()) {
        settings.sockets = family;
        const EndpointId client = f.open(url, settings);
        told.append(f.clients[client].error);
        QVERIFY2(told.last().code == code, qPrintable(told.last().toString()));
        QCOMPARE(f.clients[client].state, code == ErrorCode::None ? LinkState::Connected : LinkState::Failed);
    }
    const auto timeless = [](const Error &error) { // the clock goes on between the two
        return error.toString().remove(QRegularExpression(u"The time here is \\S+"_s));
    };
    QCOMPARE(timeless(told.last()), timeless(told.first()));
}

void TestStreamContract::delayedReplyReachesAHalfClosingPeer()
{
    FETCH_ROW;
    EngineFixture f;
    ServerSettings serving;
    serving.sockets = family;
    serving.replyDelay = std::chrono::milliseconds(100);
    const EndpointId server = f.serve(u"tcp://127.0.0.1:0"_s, serving);
    RawSocket peer = RawSocket::connectedTo(f.addressOf(server));
    peer.send("patience");
    peer.finish();
    QCOMPARE(peer.receiveToEnd(), "patience");

    serving.framing = u"line"_s; // three replies to one chunk
    const EndpointId framed = f.serve(u"tcp://127.0.0.1:0"_s, serving);
    RawSocket other = RawSocket::connectedTo(f.addressOf(framed));
    other.send("one\ntwo\nthree\n");
    other.finish();
    QCOMPARE(other.receiveToEnd(), "one\ntwo\nthree\n");
}

/// A connection made before start() waits in the system's queue.
void TestStreamContract::listenerWaitsForItsStart()
{
    FETCH_ROW;
    StreamBench bench(family, transport);
    bench.startAtOnce = false;
    QVERIFY(!bench.listen().isError());
    const RawSocket early = RawSocket::connectedTo(bench.bound);
    QVERIFY(early.isOpen());
    StreamBench other(family, transport); // whose connection comes later
    QVERIFY(!other.listen().isError());
    StreamEnd &later = other.dial(family, other.bound);
    QTRY_VERIFY(later.wasTold(u"ready"_s));
    QVERIFY(!bench.accepted());
    bench.onThread([&] { bench.listener().start(); });
    QTRY_VERIFY(bench.accepted());
}

void TestStreamContract::listenerAcceptsNothingOnceClosed()
{
    FETCH_ROW;
    StreamBench bench(family, transport);
    QVERIFY(!bench.listen().isError());
    bench.onThread([&] { bench.listener().close(); });
    StreamEnd &client = bench.dial(family, bench.bound);
    QTRY_VERIFY(client.wasTold(u"dial failed"_s));
    QCOMPARE(client.error().code, ErrorCode::ConnectionRefused);
    QVERIFY(!bench.accepted());
}

/// The log says once that it waits, and once that it continues.
void TestStreamContract::listenerOutlastsAWantOfDescriptors()
{
    SKIP_WHERE_UBSAN_NEEDS_DESCRIPTORS();
    FETCH_ROW;
    StreamBench bench(family, transport);
    QVERIFY(!bench.listen().isError());
    RawSocket client(SocketAddress::Family::IPv4, SOCK_STREAM);
    {
        const test::NoDescriptors none;
        SockAddr to = toSockAddr(bench.bound);
        QCOMPARE(::connect(client.descriptor(), to.get(), to.length), 0);
        QTRY_VERIFY(bench.hasEvent(EventKind::Error, ConversationId::None));
    }
    QTRY_VERIFY(bench.accepted());
    QTRY_VERIFY(bench.hasEvent(EventKind::Note, ConversationId::None));
    bench.log.collect();
    int errors = 0;
    bench.log.forEach(1, bench.log.endId(), [&](const Event &event) {
        if (event.kind == EventKind::Error) {
            ++errors;
            [&] { QCOMPARE(event.detail->error.code, ErrorCode::TooManyOpenFiles); }();
        }
        return true;
    });
    QCOMPARE(errors, 1);
}

int main(int argc, char *argv[])
{
    const QString obstacle = test::enterPrivateNetwork(); // before anything starts a thread
    QCoreApplication app(argc, argv);
    TestStreamContract test(obstacle);
    return QTest::qExec(&test, argc, argv);
}
#include "tst_streamcontract.moc"
