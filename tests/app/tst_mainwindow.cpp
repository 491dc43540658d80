// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/mainwindow/mainwindow.h"

#include "core/log/logwriter.h"
#include "core/session/sessionwriter.h"
#include "models/log/logmodel.h"
#include "models/session/sessioncontents.h"
#include "net/compare/netexperiments.h"
#include "net/netengine.h"
#include "support/panelaudit.h"
#include "support/patience.h"
#include "support/strictwarnings.h"
#include "widgets/boundaries/boundariespane.h"
#include "widgets/common/availability.h"
#include "widgets/common/inlinemessage.h"
#include "widgets/common/pathfield.h"
#include "widgets/follow/followwindow.h"
#include "widgets/session/sessionoffer.h"
#include "widgets/settings/workbenchsettings.h"
#include "widgets/theme/theme.h"

#include <QAbstractButton>
#include <QAccessible>
#include <QApplication>
#include <QButtonGroup>
#include <QCheckBox>
#include <QComboBox>
#include <QDialog>
#include <QFile>
#include <QHelpEvent>
#include <QLabel>
#include <QMenu>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QRegularExpression>
#include <QScreen>
#include <QSet>
#include <QSlider>
#include <QSpinBox>
#include <QSplitter>
#include <QTabBar>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>
#include <QToolBar>
#include <QToolButton>
#include <QWhatsThis>
#include <algorithm>

using namespace swb;
using namespace Qt::StringLiterals;

namespace {

/// The whole program with its real engine, in a separate folder. Servers use any free port.
struct Program
{
    explicit Program(const QString &folder)
        : settings(folder)
        , theme(qApp)
        , window(&engine, &experiments, &settings, &theme)
    {
        window.resize(1024, 768);
        window.show();
        named<QSpinBox>(u"Server port"_s)->setValue(0);
    }

    template <typename Kind>
    [[nodiscard]] Kind *named(const QString &name) const
    {
        for (Kind *widget : window.findChildren<Kind *>()) {
            if (widget->accessibleName() == name)
                return widget;
        }
        return nullptr;
    }
    void click(const QString &name) const { QTest::mouseClick(named<QAbstractButton>(name), Qt::LeftButton); }
    [[nodiscard]] bool canClick(const QString &name) const
    {
        return named<QAbstractButton>(name)->isEnabled();
    }

    [[nodiscard]] QStringList infos() const
    {
        const QAbstractItemModel *log = named<QTableView>(u"Message log"_s)->model();
        QStringList words;
        for (int row = 0; row < log->rowCount(); ++row)
            words.append(log->index(row, LogModel::InfoColumn).data().toString());
        return words;
    }
    [[nodiscard]] bool says(const QString &table, const QString &state) const
    {
        const QAbstractItemModel *model = named<QTableView>(table)->model();
        return !model->match(model->index(0, 0), Qt::DisplayRole, state).isEmpty();
    }
    [[nodiscard]] QAccessibleInterface *accessible(const QString &name) const;
    void press(const QString &name) const
    {
        QTRY_VERIFY2(canClick(name), qPrintable(name));
        accessible(name)->actionInterface()->doAction(QAccessibleActionInterface::pressAction());
    }
    [[nodiscard]] QList<QRect> placesOf(const QStringList &names) const
    {
        QList<QRect> found;
        for (const QString &name : names) {
            const auto *widget = named<QWidget>(name);
            found.append({widget->mapTo(&window, QPoint()), widget->size()});
        }
        return found;
    }
    /// How many controls with this name are visible.
    [[nodiscard]] qsizetype shownOf(const QString &name) const
    {
        const QList<QWidget *> all = window.findChildren<QWidget *>();
        return std::ranges::count_if(all, [&name](const QWidget *widget) {
            return widget->accessibleName() == name && widget->isVisible();
        });
    }
    [[nodiscard]] QString footer() const
    {
        return named<QWidget>(u"Listening servers"_s)->accessibleDescription();
    }

    NetEngine engine;
    NetExperiments experiments{engine.log()};
    WorkbenchSettings settings;
    Theme theme;
    MainWindow window;
};

/// Everything about a window that a presentation could leave changed.
struct Appearance
{
    explicit Appearance(const QWidget &window)
    {
        for (const QWidget *widget : window.findChildren<QWidget *>()) {
            if (widget->isVisible() && widget->isEnabled())
                places.insert(widget, {widget->mapTo(&window, QPoint()), widget->size()});
        }
    }
    QHash<const QWidget *, QRect> places;
    QFont font = QApplication::font();
    QWidget *focus = QApplication::focusWidget();
    bool operator==(const Appearance &) const = default;
};

QList<QAccessibleInterface *> descendants(QAccessibleInterface *root)
{
    QList<QAccessibleInterface *> all{root};
    for (qsizetype i = 0; i < all.size(); ++i) {
        const QAccessible::Role role = all[i]->role();
        if (role == QAccessible::Table || role == QAccessible::List)
            continue;
        for (int child = 0; child < all[i]->childCount(); ++child)
            all.append(all[i]->child(child));
    }
    return all;
}

QAccessibleInterface *Program::accessible(const QString &name) const
{
    for (QAccessibleInterface *each :
         descendants(QAccessible::queryAccessibleInterface(const_cast<MainWindow *>(&window)))) {
        if (each->text(QAccessible::Name) == name)
            return each;
    }
    return nullptr;
}

bool isOfGroup(const QWidget *widget)
{
    const auto *button = qobject_cast<const QAbstractButton *>(widget);
    return button && !button->isChecked()
        && (button->autoExclusive() || (button->group() && button->group()->exclusive()));
}

} // namespace

class tst_MainWindow : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();

    void threeClicksFromAFreshStartToTheAnswer();
    void anExampleIsSetUpWithOneClick();
    void sendNamesWhomItIsForAndWhatCameBack();
    void theLogHasTheRoomThatANewUserNeeds_data();
    void theLogHasTheRoomThatANewUserNeeds();
    void detailsStandBesideTheLogOnceARowIsChosen();
    void nothingMovesWhenSomethingIsSaid();
    void nothingMovesWhenSomebodyIsHere_data();
    void nothingMovesWhenSomebodyIsHere();
    void aRelayStandsBetweenClientAndServer();
    void stopAllStopsServersAndClients();
    void openServersAreSaidInTheFooter();
    void aServerOpenToTheNetworkWearsABanner_data();
    void aServerOpenToTheNetworkWearsABanner();
    void theStageShowsWhereAClassConnectsTo();
    void aKeyLogWearsABannerWhileItIsOn();
    void presentingAndBackLeavesNothingChanged();
    void presentingTakesTheEditingControlsAway();
    void aLogAtItsEndStaysThereWhilePresenting();
    void presentingShowsACaptionOfTheNewestMessage();
    void aFrozenLogGoesOnWhereItStopped();
    void addressesAreHiddenWhilePresenting();
    void messagesCanBeSentWhilePresenting();
    void theStageKeepsWhatIsDoneInFrontOfAClass();
    void theSlidersOfBoundariesWorkOnTheStage();
    void theStageSaysWhatThePanelsSay();
    void theStageHoldsAndDropsByHand();
    void theStageActsOnTheRelayThatIsChosen();
    void messagesAreSentFromWhereverTheHandIs_data();
    void messagesAreSentFromWhereverTheHandIs();
    void conversationsLeadToTheirMessages();
    void whatASessionHoldsIsTakenOverBesideWhatIsThere();
    void theMenuHasTheGroupsOfEveryDesktop();
    void whatsThisExplainsWhatStandsThere_data();
    void whatsThisExplainsWhatStandsThere();
    void whatsThisAnswersWithTheTip();
    void aReplyThatIsChangedWhileTheServerRunsIsExplained();
    void noIdentifierOfTheProgramIsShown();
    void keysZoom();
    void keysLeadToTheParts_data();
    void keysLeadToTheParts();
    void tabGoesFromFormToTableToNextForm();
    void spacePressesTheButtonOfARow();
    void whatTheComposerSaysIsReadToItsEnd();
    void fixedNamesAreThere_data();
    void fixedNamesAreThere();
    void buttonsAnswerPress();
    void comboBoxesCarryTheirWords();
    void everyControlHasANameAndIsReachedByTab();
    void aLetterReachesOneControl_data();
    void aLetterReachesOneControl();
    void everyTabIsSeenWhereTheTextIsLarge();
    void fitsASmallScreen();
    void largestZoomKeepsTheWindowOnTheScreen();
    void layoutComesBackAtTheNextStart();
    void damagedSettingsAreReported();
    void shortcutsAreListed();

private:
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Program> m_program;
};

void tst_MainWindow::initTestCase()
{
    QVERIFY(qputenv("SWB_DATA_DIR", QByteArray()));
}

void tst_MainWindow::init()
{
    failOnOurWarnings();
    m_folder = std::make_unique<QTemporaryDir>();
    qputenv("SWB_DATA_DIR", m_folder->path().toLocal8Bit());
    m_program = std::make_unique<Program>(m_folder->path());
    QVERIFY(QTest::qWaitForWindowActive(&m_program->window));
}

void tst_MainWindow::cleanup()
{
    m_program.reset();
    m_folder.reset();
}

void tst_MainWindow::threeClicksFromAFreshStartToTheAnswer()
{
    m_program->click(u"Start server"_s);
    QTRY_VERIFY(m_program->says(u"Servers"_s, u"listening"_s));
    QVERIFY(m_program->named<QSpinBox>(u"Client port"_s)->value() > 0);
    m_program->click(u"Connect"_s);
    QTRY_VERIFY(m_program->says(u"Connections"_s, u"connected"_s));
    m_program->click(u"Send"_s);
    QTRY_COMPARE(m_program->infos().count(u"hello"_s), 2); // at the sender and at the receiver
    QTRY_COMPARE(m_program->infos().count(u"HELLO"_s), 2);

    QTest::keyClick(&m_program->window, Qt::Key_F8);
    QTRY_COMPARE(m_program->named<QPlainTextEdit>(u"Message detail"_s)->toPlainText(), u"HELLO"_s);
}

/// Its server is started, its client filled in, and a sentence says what to do. Whether the port is free does
/// not matter here.
void tst_MainWindow::anExampleIsSetUpWithOneClick()
{
    QMenu *const menu = m_program->named<QToolButton>(u"Examples"_s)->menu();
    QTRY_VERIFY(!menu->actions().isEmpty());
    const QList<QAction *> groups = menu->actions();
    QCOMPARE(groups.first()->text(), u"Lecture notes A"_s);
    const QList<QAction *> actions = groups.first()->menu()->actions();
    const auto chosen = std::find_if(actions.begin(), actions.end(), [](const QAction *action) {
        return action->text().startsWith(u"A8: ");
    });
    QVERIFY(chosen != actions.end());
    (*chosen)->trigger();
    const QAbstractItemModel *servers = m_program->named<QTableView>(u"Servers"_s)->model();
    QTRY_COMPARE(servers->index(servers->rowCount() - 1, 1).data().toString(), u"ws://127.0.0.1:9001"_s);
    QTRY_VERIFY(m_program->says(u"Servers"_s, u"listening"_s) || m_program->says(u"Servers"_s, u"failed"_s));
    QCOMPARE(m_program->named<QComboBox>(u"Client protocol"_s)->currentText(), u"WebSocket"_s);
    QCOMPARE(m_program->named<QSpinBox>(u"Client port"_s)->value(), 9001);
    QCOMPARE(m_program->named<QPlainTextEdit>(u"Message"_s)->toPlainText(), u"Hello, WebSocket!"_s);
    if (m_program->says(u"Servers"_s, u"failed"_s))
        return;
    bool told = false;
    for (const auto *message : m_program->window.findChildren<InlineMessage *>())
        told |= message->isVisible() && message->text().startsWith(u"A WebSocket echo: "_s);
    QVERIFY(told);
}

void tst_MainWindow::sendNamesWhomItIsForAndWhatCameBack()
{
    auto *target = m_program->named<QComboBox>(u"Send to"_s);
    const auto *reply = m_program->named<QWidget>(u"Last reply"_s);
    QVERIFY(!target->isEnabled());
    m_program->click(u"Start server"_s);
    QTRY_VERIFY(m_program->says(u"Servers"_s, u"listening"_s));
    m_program->click(u"Connect"_s);
    QTRY_VERIFY(m_program->says(u"Connections"_s, u"connected"_s));
    QVERIFY2(target->currentText().startsWith(u"tcp://127.0.0.1:"_s), qPrintable(target->currentText()));
    m_program->click(u"Send"_s);
    QTRY_VERIFY2(reply->accessibleDescription().endsWith(u": HELLO"_s),
                 qPrintable(reply->accessibleDescription()));
    QVERIFY(reply->accessibleDescription().startsWith(u"Last reply after "_s));

    m_program->click(u"Connect"_s);
    QTRY_COMPARE(target->count(), 2);
    QTRY_VERIFY(reply->accessibleDescription().isEmpty()); // nothing has come back on this one
    QCOMPARE(target->currentIndex(), 1);
    target->setFocus();
    QTest::keyClick(target, Qt::Key_Up);
    QTRY_VERIFY(reply->accessibleDescription().endsWith(u": HELLO"_s));
    QCOMPARE(m_program->named<QTableView>(u"Connections"_s)->selectionModel()->selectedRows().value(0).row(),
             0);
}

void tst_MainWindow::theLogHasTheRoomThatANewUserNeeds_data()
{
    QTest::addColumn<QSize>("size");
    QTest::addColumn<int>("rows");
    QTest::newRow("1280x720") << QSize(1280, 720) << 10;
    QTest::newRow("1024x768") << QSize(1024, 768) << 12;
    QTest::newRow("1920x1080") << QSize(1920, 1080) << 20;
}

/// With a server and a client running, in the layout of the first start.
void tst_MainWindow::theLogHasTheRoomThatANewUserNeeds()
{
    QFETCH(QSize, size);
    QFETCH(const int, rows);
    m_program->window.resize(size);
    QTRY_COMPARE(m_program->window.size(), size);
    m_program->click(u"Start server"_s);
    QTRY_VERIFY(m_program->says(u"Servers"_s, u"listening"_s));
    m_program->click(u"Connect"_s);
    QTRY_VERIFY(m_program->says(u"Connections"_s, u"connected"_s));
    const auto *log = m_program->named<QTableView>(u"Message log"_s);
    QTRY_VERIFY(log->model()->rowCount() > 0);
    const int shown = log->viewport()->height() / log->visualRect(log->model()->index(0, 0)).height();
    QVERIFY2(shown >= rows, qPrintable(QString::number(shown)));
}

void tst_MainWindow::detailsStandBesideTheLogOnceARowIsChosen()
{
    const auto *detail = m_program->named<QWidget>(u"Message detail"_s);
    const auto *log = m_program->named<QTableView>(u"Message log"_s);
    m_program->click(u"Start server"_s);
    QTRY_VERIFY(!m_program->infos().isEmpty());
    QCoreApplication::processEvents();
    const int height = log->height();
    QTest::keyClick(&m_program->window, Qt::Key_F6); // focus alone selects nothing
    QVERIFY(!detail->isVisible());
    const QPoint row = log->visualRect(log->model()->index(0, LogModel::InfoColumn)).center();
    QTest::mouseClick(log->viewport(), Qt::LeftButton, {}, row);
    QVERIFY(detail->isVisible());
    QCOMPARE(log->height(), height);
    const int room = m_program->window.width();
    QVERIFY(detail->width() > room / 4 && log->width() > room / 2);
    QVERIFY(detail->mapTo(&m_program->window, QPoint()).x() > log->mapTo(&m_program->window, QPoint()).x());
    m_program->named<QAbstractButton>(u"Close details"_s)->click();
    QVERIFY(!detail->isVisible());
    QTRY_VERIFY(log->viewport()->rect().contains(row)); // once it has its width again
    QTest::mouseClick(log->viewport(), Qt::LeftButton, {}, row); // the same one again
    QVERIFY(detail->isVisible());
}

/// Whatever a notice says, wherever it appears: the next control to click stays where it was.
void tst_MainWindow::nothingMovesWhenSomethingIsSaid()
{
    QTRY_COMPARE(m_program->named<QAbstractButton>(u"Recording"_s)->text(), u"Recording"_s);
    const QStringList buttons{u"Start server"_s,         u"Connect"_s, u"Send"_s,       u"Send to clients"_s,
                              u"More client settings"_s, u"Servers"_s, u"Connections"_s};
    const auto places = [this, &buttons] { return m_program->placesOf(buttons); };
    QCoreApplication::processEvents();
    const QList<QRect> before = places();
    int spoken = 0;
    for (auto *notice : m_program->window.findChildren<InlineMessage *>()) {
        if (notice->isVisible() || !notice->parentWidget()->isVisible())
            continue;
        ++spoken;
        notice->showText(Severity::Error, QString(40, u'x') + QString(u" more words"_s).repeated(20));
        QTRY_VERIFY(notice->isVisible());
        QCoreApplication::processEvents();
        QVERIFY2(places() == before, qPrintable(notice->objectName()));
        QVERIFY2(notice->height() >= notice->fontMetrics().height(), qPrintable(notice->objectName()));
        notice->clear();
        QCoreApplication::processEvents();
        QVERIFY2(places() == before, qPrintable(notice->objectName()));
    }
    QVERIFY2(spoken >= 8, qPrintable(QString::number(spoken)));
}

void tst_MainWindow::nothingMovesWhenSomebodyIsHere_data()
{
    QTest::addColumn<QSize>("size");
    QTest::newRow("1024x768") << QSize(1024, 768);
    QTest::newRow("1280x720") << QSize(1280, 720);
    QTest::newRow("1920x1080") << QSize(1920, 1080);
}

/// The list of people in a chat is beside the message, and Send stays under the mouse.
void tst_MainWindow::nothingMovesWhenSomebodyIsHere()
{
    QFETCH(QSize, size);
    m_program->window.resize(size);
    QTRY_COMPARE(m_program->named<QAbstractButton>(u"Recording"_s)->text(), u"Recording"_s);
    auto *protocol = m_program->named<QComboBox>(u"Server protocol"_s);
    protocol->setCurrentIndex(protocol->findText(u"Chat"_s));
    QVERIFY(protocol->currentIndex() >= 0);
    m_program->click(u"Start server"_s);
    QTRY_VERIFY(m_program->says(u"Servers"_s, u"listening"_s));
    QTRY_VERIFY(m_program->infos().size() == 1);
    QCoreApplication::processEvents();
    const QStringList parts{u"Start server"_s,    u"Connect"_s,        u"Send"_s,
                            u"Send to clients"_s, u"Saved messages"_s, u"Send to"_s,
                            u"Servers"_s,         u"Abort client"_s,   u"Hex"_s,
                            u"Message log"_s,     u"Connections"_s};
    for (const QString &name : parts)
        QVERIFY2(m_program->named<QWidget>(name), qPrintable(name));
    const QList<QRect> before = m_program->placesOf(parts);
    m_program->click(u"Connect"_s);
    QTRY_VERIFY(m_program->says(u"Connections"_s, u"connected"_s));
    QTRY_COMPARE(m_program->shownOf(u"Who is here"_s), 1);
    QTRY_COMPARE(m_program->shownOf(u"Who is here, as the server knows it"_s), 1);
    QCoreApplication::processEvents();
    const QList<QRect> after = m_program->placesOf(parts);
    for (qsizetype i = 0; i < parts.size(); ++i)
        QVERIFY2(before[i] == after[i],
                 qPrintable(u"%1: %2, %3 to %4, %5"_s.arg(parts[i])
                                .arg(before[i].x())
                                .arg(before[i].y())
                                .arg(after[i].x())
                                .arg(after[i].y())));
}

void tst_MainWindow::aRelayStandsBetweenClientAndServer()
{
    m_program->named<QComboBox>(u"Server protocol"_s)->setCurrentIndex(1);
    m_program->click(u"Start server"_s);
    QTRY_VERIFY(m_program->says(u"Servers"_s, u"listening"_s));
    QTest::keyClick(&m_program->window, Qt::Key_F12);
    m_program->named<QSpinBox>(u"Relay port"_s)->setValue(0);
    m_program->click(u"Start relay"_s); // its target is the server just started
    QTRY_VERIFY(m_program->says(u"Relays"_s, u"listening"_s));
    QTest::keyClick(&m_program->window, Qt::Key_F12);
    m_program->click(u"Connect"_s); // to the relay, whose address the form has taken over
    QTRY_VERIFY(m_program->says(u"Connections"_s, u"ready"_s));
    m_program->click(u"Send"_s);
    QTRY_COMPARE(m_program->infos().count(u"HELLO"_s), 4); // sent by the server, through the relay, received
    QTest::keyClick(&m_program->window, Qt::Key_Period, Qt::ControlModifier | Qt::ShiftModifier);
    QTRY_VERIFY(m_program->says(u"Relays"_s, u"stopped"_s));
}

void tst_MainWindow::stopAllStopsServersAndClients()
{
    QVERIFY(!m_program->canClick(u"Stop server"_s));
    m_program->click(u"Start server"_s);
    QTRY_VERIFY(m_program->says(u"Servers"_s, u"listening"_s));
    m_program->click(u"Connect"_s);
    QTRY_VERIFY(m_program->says(u"Connections"_s, u"connected"_s));
    QTRY_VERIFY(m_program->footer().contains(u"on this computer only"_s));
    QTest::keyClick(&m_program->window, Qt::Key_Period, Qt::ControlModifier | Qt::ShiftModifier);
    QTRY_COMPARE(m_program->footer(), u"no server is listening"_s);
    QTRY_VERIFY(!m_program->says(u"Connections"_s, u"connected"_s));
    QVERIFY(!m_program->says(u"Servers"_s, u"listening"_s));
}

void tst_MainWindow::openServersAreSaidInTheFooter()
{
    m_program->named<QComboBox>(u"Server address"_s)->setCurrentText(u"0.0.0.0"_s);
    m_program->click(u"Start server"_s);
    QTRY_VERIFY(m_program->footer().startsWith(u"open to the network: TCP 0.0.0.0:"_s));
}

void tst_MainWindow::aServerOpenToTheNetworkWearsABanner_data()
{
    QTest::addColumn<QString>("address");
    QTest::addColumn<bool>("open");
    QTest::newRow("loopback") << u"127.0.0.1"_s << false;
    QTest::newRow("another loopback address") << u"127.0.0.5"_s << false;
    QTest::newRow("all interfaces") << u"0.0.0.0"_s << true;
}

void tst_MainWindow::aServerOpenToTheNetworkWearsABanner()
{
    QFETCH(QString, address);
    QFETCH(bool, open);
    const auto *banner = m_program->window.findChild<QWidget *>(u"openBanner"_s);
    m_program->named<QComboBox>(u"Server address"_s)->setCurrentText(address);
    m_program->click(u"Start server"_s);
    QTRY_VERIFY(m_program->says(u"Servers"_s, u"listening"_s));
    QTRY_VERIFY(!m_program->footer().startsWith(u"no server"_s));
    QCOMPARE(banner->isVisible(), open);
    // On the stage the address that others connect to is shown in its place.
    QTest::keyClick(&m_program->window, Qt::Key_F11);
    QCOMPARE(m_program->shownOf(u"Address to connect to"_s), open ? 1 : 0);
    QVERIFY(!banner->isVisible());
    QTest::keyClick(&m_program->window, Qt::Key_F11);
    QTRY_COMPARE(m_program->shownOf(u"Address to connect to"_s), 0);
    QCOMPARE(banner->isVisible(), open);
    QTest::keyClick(&m_program->window, Qt::Key_Period, Qt::ControlModifier | Qt::ShiftModifier);
    QTRY_VERIFY(!banner->isVisible());
}

void tst_MainWindow::theStageShowsWhereAClassConnectsTo()
{
    m_program->named<QComboBox>(u"Server address"_s)->setCurrentText(u"0.0.0.0"_s);
    m_program->click(u"Start server"_s);
    QTRY_VERIFY(m_program->says(u"Servers"_s, u"listening"_s));
    QTest::keyClick(&m_program->window, Qt::Key_F11);
    const auto *address = m_program->named<QLabel>(u"Address to connect to"_s);
    QTRY_VERIFY(address->isVisible());
    const QString port = m_program->footer().section(u':', -1);
    QString expected = u"Port %1 is open to the network, but this computer has no address there."_s.arg(port);
    for (const LocalAddress &own : m_program->engine.localAddresses()) {
        if (!own.address.isLoopback() && own.address.family == SocketAddress::Family::IPv4)
            expected = u"Connect to tcp://"_s;
    }
    QVERIFY2(address->text().startsWith(expected), qPrintable(address->text()));
    QVERIFY2(address->text().contains(port), qPrintable(address->text()));
    const int height = m_program->window.screen()->size().height();
    QTRY_VERIFY(address->font().pixelSize() * 0.7 >= height * 0.03);
    QTest::keyClick(&m_program->window, Qt::Key_Period, Qt::ControlModifier | Qt::ShiftModifier);
    QTRY_VERIFY(!address->isVisible());
}

void tst_MainWindow::aKeyLogWearsABannerWhileItIsOn()
{
    const QTemporaryDir folder;
    const QString file = folder.filePath(u"keys.txt"_s);
    const auto *banner = m_program->window.findChild<InlineMessage *>(u"keyLogBanner"_s);
    QVERIFY(!banner->isVisible());
    m_program->named<QCheckBox>(u"Server TLS"_s)->setChecked(true);
    m_program->named<PathField>(u"TLS key log"_s)->setPath(file);
    m_program->click(u"Start server"_s);
    QTRY_VERIFY(banner->isVisible());
    QVERIFY2(banner->text().contains(file), qPrintable(banner->text()));
    QTest::keyClick(&m_program->window, Qt::Key_Period, Qt::ControlModifier | Qt::ShiftModifier);
    QTRY_VERIFY(!banner->isVisible());
}

void tst_MainWindow::presentingAndBackLeavesNothingChanged()
{
    m_program->click(u"Start server"_s);
    QTRY_VERIFY(m_program->says(u"Servers"_s, u"listening"_s));
    QTRY_VERIFY(!m_program->infos().isEmpty());
    // Which becomes narrower once it has begun.
    QTRY_COMPARE(m_program->named<QAbstractButton>(u"Recording"_s)->text(), u"Recording"_s);
    m_program->named<QPlainTextEdit>(u"Message"_s)->setFocus();
    QCoreApplication::processEvents();
    const Appearance before(m_program->window);
    QTest::keyClick(&m_program->window, Qt::Key_F11);
    QTRY_VERIFY(!(Appearance(m_program->window) == before));
    QVERIFY(m_program->window.isFullScreen());
    QTest::keyClick(&m_program->window, Qt::Key_F11);
    QVERIFY(!m_program->window.isPresenting());
    QTRY_VERIFY(Appearance(m_program->window) == before);
}

void tst_MainWindow::presentingTakesTheEditingControlsAway()
{
    const QStringList tools{u"Message as text"_s, u"Message formatted"_s, u"Text encoding"_s,
                            u"Save bytes"_s};
    const std::unique_ptr<LogWriter> writer = m_program->engine.log().makeWriter();
    writer->data({EndpointId(9), ConversationId::None, Transport::Tcp}, Direction::In, "[1]");
    QTRY_COMPARE(m_program->infos().size(), 1);
    m_program->named<QTableView>(u"Message log"_s)->selectRow(0);
    for (const QString &name : tools)
        QTRY_VERIFY2(m_program->named<QWidget>(name)->isVisible(), qPrintable(name));
    QTest::keyClick(&m_program->window, Qt::Key_F11);
    QTRY_VERIFY(!m_program->named<QWidget>(u"Message detail"_s)->isVisible()); // until requested
    QTest::keyClick(&m_program->window, Qt::Key_F4);
    QVERIFY(m_program->named<QWidget>(u"Message detail"_s)->isVisible());
    for (const QString &name :
         QStringList{u"Start server"_s, u"Connect"_s, u"Send"_s, u"Filter"_s, u"Message"_s} + tools)
        QVERIFY2(!m_program->named<QWidget>(name)->isVisible(), qPrintable(name));
    for (const QString &name : {u"Message log"_s, u"Message detail"_s})
        QVERIFY2(m_program->named<QWidget>(name)->isVisible(), qPrintable(name));
    const int height = m_program->window.screen()->size().height();
    const auto *log = m_program->named<QTableView>(u"Message log"_s);
    QTRY_VERIFY(log->font().pixelSize() * 0.7 >= height * 0.02);
    QTest::keyClick(&m_program->window, Qt::Key_F11);
    for (const QString &name : tools)
        QTRY_VERIFY2(m_program->named<QWidget>(name)->isVisible(), qPrintable(name));
}

void tst_MainWindow::aLogAtItsEndStaysThereWhilePresenting()
{
    const std::unique_ptr<LogWriter> writer = m_program->engine.log().makeWriter();
    for (int i = 0; i < 300; ++i)
        writer->data({EndpointId(9), ConversationId::None, Transport::Tcp}, Direction::In, "x");
    QTRY_COMPARE(m_program->infos().size(), 300);
    const auto *table = m_program->named<QTableView>(u"Message log"_s);
    const auto newestIsInSight = [table] {
        const QRect row = table->visualRect(table->model()->index(299, LogModel::InfoColumn));
        return row.isValid() && table->viewport()->rect().contains(row.center());
    };
    QTRY_VERIFY(newestIsInSight());
    for (int i = 0; i < 2; ++i) {
        const int size = table->font().pixelSize();
        QTest::keyClick(&m_program->window, Qt::Key_F11);
        QTRY_VERIFY(table->font().pixelSize() != size);
        QTest::qWait(50); // until all parts are in place
        QVERIFY(newestIsInSight());
    }
}

void tst_MainWindow::presentingShowsACaptionOfTheNewestMessage()
{
    const auto *caption = m_program->named<QWidget>(u"Newest message"_s);
    QVERIFY(!caption->isVisible());
    QTest::keyClick(&m_program->window, Qt::Key_F11);
    QVERIFY(caption->isVisible());
    m_program->named<QAbstractButton>(u"Start server"_s)->click();
    QTRY_VERIFY(caption->accessibleDescription().startsWith(u"TCP: listening on"_s));
    QTest::keyClick(&m_program->window, Qt::Key_F5);
    QCOMPARE(caption->accessibleDescription(), u"FROZEN, F5 resumes"_s);
    QTest::keyClick(&m_program->window, Qt::Key_F5);
    QVERIFY(caption->accessibleDescription().startsWith(u"TCP: listening on"_s));
    QVERIFY(!caption->window()->grab().isNull());
}

void tst_MainWindow::aFrozenLogGoesOnWhereItStopped()
{
    m_program->click(u"Start server"_s);
    QTRY_VERIFY(m_program->says(u"Servers"_s, u"listening"_s)); // the client's form follows this, not the log
    QTRY_COMPARE(m_program->infos().size(), 1);
    QTest::keyClick(&m_program->window, Qt::Key_F5);
    m_program->click(u"Connect"_s);
    QTRY_VERIFY(m_program->says(u"Connections"_s, u"connected"_s));
    m_program->engine.log().collect();
    QVERIFY(m_program->engine.log().endId() > 3);
    QCOMPARE(m_program->infos().size(), 1);
    QTest::keyClick(&m_program->window, Qt::Key_F5);
    QTRY_VERIFY(m_program->infos().size() > 3);
}

void tst_MainWindow::addressesAreHiddenWhilePresenting()
{
    auto *action = [this] {
        for (QAction *each : m_program->window.actions()) {
            if (each->shortcut() == QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_H))
                return each;
        }
        return static_cast<QAction *>(nullptr);
    }();
    QVERIFY(action);
    action->trigger();
    const std::unique_ptr<LogWriter> writer = m_program->engine.log().makeWriter();
    writer->event({EndpointId(9), ConversationId::None, Transport::Tcp}, EventKind::Note, Severity::Note,
                  Direction::None, {u"seen 192.0.2.7:80"_s, {}, {}});
    QTRY_COMPARE(m_program->infos(), QStringList{u"seen 192.0.2.7:80"_s});
    auto *message = m_program->window.findChild<InlineMessage *>(u"windowMessage"_s);
    message->showText(Severity::Note, u"not reached: 192.0.2.7"_s);
    const auto said = [message] {
        QStringList words;
        for (const auto *label : message->findChildren<QLabel *>())
            words.append(label->text());
        return words.join(QString());
    };
    Conversation peer;
    peer.endpoint = EndpointId(9);
    peer.local = SocketAddress::fromIp(u"127.0.0.1"_s, 12000);
    peer.remote = SocketAddress::fromIp(u"198.51.100.20"_s, 50001);
    writer->data({EndpointId(9), m_program->engine.log().addConversation(peer), Transport::Tcp},
                 Direction::In, "hello");
    QTRY_COMPARE(m_program->infos().size(), 2);
    const auto source = [this] {
        const QAbstractItemModel *log = m_program->named<QTableView>(u"Message log"_s)->model();
        return log->index(1, LogModel::SourceColumn).data().toString();
    };
    QCOMPARE(source(), u"198.51.100.20:50001"_s);
    m_program->named<QTableView>(u"Message log"_s)->selectRow(0);
    const auto *detail = m_program->named<QPlainTextEdit>(u"Message detail"_s);
    QTRY_COMPARE(detail->toPlainText(), u"seen 192.0.2.7:80"_s);
    QTest::keyClick(&m_program->window, Qt::Key_F11);
    QCOMPARE(said(), u"not reached: •••"_s);
    QCOMPARE(detail->toPlainText(), u"seen •••:80"_s);
    QCOMPARE(m_program->infos().value(0), u"seen •••:80"_s);
    QTRY_COMPARE(source(), u"client 1:50001"_s); // still distinguished from others
    QTest::keyClick(&m_program->window, Qt::Key_F11);
    QTRY_COMPARE(m_program->infos().value(0), u"seen 192.0.2.7:80"_s);
    QCOMPARE(source(), u"198.51.100.20:50001"_s);
    QCOMPARE(said(), u"not reached: 192.0.2.7"_s);
    QCOMPARE(detail->toPlainText(), u"seen 192.0.2.7:80"_s);
}

void tst_MainWindow::theStageKeepsWhatIsDoneInFrontOfAClass()
{
    QTest::keyClick(&m_program->window, Qt::Key_F11);
    QTRY_VERIFY(m_program->named<QWidget>(u"Send from the stage"_s)->isVisible());
    m_program->named<QAbstractButton>(u"Start from the stage"_s)->click();
    QTRY_VERIFY(m_program->says(u"Servers"_s, u"listening"_s));
    m_program->named<QAbstractButton>(u"Connect from the stage"_s)->click();
    QTRY_VERIFY(m_program->says(u"Connections"_s, u"connected"_s));
    auto *message = m_program->named<QLineEdit>(u"Message on the stage"_s);
    QCOMPARE(message->text(), u"hello"_s); // the composer's text
    message->setFocus();
    message->selectAll();
    QTest::keyClicks(message, u"stage"_s);
    QTest::keyClick(message, Qt::Key_Return);
    QTRY_COMPARE(m_program->infos().count(u"STAGE"_s), 2);
    QTest::keyClick(&m_program->window, Qt::Key_3, Qt::ControlModifier);
    QVERIFY(!message->isVisible());
    QVERIFY(m_program->named<QWidget>(u"Run from the stage"_s)->isVisible());
    QVERIFY(m_program->named<QWidget>(u"Gap between writes"_s)->isVisible());
    QTest::keyClick(&m_program->window, Qt::Key_F11);
    QTRY_VERIFY(!m_program->named<QWidget>(u"Run from the stage"_s)->isVisible());
    QTest::keyClick(&m_program->window, Qt::Key_1, Qt::ControlModifier);
    QCOMPARE(m_program->named<QPlainTextEdit>(u"Message"_s)->toPlainText(), u"stage"_s);
}

void tst_MainWindow::theSlidersOfBoundariesWorkOnTheStage()
{
    QTest::keyClick(&m_program->window, Qt::Key_F11);
    QTest::keyClick(&m_program->window, Qt::Key_3, Qt::ControlModifier);
    const auto *pane = m_program->window.findChild<BoundariesPane *>();
    const auto *receive = m_program->named<QSpinBox>(u"Receive at most"_s);
    auto *slider = m_program->window.findChild<QSlider *>(u"receiveSlider"_s);
    QTRY_VERIFY(slider->isVisible() && receive->isVisible());
    m_program->named<QAbstractButton>(u"Run from the stage"_s)->click();
    QTRY_COMPARE(pane->lab().stream().reads.size(), 1);
    slider->setFocus();
    QTest::keyClick(slider, Qt::Key_Home); // by keyboard
    QCOMPARE(receive->value(), receive->minimum());
    QTRY_VERIFY(pane->lab().stream().reads.size() > 5); // automatically
}

/// The panels are hidden, and a press without effect has to be explained.
void tst_MainWindow::theStageSaysWhatThePanelsSay()
{
    QTest::keyClick(&m_program->window, Qt::Key_F11);
    auto *send = m_program->named<QAbstractButton>(u"Send from the stage"_s);
    QTRY_VERIFY(send->isVisible());
    const auto said = [this] {
        QStringList words;
        for (const auto *notice : m_program->window.findChildren<InlineMessage *>())
            words.append(notice->isVisible() ? notice->text() : QString());
        return words.join(QString());
    };
    send->click();
    QTRY_COMPARE(said(), u"Nothing was sent: no client is open. Press Connect first."_s);
    const auto *start = m_program->named<QPushButton>(u"Start from the stage"_s);
    const int width = start->width();
    QCOMPARE(start->text(), u"Start"_s);
    m_program->named<QAbstractButton>(u"Start from the stage"_s)->click();
    QTRY_COMPARE(start->text(), u"Stop"_s);
    QCOMPARE(start->width(), width);
    QTRY_VERIFY(m_program->says(u"Servers"_s, u"listening"_s));
    m_program->named<QAbstractButton>(u"Connect from the stage"_s)->click();
    QTRY_VERIFY(m_program->says(u"Connections"_s, u"connected"_s));
    send->click();
    QTRY_COMPARE(m_program->infos().count(u"HELLO"_s), 2);
    QCOMPARE(said(), QString());
}

/// For a datagram relay; a TCP relay cannot hold anything, and its bar says so.
void tst_MainWindow::theStageHoldsAndDropsByHand()
{
    m_program->named<QComboBox>(u"Server protocol"_s)->setCurrentIndex(1);
    m_program->click(u"Start server"_s);
    QTRY_VERIFY(m_program->says(u"Servers"_s, u"listening"_s));
    QTest::keyClick(&m_program->window, Qt::Key_F12);
    m_program->named<QSpinBox>(u"Relay port"_s)->setValue(0);
    m_program->click(u"Start relay"_s);
    QTRY_VERIFY(m_program->says(u"Relays"_s, u"listening"_s));
    QTest::keyClick(&m_program->window, Qt::Key_F12);
    m_program->click(u"Connect"_s);
    QTRY_VERIFY(m_program->says(u"Connections"_s, u"ready"_s));
    QTest::keyClick(&m_program->window, Qt::Key_F11);
    auto *hold = m_program->named<QCheckBox>(u"Hold to server from the stage"_s);
    auto *pass = m_program->named<QAbstractButton>(u"Pass from the stage"_s);
    QTRY_VERIFY(hold->isVisible());
    QVERIFY(!pass->isEnabled());
    hold->setFocus();
    QTest::keyClick(hold, Qt::Key_Space); // by keyboard
    QTRY_VERIFY(m_program->window.findChild<QCheckBox *>(u"holdToServerCheckBox"_s)
                    ->isChecked()); // as on the relays' page
    m_program->named<QAbstractButton>(u"Send from the stage"_s)->click();
    QTRY_VERIFY(pass->isEnabled());
    QCOMPARE(m_program->infos().count(u"HELLO"_s), 0);
    pass->click();
    QTRY_COMPARE(m_program->infos().count(u"HELLO"_s), 4);
    QTRY_VERIFY(!pass->isEnabled());

    m_program->named<QAbstractButton>(u"Send from the stage"_s)->click();
    QTRY_VERIFY(pass->isEnabled());
    QTest::mouseClick(m_program->named<QAbstractButton>(u"Drop held from the stage"_s), Qt::LeftButton);
    QTRY_VERIFY(!pass->isEnabled());
    QTest::mouseClick(hold, Qt::LeftButton);

    auto *drop = m_program->named<QAbstractButton>(u"Drop to server from the stage"_s);
    const auto drops = [this] { return m_program->infos().filter(u"dropped"_s).size(); };
    const qsizetype dropped = drops();
    QTest::mousePress(drop, Qt::LeftButton);
    m_program->named<QAbstractButton>(u"Send from the stage"_s)->click();
    QTRY_VERIFY(drops() > dropped);
    QTest::mouseRelease(drop, Qt::LeftButton);
    m_program->named<QAbstractButton>(u"Send from the stage"_s)->click();
    QTRY_COMPARE(m_program->infos().count(u"HELLO"_s), 8); // what arrived after the drop passes

    auto *master = m_program->named<QCheckBox>(u"Impair from the stage"_s);
    QVERIFY(master->isChecked());
    QTest::mouseClick(master, Qt::LeftButton);
    bool impairs = true;
    for (const auto *box : m_program->window.findChildren<QCheckBox *>(u"masterCheckBox"_s))
        impairs = impairs && box->isChecked();
    QVERIFY(!impairs);
    QVERIFY(!master->isChecked());
    QTest::keyClick(&m_program->window, Qt::Key_Period, Qt::ControlModifier | Qt::ShiftModifier);
    QTRY_VERIFY(!hold->isVisible());
}

/// One for TCP, which cannot hold anything, and says so, and one for UDP.
void tst_MainWindow::theStageActsOnTheRelayThatIsChosen()
{
    m_program->click(u"Start server"_s);
    QTRY_VERIFY(m_program->says(u"Servers"_s, u"listening"_s));
    QTest::keyClick(&m_program->window, Qt::Key_F12);
    auto *protocol = m_program->named<QComboBox>(u"Relay protocol"_s);
    const auto *relays = m_program->named<QTableView>(u"Relays"_s)->model();
    for (const int transport : {0, 1}) { // UDP, TCP
        protocol->setCurrentIndex(transport);
        m_program->named<QSpinBox>(u"Relay port"_s)->setValue(0);
        m_program->click(u"Start relay"_s);
        QTRY_COMPARE(relays->match(relays->index(0, 0), Qt::DisplayRole, u"listening"_s, -1).size(),
                     transport + 1);
    }
    QTest::keyClick(&m_program->window, Qt::Key_F11);
    auto *which = m_program->named<QComboBox>(u"Relay on the stage"_s);
    const auto *hold = m_program->named<QCheckBox>(u"Hold to server from the stage"_s);
    QTRY_VERIFY(which->isVisible());
    QCOMPARE(which->count(), 2);
    QVERIFY2(which->currentText().startsWith(u"tcp://"_s), qPrintable(which->currentText()));
    QVERIFY(!hold->isEnabled());
    QVERIFY(whyUnavailable(hold).startsWith(u"TCP has no datagrams to hold"_s));
    which->setFocus();
    QTest::keyClick(which, Qt::Key_Up);
    QTRY_VERIFY(hold->isEnabled());
    QVERIFY2(which->currentText().startsWith(u"udp://"_s), qPrintable(which->currentText()));
}

void tst_MainWindow::messagesCanBeSentWhilePresenting()
{
    m_program->click(u"Start server"_s);
    QTRY_VERIFY(m_program->says(u"Servers"_s, u"listening"_s));
    m_program->click(u"Connect"_s);
    QTRY_VERIFY(m_program->says(u"Connections"_s, u"connected"_s));
    QTest::keyClick(&m_program->window, Qt::Key_F11);
    QTest::keyClick(&m_program->window, Qt::Key_Return, Qt::ControlModifier);
    QTRY_COMPARE(m_program->infos().count(u"HELLO"_s), 2);
}

void tst_MainWindow::messagesAreSentFromWhereverTheHandIs_data()
{
    QTest::addColumn<QString>("part");
    for (const QString &part :
         {u"Connections"_s, u"Client host"_s, u"Message log"_s, u"Servers"_s, u"Message"_s, u"Line ending"_s})
        QTest::newRow(qPrintable(part)) << part;
}

void tst_MainWindow::messagesAreSentFromWhereverTheHandIs()
{
    QFETCH(QString, part);
    m_program->click(u"Start server"_s);
    QTRY_VERIFY(m_program->says(u"Servers"_s, u"listening"_s));
    m_program->click(u"Connect"_s);
    QTRY_VERIFY(m_program->says(u"Connections"_s, u"connected"_s));
    m_program->named<QWidget>(part)->setFocus();
    QTest::keyClick(m_program->named<QWidget>(part), Qt::Key_Return, Qt::ControlModifier);
    QTRY_COMPARE(m_program->infos().count(u"HELLO"_s), 2);
    QTest::qWait(0);
    QCOMPARE(m_program->infos().count(u"hello"_s), 2); // once, whichever control took the key
}

void tst_MainWindow::conversationsLeadToTheirMessages()
{
    m_program->click(u"Start server"_s);
    QTRY_VERIFY(m_program->says(u"Servers"_s, u"listening"_s));
    m_program->click(u"Connect"_s);
    QTRY_VERIFY(m_program->says(u"Connections"_s, u"connected"_s));
    m_program->click(u"Send"_s);
    QTRY_COMPARE(m_program->infos().count(u"HELLO"_s), 2);
    QTest::keyClick(&m_program->window, Qt::Key_F9);
    auto *table = m_program->named<QTableView>(u"Conversations table"_s);
    QTRY_COMPARE(table->model()->rowCount(), 2); // both ends are ours
    QVERIFY(table->isVisible() && !m_program->named<QTableView>(u"Message log"_s)->isVisible());
    table->selectRow(1);
    const QString label = table->model()->index(1, 0).data().toString();
    m_program->click(u"Follow conversation"_s);
    auto *followed = m_program->window.findChild<FollowWindow *>();
    QVERIFY(followed);
    QTRY_VERIFY(followed->findChild<QPlainTextEdit *>()->toPlainText().contains(u"HELLO"_s));
    followed->close();
    m_program->window.activateWindow();
    m_program->click(u"Only this conversation"_s);
    QVERIFY(m_program->named<QTableView>(u"Message log"_s)->isVisible());
    QTRY_VERIFY(!m_program->infos().contains(u"listening"_s) && m_program->infos().contains(u"hello"_s));
    QTest::keyClick(&m_program->window, Qt::Key_F9);
    m_program->click(u"First message"_s);
    QVERIFY(m_program->named<QTableView>(u"Message log"_s)->isVisible());
    QTRY_VERIFY(m_program->named<QTableView>(u"Message log"_s)->currentIndex().isValid());
    QVERIFY(label.startsWith(u"T1"_s));
}

void tst_MainWindow::whatASessionHoldsIsTakenOverBesideWhatIsThere()
{
    WorkbenchState stored = WorkbenchState::firstStart(); // two servers that already exist
    stored.servers.append(stored.servers.first());
    stored.servers.last().url.port = 12345;
    stored.clients = {stored.clientForm};
    stored.saved = {{u"greeting"_s, {}, {DraftFormat::Text, u"hello"_s, LineEnding::None}}};
    const QString path = m_folder->filePath(u"other.swbs"_s);
    const auto writer = SessionWriter::create(path, SessionHeader::here(QDateTime::currentDateTime()));
    QVERIFY(writer);
    const auto documents = sessionDocuments(stored);
    for (auto document = documents.cbegin(); document != documents.cend(); ++document)
        writer.value()->setDocument(document.key(), document.value());
    QVERIFY(!writer.value()->close().isError());

    const auto offer = [] {
        SessionOffer *found = nullptr;
        for (const QWidget *window : QApplication::topLevelWidgets())
            found = found ? found : window->findChild<SessionOffer *>();
        return found;
    };
    m_program->window.openSession(path);
    QTRY_VERIFY(offer());
    for (auto *button : offer()->findChildren<QPushButton *>()) {
        button->setFocus();
        QTest::keyClick(button, Qt::Key_Space);
    }
    const WorkbenchState &state = m_program->settings.state();
    QCOMPARE(state.servers.size(), 3);
    QCOMPARE(state.servers.at(0).url.toString(), u"tcp://127.0.0.1:12000"_s);
    QCOMPARE(state.servers.at(2).url.toString(), u"tcp://127.0.0.1:12345"_s);
    QCOMPARE(m_program->named<QTableView>(u"Servers"_s)->model()->rowCount(), 3);
    QCOMPARE(m_program->named<QTableView>(u"Connections"_s)->model()->rowCount(), 1);
    QCOMPARE(state.clients.size(), 1);
    QCOMPARE(state.saved, stored.saved);
    QCOMPARE(m_program->footer(), u"no server is listening"_s); // nothing starts automatically
}

void tst_MainWindow::whatsThisExplainsWhatStandsThere_data()
{
    QTest::addColumn<QString>("control");
    QTest::addColumn<QString>("words");
    QTest::newRow("all interfaces") << u"serverAddressComboBox"_s
                                    << u"0.0.0.0 is not an address to connect to"_s;
    QTest::newRow("a relay's address") << u"relayAddressComboBox"_s << u"0.0.0.0"_s;
    QTest::newRow("the reply") << u"serverReplyComboBox"_s << u"keeps the reply"_s;
    QTest::newRow("states of servers") << u"serversTable"_s << u"not started"_s;
    QTest::newRow("states of clients") << u"connectionsTable"_s << u"half-closed by peer"_s;
    QTest::newRow("peers") << u"peersTable"_s << u"UDP"_s;
    QTest::newRow("the message") << u"messageEdit"_s << u"one datagram"_s;
    QTest::newRow("half-close") << u"halfCloseButton"_s << u"FIN"_s;
    QTest::newRow("the log") << u"logTable"_s << u"bold address"_s;
    QTest::newRow("kernel samples") << u"samplesCheckBox"_s << u"kernel"_s;
    QTest::newRow("relays") << u"relaysTable"_s << u"resends"_s;
    QTest::newRow("Boundaries") << u"BoundariesPane"_s << u"boundaries between messages"_s;
    QTest::newRow("Compare") << u"CompareView"_s << u"measures both"_s;
}

void tst_MainWindow::whatsThisExplainsWhatStandsThere()
{
    QFETCH(const QString, control);
    QFETCH(const QString, words);
    QTest::keyClick(&m_program->window, Qt::Key_2, Qt::ControlModifier);
    QTest::keyClick(&m_program->window, Qt::Key_3, Qt::ControlModifier);
    const auto *widget = m_program->window.findChild<QWidget *>(control);
    QVERIFY(widget);
    QVERIFY2(widget->whatsThis().contains(words), qPrintable(widget->whatsThis()));
}

/// Where there is nothing to add.
void tst_MainWindow::whatsThisAnswersWithTheTip()
{
    auto *port = m_program->named<QSpinBox>(u"Server port"_s);
    QVERIFY(port->whatsThis().isEmpty());
    QHelpEvent asks(QEvent::QueryWhatsThis, {}, {});
    asks.ignore();
    QCoreApplication::sendEvent(port, &asks);
    QVERIFY(asks.isAccepted());
    QHelpEvent shows(QEvent::WhatsThis, {4, 4}, port->mapToGlobal(QPoint(4, 4)));
    shows.ignore();
    QCoreApplication::sendEvent(port, &shows);
    QVERIFY(shows.isAccepted());
    QWhatsThis::hideText();
    auto *address = m_program->named<QComboBox>(u"Server address"_s);
    QHelpEvent asksField(QEvent::QueryWhatsThis, {}, {});
    asksField.ignore();
    QCoreApplication::sendEvent(address->lineEdit(), &asksField); // which leaves it to its box
    QVERIFY(asksField.isAccepted());
    QVERIFY(!address->whatsThis().isEmpty());
    for (const QAction *action : m_program->window.actions()) {
        if (action->shortcut() == QKeySequence(Qt::SHIFT | Qt::Key_F1))
            return;
    }
    QFAIL("no key for What's This?");
}

void tst_MainWindow::aReplyThatIsChangedWhileTheServerRunsIsExplained()
{
    const auto said = [this] {
        QStringList words;
        for (const auto *notice : m_program->window.findChildren<InlineMessage *>())
            words.append(notice->isVisible() ? notice->text() : QString());
        return words.join(QString());
    };
    auto *reply = m_program->named<QComboBox>(u"Server reply"_s);
    const int used = reply->currentIndex();
    reply->setCurrentIndex(used + 1);
    QCOMPARE(said(), QString()); // nothing is running
    reply->setCurrentIndex(used);
    m_program->click(u"Start server"_s);
    QTRY_VERIFY(m_program->says(u"Servers"_s, u"listening"_s));
    reply->setCurrentIndex(used + 1);
    QVERIFY2(said().startsWith(u"The running server keeps its reply."_s), qPrintable(said()));
    reply->setCurrentIndex(used);
    QCOMPARE(said(), QString());
}

/// Names from the source are not words.
void tst_MainWindow::noIdentifierOfTheProgramIsShown()
{
    for (const Qt::Key page : {Qt::Key_2, Qt::Key_3})
        QTest::keyClick(&m_program->window, page, Qt::ControlModifier);
    static const QRegularExpression identifiers(
        u"\\b[A-Za-z]\\w*::[A-Za-z]|\\b[a-z]+_[a-z]\\w*|\\b[a-z]{2,}[A-Z]\\w*"_s);
    const QStringList known{u"close_notify"_s, u"create_default_context"_s, u"timeNs"_s};
    for (const QWidget *widget : m_program->window.findChildren<QWidget *>()) {
        for (const QString &words : {widget->toolTip(), widget->whatsThis(), widget->accessibleName(),
                                     widget->accessibleDescription(), widget->property("text").toString(),
                                     widget->property("placeholderText").toString()}) {
            for (const QRegularExpressionMatch &match : identifiers.globalMatch(words))
                QVERIFY2(known.contains(match.captured()), qPrintable(words));
        }
    }
}

void tst_MainWindow::theMenuHasTheGroupsOfEveryDesktop()
{
    const QMenu *menu = m_program->named<QToolButton>(u"Menu"_s)->menu();
    QStringList groups;
    QSet<QString> letters;
    for (const QAction *group : menu->actions()) {
        QVERIFY(group->menu() && !group->menu()->isEmpty());
        groups.append(QString(group->text()).remove(u'&'));
        letters.insert(group->text().section(u'&', 1).left(1).toLower());
    }
    QCOMPARE(groups, (QStringList{u"File"_s, u"Edit"_s, u"View"_s, u"Endpoints"_s, u"Tools"_s, u"Help"_s}));
    QCOMPARE(letters.size(), groups.size()); // one each
    for (const QString &page : {u"First steps"_s, u"About Socket Workbench"_s}) {
        for (QAction *action : menu->actions().last()->menu()->actions()) {
            if (QString(action->text()).remove(u'&') == page)
                action->trigger();
        }
        const auto dialogs = m_program->window.findChildren<QDialog *>();
        const bool shown = std::ranges::any_of(dialogs, [&page](const QDialog *each) {
            return each->isVisible() && each->windowTitle() == page;
        });
        QVERIFY2(shown, qPrintable(page));
    }
}

void tst_MainWindow::keysZoom()
{
    QTest::keyClick(&m_program->window, Qt::Key_Plus, Qt::ControlModifier);
    QCOMPARE(m_program->theme.zoom(), 110);
    QCOMPARE(m_program->settings.state().zoomPercent, 110);
    QTest::keyClick(&m_program->window, Qt::Key_Minus, Qt::ControlModifier);
    QCOMPARE(m_program->theme.zoom(), 100);
    for (int i = 0; i < 20; ++i)
        QTest::keyClick(&m_program->window, Qt::Key_Plus, Qt::ControlModifier);
    QCOMPARE(m_program->theme.zoom(), 300);
    QTest::keyClick(&m_program->window, Qt::Key_0, Qt::ControlModifier);
    QCOMPARE(m_program->theme.zoom(), 100);
}

void tst_MainWindow::keysLeadToTheParts_data()
{
    QTest::addColumn<int>("key");
    QTest::addColumn<Qt::KeyboardModifiers>("modifiers");
    QTest::addColumn<QString>("part");
    QTest::newRow("F2 to the connections") << int(Qt::Key_F2) << Qt::KeyboardModifiers() << u"Connections"_s;
    QTest::newRow("F6 to the log") << int(Qt::Key_F6) << Qt::KeyboardModifiers() << u"Message log"_s;
    QTest::newRow("F4 to the details") << int(Qt::Key_F4) << Qt::KeyboardModifiers() << u"Message detail"_s;
    QTest::newRow("Ctrl+L to the filter")
        << int(Qt::Key_L) << Qt::KeyboardModifiers(Qt::ControlModifier) << u"Filter"_s;
    QTest::newRow("Ctrl+F to find") << int(Qt::Key_F) << Qt::KeyboardModifiers(Qt::ControlModifier)
                                    << u"Find"_s;
    QTest::newRow("Ctrl+G to go to a row")
        << int(Qt::Key_G) << Qt::KeyboardModifiers(Qt::ControlModifier) << u"Go to row"_s;
}

void tst_MainWindow::keysLeadToTheParts()
{
    QFETCH(int, key);
    QFETCH(Qt::KeyboardModifiers, modifiers);
    QFETCH(QString, part);
    QTest::keyClick(&m_program->window, Qt::Key(key), modifiers);
    QVERIFY(QApplication::focusWidget());
    QCOMPARE(QApplication::focusWidget()->accessibleName(), part);
}

void tst_MainWindow::tabGoesFromFormToTableToNextForm()
{
    auto *servers = m_program->named<QTableView>(u"Servers"_s);
    servers->selectRow(1);
    m_program->named<QComboBox>(u"Server protocol"_s)->setFocus();
    QStringList names;
    for (int i = 0; i < 60 && !names.contains(u"Message log"_s); ++i) {
        const QWidget *focus = QApplication::focusWidget();
        QVERIFY(focus);
        names.append(focus->accessibleName());
        QTest::keyClick(&m_program->window, Qt::Key_Tab);
    }
    QStringList order;
    for (const QString &name : names) {
        if (QStringList{u"Start server"_s, u"Servers"_s, u"Client protocol"_s, u"Connect"_s, u"Connections"_s,
                        u"Message"_s, u"Send"_s, u"Filter"_s, u"Message log"_s}
                .contains(name))
            order.append(name);
    }
    QCOMPARE(order.join(u' '),
             u"Start server Servers Client protocol Connect Connections Message Send Filter Message log"_s);
    QCOMPARE(names.filter(QRegularExpression(u"^(Start|Stop) (tcp|udp)://"_s)), QStringList());
    QCOMPARE(servers->selectionModel()->selectedRows().value(0).row(), 1);
}

void tst_MainWindow::spacePressesTheButtonOfARow()
{
    m_program->click(u"Start server"_s);
    QTRY_VERIFY(m_program->says(u"Servers"_s, u"listening"_s));
    auto *servers = m_program->named<QTableView>(u"Servers"_s);
    servers->setFocus();
    QTest::keyClick(servers, Qt::Key_Space);
    QTRY_VERIFY(m_program->says(u"Servers"_s, u"stopped"_s));
    QTest::keyClick(servers, Qt::Key_Space);
    QTRY_VERIFY(m_program->says(u"Servers"_s, u"listening"_s));
}

void tst_MainWindow::whatTheComposerSaysIsReadToItsEnd()
{
    m_program->window.resize(1280, 698);
    QTest::mouseClick(m_program->named<QToolButton>(u"Hex"_s), Qt::LeftButton);
    auto *editor = m_program->named<QPlainTextEdit>(u"Message"_s);
    editor->setPlainText(u"48 65 6c 6z"_s);
    m_program->click(u"Send"_s);
    const auto *message = m_program->window.findChild<InlineMessage *>(u"composerMessage"_s);
    QTRY_VERIFY(message->isVisible());
    const auto *words = message->findChild<QLabel *>();
    for (const auto *label : message->findChildren<QLabel *>())
        words = label->text().isEmpty() ? words : label;
    QVERIFY(!words->text().isEmpty());
    QTRY_VERIFY2(words->height() >= words->heightForWidth(words->width())
                     && message->height() >= words->geometry().bottom(),
                 qPrintable(u"%1 of %2"_s.arg(words->height()).arg(words->heightForWidth(words->width()))));
}

void tst_MainWindow::fixedNamesAreThere_data()
{
    QTest::addColumn<QString>("name");
    for (const QString &name : {u"Start server"_s,
                                u"Stop server"_s,
                                u"Connect"_s,
                                u"Disconnect"_s,
                                u"Send"_s,
                                u"Server protocol"_s,
                                u"Server TLS"_s,
                                u"Server address"_s,
                                u"Server port"_s,
                                u"Server reply"_s,
                                u"Server reply text"_s,
                                u"Servers"_s,
                                u"Connected clients"_s,
                                u"Client protocol"_s,
                                u"Client TLS"_s,
                                u"Client host"_s,
                                u"Client port"_s,
                                u"Message"_s,
                                u"Message format"_s,
                                u"Line ending"_s,
                                u"Connections"_s,
                                u"Filter"_s,
                                u"Message log"_s,
                                u"Message detail"_s})
        QTest::newRow(qPrintable(name)) << name;
}

void tst_MainWindow::fixedNamesAreThere()
{
    QFETCH(QString, name);
    QVERIFY2(m_program->accessible(name), qPrintable(name));
}

void tst_MainWindow::buttonsAnswerPress()
{
    m_program->press(u"Start server"_s);
    QTRY_VERIFY(m_program->says(u"Servers"_s, u"listening"_s));
    m_program->press(u"Connect"_s);
    QTRY_VERIFY(m_program->says(u"Connections"_s, u"connected"_s));
    m_program->press(u"Send"_s);
    QTRY_COMPARE(m_program->infos().count(u"HELLO"_s), 2);
    m_program->press(u"Disconnect"_s);
    QTRY_VERIFY(!m_program->says(u"Connections"_s, u"connected"_s));
    m_program->press(u"Stop server"_s);
    QTRY_VERIFY(!m_program->says(u"Servers"_s, u"listening"_s));
}

void tst_MainWindow::comboBoxesCarryTheirWords()
{
    QAccessibleInterface *protocol = m_program->accessible(u"Server protocol"_s);
    QCOMPARE(protocol->role(), QAccessible::ComboBox);
    QCOMPARE(protocol->text(QAccessible::Value), u"TCP"_s);
    QAccessibleInterface *list = protocol->child(0);
    QVERIFY(list->childCount() > 2);
    QCOMPARE(list->child(1)->text(QAccessible::Name), u"UDP"_s);
    QCOMPARE(protocol->indexOfChild(list), 0);
    QAccessibleInterface *address = m_program->accessible(u"Server address"_s);
    QCOMPARE(address->childCount(), 2);
    QCOMPARE(address->child(1)->role(), QAccessible::EditableText);
    QVERIFY(address->state().editable);
}

void tst_MainWindow::everyControlHasANameAndIsReachedByTab()
{
    QSet<const QWidget *> missed;
    for (const QWidget *widget : m_program->window.findChildren<QWidget *>()) {
        if (!widget->isVisible() || !widget->isEnabled() || !(widget->focusPolicy() & Qt::TabFocus))
            continue;
        if (isOfGroup(widget))
            continue; // reached with the arrow keys from the chosen one
        if (widget->focusProxy() || widget->parentWidget()->focusProxy() == widget)
            continue; // a part of the control whose name counts
        QAccessibleInterface *access = QAccessible::queryAccessibleInterface(const_cast<QWidget *>(widget));
        QVERIFY2(!access->text(QAccessible::Name).isEmpty(), qPrintable(widget->objectName()));
        missed.insert(widget);
    }
    QVERIFY(missed.size() > 20);
    for (int step = 0; step < 200 && !missed.isEmpty(); ++step) {
        missed.remove(QApplication::focusWidget());
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
        QVERIFY(QApplication::focusWidget());
    }
    QStringList names;
    for (const QWidget *widget : std::as_const(missed))
        names.append(widget->objectName() + u'/' + widget->accessibleName());
    QVERIFY2(missed.isEmpty(), qPrintable(names.join(u", "_s)));
}

void tst_MainWindow::aLetterReachesOneControl_data()
{
    QTest::addColumn<int>("page");
    QTest::addColumn<QString>("unfolded");
    QTest::newRow("workbench") << 0 << QString();
    QTest::newRow("a client's more") << 0 << u"More client settings"_s;
    QTest::newRow("relays") << 0 << u"Relays"_s;
    QTest::newRow("a relay's more") << 0 << u"More relay settings"_s;
    QTest::newRow("compare") << 1 << QString();
    QTest::newRow("boundaries") << 2 << QString();
}

void tst_MainWindow::aLetterReachesOneControl()
{
    QFETCH(int, page);
    QFETCH(QString, unfolded);
    m_program->named<QTabBar>(u"Pages"_s)->setCurrentIndex(page);
    if (unfolded.contains(u"elay"))
        QTest::keyClick(&m_program->window, Qt::Key_F12);
    if (unfolded.startsWith(u"More"))
        m_program->named<QPushButton>(unfolded)->click();
    const QStringList shared = sharedMnemonics(&m_program->window);
    QVERIFY2(shared.isEmpty(), qPrintable(shared.join(u"; ")));
}

void tst_MainWindow::everyTabIsSeenWhereTheTextIsLarge()
{
    const auto *tabs = m_program->window.findChild<QTabBar *>();
    const auto shown = [tabs] { // without the arrows that scroll through them
        const auto arrows = tabs->findChildren<QToolButton *>();
        return std::ranges::none_of(arrows, [](const QToolButton *arrow) { return arrow->isVisible(); });
    };
    m_program->window.resize(1280, 720);
    QTRY_VERIFY(shown());
    m_program->theme.setZoom(150);
    const auto *bar = m_program->window.findChild<QToolBar *>();
    QTRY_COMPARE(bar->toolButtonStyle(), Qt::ToolButtonIconOnly);
    QTRY_VERIFY(shown());
    m_program->theme.setZoom(100);
    QTRY_COMPARE(bar->toolButtonStyle(), Qt::ToolButtonTextBesideIcon);
    QVERIFY(shown());
}

void tst_MainWindow::fitsASmallScreen()
{
    m_program->window.resize(1024, 720); // what a title bar and a panel leave of 1024 x 768
    QCoreApplication::processEvents();
    const auto *relays
        = m_program->window.findChild<QWidget *>(u"RelayPanel"_s); // it counts even while hidden
    QVERIFY2(relays->minimumSizeHint().height() < 768 * 45 / 100,
             qPrintable(QString::number(relays->minimumSizeHint().height())));
    const auto *contents = m_program->window.findChild<QWidget *>(u"contents"_s);
    const auto *room = contents->parentWidget();
    QVERIFY2(contents->width() <= room->width() && contents->height() <= room->height(),
             qPrintable(u"%1 x %2 in %3 x %4"_s.arg(contents->width())
                            .arg(contents->height())
                            .arg(room->width())
                            .arg(room->height())));
    for (const int page : {Qt::Key_2, Qt::Key_3}) {
        QTest::keyClick(&m_program->window, Qt::Key(page), Qt::ControlModifier);
        QCoreApplication::processEvents();
        QVERIFY2(m_program->window.width() <= 1024 && m_program->window.height() <= 720,
                 qPrintable(u"%1 x %2"_s.arg(m_program->window.width()).arg(m_program->window.height())));
    }
}

void tst_MainWindow::largestZoomKeepsTheWindowOnTheScreen()
{
    const QSize size = m_program->window.size();
    QTest::keyClick(&m_program->window, Qt::Key_2, Qt::ControlModifier);
    auto *presets = m_program->named<QComboBox>(
        u"Simulated network preset"_s); // each says its source in a long sentence
    for (int i = 0; i < presets->count(); ++i) {
        presets->setCurrentIndex(i);
        Q_EMIT presets->activated(i);
        m_program->theme.setZoom(110 + i);
        QCoreApplication::processEvents();
        QCOMPARE(m_program->window.size(), size);
    }
    QTest::keyClick(&m_program->window, Qt::Key_1, Qt::ControlModifier);
    m_program->theme.setZoom(300);
    QTRY_COMPARE(m_program->named<QTableView>(u"Message log"_s)->font().pixelSize(), 39);
    QCoreApplication::processEvents();
    QCOMPARE(m_program->window.size(), size);
}

void tst_MainWindow::layoutComesBackAtTheNextStart()
{
    auto *splitter = m_program->window.findChild<QSplitter *>(u"panelsSplitter"_s);
    splitter->setSizes({520, 480});
    const QList<int> sizes = splitter->sizes();
    m_program->theme.setZoom(125);
    m_program->theme.setZoom(100);
    m_program->window.close();
    m_program = std::make_unique<Program>(m_folder->path());
    QTRY_COMPARE(m_program->window.findChild<QSplitter *>(u"panelsSplitter"_s)->sizes(), sizes);
}

void tst_MainWindow::damagedSettingsAreReported()
{
    m_program->window.close();
    m_program.reset();
    QFile file(m_folder->filePath(u"settings.json"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("{ this is no JSON");
    file.close();
    m_program = std::make_unique<Program>(m_folder->path());
    QVERIFY(m_program->window.findChild<QWidget *>(u"windowMessage"_s)->isVisible());
}

void tst_MainWindow::shortcutsAreListed()
{
    QTest::keyClick(&m_program->window, Qt::Key_F1);
    const auto *dialog = m_program->window.findChild<QDialog *>();
    QVERIFY(dialog && dialog->isVisible() && !dialog->isModal());
    const QAbstractItemModel *model = dialog->findChild<QTableView *>()->model();
    QVERIFY(model->rowCount() > 12);
    QVERIFY(model->match(model->index(0, 0), Qt::DisplayRole, u"F11"_s).size() == 1);
}

QTEST_MAIN(tst_MainWindow)
#include "tst_mainwindow.moc"
