// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/boundaries/boundariespane.h"

#include "models/log/logmodel.h"
#include "net/netengine.h"
#include "support/panelaudit.h"
#include "support/patience.h"
#include "support/strictwarnings.h"
#include "widgets/boundaries/boundarieswindow.h"
#include "widgets/common/framingchooser.h"
#include "widgets/common/inlinemessage.h"
#include "widgets/common/numberslider.h"
#include "widgets/log/logview.h"

#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTemporaryDir>
#include <QTest>

using namespace swb;
using namespace Qt::StringLiterals;

namespace {

/// The page with the real engine.
struct Page
{
    Page()
    {
        pane.resize(1000, 640);
        pane.show();
    }
    void set(const QString &box, int value) const { pane.findChild<QSpinBox *>(box)->setValue(value); }
    [[nodiscard]] bool run()
    {
        QSignalSpy finished(&pane.lab(), &BoundariesLab::finished);
        QTest::mouseClick(pane.findChild<QPushButton *>(u"runButton"_s), Qt::LeftButton);
        return finished.wait(test::patienceMs);
    }
    [[nodiscard]] QStringList words() const
    {
        const auto *list = pane.findChild<QListWidget *>(u"wordsList"_s);
        QStringList lines;
        for (int row = 0; row < list->count(); ++row)
            lines.append(list->item(row)->text());
        return lines;
    }

    QTemporaryDir folder;
    bool set_ = qputenv("SWB_DATA_DIR", folder.path().toLocal8Bit());
    NetEngine engine;
    BoundariesPane pane{&engine};
};

} // namespace

class TstBoundariesPane : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { failOnOurWarnings(); }

    void everyWriteAndEveryReadIsThere()
    {
        Page page;
        QVERIFY(page.run());
        const BoundariesLab &lab = page.pane.lab();
        QCOMPARE(lab.stream().writes.size(), 5);
        QCOMPARE(lab.stream().writes.at(2).bytes, QByteArray("hello3"));
        QCOMPARE(lab.stream().readBytes(), 5 * 6);
        QCOMPARE(lab.sent().size(), 5);
        QCOMPARE(lab.received().size(), 5);
        QCOMPARE(page.words().size(), 10);
        QVERIFY(!lab.isRunning());
    }

    /// What a recv(4) leaves of a stream comes with the next; what it leaves of a datagram is gone.
    void aSmallReceiveSizeSplitsTheStreamAndCutsDatagrams()
    {
        Page page;
        page.set(u"receiveSpinBox"_s, 4);
        QVERIFY(page.run());
        for (const StreamPiece &read : page.pane.lab().stream().reads)
            QVERIFY(read.end - read.begin <= 4);
        QVERIFY(page.pane.lab().stream().reads.size() >= 8);
        QCOMPARE(page.pane.lab().stream().readBytes(), 5 * 6);
        const BoundariesLab &lab = page.pane.lab();
        QCOMPARE(lab.received().size(), 5);
        for (const LoggedDatagram &datagram : lab.received()) {
            QCOMPARE(datagram.bytes, QByteArray("hell"));
            QCOMPARE(datagram.cutOff, 2);
        }
        QCOMPARE(lab.joins().at(4), (DatagramJoin{4, 4, DatagramJoin::Cut}));
        const QString words = page.pane.findChild<QLabel *>(u"summaryLabel"_s)->text();
        QVERIFY2(words.contains(u"5 truncated") && !words.contains(u"None was cut"), qPrintable(words));
        QVERIFY2(page.words().last().endsWith(u"truncated: 4 of 6 bytes, the rest was discarded (MSG_TRUNC)"),
                 qPrintable(page.words().last()));
        QVERIFY(!page.pane.grab().isNull()); // the cut ones are drawn
    }

    void whatARelayDidIsSaidOfTheRunThatIsShown()
    {
        Page page;
        page.set(u"sliceSpinBox"_s, 3);
        QVERIFY(page.run());
        const auto words = [&page] { return page.pane.findChild<QLabel *>(u"summaryLabel"_s)->text(); };
        QVERIFY2(words().contains(u"in pieces of at most 3 bytes"), qPrintable(words()));
        QVERIFY(!words().contains(u"The loss"));
        page.set(u"sliceSpinBox"_s, 0);
        page.set(u"lossSpinBox"_s, 100);
        QVERIFY(page.run());
        QVERIFY2(words().contains(u"The loss was not applied to TCP"), qPrintable(words()));
        QVERIFY(!words().contains(u"in pieces"));
    }

    void aSliderSetsTheNumberAndIsReachedByKey()
    {
        Page page;
        auto *slider = page.pane.findChild<NumberSlider *>(u"receiveSlider"_s);
        slider->setFocus();
        QTest::keyClick(slider, Qt::Key_Home);
        QTest::keyClick(slider, Qt::Key_Right);
        QCOMPARE(page.pane.findChild<QSpinBox *>(u"receiveSpinBox"_s)->value(), 2);
        QVERIFY(page.run());
        for (const StreamPiece &read : page.pane.lab().stream().reads)
            QVERIFY(read.end - read.begin <= 2);
    }

    void withoutFlushOneTurnsMessagesAreOneWrite()
    {
        Page page;
        page.pane.findChild<QAbstractButton *>(u"flushCheckBox"_s)->click();
        QVERIFY(page.run());
        const BoundariesLab &lab = page.pane.lab();
        QCOMPARE(lab.stream().writes.size(), 1);
        QCOMPARE(lab.stream().writes.first().bytes, QByteArray("hello1hello2hello3hello4hello5"));
        QCOMPARE(lab.sent().size(), 5); // datagrams are never merged
        const QString words = page.pane.findChild<QLabel *>(u"summaryLabel"_s)->text();
        QVERIFY2(words.contains(u"5 messages reached the system in 1 write"), qPrintable(words));
        page.set(u"gapSpinBox"_s, 20); // a turn for each
        QVERIFY(page.run());
        QCOMPARE(lab.stream().writes.size(), 5);
    }

    /// From the log of what really passed: repeats in words what the page's drawing shows.
    void aConversationOfTheLogIsDrawn()
    {
        Page page;
        page.set(u"receiveSpinBox"_s, 4);
        QVERIFY(page.run());
        LogModel model(page.engine.log());
        model.refresh();
        LogView log(&model);
        log.show();
        page.engine.log().forEach(1, page.engine.log().endId(), [&log](const Event &event) {
            if (event.transport == Transport::Tcp && event.kind == EventKind::Data)
                log.goTo(event.id);
            return true;
        });
        log.showConversationBoundaries();
        auto *window = log.findChild<BoundariesWindow *>();
        QVERIFY(window);
        QTRY_COMPARE(window->shown().stream.writes.size(), 5);
        QCOMPARE(window->shown().join, RecordedDirection::Joined);
        QCOMPARE(window->shown().stream.ribbons, page.pane.lab().stream().ribbons);
        QCOMPARE(window->findChild<QListWidget *>(u"wordsList"_s)->item(4)->text(), page.words().at(4));
    }

    void beforeTheFirstRunItSaysWhatToDo()
    {
        Page page;
        QVERIFY(page.words().isEmpty());
        QVERIFY(!page.pane.findChild<QLabel *>(u"summaryLabel"_s)->isVisible());
        QVERIFY(!page.pane.findChild<QListWidget *>(u"wordsList"_s)->accessibleDescription().isEmpty());
        QVERIFY(!page.pane.grab().isNull());
        QCOMPARE(unnamedControls(&page.pane), QStringList());
    }

    void aRelayThatGathersMergesWhatWasWritten()
    {
        Page page;
        page.set(u"gatherSpinBox"_s, 30);
        QVERIFY(page.run());
        const StreamPieces &stream = page.pane.lab().stream();
        QCOMPARE(stream.writes.size(), 5);
        QVERIFY(stream.reads.size() < 5);
        QCOMPARE(stream.readBytes(), 30);
    }

    void framingRepairsItWhateverTheCutting()
    {
        Page page;
        page.set(u"sliceSpinBox"_s, 4);
        page.pane.findChild<FramingChooser *>()->setFraming(u"length2"_s);
        QVERIFY(page.run());
        const StreamPieces &stream = page.pane.lab().stream();
        QCOMPARE(stream.messages, (QList<QByteArray>{"hello1", "hello2", "hello3", "hello4", "hello5"}));
        QCOMPARE(stream.readBytes(), 5 * 8);
        QVERIFY(page.pane.findChild<QLabel *>(u"summaryLabel"_s)->text().contains(u"made 5 messages"));
    }

    void whatTheRelayLosesIsMarkedWithItsProof()
    {
        Page page;
        page.set(u"lossSpinBox"_s, 100);
        QVERIFY(page.run());
        QCOMPARE(page.pane.lab().received().size(), 0);
        for (const DatagramJoin &join : page.pane.lab().joins())
            QCOMPARE(join.fate, DatagramJoin::Lost);
        QVERIFY2(page.words().last().contains(u"lost. Dropped datagram 5"), qPrintable(page.words().last()));
        QCOMPARE(page.pane.lab().stream().readBytes(), 30); // a stream loses nothing
        const auto *summary = page.pane.findChild<QLabel *>(u"summaryLabel"_s);
        QVERIFY2(summary->text().contains(u"The loss was not applied to TCP"), qPrintable(summary->text()));
        page.set(u"lossSpinBox"_s, 0);
        page.set(u"sliceSpinBox"_s, 3);
        QVERIFY(page.run());
        QVERIFY2(!summary->text().contains(u"not applied to TCP")
                     && summary->text().contains(u"not applied to UDP"),
                 qPrintable(summary->text()));
    }

    void whatIsChangedIsTriedAtOnce()
    {
        Page page;
        QVERIFY(page.run());
        QSignalSpy finished(&page.pane.lab(), &BoundariesLab::finished);
        page.set(u"countSpinBox"_s, 3);
        QVERIFY(finished.wait(test::patienceMs));
        QCOMPARE(page.pane.lab().stream().writes.size(), 3);
    }

    void aGapLiesBetweenTheWrites()
    {
        Page page;
        page.set(u"countSpinBox"_s, 3);
        page.set(u"gapSpinBox"_s, 20);
        page.pane.findChild<QAbstractButton *>(u"noDelayCheckBox"_s)->click();
        QVERIFY(page.run());
        const QList<StreamPiece> &writes = page.pane.lab().stream().writes;
        QCOMPARE(writes.size(), 3);
        QVERIFY(writes.at(2).timeNs - writes.at(0).timeNs >= 35'000'000);
    }

    void aFramingThatIsNoneIsToldAndNothingRuns()
    {
        Page page;
        page.pane.findChild<FramingChooser *>()->setFraming(u"fixed:x"_s);
        QTest::mouseClick(page.pane.findChild<QPushButton *>(u"runButton"_s), Qt::LeftButton);
        QVERIFY(!page.pane.findChild<InlineMessage *>()->text().isEmpty());
        QVERIFY(!page.pane.lab().isRunning());
    }

    void leavingThePageStopsEverything()
    {
        Page page;
        page.set(u"gapSpinBox"_s, 1000);
        QTest::mouseClick(page.pane.findChild<QPushButton *>(u"runButton"_s), Qt::LeftButton);
        QVERIFY(page.pane.lab().isRunning());
        page.pane.hide();
        QVERIFY(!page.pane.lab().isRunning());
    }

    void aPresentationShowsTheDrawingAloneAndEnterRuns()
    {
        Page page;
        page.pane.setEditingVisible(false);
        QVERIFY(!page.pane.findChild<QPushButton *>(u"runButton"_s)->isVisible());
        QSignalSpy finished(&page.pane.lab(), &BoundariesLab::finished);
        QTest::keyClick(&page.pane, Qt::Key_Return);
        QVERIFY(finished.wait(test::patienceMs));
        QCOMPARE(page.pane.lab().received().size(), 5);
        QVERIFY(page.pane.findChild<QLabel *>(u"summaryLabel"_s)->isVisible());
        page.pane.setEditingVisible(true);
        QVERIFY(page.pane.findChild<QPushButton *>(u"runButton"_s)->isVisible());
    }

    void theListIsReachedByKeyAndEverythingHasAName()
    {
        Page page;
        QVERIFY(page.run());
        QCOMPARE(unnamedControls(&page.pane), QStringList());
        auto *list = page.pane.findChild<QListWidget *>(u"wordsList"_s);
        list->setFocus();
        QTest::keyClick(list, Qt::Key_Down);
        QVERIFY(list->currentRow() >= 0);
        QVERIFY(!page.pane.grab().isNull());
    }
};

QTEST_MAIN(TstBoundariesPane)
#include "tst_boundariespane.moc"
