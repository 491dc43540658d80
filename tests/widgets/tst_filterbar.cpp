// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/log/logwriter.h"
#include "models/log/savedfilters.h"
#include "support/patience.h"
#include "support/strictwarnings.h"
#include "widgets/common/inlinemessage.h"
#include "widgets/log/filteredit.h"
#include "widgets/log/filterhelp.h"
#include "widgets/log/logtable.h"
#include "widgets/log/logview.h"

#include <QAction>
#include <QApplication>
#include <QInputDialog>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QSemaphore>
#include <QTest>
#include <QToolButton>
#include <QTreeView>

using namespace swb;
using namespace Qt::StringLiterals;

namespace {

/// Events of which the later ones are read only once the test lets them through.
class SlowArchive : public EventArchive
{
public:
    [[nodiscard]] quint64 firstId() const override { return 1; }
    [[nodiscard]] quint64 endId() const override { return 20'001; }
    bool forEach(quint64 from, quint64 to, const EventVisitor &visit) const override
    {
        for (quint64 id = from; id < to; ++id) {
            Event event;
            event.id = id;
            event.kind = EventKind::Data;
            if (id == 15'000) {
                gate.acquire();
                gate.release();
            }
            if (!visit(event))
                return false;
        }
        return true;
    }
    [[nodiscard]] std::optional<Conversation> conversation(ConversationId) const override { return {}; }

    mutable QSemaphore gate;
};

struct Window
{
    Window()
        : writer(log.makeWriter())
        , model(log)
        , view(&model)
        , saved({{u"requests"_s, u"text contains \"GET\""_s}})
    {
        view.setSavedFilters(&saved);
        view.resize(1000, 400);
        view.show();
        QVERIFY(QTest::qWaitForWindowActive(&view));
        table = view.findChild<LogTable *>();
        edit = view.findChild<FilterEdit *>();
        message = view.findChild<InlineMessage *>(u"filterMessage"_s);
        for (const char *text : {"GET /", "hello", "hello again"})
            writer->data({EndpointId(1), ConversationId::None, Transport::Tcp}, Direction::Out, text);
        writer->data({EndpointId(1), ConversationId::None, Transport::Udp}, Direction::In, "hello");
        model.refresh();
    }
    /// The menu of a cell, as the context menu key opens it; null if none opened.
    QMenu *menuOf(int row, int column)
    {
        Q_EMIT table->customContextMenuRequested(table->visualRect(model.index(row, column)).center());
        return qobject_cast<QMenu *>(QApplication::activePopupWidget());
    }
    void choose(int row, int column, const QString &start)
    {
        QMenu *menu = menuOf(row, column);
        QVERIFY(menu);
        trigger(menu, start);
    }
    static void trigger(QMenu *menu, const QString &start)
    {
        const auto actions = menu->actions();
        const auto found = std::find_if(actions.begin(), actions.end(), [&start](const QAction *action) {
            return action->text().remove(u'&').startsWith(start);
        });
        QVERIFY2(found != actions.end(), qPrintable(start));
        (*found)->trigger();
        menu->close();
    }
    QMenu *savedMenu()
    {
        QMenu *menu = view.findChild<QToolButton *>(u"savedFiltersButton"_s)->menu();
        Q_EMIT menu->aboutToShow();
        return menu;
    }
    [[nodiscard]] QTreeView *proposals() const
    {
        return qobject_cast<QTreeView *>(QApplication::activePopupWidget());
    }

    MessageLog log;
    std::unique_ptr<LogWriter> writer;
    LogModel model;
    LogView view;
    SavedFilters saved;
    LogTable *table = nullptr;
    FilterEdit *edit = nullptr;
    InlineMessage *message = nullptr;
};

} // namespace

class tst_FilterBar : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { failOnOurWarnings(); }
    void mistakesKeepTheRowsAndSaySo();
    void returnSaysAMistakeAtOnce();
    void proposalsAreTakenByKeyboard();
    void escapeClosesThenEmptiesThenLeaves();
    void cellsBecomeFilters();
    void savedFiltersAreKeptAndComeBack();
    void slowFiltersShowHowFarTheyAre();
    void helpShowsEveryField();
    void whatIsWrongIsPainted();
};

void tst_FilterBar::mistakesKeepTheRowsAndSaySo()
{
    Window window;
    window.edit->setText(u"hello"_s);
    QTRY_COMPARE(window.model.rowCount(), 3);
    window.edit->setText(u"hello and lenn > 5"_s);
    QTRY_VERIFY(window.message->isVisible());
    QVERIFY(window.message->text().contains(u"Did you mean “len”?"_s));
    QVERIFY(window.message->text().endsWith(u"Still shown: hello"_s));
    QCOMPARE(window.edit->accessibleDescription(), window.message->text());
    QCOMPARE(window.model.rowCount(), 3);
    window.edit->setText(u"hello and len > 5"_s);
    QTRY_COMPARE(window.model.rowCount(), 1);
    QVERIFY(!window.message->isVisible());
    QCOMPARE(window.edit->accessibleDescription(), QString());
}

void tst_FilterBar::returnSaysAMistakeAtOnce()
{
    Window window;
    window.edit->setText(u"len >"_s);
    QVERIFY(!window.message->isVisible());
    QTest::keyClick(window.edit, Qt::Key_Return);
    QVERIFY(window.message->isVisible());
    QVERIFY(window.message->text().endsWith(u"All rows are shown meanwhile."_s));
    window.edit->setText(u"len > 1"_s);
    window.edit->setFocus();
    QTest::keyClick(window.edit, Qt::Key_Return);
    QVERIFY(window.table->hasFocus());
}

void tst_FilterBar::proposalsAreTakenByKeyboard()
{
    Window window;
    window.view.focusFilter();
    QTest::keyClicks(window.edit, u"tcp and le"_s);
    QTRY_VERIFY(window.proposals());
    QTest::keyClick(window.proposals(), Qt::Key_Down);
    QTest::keyClick(window.proposals(), Qt::Key_Return);
    QCOMPARE(window.edit->text(), u"tcp and len "_s);
    QTest::keyClick(window.edit, Qt::Key_Space, Qt::ControlModifier);
    QTRY_VERIFY(window.proposals());
    QCOMPARE(window.proposals()->model()->index(0, 0).data().toString(), u"=="_s);
    QCOMPARE(window.proposals()->model()->index(0, 1).data().toString(), u"is equal to"_s);
    QTest::keyClick(window.proposals(), Qt::Key_Escape);
    QTRY_VERIFY(!window.proposals());
    QCOMPARE(window.edit->text(), u"tcp and len "_s);
}

void tst_FilterBar::escapeClosesThenEmptiesThenLeaves()
{
    Window window;
    window.view.focusFilter();
    QTest::keyClicks(window.edit, u"le"_s);
    QTRY_VERIFY(window.proposals());
    QTest::keyClick(window.proposals(), Qt::Key_Escape);
    QCOMPARE(window.edit->text(), u"le"_s);
    QTest::keyClick(window.edit, Qt::Key_Escape);
    QCOMPARE(window.edit->text(), QString());
    QVERIFY(window.edit->hasFocus());
    QTest::keyClick(window.edit, Qt::Key_Escape);
    QVERIFY(window.table->hasFocus());
}

void tst_FilterBar::cellsBecomeFilters()
{
    Window window;
    window.choose(0, LogModel::ProtocolColumn, u"Filter by this: tcp"_s);
    QTRY_COMPARE(window.model.rowCount(), 3);
    window.choose(1, LogModel::InfoColumn, u"… and not this"_s);
    QCOMPARE(window.edit->text(), u"tcp and not text == \"hello\""_s);
    QTRY_COMPARE(window.model.rowCount(), 2);
    window.choose(1, LogModel::LengthColumn, u"… and this"_s);
    QTRY_COMPARE(window.model.rowCount(), 1);
    window.choose(0, LogModel::LengthColumn, u"Show everything"_s);
    QCOMPARE(window.model.rowCount(), 4);
    window.choose(0, LogModel::LengthColumn, u"Not this"_s);
    QTRY_COMPARE(window.model.rowCount(), 1);
    window.choose(0, LogModel::ProtocolColumn, u"… or this"_s);
    QCOMPARE(window.edit->text(), u"not len == 5 or tcp"_s);
}

void tst_FilterBar::savedFiltersAreKeptAndComeBack()
{
    Window window;
    Window::trigger(window.savedMenu(), u"requests"_s);
    QTRY_COMPARE(window.model.rowCount(), 1);
    window.edit->setText(u"udp"_s);
    Window::trigger(window.savedMenu(), u"Save this filter"_s);
    auto *dialog = window.view.findChild<QInputDialog *>();
    QVERIFY(dialog);
    QCOMPARE(dialog->textValue(), u"udp"_s);
    dialog->setTextValue(u"datagrams"_s);
    dialog->accept();
    QCOMPARE(window.saved.filters().last(), (SavedFilter{u"datagrams"_s, u"udp"_s}));
    QMenu *menu = window.savedMenu();
    for (QMenu *part : menu->findChildren<QMenu *>()) {
        if (part->title() == u"&Delete"_s)
            Window::trigger(part, u"requests"_s);
    }
    QCOMPARE(window.saved.filters().size(), 1);
    Window::trigger(window.savedMenu(), u"Undo deleting “requests”"_s);
    QCOMPARE(window.saved.filters().first().name, u"requests"_s);
}

void tst_FilterBar::slowFiltersShowHowFarTheyAre()
{
    const auto archive = std::make_shared<SlowArchive>();
    MessageLog past(archive, QDateTime::currentDateTime());
    LogModel model(past);
    LogView view(&model);
    auto *edit = view.findChild<FilterEdit *>();
    edit->setText(u"len == 0"_s);
    QCOMPARE(edit->progress(), 100);
    QTRY_VERIFY(edit->progress() < 100);
    QTRY_VERIFY(view.findChild<QLabel *>(u"countsLabel"_s)->text().contains(u"filtering"_s));
    QVERIFY(!view.grab().isNull());
    archive->gate.release();
    QTRY_COMPARE(edit->progress(), 100);
    QCOMPARE(model.rowCount(), 20'000);
}

void tst_FilterBar::helpShowsEveryField()
{
    Window window;
    window.view.findChild<QToolButton *>(u"filterHelpButton"_s)->click();
    auto *help = window.view.findChild<FilterHelp *>();
    QVERIFY(help && help->isVisible());
    for (const FilterFieldFacts &field : filterFields())
        QVERIFY(help->toPlainText().contains(field.example));
    for (const ProtocolFieldFacts &field : protocolFields())
        QVERIFY(help->toPlainText().contains(field.name));
    QTest::keyClick(help, Qt::Key_Escape);
    QTRY_VERIFY(!window.view.findChild<FilterHelp *>());
}

void tst_FilterBar::whatIsWrongIsPainted()
{
    Window window;
    window.edit->setText(u"lenn > 5 "_s);
    const QImage wrong = window.edit->grab().toImage();
    window.edit->setProblem({});
    QVERIFY(window.edit->grab().toImage() != wrong);
}

QTEST_MAIN(tst_FilterBar)
#include "tst_filterbar.moc"
