// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/endpointjson.h"
#include "core/values/datafolder.h"
#include "models/servers/peermodel.h"
#include "support/panelaudit.h"
#include "support/paneltest.h"
#include "support/strictwarnings.h"
#include "widgets/common/availability.h"
#include "widgets/common/pathfield.h"
#include "widgets/servers/serverform.h"
#include "widgets/servers/serverpanel.h"

#include <QAction>
#include <QCheckBox>
#include <QClipboard>
#include <QGuiApplication>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTableView>
#include <QTest>

using namespace swb;
using namespace Qt::StringLiterals;

class TestServerPanel : public QObject, protected PanelTest<ServerPanel>
{
    Q_OBJECT

public:
    TestServerPanel()
        : PanelTest(u"Servers"_s, {720, 600})
    { }

private Q_SLOTS:
    void init()
    {
        failOnOurWarnings();
        open();
    }

    void cleanup() { close(); }

    void fixedNamesAreThere_data()
    {
        QTest::addColumn<QString>("name");
        for (const QString &name :
             {u"Server protocol"_s, u"Server TLS"_s, u"Server address"_s, u"Server port"_s, u"Server reply"_s,
              u"Server reply text"_s, u"Start server"_s, u"Stop server"_s, u"Servers"_s,
              u"Connected clients"_s})
            QTest::newRow(qPrintable(name)) << name;
    }
    void fixedNamesAreThere()
    {
        QFETCH(QString, name);
        QVERIFY(control(name));
    }

    /// A client of a TLS server needs the path of the authority's certificate; one of a plain server does
    /// not.
    void rowsMenuStartsAndKnowsTheAuthority()
    {
        auto *table = qobject_cast<QTableView *>(control(u"Servers"_s));
        QVERIFY(table);
        const auto offered = [table] {
            Q_EMIT table->customContextMenuRequested({});
            QMenu *menu = table->findChildren<QMenu *>().constLast();
            QHash<QString, QAction *> actions;
            for (QAction *action : menu->actions()) {
                if (action->isVisible())
                    actions.insert(action->text(), action);
            }
            menu->hide();
            return actions;
        };
        table->selectRow(0);
        QVERIFY(offered().contains(u"Start %1"_s.arg(table->model()->index(0, 1).data().toString())));
        QVERIFY(!offered().contains(u"Copy CA path"_s));
        ServerSettings tls;
        tls.url = {Transport::Tls, u"127.0.0.1"_s, 12443};
        m_panel->startWith(tls);
        QVERIFY(offered().contains(u"Stop tls://127.0.0.1:12443"_s));
        QVERIFY(!offered().value(u"Remove server"_s)->isEnabled());
        QCOMPARE(whyUnavailable(offered().value(u"Remove server"_s)),
                 u"It is still running: stop it first"_s);
        QVERIFY(offered().contains(u"Copy CA path"_s));
        offered().value(u"Copy CA path"_s)->trigger();
        QCOMPARE(QGuiApplication::clipboard()->text(), authorityFile());
    }

    void noFieldLiesOverAnother() { QCOMPARE(sharedCells(&*m_panel).join(u'\n'), QString()); }

    void everyControlHasANameAndATip()
    {
        unfold();
        QCOMPARE(unnamedControls(&*m_panel).join(u'\n'), QString());
    }

    void combosShowTheFixedWords()
    {
        const auto words = [this](const QString &name) {
            QStringList items;
            const auto *box = control<QComboBox>(name);
            for (int i = 0; i < box->count(); ++i)
                items.append(box->itemText(i));
            return items;
        };
        QStringList protocols = words(u"Server protocol"_s);
        QCOMPARE(protocols.takeFirst(), u"TCP"_s);
        QCOMPARE(protocols.takeFirst(), u"UDP"_s);
        QVERIFY(protocols.takeFirst().isEmpty()); // the entry after raw bytes
        QStringList others;
        for (const Scheme &scheme : schemes()) {
            if (scheme.protocol != "raw"_L1 && !isEncrypted(scheme.transport))
                others << titleOf(scheme);
        }
        QCOMPARE(protocols, others);
        QCOMPARE(words(u"Server reply"_s),
                 QStringList({u"Echo"_s, u"Uppercase"_s, u"Lowercase"_s, u"Reverse"_s, u"Discard"_s,
                              u"Fixed text"_s, u"Template"_s, u"Save files"_s}));
    }

    void bothServersAreReadyAtTheFirstStart()
    {
        QCOMPARE(column(0), QStringList({u"not started"_s, u"not started"_s}));
        QCOMPARE(column(1), QStringList({u"tcp://127.0.0.1:12000"_s, u"udp://127.0.0.1:12000"_s}));
    }

    void startServerStartsThePreparedRow()
    {
        QSignalSpy started(&*m_panel, &ServerPanel::serverStarted);
        click(u"Start server"_s);
        QTRY_COMPARE(column(0), QStringList({u"listening"_s, u"not started"_s}));
        QCOMPARE(started.size(), 1);
        QCOMPARE(started.first().first().value<ServerStatus>().bound.port, 12000);
    }

    void pressingByAssistiveToolDoesTheSame()
    {
        QVERIFY(press(control(u"Start server"_s)));
        QTRY_COMPARE(column(0).first(), u"listening"_s);
        QVERIFY(press(control(u"Stop server"_s)));
        QTRY_COMPARE(column(0).first(), u"stopped"_s);
    }

    void theUdpServerIsOneClickAway()
    {
        click(u"Start udp://127.0.0.1:12000"_s);
        QTRY_COMPARE(column(0), QStringList({u"not started"_s, u"listening"_s}));
        click(u"Stop udp://127.0.0.1:12000"_s);
        QTRY_COMPARE(column(0), QStringList({u"not started"_s, u"stopped"_s}));
    }

    void enterInAnyFieldStarts_data()
    {
        QTest::addColumn<QString>("field");
        for (const QString &field : {u"Server protocol"_s, u"Server TLS"_s, u"Server address"_s,
                                     u"Server port"_s, u"Server reply"_s, u"Start server"_s, u"Backlog"_s})
            QTest::newRow(qPrintable(field)) << field;
    }
    void enterInAnyFieldStarts()
    {
        QFETCH(QString, field);
        unfold();
        QTest::keyClick(control(field), Qt::Key_Return);
        QTRY_COMPARE(column(0), QStringList({u"listening"_s, u"not started"_s}));
    }

    void tabGoesThroughTheFormInReadingOrder()
    {
        const QStringList order{u"Server protocol"_s, u"Server TLS"_s,   u"Server address"_s,
                                u"Server port"_s,     u"Server reply"_s, u"More server settings"_s,
                                u"Start server"_s};
        control(order.first())->setFocus();
        for (const QString &name : order) {
            QCOMPARE(QApplication::focusWidget()->accessibleName(), name);
            QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
        }
    }

    void settingsReachTheEngineAsTheyStand()
    {
        QSignalSpy changed(&*m_engine, &Engine::serverChanged);
        unfold();
        choose(u"Server protocol"_s, u"UDP"_s);
        click(u"Server TLS"_s);
        control<QComboBox>(u"Server address"_s)->setCurrentText(u"::1"_s);
        control<QSpinBox>(u"Server port"_s)->setValue(0);
        choose(u"Server reply"_s, u"Template"_s);
        QTest::keyClicks(control(u"Server reply text"_s), u"<{data}>"_s);
        control<QSpinBox>(u"Reply delay"_s)->setValue(250);
        click(u"Start server"_s);
        QTRY_COMPARE(changed.size(), 1);
        const ServerSettings settings = changed.first().first().value<ServerStatus>().settings;
        QCOMPARE(settings.url, (EndpointUrl{Transport::Dtls, u"::1"_s, 0}));
        QCOMPARE(settings.reply, u"template:<{data}>"_s);
        QCOMPARE(settings.replyDelay.count(), 250);
        QTRY_VERIFY(column(1).last().startsWith(u"dtls://[::1]:4"));
    }

    void aProtocolIsServedInTheClear_data()
    {
        QTest::addColumn<QString>("title");
        QTest::addColumn<bool>("encrypted");
        for (const Scheme &scheme : schemes()) {
            const bool encrypted = isEncrypted(scheme.transport);
            const Scheme *const plain = schemeOver(scheme, withEncryption(scheme.transport, false));
            QTest::addRow("%s", scheme.name.data()) << titleOf(*plain) << encrypted;
        }
    }
    /// Or with TLS, with only the check box.
    void aProtocolIsServedInTheClear()
    {
        QFETCH(QString, title);
        QFETCH(bool, encrypted);
        const QString name = QString::fromLatin1(QTest::currentDataTag());
        choose(u"Server protocol"_s, title);
        QCOMPARE(control(u"Server TLS"_s)->isEnabled(),
                 schemeOver(*schemeNamed(name), withEncryption(schemeNamed(name)->transport, true))
                     != nullptr);
        if (encrypted)
            click(u"Server TLS"_s);
        ServerForm *const form = m_panel->findChild<ServerForm *>();
        QCOMPARE(form->settings().url.toString(), QString(name + u"://127.0.0.1:12000"));
        QCOMPARE(control(u"Server reply"_s)->isVisible(), schemeNamed(name)->replies != nullptr);
        const ServerSettings before = form->settings();
        form->setSettings({});
        form->setSettings(before);
        QCOMPARE(form->settings().url, before.url);
    }

    void mailOffersTlsUnlessToldNotTo()
    {
        unfold();
        auto *const offered = control<QCheckBox>(u"Server STARTTLS"_s);
        QVERIFY(offered->isChecked() && !offered->isEnabled());
        QVERIFY(!control(u"Ciphers"_s)->isEnabled());
        choose(u"Server protocol"_s, u"Mail"_s);
        QVERIFY(offered->isEnabled());
        QVERIFY(control(u"Ciphers"_s)->isEnabled());
        offered->setChecked(false);
        QVERIFY(!control(u"Ciphers"_s)->isEnabled());
        ServerForm *const form = m_panel->findChild<ServerForm *>();
        const ServerSettings kept = serverFromJson(toJson(form->settings()));
        QVERIFY(!kept.startTls);
        form->setSettings({});
        QVERIFY(offered->isChecked());
        form->setSettings(kept);
        QVERIFY(!offered->isChecked());
    }

    void aProtocolWithoutEncryptionSaysSo()
    {
        choose(u"Server protocol"_s, u"Chat, UDP"_s);
        QVERIFY(!control(u"Server TLS"_s)->isEnabled());
        QVERIFY2(whyUnavailable(control(u"Server TLS"_s)).startsWith(u"Chat, UDP cannot be encrypted"_s),
                 qPrintable(control(u"Server TLS"_s)->toolTip()));
    }

    void theFamilyOfSocketsIsChosenAndItsLimitsAreSaid()
    {
        QSignalSpy changed(&*m_engine, &Engine::serverChanged);
        unfold();
        auto *const sockets = control<QComboBox>(u"Server sockets"_s);
        const auto *const note = m_panel->findChild<QLabel *>(u"serverSocketsNote"_s);
        QCOMPARE(sockets->currentText(), displayName(defaultSocketFamily()));
        QCOMPARE(sockets->isEnabled(), isBuilt(SocketFamily::Native));
        QCOMPARE(note->isVisible(), !isBuilt(SocketFamily::Native));
        sockets->setCurrentText(u"Qt classes"_s);
        QVERIFY(note->isVisible());
        QVERIFY2(note->text().contains(u"TCP"_s), qPrintable(note->text()));
        QVERIFY(note->toolTip().contains(u"when the peer finishes sending"_s));
        control<QComboBox>(u"Server protocol"_s)->setCurrentText(u"UDP"_s);
        QVERIFY2(note->text().contains(u"UDP"_s), qPrintable(note->text()));
        click(u"Start server"_s);
        QTRY_VERIFY(!changed.isEmpty());
        QCOMPARE(changed.first().first().value<ServerStatus>().settings.sockets, SocketFamily::Qt);
    }

    void clientsAreAskedForCertificatesWhereItIsEncrypted()
    {
        QSignalSpy changed(&*m_engine, &Engine::serverChanged);
        unfold();
        auto *const asking = control<QComboBox>(u"Clients' certificates"_s);
        auto *const authority = control<PathField>(u"Clients' authority file"_s);
        QVERIFY(!asking->isEnabled() && !authority->isEnabled());
        click(u"Server TLS"_s);
        QVERIFY(asking->isEnabled() && !authority->isEnabled());
        choose(u"Clients' certificates"_s, u"required"_s);
        QVERIFY(authority->isEnabled());
        authority->setPath(u"/a/club.pem"_s);
        control<PathField>(u"Certificate file"_s)->setPath(u"/a/cert.p12"_s);
        QTest::keyClicks(control(u"Key passphrase"_s), u"open sesame"_s);
        control<PathField>(u"Key passphrase file"_s)->setPath(u"/a/pass.txt"_s);
        click(u"Start server"_s);
        QTRY_VERIFY(!changed.isEmpty());
        const ServerSettings settings = changed.first().first().value<ServerStatus>().settings;
        QCOMPARE(settings.clientCertificates, ClientCertificates::Demanded);
        QCOMPARE(settings.clientAuthorityFile, u"/a/club.pem"_s);
        QCOMPARE(settings.tls.certificateFile, u"/a/cert.p12"_s);
        QCOMPARE(settings.tls.keyPassphrase, u"open sesame"_s);
        QCOMPARE(settings.tls.keyPassphraseFile, u"/a/pass.txt"_s);
    }

    void dualIsBothFamiliesAndAGroupHasItsInterface()
    {
        QSignalSpy changed(&*m_engine, &Engine::serverChanged);
        unfold();
        auto *const interface = control<QLineEdit>(u"Server group interface"_s);
        QVERIFY(!interface->isEnabled()); // TCP has no groups
        auto *const address = control<QComboBox>(u"Server address"_s);
        QVERIFY(address->findText(u"dual"_s) >= 0);
        const QString tip = address->itemData(address->findText(u"::"_s), Qt::ToolTipRole).toString();
        QVERIFY2(tip.contains(u"IPv6 only"_s), qPrintable(tip));
        choose(u"Server protocol"_s, u"UDP"_s);
        QVERIFY(interface->isEnabled());
        address->setCurrentText(u"dual"_s);
        control<QSpinBox>(u"Server port"_s)->setValue(0);
        QTest::keyClicks(interface, u"eth0"_s);
        click(u"Start server"_s);
        QTRY_VERIFY(!changed.isEmpty());
        const ServerSettings settings = changed.first().first().value<ServerStatus>().settings;
        QCOMPARE(settings.url, (EndpointUrl{Transport::Udp, u"*"_s, 0}));
        QCOMPARE(settings.groupInterface, u"eth0"_s);
    }

    void whatIsAskedOfTheSystemReachesTheEngine()
    {
        QSignalSpy changed(&*m_engine, &Engine::serverChanged);
        unfold();
        control<QSpinBox>(u"Server keep-alive"_s)->setValue(30);
        control<QSpinBox>(u"Server TTL"_s)->setValue(5);
        control<QSpinBox>(u"Server receive buffer"_s)->setValue(8192);
        control<QSpinBox>(u"Server send buffer"_s)->setValue(16'384);
        auto *const reuse = control<QCheckBox>(u"Server address reuse"_s);
        QVERIFY(reuse->isChecked());
        reuse->setChecked(false);
        click(u"Start server"_s);
        QTRY_VERIFY(!changed.isEmpty());
        const SocketOptions expected{false, std::chrono::seconds(30), 5, 8192, 16'384};
        QVERIFY(changed.first().first().value<ServerStatus>().settings.options == expected);
    }

    void whatIsAskedOfTheSystemComesBackWithTheServer()
    {
        ServerSettings server;
        server.options
            = {false, std::chrono::seconds(limits::keepAliveSeconds), limits::ttl, limits::bufferBytes, 1};
        ServerForm form;
        form.setSettings(server);
        QVERIFY(form.settings().options == server.options);
        form.setSettings(ServerSettings());
        QVERIFY(form.settings().options.areDefault());
    }

    void whatIsAskedOfTheSystemIsGreyWhereItMeansNothing()
    {
        unfold();
        const auto *const keepAlive = control<QSpinBox>(u"Server keep-alive"_s);
        const auto *const reuse = control<QCheckBox>(u"Server address reuse"_s);
        const auto *const ttl = control<QSpinBox>(u"Server TTL"_s);
        QVERIFY(keepAlive->isEnabled() && reuse->isEnabled() && ttl->isEnabled());
        choose(u"Server protocol"_s, u"UDP"_s);
        QVERIFY(!keepAlive->isEnabled());
        QVERIFY(reuse->isEnabled()); // of a group
        click(u"Server TLS"_s);
        QVERIFY(!keepAlive->isEnabled() && !reuse->isEnabled());
        QVERIFY(ttl->isEnabled());
    }

    void aPortInUseIsSaidUnderTheForm()
    {
        click(u"Start server"_s);
        QTRY_COMPARE(column(0).first(), u"listening"_s);
        click(u"Start server"_s);
        QTRY_COMPARE(column(0).last(), u"failed"_s);
        QVERIFY(message(u"formMessage"_s)->isVisible());
        QVERIFY(message(u"formMessage"_s)->text().contains(u"tcp://127.0.0.1:12000"));
        QSignalSpy wanted(&*m_panel, &ServerPanel::showInLogRequested);
        QTest::mouseClick(toolButton(message(u"formMessage"_s), u"Show in log"_s), Qt::LeftButton);
        QCOMPARE(wanted.size(), 1);
        QVERIFY(wanted.first().first().value<EndpointId>() != EndpointId::None);
    }

    void aFailedRowIsStartedAgainAndNotDoubled()
    {
        click(u"Start server"_s);
        QTRY_COMPARE(column(0).first(), u"listening"_s);
        click(u"Start server"_s);
        QTRY_COMPARE(column(0).last(), u"failed"_s);
        click(u"Start server"_s);
        QTRY_VERIFY(message(u"formMessage"_s)->isVisible());
        QCOMPARE(column(0).size(), 3);
    }

    void mistakesAreSaidBeforeAnythingStarts_data()
    {
        QTest::addColumn<QString>("reply");
        QTest::addColumn<QString>("text");
        QTest::newRow("a template with an unknown field") << u"Template"_s << u"{nope}"_s;
        QTest::newRow("an unknown escape") << u"Fixed text"_s << u"a\\q"_s;
    }
    void mistakesAreSaidBeforeAnythingStarts()
    {
        QFETCH(QString, reply);
        QFETCH(QString, text);
        choose(u"Server reply"_s, reply);
        QTest::keyClicks(control(u"Server reply text"_s), text);
        click(u"Start server"_s);
        QVERIFY(message(u"formMessage"_s)->isVisible());
        QVERIFY(control(u"Server reply text"_s)->hasFocus());
        QTest::qWait(0);
        QCOMPARE(column(0), QStringList({u"not started"_s, u"not started"_s}));
    }

    void anEmptyAddressIsAsked()
    {
        control<QComboBox>(u"Server address"_s)->setCurrentText(u" "_s);
        click(u"Start server"_s);
        QVERIFY(message(u"formMessage"_s)->text().contains(u"127.0.0.1"));
    }

    void replyTextShowsOnlyWhereItIsUsed()
    {
        const auto *field = control(u"Server reply text"_s);
        QVERIFY(!field->isVisible());
        choose(u"Server reply"_s, u"Fixed text"_s);
        QVERIFY(field->isVisible());
        choose(u"Server reply"_s, u"Echo"_s);
        QVERIFY(!field->isVisible());
    }

    void stoppedServersCanBeRemovedAndRunningOnesNot()
    {
        click(u"Start server"_s);
        QTRY_COMPARE(column(0).first(), u"listening"_s);
        QVERIFY(!control(u"Remove server"_s)->isEnabled());
        click(u"Stop server"_s);
        QTRY_VERIFY(control(u"Remove server"_s)->isEnabled());
        click(u"Remove server"_s);
        QCOMPARE(column(1), QStringList({u"udp://127.0.0.1:12000"_s}));
    }

    /// Nothing else moves, and Escape closes it.
    void rarelyUsedFieldsLieOverTheRest()
    {
        const QRect table = control(u"Servers"_s)->geometry();
        auto *more = control<QPushButton>(u"More server settings"_s);
        more->setChecked(true);
        QVERIFY(control(u"Backlog"_s)->isVisible());
        QCOMPARE(control(u"Servers"_s)->geometry(), table);
        QCOMPARE(more->text(), u"Less"_s);
        QTest::keyClick(control(u"Backlog"_s), Qt::Key_Escape);
        QVERIFY(!control(u"Backlog"_s)->isVisible());
        QVERIFY(!more->isChecked());
        QCOMPARE(QApplication::focusWidget(), more);
        more->setChecked(true);
        m_panel->hide();
        QVERIFY(!control(u"Backlog"_s)->isVisible());
        m_panel->show();
        QVERIFY(control(u"Backlog"_s)->isVisible());
    }

    void rowsAndFormComeBackReadyAtTheNextStart()
    {
        control<QSpinBox>(u"Server port"_s)->setValue(12345);
        unfold();
        click(u"Start server"_s);
        QTRY_COMPARE(column(0).last(), u"listening"_s);
        reopen();
        QCOMPARE(column(0), QStringList({u"not started"_s, u"not started"_s, u"not started"_s}));
        QCOMPARE(column(1).last(), u"tcp://127.0.0.1:12345"_s);
        QCOMPARE(control<QSpinBox>(u"Server port"_s)->value(), 12345);
        QVERIFY(!control(u"Backlog"_s)->isVisible()); // it would overlay the tables
    }

    void clientsAreShownWithTheirCounters()
    {
        const EndpointId client = startAndConnect();
        m_engine->send(client, "hello"_ba);
        QTRY_COMPARE(peers(PeerModel::BytesIn), QStringList{u"5 B"_s});
        QCOMPARE(peers(PeerModel::State), QStringList{u"connected"_s});
        QTRY_COMPARE(column(ServerModel::Clients).first(), u"1"_s);
        QTRY_COMPARE(column(ServerModel::Bytes).first(), u"10 B"_s);
    }

    void aClientIsDisconnectedOrAborted_data()
    {
        QTest::addColumn<QString>("button");
        QTest::addColumn<QString>("state");
        QTest::newRow("FIN") << u"Disconnect client"_s << u"closed"_s;
        QTest::newRow("RST") << u"Abort client"_s << u"reset"_s;
    }
    void aClientIsDisconnectedOrAborted()
    {
        QFETCH(QString, button);
        QFETCH(QString, state);
        startAndConnect();
        QVERIFY(!control(button)->isEnabled());
        peersTable()->selectRow(0);
        click(button);
        QTRY_COMPARE(peers(PeerModel::State), QStringList{state});
        QVERIFY(!control(button)->isEnabled());
    }

    void aUdpClientIsForgotten()
    {
        click(u"Start udp://127.0.0.1:12000"_s);
        QTRY_COMPARE(column(0), QStringList({u"not started"_s, u"listening"_s}));
        auto *forget = control<QPushButton>(u"Forget client"_s);
        QCOMPARE(forget->text(), u"Forget"_s);
        QVERIFY(whyUnavailable(control(u"Abort client"_s)).contains(u"nothing to reset"));
    }

    void aMessageGoesToAllOrToTheSelected()
    {
        startAndConnect();
        m_engine->sent.clear();
        auto *line = control<QLineEdit>(u"Message to clients"_s);
        QTest::keyClicks(line, u"all\\n"_s);
        QTest::keyClick(line, Qt::Key_Return);
        QCOMPARE(m_engine->sent, QList<QByteArray>{"all\n"_ba});
        choose(u"Clients to send to"_s, u"Selected"_s);
        click(u"Send to clients"_s);
        QVERIFY(message(u"peersMessage"_s)->isVisible());
        QCOMPARE(m_engine->sent.size(), 1);
        peersTable()->selectRow(0);
        click(u"Send to clients"_s);
        QCOMPARE(m_engine->sent.size(), 2);
        QVERIFY(!message(u"peersMessage"_s)->isVisible());
        QCOMPARE(column(0).first(), u"listening"_s); // Enter in this field does not submit the form
    }

    void aMessageToClientsIsRepeatedUntilItIsStopped()
    {
        startAndConnect();
        m_engine->sent.clear();
        QTest::keyClicks(control(u"Message to clients"_s), u"n {count}"_s);
        control<QCheckBox>(u"Repeat to clients"_s)->setChecked(true);
        control<QSpinBox>(u"Repeat to clients interval"_s)->setValue(1);
        auto *send = control<QPushButton>(u"Send to clients"_s);
        send->click();
        QTRY_VERIFY(m_engine->sent.size() >= 3);
        QCOMPARE(m_engine->sent.first(3), QList<QByteArray>({"n 1"_ba, "n 2"_ba, "n 3"_ba}));
        QCOMPARE(send->text(), u"Stop repeating"_s);
        send->click(); // a single press
        QCOMPARE(send->text(), u"Send to clients"_s);
        const qsizetype sent = m_engine->sent.size();
        QVERIFY(message(u"peersMessage"_s)->text().startsWith(u"Sent %1 messages."_s.arg(sent)));
        QTest::qWait(20); // many ticks of the stopped timer
        QCOMPARE(m_engine->sent.size(), sent);
    }

    void aMessageToNobodyIsNotSent()
    {
        click(u"Start server"_s);
        QTRY_COMPARE(column(0).first(), u"listening"_s);
        QTest::keyClicks(control(u"Message to clients"_s), u"hello"_s);
        click(u"Send to clients"_s);
        QVERIFY(message(u"peersMessage"_s)->text().contains(u"no client"));
        QVERIFY(m_engine->sent.isEmpty());
    }

    void aWrongEscapeToClientsIsSaidInPlace()
    {
        startAndConnect();
        m_engine->sent.clear();
        QTest::keyClicks(control(u"Message to clients"_s), u"\\q"_s);
        click(u"Send to clients"_s);
        QVERIFY(message(u"peersMessage"_s)->isVisible());
        QVERIFY(m_engine->sent.isEmpty());
    }

    /// The busiest first, then the quietest, then by arrival; closed ones come last.
    void clientsSortByAClickOnAHeader()
    {
        const QList<PeerStatus> clients = comeWith({{20001, 500}, {20002, 90'000}, {20003, 7}});
        end(clients.at(1));
        const QHeaderView *header = peersTable()->horizontalHeader();
        clickHeader(PeerModel::BytesIn);
        QCOMPARE(ports(), (QStringList{u"20001"_s, u"20003"_s, u"20002"_s}));
        QCOMPARE(header->sortIndicatorSection(), int(PeerModel::BytesIn));
        QCOMPARE(header->sortIndicatorOrder(), Qt::DescendingOrder);
        clickHeader(PeerModel::BytesIn);
        QCOMPARE(ports(), (QStringList{u"20003"_s, u"20001"_s, u"20002"_s}));
        clickHeader(PeerModel::BytesIn);
        QCOMPARE(ports(), (QStringList{u"20001"_s, u"20003"_s, u"20002"_s}));
        QCOMPARE(header->sortIndicatorSection(), -1);
        clickHeader(PeerModel::Peer);
        clickHeader(PeerModel::Peer);
        QCOMPARE(ports(), (QStringList{u"20003"_s, u"20001"_s, u"20002"_s}));
    }

    void clientsSortByTheKeyboard()
    {
        comeWith({{20001, 5}, {20002, 900}, {20003, 70}});
        QMenu *menu = peersTable()->actions().constFirst()->menu();
        QVERIFY(menu);
        QCOMPARE(peersTable()->contextMenuPolicy(), Qt::CustomContextMenu);
        const auto chooseOrder = [menu](const QString &name) {
            Q_EMIT menu->aboutToShow();
            for (QAction *action : menu->actions()) {
                if (action->text() == name)
                    return action->trigger();
            }
            QFAIL("no such order");
        };
        chooseOrder(u"In"_s);
        QCOMPARE(ports(), (QStringList{u"20002"_s, u"20003"_s, u"20001"_s}));
        chooseOrder(u"Smallest first"_s);
        QCOMPARE(ports(), (QStringList{u"20001"_s, u"20003"_s, u"20002"_s}));
        chooseOrder(u"Largest first"_s);
        chooseOrder(u"Order of arrival"_s);
        QCOMPARE(ports(), (QStringList{u"20001"_s, u"20002"_s, u"20003"_s}));
    }

    /// The selected row stays selected wherever it moves, and buttons act on it.
    void theSelectionGoesWithItsRow()
    {
        const QList<PeerStatus> clients = comeWith({{20001, 5}, {20002, 900}, {20003, 70}});
        peersTable()->selectRow(0);
        clickHeader(PeerModel::BytesIn);
        QCOMPARE(peersTable()->selectionModel()->selectedRows().constFirst().row(), 2);
        QCOMPARE(peersTable()->selectedRowNumbers(), QList<int>{0}); // the model's row
        click(u"Disconnect client"_s);
        QCOMPARE(m_engine->endedPeers, QList<ConversationId>{clients.at(0).conversation.id});
    }

    /// The row that somebody is about to click stays where it was.
    void rowsStayWhereTheyAreUnderTheMouse()
    {
        QList<PeerStatus> clients = comeWith({{20001, 5}, {20002, 900}, {20003, 70}});
        clickHeader(PeerModel::BytesIn);
        QWidget *viewport = peersTable()->viewport();
        viewport->setAttribute(Qt::WA_UnderMouse);
        countersOf(clients[0])->bytesIn = 5000;
        QTRY_VERIFY(peers(PeerModel::BytesIn).contains(u"5.00 kB"_s));
        QTest::qWait(1500); // longer than rows take to settle
        QCOMPARE(ports(), (QStringList{u"20002"_s, u"20003"_s, u"20001"_s}));
        viewport->setAttribute(Qt::WA_UnderMouse, false);
        QTRY_COMPARE(ports(), (QStringList{u"20001"_s, u"20002"_s, u"20003"_s}));
    }

    void emptyTablesSayWhatToDoNext()
    {
        QVERIFY(!peersTable()->accessibleDescription().isEmpty());
        QVERIFY(table()->model()->rowCount() > 0);
        QCOMPARE(table()->accessibleDescription(), QString());
        table()->selectAll();
        click(u"Remove server"_s);
        QCOMPARE(table()->model()->rowCount(), 0);
        QVERIFY(!table()->accessibleDescription().isEmpty());
    }

    void fitsHalfOfASmallScreen() { checkHalfOfASmallScreen(u"More server settings"_s); }

    void largeTextBreaksRowsInsteadOfScrollingSideways_data()
    {
        QTest::addColumn<int>("pixels");
        QTest::newRow("125 %") << 16;
        QTest::newRow("150 %") << 20;
    }
    void largeTextBreaksRowsInsteadOfScrollingSideways()
    {
        QFETCH(int, pixels);
        checkLargeTextBreaksRows(pixels, u"Start server"_s);
    }

    void largeTextScrollsInsteadOfPushingTheWindowOffTheScreen() { checkLargeTextScrolls(); }

private:
    void unfold() { control<QPushButton>(u"More server settings"_s)->setChecked(true); }

    [[nodiscard]] RowTable *peersTable() const { return control<RowTable>(u"Connected clients"_s); }
    [[nodiscard]] QStringList peers(int number) const { return cells(peersTable(), number); }

    [[nodiscard]] static QToolButton *toolButton(const QWidget *root, const QString &text)
    {
        for (auto *button : root->findChildren<QToolButton *>()) {
            if (button->text() == text)
                return button;
        }
        return nullptr;
    }

    /// Clients of a server of ours, by port, with the bytes received from each.
    QList<PeerStatus> comeWith(const QList<std::pair<quint16, quint64>> &clients)
    {
        click(u"Start server"_s);
        if (!QTest::qWaitFor([this] { return column(ServerModel::State).contains(u"listening"_s); }))
            return {};
        QList<PeerStatus> came;
        for (const auto &[port, bytes] : clients) {
            PeerStatus peer;
            peer.conversation.endpoint = EndpointId(1);
            peer.conversation.local = SocketAddress::fromIp(u"127.0.0.1"_s, 12000);
            peer.conversation.remote = SocketAddress::fromIp(u"127.0.0.1"_s, port);
            peer.conversation.id = m_engine->log().addConversation(peer.conversation);
            const auto counters = std::make_shared<TrafficCounters>();
            counters->bytesIn = bytes;
            peer.counters = counters;
            came.append(peer);
            Q_EMIT m_engine->peerChanged(peer);
        }
        return came;
    }
    static TrafficCounters *countersOf(const PeerStatus &peer)
    {
        return const_cast<TrafficCounters *>(&*peer.counters);
    }
    void end(PeerStatus peer)
    {
        peer.state = LinkState::Closed;
        Q_EMIT m_engine->peerChanged(peer);
    }
    void clickHeader(int column) const
    {
        const QHeaderView *header = peersTable()->horizontalHeader();
        QTest::mouseClick(header->viewport(), Qt::LeftButton, {},
                          {header->sectionViewportPosition(column) + 10, header->height() / 2});
    }
    /// The clients, in displayed order.
    [[nodiscard]] QStringList ports() const
    {
        QStringList all;
        for (const QString &address : peers(PeerModel::Peer))
            all.append(address.section(u':', -1));
        return all;
    }

    EndpointId startAndConnect()
    {
        click(u"Start server"_s);
        ClientSettings settings;
        settings.url = {Transport::Tcp, u"127.0.0.1"_s, 12000};
        const EndpointId client = m_engine->openClient(settings);
        const bool came = QTest::qWaitFor([this] { return peers(0).size() == 1; });
        return came ? client : EndpointId::None;
    }
};

QTEST_MAIN(TestServerPanel)
#include "tst_serverpanel.moc"
