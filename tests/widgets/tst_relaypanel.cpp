// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/relays/relaypanel.h"

#include "models/relays/heldmodel.h"
#include "models/relays/relaymodel.h"
#include "support/fakeengine.h"
#include "support/panelaudit.h"
#include "support/patience.h"
#include "support/strictwarnings.h"
#include "widgets/common/inlinemessage.h"
#include "widgets/common/rowtable.h"
#include "widgets/impairment/impairmentfield.h"
#include "widgets/settings/workbenchsettings.h"

#include <QAbstractItemModelTester>
#include <QCheckBox>
#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTabWidget>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>

using namespace swb;
using namespace Qt::StringLiterals;

namespace {

struct Window
{
    explicit Window(const QString &folder = {})
        : settings(folder.isEmpty() ? own.path() : folder)
    {
        panel.resize(1024, 500);
        panel.show();
    }
    template <typename Kind>
    [[nodiscard]] Kind *find(const QString &name) const
    {
        return panel.findChild<Kind *>(name);
    }
    [[nodiscard]] QAbstractItemModel *relays() const { return find<RowTable>(u"relaysTable"_s)->model(); }
    [[nodiscard]] QAbstractItemModel *held() const { return find<RowTable>(u"heldTable"_s)->model(); }
    void click(const QString &name) const { QTest::mouseClick(find<QPushButton>(name), Qt::LeftButton); }
    void startRelay() const
    {
        const int rows = relays()->rowCount();
        click(u"startRelayButton"_s);
        QTRY_COMPARE(relays()->rowCount(), rows + 1);
        QTRY_COMPARE(relays()->index(rows, RelayModel::State).data().toString(), u"listening"_s);
    }
    void byHand() const { find<QTabWidget>(u"relayTabs"_s)->setCurrentIndex(1); }
    void hold(const QList<HeldDatagram> &datagrams)
    {
        engine.hold(id(), RelayDirection::ToServer, datagrams);
    }
    [[nodiscard]] EndpointId id() const { return started.last().at(0).value<RelayStatus>().id; }
    [[nodiscard]] QString title() const { return find<QLabel>(u"relayTitleLabel"_s)->text(); }
    void type(const QString &option, const QString &text) const
    {
        auto *field = panel.findChild<QWidget *>(u"toServerForm"_s)
                          ->findChild<ImpairmentField *>(option + u"ComboBox"_s);
        field->setFocus();
        field->lineEdit()->selectAll();
        QTest::keyClicks(field->lineEdit(), text);
        QTest::keyClick(field->lineEdit(), Qt::Key_Return);
    }

    QTemporaryDir own;
    WorkbenchSettings settings;
    FakeEngine engine;
    RelayPanel panel{&engine, &settings};
    QSignalSpy started{&panel, &RelayPanel::relayStarted};
};

} // namespace

class TstRelayPanel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { failOnOurWarnings(); }

    void whatIsSetUpIsWhatStarts()
    {
        Window window;
        const QAbstractItemModelTester relays(window.relays());
        QCOMPARE(window.title(), u"What the next relay will do"_s);
        window.type(u"loss"_s, u"5%"_s);
        window.find<QSpinBox>(u"relayPortSpinBox"_s)->setValue(0);
        window.startRelay();
        QCOMPARE(window.started.size(), 1);
        const auto status = window.started.last().at(0).value<RelayStatus>();
        QCOMPARE(status.settings.impairment.toServer.loss, 0.05);
        QCOMPARE(status.settings.target.port, 12000);
        QVERIFY2(window.title().contains(u"does now"), qPrintable(window.title()));
        QVERIFY(!window.find<QLineEdit>(u"seedLineEdit"_s)->isEnabled());
    }

    void theRunningOneIsChangedAtOnce()
    {
        Window window;
        window.startRelay();
        window.type(u"delay"_s, u"40ms"_s);
        QCOMPARE(window.engine.impairments.size(), 1);
        QCOMPARE(window.engine.impairments.last().toServer.delay, std::chrono::milliseconds(40));
        window.find<QCheckBox>(u"masterCheckBox"_s)->click();
        QCOMPARE(window.engine.impairments.size(), 2);
        QVERIFY(!window.engine.impairments.last().on);
        QTRY_COMPARE(window.started.size(), 1); // a change is no new start
    }

    void relaysComeBackAndAreNotStarted()
    {
        const QTemporaryDir folder;
        {
            Window window(folder.path());
            window.find<QSpinBox>(u"relayPortSpinBox"_s)->setValue(12001);
            window.type(u"loss"_s, u"5%"_s);
            window.startRelay();
            window.type(u"delay"_s, u"40ms"_s);
            window.find<QSpinBox>(u"relayPortSpinBox"_s)->setValue(12002);
            window.find<QComboBox>(u"relaySocketsComboBox"_s)->setCurrentText(displayName(SocketFamily::Qt));
            QVERIFY(window.find<QLabel>(u"relaySocketsNote"_s)->isVisible());
            window.startRelay();
        }
        Window window(folder.path());
        const QAbstractItemModelTester relays(window.relays());
        QCOMPARE(window.relays()->rowCount(), 2);
        QCOMPARE(window.relays()->index(0, RelayModel::State).data().toString(), u"ready"_s);
        QCOMPARE(window.started.size(), 0);
        auto *table = window.find<RowTable>(u"relaysTable"_s);
        table->selectRow(1);
        window.type(u"delay"_s, u"7ms"_s); // of one that does not run
        table->selectRow(0);
        QVERIFY2(window.title().contains(u"will do when it is started"_s), qPrintable(window.title()));
        Q_EMIT table->rowButtonClicked(0);
        QTRY_COMPARE(window.started.size(), 1);
        const auto first = window.started.last().at(0).value<RelayStatus>();
        QCOMPARE(first.settings.listen.port, 12001);
        QCOMPARE(first.settings.sockets, defaultSocketFamily());
        QCOMPARE(first.settings.impairment.toServer.loss, 0.05);
        QCOMPARE(first.settings.impairment.toServer.delay, std::chrono::milliseconds(40));
        Q_EMIT table->rowButtonClicked(1);
        QTRY_COMPARE(window.started.size(), 2);
        const auto second = window.started.last().at(0).value<RelayStatus>();
        QCOMPARE(second.settings.listen.port, 12002);
        QCOMPARE(second.settings.sockets, SocketFamily::Qt);
        QCOMPARE(second.settings.impairment.toServer.delay, std::chrono::milliseconds(7));
    }

    void whatIsRemovedDoesNotComeBack()
    {
        const QTemporaryDir folder;
        {
            Window window(folder.path());
            window.startRelay();
            window.click(u"stopRelayButton"_s);
            QTRY_COMPARE(window.relays()->index(0, RelayModel::State).data().toString(), u"stopped"_s);
            QTest::mouseClick(window.find<QToolButton>(u"removeRelayButton"_s), Qt::LeftButton);
            QCOMPARE(window.relays()->rowCount(), 0);
        }
        const Window window(folder.path());
        QCOMPARE(window.relays()->rowCount(), 0);
    }

    void measuredComesFromTheChosenOne()
    {
        Window window;
        window.startRelay();
        LineCounters &counters = window.engine.countersOf(window.id()).toServer;
        for (int i = 0; i < 10; ++i)
            counters.countReceived(1);
        counters.countDropped(DropReason::Loss);
        window.type(u"loss"_s, u"10%"_s);
        auto *beside
            = window.panel.findChild<QWidget *>(u"toServerForm"_s)->findChild<QLabel *>(u"lossBesideLabel"_s);
        QTRY_COMPARE(beside->text(), u"10.00% (1 of 10)"_s);
        QTRY_COMPARE(window.relays()->index(0, RelayModel::Lost).data().toString(), u"1"_s);
    }

    void aFailureIsSaidUnderTheForm()
    {
        Window window;
        window.find<QSpinBox>(u"relayPortSpinBox"_s)->setValue(1);
        window.click(u"startRelayButton"_s);
        auto *message = window.find<InlineMessage>(u"relayFormMessage"_s);
        QTRY_VERIFY2(message->text().contains(u"No relay on port 1"), qPrintable(message->text()));
        QCOMPARE(window.relays()->index(0, RelayModel::State).data().toString(), u"failed"_s);
    }

    void whatMakesNoSenseIsSaidBeforeAnythingStarts()
    {
        Window window;
        auto *host = window.find<QLineEdit>(u"targetHostLineEdit"_s);
        host->clear();
        QTest::keyClick(host, Qt::Key_Return);
        QVERIFY(
            window.find<InlineMessage>(u"relayFormMessage"_s)->text().contains(u"no server to pass on to"));
        QCOMPARE(window.relays()->rowCount(), 0);
    }

    void itStopsAndStartsAnewInItsRow()
    {
        Window window;
        window.startRelay();
        window.click(u"stopRelayButton"_s);
        QTRY_COMPARE(window.relays()->index(0, RelayModel::State).data().toString(), u"stopped"_s);
        window.type(u"loss"_s, u"7%"_s);
        QVERIFY(window.engine.impairments.isEmpty());
        Q_EMIT window.find<RowTable>(u"relaysTable"_s)->rowButtonClicked(0);
        QTRY_COMPARE(window.started.size(), 2);
        QCOMPARE(window.relays()->rowCount(), 1);
        QCOMPARE(window.started.last().at(0).value<RelayStatus>().settings.impairment.toServer.loss, 0.07);
    }

    void aServerJustStartedIsItsTarget()
    {
        Window window;
        ServerStatus server;
        server.settings.url = {Transport::Tls, u"0.0.0.0"_s, 0};
        server.bound = SocketAddress::fromIp(u"0.0.0.0"_s, 23'000);
        window.panel.suggestTarget(server);
        window.startRelay();
        const auto settings = window.started.last().at(0).value<RelayStatus>().settings;
        QCOMPARE(settings.target.toString(), u"tcp://127.0.0.1:23000"_s);
        QCOMPARE(settings.listen.port, 23'001);
    }

    void aSideWithDtlsIsAskedFor()
    {
        Window window;
        QVERIFY(!window.find<QCheckBox>(u"checkTargetCheckBox"_s)->isEnabled()); // datagrams are not refused
        auto *clients = window.find<QCheckBox>(u"relayTlsCheckBox"_s);
        QVERIFY(clients->text().contains(u"DT&LS"));
        clients->click();
        window.startRelay();
        auto settings = window.started.last().at(0).value<RelayStatus>().settings;
        QCOMPARE(settings.listen.transport, Transport::Dtls);
        QCOMPARE(settings.target.transport, Transport::Udp);
        clients->click();
        window.find<QCheckBox>(u"targetTlsCheckBox"_s)->click();
        window.find<QCheckBox>(u"verifyTargetCheckBox"_s)->click();
        window.startRelay();
        settings = window.started.last().at(0).value<RelayStatus>().settings;
        QCOMPARE(settings.listen.transport, Transport::Udp);
        QCOMPARE(settings.target.transport, Transport::Dtls);
        QVERIFY(!settings.verifyTarget);
        window.find<QComboBox>(u"relayProtocolComboBox"_s)->setCurrentIndex(1);
        QVERIFY(!clients->text().contains(u"DT&LS"));
    }

    void aSideWithTlsIsAskedFor()
    {
        Window window;
        window.find<QComboBox>(u"relayProtocolComboBox"_s)->setCurrentIndex(1);
        window.find<QCheckBox>(u"relayTlsCheckBox"_s)->click();
        QVERIFY(!window.find<QCheckBox>(u"verifyTargetCheckBox"_s)->isEnabled());
        window.find<QCheckBox>(u"targetTlsCheckBox"_s)->click();
        window.find<QCheckBox>(u"verifyTargetCheckBox"_s)->click();
        window.find<QCheckBox>(u"checkTargetCheckBox"_s)->click();
        window.startRelay();
        const auto settings = window.started.last().at(0).value<RelayStatus>().settings;
        QCOMPARE(settings.listen.transport, Transport::Tls);
        QCOMPARE(settings.target.transport, Transport::Tls);
        QVERIFY(!settings.verifyTarget);
        QVERIFY(settings.checkTarget);
    }

    void aStreamHasNoHands()
    {
        Window window;
        window.find<QComboBox>(u"relayProtocolComboBox"_s)->setCurrentIndex(1);
        window.startRelay();
        window.byHand();
        QVERIFY(!window.find<QCheckBox>(u"holdToServerCheckBox"_s)->isEnabled());
        QVERIFY(window.find<InlineMessage>(u"byHandMessage"_s)->text().contains(u"no datagrams to hold"));
    }

    void heldDatagramsAreShownAndOrdered()
    {
        Window window;
        const QAbstractItemModelTester tester(window.held());
        window.startRelay();
        window.byHand();
        window.find<QCheckBox>(u"holdToServerCheckBox"_s)->click();
        window.hold({{1, {}, 0, "one\n", 1}, {2, {}, 0, "two", 1}});
        QCOMPARE(window.held()->rowCount(), 2);
        QCOMPARE(window.find<QLineEdit>(u"contentLineEdit"_s)->text(), u"one\\n"_s);
        const std::pair<QString, HeldAction> buttons[] = {{u"passButton"_s, HeldAction::Pass},
                                                          {u"dropButton"_s, HeldAction::Drop},
                                                          {u"duplicateButton"_s, HeldAction::Duplicate},
                                                          {u"swapButton"_s, HeldAction::SwapWithNext},
                                                          {u"delayButton"_s, HeldAction::Delay}};
        for (const auto &[name, action] : buttons) {
            window.click(name);
            QCOMPARE(window.engine.orders.last().action, action);
            QCOMPARE(window.engine.orders.last().number, 1U);
        }
        QCOMPARE(window.engine.orders.last().delay, std::chrono::milliseconds(500));
        window.find<RowTable>(u"heldTable"_s)->selectRow(1);
        QVERIFY(!window.find<QPushButton>(u"swapButton"_s)->isEnabled()); // nothing behind it
        window.hold({{2, {}, 0, "two", 1}, {3, {}, 0, "three", 1}});
        QCOMPARE(window.find<RowTable>(u"heldTable"_s)->selectedRowNumbers(),
                 QList<int>{0}); // still number 2
    }

    void aHeldDatagramIsEditedAsTextOrHex()
    {
        Window window;
        window.startRelay();
        window.byHand();
        window.hold({{1, {}, 0, "one", 1}});
        auto *content = window.find<QLineEdit>(u"contentLineEdit"_s);
        content->setFocus();
        content->selectAll();
        QTest::keyClicks(content, u"eins\\n"_s);
        QTest::keyClick(content, Qt::Key_Return);
        QCOMPARE(window.engine.orders.last().action, HeldAction::Replace);
        QCOMPARE(window.engine.orders.last().bytes, QByteArray("eins\n"));
        window.find<QComboBox>(u"formatComboBox"_s)->setCurrentIndex(1);
        QCOMPARE(content->text(), u"6f 6e 65"_s);
        content->setText(u"6"_s % u" zz"_s);
        window.click(u"changeButton"_s);
        QVERIFY(!window.find<InlineMessage>(u"contentMessage"_s)->text().isEmpty());
        QCOMPARE(window.engine.orders.size(), 1);
        content->setText(u"00 ff"_s);
        window.click(u"changeButton"_s);
        QCOMPARE(window.engine.orders.last().bytes, QByteArray("\x00\xff", 2));
    }

    void aButtonDropsForAsLongAsItIsDown()
    {
        Window window;
        window.startRelay();
        window.byHand();
        QSignalSpy held(&window.engine, &Engine::relayHeldChanged);
        const auto mode = [&] { return held.last().at(0).value<RelayHeld>().toServer.mode; };
        auto *button = window.find<QPushButton>(u"dropToServerButton"_s);
        QTest::mousePress(button, Qt::LeftButton);
        QTRY_COMPARE(held.size(), 1);
        QCOMPARE(mode(), HandMode::Drop);
        QTest::mouseRelease(button, Qt::LeftButton);
        QTRY_COMPARE(held.size(), 2);
        QCOMPARE(mode(), HandMode::Pass);
        button->setFocus();
        QTest::keyPress(button, Qt::Key_Space);
        QTRY_COMPARE(held.size(), 3);
        QCOMPARE(mode(), HandMode::Drop);
        window.find<QTabWidget>(u"relayTabs"_s)->setCurrentIndex(0); // out of sight is not held down
        QTRY_COMPARE(held.size(), 4);
        QCOMPARE(mode(), HandMode::Pass);
    }

    void everyControlHasANameAndATip()
    {
        Window window;
        window.startRelay();
        QCOMPARE(unnamedControls(&window.panel), QStringList());
        window.byHand();
        window.hold({{1, {}, 0, "one", 1}});
        QCOMPARE(unnamedControls(&window.panel), QStringList());
    }
};

QTEST_MAIN(TstRelayPanel)
#include "tst_relaypanel.moc"
