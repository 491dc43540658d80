// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/relays/relaypanel.h"

#include "models/relays/heldmodel.h"
#include "models/relays/relaymodel.h"
#include "support/panelaudit.h"
#include "support/paneltest.h"
#include "support/strictwarnings.h"
#include "widgets/common/pathfield.h"
#include "widgets/impairment/impairmentfield.h"
#include "widgets/relays/relayform.h"

#include <QAbstractItemModelTester>
#include <QCheckBox>
#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTabWidget>

using namespace swb;
using namespace Qt::StringLiterals;

class TstRelayPanel : public QObject, protected PanelTest<RelayPanel>
{
    Q_OBJECT

public:
    TstRelayPanel()
        : PanelTest(u"Relays"_s, {1024, 500})
    { }

private Q_SLOTS:
    void init()
    {
        failOnOurWarnings();
        openPanel();
    }

    void cleanup() { close(); }

    void whatIsSetUpIsWhatStarts()
    {
        const QAbstractItemModelTester relays(table()->model());
        QCOMPARE(title(), u"What the next relay will do"_s);
        type(u"loss"_s, u"5%"_s);
        find<QSpinBox>(u"relayPortSpinBox"_s)->setValue(0);
        startRelay();
        QCOMPARE(m_started->size(), 1);
        const auto status = lastStarted();
        QCOMPARE(status.settings.impairment.toServer.loss, 0.05);
        QCOMPARE(status.settings.target.port, 12000);
        QVERIFY2(title().contains(u"does now"), qPrintable(title()));
        QVERIFY(!find<QLineEdit>(u"seedLineEdit"_s)->isEnabled());
    }

    void theRunningOneIsChangedAtOnce()
    {
        startRelay();
        type(u"delay"_s, u"40ms"_s);
        QCOMPARE(m_engine->impairments.size(), 1);
        QCOMPARE(m_engine->impairments.last().toServer.delay, std::chrono::milliseconds(40));
        find<QCheckBox>(u"masterCheckBox"_s)->click();
        QCOMPARE(m_engine->impairments.size(), 2);
        QVERIFY(!m_engine->impairments.last().on);
        QTRY_COMPARE(m_started->size(), 1); // a change does not count as a start
    }

    void relaysComeBackAndAreNotStarted()
    {
        find<QSpinBox>(u"relayPortSpinBox"_s)->setValue(12001);
        type(u"loss"_s, u"5%"_s);
        startRelay();
        type(u"delay"_s, u"40ms"_s);
        find<QSpinBox>(u"relayPortSpinBox"_s)->setValue(12002);
        find<QComboBox>(u"relaySocketsComboBox"_s)->setCurrentText(displayName(SocketFamily::Qt));
        QVERIFY(find<QLabel>(u"relaySocketsNote"_s)->isVisible());
        startRelay();
        reopenPanel();
        const QAbstractItemModelTester relays(table()->model());
        QCOMPARE(states().size(), 2);
        QCOMPARE(states().at(0), u"not started"_s);
        QCOMPARE(m_started->size(), 0);
        table()->selectRow(1);
        type(u"delay"_s, u"7ms"_s); // for a relay that is not running
        table()->selectRow(0);
        QVERIFY2(title().contains(u"will do when it is started"_s), qPrintable(title()));
        clickRow(0);
        QTRY_COMPARE(m_started->size(), 1);
        const auto first = lastStarted();
        QCOMPARE(first.settings.listen.port, 12001);
        QCOMPARE(first.settings.sockets, defaultSocketFamily());
        QCOMPARE(first.settings.impairment.toServer.loss, 0.05);
        QCOMPARE(first.settings.impairment.toServer.delay, std::chrono::milliseconds(40));
        clickRow(1);
        QTRY_COMPARE(m_started->size(), 2);
        const auto second = lastStarted();
        QCOMPARE(second.settings.listen.port, 12002);
        QCOMPARE(second.settings.sockets, SocketFamily::Qt);
        QCOMPARE(second.settings.impairment.toServer.delay, std::chrono::milliseconds(7));
    }

    void whatIsRemovedDoesNotComeBack()
    {
        startRelay();
        QVERIFY(!control(u"Remove relay"_s)->isEnabled());
        click(u"Stop relay"_s);
        QTRY_COMPARE(states(), QStringList{u"stopped"_s});
        QVERIFY(!control(u"Stop relay"_s)->isEnabled());
        click(u"Remove relay"_s);
        QVERIFY(states().isEmpty());
        reopenPanel();
        QVERIFY(states().isEmpty());
    }

    void measuredComesFromTheChosenOne()
    {
        startRelay();
        LineCounters &counters = m_engine->countersOf(lastStarted().id).toServer;
        for (int i = 0; i < 10; ++i)
            counters.countReceived(1);
        counters.countDropped(DropReason::Loss);
        type(u"loss"_s, u"10%"_s);
        auto *beside
            = m_panel->findChild<QWidget *>(u"toServerForm"_s)->findChild<QLabel *>(u"lossBesideLabel"_s);
        QTRY_COMPARE(beside->text(), u"10.00% (1 of 10)"_s);
        QTRY_COMPARE(column(RelayModel::Lost).at(0), u"1"_s);
    }

    void aFailureIsSaidUnderTheForm()
    {
        find<QSpinBox>(u"relayPortSpinBox"_s)->setValue(1);
        click(u"Start relay"_s);
        auto *message = find<InlineMessage>(u"relayFormMessage"_s);
        QTRY_VERIFY2(message->text().contains(u"No relay on port 1"), qPrintable(message->text()));
        QCOMPARE(states().at(0), u"failed"_s);
    }

    void whatMakesNoSenseIsSaidBeforeAnythingStarts()
    {
        auto *host = find<QLineEdit>(u"targetHostLineEdit"_s);
        host->clear();
        QTest::keyClick(host, Qt::Key_Return);
        QVERIFY(find<InlineMessage>(u"relayFormMessage"_s)->text().contains(u"no server to forward to"));
        QCOMPARE(states().size(), 0);
    }

    void itStopsAndStartsAnewInItsRow()
    {
        startRelay();
        click(u"Stop relay"_s);
        QTRY_COMPARE(states().at(0), u"stopped"_s);
        type(u"loss"_s, u"7%"_s);
        QVERIFY(m_engine->impairments.isEmpty());
        clickRow(0);
        QTRY_COMPARE(m_started->size(), 2);
        QCOMPARE(states().size(), 1);
        QCOMPARE(lastStarted().settings.impairment.toServer.loss, 0.07);
    }

    void aServerJustStartedIsItsTarget()
    {
        ServerStatus server;
        server.settings.url = {Transport::Tls, u"0.0.0.0"_s, 0};
        server.bound = SocketAddress::fromIp(u"0.0.0.0"_s, 23'000);
        m_panel->suggestTarget(server);
        startRelay();
        const auto settings = lastStarted().settings;
        QCOMPARE(settings.target.toString(), u"tcp://127.0.0.1:23000"_s);
        QCOMPARE(settings.listen.port, 23'001);
    }

    void aSideWithDtlsIsAskedFor()
    {
        QVERIFY(!find<QCheckBox>(u"checkTargetCheckBox"_s)->isEnabled()); // datagrams are not refused
        auto *clients = find<QCheckBox>(u"relayTlsCheckBox"_s);
        QVERIFY(clients->text().contains(u"DTLS"));
        clients->click();
        startRelay();
        RelaySettings settings = lastStarted().settings;
        QCOMPARE(settings.listen.transport, Transport::Dtls);
        QCOMPARE(settings.target.transport, Transport::Udp);
        clients->click();
        find<QCheckBox>(u"targetTlsCheckBox"_s)->click();
        find<QCheckBox>(u"verifyTargetCheckBox"_s)->click();
        startRelay();
        settings = lastStarted().settings;
        QCOMPARE(settings.listen.transport, Transport::Udp);
        QCOMPARE(settings.target.transport, Transport::Dtls);
        QVERIFY(!settings.verifyTarget);
        find<QComboBox>(u"relayProtocolComboBox"_s)->setCurrentIndex(1);
        QVERIFY(!clients->text().contains(u"DTLS"));
    }

    void aSideWithTlsIsAskedFor()
    {
        find<QComboBox>(u"relayProtocolComboBox"_s)->setCurrentIndex(1);
        find<QCheckBox>(u"relayTlsCheckBox"_s)->click();
        QVERIFY(!find<QCheckBox>(u"verifyTargetCheckBox"_s)->isEnabled());
        find<QCheckBox>(u"targetTlsCheckBox"_s)->click();
        find<QCheckBox>(u"verifyTargetCheckBox"_s)->click();
        find<QCheckBox>(u"checkTargetCheckBox"_s)->click();
        startRelay();
        const auto settings = lastStarted().settings;
        QCOMPARE(settings.listen.transport, Transport::Tls);
        QCOMPARE(settings.target.transport, Transport::Tls);
        QVERIFY(!settings.verifyTarget);
        QVERIFY(settings.checkTarget);
    }

    void whatStandsUnderMoreReachesTheEngineAndComesBack()
    {
        choose(u"Relay protocol"_s, u"TCP"_s);
        click(u"Relay TLS towards clients"_s);
        click(u"Relay TLS towards server"_s);
        unfold();
        control<PathField>(u"Target authority file"_s)->setPath(u"/a/ca.pem"_s);
        QTest::keyClicks(control(u"Target server name"_s), u"shop.example"_s);
        control<PathField>(u"Relay certificate file"_s)->setPath(u"/a/cert.pem"_s);
        control<PathField>(u"Relay key file"_s)->setPath(u"/a/key.pem"_s);
        control<PathField>(u"Relay key passphrase file"_s)->setPath(u"/a/pass.txt"_s);
        choose(u"Relay lowest TLS version"_s, u"1.3"_s);
        control<QSpinBox>(u"Relay keep-alive"_s)->setValue(30);
        control<QSpinBox>(u"Relay TTL"_s)->setValue(5);
        control<QSpinBox>(u"Relay receive buffer"_s)->setValue(8192);
        control<QSpinBox>(u"Relay send buffer"_s)->setValue(16'384);
        control<QCheckBox>(u"Relay address reuse"_s)->setChecked(false);
        startRelay();
        const RelaySettings settings = lastStarted().settings;
        RelayForm form;
        form.setSettings(settings);
        for (const RelaySettings &some : {settings, form.settings()}) {
            QCOMPARE(some.authorityFile, u"/a/ca.pem"_s);
            QCOMPARE(some.serverName, u"shop.example"_s);
            QCOMPARE(some.tls.certificateFile, u"/a/cert.pem"_s);
            QCOMPARE(some.tls.keyFile, u"/a/key.pem"_s);
            QCOMPARE(some.tls.keyPassphraseFile, u"/a/pass.txt"_s);
            QCOMPARE(some.tls.lowest, TlsVersion::Tls13);
            QVERIFY((some.options == SocketOptions{false, std::chrono::seconds(30), 5, 8192, 16'384}));
        }
        form.setSettings({});
        QVERIFY(form.settings().options.areDefault());
    }

    void whatMeansNothingOnASideIsGrey()
    {
        unfold();
        const auto enabled = [this](const QString &name) { return control(name)->isEnabled(); };
        const QString keepAlive = u"Relay keep-alive"_s;
        const QString certificate = u"Relay certificate file"_s;
        const QString ciphers = u"Relay ciphers"_s;
        const QString authority = u"Target authority file"_s;
        QVERIFY(!enabled(keepAlive) && !enabled(certificate) && !enabled(ciphers) && !enabled(authority));
        QVERIFY(enabled(u"Relay TTL"_s));
        choose(u"Relay protocol"_s, u"TCP"_s);
        QVERIFY(enabled(keepAlive) && !enabled(certificate) && !enabled(ciphers) && !enabled(authority));
        click(u"Relay TLS towards server"_s);
        QVERIFY(!enabled(certificate) && enabled(ciphers) && enabled(authority));
        click(u"Relay TLS towards server"_s);
        click(u"Relay TLS towards clients"_s);
        QVERIFY(enabled(certificate) && enabled(ciphers) && !enabled(authority));
    }

    void labelsOfOneColumnEndWhereTheirFieldsBegin()
    {
        unfold();
        const auto left
            = [this](const QString &name) { return control(name)->mapTo(&*m_panel, QPoint()).x(); };
        QTRY_COMPARE(left(u"Relay ciphers"_s), left(u"Target server name"_s));
        QCOMPARE(left(u"Relay keep-alive"_s), left(u"Target server name"_s));
        QCOMPARE(left(u"Relay highest TLS version"_s), left(u"Relay TTL"_s));
    }

    void noFieldLiesOverAnother() { QCOMPARE(sharedCells(&*m_panel).join(u'\n'), QString()); }

    void aStreamHasNoHands()
    {
        find<QComboBox>(u"relayProtocolComboBox"_s)->setCurrentIndex(1);
        startRelay();
        byHand();
        QVERIFY(!find<QCheckBox>(u"holdToServerCheckBox"_s)->isEnabled());
        QVERIFY(find<InlineMessage>(u"byHandMessage"_s)->text().contains(u"no datagrams to hold"));
    }

    void heldDatagramsAreShownAndOrdered()
    {
        const QAbstractItemModelTester tester(held());
        startRelay();
        byHand();
        find<QCheckBox>(u"holdToServerCheckBox"_s)->click();
        hold({{1, {}, 0, "one\n", 1}, {2, {}, 0, "two", 1}});
        QCOMPARE(held()->rowCount(), 2);
        QCOMPARE(find<QLineEdit>(u"contentLineEdit"_s)->text(), u"one\\n"_s);
        const std::pair<QString, HeldAction> buttons[] = {{u"passButton"_s, HeldAction::Pass},
                                                          {u"dropButton"_s, HeldAction::Drop},
                                                          {u"duplicateButton"_s, HeldAction::Duplicate},
                                                          {u"swapButton"_s, HeldAction::SwapWithNext},
                                                          {u"delayButton"_s, HeldAction::Delay}};
        for (const auto &[name, action] : buttons) {
            QTest::mouseClick(find<QPushButton>(name), Qt::LeftButton);
            QCOMPARE(m_engine->orders.last().action, action);
            QCOMPARE(m_engine->orders.last().number, 1U);
        }
        QCOMPARE(m_engine->orders.last().delay, std::chrono::milliseconds(500));
        find<RowTable>(u"heldTable"_s)->selectRow(1);
        QVERIFY(!find<QPushButton>(u"swapButton"_s)->isEnabled()); // nothing comes after it
        hold({{2, {}, 0, "two", 1}, {3, {}, 0, "three", 1}});
        QCOMPARE(find<RowTable>(u"heldTable"_s)->selectedRowNumbers(), QList<int>{0}); // still number 2
    }

    void aHeldDatagramIsEditedAsTextOrHex()
    {
        startRelay();
        byHand();
        hold({{1, {}, 0, "one", 1}});
        auto *content = find<QLineEdit>(u"contentLineEdit"_s);
        content->setFocus();
        content->selectAll();
        QTest::keyClicks(content, u"eins\\n"_s);
        QTest::keyClick(content, Qt::Key_Return);
        QCOMPARE(m_engine->orders.last().action, HeldAction::Replace);
        QCOMPARE(m_engine->orders.last().bytes, QByteArray("eins\n"));
        find<QComboBox>(u"formatComboBox"_s)->setCurrentIndex(1);
        QCOMPARE(content->text(), u"6f 6e 65"_s);
        content->setText(u"6"_s % u" zz"_s);
        QTest::mouseClick(find<QPushButton>(u"changeButton"_s), Qt::LeftButton);
        QVERIFY(!find<InlineMessage>(u"contentMessage"_s)->text().isEmpty());
        QCOMPARE(m_engine->orders.size(), 1);
        content->setText(u"00 ff"_s);
        QTest::mouseClick(find<QPushButton>(u"changeButton"_s), Qt::LeftButton);
        QCOMPARE(m_engine->orders.last().bytes, QByteArray("\x00\xff", 2));
    }

    void aButtonDropsForAsLongAsItIsDown()
    {
        startRelay();
        byHand();
        QSignalSpy held(&*m_engine, &Engine::relayHeldChanged);
        const auto mode = [&] { return held.last().at(0).value<RelayHeld>().toServer.mode; };
        auto *button = find<QPushButton>(u"dropToServerButton"_s);
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
        find<QTabWidget>(u"relayTabs"_s)->setCurrentIndex(0); // a hidden button is not held down
        QTRY_COMPARE(held.size(), 4);
        QCOMPARE(mode(), HandMode::Pass);
    }

    void everyControlHasANameAndATip()
    {
        unfold();
        startRelay();
        QCOMPARE(unnamedControls(&*m_panel), QStringList());
        byHand();
        hold({{1, {}, 0, "one", 1}});
        QCOMPARE(unnamedControls(&*m_panel), QStringList());
    }

private:
    void openPanel()
    {
        open();
        m_started.emplace(&*m_panel, &RelayPanel::relayStarted);
    }
    void reopenPanel()
    {
        reopen();
        m_started.emplace(&*m_panel, &RelayPanel::relayStarted);
    }
    template <typename Kind>
    [[nodiscard]] Kind *find(const QString &objectName) const
    {
        return m_panel->findChild<Kind *>(objectName);
    }
    void unfold() const { click(u"More relay settings"_s); }
    [[nodiscard]] QStringList states() const { return column(RelayModel::State); }
    [[nodiscard]] QAbstractItemModel *held() const { return find<RowTable>(u"heldTable"_s)->model(); }
    void startRelay()
    {
        const qsizetype rows = states().size();
        click(u"Start relay"_s);
        QTRY_COMPARE(states().size(), rows + 1);
        QTRY_COMPARE(states().last(), u"listening"_s);
    }
    void byHand() const { find<QTabWidget>(u"relayTabs"_s)->setCurrentIndex(1); }
    void hold(const QList<HeldDatagram> &datagrams)
    {
        m_engine->hold(lastStarted().id, RelayDirection::ToServer, datagrams);
    }
    [[nodiscard]] RelayStatus lastStarted() const { return m_started->last().at(0).value<RelayStatus>(); }
    [[nodiscard]] QString title() const { return find<QLabel>(u"relayTitleLabel"_s)->text(); }
    void type(const QString &option, const QString &text) const
    {
        auto *field = find<QWidget>(u"toServerForm"_s)->findChild<ImpairmentField *>(option + u"ComboBox"_s);
        field->setFocus();
        field->lineEdit()->selectAll();
        QTest::keyClicks(field->lineEdit(), text);
        QTest::keyClick(field->lineEdit(), Qt::Key_Return);
    }

    std::optional<QSignalSpy> m_started;
};

QTEST_MAIN(TstRelayPanel)
#include "tst_relaypanel.moc"
