// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/peers.h"

#include <QCryptographicHash>
#include <QDir>
#include <QTcpSocket>

using namespace Qt::StringLiterals;
using namespace swb::test;

/// Files sent to swb from itself, from ncat and from a ten-line Python program.
class TstFileTransfers : public QObject
{
    Q_OBJECT

private:
    OwnDataFolder m_data;
    std::unique_ptr<QTemporaryDir> m_there; ///< the destination
    std::unique_ptr<QTemporaryDir> m_here;

    [[nodiscard]] QString write(const QString &name, const QByteArray &content) const
    {
        const QString path = m_here->filePath(name);
        QFile file(path);
        [&] { QVERIFY(file.open(QIODevice::WriteOnly) && file.write(content) == content.size()); }();
        return path;
    }
    [[nodiscard]] QByteArray there(const QString &name) const
    {
        QFile file(m_there->filePath(name));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("nothing");
    }
    [[nodiscard]] QStringList names() const
    {
        return QDir(m_there->path()).entryList(QDir::Files | QDir::Hidden);
    }
    static QByteArray sumOf(const QByteArray &content)
    {
        return QCryptographicHash::hash(content, QCryptographicHash::Sha256).toHex();
    }

private Q_SLOTS:
    void init()
    {
        QTest::failOnWarning(QRegularExpression(u".*"_s));
        m_there = std::make_unique<QTemporaryDir>();
        m_here = std::make_unique<QTemporaryDir>();
    }

    void swbSendsToSwb_data() { addStreams(); }
    void swbSendsToSwb()
    {
        QFETCH(QString, scheme);
        SwbServer server({scheme + u"://127.0.0.1:0"_s, u"--save"_s, m_there->path()});
        QVERIFY2(server.isReady(), server.err());
        const QByteArray content = mixedBytes(20'000'000);
        const QString file = write(u"large.bin"_s, content);
        const QStringList command{u"send"_s, u"--file"_s, file, u"--as-file"_s,
                                  scheme + u"://localhost:"_s + server.port()};
        const Outcome sent = runSwb(command);
        QVERIFY2(sent.exitCode == 0, both(sent.err, server.out()));
        QCOMPARE(sent.out, QByteArray("from 0\nstored " + sumOf(content) + '\n'));
        QVERIFY2(sent.err.contains(QByteArray("SHA-256 on both ends: " + sumOf(content))), sent.err);
        QVERIFY(there(u"large.bin"_s) == content);
        const Outcome again = runSwb(command);
        QCOMPARE(again.exitCode, 1);
        QVERIFY2(again.err.contains("A file or folder with this name already exists"), again.err);
    }

    void swbGoesOnWithWhatWasCutOff()
    {
        SwbServer server({u"tcp://127.0.0.1:0"_s, u"--save"_s, m_there->path()});
        QVERIFY2(server.isReady(), server.err());
        const QByteArray content = mixedBytes(1'000'000);
        QTcpSocket first;
        first.connectToHost(u"127.0.0.1"_s, quint16(server.port().toInt()));
        first.write(
            QByteArray("SWB-FILE 1\nname: half.bin\nlength: 1000000\nsha256: " + sumOf(content) + "\n\n"));
        QTRY_VERIFY_WITH_TIMEOUT(first.canReadLine(), patienceMs);
        QCOMPARE(first.readLine(), QByteArray("from 0\n"));
        first.write(content.first(400'000));
        QTRY_COMPARE_WITH_TIMEOUT(first.bytesToWrite(), 0, patienceMs);
        first.close();
        QVERIFY2(server.waitForOut("was not received completely"), both(server.out(), server.err()));
        const QStringList command{u"send"_s, u"--file"_s, write(u"half.bin"_s, content), u"--as-file"_s,
                                  u"tcp://127.0.0.1:"_s + server.port()};
        Outcome sent = runSwb(command);
        if (sent.out == "refused busy\n") { // the first client has not released it yet
            QTest::qWait(100);
            sent = runSwb(command);
        }
        QVERIFY2(sent.exitCode == 0, both(sent.out, sent.err));
        QVERIFY2(sent.out.startsWith("from 400000\n"), both(sent.out, sent.err));
        QVERIFY(there(u"half.bin"_s) == content);
        QCOMPARE(names(), QStringList{u"half.bin"_s});
    }

    void wrongChecksumIsAFailure()
    {
        QTcpServer broken;
        QVERIFY(broken.listen(QHostAddress::LocalHost));
        Program swb;
        swb.launch(swbProgram(),
                   overTestedSockets({u"send"_s, u"--file"_s, write(u"a"_s, "hello"), u"--as-file"_s,
                                      u"tcp://127.0.0.1:%1"_s.arg(broken.serverPort())}));
        QTRY_VERIFY_WITH_TIMEOUT(broken.hasPendingConnections(), patienceMs);
        QTcpSocket *const peer = broken.nextPendingConnection();
        QTRY_VERIFY_WITH_TIMEOUT(peer->peek(1000).endsWith("\n\n"), patienceMs);
        peer->write("from 0\n");
        QTRY_VERIFY_WITH_TIMEOUT(peer->peek(1000).endsWith("\n\nhello"), patienceMs);
        peer->write(QByteArray("stored " + sumOf("hallo") + '\n'));
        const Outcome ended = swb.finish();
        QCOMPARE(ended.exitCode, 1);
        QVERIFY2(ended.err.contains(sumOf("hallo")) && ended.err.contains(sumOf("hello")), ended.err);
    }

    void pythonSends()
    {
        SWB_NEED_PROGRAM("python3");
        SwbServer server({u"tcp://127.0.0.1:0"_s, u"--save"_s, m_there->path()});
        QVERIFY2(server.isReady(), server.err());
        const QByteArray content = mixedBytes(3'000'000);
        const Outcome sent = run(u"python3"_s,
                                 {QStringLiteral(SWB_SOURCE_DIR "/tests/interop/programs/sendfile.py"),
                                  server.port(), write(u"py.bin"_s, content)});
        QVERIFY2(sent.exitCode == 0, both(sent.err, server.out()));
        QCOMPARE(sent.out, QByteArray("stored " + sumOf(content) + '\n'));
        QVERIFY(there(u"py.bin"_s) == content);
    }

    void ncatSendsRawBytes_data() { addStreams(); }
    void ncatSendsRawBytes()
    {
        SWB_NEED_PROGRAM("ncat");
        QFETCH(QString, scheme);
        SwbServer server({scheme + u"://127.0.0.1:0"_s, u"--save"_s, m_there->path(), u"--raw"_s});
        QVERIFY2(server.isReady(), server.err());
        QVERIFY(server.url().startsWith(scheme + u"://"_s));
        const QByteArray content = mixedBytes(5'000'000);
        QStringList options{u"--send-only"_s, u"127.0.0.1"_s, server.port()};
        if (scheme == u"tls"_s)
            options.prepend(u"--ssl"_s);
        const Outcome ncat = run(u"ncat"_s, options, content);
        QVERIFY2(ncat.exitCode == 0, ncat.err);
        QTRY_VERIFY_WITH_TIMEOUT(names().size() == 1 && names().first().startsWith(u"received-"_s),
                                 patienceMs);
        QVERIFY(there(names().first()) == content);
    }

    void wrongUseIsSaid_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<QByteArray>("part");
        QTest::newRow("save over UDP")
            << QStringList{u"serve"_s, u"udp://127.0.0.1:0"_s, u"--save"_s, u"/tmp"_s}
            << "--save is for tcp:// and tls:// only"_ba;
        QTest::newRow("save and reply") << QStringList{u"serve"_s, u"tcp://127.0.0.1:0"_s, u"--save"_s,
                                                       u"/tmp"_s,  u"--reply"_s,           u"echo"_s}
                                        << "--reply"_ba;
        QTest::newRow("save beside another reply")
            << QStringList{u"serve"_s, u"http://127.0.0.1:0"_s, u"--reply=echo"_s, u"--save"_s}
            << "--save takes no value"_ba;
        QTest::newRow("save beside json takes nothing")
            << QStringList{u"serve"_s, u"http://127.0.0.1:0"_s, u"--reply"_s, u"json:x"_s, u"--save=y"_s}
            << "--save takes no value"_ba;
        QTest::newRow("save over HTTP")
            << QStringList{u"serve"_s, u"http://127.0.0.1:0"_s, u"--save"_s, u"/tmp"_s}
            << "--save is for tcp:// and tls:// only"_ba;
        QTest::newRow("raw alone") << QStringList{u"serve"_s, u"tcp://127.0.0.1:0"_s, u"--raw"_s}
                                   << "--raw needs --save"_ba;
        QTest::newRow("no folder") << QStringList{u"serve"_s, u"tcp://127.0.0.1:0"_s, u"--save"_s,
                                                  u"/nowhere"_s}
                                   << "the folder must exist"_ba;
        QTest::newRow("as-file alone")
            << QStringList{u"send"_s, u"tcp://127.0.0.1:9"_s, u"--as-file"_s} << "--as-file needs --file"_ba;
        QTest::newRow("as-file over UDP")
            << QStringList{u"send"_s, u"udp://127.0.0.1:9"_s, u"--as-file"_s, u"--file"_s, u"/etc/hosts"_s}
            << "--as-file is for tcp:// and tls:// only"_ba;
    }
    void wrongUseIsSaid()
    {
        QFETCH(QStringList, arguments);
        QFETCH(QByteArray, part);
        const Outcome swb = runSwb(arguments);
        QCOMPARE(swb.exitCode, 2);
        QVERIFY2(swb.err.contains(part), swb.err);
    }
};

QTEST_GUILESS_MAIN(TstFileTransfers)
#include "tst_filetransfers.moc"
