// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/endpointjson.h"
#include "core/log/messagelog.h"
#include "core/values/errorcatalog.h"
#include "models/common/endpointtext.h"
#include "support/panelaudit.h"
#include "support/paneltest.h"
#include "support/strictwarnings.h"
#include "widgets/clients/clientform.h"
#include "widgets/clients/clientpanel.h"
#include "widgets/common/availability.h"
#include "widgets/common/framingchooser.h"
#include "widgets/common/pathfield.h"
#include "widgets/composer/messageeditor.h"

#include <QCheckBox>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTest>

using namespace swb;
using namespace Qt::StringLiterals;

class TestClientPanel : public QObject, protected PanelTest<ClientPanel>
{
    Q_OBJECT

public:
    TestClientPanel()
        : PanelTest(u"Connections"_s, {720, 600})
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
        for (const QString &name : {u"Client protocol"_s, u"Client TLS"_s, u"Client host"_s, u"Client port"_s,
                                    u"Connect"_s, u"Disconnect"_s, u"Message"_s, u"Message format"_s,
                                    u"Line ending"_s, u"Send"_s, u"Connections"_s})
            QTest::newRow(qPrintable(name)) << name;
    }
    void fixedNamesAreThere()
    {
        QFETCH(QString, name);
        QVERIFY(control(name));
    }

    void noFieldLiesOverAnother() { QCOMPARE(sharedCells(&*m_panel).join(u'\n'), QString()); }

    void everyControlHasANameAndATip()
    {
        unfold();
        QCOMPARE(unnamedControls(&*m_panel).join(u'\n'), QString());
    }

    /// For a chat, from connecting until it closes.
    void whoIsThereIsListed()
    {
        const auto *list = control(u"Who is here"_s);
        const auto *title = m_panel->findChild<QLabel *>(u"presenceLabel"_s);
        serve(Transport::Tcp);
        click(u"Connect"_s);
        QTRY_COMPARE(states(), QStringList{u"connected"_s});
        QVERIFY(!list->isVisible()); // only bytes
        click(u"Disconnect"_s);
        QTRY_COMPARE(states().count(u"connected"_s), 0);
        choose(u"Client protocol"_s, u"Chat"_s);
        const QSignalSpy changed(&*m_engine, &Engine::clientChanged);
        click(u"Connect"_s);
        QTRY_COMPARE(states().count(u"connected"_s), 1);
        const EndpointId id = changed.last().constFirst().value<ClientStatus>().id;
        QTRY_VERIFY(list->isVisible());
        QCOMPARE(title->text(), u"Who is here: 0"_s);
        QVERIFY(list->accessibleDescription().contains(u"/who"_s));
        Q_EMIT m_engine->presentChanged(id, {{u"Anna"_s, u"Otto"_s}, 0, 1});
        QCOMPARE(title->text(), u"Who is here: 2"_s);
        QCOMPARE(cells(control<QAbstractItemView>(u"Who is here"_s), 0), (QStringList{u"Anna"_s, u"Otto"_s}));
        QCOMPARE(list->accessibleDescription(), QString());
        QCOMPARE(unnamedControls(&*m_panel), QStringList());
        click(u"Disconnect"_s);
        QTRY_VERIFY(!list->isVisible());
    }

    void connectAndSendAreTwoClicks()
    {
        serve(Transport::Tcp);
        click(u"Connect"_s);
        QTRY_COMPARE(states(), QStringList{u"connected"_s});
        click(u"Send"_s);
        QCOMPARE(m_engine->sent, QList<QByteArray>{"hello"_ba});
        QTRY_COMPARE(column(ClientModel::BytesIn), QStringList{u"5 B"_s});
    }

    /// Each button goes with its row, and so does what is done to the selected one.
    void whatIsOverGoesToTheEndWithItsButton()
    {
        serve(Transport::Tcp);
        click(u"Connect"_s);
        QTRY_COMPARE(states(), QStringList{u"connected"_s});
        click(u"Connect"_s);
        QTRY_COMPARE(states().count(u"connected"_s), 2);
        table()->selectRow(0);
        const int first = table()->selectedRowNumbers().constFirst();
        click(u"Disconnect"_s);
        QTRY_COMPARE(states(), (QStringList{u"connected"_s, u"closed"_s}));
        QCOMPARE(table()->selectedRowNumbers(), QList<int>{first});
        QCOMPARE(table()->selectionModel()->selectedRows().constFirst().row(), 1);
        clickRow(1);
        QTRY_COMPARE(states(), (QStringList{u"connected"_s, u"connected"_s}));
        QCOMPARE(table()->selectedRowNumbers(), QList<int>{first});
    }

    void aMessageIsRepeatedUntilItsNumberIsReached()
    {
        serve(Transport::Tcp);
        click(u"Connect"_s);
        QTRY_COMPARE(states(), QStringList{u"connected"_s});
        repeat(1, 3);
        click(u"Send"_s);
        QTRY_COMPARE(m_engine->sent.size(), 3);
        QTRY_VERIFY(!control(u"Cancel sending"_s)->isVisible());
        QCOMPARE(m_engine->sent, QList<QByteArray>({"hello 1"_ba, "hello 2"_ba, "hello 3"_ba}));
    }

    void oneMessageIsRepeatedUntilItIsStopped()
    {
        serve(Transport::Tcp);
        click(u"Connect"_s);
        QTRY_COMPARE(states(), QStringList{u"connected"_s});
        repeat(1, 0);
        click(u"Send"_s);
        QTRY_VERIFY(m_engine->sent.size() >= 3);
        QVERIFY(control(u"Cancel sending"_s)->isVisible());
        click(u"Cancel sending"_s);
        const qsizetype sent = m_engine->sent.size();
        QVERIFY(!control(u"Cancel sending"_s)->isVisible());
        QTest::qWait(20);
        QCOMPARE(m_engine->sent.size(), sent);
    }

    void aRepetitionEndsWithItsClient()
    {
        serve(Transport::Tcp);
        click(u"Connect"_s);
        QTRY_COMPARE(states(), QStringList{u"connected"_s});
        repeat(1, 0);
        click(u"Send"_s);
        QTRY_VERIFY(!m_engine->sent.isEmpty());
        click(u"Disconnect"_s);
        QTRY_COMPARE(states(), QStringList{u"closed"_s});
        QVERIFY(!control(u"Cancel sending"_s)->isVisible());
        QVERIFY(message(u"composerMessage"_s)->text().contains(u"no longer repeated"));
    }

    void sendRightAfterConnectWaitsForTheConnection()
    {
        serve(Transport::Tcp);
        click(u"Connect"_s);
        click(u"Send"_s);
        QVERIFY(m_engine->sent.isEmpty());
        QTRY_COMPARE(m_engine->sent, QList<QByteArray>{"hello"_ba});
        QCOMPARE(states(), QStringList{u"connected"_s});
    }

    void whatWaitedForAConnectionThatFailsIsSaidToBeUnsent()
    {
        click(u"Connect"_s);
        click(u"Send"_s);
        QTRY_COMPARE(states(), QStringList{u"failed"_s});
        QVERIFY(message(u"composerMessage"_s)->text().contains(u"Nothing was sent"));
        QVERIFY(m_engine->sent.isEmpty());
    }

    void enterInAnyFieldConnects_data()
    {
        QTest::addColumn<QString>("field");
        for (const QString &field : {u"Client protocol"_s, u"Client TLS"_s, u"Client host"_s,
                                     u"Client port"_s, u"Connect"_s, u"Connect timeout"_s})
            QTest::newRow(qPrintable(field)) << field;
    }
    void enterInAnyFieldConnects()
    {
        QFETCH(QString, field);
        unfold();
        QTest::keyClick(control(field), Qt::Key_Return);
        QCOMPARE(states().size(), 1);
    }

    void tabGoesThroughThePanelInReadingOrder()
    {
        const QStringList order{
            u"Client protocol"_s,      u"Client TLS"_s, u"Client host"_s, u"Client port"_s,
            u"More client settings"_s, u"Connect"_s,    u"Connections"_s, u"Text"_s,
            u"Line ending"_s,          u"Repeat"_s,     u"Message"_s,     u"Send"_s,
            u"Saved messages"_s};
        control(order.first())->setFocus();
        for (const QString &name : order) {
            QCOMPARE(QApplication::focusWidget()->accessibleName(), name);
            QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
        }
    }

    /// Whatever the protocol; it stays the same through a relay.
    void theFormSpeaksWhatTheServerDoes()
    {
        ServerStatus server;
        server.settings.url = {Transport::Tls, u"127.0.0.1"_s, 0, u"https"_s};
        server.bound = SocketAddress::fromIp(u"127.0.0.1"_s, 8443);
        m_panel->suggest(server);
        QCOMPARE(control<QComboBox>(u"Client protocol"_s)->currentText(), u"HTTP"_s);
        acceptOffer(u"Turn on TLS"_s);
        QVERIFY(control<QCheckBox>(u"Client TLS"_s)->isChecked());
        QVERIFY(control(u"Request path"_s)->isVisible());
        const EndpointUrl relay = m_panel->spokenThrough({Transport::Tcp, u"127.0.0.1"_s, 8444});
        QCOMPARE(relay.toString(), u"https://127.0.0.1:8444"_s);
        const EndpointUrl datagrams = m_panel->spokenThrough({Transport::Udp, u"127.0.0.1"_s, 8444});
        QCOMPARE(datagrams.toString(), u"udp://127.0.0.1:8444"_s);
    }

    void theFormFollowsTheServerJustStarted_data()
    {
        QTest::addColumn<QString>("host");
        QTest::addColumn<QString>("bound");
        QTest::addColumn<QString>("suggested");
        QTest::newRow("an address") << u"127.0.0.1"_s << u"127.0.0.1"_s << u"127.0.0.1"_s;
        QTest::newRow("a name") << u"localhost"_s << u"127.0.0.1"_s << u"localhost"_s;
        QTest::newRow("all IPv4 interfaces") << u"0.0.0.0"_s << u"0.0.0.0"_s << u"127.0.0.1"_s;
        QTest::newRow("all IPv6 interfaces") << u"::"_s << u"::"_s << u"::1"_s;
        QTest::newRow("both families") << u"*"_s << u"::"_s << u"::1"_s;
        QTest::newRow("a group") << u"239.1.2.3"_s << u"239.1.2.3"_s << u"239.1.2.3"_s;
    }
    void theFormFollowsTheServerJustStarted()
    {
        QFETCH(QString, host);
        QFETCH(QString, bound);
        ServerStatus server;
        server.settings.url = {Transport::Dtls, host, 0};
        server.bound = SocketAddress::fromIp(bound, 40'123);
        m_panel->suggest(server);
        QTEST(control<QLineEdit>(u"Client host"_s)->text(), "suggested");
        QCOMPARE(control<QSpinBox>(u"Client port"_s)->value(), 40'123);
        QCOMPARE(control<QComboBox>(u"Client protocol"_s)->currentText(), u"UDP"_s);
        QVERIFY(!control<QCheckBox>(u"Client TLS"_s)->isChecked()); // that is the user's decision
        acceptOffer(u"Turn on TLS"_s);
        QVERIFY(control<QCheckBox>(u"Client TLS"_s)->isChecked());
        server.settings.url.transport = Transport::Udp;
        m_panel->suggest(server);
        QVERIFY(control<QCheckBox>(u"Client TLS"_s)->isChecked());
        acceptOffer(u"Turn off TLS"_s);
        QVERIFY(!control<QCheckBox>(u"Client TLS"_s)->isChecked());
    }

    void aPortThatIsNoneIsSaidWhileItIsTyped_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<bool>("isPort");
        QTest::newRow("one below the highest") << u"65534"_s << true;
        QTest::newRow("the highest") << u"65535"_s << true;
        QTest::newRow("one above") << u"65536"_s << false;
        QTest::newRow("five digits") << u"99999"_s << false;
        QTest::newRow("six digits") << u"123456"_s << false;
    }
    /// The URL stays as typed, and nothing connects anywhere else.
    void aPortThatIsNoneIsSaidWhileItIsTyped()
    {
        QFETCH(const QString, typed);
        QFETCH(const bool, isPort);
        QSignalSpy changed(&*m_engine, &Engine::clientChanged);
        auto *const port = control<QSpinBox>(u"Client port"_s);
        const int width = port->width();
        port->setFocus();
        port->selectAll();
        QTest::keyClicks(port, typed);
        QCOMPARE(port->text(), typed);
        QCOMPARE(!saidMessage().isEmpty(), !isPort);
        if (!isPort)
            QVERIFY2(saidMessage().startsWith(u"Port %1 is above 65535."_s.arg(typed)),
                     qPrintable(saidMessage()));
        QCOMPARE(port->width(), width);
        click(u"Connect"_s);
        QCOMPARE(port->text(), typed);
        if (isPort) {
            QTRY_VERIFY(!changed.isEmpty());
            return;
        }
        QVERIFY(changed.isEmpty());
        QTest::keyClick(port, Qt::Key_Down);
        QCOMPARE(port->value(), 65'535);
        QVERIFY(saidMessage().isEmpty());
    }

    /// If the user has entered an address, starting a server does not change it.
    void theFormStaysWhereSomebodyPointedIt_data()
    {
        QTest::addColumn<QString>("field");
        for (const QString &field : {u"Client host"_s, u"Client port"_s, u"Client protocol"_s})
            QTest::newRow(qPrintable(field)) << field;
    }
    void theFormStaysWhereSomebodyPointedIt()
    {
        QFETCH(QString, field);
        ServerStatus server;
        server.settings.url = {Transport::Tcp, u"127.0.0.1"_s, 0};
        server.bound = SocketAddress::fromIp(u"127.0.0.1"_s, 40'123);
        m_panel->suggest(server);
        QCOMPARE(control<QSpinBox>(u"Client port"_s)->value(), 40'123);
        control(field)->setFocus();
        QTest::keyClick(control(field), field == u"Client host" ? Qt::Key_X : Qt::Key_Down);
        const QString pointed = m_panel->spokenThrough({Transport::Tcp, u"x"_s, 1}).scheme;
        const int port = control<QSpinBox>(u"Client port"_s)->value();
        server.bound.port = 40'999;
        m_panel->suggest(server);
        QCOMPARE(control<QSpinBox>(u"Client port"_s)->value(), port);
        QCOMPARE(m_panel->spokenThrough({Transport::Tcp, u"x"_s, 1}).scheme, pointed);
        QCOMPARE(control<QLineEdit>(u"Client host"_s)->text().contains(u'x'), field == u"Client host");
    }

    void theFamilyOfSocketsIsChosenAndItsLimitsAreSaid()
    {
        QSignalSpy changed(&*m_engine, &Engine::clientChanged);
        unfold();
        auto *const sockets = control<QComboBox>(u"Client sockets"_s);
        const auto *const note = m_panel->findChild<QLabel *>(u"clientSocketsNote"_s);
        QCOMPARE(sockets->currentText(), displayName(defaultSocketFamily()));
        QCOMPARE(sockets->isEnabled(), isBuilt(SocketFamily::Native));
        QCOMPARE(note->isVisible(), !isBuilt(SocketFamily::Native));
        sockets->setCurrentText(u"Qt classes"_s);
        QVERIFY(note->isVisible());
        QVERIFY2(note->text().contains(u"TCP"_s), qPrintable(note->text()));
        QVERIFY(note->toolTip().contains(u"when the peer finishes sending"_s));
        control<QComboBox>(u"Client protocol"_s)->setCurrentText(u"UDP"_s);
        QVERIFY2(note->text().contains(u"UDP"_s), qPrintable(note->text()));
        click(u"Connect"_s);
        QTRY_VERIFY(!changed.isEmpty());
        QCOMPARE(changed.first().first().value<ClientStatus>().settings.sockets, SocketFamily::Qt);
    }

    void halfCloseIsForSocketsThatCan_data()
    {
        QTest::addColumn<SocketFamily>("family");
        QTest::newRow("native") << SocketFamily::Native;
        QTest::newRow("qt") << SocketFamily::Qt;
    }
    void halfCloseIsForSocketsThatCan()
    {
        QFETCH(SocketFamily, family);
        serve(Transport::Tls);
        ClientSettings client;
        client.url = {Transport::Tls, u"127.0.0.1"_s, 12000};
        client.sockets = family;
        m_panel->takeOver({client});
        click(u"Connect to tls://127.0.0.1:12000 again"_s);
        QTRY_COMPARE(states(), QStringList{u"connected"_s});
        const auto *const button = m_panel->findChild<QPushButton *>(u"halfCloseButton"_s);
        QCOMPARE(button->isEnabled(), family == SocketFamily::Native);
        QCOMPARE(whyUnavailable(button).contains(u"QSslSocket"), family == SocketFamily::Qt);
    }

    void itLeavesFromTheAddressOfTheForm()
    {
        QSignalSpy changed(&*m_engine, &Engine::clientChanged);
        unfold();
        auto *const local = control<QLineEdit>(u"Local address"_s);
        local->setText(u"my computer"_s);
        click(u"Connect"_s);
        QVERIFY(message(u"formMessage"_s)->text().contains(u"“my computer” is not a valid local address"));
        local->setText(u"127.0.0.2"_s);
        control<QSpinBox>(u"Local port"_s)->setValue(4000);
        click(u"Connect"_s);
        QTRY_VERIFY(!changed.isEmpty());
        const ClientSettings settings = changed.first().first().value<ClientStatus>().settings;
        QCOMPARE(settings.localHost, u"127.0.0.2"_s);
        QCOMPARE(settings.localPort, 4000);
    }

    void whatIsSentIsFramedWhereThatIsTicked()
    {
        QSignalSpy changed(&*m_engine, &Engine::clientChanged);
        unfold();
        auto *const frame = control<QCheckBox>(u"Frame what is sent"_s);
        QVERIFY(!frame->isEnabled()); // without a framing
        m_panel->findChild<FramingChooser *>(u"clientFramingChooser"_s)->setFraming(u"length2"_s);
        QVERIFY(frame->isEnabled());
        frame->click();
        click(u"Connect"_s);
        QTRY_VERIFY(!changed.isEmpty());
        const ClientSettings settings = changed.first().first().value<ClientStatus>().settings;
        QCOMPARE(settings.framing, u"length2"_s);
        QVERIFY(settings.frameSent);
    }

    void whatIsAskedOfTheSystemReachesTheEngine()
    {
        QSignalSpy changed(&*m_engine, &Engine::clientChanged);
        unfold();
        auto *const keepAlive = control<QSpinBox>(u"Client keep-alive"_s);
        keepAlive->setValue(30);
        control<QSpinBox>(u"Client TTL"_s)->setValue(5);
        control<QSpinBox>(u"Client receive buffer"_s)->setValue(8192);
        control<QSpinBox>(u"Client send buffer"_s)->setValue(16'384);
        click(u"Connect"_s);
        QTRY_VERIFY(!changed.isEmpty());
        const SocketOptions expected{true, std::chrono::seconds(30), 5, 8192, 16'384};
        QVERIFY(changed.first().first().value<ClientStatus>().settings.options == expected);
        control<QComboBox>(u"Client protocol"_s)->setCurrentText(u"UDP"_s);
        QVERIFY(!keepAlive->isEnabled()); // no connection to keep
    }

    void whatIsAskedOfTheSystemComesBackWithTheClient()
    {
        ClientSettings client;
        client.options
            = {true, std::chrono::seconds(limits::keepAliveSeconds), limits::ttl, limits::bufferBytes, 1};
        ClientForm form;
        form.setSettings(client);
        QVERIFY(form.settings().options == client.options);
        form.setSettings(ClientSettings());
        QVERIFY(form.settings().options.areDefault());
    }

    void whatAGroupNeedsIsForUdpAlone()
    {
        QSignalSpy changed(&*m_engine, &Engine::clientChanged);
        unfold();
        auto *const interface = control<QLineEdit>(u"Client group interface"_s);
        auto *const ttl = control<QSpinBox>(u"Group TTL"_s);
        auto *const loop = control<QCheckBox>(u"Group loop"_s);
        for (const QWidget *field : std::initializer_list<QWidget *>{interface, ttl, loop})
            QVERIFY(!field->isEnabled());
        control<QComboBox>(u"Client protocol"_s)->setCurrentText(u"UDP"_s);
        QVERIFY(ttl->isEnabled());
        QCOMPARE(ttl->value(), 1);
        QVERIFY(loop->isChecked());
        QTest::keyClicks(interface, u"eth0"_s);
        ttl->setValue(3);
        loop->setChecked(false);
        auto *const alsoTo = control<QLineEdit>(u"Also to"_s);
        alsoTo->setText(u"127.0.0.1"_s);
        click(u"Connect"_s);
        QVERIFY(message(u"formMessage"_s)->text().contains(u"“127.0.0.1” is not an address to send to"));
        QVERIFY(changed.isEmpty());
        alsoTo->setText(u"127.0.0.1:12001,[::1]:12002"_s);
        click(u"Connect"_s);
        QTRY_VERIFY(!changed.isEmpty());
        const ClientSettings settings = changed.first().first().value<ClientStatus>().settings;
        QCOMPARE(settings.groupInterface, u"eth0"_s);
        QCOMPARE(settings.groupTtl, 3);
        QVERIFY(!settings.groupLoop);
        QCOMPARE(alsoToText(settings.alsoTo), u"127.0.0.1:12001, [::1]:12002"_s);
    }

    void whatTlsTakesIsForEncryptionAlone()
    {
        QSignalSpy changed(&*m_engine, &Engine::clientChanged);
        unfold();
        auto *const alpn = control<QLineEdit>(u"Client ALPN"_s);
        auto *const passphrase = control<QLineEdit>(u"Client key passphrase"_s);
        QVERIFY(!alpn->isEnabled() && !passphrase->isEnabled());
        control<QCheckBox>(u"Client TLS"_s)->setChecked(true);
        QVERIFY(alpn->isEnabled() && passphrase->isEnabled());
        QCOMPARE(passphrase->echoMode(), QLineEdit::Password);
        QTest::keyClicks(alpn, u"h2, http/1.1"_s);
        QTest::keyClicks(passphrase, u"open sesame"_s);
        control<PathField>(u"Client key passphrase file"_s)->setPath(u"/a/pass.txt"_s);
        QTest::keyClicks(control(u"Server name"_s), u"shop.example"_s);
        QTest::keyClicks(control(u"Client ciphers"_s), u"HIGH"_s);
        control<QComboBox>(u"Client highest TLS version"_s)->setCurrentText(u"1.2"_s);
        click(u"Connect"_s);
        QTRY_VERIFY(!changed.isEmpty());
        const ClientSettings settings = changed.first().first().value<ClientStatus>().settings;
        QCOMPARE(settings.serverName, u"shop.example"_s);
        QCOMPARE(settings.tls.alpn, QStringList({u"h2"_s, u"http/1.1"_s}));
        QCOMPARE(settings.tls.keyPassphrase, u"open sesame"_s);
        QCOMPARE(settings.tls.keyPassphraseFile, u"/a/pass.txt"_s);
        QCOMPARE(settings.tls.ciphers, u"HIGH"_s);
        QCOMPARE(settings.tls.highest, TlsVersion::Tls12);
    }

    void mailMayBeginTlsLater()
    {
        unfold();
        auto *const later = control<QCheckBox>(u"Client STARTTLS"_s);
        later->setChecked(true);
        QVERIFY(!later->isEnabled()); // TCP has no such command
        ClientForm *const form = m_panel->findChild<ClientForm *>();
        QVERIFY(!form->settings().startTls);
        QVERIFY(!control(u"Client ciphers"_s)->isEnabled());
        control<QComboBox>(u"Client protocol"_s)->setCurrentText(u"Mail"_s);
        QVERIFY(later->isEnabled());
        QVERIFY(form->settings().startTls);
        QVERIFY(control(u"Client ciphers"_s)->isEnabled());
        QVERIFY(control(u"Verify certificate"_s)->isEnabled());
        const ClientSettings kept = clientFromJson(toJson(form->settings()));
        form->setSettings({});
        QVERIFY(!later->isChecked());
        form->setSettings(kept);
        QVERIFY(form->settings().startTls);
        control<QCheckBox>(u"Client TLS"_s)->setChecked(true);
        QVERIFY(!later->isEnabled()); // it is encrypted from the start
    }

    void whatDtlsCannotIsGreyAndSaysWhy()
    {
        unfold();
        control<QComboBox>(u"Client protocol"_s)->setCurrentText(u"UDP"_s);
        control<QCheckBox>(u"Client TLS"_s)->setChecked(true);
        for (const QString &name :
             {u"Client ALPN"_s, u"Client lowest TLS version"_s, u"Client TLS key log"_s}) {
            const QWidget *const field = control(name);
            QVERIFY2(!field->isEnabled() && whyUnavailable(field).contains(u"DTLS"), qPrintable(name));
        }
        QVERIFY(control(u"Client ciphers"_s)->isEnabled());
    }

    void refusalIsSaidUnderTheForm()
    {
        click(u"Connect"_s);
        QTRY_COMPARE(states(), QStringList{u"failed"_s});
        QVERIFY(message(u"formMessage"_s)->isVisible());
        QVERIFY(message(u"formMessage"_s)->text().contains(u"tcp://127.0.0.1:12000"));
        QVERIFY(!message(u"connectionMessage"_s)->isVisible());
    }

    void anEmptyHostIsAsked()
    {
        control<QLineEdit>(u"Client host"_s)->clear();
        click(u"Connect"_s);
        QVERIFY(message(u"formMessage"_s)->isVisible());
        QVERIFY(states().isEmpty());
    }

    void switchingTheCheckOffShows()
    {
        const auto *note = m_panel->findChild<QLabel *>(u"unverifiedLabel"_s);
        control<QCheckBox>(u"Client TLS"_s)->setChecked(true);
        QVERIFY(note->text().isEmpty());
        control<QCheckBox>(u"Verify certificate"_s)->setChecked(false);
        QVERIFY(!note->text().isEmpty());
        QVERIFY(note->isVisible());
    }

    void sendWithoutAConnectionSaysSo()
    {
        click(u"Send"_s);
        QVERIFY(message(u"composerMessage"_s)->text().contains(u"Connect"));
        QVERIFY(m_engine->sent.isEmpty());
    }

    void sendToAConnectionThatIsOverSaysSo()
    {
        connectTo(Transport::Tcp);
        click(u"Disconnect"_s);
        QTRY_COMPARE(states(), QStringList{u"closed"_s});
        click(u"Send"_s);
        QVERIFY(message(u"composerMessage"_s)->text().contains(u"Nothing was sent"));
        QVERIFY(m_engine->sent.isEmpty());
    }

    void connectionsEndInThreeWays_data()
    {
        QTest::addColumn<QString>("button");
        QTest::addColumn<QString>("state");
        QTest::newRow("disconnect") << u"Disconnect"_s << u"closed"_s;
        QTest::newRow("half-close") << u"Half-close"_s << u"half-closed by us"_s;
        QTest::newRow("abort") << u"Abort"_s << u"reset"_s;
    }
    void connectionsEndInThreeWays()
    {
        QFETCH(QString, button);
        QFETCH(QString, state);
        QVERIFY(!control(button)->isEnabled());
        connectTo(Transport::Tcp);
        QVERIFY(press(control(button)));
        QTRY_COMPARE(states(), QStringList{state});
    }

    void aDatagramHasNoHalf()
    {
        connectTo(Transport::Udp);
        QCOMPARE(states(), QStringList{u"ready"_s});
        QVERIFY(!control(u"Half-close"_s)->isEnabled());
    }

    /// It has no FIN and no RST.
    void aUdpSocketIsClosed()
    {
        connectTo(Transport::Udp);
        auto *close = control<QPushButton>(u"Close"_s);
        QCOMPARE(close->text(), u"&Close"_s);
        QVERIFY(!close->toolTip().contains(u"FIN"));
        auto *abort = control<QPushButton>(u"Abort"_s);
        QVERIFY(!abort->isEnabled());
        QVERIFY(whyUnavailable(abort).contains(u"nothing to reset"));
        click(u"Close"_s);
        QTRY_COMPARE(states(), QStringList{u"closed"_s});
        QCOMPARE(control<QPushButton>(u"Disconnect"_s)->text(), u"&Disconnect (FIN)"_s);
    }

    void abortReachesConnectionsAlone()
    {
        connectTo(Transport::Tcp);
        connectTo(Transport::Udp);
        table()->selectAll();
        QVERIFY(control(u"Disconnect"_s)->toolTip().contains(u"UDP sockets"));
        click(u"Abort"_s);
        QTRY_COMPARE(states(), QStringList({u"reset"_s, u"ready"_s}));
    }

    /// An error that ended nothing is a warning, however bad: a check that is switched off, a missing
    /// close_notify.
    void aComplaintOfAnOpenClientIsAWarning()
    {
        ClientStatus status;
        connect(&*m_engine, &Engine::clientChanged, this,
                [&status](const ClientStatus &changed) { status = changed; });
        connectTo(Transport::Tcp);
        disconnect(&*m_engine, &Engine::clientChanged, this, nullptr);
        status.error = makeError(ErrorCode::CertificateSelfSigned, u"The certificate failed its checks."_s);
        Q_EMIT m_engine->clientChanged(status);
        const QModelIndex state = table()->model()->index(0, ClientModel::State);
        QCOMPARE(state.data(ToneRole).toInt(), int(Severity::Warning));
        QTRY_VERIFY(message(u"connectionMessage"_s)->isVisible());
        QCOMPARE(message(u"connectionMessage"_s)->severity(), Severity::Warning);
        status.state = LinkState::Failed;
        Q_EMIT m_engine->clientChanged(status);
        QCOMPARE(state.data(ToneRole).toInt(), int(Severity::Error));
    }

    void everySelectedConnectionGetsTheMessage()
    {
        connectTo(Transport::Tcp);
        click(u"Connect"_s);
        QTRY_COMPARE(states(), QStringList({u"connected"_s, u"connected"_s}));
        table()->selectAll();
        click(u"Send"_s);
        QCOMPARE(m_engine->sent, QList<QByteArray>({"hello"_ba, "hello"_ba}));
        table()->clearSelection();
        click(u"Send"_s);
        QCOMPARE(m_engine->sent.size(), 2);
        QVERIFY(message(u"composerMessage"_s)->text().contains(u"select"));
    }

    void theOnlyOpenConnectionNeedsNoSelection()
    {
        connectTo(Transport::Tcp);
        table()->clearSelection();
        click(u"Send"_s);
        QCOMPARE(m_engine->sent.size(), 1);
    }

    void aDatagramTooLargeIsSaidBeforeSending_data()
    {
        QTest::addColumn<int>("size");
        QTest::addColumn<bool>("sent");
        QTest::newRow("one below") << limits::datagramBytesIPv4 - 1 << true;
        QTest::newRow("at the limit") << limits::datagramBytesIPv4 << true;
        QTest::newRow("one above") << limits::datagramBytesIPv4 + 1 << false;
    }
    void aDatagramTooLargeIsSaidBeforeSending()
    {
        QFETCH(int, size);
        QFETCH(bool, sent);
        connectTo(Transport::Udp);
        editor()->setPlainText(QString(size, u'x'));
        QCOMPARE(message(u"composerMessage"_s)->isVisible(), !sent);
        click(u"Send"_s);
        QCOMPARE(m_engine->sent.size(), qsizetype(sent));
        QCOMPARE(message(u"composerMessage"_s)->isVisible(), !sent);
    }

    void anEmptyMessageIsADatagramAndNothingToAStream()
    {
        connectTo(Transport::Udp);
        editor()->clear();
        click(u"Send"_s);
        QCOMPARE(m_engine->sent, QList<QByteArray>{QByteArray()});
        m_engine->sent.clear();
        connectTo(Transport::Tcp);
        click(u"Send"_s);
        QVERIFY(m_engine->sent.isEmpty());
        QVERIFY(message(u"composerMessage"_s)->isVisible());
    }

    void aFileIsSentWholeAndInPieces()
    {
        const QByteArray content = QByteArray(1'000'000, 'a') + QByteArray(1'000'000, 'b');
        connectTo(Transport::Tcp);
        chooseFile(content);
        click(u"Send"_s);
        QTRY_COMPARE(joined().size(), content.size());
        QCOMPARE(joined(), content);
        QVERIFY(m_engine->sent.size() > 1);
        QTRY_VERIFY(!control(u"Cancel sending"_s)->isVisible());
    }

    void aFileTooLargeForADatagramIsRefused()
    {
        connectTo(Transport::Udp);
        chooseFile(QByteArray(limits::datagramBytesIPv4 + 1, 'x'));
        click(u"Send"_s);
        QVERIFY(message(u"composerMessage"_s)->isVisible());
        QVERIFY(m_engine->sent.isEmpty());
        chooseFile(QByteArray(limits::datagramBytesIPv4, 'x'));
        click(u"Send"_s);
        QTRY_COMPARE(m_engine->sent.size(), 1);
        QCOMPARE(m_engine->sent.first().size(), limits::datagramBytesIPv4);
    }

    void aFileThatWasNotChosenIsAskedFor()
    {
        connectTo(Transport::Tcp);
        click(u"File"_s);
        click(u"Send"_s);
        QCOMPARE(message(u"composerMessage"_s)->text(), u"Nothing was sent: choose a file first."_s);
    }

    void aFileThatIsNotThereIsSaidInPlace()
    {
        connectTo(Transport::Tcp);
        click(u"File"_s);
        auto *path = m_panel->findChild<QWidget *>(u"filePathField"_s)->findChild<QLineEdit *>();
        QTest::keyClicks(path, u"/nowhere/at/all"_s);
        QTest::keyClick(path, Qt::Key_Return);
        QVERIFY(message(u"composerMessage"_s)->text().contains(u"/nowhere/at/all"));
    }

    void sendingAFileCanBeCancelled()
    {
        connectTo(Transport::Tcp);
        chooseFile(QByteArray(50'000'000, 'x'));
        click(u"Send"_s);
        QTRY_VERIFY(!m_engine->sent.isEmpty());
        click(u"Cancel sending"_s);
        QVERIFY(!control(u"Cancel sending"_s)->isVisible());
        QTest::qWait(0);
        const qsizetype pieces = m_engine->sent.size();
        QTest::qWait(50);
        QCOMPARE(m_engine->sent.size(), pieces);
        QVERIFY(joined().size() < 50'000'000);
    }

    void endedConnectionsAreRemovedAndOpenOnesNot()
    {
        connectTo(Transport::Tcp);
        QVERIFY(!control(u"Remove connection or socket"_s)->isEnabled());
        click(u"Abort"_s);
        QTRY_VERIFY(control(u"Remove connection or socket"_s)->isEnabled());
        click(u"Remove connection or socket"_s);
        QVERIFY(states().isEmpty());
    }

    void theFormComesBackAtTheNextStart()
    {
        control<QLineEdit>(u"Client host"_s)->setText(u"example.org"_s);
        editor()->setPlainText(u"kept"_s);
        reopen();
        QCOMPARE(control<QLineEdit>(u"Client host"_s)->text(), u"example.org"_s);
        QCOMPARE(editor()->toPlainText(), u"kept"_s);
    }

    void connectionsComeBackNotConnectedAndConnectAgainInTheirRow()
    {
        connectTo(Transport::Tcp);
        reopen();
        QCOMPARE(states(), QStringList{u"not connected"_s});
        QVERIFY(table()->model()->index(0, 0).data(Qt::ToolTipRole).toString().contains(u"automatically"));
        click(u"Send"_s);
        QVERIFY(message(u"composerMessage"_s)->text().contains(u"Nothing was sent"));
        serve(Transport::Tcp);
        const QWidget *again = control(u"Connect to tcp://127.0.0.1:12000 again"_s);
        click(again->accessibleName());
        QTRY_COMPARE(states(), QStringList{u"connected"_s});
        QVERIFY(!again->isVisible());
        click(u"Send"_s);
        QTRY_COMPARE(m_engine->sent, QList<QByteArray>{"hello"_ba});
    }

    void removedConnectionsDoNotComeBack()
    {
        connectTo(Transport::Tcp);
        click(u"Abort"_s);
        QTRY_VERIFY(control(u"Remove connection or socket"_s)->isEnabled());
        click(u"Remove connection or socket"_s);
        reopen();
        QVERIFY(states().isEmpty());
    }

    void fitsHalfOfASmallScreen() { checkHalfOfASmallScreen(u"More client settings"_s); }

    void largeTextBreaksRowsInsteadOfScrollingSideways_data()
    {
        QTest::addColumn<int>("pixels");
        QTest::newRow("125 %") << 16;
        QTest::newRow("150 %") << 20;
    }
    void largeTextBreaksRowsInsteadOfScrollingSideways()
    {
        QFETCH(int, pixels);
        checkLargeTextBreaksRows(pixels, u"Connect"_s);
    }

    void largeTextScrollsInsteadOfPushingTheWindowOffTheScreen() { checkLargeTextScrolls(); }

private:
    /// The texts of the visible notices.
    [[nodiscard]] QString saidMessage() const
    {
        QString words;
        for (const auto *message : m_panel->findChildren<InlineMessage *>())
            words += message->isVisible() ? message->text() : QString();
        return words;
    }
    /// Presses the button of a notice that offers something.
    void acceptOffer(const QString &action) const
    {
        for (auto *button : m_panel->findChildren<QToolButton *>()) {
            if (button->isVisible() && button->text() == action)
                return button->click();
        }
        QFAIL(qPrintable(action));
    }

    void repeat(int everyMs, int times)
    {
        control<QPlainTextEdit>(u"Message"_s)->setPlainText(u"hello {count}"_s);
        control<QCheckBox>(u"Repeat"_s)->setChecked(true);
        control<QSpinBox>(u"Repeat interval"_s)->setValue(everyMs);
        control<QSpinBox>(u"Repeat count"_s)->setValue(times);
    }

    void unfold() { control<QPushButton>(u"More client settings"_s)->setChecked(true); }

    void serve(Transport transport)
    {
        ServerSettings settings;
        settings.url = {transport, u"127.0.0.1"_s, 12000};
        QSignalSpy changed(&*m_engine, &Engine::serverChanged);
        m_engine->startServer(settings);
        QVERIFY(changed.wait());
    }

    void connectTo(Transport transport)
    {
        serve(transport);
        control<QComboBox>(u"Client protocol"_s)->setCurrentText(QString(displayName(transport)));
        const qsizetype before = states().size();
        click(u"Connect"_s);
        QTRY_VERIFY(states().size() > before
                    && (states().last() == u"connected" || states().last() == u"ready"));
    }

    void chooseFile(const QByteArray &content)
    {
        QFile file(m_folder->filePath(u"content"_s));
        QVERIFY(file.open(QIODevice::WriteOnly));
        QCOMPARE(file.write(content), content.size());
        file.close();
        click(u"File"_s);
        auto *path = m_panel->findChild<QWidget *>(u"filePathField"_s)->findChild<QLineEdit *>();
        path->clear();
        QTest::keyClicks(path, file.fileName());
    }

    [[nodiscard]] QByteArray joined() const { return m_engine->sent.join(); }
    [[nodiscard]] MessageEditor *editor() const { return control<MessageEditor>(u"Message"_s); }
    [[nodiscard]] QStringList states() const { return column(ClientModel::State); }
};

QTEST_MAIN(TestClientPanel)
#include "tst_clientpanel.moc"
