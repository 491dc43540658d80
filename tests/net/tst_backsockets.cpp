// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/families.h"
#include "support/privatenetwork.h"

#include "net/loop/notifierwatcher.h"
#include "net/relay/backsockets.h"
#include "net/transport/datagramsockets.h"

#include <QTest>

using namespace swb;

Q_DECLARE_METATYPE(swb::SocketFamily)

/// Local ports in a network that has two of them.
class tst_BackSockets : public QObject
{
    Q_OBJECT

public:
    explicit tst_BackSockets(const QString &obstacle)
        : m_obstacle(obstacle)
    { }

private Q_SLOTS:
    void initTestCase()
    {
        if (!m_obstacle.isEmpty())
            QSKIP(qPrintable(m_obstacle));
        QVERIFY(test::writeFile(QStringLiteral("/proc/sys/net/ipv4/ip_local_port_range"), "40000 40001"));
    }
    void portOfAForgottenClientRests_data() { test::addFamilyRows(); }
    void portOfAForgottenClientRests();
    void portIsFreeAgainAfterItsRest_data() { test::addFamilyRows(); }
    void portIsFreeAgainAfterItsRest();
    void noPortIsLeft_data() { test::addFamilyRows(); }
    void noPortIsLeft();

private:
    struct User final : DatagramSocketUser
    {
        void socketReady(bool, bool) override { }
    };

    [[nodiscard]] BackSockets::Opened open(BackSockets &sockets, qint64 nowNs);

    NotifierWatcher m_watcher;
    User m_user;
    const QString m_obstacle;
    const SocketAddress m_target = SocketAddress::fromIp(QStringLiteral("127.0.0.1"), 9);
};

BackSockets::Opened tst_BackSockets::open(BackSockets &sockets, qint64 nowNs)
{
    QFETCH(SocketFamily, family);
    const auto connect = [&]() -> BackSockets::Opened {
        auto socket = makeDatagramSocket(family, m_watcher, m_user);
        const Error error = socket->connectTo(m_target, {});
        return error.isError() ? BackSockets::Opened(error) : std::move(socket);
    };
    return sockets.open(connect, nowNs);
}

void tst_BackSockets::portOfAForgottenClientRests()
{
    for (int i = 0; i < 50; ++i) { // the system picks one of two at random
        BackSockets sockets;
        quint16 forgotten = 0;
        {
            const BackSockets::Opened first = open(sockets, 0);
            QVERIFY(first);
            forgotten = first.value()->local().port;
        }
        sockets.closed(forgotten, 0);
        const BackSockets::Opened next = open(sockets, BackSockets::rest.count() - 1);
        QVERIFY(next);
        QVERIFY(next.value()->local().port != forgotten);
    }
}

void tst_BackSockets::portIsFreeAgainAfterItsRest()
{
    BackSockets sockets;
    for (const quint16 port : {quint16(40000), quint16(40001)})
        sockets.closed(port, 0);
    const BackSockets::Opened early = open(sockets, BackSockets::rest.count() - 1);
    QVERIFY(!early);
    QCOMPARE(early.error().code, ErrorCode::NoLocalPort);
    QVERIFY(open(sockets, BackSockets::rest.count()));
    QVERIFY(open(sockets, BackSockets::rest.count() + 1));
}

void tst_BackSockets::noPortIsLeft()
{
    BackSockets sockets;
    const BackSockets::Opened first = open(sockets, 0);
    const BackSockets::Opened second = open(sockets, 0);
    QVERIFY(first && second);
    const BackSockets::Opened third = open(sockets, 0);
    QVERIFY(!third);
    QCOMPARE(third.error().code, ErrorCode::NoLocalPort);
}

int main(int argc, char *argv[])
{
    const QString obstacle = test::enterPrivateNetwork(); // before anything starts a thread
    QCoreApplication app(argc, argv);
    tst_BackSockets test(obstacle);
    return QTest::qExec(&test, argc, argv);
}
#include "tst_backsockets.moc"
