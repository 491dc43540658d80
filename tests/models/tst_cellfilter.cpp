// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/log/cellfilter.h"
#include "models/log/savedfilters.h"

#include "core/log/logwriter.h"

#include <QSignalSpy>
#include <QTest>

using namespace swb;
using namespace Qt::StringLiterals;

namespace {

FilterNode treeOf(const QString &text)
{
    return parseFilter(text).tree;
}

/// A received chunk (1), bytes that are not text (2), a long one (3), a listener without a conversation (4),
/// a request (5), a message of an unknown protocol (6).
struct Fixture
{
    Fixture()
        : writer(log.makeWriter())
        , model(log)
    {
        Conversation conversation;
        conversation.local = SocketAddress::fromIp(u"127.0.0.1"_s, 53122);
        conversation.remote = SocketAddress::fromIp(u"::1"_s, 12000);
        const Subject subject{EndpointId(1), log.addConversation(conversation), Transport::Tls};
        writer->data(subject, Direction::In, "say \"hi\"\n");
        writer->data(subject, Direction::Out, "\xff\x01");
        writer->data(subject, Direction::Out, QByteArray(1000, 'x'));
        writer->event({}, EventKind::Listening, Severity::Chat, Direction::None,
                      {u"tcp://[::1]:1"_s, {}, {}});
        EventDetail request;
        request.protocol = {u"http"_s, u"GET /"_s, {}};
        writer->event(subject, EventKind::Message, Severity::Chat, Direction::In, request);
        request.protocol.protocol = u"<b>"_s;
        writer->event(subject, EventKind::Message, Severity::Chat, Direction::In, request);
        model.refresh();
    }
    [[nodiscard]] QString filterOf(int row, int column) const
    {
        const auto test = cellFilter(model, model.index(row, column));
        return test ? Filter(*test).text() : u"none"_s;
    }

    MessageLog log;
    std::unique_ptr<LogWriter> writer;
    LogModel model;
};

} // namespace

class tst_CellFilter : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }
    void aCellIsAFilter();
    void everyCellFindsItsOwnRow();
    void testsJoinTheFilterThatIsThere();
    void filtersAreKeptUnderTheirNames();
    void whatWasDeletedComesBack();
    void keptFiltersHaveALimit();
};

void tst_CellFilter::aCellIsAFilter()
{
    const Fixture fixture;
    QCOMPARE(fixture.filterOf(0, LogModel::DirectionColumn), u"dir == in"_s);
    QCOMPARE(fixture.filterOf(0, LogModel::ConversationColumn), u"conv == T1"_s);
    QCOMPARE(fixture.filterOf(0, LogModel::SourceColumn), u"src == [::1]:12000"_s);
    QCOMPARE(fixture.filterOf(1, LogModel::SourceColumn), u"src == 127.0.0.1:53122"_s);
    QCOMPARE(fixture.filterOf(0, LogModel::DestinationColumn), u"dst == 127.0.0.1:53122"_s);
    QCOMPARE(fixture.filterOf(0, LogModel::ProtocolColumn), u"tls"_s);
    QCOMPARE(fixture.filterOf(4, LogModel::ProtocolColumn), u"proto == http"_s);
    QCOMPARE(fixture.filterOf(5, LogModel::ProtocolColumn), u"tls"_s);
    QCOMPARE(fixture.filterOf(0, LogModel::LengthColumn), u"len == 9"_s);
    QCOMPARE(fixture.filterOf(0, LogModel::InfoColumn), u"text == \"say \\\"hi\\\"\\n\""_s);
    QCOMPARE(fixture.filterOf(1, LogModel::InfoColumn), u"hex == \"ff 01\""_s);
    QCOMPARE(fixture.filterOf(2, LogModel::InfoColumn), u"text contains \"%1\""_s.arg(QString(60, u'x')));
    QCOMPARE(fixture.filterOf(3, LogModel::InfoColumn), u"info == \"listening on tcp://[::1]:1\""_s);
    QCOMPARE(fixture.filterOf(3, LogModel::ConversationColumn), u"none"_s);
    QCOMPARE(fixture.filterOf(3, LogModel::SourceColumn), u"none"_s);
}

void tst_CellFilter::everyCellFindsItsOwnRow()
{
    const Fixture fixture;
    for (int row = 0; row < fixture.model.rowCount(); ++row) {
        for (int column = 0; column < LogModel::ColumnCount; ++column) {
            const auto test = cellFilter(fixture.model, fixture.model.index(row, column));
            if (!test)
                continue;
            const FilterParse again = parseFilter(Filter(*test).text());
            QVERIFY(again.ok());
            QCOMPARE(again.tree, *test);
            QVERIFY(Filter(*test).predicate(fixture.log)(*fixture.log.at(fixture.model.idAt(row))));
        }
    }
}

void tst_CellFilter::testsJoinTheFilterThatIsThere()
{
    const FilterNode test = treeOf(u"len == 5"_s);
    const Filter nothing;
    const Filter both(treeOf(u"tcp or udp"_s));
    QCOMPARE(refined(nothing, FilterStep::This, test).text(), u"len == 5"_s);
    QCOMPARE(refined(nothing, FilterStep::AndNotThis, test).text(), u"not len == 5"_s);
    QCOMPARE(refined(nothing, FilterStep::OrThis, test).text(), u"len == 5"_s);
    QCOMPARE(refined(both, FilterStep::This, test).text(), u"len == 5"_s);
    QCOMPARE(refined(both, FilterStep::NotThis, test).text(), u"not len == 5"_s);
    QCOMPARE(refined(both, FilterStep::AndThis, test).text(), u"(tcp or udp) and len == 5"_s);
    QCOMPARE(refined(both, FilterStep::AndNotThis, test).text(), u"(tcp or udp) and not len == 5"_s);
    const Filter either = refined(both, FilterStep::OrThis, test);
    QCOMPARE(either.text(), u"tcp or udp or len == 5"_s);
    QCOMPARE(either.tree(), treeOf(either.text()));
}

void tst_CellFilter::filtersAreKeptUnderTheirNames()
{
    SavedFilters saved({{u"a"_s, u"tcp"_s}});
    const QSignalSpy changed(&saved, &SavedFilters::changed);
    QVERIFY(saved.save(u" b "_s, u"udp"_s));
    QVERIFY(saved.save(u"a"_s, u"tls"_s));
    QVERIFY(!saved.save(u"  "_s, u"tls"_s));
    QCOMPARE(saved.filters(), (QList<SavedFilter>{{u"a"_s, u"tls"_s}, {u"b"_s, u"udp"_s}}));
    QVERIFY(!saved.rename(0, u"b"_s));
    QVERIFY(!saved.rename(0, u" "_s));
    QVERIFY(saved.rename(0, u"a"_s));
    QVERIFY(saved.rename(0, u"c"_s));
    QCOMPARE(saved.filters().first().name, u"c"_s);
    QCOMPARE(changed.size(), 4);
}

void tst_CellFilter::whatWasDeletedComesBack()
{
    SavedFilters saved({{u"a"_s, u"tcp"_s}, {u"b"_s, u"udp"_s}, {u"c"_s, u"tls"_s}});
    const QList<SavedFilter> before = saved.filters();
    saved.remove(1);
    saved.remove(1);
    QCOMPARE(saved.lastRemoved(), u"c"_s);
    saved.undoRemove();
    QCOMPARE(saved.lastRemoved(), u"b"_s);
    saved.undoRemove();
    QCOMPARE(saved.filters(), before);
    QCOMPARE(saved.lastRemoved(), QString());
}

void tst_CellFilter::keptFiltersHaveALimit()
{
    SavedFilters saved({});
    for (int i = 0; i < WorkbenchState::maxSavedFilters; ++i)
        QVERIFY(saved.save(QString::number(i), u"tcp"_s));
    QVERIFY(!saved.save(u"one above"_s, u"tcp"_s));
    QVERIFY(saved.save(u"0"_s, u"udp"_s));
    QCOMPARE(saved.filters().size(), WorkbenchState::maxSavedFilters);
}

QTEST_GUILESS_MAIN(tst_CellFilter)
#include "tst_cellfilter.moc"
