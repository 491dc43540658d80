// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/fakeengine.h"
#include "widgets/mainwindow/activitymeter.h"

#include <QTest>

using namespace swb;

/// The number of bytes that the status bar reports.
class TstActivityMeter : public QObject
{
    Q_OBJECT

    /// One end of a conversation.
    static PeerStatus end(quint32 id, quint32 number, quint64 in, quint64 out)
    {
        PeerStatus status;
        status.conversation.id = ConversationId(id);
        status.conversation.number = number;
        status.state = LinkState::Connected;
        const auto counters = std::make_shared<TrafficCounters>();
        counters->bytesIn = in;
        counters->bytesOut = out;
        status.counters = counters;
        return status;
    }

private Q_SLOTS:
    /// 5 bytes sent and 5 echoed are 10, although both ends have counted 10.
    void aByteBetweenTwoEndsOfOursCountsOnce()
    {
        FakeEngine engine;
        ActivityMeter meter(&engine);
        Q_EMIT engine.peerChanged(end(1, 7, 5, 5));
        QCOMPARE(meter.total(), 10U);
        Q_EMIT engine.peerChanged(end(2, 7, 5, 5));
        QCOMPARE(meter.total(), 10U);
        QCOMPARE(meter.connections(), 1);
        Q_EMIT engine.peerChanged(end(3, 8, 1, 2)); // its other end is not here
        QCOMPARE(meter.total(), 13U);
    }

    void whatHasEndedStaysCountedOnce()
    {
        FakeEngine engine;
        ActivityMeter meter(&engine);
        PeerStatus one = end(1, 7, 5, 5);
        PeerStatus other = end(2, 7, 5, 4); // the other end's last byte is still in flight
        Q_EMIT engine.peerChanged(one);
        Q_EMIT engine.peerChanged(other);
        one.state = LinkState::Closed;
        Q_EMIT engine.peerChanged(one);
        QCOMPARE(meter.total(), 10U);
        other.state = LinkState::Closed;
        Q_EMIT engine.peerChanged(other);
        QCOMPARE(meter.total(), 10U);
        QVERIFY(!meter.isAnythingRunning());
    }
};

QTEST_GUILESS_MAIN(TstActivityMeter)
#include "tst_activitymeter.moc"
