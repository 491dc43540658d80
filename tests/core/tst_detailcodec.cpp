// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/log/event.h"
#include "core/session/detailcodec.h"

#include <QCborMap>
#include <QCborValue>
#include <QTest>
#include <limits>

using namespace swb;
using namespace Qt::StringLiterals;

/// A session file may hold anything in the place of a number.
class TstDetailCodec : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void numberThatIsNoIntegerIsNotTaken_data()
    {
        QTest::addColumn<QCborValue>("number");
        QTest::addColumn<qint64>("taken");
        QTest::newRow("integer") << QCborValue(5) << 5LL;
        QTest::newRow("largest") << QCborValue(std::numeric_limits<qint64>::max())
                                 << std::numeric_limits<qint64>::max();
        QTest::newRow("beyond it") << QCborValue(1.4e19) << 0LL;
        QTest::newRow("text") << QCborValue(u"5"_s) << 0LL;
    }
    void numberThatIsNoIntegerIsNotTaken()
    {
        QFETCH(QCborValue, number);
        QFETCH(qint64, taken);
        EventDetail detail;
        detail.tls.emplace().protocol = u"TLSv1.3"_s;
        QCborMap map = QCborValue::fromCbor(encodeDetail(detail)).toMap();
        QCborMap tls = map[u"tls"_s].toMap();
        QVERIFY(tls.contains(u"durationNs"_s));
        tls[u"durationNs"_s] = number;
        map[u"tls"_s] = tls;
        const auto read = decodeDetail(map.toCborValue().toCbor());
        QVERIFY(read && read->tls);
        QCOMPARE(read->tls->durationNs, taken);
    }

    void familyOfSocketsIsReadBackAndAnUnknownOnePassedOver()
    {
        EventDetail detail;
        QVERIFY(!decodeDetail(encodeDetail(detail))->sockets);
        for (const SocketFamily family : {SocketFamily::Native, SocketFamily::Qt}) {
            detail.sockets = family;
            QCOMPARE(decodeDetail(encodeDetail(detail))->sockets, std::optional(family));
        }
        QCborMap map = QCborValue::fromCbor(encodeDetail(detail)).toMap();
        map[u"sockets"_s] = u"winsock"_s;
        const auto read = decodeDetail(map.toCborValue().toCbor());
        QVERIFY(read && !read->sockets);
    }

    void whatAProtocolSaysIsReadBackWhateverItsName()
    {
        EventDetail detail;
        QVERIFY(decodeDetail(encodeDetail(detail))->protocol.isEmpty());
        detail.protocol
            = {u"gopher"_s, u"asks for /"_s, {{u"Selector"_s, u"/"_s}, {u"Selector"_s, QString()}}};
        QCOMPARE(decodeDetail(encodeDetail(detail))->protocol, detail.protocol);

        QCborMap map = QCborValue::fromCbor(encodeDetail(detail)).toMap();
        map[u"protocol"_s] = u"a word in the place of the map"_s;
        const auto read = decodeDetail(map.toCborValue().toCbor());
        QVERIFY(read && read->protocol.isEmpty());
    }
};

QTEST_GUILESS_MAIN(TstDetailCodec)
#include "tst_detailcodec.moc"
