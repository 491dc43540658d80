// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/session/sessionwindow.h"

#include "core/log/logwriter.h"
#include "core/session/sessionwriter.h"
#include "models/log/logmodel.h"
#include "support/byname.h"
#include "support/panelaudit.h"
#include "support/patience.h"
#include "support/strictwarnings.h"
#include "widgets/boundaries/boundarieswindow.h"
#include "widgets/common/inlinemessage.h"
#include "widgets/follow/followwindow.h"
#include "widgets/log/logview.h"
#include "widgets/session/sessionbar.h"
#include "widgets/session/sessionoffer.h"

#include <QApplication>
#include <QComboBox>
#include <QFileDialog>
#include <QLineEdit>
#include <QMenu>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QRegularExpression>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>

using namespace swb;
using namespace Qt::StringLiterals;

namespace {

constexpr int rounds = 3000; ///< with a question and an answer in each of two conversations

Conversation conversation(quint32 id)
{
    Conversation conversation;
    conversation.id = ConversationId(id);
    conversation.number = id;
    conversation.endpoint = EndpointId(1);
    conversation.role = Role::Server;
    conversation.local = SocketAddress::fromIp(u"127.0.0.1"_s, 12000);
    conversation.remote = SocketAddress::fromIp(u"127.0.0.1"_s, quint16(40000 + id));
    return conversation;
}

WorkbenchState stored()
{
    WorkbenchState state = WorkbenchState::firstStart();
    state.clients = {state.clientForm};
    state.saved = {{u"greeting"_s, {}, {DraftFormat::Text, u"hello"_s, LineEnding::None}}};
    return state;
}

/// A session as a recording leaves it. None of it is in memory when it is opened: all rows are read from the
/// file.
void makeSession(const QString &path, const QMap<QString, QByteArray> &documents)
{
    const auto made = SessionWriter::create(path, SessionHeader::here(QDateTime::currentDateTime()));
    QVERIFY(made);
    SessionWriter &writer = *made.value();
    writer.addConversation(conversation(1));
    writer.addConversation(conversation(2));
    for (quint64 id = 1; id <= rounds * 4; ++id) {
        Event event;
        event.id = id;
        event.timeNs = qint64(id) * 1'000'000;
        event.kind = EventKind::Data;
        event.direction = id % 2 ? Direction::In : Direction::Out;
        event.endpoint = EndpointId(1);
        event.conversation = ConversationId(1 + (id / 2) % 2);
        event.payload = "line " + QByteArray::number(id);
        event.length = quint32(event.payload.size());
        writer.append(event);
    }
    for (auto document = documents.cbegin(); document != documents.cend(); ++document)
        writer.setDocument(document.key(), document.value());
    QVERIFY(!writer.close().isError());
}

std::shared_ptr<OpenedLog> openLog(const QString &path)
{
    TaskControl control;
    return std::make_shared<OpenedLog>(openLogFile(path, control));
}

/// A workbench that records what it receives.
struct Taken
{
    QList<SessionEndpoints> endpoints;
    QList<QList<SavedMessage>> messages;

    [[nodiscard]] TakeOverTarget target()
    {
        return {[this](const SessionEndpoints &given) {
                    endpoints.append(given);
                    return TakenOver{2, 1, 0};
                },
                [this](const QList<SavedMessage> &given) {
                    messages.append(given);
                    return TakenOver{0, 0, 1};
                },
                [](const QList<QByteArray> &given) {
                    return TakenOver{given.size(), 0, 0};
                }};
    }
};

} // namespace

class tst_SessionWindow : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup() { m_window.reset(); }

    void findAndGoToLeadToARow();
    void marksAndNotesGoBackIntoTheFile();
    void conversationsComeWithTheirFigures();
    void conversationsLeadToTheirMessages();
    void aConversationIsFollowed();
    void theBoundariesOfAConversationAreDrawn();
    void rowsAreExported();
    void aCopyIsSavedUnderAnotherName();
    void itsOwnFileIsNotSavedOverItself();
    void whatIsStoredIsOfferedAndTakenOver();
    void theOfferCanBePutAwayAndTheMenuStillHasIt();
    void nothingIsOfferedWhereNothingIsStored();
    void nothingIsOfferedWithoutAWorkbench();
    void keysLeadToTheParts_data();
    void keysLeadToTheParts();
    void everyControlHasAName();

private:
    void open(const QMap<QString, QByteArray> &documents, const TakeOverTarget &target);
    void press(int key, Qt::KeyboardModifiers modifiers = Qt::NoModifier)
    {
        QTest::keyClick(m_window.get(), Qt::Key(key), modifiers);
    }
    [[nodiscard]] LogModel *model() const { return m_window->findChild<LogModel *>(); }
    [[nodiscard]] QTableView *log() const { return byName<QTableView>(m_window.get(), u"Message log"_s); }
    [[nodiscard]] quint64 current() const { return m_window->log()->currentEvent(); }
    [[nodiscard]] QString said() const
    {
        QStringList words;
        for (const auto *message : m_window->findChild<SessionBar *>()->findChildren<InlineMessage *>())
            words.append(message->text());
        return words.join(u'\n');
    }
    [[nodiscard]] QPushButton *offered(const QString &text) const
    {
        for (auto *button : m_window->findChild<SessionOffer *>()->findChildren<QPushButton *>()) {
            if (button->text().remove(u'&') == text)
                return button;
        }
        return nullptr;
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_path;
    Taken m_taken;
    std::unique_ptr<SessionWindow> m_window;
};

void tst_SessionWindow::init()
{
    failOnOurWarnings();
    m_folder = std::make_unique<QTemporaryDir>();
    m_path = m_folder->filePath(u"mine.swbs"_s);
    m_taken = {};
    open(sessionDocuments(stored()), m_taken.target());
}

void tst_SessionWindow::open(const QMap<QString, QByteArray> &documents, const TakeOverTarget &target)
{
    m_window.reset();
    QFile::remove(m_path);
    makeSession(m_path, documents);
    const auto opened = openLog(m_path);
    QVERIFY(opened->log);
    QVERIFY(opened->log->firstInMemory() >= opened->log->endId());
    m_window = std::make_unique<SessionWindow>(opened, u"mine.swbs"_s, target);
    m_window->show();
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
    QTRY_COMPARE(model()->rowCount(), rounds * 4);
}

void tst_SessionWindow::findAndGoToLeadToARow()
{
    press(Qt::Key_F, Qt::ControlModifier);
    auto *find = byName<QLineEdit>(m_window.get(), u"Find"_s);
    QTRY_VERIFY(find->hasFocus());
    QTest::keyClicks(find, u"line 1199"_s);
    QTRY_COMPARE(current(), 1199U);
    press(Qt::Key_F3);
    QTRY_COMPARE(current(), 11990U);
    press(Qt::Key_F3, Qt::ShiftModifier);
    QTRY_COMPARE(current(), 1199U);
    QTRY_COMPARE(byName<QPlainTextEdit>(m_window.get(), u"Message detail"_s)->toPlainText(), u"line 1199"_s);
    press(Qt::Key_G, Qt::ControlModifier);
    auto *goTo = byName<QLineEdit>(m_window.get(), u"Go to row"_s);
    QTRY_VERIFY(goTo->hasFocus());
    QTest::keyClicks(goTo, u"777"_s);
    QTest::keyClick(goTo, Qt::Key_Return);
    QTRY_COMPARE(current(), 777U);
}

void tst_SessionWindow::marksAndNotesGoBackIntoTheFile()
{
    m_window->log()->goTo(7);
    press(Qt::Key_M, Qt::ControlModifier);
    m_window->log()->goTo(9000);
    press(Qt::Key_M, Qt::ControlModifier | Qt::ShiftModifier);
    auto *note = byName<QLineEdit>(m_window.get(), u"Note"_s);
    QTest::keyClicks(note, u"look"_s);
    QTest::keyClick(note, Qt::Key_Return);
    const Annotations::Map wanted{{7, {true, {}}}, {9000, {false, u"look"_s}}};
    const auto written = [this] { // while they are being written the file may be busy
        const auto file = SessionReader::open(m_path);
        return file ? file.value()->annotations() : Annotations::Map();
    };
    QTRY_COMPARE(written(), wanted);
    m_window->activateWindow(); // instead of the note's popover
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
    press(Qt::Key_N, Qt::ControlModifier | Qt::ShiftModifier);
    QTRY_COMPARE(current(), 7U); // continues at the other end
}

void tst_SessionWindow::conversationsComeWithTheirFigures()
{
    press(Qt::Key_F9);
    auto *table = byName<QTableView>(m_window.get(), u"Conversations table"_s);
    QVERIFY(table->isVisible() && table->hasFocus());
    QTRY_COMPARE(table->model()->rowCount(), 2);
    QStringList first;
    for (int column = 0; column < table->model()->columnCount(); ++column)
        first.append(table->model()->index(0, column).data().toString());
    QVERIFY2(first.contains(u"127.0.0.1:40001"_s) && first.contains(QLocale().toString(rounds)),
             qPrintable(first.join(u'|')));
    press(Qt::Key_F9);
    QVERIFY(log()->isVisible() && log()->hasFocus());
}

void tst_SessionWindow::conversationsLeadToTheirMessages()
{
    press(Qt::Key_F9);
    auto *table = byName<QTableView>(m_window.get(), u"Conversations table"_s);
    QTRY_COMPARE(table->model()->rowCount(), 2);
    table->selectRow(1);
    QTest::mouseClick(byName<QPushButton>(m_window.get(), u"First message"_s), Qt::LeftButton);
    QVERIFY(log()->isVisible());
    QTRY_COMPARE(current(), 2U);
    press(Qt::Key_F9);
    QTest::mouseClick(byName<QPushButton>(m_window.get(), u"Only this conversation"_s), Qt::LeftButton);
    QTRY_COMPARE(model()->rowCount(), rounds * 2);
    // Find brings the log to the front, and keeps the keyboard focus.
    press(Qt::Key_F9);
    press(Qt::Key_F, Qt::ControlModifier);
    QTRY_VERIFY(byName<QLineEdit>(m_window.get(), u"Find"_s)->hasFocus());
}

void tst_SessionWindow::aConversationIsFollowed()
{
    m_window->log()->goTo(5);
    press(Qt::Key_F, Qt::ControlModifier | Qt::AltModifier | Qt::ShiftModifier);
    const auto *followed = m_window->findChild<FollowWindow *>();
    QVERIFY(followed);
    const auto *bytes = followed->findChild<QPlainTextEdit *>();
    QTRY_VERIFY(bytes->toPlainText().contains(u"line 5"_s));
}

/// The window may close while they are read from the file.
void tst_SessionWindow::theBoundariesOfAConversationAreDrawn()
{
    m_window->log()->goTo(5);
    press(Qt::Key_B, Qt::ControlModifier | Qt::AltModifier | Qt::ShiftModifier);
    const auto *boundaries = m_window->findChild<BoundariesWindow *>();
    QVERIFY(boundaries);
    QTRY_VERIFY(!boundaries->shown().isEmpty());
    press(Qt::Key_B, Qt::ControlModifier | Qt::AltModifier | Qt::ShiftModifier);
    m_window.reset();
}

void tst_SessionWindow::rowsAreExported()
{
    press(Qt::Key_E, Qt::ControlModifier | Qt::ShiftModifier);
    auto *rows = byName<QComboBox>(m_window.get(), u"Rows to export"_s);
    QTRY_VERIFY(rows->hasFocus());
    QTest::keyClick(byName<QPushButton>(m_window.get(), u"Export"_s), Qt::Key_Space);
    auto *dialog = m_window->findChild<QFileDialog *>();
    QVERIFY(dialog);
    const QString path = m_folder->filePath(u"out.csv"_s);
    Q_EMIT dialog->fileSelected(path);
    dialog->close();
    const auto lines = [&path] {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll().count('\n') : -1;
    };
    QTRY_COMPARE(lines(), rounds * 4 + 1);
}

void tst_SessionWindow::aCopyIsSavedUnderAnotherName()
{
    m_window->log()->goTo(3);
    press(Qt::Key_M, Qt::ControlModifier);
    press(Qt::Key_S, Qt::ControlModifier);
    auto *dialog = m_window->findChild<QFileDialog *>();
    QVERIFY(dialog);
    const QString path = m_folder->filePath(u"copy.swbs"_s);
    Q_EMIT dialog->fileSelected(path);
    dialog->close();
    QTRY_VERIFY2(said().contains(path), qPrintable(said()));
    const auto copy = SessionReader::open(path);
    QVERIFY(copy);
    QCOMPARE(copy.value()->endId(), quint64(rounds * 4 + 1));
    QCOMPARE(copy.value()->annotations(), (Annotations::Map{{3, {true, {}}}}));
    QCOMPARE(copy.value()->documents(), sessionDocuments(stored()));
    QCOMPARE(copy.value()->conversations().size(), 2);
}

void tst_SessionWindow::itsOwnFileIsNotSavedOverItself()
{
    m_window->saveAs(m_path);
    QVERIFY2(said().contains(u"already in that file"_s), qPrintable(said()));
    QVERIFY(QFile::exists(m_path));
}

void tst_SessionWindow::whatIsStoredIsOfferedAndTakenOver()
{
    auto *offer = m_window->findChild<SessionOffer *>();
    QVERIFY(offer->isVisible());
    QVERIFY(log()->hasFocus()); // Enter does not take anything over by accident
    const auto *words = offer->findChild<InlineMessage *>();
    QVERIFY2(words->text().contains(u"2 servers, 1 client, 1 saved message"_s), qPrintable(words->text()));
    QPushButton *endpoints = offered(u"Take over endpoints"_s);
    QVERIFY(endpoints && endpoints->toolTip().contains(u"udp://127.0.0.1:12000"_s));
    endpoints->setFocus();
    QTest::keyClick(endpoints, Qt::Key_Space);
    QCOMPARE(m_taken.endpoints.size(), 1);
    QCOMPARE(m_taken.endpoints.first().servers.size(), 2);
    QCOMPARE(m_taken.endpoints.first().clients.size(), 1);
    QCOMPARE(words->text(), u"Added to the workbench: 2. Already there: 1."_s);
    QVERIFY(!endpoints->isEnabled()); // once is enough
    QVERIFY(m_taken.messages.isEmpty());
    QTest::mouseClick(offered(u"Take over messages"_s), Qt::LeftButton);
    QCOMPARE(m_taken.messages, QList<QList<SavedMessage>>{stored().saved});
    QVERIFY2(words->text().contains(u"cannot hold more: 1"_s), qPrintable(words->text()));
}

void tst_SessionWindow::theOfferCanBePutAwayAndTheMenuStillHasIt()
{
    auto *offer = m_window->findChild<SessionOffer *>();
    QTest::mouseClick(byName<QToolButton>(offer, u"Close the offer"_s), Qt::LeftButton);
    QVERIFY(!offer->isVisible());
    for (QAction *action : m_window->actions()) {
        if (action->text().remove(u'&') == u"Take over messages"_s)
            action->trigger();
    }
    QCOMPARE(m_taken.messages.size(), 1);
    QVERIFY(offer->isVisible()); // to report the result
}

void tst_SessionWindow::nothingIsOfferedWhereNothingIsStored()
{
    open({}, m_taken.target());
    QVERIFY(!m_window->findChild<SessionOffer *>()->isVisible());
    open({{u"endpoints"_s, "no JSON"}}, m_taken.target());
    QVERIFY(!m_window->findChild<SessionOffer *>()->isVisible());
    WorkbenchState state = stored();
    state.saved.clear();
    open(sessionDocuments(state), m_taken.target());
    QVERIFY(offered(u"Take over endpoints"_s)->isVisible());
    QVERIFY(!offered(u"Take over messages"_s)->isVisible());
}

void tst_SessionWindow::nothingIsOfferedWithoutAWorkbench()
{
    open(sessionDocuments(stored()), {});
    QVERIFY(!m_window->findChild<SessionOffer *>()->isVisible());
}

void tst_SessionWindow::keysLeadToTheParts_data()
{
    QTest::addColumn<int>("key");
    QTest::addColumn<Qt::KeyboardModifiers>("modifiers");
    QTest::addColumn<QString>("part");
    const Qt::KeyboardModifiers control = Qt::ControlModifier;
    QTest::newRow("F6 to the log") << int(Qt::Key_F6) << Qt::KeyboardModifiers() << u"Message log"_s;
    QTest::newRow("F4 to the details") << int(Qt::Key_F4) << Qt::KeyboardModifiers() << u"Message detail"_s;
    QTest::newRow("Ctrl+L to the filter") << int(Qt::Key_L) << control << u"Filter"_s;
    QTest::newRow("Ctrl+G to go to a row") << int(Qt::Key_G) << control << u"Go to row"_s;
}

void tst_SessionWindow::keysLeadToTheParts()
{
    QFETCH(int, key);
    QFETCH(Qt::KeyboardModifiers, modifiers);
    QFETCH(QString, part);
    press(key, modifiers);
    QVERIFY(QApplication::focusWidget());
    QCOMPARE(QApplication::focusWidget()->accessibleName(), part);
}

void tst_SessionWindow::everyControlHasAName()
{
    QCOMPARE(unnamedControls(m_window.get()), QStringList());
    press(Qt::Key_F9);
    QCOMPARE(unnamedControls(m_window.get()), QStringList());
}

QTEST_MAIN(tst_SessionWindow)
#include "tst_sessionwindow.moc"
