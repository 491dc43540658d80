// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/relays/relayrowsmodel.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace swb;
using namespace Qt::StringLiterals;

class TstRelayRowsModel : public QObject
{
    Q_OBJECT

    static QList<RelayRow> rows(int count)
    {
        QList<RelayRow> rows;
        for (int i = 0; i < count; ++i)
            rows.append({Lane::Udp, u"UDP to server"_s, QString::number(i), u"5%"_s, u"4%"_s});
        return rows;
    }

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void rowsComeAndGoAndThoseInBetweenStay()
    {
        RelayRowsModel model;
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.setRows(rows(3));
        QCOMPARE(model.index(0, RelayRowsModel::Effect).data().toString(), u"UDP to server"_s);
        QVERIFY(model.index(0, RelayRowsModel::Effect).data(RelayRowsModel::HeadingRole).toBool());
        const QPersistentModelIndex second(model.index(2, RelayRowsModel::Effect));
        const QSignalSpy reset(&model, &QAbstractItemModel::modelReset);
        for (const int count : {5, 2, 2, 3}) {
            model.setRows(rows(count));
            QCOMPARE(model.rowCount(), count + 1); // with the heading
            QVERIFY(second.isValid());
            QCOMPARE(model.index(count, RelayRowsModel::Effect).data().toString(),
                     QString::number(count - 1));
        }
        model.setRows({});
        QVERIFY(!second.isValid());
        QCOMPARE(reset.size(), 0);
    }

    void eachWayHasItsHeading()
    {
        QList<RelayRow> three = rows(3);
        three[1].way = three[2].way = u"UDP to client"_s;
        RelayRowsModel model;
        model.setRows(three);
        QStringList texts;
        for (int row = 0; row < model.rowCount(); ++row)
            texts.append(model.index(row, RelayRowsModel::Effect).data().toString());
        QCOMPARE(texts, QStringList({u"UDP to server"_s, u"0"_s, u"UDP to client"_s, u"1"_s, u"2"_s}));
    }

    void whatIsNotMeasuredSaysSo()
    {
        RelayRowsModel model;
        QList<RelayRow> two = rows(2);
        two[1].isMeasured = false;
        two[1].measured = u"not measured"_s;
        model.setRows(two);
        const auto isMeasured = [&model](int row, int column) {
            return model.index(row, column).data(RelayRowsModel::MeasuredRole).toBool();
        };
        QVERIFY(isMeasured(1, RelayRowsModel::Measured));
        QVERIFY(!isMeasured(2, RelayRowsModel::Measured));
        QVERIFY(isMeasured(2, RelayRowsModel::Configured)); // the setting still counts as one
        QCOMPARE(model.index(1, RelayRowsModel::Measured).data(RelayRowsModel::LaneRole).toInt(),
                 int(Lane::Udp));
    }
};

QTEST_GUILESS_MAIN(TstRelayRowsModel)
#include "tst_relayrowsmodel.moc"
