// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/log/logview.h"

#include "core/log/logwriter.h"
#include "core/values/errorcatalog.h"
#include "support/patience.h"
#include "support/strictwarnings.h"
#include "widgets/detail/elidedlabel.h"
#include "widgets/log/logdelegate.h"
#include "widgets/log/logtable.h"

#include <QAbstractItemModelTester>
#include <QAccessible>
#include <QApplication>
#include <QCheckBox>
#include <QClipboard>
#include <QHelpEvent>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>
#include <QToolTip>
#include <algorithm>

using namespace swb;
using namespace Qt::StringLiterals;

namespace {

struct Window
{
    explicit Window(qint64 budget = MessageLog::defaultMemoryBudget)
        : log(budget)
        , writer(log.makeWriter())
        , model(log)
        , view(&model)
    {
        view.resize(900, 400);
        view.show();
        table = view.findChild<LogTable *>();
        filter = view.findChild<QLineEdit *>(u"filterLineEdit"_s);
    }
    void say(int count, const QByteArray &text = "message")
    {
        for (int i = 0; i < count; ++i)
            writer->data({EndpointId(1), ConversationId::None, Transport::Udp}, Direction::Out, text);
        model.refresh();
    }
    void fail(EndpointId endpoint, ErrorCode code = ErrorCode::ConnectionRefused)
    {
        writer->event({endpoint, ConversationId::None, Transport::Tcp}, EventKind::Error, Severity::Error,
                      Direction::None, {{}, makeError(code, u"No <b>luck</b>."_s), {}});
        model.refresh();
    }
    /// This many messages from this client of a server.
    void sayFrom(quint16 client, int count, const QByteArray &text = "message")
    {
        if (!clients.contains(client)) {
            Conversation conversation;
            conversation.endpoint = EndpointId(1);
            conversation.local = SocketAddress::fromIp(u"127.0.0.1"_s, 12000);
            conversation.remote = SocketAddress::fromIp(u"127.0.0.1"_s, client);
            clients.insert(client, log.addConversation(conversation));
        }
        for (int i = 0; i < count; ++i)
            writer->data({EndpointId(1), clients.value(client), Transport::Tcp}, Direction::In, text);
        model.refresh();
    }
    /// Opens the menu of a row, with the menu key or a right click.
    [[nodiscard]] QMenu *menuOn(int row, QContextMenuEvent::Reason reason)
    {
        table->selectRow(row);
        const QPoint place = table->visualRect(table->currentIndex()).center();
        if (reason == QContextMenuEvent::Keyboard) {
            QContextMenuEvent key(reason, place, table->mapToGlobal(place));
            QCoreApplication::sendEvent(table, &key);
        } else {
            QContextMenuEvent click(reason, place, table->viewport()->mapToGlobal(place));
            QCoreApplication::sendEvent(table->viewport(), &click);
        }
        return view.findChild<QMenu *>(QString(), Qt::FindDirectChildrenOnly);
    }
    void choose(QMenu *menu, const QString &words)
    {
        for (QAction *action : menu->actions()) {
            if (action->text().remove(u'&').startsWith(words))
                action->trigger();
        }
        delete menu;
        QTRY_COMPARE(model.counts().unread, 0);
    }
    void fold() { view.findChild<QCheckBox *>(u"foldCheckBox"_s)->click(); }
    [[nodiscard]] QString mutedLine() const
    {
        const auto *label = view.findChild<ElidedLabel *>(u"mutedLabel"_s);
        return label->isVisible() ? label->text() : QString();
    }
    [[nodiscard]] QString counts() const { return view.findChild<QLabel *>(u"countsLabel"_s)->text(); }
    [[nodiscard]] QToolButton *newButton() const
    {
        for (auto *button : table->findChildren<QToolButton *>()) {
            if (button->accessibleName() == u"New messages"_s)
                return button;
        }
        return nullptr;
    }
    [[nodiscard]] bool atEnd() const
    {
        return table->verticalScrollBar()->value() == table->verticalScrollBar()->maximum();
    }

    MessageLog log;
    std::unique_ptr<LogWriter> writer;
    LogModel model;
    LogView view;
    LogTable *table;
    QLineEdit *filter;
    QHash<quint16, ConversationId> clients;
};

} // namespace

class tst_LogView : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { failOnOurWarnings(); }

    void followsTheEndOnlyFromTheEnd();
    void aChosenRowStaysInSight();
    void theEndKeyFollowsAgain();
    void whatIsInSightStaysWhenOldRowsLeave();
    void typingFilters();
    void kernelSamplesAreHiddenUntilTheyAreAskedFor();
    void aPeerIsMutedByMouseAndByKeyAndComesBack();
    void onePeerAloneIsShown();
    void mutingKeepsThePlace();
    void whatIsGoneToIsUnmuted();
    void theLogAloneNamesTheMuted();
    void likeRowsOpenAndFoldByMouseAndByKey();
    void openedRowsAreNoNewMessages();
    void aFoldedRowGrowsAtTheEnd();
    void whatIsGoneToStandsByItself();
    void theCurrentFoldedRowOutlivesItsFirst();
    void foldedRowsAreCopiedWhole();
    void foldedRowsAreRead();
    void countsAreNeverCut();
    void theLogAloneSaysThatItIsFiltered();
    void theCurrentMessageOutlivesAFilter();
    void clearingCanBeUndone();
    void stepsThroughRows();
    void bothAddressesAreShownOrNeither();
    void endAndHomeGoToRows();
    void showsTheNewestErrorOfAnEndpoint();
    void errorsExplainThemselvesAsPlainText();
    void whoIsNotTrustedIsOfferedTheAuthority();
    void copiesRows();
    void copiesBytes();
    void rowsPaintInEveryKind();
};

void tst_LogView::kernelSamplesAreHiddenUntilTheyAreAskedFor()
{
    Window window;
    window.view.setSamplesShown(false);
    window.say(2);
    EventDetail facts;
    facts.tcp = TcpFacts{.rttUs = 31};
    window.writer->event({EndpointId(1), ConversationId::None, Transport::Tcp}, EventKind::Sample,
                         Severity::Chat, Direction::None, facts);
    window.model.refresh();
    const quint64 sample = window.log.endId() - 1;
    QTRY_COMPARE(window.model.counts().unread, 0);
    QCOMPARE(window.model.rowCount(), 2);

    window.filter->setText(u"kind == sample"_s); // by name
    QTRY_COMPARE(window.model.rowCount(), 1);
    QTRY_COMPARE(window.model.idAt(0), sample);
    window.filter->clear();
    QTRY_COMPARE(window.model.rowCount(), 2);

    window.view.goTo(sample); // or by going there
    QVERIFY(window.view.samplesShown());
    QCOMPARE(window.view.currentEvent(), sample);
    QCOMPARE(window.model.rowCount(), 3);
}

void tst_LogView::aPeerIsMutedByMouseAndByKeyAndComesBack()
{
    Window window;
    window.sayFrom(20001, 2);
    window.sayFrom(20002, 2000);
    window.sayFrom(20003, 1000);
    QVERIFY(window.mutedLine().isEmpty());
    QMenu *menu = window.menuOn(2, QContextMenuEvent::Mouse);
    QVERIFY(menu);
    window.choose(menu, u"Mute this peer: T2 127.0.0.1:20002"_s);
    QCOMPARE(window.model.rowCount(), 1002);
    QVERIFY(window.mutedLine() == u"1 peer muted: T2 127.0.0.1:20002. Rows hidden: 2,000."_s);
    menu = window.menuOn(2, QContextMenuEvent::Keyboard);
    QVERIFY(menu);
    window.choose(menu, u"Mute this peer: T3 127.0.0.1:20003"_s);
    QCOMPARE(window.model.rowCount(), 2);
    QCOMPARE(window.mutedLine(),
             u"2 peers muted: T2 127.0.0.1:20002, T3 127.0.0.1:20003. Rows hidden: 3,000."_s);
    window.sayFrom(20002, 5);
    QTRY_VERIFY(window.mutedLine().endsWith(u"Rows hidden: 3,005."_s));

    auto *again = window.view.findChild<QToolButton *>(u"showMutedButton"_s);
    Q_EMIT again->menu()->aboutToShow();
    again->menu()->actions().constLast()->trigger(); // T3 alone
    QTRY_COMPARE(window.model.rowCount(), 1002);
    QTest::mouseClick(again, Qt::LeftButton);
    QTRY_COMPARE(window.model.rowCount(), 3007);
    QVERIFY(window.mutedLine().isEmpty());
}

void tst_LogView::onePeerAloneIsShown()
{
    Window window;
    window.say(3); // from nobody
    window.sayFrom(20001, 2);
    window.sayFrom(20002, 50);
    QMenu *menu = window.menuOn(0, QContextMenuEvent::Mouse);
    for (const QAction *action : menu->actions())
        QVERIFY(!action->text().contains(u"peer"_s));
    delete menu;
    window.choose(window.menuOn(3, QContextMenuEvent::Keyboard), u"Only this peer: T1"_s);
    QCOMPARE(window.model.rowCount(), 2);
    QCOMPARE(window.filter->text(), u"conv == T1"_s);
}

/// Someone reading in the middle of the log is not moved to its end.
void tst_LogView::mutingKeepsThePlace()
{
    Window window;
    for (int i = 0; i < 300; ++i) {
        window.sayFrom(20001, 1, "quiet");
        window.sayFrom(20002, 3, "flood");
    }
    window.table->verticalScrollBar()->setValue(400);
    QCOMPARE(window.table->indexAt({1, 1}).siblingAtColumn(LogModel::NumberColumn).data().toInt(), 401);
    window.view.mute(peerOf(window.log, 2).value());
    QTRY_COMPARE(window.model.rowCount(), 300);
    QCOMPARE(window.table->indexAt({1, 1}).siblingAtColumn(LogModel::NumberColumn).data().toInt(), 401);
    window.view.showAllAgain();
    QTRY_COMPARE(window.model.rowCount(), 1200);
    QCOMPARE(window.table->indexAt({1, 1}).siblingAtColumn(LogModel::NumberColumn).data().toInt(), 401);
    window.table->goToEnd();
    window.view.mute(peerOf(window.log, 2).value());
    QTRY_COMPARE(window.model.rowCount(), 300);
    QVERIFY(window.atEnd());
}

void tst_LogView::whatIsGoneToIsUnmuted()
{
    Window window;
    window.sayFrom(20001, 2);
    window.sayFrom(20002, 2);
    window.view.mute(peerOf(window.log, 1).value());
    window.view.mute(peerOf(window.log, 3).value());
    QTRY_COMPARE(window.model.counts().muted, 4);
    const auto said = window.table->viewport()->findChildren<QLabel *>();
    QTRY_VERIFY(std::ranges::any_of(
        said, [](const QLabel *label) { return label->text().contains(u"from muted peers"_s); }));
    window.view.goTo(2);
    QTRY_COMPARE(window.model.rowCount(), 2);
    QTRY_COMPARE(window.table->currentIndex().row(), 1);
    QCOMPARE(window.view.muted().peers().size(), 1);
}

void tst_LogView::theLogAloneNamesTheMuted()
{
    Window window;
    window.sayFrom(20001, 2);
    window.view.mute(peerOf(window.log, 1).value());
    window.view.setEditingVisible(false);
    QTRY_VERIFY(window.mutedLine() == u"1 peer muted: T1 127.0.0.1:20001. Rows hidden: 2."_s);
}

void tst_LogView::likeRowsOpenAndFoldByMouseAndByKey()
{
    Window window;
    window.sayFrom(20002, 1);
    window.sayFrom(20001, 5);
    window.fold();
    QTRY_COMPARE(window.model.rowCount(), 2);
    const QModelIndex folded = window.model.index(1, LogModel::InfoColumn);
    const auto press = [&window, folded](int likeRows) {
        const QRect mark
            = LogDelegate::foldMark(window.table->visualRect(folded), window.table->fontMetrics(), likeRows);
        QTest::mouseClick(window.table->viewport(), Qt::LeftButton, {}, mark.center());
    };
    press(5);
    QCOMPARE(window.model.rowCount(), 6);
    press(5);
    QCOMPARE(window.model.rowCount(), 2);
    QTest::mouseClick(window.table->viewport(), Qt::LeftButton, {}, // beside it
                      window.table->visualRect(folded).center());
    QCOMPARE(window.model.rowCount(), 2);

    window.table->setFocus();
    QTest::keyClick(window.table, Qt::Key_Right);
    QCOMPARE(window.model.rowCount(), 6);
    QTest::keyClick(window.table, Qt::Key_Down);
    QTest::keyClick(window.table, Qt::Key_Down);
    QCOMPARE(window.view.currentEvent(), 4U);
    QTest::keyClick(window.table, Qt::Key_Left);
    QCOMPARE(window.model.rowCount(), 2);
    QCOMPARE(window.table->currentIndex().row(), 1);
    QCOMPARE(window.view.currentEvent(), 2U);
    window.choose(window.menuOn(1, QContextMenuEvent::Keyboard), u"Open these like rows"_s);
    QCOMPARE(window.model.rowCount(), 6);
    window.choose(window.menuOn(3, QContextMenuEvent::Mouse), u"Fold these like rows"_s);
    QCOMPARE(window.model.rowCount(), 2);
}

void tst_LogView::openedRowsAreNoNewMessages()
{
    Window window;
    for (int i = 0; i < 100; ++i)
        window.sayFrom(quint16(20001 + i % 2), 3);
    window.fold();
    QTRY_COMPARE(window.model.rowCount(), 100);
    window.table->verticalScrollBar()->setValue(10);
    window.table->setOpen(50, true);
    QCOMPARE(window.model.rowCount(), 102);
    QCOMPARE(window.table->newRows(), 0);
    QCOMPARE(window.table->verticalScrollBar()->value(), 10);
    window.table->setOpen(50, false);
    QCOMPARE(window.table->verticalScrollBar()->value(), 10);
    window.sayFrom(20001, 3);
    QTRY_COMPARE(window.table->newRows(), 1);
}

/// The table follows the end, although no row is added.
void tst_LogView::aFoldedRowGrowsAtTheEnd()
{
    Window window;
    window.fold();
    window.sayFrom(20001, 2);
    QTRY_COMPARE(window.model.rowCount(), 1);
    window.sayFrom(20001, 1000);
    QTRY_COMPARE(window.model.index(0, 0).data(LogModel::LikeRowsRole).toInt(), 1002);
    for (int i = 0; i < 100; ++i)
        window.sayFrom(quint16(20001 + i % 2), 2);
    QTRY_COMPARE(window.model.rowCount(), 100);
    QVERIFY(window.atEnd());
    QTRY_VERIFY(window.counts().contains(u"1,202 of 1,202"_s));
}

void tst_LogView::whatIsGoneToStandsByItself()
{
    Window window;
    window.sayFrom(20001, 5);
    window.sayFrom(20002, 5);
    window.fold();
    QTRY_COMPARE(window.model.rowCount(), 2);
    window.view.goTo(8);
    QCOMPARE(window.view.currentEvent(), 8U);
    QCOMPARE(window.table->currentIndex().row(), 3);
    QCOMPARE(window.model.rowCount(), 6);
    window.view.mute(peerOf(window.log, 1).value()); // its row is added again, and unfolded again
    QTRY_COMPARE(window.model.rowCount(), 1);
    window.view.goTo(3);
    QTRY_COMPARE(window.view.currentEvent(), 3U);
    QTRY_COMPARE(window.table->currentIndex().siblingAtColumn(LogModel::NumberColumn).data().toInt(), 3);
}

/// It stands for those that are left, and so do the details.
void tst_LogView::theCurrentFoldedRowOutlivesItsFirst()
{
    Window window(qint64(4) << 20);
    window.fold();
    window.sayFrom(20001, 2, QByteArray(200, 'x'));
    QTRY_COMPARE(window.model.rowCount(), 1);
    window.table->selectRow(0);
    QCOMPARE(window.view.currentEvent(), 1U);
    while (window.model.counts().evicted == 0) {
        window.sayFrom(20001, 500, QByteArray(200, 'x'));
        QTRY_COMPARE(window.model.counts().unread, 0);
    }
    QTRY_COMPARE(window.view.currentEvent(), window.log.firstId());
    QCOMPARE(window.table->currentIndex().row(), 0);
}

void tst_LogView::foldedRowsAreCopiedWhole()
{
    Window window;
    window.sayFrom(20001, 3, "one");
    window.sayFrom(20002, 1, "two");
    window.fold();
    QTRY_COMPARE(window.model.rowCount(), 2);
    window.table->selectAll();
    window.view.copyRows();
    const QStringList lines = QGuiApplication::clipboard()->text().split(u'\n');
    QCOMPARE(lines.size(), 4);
    QVERIFY(lines.at(2).startsWith(u"3\t"_s) && lines.at(2).endsWith(u"one"_s));
}

void tst_LogView::foldedRowsAreRead()
{
    Window window;
    window.sayFrom(20001, 3, "one");
    window.fold();
    QTRY_COMPARE(window.model.rowCount(), 1);
    QAccessibleInterface *table = QAccessible::queryAccessibleInterface(window.table);
    QAccessibleInterface *cell = table->tableInterface()->cellAt(0, LogModel::InfoColumn);
    QVERIFY(cell->text(QAccessible::Name).contains(u"3 like rows"_s));
}

void tst_LogView::countsAreNeverCut()
{
    Window window;
    const auto *label = window.view.findChild<QLabel *>(u"countsLabel"_s);
    const auto *fold = window.view.findChild<QCheckBox *>(u"foldCheckBox"_s);
    QFont font = window.view.font();
    font.setPixelSize(13);
    window.view.setFont(font);
    window.say(12'345);
    for (const int width : {1300, 900, 640}) {
        window.view.resize(width, 400);
        QTRY_VERIFY(label->width() >= label->sizeHint().width());
        QTRY_VERIFY(fold->width() >= fold->sizeHint().width());
        QTRY_VERIFY(window.filter->width() > 100);
        QVERIFY(label->toolTip().contains(u"0 evicted"_s));
    }
    QCOMPARE(window.counts(), u"12,345 of 12,345"_s);
}

void tst_LogView::followsTheEndOnlyFromTheEnd()
{
    Window window;
    window.say(500);
    QVERIFY(window.atEnd());
    QVERIFY(!window.newButton()->isVisible());
    window.table->verticalScrollBar()->setValue(10);
    window.say(12);
    QCOMPARE(window.table->verticalScrollBar()->value(), 10);
    QVERIFY(window.newButton()->isVisible());
    QCOMPARE(window.newButton()->text().section(u' ', 0, 0), u"12"_s);
    QTest::mouseClick(window.newButton(), Qt::LeftButton);
    QVERIFY(window.atEnd());
    QVERIFY(!window.newButton()->isVisible());
    window.say(5);
    QVERIFY(window.atEnd());
    QCOMPARE(window.table->newRows(), 0);
}

void tst_LogView::aChosenRowStaysInSight()
{
    Window window;
    window.say(500);
    const int top = window.table->rowAt(2);
    const QPoint place = window.table->visualRect(window.model.index(top, LogModel::InfoColumn)).center();
    QTest::mouseClick(window.table->viewport(), Qt::LeftButton, {}, place);
    QCOMPARE(window.view.currentEvent(), window.model.idAt(top));
    window.view.resize(900, 396); // as when the details appear
    QCOMPARE(window.table->rowAt(2), top);
    window.view.resize(900, 280);
    QCOMPARE(window.table->rowAt(2), top);
    window.say(7);
    QCOMPARE(window.table->rowAt(2), top);
    QCOMPARE(window.table->newRows(), 7);
    QTest::mouseClick(window.newButton(), Qt::LeftButton);
    QVERIFY(window.atEnd());
    window.say(5); // the row is still the current one, but nobody is looking at it
    QVERIFY(window.atEnd());

    const int last = window.model.rowCount() - 1;
    const QRect lowest = window.table->visualRect(window.model.index(last, LogModel::InfoColumn));
    QTest::mouseClick(window.table->viewport(), Qt::LeftButton, {}, lowest.center());
    window.view.resize(900, 220);
    QVERIFY(window.table->viewport()->rect().contains(
        window.table->visualRect(window.model.index(last, LogModel::NumberColumn)).center()));
}

void tst_LogView::theEndKeyFollowsAgain()
{
    Window window;
    window.say(3);
    QTest::keyClick(window.table, Qt::Key_Home);
    window.say(1);
    QCOMPARE(window.table->newRows(), 0); // there is space for it
    window.say(500);
    QVERIFY(!window.atEnd());
    QTest::keyClick(window.table, Qt::Key_End);
    window.say(5);
    QVERIFY(window.atEnd());
}

void tst_LogView::whatIsInSightStaysWhenOldRowsLeave()
{
    Window window(1 << 20);
    window.say(9000);
    window.table->verticalScrollBar()->setValue(8500);
    const quint64 seen = window.model.idAt(window.table->rowAt(2));
    for (int round = 0; round < 200 && window.log.evicted() == 0; ++round)
        window.say(100);
    QVERIFY(window.log.evicted() > 0);
    if (seen >= window.log.firstId())
        QCOMPARE(window.model.idAt(window.table->rowAt(2)), seen);
    else
        QCOMPARE(window.table->verticalScrollBar()->value(), 0);
}

void tst_LogView::typingFilters()
{
    Window window;
    window.say(8);
    window.say(4, "hello");
    QCOMPARE(window.counts(), u"12 of 12 shown, 0 evicted"_s);
    window.view.focusFilter();
    QTest::keyClicks(window.filter, u"HELLO"_s);
    QTRY_COMPARE(window.counts(), u"4 of 12 shown, 0 evicted"_s);
    QCOMPARE(window.model.rowCount(), 4);
    window.filter->clear();
    QCOMPARE(window.model.rowCount(), 12);
}

void tst_LogView::theLogAloneSaysThatItIsFiltered()
{
    Window window;
    auto *open = new QLabel(u"an open bar"_s);
    auto *closed = new QLabel(u"a closed one"_s);
    window.view.addBar(open);
    window.view.addBar(closed);
    open->show();
    auto *line = window.view.findChild<ElidedLabel *>(u"filterLine"_s);
    window.say(8);
    window.say(4, "hello");
    window.view.setEditingVisible(false);
    QVERIFY(!open->isVisible());
    QVERIFY(!line->isVisible());
    window.view.setFilter(Filter::containing(u"hello"_s));
    QTRY_VERIFY(line->isVisible());
    QTRY_VERIFY2(line->text().startsWith(u"4 of 12 shown"), qPrintable(line->text()));
    QVERIFY2(line->text().contains(window.model.filter().text()), qPrintable(line->text()));
    window.view.setEditingVisible(true);
    QVERIFY(!line->isVisible());
    QVERIFY(open->isVisible());
    QVERIFY(!closed->isVisible());
}

void tst_LogView::theCurrentMessageOutlivesAFilter()
{
    Window window;
    window.say(100);
    window.say(1, "hello");
    window.say(100);
    window.table->selectRow(100);
    QCOMPARE(window.view.currentEvent(), 101);
    window.filter->setText(u"hello"_s);
    QTRY_COMPARE(window.table->currentIndex().row(), 0);
    window.filter->clear();
    QCOMPARE(window.table->currentIndex().row(), 100);
    QCOMPARE(window.view.currentEvent(), 101);
}

void tst_LogView::clearingCanBeUndone()
{
    Window window;
    window.say(3);
    auto *undo = window.view.findChild<QToolButton *>(u"undoClearButton"_s);
    QVERIFY(!undo->isVisible());
    QTest::mouseClick(window.view.findChild<QToolButton *>(u"clearButton"_s), Qt::LeftButton);
    QCOMPARE(window.model.rowCount(), 0);
    QVERIFY(undo->isVisible());
    QTest::mouseClick(undo, Qt::LeftButton);
    QCOMPARE(window.model.rowCount(), 3);
    QVERIFY(!undo->isVisible());
}

/// The arrow points from one address to the other.
void tst_LogView::bothAddressesAreShownOrNeither()
{
    Window window;
    window.say(1);
    QSet<bool> seen;
    for (int width = 300; width <= 1200; width += 20) {
        window.view.resize(width, 400);
        const bool hidden = window.table->isColumnHidden(LogModel::SourceColumn);
        seen.insert(hidden);
        QCOMPARE(window.table->isColumnHidden(LogModel::DestinationColumn), hidden);
        QVERIFY(!window.view.grab().isNull());
    }
    QCOMPARE(seen.size(), 2);
}

void tst_LogView::stepsThroughRows()
{
    Window window;
    QSignalSpy current(&window.view, &LogView::currentEventChanged);
    window.view.nextRow();
    QCOMPARE(current.size(), 0);
    window.say(3);
    window.view.nextRow();
    QCOMPARE(window.view.currentEvent(), 3);
    window.view.previousRow();
    QCOMPARE(window.view.currentEvent(), 2);
    window.view.nextRow();
    window.view.nextRow();
    QCOMPARE(window.view.currentEvent(), 3);
    QCOMPARE(current.size(), 3);
}

void tst_LogView::endAndHomeGoToRows()
{
    Window window;
    window.say(50);
    window.table->setFocus();
    QTest::keyClick(window.table, Qt::Key_Home);
    QCOMPARE(window.table->currentIndex().row(), 0);
    QTest::keyClick(window.table, Qt::Key_End);
    QCOMPARE(window.table->currentIndex().row(), 49);
}

void tst_LogView::showsTheNewestErrorOfAnEndpoint()
{
    Window window;
    window.fail(EndpointId(7));
    window.say(50);
    window.fail(EndpointId(8));
    window.filter->setText(u"absent"_s);
    window.view.showEndpoint(EndpointId(7));
    QCOMPARE(window.view.currentEvent(), 1);
    QVERIFY(window.filter->text().isEmpty());
    window.view.showEndpoint(EndpointId(1));
    QCOMPARE(window.view.currentEvent(), 51);
    window.view.showEndpoint(EndpointId(99));
    QCOMPARE(window.view.currentEvent(), 51);
}

void tst_LogView::whoIsNotTrustedIsOfferedTheAuthority()
{
    Window window;
    window.fail(EndpointId(7));
    window.fail(EndpointId(7), ErrorCode::PeerRejectedCertificate);
    const auto offers = [&](int row) {
        window.table->selectRow(row);
        Q_EMIT window.table->customContextMenuRequested(
            window.table->visualRect(window.model.index(row, LogModel::InfoColumn)).center());
        const auto *menu = window.view.findChild<QMenu *>(QString(), Qt::FindDirectChildrenOnly);
        const QList<QAction *> actions = menu->actions();
        const bool found = std::any_of(actions.cbegin(), actions.cend(), [](const QAction *action) {
            return action->text() == u"Copy CA path";
        });
        delete menu;
        return found;
    };
    QVERIFY(!offers(0));
    QVERIFY(offers(1));
}

void tst_LogView::errorsExplainThemselvesAsPlainText()
{
    Window window;
    window.fail(EndpointId(7));
    const QModelIndex index = window.model.index(0, LogModel::InfoColumn);
    const QPoint place = window.table->visualRect(index).center();
    QHelpEvent help(QEvent::ToolTip, place, window.table->viewport()->mapToGlobal(place));
    QApplication::sendEvent(window.table->viewport(), &help);
    QTRY_VERIFY(QToolTip::isVisible());
    QVERIFY(QToolTip::text().contains(u"&lt;b&gt;luck"_s));
    QVERIFY(QToolTip::text().contains(u"ECONNREFUSED"_s));
    QToolTip::hideText();
}

void tst_LogView::copiesRows()
{
    Window window;
    window.say(2, "a\tb");
    window.table->selectAll();
    window.view.copyRows();
    const QStringList lines = QApplication::clipboard()->text().split(u'\n');
    QCOMPARE(lines.size(), 2);
    QVERIFY(lines[0].startsWith(u"1\t"_s));
    QVERIFY(lines[1].endsWith(u"UDP\t3\ta\u2409b"_s));
}

void tst_LogView::copiesBytes()
{
    Window window;
    window.say(1, "a\tb");
    window.table->selectRow(0);
    window.view.copyText();
    QCOMPARE(QApplication::clipboard()->text(), u"a\tb"_s);
    window.view.copyHex();
    QCOMPARE(QApplication::clipboard()->text(), u"61 09 62"_s);
}

void tst_LogView::rowsPaintInEveryKind()
{
    Window window;
    window.say(1);
    window.fail(EndpointId(1));
    for (const Severity severity : {Severity::Chat, Severity::Note, Severity::Warning})
        window.writer->event({EndpointId(1), ConversationId::None, Transport::Dtls}, EventKind::Note,
                             severity, Direction::In, {u"note"_s, {}, {}});
    window.model.refresh();
    window.table->selectRow(0);
    window.view.setEditingVisible(false);
    QVERIFY(!window.filter->isVisible());
    QVERIFY(!window.view.grab().isNull());
    window.view.setEditingVisible(true);
    QVERIFY(window.filter->isVisible());
    QVERIFY(!window.view.grab().isNull());
}

QTEST_MAIN(tst_LogView)
#include "tst_logview.moc"
