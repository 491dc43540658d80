// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/log/eventtext.h"
#include "support/enginefixture.h"
#include "support/families.h"
#include "support/rawsocket.h"

#include <functional>

using namespace swb;
using namespace Qt::StringLiterals;
using test::EngineFixture;
using test::RawSocket;

namespace {

const QString anyTcp = u"tcp://127.0.0.1:0"_s;
const QString anyUdp = u"udp://127.0.0.1:0"_s;
const QString anyTls = u"tls://127.0.0.1:0"_s;
const QString anyDtls = u"dtls://127.0.0.1:0"_s;

void idleClient(EngineFixture &f)
{
    ServerSettings settings;
    settings.idleTimeout = std::chrono::seconds(1);
    const RawSocket peer = RawSocket::connectedTo(f.addressOf(f.serve(anyTcp, settings)));
    QTRY_VERIFY(f.hasError(ErrorCode::IdleTimeout));
}

void oneClientTooMany(EngineFixture &f)
{
    ServerSettings settings;
    settings.maxClients = 1;
    const EndpointId server = f.serve(anyTcp, settings);
    const RawSocket first = RawSocket::connectedTo(f.addressOf(server));
    QTRY_COMPARE(f.peers.size(), 1);
    const RawSocket second = RawSocket::connectedTo(f.addressOf(server));
    QTRY_VERIFY(f.hasError(ErrorCode::ConnectionLimit));
}

void halfAMessage(EngineFixture &f)
{
    ServerSettings settings;
    settings.framing = u"line"_s;
    RawSocket peer = RawSocket::connectedTo(f.addressOf(f.serve(anyTcp, settings)));
    peer.send("no end");
    peer.finish();
    QTRY_VERIFY(f.hasError(ErrorCode::IncompleteMessage));
}

void aMessageWithoutEnd(EngineFixture &f)
{
    ServerSettings settings;
    settings.framing = u"line"_s;
    settings.maxFrameBytes = 8;
    RawSocket peer = RawSocket::connectedTo(f.addressOf(f.serve(anyTcp, settings)));
    peer.send("longer than eight");
    QTRY_VERIFY(f.hasError(ErrorCode::FrameTooLarge));
}

void aPeerThatResets(EngineFixture &f)
{
    RawSocket peer = RawSocket::connectedTo(f.addressOf(f.serve(anyTcp)));
    QTRY_COMPARE(f.peers.size(), 1);
    peer.reset();
    QTRY_VERIFY(f.hasError(ErrorCode::ConnectionReset));
}

void nobodyThere(EngineFixture &f)
{
    quint16 port = 0;
    {
        const RawSocket taken = RawSocket::boundTo(u"127.0.0.1"_s, SOCK_DGRAM);
        port = taken.local().port;
    }
    const EndpointId client = f.open(u"udp://127.0.0.1:%1"_s.arg(port));
    f.engine->send(client, "anybody?");
    QTRY_VERIFY(f.hasError(ErrorCode::NobodyListening));
}

void aDatagramTooLarge(EngineFixture &f)
{
    const EndpointId server = f.serve(anyUdp);
    const EndpointId client = f.open(f.urlOf(server));
    f.engine->send(client, QByteArray(limits::datagramBytes + 1, 'x'));
    f.engine->sendToPeers(server, {}, QByteArray(limits::datagramBytes + 1, 'x'));
    QTRY_VERIFY(!f.failures[client].isEmpty() && !f.failures[server].isEmpty());
}

void uncheckedCertificates(EngineFixture &f)
{
    ClientSettings settings;
    settings.verifyPeer = false;
    // The certificate is for 127.0.0.1 among others, but not for the next address.
    const EndpointId tls = f.serve(u"tls://0.0.0.0:0"_s);
    f.open(u"tls://127.0.0.9:%1"_s.arg(f.addressOf(tls).port), settings);
    QTRY_VERIFY(f.hasError(ErrorCode::CertificateWrongName));
}

void plainBytesOnEncryptedPorts(EngineFixture &f)
{
    RawSocket stream = RawSocket::connectedTo(f.addressOf(f.serve(anyTls)));
    stream.send("GET / HTTP/1.1\r\n\r\n");
    QTRY_VERIFY(f.hasError(ErrorCode::PlainClientOnTlsPort));
    RawSocket datagram = RawSocket::connectedTo(f.addressOf(f.serve(anyDtls)), SOCK_DGRAM);
    datagram.send("hello");
    QTRY_COMPARE(f.events(EventKind::Dropped).size(), 1);
    datagram.send(QByteArray::fromHex("17fefd00010000000000050018") + QByteArray(24, 'x'));
    QTRY_VERIFY(f.hasError(ErrorCode::StrayDatagram));
}

} // namespace

/// Whatever goes wrong, the row in the log says what, why and what to try.
class tst_Warnings : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }
    void everyWarningExplainsItself_data();
    void everyWarningExplainsItself();
};

void tst_Warnings::everyWarningExplainsItself_data()
{
    QTest::addColumn<std::function<void(EngineFixture &)>>("provoke");
    const auto row = [](const char *name, void (*provoke)(EngineFixture &)) {
        QTest::newRow(name) << std::function<void(EngineFixture &)>(provoke);
    };
    row("a client that says nothing", idleClient);
    row("one client too many", oneClientTooMany);
    row("half a message", halfAMessage);
    row("a message without end", aMessageWithoutEnd);
    if (test::absentByDefault(Capability::FinToldFromReset, Transport::Tcp).isEmpty())
        row("a peer that resets", aPeerThatResets);
    row("nobody listens", nobodyThere);
    row("a datagram too large", aDatagramTooLarge);
    row("certificates that are not checked", uncheckedCertificates);
    row("plain bytes on encrypted ports", plainBytesOnEncryptedPorts);
}

void tst_Warnings::everyWarningExplainsItself()
{
    QFETCH(std::function<void(EngineFixture &)>, provoke);
    EngineFixture f;
    provoke(f);
    if (QTest::currentTestFailed())
        return;
    f.engine->log().collect();
    int told = 0;
    f.engine->log().forEach(1, f.engine->log().endId(), [&](const Event &event) {
        if (event.severity < Severity::Warning)
            return true;
        ++told;
        const Error error = event.detail ? event.detail->error : Error();
        const bool whole = !error.what.isEmpty() && !error.why.isEmpty() && !error.hint.isEmpty();
        const QString words = EventText::explanation(event);
        if (!whole || !words.contains(error.what) || !words.contains(error.why)
            || !words.contains(error.hint))
            QTest::qFail(qPrintable(u"%1 does not explain itself"_s.arg(EventText::info(event))), __FILE__,
                         __LINE__);
        return true;
    });
    QVERIFY(told > 0);
}

QTEST_GUILESS_MAIN(tst_Warnings)
#include "tst_warnings.moc"
