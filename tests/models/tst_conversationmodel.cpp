// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/conversations/conversationmodel.h"

#include "core/log/logwriter.h"
#include "models/common/endpointtext.h"
#include "models/log/addressmask.h"
#include "support/patience.h"

#include <QAbstractItemModelTester>
#include <QScopeGuard>
#include <QSignalSpy>
#include <QTest>

using namespace swb;
using namespace Qt::StringLiterals;

namespace {

struct Table
{
    Table()
        : writer(log.makeWriter())
        , model(log)
        , tester(&model)
    { }
    Subject conversation(quint16 port, Transport transport = Transport::Tcp, Role role = Role::Client)
    {
        Conversation conversation;
        conversation.endpoint = EndpointId(1);
        conversation.role = role;
        conversation.transport = transport;
        conversation.local = SocketAddress::fromIp(u"127.0.0.1"_s, port);
        conversation.remote = SocketAddress::fromIp(u"127.0.0.1"_s, 12000);
        return {EndpointId(1), log.addConversation(conversation), transport};
    }
    void count()
    {
        log.collect();
        QTRY_VERIFY(model.isUpToDate());
        model.refresh();
        QTRY_VERIFY(model.isUpToDate());
    }
    [[nodiscard]] QString cell(int row, int column) const
    {
        return model.index(row, column).data().toString();
    }

    MessageLog log;
    std::unique_ptr<LogWriter> writer;
    ConversationModel model;
    QAbstractItemModelTester tester;
};

EventDetail sample(qint64 rttUs, qint64 retransmits)
{
    EventDetail detail;
    detail.tcp.emplace();
    detail.tcp->rttUs = rttUs;
    detail.tcp->retransmits = retransmits;
    return detail;
}

} // namespace

class tst_ConversationModel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void aConversationIsCountedFromItsEvents()
    {
        Table table;
        const Subject tcp = table.conversation(40'000);
        table.writer->event(tcp, EventKind::Connected, Severity::Chat, Direction::Out);
        table.writer->data(tcp, Direction::Out, "hello");
        table.writer->data(tcp, Direction::In, "HEL");
        table.writer->data(tcp, Direction::In, "LO");
        table.count();
        QCOMPARE(table.model.rowCount(), 1);
        QCOMPARE(table.cell(0, ConversationModel::Label), u"T1 client"_s);
        QCOMPARE(table.cell(0, ConversationModel::Local), u"127.0.0.1:40000"_s);
        QCOMPARE(table.cell(0, ConversationModel::Remote), u"127.0.0.1:12000"_s);
        QCOMPARE(table.cell(0, ConversationModel::Protocol), u"TCP"_s);
        QCOMPARE(table.cell(0, ConversationModel::State), u"open"_s);
        QCOMPARE(table.cell(0, ConversationModel::UnitsIn), u"2"_s);
        QCOMPARE(table.cell(0, ConversationModel::BytesIn), u"5 B"_s);
        QCOMPARE(table.cell(0, ConversationModel::UnitsOut), u"1"_s);
        QCOMPARE(table.cell(0, ConversationModel::BytesOut), u"5 B"_s);
        QCOMPARE(table.model.recordAt(0).stats.firstEvent, 1);
    }

    void whatComesLaterIsAdded()
    {
        Table table;
        const Subject tcp = table.conversation(40'000);
        table.writer->data(tcp, Direction::Out, "hello");
        table.count();
        const Subject udp = table.conversation(40'001, Transport::Udp, Role::Server);
        table.writer->data(udp, Direction::In, "x");
        table.writer->data(tcp, Direction::Out, "again");
        table.writer->event(tcp, EventKind::Reset, Severity::Warning, Direction::In);
        table.count();
        QCOMPARE(table.model.rowCount(), 2);
        QCOMPARE(table.cell(0, ConversationModel::BytesOut), u"10 B"_s);
        QCOMPARE(table.cell(0, ConversationModel::State), u"reset"_s);
        QCOMPARE(table.cell(1, ConversationModel::Label), u"U2 server"_s);
    }

    void anOpenOneGoesOnAndAClosedOneStands()
    {
        Table table;
        const auto durationNs = [&table](int row) {
            return table.model.index(row, ConversationModel::Duration).data(SortRole).toLongLong();
        };
        const Subject open = table.conversation(40'000);
        const Subject closed = table.conversation(40'001);
        const Subject forgotten = table.conversation(40'002, Transport::Udp, Role::Server);
        for (const Subject &subject : {open, closed, forgotten})
            table.writer->data(subject, Direction::Out, "hello");
        table.writer->event(closed, EventKind::Closed, Severity::Note);
        table.log.endConversation(forgotten.conversation); // no event mentions it
        table.count();
        const qint64 ofClosed = durationNs(1);
        const qint64 ofForgotten = durationNs(2);
        const ConversationStats &stats = table.model.recordAt(1).stats;
        QCOMPARE(ofClosed, stats.lastNs - stats.startNs);
        const qint64 before = durationNs(0);
        QTRY_VERIFY(durationNs(0) >= before + 1'000'000);
        QCOMPARE(durationNs(1), ofClosed);
        QCOMPARE(durationNs(2), ofForgotten);

        QSignalSpy changed(&table.model, &ConversationModel::dataChanged);
        table.model.letTimePass();
        QCOMPARE(changed.size(), 1);
        QCOMPARE(changed.first().at(0).toModelIndex(), table.model.index(0, ConversationModel::Duration));
        QCOMPARE(changed.first().at(1).toModelIndex(), table.model.index(2, ConversationModel::Duration));
        table.writer->event(open, EventKind::Closed, Severity::Note);
        table.writer->event(forgotten, EventKind::Closed, Severity::Note);
        table.count();
        changed.clear();
        table.model.letTimePass();
        QCOMPARE(changed.size(), 0);
    }

    void whatNeverEndedInALogOfThePastEndsWithIt()
    {
        Table table;
        const Subject tcp = table.conversation(40'000);
        table.writer->data(tcp, Direction::Out, "hello");
        table.writer->event({EndpointId(1), ConversationId::None, Transport::Tcp}, EventKind::Stopped,
                            Severity::Note);
        table.log.collect();
        const qint64 startNs = table.log.at(1)->timeNs;
        const qint64 lastNs = table.log.at(2)->timeNs;
        ConversationRecord known{table.log.conversation(tcp.conversation), {}};
        known.stats.add(*table.log.at(1));
        table.model.begin({known}, 3);
        QTRY_COMPARE(table.model.rowCount(), 1);
        QCOMPARE(table.model.index(0, ConversationModel::Duration).data(SortRole),
                 QVariant(lastNs - startNs));
        QCOMPARE(table.cell(0, ConversationModel::State), u"open"_s);
    }

    void eventsOfNoConversationAreNoRow()
    {
        Table table;
        table.writer->event({EndpointId(1), ConversationId::None, Transport::Tcp}, EventKind::Listening,
                            Severity::Chat);
        table.count();
        QCOMPARE(table.model.rowCount(), 0);
    }

    void whatWasNotSampledIsBlank()
    {
        Table table;
        const Subject tcp = table.conversation(40'000);
        table.writer->data(tcp, Direction::Out, "hello");
        table.count();
        QCOMPARE(table.cell(0, ConversationModel::Rtt), QString());
        QCOMPARE(table.cell(0, ConversationModel::Resent), QString());
        QVERIFY(!table.model.index(0, ConversationModel::Rtt).data(SortRole).isValid());
        table.writer->event(tcp, EventKind::Sample, Severity::Chat, Direction::None, sample(1500, 0));
        table.count();
        QCOMPARE(table.cell(0, ConversationModel::Rtt), u"1.500 ms"_s);
        QCOMPARE(table.cell(0, ConversationModel::Resent), u"0"_s);
    }

    void figuresOfTheEventsGoneByAreKept()
    {
        Table table;
        ConversationRecord known;
        known.conversation.id = ConversationId(7);
        known.conversation.number = 7;
        known.stats.in.bytes = 123;
        known.stats.firstEvent = 1;
        table.model.begin({known}, 1);
        QTRY_COMPARE(table.model.rowCount(), 1);
        QCOMPARE(table.cell(0, ConversationModel::BytesIn), u"123 B"_s);
    }

    void manyEventsAndConversationsAreCountedWhole()
    {
        Table table;
        QList<Subject> subjects;
        for (quint16 i = 0; i < 50; ++i)
            subjects.append(table.conversation(quint16(40'000 + i)));
        for (int i = 0; i < 50'000; ++i)
            table.writer->data(subjects[i % 50], i % 2 ? Direction::In : Direction::Out, "0123456789");
        table.count();
        QCOMPARE(table.model.rowCount(), 50);
        quint64 bytes = 0;
        for (int row = 0; row < 50; ++row)
            bytes += table.model.recordAt(row).stats.in.bytes + table.model.recordAt(row).stats.out.bytes;
        QCOMPARE(bytes, 500'000);
    }

    void addressesOfOthersAreHiddenAndComeBack()
    {
        Table table;
        Conversation conversation;
        conversation.local = SocketAddress::fromIp(u"127.0.0.1"_s, 40000);
        conversation.remote = SocketAddress::fromIp(u"192.0.2.7"_s, 80);
        const ConversationId id = table.log.addConversation(conversation);
        table.writer->data({EndpointId(1), id, Transport::Tcp}, Direction::In, "hello");
        table.count();
        QTRY_COMPARE(table.cell(0, ConversationModel::Remote), u"192.0.2.7:80"_s);
        QSignalSpy changed(&table.model, &ConversationModel::dataChanged);
        AddressMask::instance().setOn(true);
        const auto off = qScopeGuard([] { AddressMask::instance().setOn(false); });
        QCOMPARE(changed.size(), 1);
        QCOMPARE(table.cell(0, ConversationModel::Remote), u"client 1:80"_s);
        QCOMPARE(table.cell(0, ConversationModel::Local), u"127.0.0.1:40000"_s);
        QVERIFY(!table.model.index(0, 0).data(Qt::ToolTipRole).toString().contains(u"192.0.2.7"_s));
        AddressMask::instance().setOn(false);
        QCOMPARE(table.cell(0, ConversationModel::Remote), u"192.0.2.7:80"_s);
    }

    void rowsSortByTheirValues()
    {
        Table table;
        const Subject few = table.conversation(40'000);
        const Subject many = table.conversation(40'001);
        table.writer->data(few, Direction::In, QByteArray(9, 'x'));
        table.writer->data(many, Direction::In, QByteArray(10, 'x'));
        table.count();
        const auto value = [&](int row, int column) { return table.model.index(row, column).data(SortRole); };
        QVERIFY(value(0, ConversationModel::BytesIn).toULongLong()
                < value(1, ConversationModel::BytesIn).toULongLong());
        QCOMPARE(value(0, ConversationModel::State).toString(), u"open"_s);
    }
};

QTEST_GUILESS_MAIN(tst_ConversationModel)
#include "tst_conversationmodel.moc"
