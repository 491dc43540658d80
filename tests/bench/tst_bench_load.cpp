// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/load/loadspec.h"

#include <QJsonDocument>
#include <QProcess>
#include <QSignalSpy>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTest>
#include <QUdpSocket>
#include <algorithm>
#include <functional>

using namespace swb::bench;

/// The load detects a faulty server: otherwise its figures would prove nothing.
class TstBenchLoad : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }
    void honestServerGetsACleanResult_data();
    void honestServerGetsACleanResult();
    void damagedByteIsCounted_data();
    void damagedByteIsCounted();
    void closedConnectionIsAFailure();
    void swallowedStreamBytesAreAFailure();
    void droppedDatagramsAreCounted();
};

namespace {

using Answer = std::function<QByteArray(const QByteArray &)>; // null: close

constexpr int loadTimeout = 30'000;

QByteArray echo(const QByteArray &bytes)
{
    return bytes;
}

class Server : public QTcpServer
{
public:
    explicit Server(const Answer &answer)
    {
        connect(this, &QTcpServer::newConnection, this, [this, answer] {
            QTcpSocket *socket = nextPendingConnection();
            connect(socket, &QTcpSocket::readyRead, socket, [socket, answer] {
                const QByteArray reply = answer(socket->readAll());
                if (reply.isNull())
                    socket->abort();
                else
                    socket->write(reply);
            });
        });
        listen(QHostAddress::LocalHost);
    }
};

LoadSpec specFor(Work work, quint16 port)
{
    LoadSpec spec;
    spec.work = work;
    spec.carrier = work == Work::Datagrams ? Carrier::Udp : Carrier::Tcp;
    spec.port = port;
    spec.connections = work == Work::Stream ? 1 : 4;
    spec.inFlight = 2;
    spec.warmUpSeconds = 0;
    spec.seconds = 0.05;
    spec.setupSeconds = 5;
    return spec;
}

LoadResult runLoad(const LoadSpec &spec)
{
    QProcess process;
    QSignalSpy finished(&process, &QProcess::finished);
    process.start(QStringLiteral(SWB_BIN_DIR "/swb-bench"),
                  {QStringLiteral("--role"), QStringLiteral("load"), QString::fromUtf8(spec.toJson())});
    if (!finished.wait(loadTimeout))
        process.kill();
    const LoadResult result
        = LoadResult::fromJson(QJsonDocument::fromJson(process.readAllStandardOutput()).object());
    if (process.exitStatus() != QProcess::NormalExit || (process.exitCode() == 0) != result.intact())
        qWarning("the exit code does not say what the result says");
    return result;
}

/// Changes the last byte of the third answer. In a stream it changes every byte: its load compares samples of
/// each read, and the kernel decides where reads begin and end.
Answer damagingEcho(Work work)
{
    return [work, count = 0](const QByteArray &bytes) mutable {
        QByteArray reply = bytes;
        if (work == Work::Stream)
            std::ranges::transform(reply, reply.begin(), [](char byte) { return char(byte ^ 1); });
        else if (++count == 3)
            reply.back() = char(reply.back() ^ 1);
        return reply;
    };
}

void addWorks()
{
    QTest::addColumn<int>("work");
    QTest::newRow("ping-pong") << int(Work::PingPong);
    QTest::newRow("stream") << int(Work::Stream);
}

} // namespace

void TstBenchLoad::honestServerGetsACleanResult_data()
{
    addWorks();
}

void TstBenchLoad::honestServerGetsACleanResult()
{
    QFETCH(int, work);
    Server server(&echo);
    const LoadResult result = runLoad(specFor(Work(work), server.serverPort()));
    QCOMPARE(result.failure, QString());
    QVERIFY(result.intact());
    QVERIFY(result.units > 0);
    QVERIFY(result.seconds >= 0.05);
}

void TstBenchLoad::damagedByteIsCounted_data()
{
    addWorks();
}

void TstBenchLoad::damagedByteIsCounted()
{
    QFETCH(int, work);
    Server server(damagingEcho(Work(work)));
    const LoadResult result = runLoad(specFor(Work(work), server.serverPort()));
    QVERIFY(result.damaged > 0);
    QVERIFY(!result.intact());
}

void TstBenchLoad::closedConnectionIsAFailure()
{
    Server server(
        [count = 0](const QByteArray &bytes) mutable { return ++count < 20 ? bytes : QByteArray(); });
    LoadSpec spec = specFor(Work::PingPong, server.serverPort());
    spec.seconds = 10; // the failure ends it immediately, however slow the machine is to get there
    const LoadResult result = runLoad(spec);
    QVERIFY2(result.failure.contains(QStringLiteral("closed by the server")), qPrintable(result.failure));
}

void TstBenchLoad::swallowedStreamBytesAreAFailure()
{
    Server server(
        [count = 0](const QByteArray &bytes) mutable { return ++count == 2 ? bytes.chopped(1) : bytes; });
    const LoadResult result = runLoad(specFor(Work::Stream, server.serverPort()));
    QCOMPARE(result.lost, 1.0);
    QVERIFY(!result.intact());
}

void TstBenchLoad::droppedDatagramsAreCounted()
{
    QUdpSocket server;
    QVERIFY(server.bind(QHostAddress::LocalHost));
    int received = 0;
    int dropped = 0;
    connect(&server, &QUdpSocket::readyRead, &server, [&] {
        while (server.hasPendingDatagrams()) {
            QByteArray bytes(100, '\0');
            QHostAddress peer;
            quint16 port = 0;
            bytes.resize(server.readDatagram(bytes.data(), bytes.size(), &peer, &port));
            if (++received % 4 == 0)
                ++dropped;
            else
                server.writeDatagram(bytes, peer, port);
        }
    });
    const LoadResult result = runLoad(specFor(Work::Datagrams, server.localPort()));
    QVERIFY(dropped > 0);
    QCOMPARE(result.lost, double(dropped));
    QCOMPARE(result.damaged, 0.0);
    // The kernel's drops are counted for the whole machine, so other programs' losses may excuse ours.
    QVERIFY(result.kernelDropped > 0 || !result.intact());
}

QTEST_GUILESS_MAIN(TstBenchLoad)
#include "tst_bench_load.moc"
