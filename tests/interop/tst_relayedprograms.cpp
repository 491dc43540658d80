// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/peers.h"

using namespace Qt::StringLiterals;
using namespace swb;
using namespace swb::test;

/// Third-party programs on both sides of the relay.
class TstRelayedPrograms : public QObject
{
    Q_OBJECT

private:
    OwnDataFolder m_data;

    /// A python3 server that prints its port and answers each client; over a stream only after the client's
    /// end.
    static QString pythonServer(bool datagrams)
    {
        return datagrams
            ? u"import socket\n"
              "s=socket.socket(socket.AF_INET,socket.SOCK_DGRAM); s.bind(('127.0.0.1',0))\n"
              "print('127.0.0.1:%d'%s.getsockname()[1],flush=True)\n"
              "while True:\n d,a=s.recvfrom(65535); s.sendto(d.upper(),a)\n"_s
            : u"import socket\n"
              "s=socket.create_server(('127.0.0.1',0)); print('127.0.0.1:%d'%s.getsockname()[1],flush=True)\n"
              "while True:\n"
              " c,a=s.accept(); b=bytearray()\n"
              " while True:\n"
              "  d=c.recv(65536)\n"
              "  if not d: break\n"
              "  b+=d\n"
              " c.sendall(b); c.close()\n"_s;
    }

    static void addFamilies()
    {
        QTest::addColumn<QString>("family");
        for (const SocketFamily family : builtFamilies())
            QTest::newRow(nameOf(family).data()) << QString(nameOf(family));
    }

    /// What passed in this direction on the conversations with that transport and role.
    static QByteArray bytesOf(const QList<QJsonObject> &lines, const QString &transport, const QString &role,
                              const QString &direction = u"in"_s)
    {
        QByteArray bytes;
        for (const QJsonObject &line : lines) {
            if (line[u"kind"] == u"data"_s && line[u"transport"] == transport && line[u"role"] == role
                && line[u"direction"] == direction)
                bytes += QByteArray::fromHex(line[u"hex"].toString().toLatin1());
        }
        return bytes;
    }

private Q_SLOTS:
    void initTestCase()
    {
        SWB_NEED_PROGRAM("ncat");
        SWB_NEED_PROGRAM("python3");
    }
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void streamIsWholeWhateverTheCutting_data()
    {
        QTest::addColumn<QStringList>("options");
        QTest::addColumn<int>("size");
        QTest::newRow("nothing set") << QStringList() << 20'000'000;
        QTest::newRow("single bytes") << QStringList{u"--slice"_s, u"1"_s} << 30'000;
        QTest::newRow("odd slices") << QStringList{u"--slice"_s, u"4097"_s} << 2'000'000;
        QTest::newRow("64 KiB gathered") << QStringList{u"--coalesce"_s, u"64k"_s} << 5'000'000;
        QTest::newRow("gathered, cut, late")
            << QStringList{u"--coalesce"_s, u"64k"_s,  u"--slice"_s,  u"333"_s,
                           u"--delay"_s,    u"10ms"_s, u"--jitter"_s, u"10ms"_s}
            << 500'000;
    }
    void streamIsWholeWhateverTheCutting()
    {
        QFETCH(QStringList, options);
        QFETCH(int, size);
        Program python;
        python.launch(u"python3"_s, {u"-c"_s, pythonServer(false)});
        QVERIFY2(python.waitForOut("\n"), python.err());
        SwbRelay relay(u"tcp://127.0.0.1:"_s + toldPort(python.out()), options);
        QVERIFY2(relay.isReady(), relay.err());
        const QByteArray bytes = mixedBytes(size);
        const Outcome ncat = run(u"ncat"_s, {u"-4"_s, u"127.0.0.1"_s, relay.port()}, bytes);
        QCOMPARE(ncat.out.size(), bytes.size());
        QVERIFY(ncat.out == bytes);
        QCOMPARE(relay.stop(), 0);
    }

    void datagramsOfNcatAreAnswered()
    {
        Program python;
        python.launch(u"python3"_s, {u"-c"_s, pythonServer(true)});
        QVERIFY2(python.waitForOut("\n"), python.err());
        SwbRelay relay(u"udp://127.0.0.1:"_s + toldPort(python.out()),
                       {u"--delay"_s, u"5ms"_s, u"--to-client"_s, u"--dup"_s, u"100%"_s});
        QVERIFY2(relay.isReady(), relay.err());
        Program ncat;
        ncat.launch(u"ncat"_s, {u"-u"_s, u"-4"_s, u"127.0.0.1"_s, relay.port()});
        ncat.write("hello\n");
        QVERIFY2(ncat.waitForOut("HELLO\nHELLO\n"), both(ncat.err(), relay.out()));
    }

    void tlsPassesAsItIs()
    {
        const Certificates certificates = Certificates::make();
        SwbServer server({u"tls://127.0.0.1:0"_s, u"--reply"_s, u"uppercase"_s});
        QVERIFY2(server.isReady(), server.err());
        SwbRelay relay(u"tcp://127.0.0.1:"_s + server.port(), {u"--slice"_s, u"100"_s});
        QVERIFY2(relay.isReady(), relay.err());
        Program ncat;
        ncat.launch(u"ncat"_s,
                    {u"--ssl"_s, u"--ssl-verify"_s, u"--ssl-trustfile"_s, certificates.authority, u"-4"_s,
                     u"localhost"_s, relay.port()});
        ncat.write("hello\n");
        QVERIFY2(ncat.waitForOut("HELLO\n"), both(ncat.err(), relay.out()));
    }

    /// A TLS client's data is read here, and the server behind the relay knows nothing about TLS.
    void tlsEndsAtTheRelay_data() { addFamilies(); }
    void tlsEndsAtTheRelay()
    {
        QFETCH(QString, family);
        const Certificates certificates = Certificates::make();
        Program python;
        python.launch(u"python3"_s, {u"-c"_s, pythonServer(false)});
        QVERIFY2(python.waitForOut("\n"), python.err());
        SwbRelay relay(u"tcp://127.0.0.1:"_s + toldPort(python.out()), {u"--json"_s, u"--sockets"_s, family},
                       u"tls"_s);
        QVERIFY2(relay.isReady(), relay.err());
        const Outcome ncat = run(u"ncat"_s,
                                 {u"--ssl"_s, u"--ssl-verify"_s, u"--ssl-trustfile"_s, certificates.authority,
                                  u"-4"_s, u"localhost"_s, relay.port()},
                                 "hello\n");
        if (family == u"native"_s) // the server answers after the end, which Qt's classes cannot pass on
            QCOMPARE(ncat.out, QByteArray("hello\n"));
        QVERIFY2(relay.waitForOut(R"("kind":"closed")"), relay.out());
        QCOMPARE(relay.stop(), 0);
        const QList<QJsonObject> lines = jsonLines(relay.out());
        QCOMPARE(bytesOf(lines, u"tls"_s, u"relay-to-client"_s), QByteArray("hello\n"));
        QCOMPARE(bytesOf(lines, u"tcp"_s, u"relay-to-server"_s, u"out"_s), QByteArray("hello\n"));
        const QByteArray wire = bytesOf(lines, u"tcp"_s, u"relay-to-client"_s);
        QCOMPARE(wire.startsWith("\x16\x03"), family == u"native"_s);
        QVERIFY(!wire.contains("hello"));
    }

    void tlsBeginsAtTheRelay_data() { addFamilies(); }
    void tlsBeginsAtTheRelay()
    {
        SWB_NEED_PROGRAM("openssl");
        QFETCH(QString, family);
        const Certificates certificates = Certificates::make();
        Program server;
        server.launch(u"openssl"_s,
                      {u"s_server"_s, u"-accept"_s, u"127.0.0.1:0"_s, u"-cert"_s, certificates.server,
                       u"-key"_s, certificates.server, u"-rev"_s});
        QVERIFY2(server.waitForOut("ACCEPT 127.0.0.1:"), server.err());
        QTRY_VERIFY(server.out().contains('\n') && !toldPort(server.out()).isEmpty());
        SwbRelay relay(u"tls://127.0.0.1:"_s + toldPort(server.out()), {u"--sockets"_s, family}, u"tcp"_s);
        QVERIFY2(relay.isReady(), relay.err());
        Program ncat;
        ncat.launch(u"ncat"_s, {u"-4"_s, u"127.0.0.1"_s, relay.port()});
        ncat.write("drawer\n");
        QVERIFY2(ncat.waitForOut("reward\n"), both(ncat.err(), relay.out()));
        QVERIFY2(relay.waitForOut("TLSv1.3"), relay.out());
    }

    /// A DTLS client's data is read here, and the server behind the relay knows nothing about DTLS.
    void dtlsEndsAtTheRelay_data() { addFamilies(); }
    void dtlsEndsAtTheRelay()
    {
        SWB_NEED_PROGRAM("openssl");
        QFETCH(QString, family);
        const Certificates certificates = Certificates::make();
        Program python;
        python.launch(u"python3"_s, {u"-c"_s, pythonServer(true)});
        QVERIFY2(python.waitForOut("\n"), python.err());
        SwbRelay relay(u"udp://127.0.0.1:"_s + toldPort(python.out()), {u"--json"_s, u"--sockets"_s, family},
                       u"dtls"_s);
        QVERIFY2(relay.isReady(), relay.err());
        Program openssl;
        openssl.launch(u"openssl"_s,
                       {u"s_client"_s, u"-dtls"_s, u"-connect"_s, u"127.0.0.1:"_s + relay.port(), u"-quiet"_s,
                        u"-verify_return_error"_s, u"-verify_ip"_s, u"127.0.0.1"_s, u"-CAfile"_s,
                        certificates.authority});
        openssl.write("hello\n");
        QVERIFY2(openssl.waitForOut("HELLO\n"), both(openssl.err(), relay.out()));
        QCOMPARE(relay.stop(), 0);
        const QList<QJsonObject> lines = jsonLines(relay.out());
        QCOMPARE(bytesOf(lines, u"dtls"_s, u"relay-to-client"_s), QByteArray("hello\n"));
        QCOMPARE(bytesOf(lines, u"udp"_s, u"relay-to-server"_s, u"out"_s), QByteArray("hello\n"));
        const QByteArray wire = bytesOf(lines, u"udp"_s, u"relay-to-client"_s);
        QVERIFY(wire.startsWith("\x16\xfe"));
        QVERIFY(!wire.contains("hello"));
    }

    void dtlsBeginsAtTheRelay_data() { addFamilies(); }
    void dtlsBeginsAtTheRelay()
    {
        SWB_NEED_PROGRAM("openssl");
        QFETCH(QString, family);
        const Certificates certificates = Certificates::make();
        Program server;
        server.launch(u"openssl"_s,
                      {u"s_server"_s, u"-dtls"_s, u"-listen"_s, u"-accept"_s, u"127.0.0.1:0"_s, u"-cert"_s,
                       certificates.server, u"-key"_s, certificates.server});
        QVERIFY2(server.waitForOut("ACCEPT 127.0.0.1:"), server.err());
        QTRY_VERIFY(server.out().contains('\n') && !toldPort(server.out()).isEmpty());
        SwbRelay relay(u"dtls://127.0.0.1:"_s + toldPort(server.out()), {u"--sockets"_s, family}, u"udp"_s);
        QVERIFY2(relay.isReady(), relay.err());
        Program ncat;
        ncat.launch(u"ncat"_s, {u"-u"_s, u"-4"_s, u"127.0.0.1"_s, relay.port()});
        ncat.write("is anybody there?\n");
        QVERIFY2(server.waitForOut("is anybody there?"), both(server.err(), relay.out()));
        server.write("yes\n");
        QVERIFY2(ncat.waitForOut("yes\n"), both(ncat.err(), relay.out()));
        QVERIFY2(relay.waitForOut("DTLSv1.2"), relay.out());
    }
};

QTEST_GUILESS_MAIN(TstRelayedPrograms)
#include "tst_relayedprograms.moc"
