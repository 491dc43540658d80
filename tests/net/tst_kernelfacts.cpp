// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/log/eventtext.h"
#include "net/socket/tcpinfo.h"
#include "support/enginefixture.h"
#include "support/rawsocket.h"

using namespace swb;
using test::EngineFixture;
using test::RawSocket;

namespace {

const QString anyPort = QStringLiteral("tcp://127.0.0.1:0");

} // namespace

class tst_KernelFacts : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }
#ifdef Q_OS_LINUX
    void aConnectionIsSampledOnceOpenAndBeforeItsEnd_data();
    void aConnectionIsSampledOnceOpenAndBeforeItsEnd();
    void aResetConnectionIsSampledBeforeItsEndToo();
    void bothSidesAreSampledOnRequest();
#endif
    void nothingIsAskedOfWhatIsNoTcpSocket();
    void datagramsAreAnsweredWithANote_data();
    void datagramsAreAnsweredWithANote();
    void aClientWithoutAConnectionIsAnsweredWithANote();

private:
    static QList<EventKind> kindsOf(EngineFixture &f, ConversationId conversation)
    {
        QList<EventKind> kinds;
        f.engine->log().collect();
        f.engine->log().forEach(1, f.engine->log().endId(), [&](const Event &event) {
            if (event.conversation == conversation)
                kinds.append(event.kind);
            return true;
        });
        return kinds;
    }
};

#ifdef Q_OS_LINUX

void tst_KernelFacts::aConnectionIsSampledOnceOpenAndBeforeItsEnd_data()
{
    QTest::addColumn<QString>("scheme");
    QTest::newRow("TCP") << QStringLiteral("tcp");
    QTest::newRow("TLS") << QStringLiteral("tls");
}

void tst_KernelFacts::aConnectionIsSampledOnceOpenAndBeforeItsEnd()
{
    QFETCH(QString, scheme);
    EngineFixture f;
    const EndpointId server = f.serve(scheme + QStringLiteral("://127.0.0.1:0"));
    const EndpointId client = f.open(f.urlOf(server));
    QCOMPARE(f.clients[client].state, LinkState::Connected);
    f.engine->send(client, "hello");
    QTRY_COMPARE(f.repliesOf(client), QByteArray("hello"));
    f.engine->disconnectClient(client);
    QTRY_COMPARE(f.clients[client].state, LinkState::Closed);
    QTRY_VERIFY(isOver(f.peers.begin()->state));
    for (const ConversationId side : {f.clients[client].conversation, f.peers.begin()->conversation.id}) {
        const QList<EventKind> kinds = kindsOf(f, side);
        QCOMPARE(kinds.count(EventKind::Sample), 2);
        QCOMPARE(kinds.indexOf(EventKind::Sample), kinds.indexOf(EventKind::Connected) + 1);
        QCOMPARE(kinds.lastIndexOf(EventKind::Sample), kinds.indexOf(EventKind::Closed) - 1);
    }
    const QList<Event> samples = f.events(EventKind::Sample);
    QCOMPARE(samples.size(), 4);
    for (const Event &sample : samples) {
        QCOMPARE(sample.evidence, Evidence::Sampled);
        QVERIFY(sample.detail && sample.detail->tcp);
        const TcpFacts &facts = *sample.detail->tcp;
        QVERIFY(facts.sendMss > 0);
        QVERIFY(facts.congestionWindow > 0);
        QVERIFY(facts.rtoUs > 0);
        QVERIFY(facts.retransmits >= 0);
    }
    QVERIFY(samples.last().detail->tcp->segmentsIn > samples.first().detail->tcp->segmentsIn);
}

void tst_KernelFacts::aResetConnectionIsSampledBeforeItsEndToo()
{
    EngineFixture f;
    const EndpointId server = f.serve(anyPort);
    RawSocket peer = RawSocket::connectedTo(f.addressOf(server));
    QTRY_COMPARE(f.peers.size(), 1);
    peer.reset();
    QTRY_COMPARE(f.peers.begin()->state, LinkState::Reset);
    const QList<EventKind> kinds = kindsOf(f, f.peers.begin()->conversation.id);
    QCOMPARE(kinds.last(), EventKind::Reset);
    QCOMPARE(kinds.at(kinds.size() - 2), EventKind::Sample);
}

void tst_KernelFacts::bothSidesAreSampledOnRequest()
{
    EngineFixture f;
    const EndpointId server = f.serve(anyPort);
    const EndpointId client = f.open(f.urlOf(server));
    QTRY_COMPARE(f.peers.size(), 1);
    const ConversationId peer = f.peers.begin()->conversation.id;
    QTRY_COMPARE(f.events(EventKind::Sample).size(), 2);

    f.engine->sampleKernel(client, ConversationId::None);
    QTRY_COMPARE(f.events(EventKind::Sample).size(), 3);
    QCOMPARE(f.events(EventKind::Sample).last().conversation, f.clients[client].conversation);
    QVERIFY(f.events(EventKind::Sample).last().detail->tcp->rttUs > 0);

    f.engine->sampleKernel(server, peer);
    QTRY_COMPARE(f.events(EventKind::Sample).size(), 4);
    QCOMPARE(f.events(EventKind::Sample).last().conversation, peer);
    QVERIFY(EventText::kernelFacts(f.events(EventKind::Sample).last()).contains(QStringLiteral("(sampled)")));
    QVERIFY(f.events(EventKind::Note).isEmpty());
}

#endif

void tst_KernelFacts::nothingIsAskedOfWhatIsNoTcpSocket()
{
    const RawSocket udp = RawSocket::boundTo(QStringLiteral("127.0.0.1"), SOCK_DGRAM);
    QVERIFY(!tcpFactsOf(udp.descriptor()));
    QVERIFY(!tcpFactsOf(-1));
}

void tst_KernelFacts::datagramsAreAnsweredWithANote_data()
{
    QTest::addColumn<QString>("scheme");
    QTest::newRow("UDP") << QStringLiteral("udp");
    QTest::newRow("DTLS") << QStringLiteral("dtls");
}

void tst_KernelFacts::datagramsAreAnsweredWithANote()
{
    QFETCH(QString, scheme);
    EngineFixture f;
    const EndpointId server = f.serve(scheme + QStringLiteral("://127.0.0.1:0"));
    const EndpointId client = f.open(f.urlOf(server));
    f.engine->send(client, "hello");
    QTRY_COMPARE(f.repliesOf(client), QByteArray("hello"));
    const ConversationId peer = f.peers.begin()->conversation.id;
    const qsizetype before = f.events(EventKind::Note).size();
    f.engine->sampleKernel(client, ConversationId::None);
    QTRY_COMPARE(f.events(EventKind::Note).size(), before + 1);
    QCOMPARE(f.events(EventKind::Note).last().conversation, f.clients[client].conversation);
    f.engine->sampleKernel(server, peer);
    QTRY_COMPARE(f.events(EventKind::Note).size(), before + 2);
    QCOMPARE(f.events(EventKind::Note).last().conversation, peer);
    QVERIFY(f.events(EventKind::Sample).isEmpty());
}

void tst_KernelFacts::aClientWithoutAConnectionIsAnsweredWithANote()
{
    EngineFixture f;
    RawSocket listener = RawSocket::boundTo(QStringLiteral("127.0.0.1"), SOCK_STREAM);
    ClientSettings settings;
    settings.url = EndpointUrl::parse(QStringLiteral("tcp://") + listener.local().toString()).value();
    listener.listen();
    const EndpointId client = f.engine->openClient(settings);
    f.engine->sampleKernel(client, ConversationId::None); // called before the client has started
    QTRY_COMPARE(f.events(EventKind::Note).size(), 1);
}

QTEST_GUILESS_MAIN(tst_KernelFacts)
#include "tst_kernelfacts.moc"
