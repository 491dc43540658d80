// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/transport/native/datagramcalls.h"
#include "support/rawsocket.h"

#include <QTest>

using namespace swb;
using namespace swb::test;

class TstDatagramCalls : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aSocketKnowsOfLossesBehindWhichNoneCame()
    {
        const RawSocket full = RawSocket::boundTo(QStringLiteral("127.0.0.1"), SOCK_DGRAM);
        const int least = 1;
        ::setsockopt(full.descriptor(), SOL_SOCKET, SO_RCVBUF, &least, sizeof least);
        RawSocket client = RawSocket::connectedTo(full.local(), SOCK_DGRAM);
        for (int i = 0; i < 100; ++i)
            client.send(QByteArray(1000, 'x'));
        quint32 kept = 0;
        char byte = 0;
        while (::recv(full.descriptor(), &byte, 1, MSG_DONTWAIT) >= 0)
            ++kept;
        QVERIFY(kept < 100);
        QCOMPARE(datagramsDroppedOn(full.descriptor()), 100 - kept);
        QCOMPARE(datagramsDroppedOn(-1), 0U);
    }
};

QTEST_GUILESS_MAIN(TstDatagramCalls)
#include "tst_datagramcalls.moc"
