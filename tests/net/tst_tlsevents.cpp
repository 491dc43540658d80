// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/enginefixture.h"
#include "support/processes.h"
#include "support/strangecertificates.h"

#include <QUdpSocket>

using namespace swb;
using namespace Qt::StringLiterals;
using test::EngineFixture;
using test::Program;
using test::StrangeCertificate;

/// What is an error of TLS and DTLS and what is a warning, and which events may say that something was
/// encrypted.
class TestTlsEvents : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void serverThatLeavesWithoutGoodbyeIsAWarning();
    void clientThatLeavesWithoutGoodbyeIsAWarning();
    void checkThatIsSwitchedOffIsAWarning_data();
    void checkThatIsSwitchedOffIsAWarning();
    void handshakeThatFailedHasNoHandshakeEvent_data();
    void handshakeThatFailedHasNoHandshakeEvent();
    void bytesComeAfterTheHandshake_data();
    void bytesComeAfterTheHandshake();
    void serverThatDemandsACertificateIsUnderstood();

private:
    [[nodiscard]] QString saved(const QString &name, const QByteArray &content) const
    {
        QFile file(m_dir.filePath(name));
        [&] { QVERIFY(file.open(QIODevice::WriteOnly) && file.write(content) == content.size()); }();
        file.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner);
        return file.fileName();
    }
    [[nodiscard]] ServerSettings strangeServer() const
    {
        ServerSettings settings;
        settings.tls.certificateFile = saved(u"strange.pem"_s, m_strange.certificate + m_strange.key);
        return settings;
    }
    /// openssl's server, with additional arguments.
    QString serveWithOpenssl(Program &server, const QStringList &arguments) const
    {
        const PemPair pair = StrangeCertificate{.names = "IP:127.0.0.1"}.signedBy();
        server.launch(u"openssl"_s,
                      QStringList{u"s_server"_s, u"-accept"_s, u"127.0.0.1:0"_s, u"-cert"_s,
                                  saved(u"server.pem"_s, pair.certificate + pair.key)}
                          + arguments);
        [&] { QVERIFY(server.waitForOut("ACCEPT")); }();
        const QRegularExpression port(u"ACCEPT [0-9.]*:(\\d+)"_s);
        return u"tls://127.0.0.1:"_s + port.match(QString::fromUtf8(server.out())).captured(1);
    }

    QTemporaryDir m_dir;
    PemPair m_strange; ///< of a server that nobody trusts
};

namespace {

ClientSettings careless()
{
    ClientSettings settings;
    settings.verifyPeer = false;
    return settings;
}

QList<Event> withError(EngineFixture &f, ErrorCode code)
{
    QList<Event> found;
    f.engine->log().collect();
    f.engine->log().forEach(1, f.engine->log().endId(), [&](const Event &event) {
        if (event.detail && event.detail->error.code == code)
            found.append(event);
        return true;
    });
    return found;
}

void onlyWarned(EngineFixture &f, ErrorCode code)
{
    const QList<Event> told = withError(f, code);
    QCOMPARE(told.size(), 1);
    QCOMPARE(told.first().severity, Severity::Warning);
    QCOMPARE(told.first().kind, EventKind::Note);
    QCOMPARE(f.events(EventKind::Error).size(), 0);
}

void eachTransport()
{
    QTest::addColumn<QString>("url");
    QTest::newRow("TLS") << u"tls://127.0.0.1:0"_s;
    QTest::newRow("DTLS") << u"dtls://127.0.0.1:0"_s;
}

} // namespace

void TestTlsEvents::initTestCase()
{
    m_strange = StrangeCertificate{.names = "DNS:strange.example"}.signedBy();
}

void TestTlsEvents::serverThatLeavesWithoutGoodbyeIsAWarning()
{
    SWB_NEED_PROGRAM("openssl");
    Program server;
    const QString url = serveWithOpenssl(server, {});
    EngineFixture f;
    ClientSettings trusting;
    trusting.authorityFile = m_dir.filePath(u"server.pem"_s);
    const EndpointId client = f.open(url, trusting);
    QCOMPARE(f.clients[client].error, Error());
    server.signalWith(SIGKILL);
    QTRY_COMPARE(f.clients[client].state, LinkState::HalfClosedByPeer);
    QTRY_VERIFY(!withError(f, ErrorCode::NoGoodbye).isEmpty());
    onlyWarned(f, ErrorCode::NoGoodbye);
    QCOMPARE(f.clients[client].error, Error());
}

void TestTlsEvents::clientThatLeavesWithoutGoodbyeIsAWarning()
{
    SWB_NEED_PROGRAM("openssl");
    EngineFixture f;
    const EndpointId server = f.serve(u"tls://127.0.0.1:0"_s, strangeServer());
    Program client;
    client.launch(u"openssl"_s, {u"s_client"_s, u"-connect"_s, f.addressOf(server).toString()});
    QTRY_COMPARE(f.events(EventKind::Handshake).size(), 1);
    client.signalWith(SIGKILL);
    QTRY_VERIFY(!f.peers.isEmpty() && isOver(f.peers.cbegin()->state));
    QTRY_VERIFY(!withError(f, ErrorCode::NoGoodbye).isEmpty());
    onlyWarned(f, ErrorCode::NoGoodbye);
    QCOMPARE(f.peers.cbegin()->error, Error());
    QCOMPARE(f.peers.cbegin()->state, LinkState::Closed);
}

void TestTlsEvents::checkThatIsSwitchedOffIsAWarning_data()
{
    eachTransport();
}

void TestTlsEvents::checkThatIsSwitchedOffIsAWarning()
{
    QFETCH(QString, url);
    EngineFixture f;
    const EndpointId client = f.open(f.urlOf(f.serve(url, strangeServer())), careless());
    QCOMPARE(f.clients[client].state, LinkState::Connected);
    onlyWarned(f, ErrorCode::CertificateSelfSigned);
    QCOMPARE(f.clients[client].error, Error()); // nothing to be shown in red beside "connected"
    const Error told = withError(f, ErrorCode::CertificateSelfSigned).first().detail->error;
    QVERIFY2(told.what.contains(u"but verification is switched off"), qPrintable(told.what));
}

void TestTlsEvents::handshakeThatFailedHasNoHandshakeEvent_data()
{
    eachTransport();
}

void TestTlsEvents::handshakeThatFailedHasNoHandshakeEvent()
{
    QFETCH(QString, url);
    EngineFixture f;
    const EndpointId client = f.open(f.urlOf(f.serve(url, strangeServer())));
    QCOMPARE(f.clients[client].state, LinkState::Failed);
    for (const Event &event : f.events(EventKind::Handshake))
        QVERIFY(event.endpoint != client); // over DTLS the server had finished when the client refused
    for (const Event &event : f.events(EventKind::Error))
        QVERIFY(!event.detail->tls);
    QCOMPARE(f.events(EventKind::Data).size(), 0);
}

void TestTlsEvents::bytesComeAfterTheHandshake_data()
{
    eachTransport();
}

void TestTlsEvents::bytesComeAfterTheHandshake()
{
    QFETCH(QString, url);
    EngineFixture f;
    const EndpointId client = f.open(f.urlOf(f.serve(url)));
    f.engine->send(client, "hello");
    QTRY_COMPARE(f.repliesOf(client), QByteArray("hello"));
    QHash<EndpointId, bool> shaken;
    f.engine->log().collect();
    f.engine->log().forEach(1, f.engine->log().endId(), [&](const Event &event) {
        const bool agreed = event.kind == EventKind::Handshake;
        [&] { QCOMPARE(bool(event.detail && event.detail->tls), agreed); }();
        shaken[event.endpoint] = shaken[event.endpoint] || agreed;
        if (event.kind == EventKind::Data)
            [&] { QVERIFY(shaken[event.endpoint]); }();
        return true;
    });
}

void TestTlsEvents::serverThatDemandsACertificateIsUnderstood()
{
    SWB_NEED_PROGRAM("openssl");
    Program server;
    const QString url = serveWithOpenssl(server, {u"-tls1_3"_s, u"-Verify"_s, u"1"_s});
    EngineFixture f;
    const EndpointId client = f.open(url, careless());
    QTRY_VERIFY(isOver(f.clients[client].state));
    const Error &error = f.clients[client].error;
    QCOMPARE(error.code, ErrorCode::CertificateDemanded);
    QVERIFY2(error.why.startsWith(u"The server requires a client certificate, and none was sent."),
             qPrintable(error.why));
    QVERIFY2(error.why.contains(u"alert 116, certificate_required"), qPrintable(error.why));
}

QTEST_GUILESS_MAIN(TestTlsEvents)
#include "tst_tlsevents.moc"
