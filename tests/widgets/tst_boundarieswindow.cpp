// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/boundaries/boundarieswindow.h"

#include "models/conversations/conversationmodel.h"
#include "models/log/addressmask.h"
#include "models/log/logmodel.h"
#include "support/panelaudit.h"
#include "support/patience.h"
#include "support/strictwarnings.h"
#include "support/talk.h"
#include "widgets/boundaries/boundariessheet.h"
#include "widgets/boundaries/boundariesview.h"
#include "widgets/common/numberslider.h"
#include "widgets/detail/elidedlabel.h"
#include "widgets/log/logpages.h"
#include "widgets/log/logtable.h"
#include "widgets/log/logview.h"

#include <QComboBox>
#include <QLabel>
#include <QPointer>
#include <QPushButton>
#include <QScopeGuard>
#include <QScrollBar>
#include <QSpinBox>
#include <QTableView>
#include <QTest>

using namespace swb;
using namespace Qt::StringLiterals;
using test::Talk;

namespace {

struct Window
{
    Window(Talk &talk, ConversationId side)
        : window(new BoundariesWindow(talk.log, side))
    {
        window->show();
    }
    ~Window() { delete window; }
    Q_DISABLE_COPY_MOVE(Window)

    template <typename Control>
    [[nodiscard]] Control *find(const QString &name) const
    {
        return window->findChild<Control *>(name);
    }
    [[nodiscard]] QStringList lines() const
    {
        const auto *list = find<QListWidget>(u"wordsList"_s);
        QStringList lines;
        for (int row = 0; row < list->count(); ++row)
            lines.append(list->item(row)->text());
        return lines;
    }
    [[nodiscard]] QString summary() const { return find<QLabel>(u"summaryLabel"_s)->text(); }

    QPointer<BoundariesWindow> window;
};

} // namespace

class TstBoundariesWindow : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { failOnOurWarnings(); }

    void bothEndsAreDrawnAndSaid()
    {
        Talk talk;
        talk.say(talk.client, Direction::Out, "one");
        talk.say(talk.client, Direction::Out, "two");
        talk.say(talk.server, Direction::In, "onetwo");
        talk.log.collect();
        const Window window(talk, talk.server);
        QTRY_COMPARE(window.lines().size(), 2);
        QVERIFY(window.lines().last().contains(u"two: arrived in read 1"));
        QVERIFY(window.summary().contains(u"but not their boundaries"));
        QVERIFY(!window.window->grab().isNull());
    }

    void theOtherDirectionIsChosenByKey()
    {
        Talk talk;
        talk.ask("question");
        talk.answer("answer");
        const Window window(talk, talk.client);
        QTRY_VERIFY(window.lines().join(u'|').contains(u"question"));
        auto *direction = window.find<QComboBox>(u"directionComboBox"_s);
        direction->setFocus();
        QTest::keyClick(direction, Qt::Key_Down);
        QTRY_VERIFY(window.lines().join(u'|').contains(u"answer"));
        QCOMPARE(window.lines().size(), 1);
    }

    void theDirectionThatHasSomethingComesFirst()
    {
        Talk talk;
        talk.answer("greeting");
        const Window window(talk, talk.client);
        QTRY_VERIFY(window.lines().join(u'|').contains(u"greeting"));
        QCOMPARE(window.find<QComboBox>(u"directionComboBox"_s)->currentIndex(), 1);
    }

    void itGoesOnWhileMoreComes()
    {
        Talk talk;
        const Window window(talk, talk.client);
        QTRY_VERIFY(window.find<WordsList>(u"wordsList"_s)->accessibleDescription().contains(u"Nothing has"));
        QVERIFY(!window.window->grab().isNull());
        talk.ask("one");
        QTRY_COMPARE(window.lines().size(), 1);
        talk.ask("two");
        QTRY_COMPARE(window.lines().size(), 2);
    }

    void anEndThatIsNotOursIsSaidInItsPlace()
    {
        Talk talk;
        talk.say(talk.stranger, Direction::Out, "noise");
        talk.log.collect();
        const Window window(talk, talk.stranger);
        QTRY_COMPARE(window.lines(), QStringList{u"TCP write 1, bytes 0 to 5, noise"_s});
        QVERIFY(window.summary().contains(u"that end belongs to another program"));
        QVERIFY(window.window->shown().stream.ribbons.isEmpty());
        QVERIFY(!window.window->grab().isNull());
    }

    void datagramsAreOneToOne()
    {
        Talk talk(Transport::Udp);
        talk.ask("a");
        talk.ask("b");
        const Window window(talk, talk.server);
        QTRY_COMPARE(window.lines(),
                     (QStringList{u"UDP datagram 1, a: arrived as number 1"_s,
                                  u"UDP datagram 2, b: arrived as number 2"_s}));
        QVERIFY(!window.window->grab().isNull());
    }

    /// The chosen line of the list becomes visible.
    void zoomedItScrollsToWhatIsChosen()
    {
        Talk talk;
        for (int i = 0; i < 100; ++i)
            talk.ask("abc");
        const Window window(talk, talk.client);
        QTRY_COMPARE(window.lines().size(), 100);
        const QScrollBar *bar = window.window->findChild<BoundariesView *>()->horizontalScrollBar();
        const int before = bar->maximum();
        QVERIFY(before > 0); // this many are not read at once
        auto *slider = window.find<NumberSlider>(u"zoomSlider"_s);
        slider->setFocus();
        QTest::keyClick(slider, Qt::Key_PageUp);
        QVERIFY(bar->maximum() > before);
        auto *list = window.find<QListWidget>(u"wordsList"_s);
        list->setFocus();
        QTest::keyClick(list, Qt::Key_Home);
        QCOMPARE(bar->value(), 0);
        QTest::keyClick(list, Qt::Key_End);
        QCOMPARE(bar->value(), bar->maximum());
        QVERIFY(!window.window->grab().isNull());
    }

    void everyControlHasAName()
    {
        Talk talk;
        talk.ask("one");
        const Window window(talk, talk.client);
        QTRY_COMPARE(window.lines().size(), 1);
        QCOMPARE(unnamedControls(window.window), QStringList());
    }

    void escapeCloses()
    {
        Talk talk;
        const Window window(talk, talk.client);
        window.window->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(window.window));
        QTest::keyClick(window.window, Qt::Key_Escape);
        QTRY_VERIFY(!window.window);
    }

    void closingWhileItReadsIsSafe()
    {
        Talk talk;
        for (int i = 0; i < 20'000; ++i)
            talk.say(talk.client, Direction::Out, "abc");
        talk.log.collect();
        {
            const Window window(talk, talk.client);
        }
        QVERIFY(talk.log.endId() > 20'000);
    }

    void theLogOpensIt()
    {
        Talk talk;
        talk.ask("hello");
        LogModel model(talk.log);
        LogView view(&model);
        view.show();
        view.showConversationBoundaries();
        QVERIFY(!view.findChild<BoundariesWindow *>()); // no row is chosen
        model.refresh();
        view.findChild<LogTable *>()->selectRow(1);
        view.showConversationBoundaries();
        auto *window = view.findChild<BoundariesWindow *>();
        QVERIFY(window && window->isVisible());
        QCOMPARE(window->side(), talk.server);
    }

    void theConversationsOpenIt()
    {
        Talk talk;
        talk.ask("hello");
        LogModel model(talk.log);
        ConversationModel conversations(talk.log);
        LogPages pages(&model, &conversations);
        pages.show();
        pages.setConversationsShown(true);
        auto *table = pages.findChild<QTableView *>(u"conversationsTable"_s);
        QTRY_COMPARE(table->model()->rowCount(), 3);
        auto *button = pages.findChild<QPushButton *>(u"boundariesButton"_s);
        QVERIFY(!button->isEnabled());
        table->selectRow(0);
        QTest::mouseClick(button, Qt::LeftButton);
        auto *window = pages.findChild<BoundariesWindow *>();
        QVERIFY(window && window->isVisible());
    }

    void addressesOfOthersAreHiddenAndComeBack()
    {
        Talk talk;
        const Window window(talk, talk.addFromAfar());
        const auto *title = window.find<ElidedLabel>(u"titleLabel"_s);
        QVERIFY(title->text().contains(u"192.0.2.7:80"_s));
        AddressMask &mask = AddressMask::instance();
        mask.setOn(true);
        const auto off = qScopeGuard([&mask] { mask.setOn(false); });
        QVERIFY2(!title->text().contains(u"192.0.2."_s), qPrintable(title->text()));
        mask.setOn(false);
        QVERIFY(title->text().contains(u"192.0.2.7:80"_s));
    }

    void slidersStopAtRoundNumbers()
    {
        QCOMPARE(NumberSlider::stops(0, 20), (QList<int>{0, 1, 2, 3, 4, 5, 6, 8, 10, 15, 20}));
        QCOMPARE(NumberSlider::stops(1, 7), (QList<int>{1, 2, 3, 4, 5, 6, 7}));
        QCOMPARE(NumberSlider::stops(0, 0), QList<int>{0});
        QCOMPARE(NumberSlider::stops(1, 65'536).last(), 65'536);
    }

    void aSliderLeavesTypedNumbersAlone()
    {
        QSpinBox box;
        box.setRange(0, 1000);
        box.setAccessibleName(u"Gap"_s);
        NumberSlider slider;
        slider.setSpinBox(&box);
        QCOMPARE(slider.accessibleName(), u"Gap slider"_s);
        box.setValue(17);
        QCOMPARE(box.value(), 17);
        QTest::keyClick(&slider, Qt::Key_Right);
        QCOMPARE(box.value(), 20);
        QTest::keyClick(&slider, Qt::Key_End);
        QCOMPARE(box.value(), 1000);
        QTest::keyClick(&slider, Qt::Key_Home);
        QCOMPARE(box.value(), 0);
        QCOMPARE(slider.accessibleDescription(), box.text());
    }
};

QTEST_MAIN(TstBoundariesWindow)
#include "tst_boundarieswindow.moc"
