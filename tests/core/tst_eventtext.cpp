// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/log/eventtext.h"
#include "core/log/logwriter.h"
#include "core/payload/printable.h"
#include "core/values/errorcatalog.h"

#include <QTest>

using namespace swb;
using namespace Qt::StringLiterals;

namespace {

/// A log of one conversation, and its last event.
struct Log
{
    explicit Log(Transport transport, Role role = Role::Server)
    {
        Conversation conversation;
        conversation.transport = transport;
        conversation.role = role;
        conversation.local = SocketAddress::fromIp(u"127.0.0.1"_s, 12000);
        conversation.remote = SocketAddress::fromIp(u"127.0.0.1"_s, 50001);
        subject = {EndpointId(1), log.addConversation(conversation), transport};
    }
    [[nodiscard]] Event last()
    {
        log.collect();
        return *log.at(log.endId() - 1);
    }

    MessageLog log;
    std::unique_ptr<LogWriter> writer = log.makeWriter();
    Subject subject;
};

} // namespace

class TstEventText : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void aDatagramThatABufferCutKeepsItsTrueLength()
    {
        Log log(Transport::Udp);
        log.writer->cutDatagram(log.subject, "hell", 5);
        const Event event = log.last();
        QVERIFY(event.isCut());
        QCOMPARE(event.length, 5U);
        QCOMPARE(event.takenLength(), 4U);
        QCOMPARE(event.payload, "hell");
        QCOMPARE(event.notKept(), 0U);
        QCOMPARE(event.severity, Severity::Warning);
        QCOMPARE(event.direction, Direction::In);
        QCOMPARE(EventText::cut(event), u"4 of 5 bytes, the rest was discarded (MSG_TRUNC)"_s);
        QCOMPARE(EventText::info(event), u"4 of 5 bytes, the rest was discarded (MSG_TRUNC): hell"_s);
        QVERIFY(EventText::explanation(event).contains(u"no later call returns it"));
    }

    /// The log's own cap shortens what was received; a buffer shortens what arrived.
    void whatTheLogDidNotKeepIsAnotherFact()
    {
        Log log(Transport::Udp);
        log.log.setPayloadCap(3);
        log.writer->cutDatagram(log.subject, "hell", 5);
        const Event both = log.last();
        QCOMPARE(both.takenLength(), 4U);
        QCOMPARE(both.notKept(), 1U);
        log.writer->data(log.subject, Direction::In, "hello");
        const Event capped = log.last();
        QVERIFY(!capped.isCut());
        QCOMPARE(capped.notKept(), 2U);
        QVERIFY(EventText::cut(capped).isEmpty());
        QVERIFY(EventText::explanation(capped).isEmpty());
    }

    void aPadlockBelongsToWhatWasEncrypted_data()
    {
        QTest::addColumn<Transport>("transport");
        QTest::addColumn<EventKind>("kind");
        QTest::addColumn<bool>("facts");
        QTest::addColumn<bool>("encrypted");
        for (const Transport transport : {Transport::Tls, Transport::Dtls}) {
            const auto row = [transport](const char *name, EventKind kind, bool facts, bool encrypted) {
                QTest::addRow("%s: %s", schemeOf(transport).data(), name)
                    << transport << kind << facts << encrypted;
            };
            row("listening", EventKind::Listening, false, false);
            row("connecting", EventKind::Connecting, false, false);
            row("connected, before the handshake", EventKind::Connected, false, false);
            row("handshake", EventKind::Handshake, true, true);
            row("failed handshake", EventKind::Error, false, false);
            row("data", EventKind::Data, false, true);
            row("message", EventKind::Message, false, true);
            row("RST, which anybody can read", EventKind::Reset, false, false);
        }
        QTest::newRow("data over TCP") << Transport::Tcp << EventKind::Data << false << false;
    }
    void aPadlockBelongsToWhatWasEncrypted()
    {
        QFETCH(Transport, transport);
        QFETCH(EventKind, kind);
        QFETCH(bool, facts);
        QFETCH(bool, encrypted);
        Event event;
        event.transport = transport;
        event.kind = kind;
        EventDetail detail;
        if (facts)
            detail.tls.emplace();
        event.detail = std::make_shared<EventDetail>(detail);
        QCOMPARE(event.wasEncrypted(), encrypted);
    }

    void onlyWhatThePeerSentHasItsArrow_data()
    {
        QTest::addColumn<ErrorCode>("code");
        QTest::addColumn<Direction>("direction");
        QTest::newRow("name not found") << ErrorCode::UnknownHost << Direction::None;
        QTest::newRow("connect timed out") << ErrorCode::ConnectTimeout << Direction::None;
        QTest::newRow("ICMP port unreachable") << ErrorCode::NobodyListening << Direction::None;
        QTest::newRow("no way there") << ErrorCode::NetworkUnreachable << Direction::None;
        QTest::newRow("peer fell silent") << ErrorCode::ConnectionLost << Direction::None;
        QTest::newRow("idle") << ErrorCode::IdleTimeout << Direction::None;
        QTest::newRow("handshake timed out") << ErrorCode::HandshakeTimeout << Direction::None;
        QTest::newRow("refused with RST") << ErrorCode::ConnectionRefused << Direction::In;
        QTest::newRow("reset") << ErrorCode::ConnectionReset << Direction::In;
        QTest::newRow("its certificate") << ErrorCode::CertificateExpired << Direction::In;
        QTest::newRow("FIN without close_notify") << ErrorCode::NoGoodbye << Direction::In;
    }
    void onlyWhatThePeerSentHasItsArrow()
    {
        QFETCH(ErrorCode, code);
        QTEST(directionOf(makeError(code, u"It failed."_s)), "direction");
    }

    void everyEndHasItsWordsAndARelayBothOfIts()
    {
        QCOMPARE(EventText::role(Role::Server), u"server"_s);
        QCOMPARE(EventText::role(Role::Client), u"client"_s);
        QCOMPARE(EventText::role(Role::RelayToClient), u"relay towards client"_s);
        QCOMPARE(EventText::role(Role::RelayToServer), u"relay towards server"_s);
        QCOMPARE(endOf(Role::RelayToClient), Role::Server);
        QCOMPARE(endOf(Role::RelayToServer), Role::Client);
    }

    void qtClassesAreToldInTheLineAndTheirLimitsInDetail()
    {
        Log log(Transport::Tcp);
        EventDetail detail{u"127.0.0.1:12000"_s, {}, {}};
        detail.sockets = SocketFamily::Native;
        log.writer->event(log.subject, EventKind::Connecting, Severity::Chat, Direction::Out, detail);
        QCOMPARE(EventText::info(log.last()), u"connecting to 127.0.0.1:12000"_s);
        QCOMPARE(EventText::sockets(log.last()), u"Sockets: System calls"_s);
        detail.sockets = SocketFamily::Qt;
        log.writer->event(log.subject, EventKind::Connecting, Severity::Chat, Direction::Out, detail);
        QCOMPARE(EventText::info(log.last()), u"connecting to 127.0.0.1:12000 (Qt classes)"_s);
        const QStringList lines = EventText::sockets(log.last()).split(u'\n');
        QCOMPARE(lines.value(0), u"Sockets: Qt classes"_s);
        QVERIFY(lines.value(2).startsWith(u"- Qt's classes"));
        log.writer->event(log.subject, EventKind::Closed, Severity::Note);
        QVERIFY(EventText::sockets(log.last()).isEmpty());
    }

    /// What a peer has sent stays plain text: nothing in it controls a terminal or hides the rest.
    void whatAProtocolSaysIsShownAsPlainText()
    {
        Log log(Transport::Tcp);
        EventDetail detail;
        detail.protocol = {u"gopher"_s, u"asks for \x1b[2J/"_s, {{u"Sel\nector"_s, u"/\r\u202e"_s}}};
        log.writer->event(log.subject, EventKind::Message, Severity::Chat, Direction::In, detail, "/\r\n");
        QCOMPARE(EventText::info(log.last()),
                 QString(u"gopher: "_s + printableLine("asks for \x1b[2J/", 100)));
        QVERIFY(!EventText::info(log.last()).contains(QChar(0x1b)));
        const QString fields = EventText::protocol(log.last());
        QVERIFY(!fields.contains(u'\n') && !fields.contains(u'\r') && !fields.contains(QChar(0x202e)));
        QVERIFY(fields.startsWith(u"Sel"));
        log.writer->message(log.subject, Direction::In, "plain");
        QCOMPARE(EventText::info(log.last()), u"plain"_s);
        QVERIFY(EventText::protocol(log.last()).isEmpty());
    }

    void aDatagramSocketIsNotReset()
    {
        Log log(Transport::Dtls);
        log.writer->event(log.subject, EventKind::Reset, Severity::Note);
        QVERIFY(!EventText::info(log.last()).contains(u"RST"));
    }

    /// For a client of ours, the other end of its conversation is the relay's end.
    void aClientAndARelayShareTheNumberOfTheirConversation()
    {
        MessageLog log;
        Conversation client;
        client.role = Role::Client;
        client.local = SocketAddress::fromIp(u"127.0.0.1"_s, 50001);
        client.remote = SocketAddress::fromIp(u"127.0.0.1"_s, 12000);
        Conversation relay;
        relay.role = Role::RelayToClient;
        relay.local = client.remote;
        relay.remote = client.local;
        const auto one = log.conversation(log.addConversation(client));
        const auto other = log.conversation(log.addConversation(relay));
        QCOMPARE(one.number, other.number);
    }
};

QTEST_GUILESS_MAIN(TstEventText)
#include "tst_eventtext.moc"
