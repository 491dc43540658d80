// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/privatenetwork.h"

#include "net/relay/backsockets.h"

#include <QTest>
#include <cerrno>

using namespace swb;

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
    void portOfAForgottenClientRests();
    void portIsFreeAgainAfterItsRest();
    void noPortIsLeft();

private:
    const QString m_obstacle;
    const SocketAddress m_target = SocketAddress::fromIp(QStringLiteral("127.0.0.1"), 9);
};

void tst_BackSockets::portOfAForgottenClientRests()
{
    for (int i = 0; i < 50; ++i) { // the system draws one of two
        BackSockets sockets;
        quint16 forgotten = 0;
        {
            const BackSockets::Opened first = sockets.open(m_target, 0, 0);
            QVERIFY(first.socket.isOpen());
            forgotten = first.port;
        }
        sockets.closed(forgotten, 0);
        const BackSockets::Opened next = sockets.open(m_target, 0, BackSockets::rest.count() - 1);
        QVERIFY(next.socket.isOpen());
        QVERIFY(next.port != forgotten);
    }
}

void tst_BackSockets::portIsFreeAgainAfterItsRest()
{
    BackSockets sockets;
    for (const quint16 port : {quint16(40000), quint16(40001)})
        sockets.closed(port, 0);
    QCOMPARE(sockets.open(m_target, 0, BackSockets::rest.count() - 1).errnoValue, EAGAIN);
    QVERIFY(sockets.open(m_target, 0, BackSockets::rest.count()).socket.isOpen());
    QVERIFY(sockets.open(m_target, 0, BackSockets::rest.count() + 1).socket.isOpen());
}

void tst_BackSockets::noPortIsLeft()
{
    BackSockets sockets;
    const BackSockets::Opened first = sockets.open(m_target, 0, 0);
    const BackSockets::Opened second = sockets.open(m_target, 0, 0);
    QVERIFY(first.socket.isOpen() && second.socket.isOpen());
    const BackSockets::Opened third = sockets.open(m_target, 0, 0);
    QVERIFY(!third.socket.isOpen());
    QCOMPARE(third.errnoValue, EAGAIN);
}

int main(int argc, char *argv[])
{
    const QString obstacle = test::enterPrivateNetwork(); // before anything starts a thread
    QCoreApplication app(argc, argv);
    tst_BackSockets test(obstacle);
    return QTest::qExec(&test, argc, argv);
}
#include "tst_backsockets.moc"
