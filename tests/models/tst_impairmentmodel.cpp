// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/impairment/impairmentoptions.h"
#include "models/relays/impairmentmodel.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace swb;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

class tst_ImpairmentModel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void amountsGoToTheirLaneAndDirection();
    void whatALaneCannotHaveSaysWhy();
    void wrongAmountsAreRefused();
    void nothingSwitchesOff_data();
    void nothingSwitchesOff();
    void presetsGiveEachLaneWhatItCanHave();

private:
    [[nodiscard]] static QModelIndex at(const ImpairmentModel &model, QLatin1StringView name, int column)
    {
        const auto &options = impairmentOptions();
        for (int row = 0; row < model.rowCount(); ++row) {
            if (name == QLatin1StringView(options[row].name))
                return model.index(row, column);
        }
        return {};
    }
};

void tst_ImpairmentModel::amountsGoToTheirLaneAndDirection()
{
    ImpairmentModel model;
    const QAbstractItemModelTester tester(&model);
    QSignalSpy changed(&model, &ImpairmentModel::changed);
    QVERIFY(model.setData(at(model, "loss"_L1, ImpairmentModel::UdpToServer), u" 5% "_s));
    QVERIFY(model.setData(at(model, "delay"_L1, ImpairmentModel::TcpToClient), u"40ms"_s));
    QCOMPARE(changed.size(), 2);
    QCOMPARE(model.impairment(Lane::Udp, RelayDirection::ToServer).loss, 0.05);
    QCOMPARE(model.impairment(Lane::Udp, RelayDirection::ToClient), Impairment());
    QCOMPARE(model.impairment(Lane::Tcp, RelayDirection::ToClient).delay, 40ms);
    QCOMPARE(model.impairment(Lane::Tcp, RelayDirection::ToServer), Impairment());
    QCOMPARE(at(model, "loss"_L1, ImpairmentModel::UdpToServer).data().toString(), u"5%"_s);
    QCOMPARE(at(model, "loss"_L1, ImpairmentModel::UdpToClient).data().toString(), u"off"_s);
}

void tst_ImpairmentModel::whatALaneCannotHaveSaysWhy()
{
    ImpairmentModel model;
    const QModelIndex loss = at(model, "loss"_L1, ImpairmentModel::TcpToServer);
    QVERIFY(loss.data(ImpairmentModel::ImpossibleRole).toBool());
    QVERIFY(!(model.flags(loss) & Qt::ItemIsEditable));
    QVERIFY(!model.setData(loss, u"5%"_s));
    QCOMPARE(model.impairment(Lane::Tcp, RelayDirection::ToServer), Impairment());
    const Error reason = impossibleFor(Transport::Tcp, *impairmentOption(u"loss"), ImpairmentName::Title);
    QVERIFY(loss.data(Qt::ToolTipRole).toString().contains(reason.why));
    QVERIFY(loss.data(Qt::ToolTipRole).toString().startsWith(u"“Loss” cannot be used with TCP."));
    QVERIFY(!loss.data(Qt::ToolTipRole).toString().contains(u"--"));
    QVERIFY(
        at(model, "slice"_L1, ImpairmentModel::UdpToClient).data(ImpairmentModel::ImpossibleRole).toBool());
}

void tst_ImpairmentModel::wrongAmountsAreRefused()
{
    ImpairmentModel model;
    QSignalSpy refused(&model, &ImpairmentModel::refused);
    QSignalSpy changed(&model, &ImpairmentModel::changed);
    const QModelIndex loss = at(model, "loss"_L1, ImpairmentModel::UdpToServer);
    QVERIFY(model.setData(loss, u"5%"_s));
    QVERIFY(!model.setData(loss, u"much"_s));
    QCOMPARE(refused.size(), 1);
    QCOMPARE(refused[0][0].value<Error>().code, ErrorCode::BadImpairment);
    QCOMPARE(refused[0][0].value<Error>().what, u"“Loss” cannot be “much”."_s);
    QCOMPARE(changed.size(), 1);
    QCOMPARE(loss.data(Qt::EditRole).toString(), u"5%"_s);
}

void tst_ImpairmentModel::nothingSwitchesOff_data()
{
    QTest::addColumn<QString>("text");
    QTest::newRow("zero") << u"0"_s;
    QTest::newRow("empty") << u""_s;
    QTest::newRow("the word") << u"off"_s;
}

void tst_ImpairmentModel::nothingSwitchesOff()
{
    QFETCH(QString, text);
    ImpairmentModel model;
    const QModelIndex delay = at(model, "delay"_L1, ImpairmentModel::TcpToServer);
    QVERIFY(model.setData(delay, u"40ms"_s));
    QVERIFY(model.setData(delay, text));
    QCOMPARE(model.impairment(Lane::Tcp, RelayDirection::ToServer), Impairment());
}

void tst_ImpairmentModel::presetsGiveEachLaneWhatItCanHave()
{
    for (const ImpairmentPreset &preset : impairmentPresets()) {
        ImpairmentModel model;
        model.setAll(preset.toServer, preset.toClient);
        QCOMPARE(model.impairment(Lane::Udp, RelayDirection::ToServer),
                 possibleFor(Transport::Udp, preset.toServer));
        QCOMPARE(model.impairment(Lane::Tcp, RelayDirection::ToClient),
                 possibleFor(Transport::Tcp, preset.toClient));
    }
}

QTEST_GUILESS_MAIN(tst_ImpairmentModel)
#include "tst_impairmentmodel.moc"
