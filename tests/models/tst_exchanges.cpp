// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/log/logwriter.h"
#include "models/follow/exchangemodel.h"
#include "models/follow/exchangereader.h"
#include "support/patience.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace swb;
using namespace Qt::StringLiterals;

namespace {

/// A relay's end facing its client, which speaks no protocol, and a stranger in between.
struct Wire
{
    explicit Wire(Role role = Role::RelayToClient, Transport transport = Transport::Tcp)
        : writer(log.makeWriter())
    {
        Conversation conversation;
        conversation.role = role;
        conversation.transport = transport;
        id = log.addConversation(conversation);
        subject = {EndpointId(1), id, transport};
        writer->event(subject, EventKind::Connected, Severity::Chat, Direction::In);
    }
    void pass(Direction direction, const QByteArray &bytes)
    {
        writer->data(subject, direction, bytes);
        writer->data({EndpointId(2), ConversationId::None, Transport::Tcp}, Direction::In, "noise");
        log.collect();
    }
    void tell(Direction direction, const QByteArray &bytes, const ProtocolFacts &facts)
    {
        EventDetail detail;
        detail.protocol = facts;
        writer->event(subject, EventKind::Message, Severity::Chat, direction, detail, bytes);
        log.collect();
    }

    MessageLog log;
    std::unique_ptr<LogWriter> writer;
    ConversationId id;
    Subject subject;
};

/// "GET /a | 200 | 2 B": without the time, which varies.
QStringList listed(const std::vector<Exchange> &all)
{
    QStringList lines;
    for (const Exchange &exchange : all)
        lines << u"%1 | %2 | %3"_s.arg(exchange.title, exchange.status).arg(exchange.bytes);
    return lines;
}

QStringList read(const Wire &wire)
{
    Exchanges exchanges(wire.log, wire.id);
    while (exchanges.read(3)) { }
    return listed(exchanges.all());
}

QByteArrayList shown(const Wire &wire, size_t index)
{
    Exchanges exchanges(wire.log, wire.id);
    while (exchanges.read(1000)) { }
    QByteArrayList bytes;
    for (const FollowedUnit &unit : exchanges.units(exchanges.all().at(index), 1 << 20))
        bytes << unit.bytes;
    return bytes;
}

} // namespace

class tst_Exchanges : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void requestsHaveTheirAnswers()
    {
        Wire wire;
        wire.pass(Direction::In, "GET /a HTTP/1.1\r\n\r\nPUT /b HTTP/1.1\r\nContent-Length: 1\r\n\r\nx");
        wire.pass(Direction::Out,
                  "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nok\r\n0\r\n\r\n");
        wire.pass(Direction::Out,
                  "HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n");
        wire.pass(Direction::In, "GET /c HTTP/1.1\r\n\r\n");
        QCOMPARE(read(wire),
                 (QStringList{u"GET /a | 200 | 2"_s, u"PUT /b | 404 | 0"_s, u"GET /c |  | -1"_s}));
        QCOMPARE(shown(wire, 0),
                 (QByteArrayList{"GET /a HTTP/1.1\r\n\r\n",
                                 "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nok"}));
        QCOMPARE(shown(wire, 1).size(), 3);
    }

    void webSocketMessagesFollow()
    {
        Wire wire(Role::Server);
        wire.pass(Direction::In, "GET / HTTP/1.1\r\nUpgrade: websocket\r\n\r\n");
        wire.pass(Direction::Out, "HTTP/1.1 101 Switching Protocols\r\n\r\n");
        wire.pass(Direction::In, QByteArray::fromHex("818537fa213d7f9f4d5158")); // a masked "Hello"
        wire.pass(Direction::Out, QByteArray::fromHex("810548656c6c6f"));
        QCOMPARE(read(wire),
                 (QStringList{u"GET / | 101 | 0"_s, u"← text: Hello |  | 5"_s, u"→ text: Hello |  | 5"_s}));
        QCOMPARE(shown(wire, 1), QByteArrayList{"Hello"});
    }

    void aDnsAnswerGoesToItsQuestion()
    {
        Wire wire(Role::Server, Transport::Udp);
        const QByteArray two = QByteArray::fromHex("00020100");
        const QByteArray three = QByteArray::fromHex("00030100");
        wire.tell(Direction::In, two, {u"dns"_s, u"a.test A?"_s, {}});
        wire.tell(Direction::In, three, {u"dns"_s, u"b.test A?"_s, {}});
        wire.tell(Direction::Out, QByteArray::fromHex("00038100"), {u"dns"_s, u"b.test A: 192.0.2.1"_s, {}});
        wire.tell(Direction::In, two, {u"dns"_s, u"a.test A?"_s, {}}); // asked twice
        wire.tell(Direction::Out, QByteArray::fromHex("00028100"), {u"dns"_s, u"a.test A: NXDOMAIN"_s, {}});
        QCOMPARE(read(wire),
                 (QStringList{u"← a.test A? |  | 4"_s, u"← b.test A? | 192.0.2.1 | 4"_s,
                              u"← a.test A? | NXDOMAIN | 4"_s}));
        QCOMPARE(shown(wire, 1), (QByteArrayList{three, QByteArray::fromHex("00038100")}));
        Exchanges exchanges(wire.log, wire.id);
        while (exchanges.read(1000)) { }
        QCOMPARE(exchanges.all()[0].tookNs, -1);
        QVERIFY(exchanges.all()[2].tookNs >= 0);
    }

    void otherMessagesStandForThemselves()
    {
        Wire wire(Role::Server);
        wire.tell(Direction::In, "hello", {u"chat"_s, u"hello"_s, {}});
        wire.tell(Direction::Out, "mail", {u"mail"_s, u"from <a> to b\x1b"_s, {}});
        QCOMPARE(read(wire), (QStringList{u"← hello |  | 5"_s, u"→ from <a> to b\u241b |  | 4"_s}));
        QCOMPARE(shown(wire, 0), QByteArrayList{"hello"});
    }

    void rawBytesHaveNone()
    {
        Wire wire;
        wire.pass(Direction::In, "hello\n");
        QCOMPARE(read(wire), QStringList());
    }

    /// One below the listed maximum, exactly that many, and one more.
    void theListHasALimit()
    {
        for (const size_t count : {Exchanges::most - 1, Exchanges::most, Exchanges::most + 1}) {
            Wire wire;
            QByteArray requests;
            for (size_t i = 0; i < count; ++i)
                requests += "GET / HTTP/1.1\r\n\r\n";
            wire.pass(Direction::In, requests);
            Exchanges exchanges(wire.log, wire.id);
            while (exchanges.read(1000)) { }
            ExchangeModel model;
            model.setExchanges(exchanges.all());
            QCOMPARE(size_t(model.rowCount()), qMin(count, Exchanges::most) + 1);
            const QString whole = model.index(0, 0).data().toString();
            QCOMPARE(whole.contains(u"the first 10,000"_s), count >= Exchanges::most);
        }
    }

    void theModelGrows()
    {
        Wire wire;
        ExchangeModel model;
        const QAbstractItemModelTester tester(&model);
        ExchangeReader reader(wire.log);
        connect(&reader, &ExchangeReader::exchangesRead, &model, &ExchangeModel::setExchanges);
        QSignalSpy units(&reader, &ExchangeReader::unitsRead);
        QSignalSpy resets(&model, &QAbstractItemModel::modelReset);
        wire.pass(Direction::In, "GET /a HTTP/1.1\r\n\r\n");
        reader.start(wire.id);
        QTRY_COMPARE(model.rowCount(), 2);
        QCOMPARE(model.index(0, 0).data().toString(), u"Whole conversation"_s);
        QCOMPARE(model.index(1, ExchangeModel::Request).data().toString(), u"GET /a"_s);
        QCOMPARE(model.index(1, ExchangeModel::Status).data().toString(), QString());
        wire.pass(Direction::Out, "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok");
        wire.pass(Direction::In, "GET /b HTTP/1.1\r\n\r\n");
        reader.readOn();
        QTRY_COMPARE(model.rowCount(), 3);
        QCOMPARE(model.index(1, ExchangeModel::Status).data().toString(), u"200"_s);
        QCOMPARE(model.index(1, ExchangeModel::Size).data().toString(), u"2 B"_s);
        QVERIFY(!model.index(1, ExchangeModel::Time).data().toString().isEmpty());
        QVERIFY(!model.exchangeAt(0) && !model.exchangeAt(3));
        reader.show(*model.exchangeAt(1));
        QTRY_COMPARE(units.size(), 1);
        QCOMPARE(resets.size(), 0);
    }
};

QTEST_GUILESS_MAIN(tst_Exchanges)
#include "tst_exchanges.moc"
