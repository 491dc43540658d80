// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/log/lognavigator.h"

#include "core/log/logwriter.h"
#include "support/byname.h"
#include "support/patience.h"
#include "support/strictwarnings.h"
#include "widgets/log/findbar.h"
#include "widgets/log/gotobar.h"
#include "widgets/log/logtable.h"
#include "widgets/log/logview.h"

#include <QAbstractButton>
#include <QApplication>
#include <QLabel>
#include <QLineEdit>
#include <QTest>

using namespace swb;
using namespace Qt::StringLiterals;

namespace {

struct Window
{
    Window()
        : writer(log.makeWriter())
        , model(log)
        , view(&model)
        , navigator(new LogNavigator(&view, &model))
    {
        view.resize(900, 400);
        view.show();
    }
    void say(const QByteArray &text, int count = 1)
    {
        for (int i = 0; i < count; ++i)
            writer->data({EndpointId(1), ConversationId::None, Transport::Udp}, Direction::Out, text);
        model.refresh();
    }
    void sayInOneConversation(int count)
    {
        Conversation conversation;
        conversation.endpoint = EndpointId(1);
        const ConversationId id = log.addConversation(conversation);
        for (int i = 0; i < count; ++i) {
            const QByteArray text = "number " + QByteArray::number(i);
            writer->data({EndpointId(1), id, Transport::Udp}, Direction::Out, text);
        }
        model.refresh();
    }
    [[nodiscard]] LogTable *table() const { return view.table(); }
    [[nodiscard]] QString cell(int row, int column) const
    {
        return model.index(row, column).data().toString();
    }
    [[nodiscard]] QLineEdit *edit(const QString &name) const { return byName<QLineEdit>(&view, name); }
    [[nodiscard]] QString findMessage() const
    {
        return view.findChild<QLabel *>(u"findMessageLabel"_s)->text();
    }

    MessageLog log;
    std::unique_ptr<LogWriter> writer;
    LogModel model;
    LogView view;
    LogNavigator *navigator; // the view's
};

} // namespace

class tst_LogNavigator : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { failOnOurWarnings(); }

    void typingFindsAndKeysGoOn()
    {
        Window window;
        for (const char *text : {"a", "needle 1", "b", "needle 2"})
            window.say(text);
        window.navigator->openFind();
        QLineEdit *edit = window.edit(u"Find"_s);
        QTest::keyClicks(edit, u"needle"_s);
        QTRY_COMPARE(window.view.currentEvent(), 2);
        QTRY_COMPARE(window.findMessage(), u"1 of 2"_s);
        QTest::keyClick(edit, Qt::Key_Return);
        QTRY_COMPARE(window.view.currentEvent(), 4);
        window.navigator->findDown();
        QTRY_COMPARE(window.view.currentEvent(), 2);
        QTest::keyClick(edit, Qt::Key_Return, Qt::ShiftModifier);
        QTRY_COMPARE(window.view.currentEvent(), 4);
        QTest::keyClick(edit, Qt::Key_Escape);
        QVERIFY(!edit->isVisible());
        window.navigator->findDown(); // the previous search is still known
        QTRY_COMPARE(window.view.currentEvent(), 2);
    }

    /// What is gone to, found or marked is the event, whichever row stands for it.
    void foldedRowsAreGoneInto()
    {
        Window window;
        window.sayInOneConversation(6);
        window.say("other");
        window.view.setFolding(true);
        QTRY_COMPARE(window.model.rowCount(), 2);
        window.table()->selectRow(0);
        window.navigator->toggleMark();
        QCOMPARE(window.log.annotations().all().size(), 6U);
        window.navigator->goTo(RowTarget(quint64(4)));
        QCOMPARE(window.view.currentEvent(), 4);
        QCOMPARE(window.table()->currentIndex().row(), 3);
        window.table()->setOpen(3, false);
        const std::optional<Event> third = window.log.at(3);
        window.navigator->goTo(RowTarget(std::chrono::nanoseconds(third->timeNs)));
        QCOMPARE(window.log.at(window.view.currentEvent())->timeNs, third->timeNs);
        window.table()->setOpen(0, false);
        window.navigator->openFind();
        window.edit(u"Find"_s)->setText(u"number 5"_s);
        QTRY_COMPARE(window.view.currentEvent(), 6);
    }

    void whatIsNotThereIsSaid()
    {
        Window window;
        window.say("a", 3);
        window.navigator->openFind();
        QTest::keyClicks(window.edit(u"Find"_s), u"needle"_s);
        QTRY_COMPARE(window.findMessage(), u"Not found in the rows shown"_s);
        QCOMPARE(window.view.currentEvent(), 0);
    }

    void aWrongExpressionIsSaid()
    {
        Window window;
        window.say("abc", 3);
        window.navigator->openFind();
        byName<QAbstractButton>(&window.view, u"Find as expression"_s)->setChecked(true);
        window.edit(u"Find"_s)->setText(u"len >"_s);
        QVERIFY(!window.findMessage().isEmpty());
        window.edit(u"Find"_s)->setText(u"len > 2"_s);
        QTRY_COMPARE(window.view.currentEvent(), 1);
    }

    void goesToARowByNumber_data()
    {
        QTest::addColumn<QString>("asked");
        QTest::addColumn<quint64>("there");
        QTest::newRow("the first") << u"1"_s << quint64(1);
        QTest::newRow("in the middle") << u"250"_s << quint64(250);
        QTest::newRow("the last") << u"500"_s << quint64(500);
        QTest::newRow("beyond the last") << u"501"_s << quint64(500);
        QTest::newRow("the beginning of time") << u"0.0"_s << quint64(1);
        QTest::newRow("the end of time") << u"1000000 s"_s << quint64(500);
    }
    void goesToARowByNumber()
    {
        QFETCH(QString, asked);
        QFETCH(quint64, there);
        Window window;
        window.say("message", 500);
        window.navigator->openGoTo();
        QLineEdit *edit = window.edit(u"Go to row"_s);
        QTest::keyClicks(edit, asked);
        QTest::keyClick(edit, Qt::Key_Return);
        QCOMPARE(window.view.currentEvent(), there);
        QVERIFY(!edit->isVisible());
    }

    void aTimeOfDayLeadsToItsRow()
    {
        Window window;
        window.say("message", 3);
        window.navigator->goTo(RowTarget(QTime(0, 0)));
        QVERIFY(window.view.currentEvent() > 0);
    }

    void whatIsNoPlaceIsSaid()
    {
        Window window;
        window.say("message", 3);
        window.navigator->openGoTo();
        QTest::keyClicks(window.edit(u"Go to row"_s), u"nowhere"_s);
        QTest::keyClick(window.edit(u"Go to row"_s), Qt::Key_Return);
        QVERIFY(!window.view.findChild<QLabel *>(u"goToMessageLabel"_s)->text().isEmpty());
        QCOMPARE(window.view.currentEvent(), 0);
    }

    void aHiddenRowLeadsToTheNextOne()
    {
        Window window;
        for (const char *text : {"a", "b", "a", "b"})
            window.say(text);
        window.model.setFilter(Filter::containing(u"b"_s));
        QTRY_COMPARE(window.model.rowCount(), 2);
        window.navigator->goTo(RowTarget(quint64(3)));
        QCOMPARE(window.view.currentEvent(), 4);
    }

    void marksComeAndGoAndAreWalkedThrough()
    {
        Window window;
        window.say("message", 20);
        for (const int row : {4, 9}) {
            window.table()->selectRow(row);
            window.navigator->toggleMark();
        }
        QVERIFY(window.log.annotations().at(5).marked);
        QVERIFY(window.model.index(4, 0).data(LogModel::MarkedRole).toBool());
        window.navigator->nextMark();
        QCOMPARE(window.view.currentEvent(), 5); // from the other end
        window.navigator->nextMark();
        QCOMPARE(window.view.currentEvent(), 10);
        window.navigator->previousMark();
        QCOMPARE(window.view.currentEvent(), 5);
        window.navigator->previousMark();
        QCOMPARE(window.view.currentEvent(), 10);
        window.navigator->toggleMark();
        QVERIFY(!window.log.annotations().at(10).marked);
        window.navigator->nextMark();
        QCOMPARE(window.view.currentEvent(), 5);
    }

    void marksOfManyRowsAreBounded_data()
    {
        QTest::addColumn<int>("rows");
        QTest::addColumn<size_t>("marked");
        const int most = LogNavigator::maxMarkedAtOnce;
        QTest::newRow("one below") << most - 1 << size_t(most - 1);
        QTest::newRow("at the bound") << most << size_t(most);
        QTest::newRow("one above") << most + 1 << size_t(most);
    }
    void marksOfManyRowsAreBounded()
    {
        QFETCH(int, rows);
        QFETCH(size_t, marked);
        Window window;
        window.say("message", rows);
        window.table()->selectAll();
        window.navigator->toggleMark();
        QCOMPARE(window.log.annotations().all().size(), marked);
    }

    void aNoteIsWrittenInPlace()
    {
        Window window;
        window.say("message", 3);
        window.table()->selectRow(1);
        window.navigator->editNote();
        auto *edit = byName<QLineEdit>(&window.view, u"Note"_s);
        QTest::keyClicks(edit, u"look here"_s);
        QTest::keyClick(edit, Qt::Key_Return);
        QCOMPARE(window.log.annotations().at(2).note, u"look here"_s);
        const QModelIndex info = window.model.index(1, LogModel::InfoColumn);
        QCOMPARE(info.data(LogModel::NoteRole).toString(), u"look here"_s);
        QCOMPARE(info.data(Qt::AccessibleTextRole).toString(), u"note: look here, message"_s);
        QVERIFY(!window.view.grab().isNull());
    }

    void timesAreCountedAsAsked()
    {
        Window window;
        window.say("message", 3);
        const auto time = [&](int row) { return window.cell(row, LogModel::TimeColumn); };
        const QString since = time(1);
        window.model.setTimeMode(TimeMode::SincePrevious);
        QCOMPARE(time(0), QString());
        QVERIFY(time(1).startsWith(u'+'));
        window.model.setTimeMode(TimeMode::Clock);
        QCOMPARE(time(1).size(), 12);
        window.table()->selectRow(1);
        window.navigator->setReference();
        QCOMPARE(window.model.timeMode(), TimeMode::SinceReference);
        QCOMPARE(time(1), u"reference"_s);
        QVERIFY(time(0).startsWith(u'−'));
        QVERIFY(time(2).startsWith(u'+'));
        QCOMPARE(window.model.headerData(LogModel::TimeColumn, Qt::Horizontal, Qt::DisplayRole).toString(),
                 u"Since ref."_s);
        window.model.setTimeMode(TimeMode::SinceStart);
        QCOMPARE(time(1), since);
    }
};

QTEST_MAIN(tst_LogNavigator)
#include "tst_lognavigator.moc"
