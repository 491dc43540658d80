// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/log/exportbar.h"

#include "core/filter/filterparser.h"
#include "core/log/logwriter.h"
#include "models/conversations/conversationmodel.h"
#include "models/log/logmodel.h"
#include "support/captures.h"
#include "support/panelaudit.h"
#include "support/patience.h"
#include "support/strictwarnings.h"
#include "widgets/common/inlinemessage.h"
#include "widgets/log/logpages.h"
#include "widgets/log/logtable.h"
#include "widgets/log/logview.h"

#include <QCheckBox>
#include <QComboBox>
#include <QFile>
#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QVBoxLayout>

using namespace swb;
using namespace Qt::StringLiterals;

namespace {

struct Window
{
    Window()
        : writer(log.makeWriter())
        , model(log)
    {
        auto *layout = new QVBoxLayout(&window);
        table = new LogTable(&window);
        table->setModel(&model);
        bar = new ExportBar(&model, table, &window);
        layout->addWidget(bar);
        layout->addWidget(table);
        window.resize(1200, 400);
        window.show();
    }
    void say(const QByteArrayList &texts)
    {
        for (const QByteArray &text : texts)
            writer->data({EndpointId(1), ConversationId::None, Transport::Udp}, Direction::Out, text);
        model.refresh();
    }
    void choose(ExportBar::Rows rows, ExportFormat format = ExportFormat::Text)
    {
        bar->open();
        bar->findChild<QComboBox *>(u"rowsComboBox"_s)->setCurrentIndex(rows);
        bar->findChild<QComboBox *>(u"formatComboBox"_s)->setCurrentIndex(int(format));
    }
    /// The last word of each line that was exported.
    QByteArrayList exported()
    {
        const QString path = folder.filePath(u"out"_s);
        bar->exportTo(path);
        if (!QTest::qWaitFor([this] { return !message()->text().isEmpty(); }))
            return {"nothing was told"};
        QFile file(path);
        if (!file.open(QIODevice::ReadOnly))
            return {"no file"};
        QByteArrayList words;
        for (const QByteArray &line : file.readAll().split('\n')) {
            if (!line.isEmpty())
                words << line.mid(line.lastIndexOf(' ') + 1);
        }
        return words;
    }
    [[nodiscard]] QString count() const { return bar->findChild<QLabel *>(u"rowCountLabel"_s)->text(); }
    [[nodiscard]] InlineMessage *message() const { return bar->findChild<InlineMessage *>(); }
    [[nodiscard]] QPushButton *button(const QString &name) const
    {
        return bar->findChild<QPushButton *>(name);
    }

    QTemporaryDir folder;
    MessageLog log;
    std::unique_ptr<LogWriter> writer;
    LogModel model;
    QWidget window;
    LogTable *table;
    ExportBar *bar;
};

} // namespace

class tst_ExportBar : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { failOnOurWarnings(); }
    void everyChoiceOfRowsIsWritten();
    void rowsShownFollowTheFilterAndTheClearing();
    void kernelSamplesOutOfTheWayAreExportedAllTheSame();
    void mutedPeersAreExportedUnlessAskedOtherwise();
    void foldedRowsAreExportedWhole();
    void selectionOfAllRowsIsWhatIsShown();
    void nothingCannotBeExported();
    void endIsToldWithItsFolder();
    void failureIsToldInPlace();
    void cancelledExportSaysSo();
    void captureTellsWhatItLeavesOut();
    void cellsAreGuardedUnlessUnticked();
    void onTheStageTheProgressStays();
    void escapeClosesIt();
    void everyControlHasANameAndATip();
};

void tst_ExportBar::everyChoiceOfRowsIsWritten()
{
    Window w;
    w.say({"one", "two", "three"});
    w.choose(ExportBar::All);
    QCOMPARE(w.count(), u"3 rows"_s);
    QCOMPARE(w.exported(), (QByteArrayList{"one", "two", "three"}));
    w.log.annotations().set(2, {true, {}});
    w.choose(ExportBar::Marked);
    QCOMPARE(w.count(), u"1 row"_s);
    QCOMPARE(w.exported(), (QByteArrayList{"[marked]"}));
    w.table->selectRow(2);
    w.choose(ExportBar::Selected);
    QCOMPARE(w.count(), u"1 row"_s);
    QCOMPARE(w.exported(), (QByteArrayList{"three"}));
}

void tst_ExportBar::rowsShownFollowTheFilterAndTheClearing()
{
    Window w;
    w.say({"one", "two"});
    w.model.clear();
    w.say({"three", "four", "thirteen"});
    w.choose(ExportBar::Shown);
    QCOMPARE(w.exported(), (QByteArrayList{"three", "four", "thirteen"}));
    w.model.setFilter(Filter(parseFilter(u"text contains \"t\" and len > 2"_s).tree));
    QTRY_COMPARE(w.model.rowCount(), 2);
    w.choose(ExportBar::Shown);
    QCOMPARE(w.count(), u"2 rows"_s);
    QCOMPARE(w.exported(), (QByteArrayList{"three", "thirteen"}));
}

void tst_ExportBar::kernelSamplesOutOfTheWayAreExportedAllTheSame()
{
    Window w;
    w.say({"one"});
    const auto *rows = w.bar->findChild<QComboBox *>(u"rowsComboBox"_s);
    w.model.setFilter({}, allBut(EventKind::Sample));
    w.bar->open();
    QCOMPARE(rows->currentIndex(), int(ExportBar::All));
    w.model.setFilter(Filter::containing(u"one"_s));
    w.bar->open();
    QCOMPARE(rows->currentIndex(), int(ExportBar::Shown));
}

void tst_ExportBar::mutedPeersAreExportedUnlessAskedOtherwise()
{
    Window w;
    auto *too = w.bar->findChild<QCheckBox *>(u"mutedCheckBox"_s);
    w.say({"flood1", "quiet1", "other", "quiet2", "flood2"});
    w.model.setFilter(Filter::containing(u"o"_s)); // flood1, other, flood2
    w.choose(ExportBar::Shown);
    QVERIFY(!too->isVisible());
    w.model.setMuted(Filter::containing(u"flood"_s));
    QTRY_COMPARE(w.model.counts().muted, 2);
    w.choose(ExportBar::Shown);
    QVERIFY(too->isVisible() && too->isChecked());
    QCOMPARE(w.count(), u"3 rows"_s);
    QCOMPARE(w.exported(), (QByteArrayList{"flood1", "other", "flood2"}));
    too->setChecked(false);
    QCOMPARE(w.count(), u"1 row"_s);
    QCOMPARE(w.exported(), QByteArrayList{"other"});
    w.model.setFilter({});
    w.bar->open();
    QCOMPARE(w.bar->findChild<QComboBox *>(u"rowsComboBox"_s)->currentIndex(), int(ExportBar::All));
    QVERIFY(!too->isVisible());
    QCOMPARE(w.count(), u"5 rows"_s);
}

void tst_ExportBar::foldedRowsAreExportedWhole()
{
    Window w;
    Conversation conversation;
    conversation.endpoint = EndpointId(1);
    const ConversationId id = w.log.addConversation(conversation);
    for (const QByteArray &text : {"one"_ba, "two"_ba, "three"_ba})
        w.writer->data({EndpointId(1), id, Transport::Tcp}, Direction::In, text);
    w.say({"four"});
    w.model.setFolding(true);
    QTRY_COMPARE(w.model.rowCount(), 2);
    w.choose(ExportBar::Shown);
    QCOMPARE(w.count(), u"4 rows"_s);
    QCOMPARE(w.exported(), (QByteArrayList{"one", "two", "three", "four"}));
    w.table->selectRow(0);
    w.choose(ExportBar::Selected);
    QCOMPARE(w.count(), u"3 rows"_s);
    QCOMPARE(w.exported(), (QByteArrayList{"one", "two", "three"}));
}

void tst_ExportBar::selectionOfAllRowsIsWhatIsShown()
{
    Window w;
    w.say({"one", "two", "three"});
    w.model.setFilter(Filter(parseFilter(u"text contains \"o\""_s).tree));
    QTRY_COMPARE(w.model.rowCount(), 2);
    w.table->selectAll();
    w.choose(ExportBar::Selected);
    QCOMPARE(w.exported(), (QByteArrayList{"one", "two"}));
}

void tst_ExportBar::nothingCannotBeExported()
{
    Window w;
    w.choose(ExportBar::All);
    QVERIFY(!w.button(u"exportButton"_s)->isEnabled());
    w.say({"one"});
    QTRY_VERIFY(w.button(u"exportButton"_s)->isEnabled());
    w.choose(ExportBar::Marked);
    QVERIFY(!w.button(u"exportButton"_s)->isEnabled());
}

void tst_ExportBar::endIsToldWithItsFolder()
{
    Window w;
    w.say({"one"});
    w.choose(ExportBar::All);
    QVERIFY(!w.button(u"showFolderButton"_s)->isVisible());
    w.exported();
    QVERIFY(w.message()->text().contains(w.folder.filePath(u"out"_s)));
    QVERIFY(w.button(u"showFolderButton"_s)->isVisible());
    QVERIFY(!w.button(u"cancelExportButton"_s)->isVisible());
    QVERIFY(w.button(u"exportButton"_s)->isEnabled());
}

void tst_ExportBar::failureIsToldInPlace()
{
    Window w;
    w.say({"one"});
    w.choose(ExportBar::All);
    w.bar->exportTo(w.folder.filePath(u"missing/out"_s));
    QTRY_VERIFY(w.message()->text().contains(u"missing/out"_s));
    QVERIFY(!w.button(u"showFolderButton"_s)->isVisible());
}

void tst_ExportBar::cancelledExportSaysSo()
{
    Window w;
    w.say(QByteArrayList(100'000, "text"));
    w.choose(ExportBar::All, ExportFormat::Html);
    w.bar->exportTo(w.folder.filePath(u"out"_s));
    QVERIFY(w.button(u"cancelExportButton"_s)->isVisible());
    QVERIFY(!w.button(u"exportButton"_s)->isEnabled());
    QTest::mouseClick(w.button(u"cancelExportButton"_s), Qt::LeftButton);
    QTRY_VERIFY(w.message()->text().contains(u"unchanged"_s));
    QVERIFY(!QFile::exists(w.folder.filePath(u"out"_s)));
}

void tst_ExportBar::captureTellsWhatItLeavesOut()
{
    SWB_NEED_CAPTURE_EXPORT();
    Window w;
    w.say({"one"});
    w.writer->event({}, EventKind::Note, Severity::Note);
    w.model.refresh();
    w.choose(ExportBar::All, ExportFormat::Capture);
    w.exported();
    QVERIFY2(w.message()->text().contains(u"1 other row was left out."_s), qPrintable(w.message()->text()));
}

void tst_ExportBar::cellsAreGuardedUnlessUnticked()
{
    Window w;
    w.say({"=1+2"});
    w.choose(ExportBar::All, ExportFormat::Text);
    auto *guard = w.bar->findChild<QCheckBox *>(u"guardCellsCheckBox"_s);
    QVERIFY(!guard->isVisible());
    w.choose(ExportBar::All, ExportFormat::Csv);
    QVERIFY(guard->isVisible() && guard->isChecked());
    QVERIFY(w.exported().last().contains(",'=1+2,"));
    w.message()->clear();
    guard->setChecked(false);
    QVERIFY(w.exported().last().contains(",=1+2,"));
}

/// A long export in progress stays visible when a presentation begins.
void tst_ExportBar::onTheStageTheProgressStays()
{
    MessageLog log;
    const std::unique_ptr<LogWriter> writer = log.makeWriter();
    LogModel model(log);
    LogPages pages(&model, new ConversationModel(log, &model));
    pages.show();
    auto *bar = pages.findChild<ExportBar *>();
    for (int i = 0; i < 1000; ++i)
        writer->data({EndpointId(1), ConversationId::None, Transport::Udp}, Direction::Out, "hello");
    model.refresh();
    const auto shows = [bar](const QString &name) { return bar->findChild<QWidget *>(name)->isVisible(); };
    bar->open();
    pages.view()->setEditingVisible(false);
    QVERIFY(!bar->isVisible());
    pages.view()->setEditingVisible(true);
    QVERIFY(bar->isVisible() && shows(u"formatComboBox"_s));
    const QTemporaryDir folder;
    bar->exportTo(folder.filePath(u"out"_s));
    QVERIFY(bar->isRunning());
    pages.view()->setEditingVisible(false);
    QVERIFY(bar->isVisible() && shows(u"progressBar"_s) && shows(u"cancelExportButton"_s));
    QVERIFY(!shows(u"formatComboBox"_s) && !shows(u"exportButton"_s));
    QTRY_VERIFY(!bar->isRunning() && shows(u"exportMessage"_s));
    pages.view()->setEditingVisible(true);
    QVERIFY(bar->isVisible() && shows(u"formatComboBox"_s) && shows(u"exportButton"_s));
}

void tst_ExportBar::escapeClosesIt()
{
    Window w;
    w.bar->open();
    QSignalSpy closed(w.bar, &ExportBar::closed);
    QTest::keyClick(w.bar, Qt::Key_Escape);
    QCOMPARE(closed.count(), 1);
}

void tst_ExportBar::everyControlHasANameAndATip()
{
    Window w;
    w.say({"one"});
    w.bar->open();
    for (QWidget *widget : w.bar->findChildren<QPushButton *>())
        widget->show();
    QCOMPARE(unnamedControls(w.bar), QStringList());
}

QTEST_MAIN(tst_ExportBar)
#include "tst_exportbar.moc"
