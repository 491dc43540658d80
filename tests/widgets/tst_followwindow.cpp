// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/follow/followwindow.h"

#include "models/log/addressmask.h"
#include "models/log/logmodel.h"
#include "support/panelaudit.h"
#include "support/patience.h"
#include "support/strictwarnings.h"
#include "support/talk.h"
#include "widgets/common/inlinemessage.h"
#include "widgets/detail/elidedlabel.h"
#include "widgets/follow/followview.h"
#include "widgets/log/logtable.h"
#include "widgets/log/logview.h"

#include <QCheckBox>
#include <QComboBox>
#include <QFile>
#include <QFileDialog>
#include <QPointer>
#include <QPushButton>
#include <QScopeGuard>
#include <QSignalSpy>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>
#include <QTextBlock>
#include <QToolButton>

using namespace swb;
using namespace Qt::StringLiterals;
using test::Talk;

namespace {

struct Window
{
    explicit Window(Talk &talk, ConversationId side)
        : window(new FollowWindow(talk.log, side))
        , view(window->findChild<FollowView *>())
    {
        window->show();
        activate();
    }
    ~Window() { delete window; }
    Q_DISABLE_COPY_MOVE(Window)

    template <typename Control>
    [[nodiscard]] Control *named(const QString &accessibleName) const
    {
        for (auto *control : window->findChildren<Control *>()) {
            if (control->accessibleName() == accessibleName)
                return control;
        }
        return nullptr;
    }
    /// Moves down by keyboard to the item that begins with this.
    void choose(const QString &box, const QString &item) const
    {
        auto *combo = named<QComboBox>(box);
        combo->setFocus();
        QTest::keyClick(combo, Qt::Key_Home);
        for (int i = 0; i < combo->count() && !combo->currentText().startsWith(item); ++i)
            QTest::keyClick(combo, Qt::Key_Down);
        QVERIFY(combo->currentText().startsWith(item));
    }
    /// Shortcuts only work in the active window.
    void activate() const
    {
        window->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(window));
    }
    [[nodiscard]] QStringList lines() const { return view->toPlainText().split(u'\n'); }
    /// Without times, so that every line is predictable.
    void hideTimes() const { QTest::mouseClick(named<QCheckBox>(u"Times"_s), Qt::LeftButton); }

    QPointer<FollowWindow> window;
    FollowView *view;
};

} // namespace

class tst_FollowWindow : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { failOnOurWarnings(); }

    void showsBothDirectionsApart();
    void goesOnWhileBytesCome();
    void theOtherSideCanBeChosen();
    void oneDirectionCanBeChosen();
    void framingCutsMessages();
    void aFramingThatIsNoneIsToldInPlace();
    void datagramsHaveNoFraming();
    void viewsAndEncodings();
    void longConversationsComeInParts();
    void savesWhatIsChosen();
    void markupStaysText();
    void everyControlHasAName();
    void escapeCloses();
    void requestsAreListedAndShownAlone();
    void theLogOpensIt();
    void addressesOfOthersAreHiddenAndComeBack();
};

void tst_FollowWindow::showsBothDirectionsApart()
{
    Talk talk;
    talk.ask("hello");
    talk.answer("HELLO");
    Window window(talk, talk.client);
    window.hideTimes();
    QTRY_COMPARE(window.lines(),
                 (QStringList{u"→ sent, 5 bytes"_s, u"hello"_s, u"← received, 5 bytes"_s, u"HELLO"_s}));
    const QTextBlock sent = window.view->document()->findBlockByNumber(1);
    const QTextBlock received = window.view->document()->findBlockByNumber(3);
    QVERIFY(sent.charFormat().foreground() != received.charFormat().foreground()
            || sent.blockFormat().background() != received.blockFormat().background());
    QTRY_VERIFY(
        window.named<ElidedLabel>(u"Conversation figures"_s)->text().contains(u"5 bytes (1 chunk)"_s));
}

void tst_FollowWindow::addressesOfOthersAreHiddenAndComeBack()
{
    Talk talk;
    const ConversationId side = talk.addFromAfar();
    talk.say(side, Direction::In, "192.0.2.7 as the peer wrote it");
    talk.log.collect();
    AddressMask &mask = AddressMask::instance();
    mask.setOn(true);
    const auto off = qScopeGuard([&mask] { mask.setOn(false); });
    const Window window(talk, side);
    const auto words = [&window]() -> QString {
        const auto *title = window.window->findChild<ElidedLabel *>(u"titleLabel"_s);
        return title->text() + window.named<QComboBox>(u"Side"_s)->itemText(0);
    };
    QVERIFY2(!words().contains(u"192.0.2."_s), qPrintable(words()));
    QCOMPARE(words().count(u"•••:"_s), 3);
    QTRY_VERIFY(window.lines().contains(u"192.0.2.7 as the peer wrote it"_s));
    mask.setOn(false);
    QCOMPARE(words().count(u"192.0.2.4:5000"_s), 2);
    QCOMPARE(words().count(u"192.0.2.7:80"_s), 1);
}

void tst_FollowWindow::goesOnWhileBytesCome()
{
    Talk talk;
    Window window(talk, talk.client);
    window.hideTimes();
    QTRY_COMPARE(window.view->placeholderText(), u"No bytes have passed yet."_s);
    talk.ask("one");
    QTRY_COMPARE(window.lines().size(), 2);
    talk.answer("ONE");
    QTRY_COMPARE(window.lines().last(), u"ONE"_s);
    QCOMPARE(window.lines().size(), 4);
}

void tst_FollowWindow::theOtherSideCanBeChosen()
{
    Talk talk;
    talk.ask("hello");
    Window window(talk, talk.client);
    window.hideTimes();
    auto *side = window.named<QComboBox>(u"Side"_s);
    QTRY_COMPARE(side->count(), 2);
    QTRY_COMPARE(window.lines().first(), u"→ sent, 5 bytes"_s);
    side->setFocus();
    QTest::keyClick(side, Qt::Key_Down);
    QCOMPARE(window.window->side(), talk.server);
    QTRY_COMPARE(window.lines(), (QStringList{u"← received, 5 bytes"_s, u"hello"_s}));
}

void tst_FollowWindow::oneDirectionCanBeChosen()
{
    Talk talk;
    talk.ask("hello");
    talk.answer("HELLO");
    Window window(talk, talk.client);
    window.hideTimes();
    window.choose(u"Direction"_s, u"R"_s);
    QTRY_COMPARE(window.lines(), (QStringList{u"← received, 5 bytes"_s, u"HELLO"_s}));
    window.choose(u"Direction"_s, u"S"_s);
    QTRY_COMPARE(window.lines(), (QStringList{u"→ sent, 5 bytes"_s, u"hello"_s}));
}

void tst_FollowWindow::framingCutsMessages()
{
    Talk talk;
    talk.ask("a\nb");
    talk.ask("c\nd");
    Window window(talk, talk.client);
    window.hideTimes();
    window.choose(u"Follow framing"_s, u"Line"_s);
    QTRY_COMPARE(window.lines(), (QStringList{u"→ sent, 1 byte"_s, u"a"_s, u"→ sent, 2 bytes"_s, u"bc"_s}));
    QTRY_VERIFY(window.window->findChild<InlineMessage *>(u"caveatMessage"_s)
                    ->text()
                    .contains(u"1 byte of an unfinished message was sent"_s));
}

void tst_FollowWindow::aFramingThatIsNoneIsToldInPlace()
{
    Talk talk;
    talk.ask("a");
    Window window(talk, talk.client);
    window.choose(u"Follow framing"_s, u"Fixed"_s);
    auto *told = window.window->findChild<InlineMessage *>(u"followMessage"_s);
    QVERIFY(told->isVisible());
    auto *size = window.named<QLineEdit>(u"Follow framing parameter"_s);
    size->setFocus();
    QTest::keyClicks(size, u"1"_s);
    QVERIFY(!told->isVisible());
    QTRY_COMPARE(window.lines().size(), 2);
}

void tst_FollowWindow::datagramsHaveNoFraming()
{
    Talk talk(Transport::Udp);
    talk.ask("a");
    Window window(talk, talk.client);
    QVERIFY(!window.named<QComboBox>(u"Follow framing"_s)->isEnabled());
    QTRY_VERIFY(window.named<ElidedLabel>(u"Conversation figures"_s)->text().contains(u"1 datagram)"_s));
}

void tst_FollowWindow::viewsAndEncodings()
{
    Talk talk;
    talk.ask("h\xe9");
    talk.ask("more");
    Window window(talk, talk.client);
    window.hideTimes();
    QTRY_COMPARE(window.lines().value(1), u"h\uFFFD"_s);
    window.choose(u"Text encoding"_s, u"ISO-8859-1"_s);
    QTRY_COMPARE(window.lines().value(1), u"hé"_s);
    window.choose(u"Show as"_s, u"Hex"_s);
    QTRY_COMPARE(window.lines().size(), 4);
    QVERIFY(window.lines()[3].startsWith(u"00000002  6d 6f 72 65"_s)); // counted on from the previous chunk
    QVERIFY(!window.named<QComboBox>(u"Text encoding"_s)->isVisible());
    window.choose(u"Show as"_s, u"Raw"_s);
    QTRY_COMPARE(window.lines().value(3), u"6d6f7265"_s);
}

void tst_FollowWindow::longConversationsComeInParts()
{
    Talk talk;
    for (int i = 0; i < 600; ++i)
        talk.ask(QByteArray(1000, char('a' + i % 26)));
    Window window(talk, talk.client);
    auto *next = window.named<QToolButton>(u"Next part"_s);
    auto *previous = window.named<QToolButton>(u"Previous part"_s);
    QTRY_VERIFY(next->isVisible() && next->isEnabled());
    QVERIFY(!previous->isEnabled());
    auto *label = window.window->findChild<QLabel *>(u"partLabel"_s);
    QTRY_COMPARE(label->text(), u"part 1 of 3"_s);
    QTRY_VERIFY(window.view->isLaidOut() && window.lines().size() > 100);
    const int first = int(window.lines().size());
    QTest::mouseClick(next, Qt::LeftButton);
    QTRY_COMPARE(label->text(), u"part 2 of 3"_s);
    QVERIFY(previous->isEnabled());
    QTest::keyClick(window.window, Qt::Key_PageDown, Qt::AltModifier);
    QTRY_COMPARE(label->text(), u"part 3 of 3"_s);
    QTRY_VERIFY(window.view->isLaidOut() && window.lines().size() > 2 && window.lines().size() < first);
    QVERIFY(!next->isEnabled());
}

void tst_FollowWindow::savesWhatIsChosen()
{
    Talk talk;
    talk.ask("hello");
    talk.answer("HELLO");
    Window window(talk, talk.client);
    QTemporaryDir folder;
    const auto savedAs = [&](const QString &name) {
        window.activate();
        QTest::keyClick(window.window, Qt::Key_S, Qt::ControlModifier);
        auto *dialog = window.window->findChild<QFileDialog *>();
        if (!dialog)
            return "no dialog"_ba;
        Q_EMIT dialog->fileSelected(folder.filePath(name));
        delete dialog;
        auto *told = window.window->findChild<InlineMessage *>(u"followMessage"_s);
        [&] { QTRY_VERIFY(told->text().contains(name)); }();
        QFile file(folder.filePath(name));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : "no file"_ba;
    };
    QCOMPARE(savedAs(u"both"_s), "helloHELLO"_ba);
    window.choose(u"Direction"_s, u"S"_s);
    QCOMPARE(savedAs(u"out"_s), "hello"_ba);
}

void tst_FollowWindow::markupStaysText()
{
    Talk talk;
    talk.ask("<b>bold</b>");
    Window window(talk, talk.client);
    window.hideTimes();
    QTRY_COMPARE(window.lines().value(1), u"<b>bold</b>"_s);
}

void tst_FollowWindow::everyControlHasAName()
{
    Talk talk;
    Window window(talk, talk.client);
    QCOMPARE(unnamedControls(window.window), QStringList());
}

void tst_FollowWindow::escapeCloses()
{
    Talk talk;
    Window window(talk, talk.client);
    QTest::keyClick(window.window, Qt::Key_Escape);
    QTRY_VERIFY(!window.window);
}

void tst_FollowWindow::requestsAreListedAndShownAlone()
{
    Talk talk;
    talk.writer->event({EndpointId(1), talk.client, Transport::Tcp}, EventKind::Connected, Severity::Chat);
    talk.ask("GET /a HTTP/1.1\r\n\r\n");
    talk.answer("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\none\r\n0\r\n\r\n");
    const Window window(talk, talk.client);
    auto *table = window.named<QTableView>(u"Requests and messages"_s);
    QTRY_VERIFY(table->isVisible());
    QTRY_VERIFY(window.view->toPlainText().contains(u"0␍␊"_s)); // the chunks, as they passed
    window.hideTimes();
    table->setFocus();
    QTest::keyClick(table, Qt::Key_Home, Qt::ControlModifier);
    QTest::keyClick(table, Qt::Key_Down);
    QCOMPARE(table->currentIndex().data().toString(), u"GET /a"_s);
    QTRY_VERIFY(window.view->toPlainText().endsWith(u"one"_s));
    QVERIFY(window.view->toPlainText().contains(u"reassembled and decoded"_s));
    QVERIFY(!window.named<QWidget>(u"Follow framing"_s)->isVisible());
    window.choose(u"Direction"_s, u"Sent"_s);
    QTRY_VERIFY(!window.view->toPlainText().contains(u"one"_s));
    window.choose(u"Direction"_s, u"Both"_s);
    window.choose(u"Show as"_s, u"Hex"_s);
    QTRY_VERIFY(window.view->toPlainText().contains(u"6e 65"_s));
    window.choose(u"Show as"_s, u"Text"_s);
    // Another request arrives: the current content stays.
    talk.ask("GET /b HTTP/1.1\r\n\r\n");
    QTRY_COMPARE(table->model()->rowCount(), 3);
    QCOMPARE(table->currentIndex().row(), 1);
    QVERIFY(!window.view->toPlainText().contains(u"GET /b"_s));
    QTest::keyClick(table, Qt::Key_Down);
    QTRY_VERIFY(window.view->toPlainText().contains(u"GET /b"_s));
    // And its answer, which is shown immediately.
    talk.answer("HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n");
    QTRY_VERIFY(window.view->toPlainText().contains(u"404"_s));
    QTest::keyClick(table, Qt::Key_Home, Qt::ControlModifier);
    QTRY_VERIFY(window.view->toPlainText().contains(u"0␍␊"_s));
    QVERIFY(window.named<QWidget>(u"Follow framing"_s)->isVisible());
    QCOMPARE(unnamedControls(window.window), QStringList());
}

void tst_FollowWindow::theLogOpensIt()
{
    Talk talk;
    talk.ask("hello");
    LogModel model(talk.log);
    LogView view(&model);
    view.show();
    view.followConversation();
    QVERIFY(!view.findChild<FollowWindow *>()); // no row is chosen
    model.refresh();
    view.findChild<LogTable *>()->selectRow(1);
    view.followConversation();
    auto *window = view.findChild<FollowWindow *>();
    QVERIFY(window && window->isVisible());
    QCOMPARE(window->side(), talk.server);
}

QTEST_MAIN(tst_FollowWindow)
#include "tst_followwindow.moc"
