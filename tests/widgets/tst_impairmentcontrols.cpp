// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/impairment/impairmentcontrols.h"

#include "support/panelaudit.h"
#include "support/patience.h"
#include "support/strictwarnings.h"
#include "widgets/common/inlinemessage.h"
#include "widgets/impairment/impairmentfield.h"

#include <QCheckBox>
#include <QLineEdit>
#include <QScrollArea>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>

using namespace swb;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

struct Controls : ImpairmentControls
{
    Controls()
        : spy(this, &ImpairmentControls::changed)
    {
        resize(1000, 600);
        show();
    }
    [[nodiscard]] ImpairmentForm *form(const QString &name) const
    {
        return findChild<ImpairmentForm *>(name);
    }
    [[nodiscard]] ImpairmentField *field(const QString &form, const QString &option) const
    {
        return this->form(form)->findChild<ImpairmentField *>(option + u"ComboBox"_s);
    }
    [[nodiscard]] QString beside(const QString &form, const QString &option) const
    {
        return this->form(form)->findChild<QLabel *>(option + u"BesideLabel"_s)->text();
    }
    /// As a user does: replaces the whole text, and Enter.
    void type(ImpairmentField *field, const QString &text) const
    {
        field->setFocus();
        field->lineEdit()->selectAll();
        QTest::keyClicks(field->lineEdit(), text);
        QTest::keyClick(field->lineEdit(), Qt::Key_Return);
    }
    [[nodiscard]] QComboBox *presets() const { return findChild<QComboBox *>(u"presetComboBox"_s); }

    QSignalSpy spy;
};

const QString toServer = u"toServerForm"_s;
const QString toClient = u"toClientForm"_s;

} // namespace

class TstImpairmentControls : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { failOnOurWarnings(); }

    void whatIsTypedHoldsInItsDirectionAlone()
    {
        Controls controls;
        QVERIFY(controls.impairment() == RelayImpairment());
        controls.type(controls.field(toServer, u"loss"_s), u"5%"_s);
        controls.type(controls.field(toClient, u"delay"_s), u"40ms"_s);
        QCOMPARE(controls.spy.size(), 2);
        RelayImpairment expected;
        expected.toServer.loss = 0.05;
        expected.toClient.delay = 40ms;
        QVERIFY(controls.impairment() == expected);
    }

    void aChoiceFromTheListHoldsAtOnceAndOnce()
    {
        Controls controls;
        ImpairmentField *loss = controls.field(toServer, u"loss"_s);
        loss->setFocus();
        QTest::keyClick(loss, Qt::Key_Down); // from 0 to the first larger value
        QCOMPARE(controls.impairment().toServer.loss, 0.001);
        QTest::keyClick(loss->lineEdit(), Qt::Key_Return);
        loss->clearFocus();
        QCOMPARE(controls.spy.size(), 1);
    }

    void nonsenseIsToldAndTheLastGoodValueHolds()
    {
        Controls controls;
        ImpairmentField *loss = controls.field(toServer, u"loss"_s);
        controls.type(loss, u"5%"_s);
        controls.type(loss, u"five"_s);
        auto *message = controls.form(toServer)->findChild<InlineMessage *>();
        QVERIFY2(message->text().contains(u"“Loss” cannot be “five”."), qPrintable(message->text()));
        QVERIFY2(!message->text().contains(u"--"), qPrintable(message->text()));
        QCOMPARE(controls.impairment().toServer.loss, 0.05);
        QCOMPARE(loss->currentText(), u"five"_s); // to be corrected, not typed again
        controls.type(loss, u"7%"_s);
        QVERIFY(!message->isVisible());
        QCOMPARE(controls.impairment().toServer.loss, 0.07);
        QCOMPARE(controls.spy.size(), 2);
    }

    void anEmptyFieldIsOff()
    {
        Controls controls;
        ImpairmentField *loss = controls.field(toServer, u"loss"_s);
        controls.type(loss, u"5%"_s);
        loss->lineEdit()->clear();
        QTest::keyClick(loss->lineEdit(), Qt::Key_Return);
        QCOMPARE(loss->currentText(), u"0"_s);
        QCOMPARE(controls.impairment().toServer.loss, 0.0);
    }

    void whatAStreamCannotHaveIsGreyAndSaysWhy()
    {
        Controls controls;
        controls.type(controls.field(toServer, u"loss"_s), u"5%"_s);
        controls.setKinds(ImpairedKinds::of(Transport::Tcp));
        ImpairmentField *loss = controls.field(toServer, u"loss"_s);
        QVERIFY(!loss->isEnabled());
        QVERIFY(controls.field(toServer, u"slice"_s)->isEnabled());
        QCOMPARE(controls.beside(toServer, u"loss"_s), u"not with TCP"_s);
        const auto *reason = controls.form(toServer)->findChild<QLabel *>(u"reasonLabel"_s);
        QVERIFY2(reason->text().contains(u"resends"), qPrintable(reason->text()));
        QVERIFY2(loss->accessibleDescription().contains(u"cannot lose, duplicate or damage parts"),
                 qPrintable(loss->accessibleDescription()));
        QCOMPARE(controls.impairment().toServer.loss, 0.0);
        controls.setKinds(ImpairedKinds::of(Transport::Udp));
        QVERIFY(!controls.field(toServer, u"slice"_s)->isEnabled());
        QCOMPARE(controls.impairment().toServer.loss, 0.05); // it was never lost
    }

    void forBothKindsNothingIsGrey()
    {
        Controls controls;
        controls.setKinds({true, true});
        QCOMPARE(controls.beside(toClient, u"loss"_s), u"UDP only"_s);
        QCOMPARE(controls.beside(toClient, u"slice"_s), u"TCP only"_s);
        QCOMPARE(controls.beside(toClient, u"delay"_s), QString());
        for (const ImpairmentOption &option : impairmentOptions())
            QVERIFY(controls.field(toClient, QLatin1StringView(option.name))->isEnabled());
    }

    void everyPresetIsTakenAndKnownAgain()
    {
        Controls controls;
        for (const Transport transport : {Transport::Udp, Transport::Tcp}) {
            controls.setKinds(ImpairedKinds::of(transport));
            for (const ImpairmentPreset &preset : impairmentPresets()) {
                const int index = controls.presets()->findText(titleOf(preset));
                QVERIFY(index > 0);
                controls.presets()->setCurrentIndex(index);
                Q_EMIT controls.presets()->activated(index);
                QVERIFY(controls.impairment().toServer == possibleFor(transport, preset.toServer));
                QVERIFY(controls.impairment().toClient == possibleFor(transport, preset.toClient));
            }
        }
        controls.setKinds(ImpairedKinds::of(Transport::Udp));
        controls.setImpairment(
            {impairmentPreset(u"mobile")->toServer, impairmentPreset(u"mobile")->toClient});
        QCOMPARE(controls.presets()->currentText(), titleOf(*impairmentPreset(u"mobile")));
        QVERIFY(controls.findChild<QLabel *>(u"sourceLabel"_s)->text().contains(u"Loadero"));
        controls.type(controls.field(toServer, u"loss"_s), u"50%"_s);
        QCOMPARE(controls.presets()->currentText(), u"Custom"_s);
        controls.setImpairment({});
        QCOMPARE(controls.presets()->currentText(), u"Nothing"_s);
    }

    void oneDirectionIsCopiedToTheOther()
    {
        Controls controls;
        controls.type(controls.field(toServer, u"loss"_s), u"5%"_s);
        QTest::mouseClick(controls.form(toServer)->findChild<QToolButton *>(u"copyButton"_s), Qt::LeftButton);
        QCOMPARE(controls.impairment().toClient.loss, 0.05);
        QCOMPARE(controls.spy.size(), 2);
    }

    void theMasterSwitchLetsEverythingPass()
    {
        Controls controls;
        controls.type(controls.field(toServer, u"loss"_s), u"5%"_s);
        controls.findChild<QCheckBox *>(u"masterCheckBox"_s)->click();
        QCOMPARE(controls.spy.size(), 2);
        QVERIFY(!controls.impairment().on);
        QVERIFY(controls.impairment().of(RelayDirection::ToServer) == Impairment());
        QCOMPARE(controls.impairment().toServer.loss, 0.05);
    }

    void theSeedIsAWholeNumber_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<quint64>("seed");
        QTest::newRow("least") << u"0"_s << quint64(0);
        QTest::newRow("most") << u"9007199254740992"_s << (quint64(1) << 53);
        QTest::newRow("too much") << u"9007199254740993"_s << quint64(1);
        QTest::newRow("no number") << u"x"_s << quint64(1);
    }
    void theSeedIsAWholeNumber()
    {
        QFETCH(QString, typed);
        QFETCH(quint64, seed);
        Controls controls;
        auto *edit = controls.findChild<QLineEdit *>(u"seedLineEdit"_s);
        edit->setFocus();
        edit->selectAll();
        QTest::keyClicks(edit, typed);
        QTest::keyClick(edit, Qt::Key_Return);
        edit->clearFocus();
        QCOMPARE(controls.impairment().seed, seed);
        QCOMPARE(edit->text(), QString::number(seed));
    }

    void measuredStandsBesideConfigured()
    {
        Controls controls;
        controls.setKinds(ImpairedKinds::of(Transport::Udp));
        controls.type(controls.field(toServer, u"loss"_s), u"5%"_s);
        RelayCounters counters;
        for (int i = 0; i < 100; ++i)
            counters.toServer.countReceived(10);
        for (int i = 0; i < 4; ++i)
            counters.toServer.countDropped(DropReason::Loss);
        counters.toServer.countDropped(DropReason::QueueOverflow);
        controls.showMeasured(counters);
        QCOMPARE(controls.beside(toServer, u"loss"_s), u"4.00% (4 of 100)"_s);
        QCOMPARE(controls.beside(toClient, u"loss"_s), QString());
        const QString totals = controls.form(toServer)->findChild<QLabel *>(u"totalsLabel"_s)->text();
        QVERIFY2(totals.contains(u"received: 100 (1000 bytes)") && totals.contains(u"queue was full: 1"),
                 qPrintable(totals));
        controls.clearMeasured();
        QCOMPARE(controls.beside(toServer, u"loss"_s), QString());
    }

    void everyControlHasANameAndATip()
    {
        Controls controls;
        QCOMPARE(unnamedControls(&controls), QStringList());
    }

    void aNarrowOnePutsTheDirectionsBelowEachOther()
    {
        QScrollArea area;
        auto *controls = new Controls;
        area.setWidget(controls);
        area.setWidgetResizable(true);
        area.show();
        const auto top = [&](const QString &name) { return controls->form(name)->y(); };
        area.resize(1400, 900);
        QTRY_COMPARE(top(toServer), top(toClient));
        area.resize(400, 1200);
        QTRY_VERIFY(top(toServer) < top(toClient));
        area.resize(1400, 900);
        QTRY_COMPARE(top(toServer), top(toClient));
    }
};

QTEST_MAIN(TstImpairmentControls)
#include "tst_impairmentcontrols.moc"
