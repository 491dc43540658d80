// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocols/raw/rawclient.h"
#include "support/recordedactions.h"

#include <QTest>

using namespace swb;
using namespace Qt::StringLiterals;

namespace {

RecordedActions clientWith(const QString &framing, bool frameSent = false, quint32 most = 100,
                           Transport transport = Transport::Tcp)
{
    ClientSettings settings;
    settings.url.transport = transport;
    settings.framing = framing;
    settings.frameSent = frameSent;
    settings.maxFrameBytes = most;
    return RecordedActions(rawClients(settings).value()->make({}));
}

} // namespace

class TstRawClient : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void bytesPassAsTheyAre()
    {
        RecordedActions end = clientWith(u"none"_s, true);
        end.send("hello");
        end.receive("hel");
        end.receive("lo");
        QCOMPARE(end.writes, (QList<QByteArray>{"hello"}));
        QCOMPARE(end.delivered, (QList<QByteArray>{"hel", "lo"}));
        QVERIFY(end.messages.isEmpty());
    }

    void messagesAreDeliveredHoweverTheyAreCut()
    {
        const QByteArray stream("\0\1a\0\0\0\3bcd", 10);
        for (qsizetype at = 0; at <= stream.size(); ++at) {
            RecordedActions end = clientWith(u"length2"_s);
            for (const QByteArray &part : {stream.first(at), stream.sliced(at)}) {
                if (!part.isEmpty())
                    end.receive(part);
            }
            QCOMPARE(end.delivered, (QList<QByteArray>{"a", "", "bcd"}));
            QCOMPARE(end.messages, end.delivered);
        }
    }

    void whatIsSentIsFramedWhereThatWasAskedFor_data()
    {
        QTest::addColumn<QString>("framing");
        QTest::addColumn<QByteArray>("written");
        QTest::newRow("line") << u"line"_s << QByteArray("hi\n");
        QTest::newRow("delimiter") << u"delimiter:--"_s << QByteArray("hi--");
        QTest::newRow("length1") << u"length1"_s << QByteArray("\2hi");
        QTest::newRow("length4le") << u"length4le"_s << QByteArray("\2\0\0\0hi", 6);
        QTest::newRow("fixed") << u"fixed:2"_s << QByteArray("hi");
    }
    void whatIsSentIsFramedWhereThatWasAskedFor()
    {
        QFETCH(QString, framing);
        QFETCH(QByteArray, written);
        RecordedActions framed = clientWith(framing, true);
        framed.send("hi");
        QCOMPARE(framed.writes, (QList<QByteArray>{written}));
        RecordedActions plain = clientWith(framing, false);
        plain.send("hi");
        QCOMPARE(plain.writes, (QList<QByteArray>{"hi"}));
    }

    void messageThatNoFrameHoldsIsRefused_data()
    {
        QTest::addColumn<int>("bytes");
        QTest::addColumn<bool>("refused");
        QTest::newRow("one below") << 254 << false;
        QTest::newRow("at the limit") << 255 << false;
        QTest::newRow("one above") << 256 << true;
    }
    void messageThatNoFrameHoldsIsRefused()
    {
        QFETCH(int, bytes);
        QFETCH(bool, refused);
        RecordedActions end = clientWith(u"length1"_s, true);
        end.send(QByteArray(bytes, 'x'));
        QCOMPARE(end.refusals.size(), refused ? 1 : 0);
        QCOMPARE(end.writes.size(), refused ? 0 : 1);
    }

    void bytesBehindABrokenFrameAreDeliveredAsTheyCome()
    {
        RecordedActions end = clientWith(u"line"_s, false, 4);
        end.receive("12345\n");
        QCOMPARE(end.breaks.size(), 1);
        end.receive("ok\n");
        QCOMPARE(end.breaks.size(), 1);
        QCOMPARE(end.delivered, (QList<QByteArray>{"ok\n"}));
    }

    void datagramsHaveNoFraming()
    {
        RecordedActions end = clientWith(u"line"_s, true, 100, Transport::Udp);
        end.send("hello");
        end.receive("");
        QCOMPARE(end.writes, (QList<QByteArray>{"hello"}));
        QCOMPARE(end.delivered, (QList<QByteArray>{""}));
    }
};

QTEST_GUILESS_MAIN(TstRawClient)
#include "tst_rawclient.moc"
