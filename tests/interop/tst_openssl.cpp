// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/peers.h"

using namespace Qt::StringLiterals;
using namespace swb::test;

/// OpenSSL's own s_client and s_server as the peer, over TLS and DTLS, and curl as a TLS client.
class TstOpenssl : public QObject
{
    Q_OBJECT

private:
    OwnDataFolder m_data;
    Certificates m_certificates;

    [[nodiscard]] QStringList clientArguments(const SwbServer &server, const QString &scheme) const
    {
        QStringList arguments{u"s_client"_s,
                              u"-connect"_s,
                              QString(u"127.0.0.1:"_s + server.port()),
                              u"-quiet"_s,
                              u"-verify_return_error"_s,
                              u"-verify_ip"_s,
                              u"127.0.0.1"_s};
        if (scheme == u"dtls"_s)
            arguments << u"-dtls"_s;
        return arguments;
    }
    [[nodiscard]] QStringList serverArguments(const QString &scheme) const
    {
        QStringList arguments{
            u"s_server"_s, u"-accept"_s,          u"127.0.0.1:0"_s, u"-cert"_s, m_certificates.server,
            u"-key"_s,     m_certificates.server, u"-naccept"_s,    u"1"_s};
        if (scheme == u"dtls"_s)
            arguments << u"-dtls"_s << u"-listen"_s;
        return arguments;
    }
    static void addEncrypted()
    {
        QTest::addColumn<QString>("scheme");
        QTest::newRow("TLS") << u"tls"_s;
        QTest::newRow("DTLS") << u"dtls"_s;
    }

private Q_SLOTS:
    void initTestCase()
    {
        SWB_NEED_PROGRAM("openssl");
        m_certificates = Certificates::make();
    }
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void ourCertificateHoldsInItsEyes()
    {
        const Outcome outcome
            = run(u"openssl"_s,
                  {u"verify"_s, u"-x509_strict"_s, u"-purpose"_s, u"sslserver"_s, u"-verify_hostname"_s,
                   u"localhost"_s, u"-CAfile"_s, m_certificates.authority, m_certificates.server});
        QVERIFY2(outcome.exitCode == 0, outcome.err);
    }

    void itsClientIsAnswered_data() { addEncrypted(); }
    void itsClientIsAnswered()
    {
        QFETCH(QString, scheme);
        SwbServer server({scheme + u"://127.0.0.1:0"_s, u"--reply"_s, u"uppercase"_s});
        QVERIFY2(server.isReady(), server.err());
        Program client;
        client.launch(u"openssl"_s,
                      clientArguments(server, scheme) << u"-CAfile"_s << m_certificates.authority);
        client.write("hello over the wire\n");
        QVERIFY2(client.waitForOut("HELLO OVER THE WIRE\n"), both(client.err(), server.out()));
        client.write("again\n");
        QVERIFY2(client.waitForOut("AGAIN\n"), both(client.err(), server.out()));
    }

    void itsClientThatDoesNotTrustUsIsLogged_data() { addEncrypted(); }
    void itsClientThatDoesNotTrustUsIsLogged()
    {
        QFETCH(QString, scheme);
        SwbServer server({scheme + u"://127.0.0.1:0"_s, u"--json"_s});
        QVERIFY2(server.isReady(), server.err());
        Program client; // has no authority at all
        client.launch(u"openssl"_s, clientArguments(server, scheme) << u"-no-CAfile"_s << u"-no-CApath"_s);
        QVERIFY2(client.finish().exitCode > 0, client.err());
        QVERIFY2(server.waitForOut("peer-rejected-certificate"), server.out());
    }

    void itsServerIsAsked_data() { addEncrypted(); }
    void itsServerIsAsked()
    {
        QFETCH(QString, scheme);
        Program server;
        server.launch(u"openssl"_s, serverArguments(scheme));
        QVERIFY2(server.waitForOut("ACCEPT 127.0.0.1:"), server.err());
        QTRY_VERIFY(server.out().contains('\n') && !toldPort(server.out()).isEmpty());
        Program swb;
        swb.launch(swbProgram(),
                   {u"send"_s, scheme + u"://127.0.0.1:"_s + toldPort(server.out()),
                    u"is anybody there?\\n"_s, u"--timeout"_s, u"20"_s});
        QVERIFY2(server.waitForOut("is anybody there?"), both(server.err(), swb.err()));
        server.write("yes\n");
        const Outcome outcome = swb.finish();
        QVERIFY2(outcome.exitCode == 0, outcome.err);
        QCOMPARE(outcome.out, QByteArray("yes\n"));
        QVERIFY2(outcome.err.contains(scheme == u"tls"_s ? "TLSv1.3" : "DTLSv1.2"), outcome.err);
    }

    void curlTrustsOurAuthority()
    {
        SWB_NEED_PROGRAM("curl");
        SwbServer server(
            {u"tls://127.0.0.1:0"_s, u"--close-after-reply"_s, u"--reply"_s,
             u"fixed:HTTP/1.1 200 OK\\r\\nContent-Type: application/json\\r\\nContent-Length: 13\\r\\n"
             "Connection: close\\r\\n\\r\\n{\"data\": [1]}"_s});
        QVERIFY2(server.isReady(), server.err());
        for (const QString &host : {u"localhost"_s, u"127.0.0.1"_s}) {
            const QString url = u"https://"_s + host + u':' + server.port() + u"/data"_s;
            const QStringList common{u"-sS4"_s, u"--noproxy"_s, u"*"_s, url};
            const Outcome trusting
                = run(u"curl"_s, common + QStringList{u"--cacert"_s, m_certificates.authority});
            QVERIFY2(trusting.exitCode == 0, both(trusting.err, server.out()));
            QCOMPARE(trusting.out, QByteArray("{\"data\": [1]}"));
            QCOMPARE(run(u"curl"_s, common).exitCode, 60); // CURLE_PEER_FAILED_VERIFICATION
        }
        QVERIFY2(server.out().contains("GET /data HTTP/1.1"), server.out());
    }
};

QTEST_GUILESS_MAIN(TstOpenssl)
#include "tst_openssl.moc"
