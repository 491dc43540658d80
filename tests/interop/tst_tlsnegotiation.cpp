// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/values/capabilities.h"
#include "support/peers.h"

using namespace Qt::StringLiterals;
using namespace swb;
using namespace swb::test;

/// What is negotiated with OpenSSL's programs: names, protocols, versions and ciphers; and tshark reads our
/// traffic with a key log.
class TstTlsNegotiation : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        SWB_NEED_PROGRAM("openssl");
        m_certificates = Certificates::make();
    }
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void itsServerHearsTheName_data();
    void itsServerHearsTheName();
    void itsServerAgreesOnAProtocol();
    void itsClientAgreesOnAProtocol();
    void itsClientIsHeldToVersionsAndCiphers_data();
    void itsClientIsHeldToVersionsAndCiphers();
    void itsServerIsHeldToVersionsAndCiphers_data();
    void itsServerIsHeldToVersionsAndCiphers();
    void tsharkReadsWhatWasEncrypted_data();
    void tsharkReadsWhatWasEncrypted();

private:
    void launchItsServer(Program &server, const QStringList &more) const
    {
        server.launch(u"openssl"_s,
                      QStringList{u"s_server"_s, u"-accept"_s, u"127.0.0.1:0"_s, u"-cert"_s,
                                  m_certificates.server, u"-key"_s, m_certificates.server, u"-naccept"_s,
                                  u"1"_s}
                          + more);
        QVERIFY2(server.waitForOut("ACCEPT 127.0.0.1:"), server.err());
        QTRY_VERIFY(!toldPort(server.out()).isEmpty());
    }
    [[nodiscard]] QStringList itsClient(const SwbServer &server, const QStringList &more) const
    {
        return QStringList{u"s_client"_s, u"-connect"_s, u"127.0.0.1:"_s + server.port(), u"-CAfile"_s,
                           m_certificates.authority}
        + more;
    }
    static QStringList sending(const QString &scheme, const QString &port, const QStringList &more)
    {
        return QStringList{u"send"_s,     scheme + u"://127.0.0.1:"_s + port,
                           u"hello\\n"_s, u"--timeout"_s,
                           u"20"_s,       u"--replies"_s,
                           u"0"_s,        u"--json"_s}
        + more;
    }

    /// The traffic between a client and a relay, for text2pcap, which makes packets of it.
    static bool writeDump(const QString &session, const QString &dump)
    {
        QFile file(dump);
        if (!file.open(QIODevice::WriteOnly))
            return false;
        for (const QJsonObject &event :
             jsonLines(runSwb({u"log"_s, session, u"--export"_s, u"jsonl"_s}).out)) {
            if (event[u"kind"_s] != u"data"_s || event[u"role"_s] != u"relay-to-client"_s)
                continue;
            const QByteArray bytes = QByteArray::fromBase64(event[u"payload"_s].toString().toLatin1());
            file.write(event[u"direction"_s] == u"in"_s ? "I\n" : "O\n");
            file.write("0000 " + bytes.toHex(' ') + '\n');
        }
        return file.size() > 0;
    }

    OwnDataFolder m_data;
    Certificates m_certificates;
};

void TstTlsNegotiation::itsServerHearsTheName_data()
{
    QTest::addColumn<QString>("scheme");
    QTest::newRow("TLS") << u"tls"_s;
    QTest::newRow("DTLS") << u"dtls"_s;
}

void TstTlsNegotiation::itsServerHearsTheName()
{
    QFETCH(QString, scheme);
    Program server;
    QStringList more{u"-servername"_s,      u"localhost"_s, u"-servername_fatal"_s, u"-cert2"_s,
                     m_certificates.server, u"-key2"_s,     m_certificates.server};
    if (scheme == u"dtls"_s)
        more << u"-dtls"_s << u"-listen"_s;
    launchItsServer(server, more);
    const Outcome outcome
        = runSwb(sending(scheme, toldPort(server.out()), {u"--server-name"_s, u"localhost"_s}));
    QVERIFY2(outcome.exitCode == 0, both(outcome.err, server.out()));
    if (scheme == u"dtls"_s) { // Qt's keeps the name to itself, so the log has to say so
        QVERIFY2(outcome.err.contains("does not send the name to the server"), outcome.err);
        return;
    }
    QVERIFY2(server.waitForOut("Hostname in TLS extension: \"localhost\""), both(server.out(), server.err()));
}

void TstTlsNegotiation::itsServerAgreesOnAProtocol()
{
    Program server;
    launchItsServer(server, {u"-alpn"_s, u"http/1.1"_s});
    const Outcome outcome
        = runSwb(sending(u"tls"_s, toldPort(server.out()), {u"--alpn"_s, u"h2,http/1.1"_s}));
    QVERIFY2(outcome.exitCode == 0, outcome.err);
    QVERIFY2(outcome.err.contains("\"alpn\":\"http/1.1\""), outcome.err);
    QVERIFY2(server.waitForOut("ALPN protocols selected: http/1.1"), server.out());
}

void TstTlsNegotiation::itsClientAgreesOnAProtocol()
{
    if (testsQtsClasses())
        QSKIP("A QSslSocket as a server does not choose a protocol.");
    SwbServer server({u"tls://127.0.0.1:0"_s, u"--alpn"_s, u"h2,http/1.1"_s});
    QVERIFY2(server.isReady(), server.err());
    const Outcome agreed = run(
        u"openssl"_s, itsClient(server, {u"-alpn"_s, u"http/1.1,h2"_s, u"-servername"_s, u"a.example"_s}));
    QVERIFY2(agreed.out.contains("ALPN protocol: h2"), both(agreed.out, agreed.err));
    QVERIFY2(server.waitForOut(", h2"), server.out());
    const Outcome refused = run(u"openssl"_s, itsClient(server, {u"-alpn"_s, u"ftp"_s}));
    QVERIFY2(refused.err.contains("no application protocol"), both(refused.out, refused.err));
    QVERIFY2(server.waitForOut("none of the protocols that this side accepts"), server.out());
}

void TstTlsNegotiation::itsClientIsHeldToVersionsAndCiphers_data()
{
    QTest::addColumn<QStringList>("ours");
    QTest::addColumn<QStringList>("its");
    QTest::addColumn<QByteArray>("says");
    QTest::newRow("TLS 1.3") << QStringList{u"--tls-min"_s, u"1.3"_s} << QStringList()
                             << QByteArray("New, TLSv1.3");
    QTest::newRow("TLS 1.2") << QStringList{u"--tls-max"_s, u"1.2"_s} << QStringList()
                             << QByteArray("New, TLSv1.2");
    QTest::newRow("too old") << QStringList{u"--tls-min"_s, u"1.3"_s} << QStringList{u"-tls1_2"_s}
                             << QByteArray("alert protocol version");
    QTest::newRow("a cipher of TLS 1.3")
        << QStringList{u"--ciphers"_s, u"TLS_CHACHA20_POLY1305_SHA256"_s} << QStringList()
        << QByteArray("Cipher is TLS_CHACHA20_POLY1305_SHA256");
    QTest::newRow("a cipher of TLS 1.2")
        << QStringList{u"--ciphers"_s, u"ECDHE-ECDSA-AES128-GCM-SHA256"_s} << QStringList()
        << QByteArray("Cipher is ECDHE-ECDSA-AES128-GCM-SHA256");
    QTest::newRow("no cipher in common") << QStringList{u"--ciphers"_s, u"TLS_CHACHA20_POLY1305_SHA256"_s}
                                         << QStringList{u"-ciphersuites"_s, u"TLS_AES_128_GCM_SHA256"_s}
                                         << QByteArray("alert handshake failure");
}

void TstTlsNegotiation::itsClientIsHeldToVersionsAndCiphers()
{
    QFETCH(QStringList, ours);
    QFETCH(QStringList, its);
    QFETCH(QByteArray, says);
    const QString silent = whyAbsent(
        Capability::AlertsSent, testsQtsClasses() ? SocketFamily::Qt : SocketFamily::Native, Transport::Tls);
    if (!silent.isEmpty() && says.startsWith("alert"))
        QSKIP(qPrintable(silent));
    SwbServer server(QStringList{u"tls://127.0.0.1:0"_s} + ours);
    QVERIFY2(server.isReady(), server.err());
    const Outcome outcome = run(u"openssl"_s, itsClient(server, its));
    QVERIFY2(outcome.out.contains(says) || outcome.err.contains(says), both(outcome.out, outcome.err));
}

void TstTlsNegotiation::itsServerIsHeldToVersionsAndCiphers_data()
{
    QTest::addColumn<QString>("scheme");
    QTest::addColumn<QStringList>("ours");
    QTest::addColumn<QStringList>("its");
    QTest::addColumn<QByteArray>("says");
    const QStringList dtls{u"-dtls"_s, u"-listen"_s};
    QTest::newRow("TLS 1.2") << u"tls"_s << QStringList{u"--tls-max"_s, u"1.2"_s} << QStringList()
                             << QByteArray("\"protocol\":\"TLSv1.2\"");
    QTest::newRow("too old") << u"tls"_s << QStringList{u"--tls-min"_s, u"1.3"_s} << QStringList{u"-tls1_2"_s}
                             << QByteArray("tls-handshake-failed");
    QTest::newRow("a cipher") << u"tls"_s << QStringList{u"--ciphers"_s, u"TLS_AES_128_GCM_SHA256"_s}
                              << QStringList() << QByteArray("\"cipher\":\"TLS_AES_128_GCM_SHA256\"");
    QTest::newRow("a cipher of DTLS")
        << u"dtls"_s << QStringList{u"--ciphers"_s, u"ECDHE-ECDSA-AES128-GCM-SHA256"_s} << dtls
        << QByteArray("\"cipher\":\"ECDHE-ECDSA-AES128-GCM-SHA256\"");
    QTest::newRow("a cipher that is not") << u"tls"_s << QStringList{u"--ciphers"_s, u"ROT13"_s}
                                          << QStringList() << QByteArray("does not know the cipher “ROT13”");
}

void TstTlsNegotiation::itsServerIsHeldToVersionsAndCiphers()
{
    QFETCH(QString, scheme);
    QFETCH(QStringList, ours);
    QFETCH(QStringList, its);
    QFETCH(QByteArray, says);
    Program server;
    launchItsServer(server, its);
    const Outcome outcome = runSwb(sending(scheme, toldPort(server.out()), ours));
    QVERIFY2(outcome.err.contains(says), both(outcome.err, server.out()));
}

void TstTlsNegotiation::tsharkReadsWhatWasEncrypted_data()
{
    QTest::addColumn<QString>("side"); // which side's key log it is
    QTest::addColumn<QString>("version");
    for (const QString &side : {u"server"_s, u"client"_s, u"environment"_s}) {
        for (const QString &version : {u"1.2"_s, u"1.3"_s})
            QTest::addRow("%s, TLS %s", qPrintable(side), qPrintable(version)) << side << version;
    }
}

/// The relay in between has recorded only ciphertext.
void TstTlsNegotiation::tsharkReadsWhatWasEncrypted()
{
    SWB_NEED_PROGRAM("tshark");
    SWB_NEED_PROGRAM("text2pcap");
    if (testsQtsClasses())
        QSKIP("QSslSocket does not export its keys.");
    QFETCH(QString, side);
    QFETCH(QString, version);
    const QTemporaryDir folder;
    const QString keys = folder.filePath(u"keys.txt"_s);
    const QString session = folder.filePath(u"relay.swbs"_s);
    const QString dump = folder.filePath(u"dump.txt"_s);
    const QString capture = folder.filePath(u"relay.pcapng"_s);
    const QStringList log{u"--key-log"_s, keys};
    if (side == u"environment"_s)
        qputenv("SSLKEYLOGFILE", QFile::encodeName(keys));
    const auto unset = qScopeGuard([] { qunsetenv("SSLKEYLOGFILE"); });
    SwbServer server(QStringList{u"tls://127.0.0.1:0"_s, u"--reply"_s, u"uppercase"_s}
                     + (side == u"server"_s ? log : QStringList()));
    QVERIFY2(server.isReady(), server.err());
    SwbRelay relay(u"tcp://127.0.0.1:"_s + server.port(), {u"--record"_s, session});
    QVERIFY2(relay.isReady(), relay.err());
    const Outcome sent = runSwb(QStringList{u"send"_s, u"tls://127.0.0.1:"_s + relay.port(), u"Open Sesame"_s,
                                            u"--tls-max"_s, version}
                                + (side == u"client"_s ? log : QStringList()));
    QCOMPARE(sent.out, QByteArray("OPEN SESAME"));
    QCOMPARE(sent.err.contains("can decrypt their traffic"), side != u"server"_s);
    QCOMPARE(server.stop(), 0);
    QCOMPARE(relay.stop(), 0);
    QVERIFY(writeDump(session, dump));
    QCOMPARE(run(u"text2pcap"_s, {u"-D"_s, u"-T"_s, u"50000,443"_s, dump, capture}).exitCode, 0);
    const auto read = [&](const QStringList &with) {
        return run(u"tshark"_s,
                   QStringList{u"-r"_s, capture, u"-q"_s, u"-z"_s, u"follow,tls,ascii,0"_s} + with)
            .out;
    };
    QVERIFY(!read({}).contains("Open Sesame"));
    const QByteArray text = read({u"-o"_s, u"tls.keylog_file:"_s + keys});
    QVERIFY2(text.contains("Open Sesame") && text.contains("OPEN SESAME"), text);
}

QTEST_GUILESS_MAIN(TstTlsNegotiation)
#include "tst_tlsnegotiation.moc"
