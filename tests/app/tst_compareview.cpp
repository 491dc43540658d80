// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/compare/scorecardmodel.h"
#include "models/relays/impairmentmodel.h"
#include "models/relays/relayrowsmodel.h"
#include "net/compare/netexperiments.h"
#include "net/netengine.h"
#include "support/byname.h"
#include "support/panelaudit.h"
#include "support/patience.h"
#include "support/strictwarnings.h"
#include "widgets/charts/chart.h"
#include "widgets/charts/chartpanel.h"
#include "widgets/compare/compareview.h"
#include "widgets/compare/resultpane.h"
#include "widgets/mainwindow/mainwindow.h"
#include "widgets/session/sessiondesk.h"
#include "widgets/session/sessionoffer.h"
#include "widgets/session/sessionwindow.h"
#include "widgets/settings/workbenchsettings.h"
#include "widgets/theme/theme.h"

#include <QAbstractButton>
#include <QApplication>
#include <QComboBox>
#include <QCoreApplication>
#include <QFile>
#include <QHeaderView>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLineEdit>
#include <QProgressBar>
#include <QScreen>
#include <QSignalSpy>
#include <QSpinBox>
#include <QStatusBar>
#include <QTabBar>
#include <QTabWidget>
#include <QTableView>
#include <QTcpServer>
#include <QTemporaryDir>
#include <QTest>

using namespace swb;
using namespace Qt::StringLiterals;

namespace {

/// The whole program on its comparison page, with its real engine.
struct Program
{
    explicit Program(const QString &folder)
        : settings(folder)
        , theme(qApp)
        , window(&engine, &experiments, &settings, &theme)
    {
        window.resize(1024, 720);
        window.show();
    }
    void openPage()
    {
        QTest::keyClick(&window, Qt::Key_2, Qt::ControlModifier);
        view = window.findChild<CompareView *>();
    }

    template <typename Kind>
    [[nodiscard]] Kind *named(const QString &name) const
    {
        return byName<Kind>(view, name);
    }
    void click(const QString &name) const { QTest::mouseClick(named<QAbstractButton>(name), Qt::LeftButton); }
    void choose(const QString &box, const QString &word) const
    {
        auto *const combo = named<QComboBox>(box);
        combo->setFocus();
        combo->setCurrentIndex(combo->findText(word));
    }
    [[nodiscard]] QModelIndex scoreIndex(const QString &measure, ScorecardModel::Column lane) const
    {
        const QAbstractItemModel *model = named<QTableView>(u"Scorecard"_s)->model();
        for (int row = 0; row < model->rowCount(); ++row) {
            if (model->index(row, ScorecardModel::Name).data().toString() == measure)
                return model->index(row, lane);
        }
        return {};
    }
    [[nodiscard]] QString score(const QString &measure, ScorecardModel::Column lane) const
    {
        const QModelIndex index = scoreIndex(measure, lane);
        return index.isValid() ? index.data().toString() : u"no such measure"_s;
    }
    [[nodiscard]] qint64 count(const QString &measure, ScorecardModel::Column lane) const
    {
        return QLocale().toLongLong(score(measure, lane));
    }
    [[nodiscard]] QString state() const
    {
        return named<QWidget>(u"Comparison state"_s)->property("text").toString();
    }

    NetEngine engine;
    NetExperiments experiments{engine.log()};
    WorkbenchSettings settings;
    Theme theme;
    MainWindow window;
    CompareView *view = nullptr;
};

} // namespace

class tst_CompareView : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();

    void oneClickFillsTheScorecard();
    void encryptedLanesAreMeasured();
    void enterRunsAndCtrlEStops();
    void aPausedRunGoesOn();
    void stoppedRunsShowWhatThereIs();
    void aLaneThatDidNotRunIsEmpty();
    void stopAllStopsAComparison();
    void settingsWaitWhileItRuns();
    void whatMakesNoSenseIsSaidInPlace();
    void aServerThatIsNotThereIsSaid();
    void aMissingHostIsAskedForAtItsField();
    void lostDatagramsAreCounted();
    void setStandsBesideMeasuredWhereARelayWas();
    void theImpossibleIsGreyWithItsReason();
    void amountsAreTypedIntoTheTable();
    void runsAreKeptAndLaidOver();
    void theExplanationIsOfTheShownRun();
    void reportsAreSaved();
    void aSessionKeepsItsComparisons();
    void formsComeBackAtTheNextStart();
    void aBadLineThatIsOffKeepsItsAmounts();
    void presentingLeavesTheResults();
    void presentingPutsTheLossOnTop();
    void presentingShowsTheProgressOnOtherPages();
    void everyControlHasANameAndATip();
    void fitsASmallScreen();

private:
    void startAgain();

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Program> m_program;
};

void tst_CompareView::initTestCase()
{
    QVERIFY(qputenv("SWB_DATA_DIR", QByteArray()));
}

void tst_CompareView::init()
{
    failOnOurWarnings();
    m_folder = std::make_unique<QTemporaryDir>();
    qputenv("SWB_DATA_DIR", m_folder->path().toLocal8Bit());
    m_program = std::make_unique<Program>(m_folder->path());
    QVERIFY(QTest::qWaitForWindowActive(&m_program->window));
    m_program->openPage();
    QVERIFY(m_program->view && m_program->view->isVisible());
    m_program->named<QSpinBox>(u"Comparison count"_s)->setValue(200);
}

void tst_CompareView::cleanup()
{
    m_program.reset();
    m_folder.reset();
}

void tst_CompareView::oneClickFillsTheScorecard()
{
    m_program->named<QSpinBox>(u"Comparison repeats"_s)->setValue(2);
    m_program->click(u"Run comparison"_s);
    QTRY_COMPARE(m_program->state(), u"done"_s);
    for (const auto lane : {ScorecardModel::Tcp, ScorecardModel::Udp}) {
        QCOMPARE(m_program->score(u"Sent"_s, lane), u"400"_s);
        QCOMPARE(m_program->score(u"Answered"_s, lane), u"400"_s);
        QCOMPARE(m_program->score(u"Lost on the way there"_s, lane), u"0"_s);
        QVERIFY(m_program->score(u"Round trip, p50"_s, lane).endsWith(u" µs"_s)
                || m_program->score(u"Round trip, p50"_s, lane).endsWith(u" ms"_s));
    }
    QCOMPARE(m_program->named<QProgressBar>(u"Comparison progress"_s)->value(), 100);
    const QList<ChartLane> lanes
        = m_program->view->findChild<ChartPanel *>()->chart(ChartKind::Distribution)->lanes();
    QCOMPARE(lanes.size(), 2);
    QCOMPARE(lanes[0].repeats.size(), 2);
    QCOMPARE(lanes[1].distribution.last().y(), 1.0);
}

void tst_CompareView::encryptedLanesAreMeasured()
{
    m_program->click(u"TCP lane encrypted"_s);
    m_program->click(u"UDP lane encrypted"_s);
    m_program->named<QSpinBox>(u"Comparison repeats"_s)->setValue(1);
    m_program->click(u"Run comparison"_s);
    QTRY_COMPARE(m_program->state(), u"done"_s);
    const auto *model = m_program->named<QTableView>(u"Scorecard"_s)->model();
    QCOMPARE(model->headerData(ScorecardModel::Tcp, Qt::Horizontal).toString(), u"TLS"_s);
    QCOMPARE(model->headerData(ScorecardModel::Udp, Qt::Horizontal).toString(), u"DTLS"_s);
    QCOMPARE(m_program->score(u"Answered"_s, ScorecardModel::Tcp), u"200"_s);
    QCOMPARE(m_program->score(u"Answered"_s, ScorecardModel::Udp), u"200"_s);
}

void tst_CompareView::enterRunsAndCtrlEStops()
{
    m_program->named<QSpinBox>(u"Comparison count"_s)->setValue(1'000'000'000);
    QTest::keyClick(m_program->named<QSpinBox>(u"Comparison count"_s), Qt::Key_Return);
    QTRY_VERIFY(m_program->view->isRunning());
    QTest::keyClick(&m_program->window, Qt::Key_E, Qt::ControlModifier);
    QTRY_COMPARE(m_program->state(), u"stopped"_s);
}

void tst_CompareView::aPausedRunGoesOn()
{
    m_program->named<QSpinBox>(u"Comparison count"_s)->setValue(1'000'000'000);
    m_program->click(u"Run comparison"_s);
    QTRY_VERIFY(m_program->count(u"Sent"_s, ScorecardModel::Tcp) > 0);
    m_program->click(u"Pause comparison"_s);
    QTRY_COMPARE(m_program->state(), u"paused"_s);
    QTRY_COMPARE(m_program->score(u"Sent"_s, ScorecardModel::Tcp),
                 m_program->score(u"Answered"_s, ScorecardModel::Tcp)); // nothing is in progress any more
    const qint64 sent = m_program->count(u"Sent"_s, ScorecardModel::Tcp);
    m_program->click(u"Pause comparison"_s);
    QTRY_VERIFY(m_program->count(u"Sent"_s, ScorecardModel::Tcp) > sent);
    m_program->click(u"Stop comparison"_s);
    QTRY_COMPARE(m_program->state(), u"stopped"_s);
}

void tst_CompareView::stoppedRunsShowWhatThereIs()
{
    m_program->named<QSpinBox>(u"Comparison count"_s)->setValue(1'000'000'000);
    m_program->click(u"Run comparison"_s);
    QTRY_VERIFY(m_program->count(u"Answered"_s, ScorecardModel::Tcp) > 0);
    m_program->click(u"Stop comparison"_s);
    QTRY_COMPARE(m_program->state(), u"stopped"_s);
    QVERIFY(m_program->count(u"Answered"_s, ScorecardModel::Tcp) > 0);
    QVERIFY(m_program->named<QWidget>(u"Differences"_s)
                ->property("text")
                .toString()
                .startsWith(u"Stopped before the end."_s));
}

void tst_CompareView::aLaneThatDidNotRunIsEmpty()
{
    m_program->named<QSpinBox>(u"Comparison count"_s)->setValue(1'000'000'000);
    m_program->click(u"Run comparison"_s);
    QTRY_VERIFY(m_program->count(u"Answered"_s, ScorecardModel::Tcp) > 0);
    auto *shown = m_program->named<QComboBox>(u"Shown run"_s);
    QVERIFY(!shown->isEnabled()); // the displayed setup is not in the list yet
    m_program->click(u"Stop comparison"_s); // before the other lane's turn
    QTRY_COMPARE(m_program->state(), u"stopped"_s);
    QVERIFY(shown->isEnabled());
    const auto *model = m_program->named<QTableView>(u"Scorecard"_s)->model();
    QCOMPARE(model->headerData(ScorecardModel::Udp, Qt::Horizontal).toString(), u"UDP"_s);
    QCOMPARE(m_program->score(u"Sent"_s, ScorecardModel::Udp), QString());
    QCOMPARE(m_program->view->findChild<ChartPanel *>()->chart(ChartKind::Delay)->lanes().size(), 1);
}

void tst_CompareView::stopAllStopsAComparison()
{
    m_program->named<QSpinBox>(u"Comparison count"_s)->setValue(1'000'000'000);
    m_program->click(u"Run comparison"_s);
    QTRY_VERIFY(m_program->view->isRunning());
    QTest::keyClick(&m_program->window, Qt::Key_Period, Qt::ControlModifier | Qt::ShiftModifier);
    QTRY_VERIFY(!m_program->view->isRunning());
}

void tst_CompareView::settingsWaitWhileItRuns()
{
    m_program->named<QSpinBox>(u"Comparison count"_s)->setValue(1'000'000'000);
    const auto canChange = [this] { return m_program->named<QWidget>(u"Comparison count"_s)->isEnabled(); };
    QVERIFY(canChange());
    m_program->click(u"Run comparison"_s);
    QVERIFY(!canChange());
    QVERIFY(!m_program->named<QWidget>(u"Run comparison"_s)->isEnabled());
    m_program->click(u"Stop comparison"_s);
    QTRY_VERIFY(canChange());
    QVERIFY(!m_program->named<QWidget>(u"Stop comparison"_s)->isEnabled());
}

void tst_CompareView::whatMakesNoSenseIsSaidInPlace()
{
    m_program->choose(u"Comparison answers"_s, u"None (one way)"_s); // with ping-pong, which waits for them
    m_program->click(u"Run comparison"_s);
    QVERIFY(!m_program->view->isRunning());
    auto *message = m_program->view->window()->findChild<QWidget *>(u"compareMessage"_s);
    QVERIFY(message->isVisible());
    m_program->choose(u"Comparison answers"_s, u"Echo"_s);
    m_program->click(u"Run comparison"_s);
    QVERIFY(!message->isVisible());
    QTRY_COMPARE(m_program->state(), u"done"_s);
}

void tst_CompareView::aServerThatIsNotThereIsSaid()
{
    QTcpServer closed;
    QVERIFY(closed.listen(QHostAddress::LocalHost));
    const quint16 port = closed.serverPort();
    closed.close();
    m_program->choose(u"TCP lane server"_s, u"a server at"_s);
    m_program->named<QLineEdit>(u"TCP lane host"_s)->setText(u"127.0.0.1"_s);
    m_program->named<QSpinBox>(u"TCP lane port"_s)->setValue(port);
    m_program->click(u"UDP lane"_s); // excluded
    m_program->click(u"Run comparison"_s);
    QTRY_VERIFY(!m_program->view->isRunning());
    const auto *message = m_program->view->window()->findChild<QWidget *>(u"compareMessage"_s);
    const QString differences = m_program->named<QWidget>(u"Differences"_s)->property("text").toString();
    QVERIFY(message->isVisible() || differences.contains(u"TCP"_s));
    QCOMPARE(m_program->score(u"Sent"_s, ScorecardModel::Tcp), u"not measured"_s);
    QVERIFY(m_program->named<QProgressBar>(u"Comparison progress"_s)->value() < 100);
    QVERIFY(m_program->state() != u"done"_s);
}

void tst_CompareView::aMissingHostIsAskedForAtItsField()
{
    m_program->choose(u"UDP lane server"_s, u"a server at"_s);
    auto *host = m_program->named<QLineEdit>(u"UDP lane host"_s);
    host->clear();
    m_program->named<QSpinBox>(u"UDP lane port"_s)->setValue(12'000);
    m_program->click(u"Run comparison"_s);
    QVERIFY(!m_program->view->isRunning());
    QVERIFY(m_program->view->window()->findChild<QWidget *>(u"compareMessage"_s)->isVisible());
    QVERIFY(host->hasFocus());
}

void tst_CompareView::lostDatagramsAreCounted()
{
    auto *model = m_program->view->findChild<ImpairmentModel *>();
    Impairment loses;
    loses.drop = {3, 7, 9};
    model->setImpairment(Lane::Udp, RelayDirection::ToServer, loses);
    m_program->named<QSpinBox>(u"Comparison time limit"_s)->setValue(100);
    m_program->named<QSpinBox>(u"Comparison repeats"_s)->setValue(1);
    m_program->named<QSpinBox>(u"Comparison warm-up"_s)->setValue(0);
    m_program->named<QSpinBox>(u"Comparison count"_s)->setValue(20);
    m_program->click(u"Run comparison"_s);
    QTRY_COMPARE(m_program->state(), u"done"_s);
    QCOMPARE(m_program->score(u"Lost on the way there"_s, ScorecardModel::Udp), u"3"_s);
    QCOMPARE(m_program->score(u"Delivered"_s, ScorecardModel::Udp), u"17"_s);
    QCOMPARE(m_program->score(u"Lost on the way there"_s, ScorecardModel::Tcp), u"0"_s);
    const auto lanes = m_program->view->findChild<ChartPanel *>()->chart(ChartKind::Delay)->lanes();
    QVERIFY(!lanes[1].losses.isEmpty() && lanes[0].losses.isEmpty());
}

void tst_CompareView::setStandsBesideMeasuredWhereARelayWas()
{
    auto *tabs = m_program->view->findChild<QTabWidget *>();
    QCOMPARE(tabs->count(), 1);
    QVERIFY(!tabs->tabBar()->isVisible()); // a single one is not a choice
    Impairment loses;
    loses.drop = {3, 7, 9};
    m_program->view->findChild<ImpairmentModel *>()->setImpairment(Lane::Udp, RelayDirection::ToServer,
                                                                   loses);
    m_program->named<QSpinBox>(u"Comparison time limit"_s)->setValue(100);
    m_program->named<QSpinBox>(u"Comparison repeats"_s)->setValue(1);
    m_program->named<QSpinBox>(u"Comparison warm-up"_s)->setValue(0);
    m_program->named<QSpinBox>(u"Comparison count"_s)->setValue(20);
    m_program->click(u"Run comparison"_s);
    QTRY_COMPARE(m_program->state(), u"done"_s);
    QCOMPARE(tabs->count(), 2);
    QTest::keyClick(tabs->tabBar(), Qt::Key_Right);
    auto *table = m_program->named<QTableView>(u"Simulated network measured"_s);
    QVERIFY(table->isVisible());
    QStringList rows;
    for (int row = 0; row < table->model()->rowCount(); ++row)
        rows.append(table->model()->index(row, RelayRowsModel::Effect).data().toString() % u' '
                    % table->model()->index(row, RelayRowsModel::Configured).data().toString() % u' '
                    % table->model()->index(row, RelayRowsModel::Measured).data().toString());
    QVERIFY2(rows.contains(u"Drop exactly 3,7,9 3"_s), qPrintable(rows.join(u'\n')));
    m_program->click(u"Simulated network"_s); // off
    m_program->click(u"Run comparison"_s);
    QTRY_COMPARE(m_program->view->results()->results().size(), 2);
    QCOMPARE(tabs->count(), 1);
    m_program->named<QComboBox>(u"Shown run"_s)->setCurrentIndex(0);
    QCOMPARE(tabs->count(), 2);
}

void tst_CompareView::theImpossibleIsGreyWithItsReason()
{
    m_program->click(u"Simulated network table"_s);
    auto *table = m_program->named<QTableView>(u"Simulated network amounts"_s);
    QVERIFY(table->isVisible());
    table->setFocus();
    table->setCurrentIndex(table->model()->index(0, ImpairmentModel::UdpToServer));
    QTest::keyClick(table, Qt::Key_Left);
    QTest::keyClick(table, Qt::Key_Left);
    QCOMPARE(table->currentIndex().column(), int(ImpairmentModel::TcpToServer)); // reachable by keyboard
    QCOMPARE(table->currentIndex().data().toString(), u"not possible"_s);
    const QString reason = table->currentIndex().data(Qt::ToolTipRole).toString();
    QCOMPARE(m_program->named<QWidget>(u"About this amount"_s)->property("text").toString(), reason);
    QVERIFY(reason.contains(u"TCP"_s));
}

void tst_CompareView::amountsAreTypedIntoTheTable()
{
    m_program->click(u"Simulated network table"_s);
    auto *table = m_program->named<QTableView>(u"Simulated network amounts"_s);
    table->setFocus();
    table->setCurrentIndex(table->model()->index(0, ImpairmentModel::UdpToServer));
    QTest::keyClick(table, Qt::Key_Return);
    QTRY_VERIFY(qobject_cast<QLineEdit *>(QApplication::focusWidget())
                || qobject_cast<QComboBox *>(QApplication::focusWidget()));
    QTest::keyClicks(QApplication::focusWidget(), u"5%"_s);
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
    QTRY_COMPARE(m_program->view->work().udp.impairment.toServer.loss, 0.05);
    QVERIFY(!m_program->view->isRunning()); // that Enter was for the table
    m_program->click(u"Simulated network"_s);
    QCOMPARE(m_program->view->work().udp.impairment.toServer, Impairment()); // the master switch
}

void tst_CompareView::runsAreKeptAndLaidOver()
{
    m_program->named<QSpinBox>(u"Comparison repeats"_s)->setValue(1);
    for (int run = 1; run <= 2; ++run) {
        m_program->click(u"Run comparison"_s);
        QTRY_COMPARE(m_program->view->results()->results().size(), run);
    }
    auto *shown = m_program->named<QComboBox>(u"Shown run"_s);
    auto *over = m_program->named<QComboBox>(u"Overlaid run"_s);
    QCOMPARE(shown->count(), 2);
    QCOMPARE(shown->currentIndex(), 1);
    over->setFocus();
    QTest::keyClick(over, Qt::Key_Down); // the first run
    const auto lanes = m_program->view->findChild<ChartPanel *>()->chart(ChartKind::Delay)->lanes();
    QCOMPARE(lanes.size(), 4);
    QCOMPARE(lanes[0].name, u"TCP, run 2"_s);
    QCOMPARE(lanes[3].name, u"UDP, run 1"_s);
    QVERIFY(!lanes[0].earlier && lanes[3].earlier);
}

void tst_CompareView::theExplanationIsOfTheShownRun()
{
    m_program->named<QSpinBox>(u"Comparison repeats"_s)->setValue(1);
    auto *table = m_program->named<QTableView>(u"Scorecard"_s);
    const auto bytes = [](int count) -> QString { return QLocale().toString(count * 64) + u" bytes"_s; };
    const auto explained
        = [this] { return m_program->named<QWidget>(u"About this measure"_s)->property("text").toString(); };
    for (const int count : {200, 300}) {
        m_program->named<QSpinBox>(u"Comparison count"_s)->setValue(count);
        m_program->click(u"Run comparison"_s);
        QTRY_COMPARE(m_program->state(), u"done"_s);
        if (count == 200)
            table->setCurrentIndex(m_program->scoreIndex(u"Application bytes"_s, ScorecardModel::Name));
        QVERIFY2(explained().contains(bytes(count)), qPrintable(explained()));
    }
    m_program->named<QComboBox>(u"Shown run"_s)->setCurrentIndex(0);
    QVERIFY2(explained().contains(bytes(200)), qPrintable(explained()));
}

void tst_CompareView::reportsAreSaved()
{
    m_program->named<QSpinBox>(u"Comparison repeats"_s)->setValue(1);
    m_program->click(u"Run comparison"_s);
    QTRY_COMPARE(m_program->state(), u"done"_s);
    ResultPane *results = m_program->view->results();
    QFile html(m_folder->filePath(u"run.html"_s));
    QSignalSpy saved(results, &ResultPane::saved);
    QVERIFY(!results->saveTo(html.fileName()).isError());
    QTRY_COMPARE(saved.size(), 1);
    QVERIFY(html.open(QIODevice::ReadOnly));
    const QByteArray text = html.readAll();
    QVERIFY(text.contains("<svg") && text.contains("loopback"));
    QFile json(m_folder->filePath(u"run.json"_s));
    QVERIFY(!results->saveTo(json.fileName()).isError());
    QTRY_COMPARE(saved.size(), 2);
    QVERIFY(json.open(QIODevice::ReadOnly));
    const QJsonObject object = QJsonDocument::fromJson(json.readAll()).object();
    QCOMPARE(object[u"lanes"_s][u"udp"_s][u"sent"_s].toInt(), 200);
    QCOMPARE(results->saveTo(m_folder->filePath(u"run.doc"_s)).code, ErrorCode::BadOption);
    QVERIFY(!results->saveTo(m_folder->filePath(u"no/folder/run.html"_s)).isError());
    QTRY_COMPARE(saved.size(), 3);
    QCOMPARE(saved[2][1].value<Error>().code, ErrorCode::FileUnwritable);
}

void tst_CompareView::aSessionKeepsItsComparisons()
{
    m_program->named<QSpinBox>(u"Comparison repeats"_s)->setValue(2);
    m_program->click(u"Run comparison"_s);
    QTRY_COMPARE(m_program->state(), u"done"_s);
    const QString p50 = m_program->score(u"Round trip, p50"_s, ScorecardModel::Udp);
    const QString path = m_folder->filePath(u"kept.swbs"_s);
    auto *desk = m_program->window.findChild<SessionDesk *>();
    desk->saveAs(path);
    QTRY_VERIFY(QFile::exists(path));

    m_program.reset(); // as on another day
    m_program = std::make_unique<Program>(m_folder->path());
    QVERIFY(QTest::qWaitForWindowActive(&m_program->window));
    desk = m_program->window.findChild<SessionDesk *>();
    m_program->window.openSession(path);
    QTRY_COMPARE(desk->windows().size(), 1);
    auto *offer = desk->windows().first()->findChild<SessionOffer *>();
    QVERIFY(offer->hasComparisons());
    offer->takeComparisons();
    m_program->view = m_program->window.findChild<CompareView *>();
    QVERIFY(m_program->view);
    QCOMPARE(m_program->score(u"Sent"_s, ScorecardModel::Tcp), u"400"_s);
    QCOMPARE(m_program->score(u"Round trip, p50"_s, ScorecardModel::Udp), p50);
    const auto lanes = m_program->view->findChild<ChartPanel *>()->chart(ChartKind::Repeats)->lanes();
    QCOMPARE(lanes.size(), 2);
    QCOMPARE(lanes[1].repeats.size(), 2);
    QCOMPARE(m_program->view->results()->takeOver({"no JSON"}), TakenOver());
}

void tst_CompareView::startAgain()
{
    m_program.reset();
    m_program = std::make_unique<Program>(m_folder->path());
    QVERIFY(QTest::qWaitForWindowActive(&m_program->window));
    m_program->openPage();
}

void tst_CompareView::formsComeBackAtTheNextStart()
{
    m_program->click(u"More comparison settings"_s);
    m_program->choose(u"Comparison pace"_s, u"In bursts"_s);
    m_program->named<QSpinBox>(u"Comparison warm-up"_s)->setValue(7);
    m_program->choose(u"TCP lane server"_s, u"a server at"_s);
    m_program->named<QLineEdit>(u"TCP lane host"_s)->setText(u"example.org"_s);
    m_program->named<QSpinBox>(u"TCP lane port"_s)->setValue(77);
    m_program->click(u"UDP lane encrypted"_s);
    const QString preset = m_program->named<QComboBox>(u"Simulated network preset"_s)->itemText(2);
    m_program->choose(u"Simulated network preset"_s, preset);
    m_program->named<QSpinBox>(u"Simulated network seed"_s)->setValue(9);
    const Work before = m_program->view->work();
    startAgain();
    QCOMPARE(m_program->view->work(), before);
    QVERIFY(before.udp.impairment.toServer != Impairment());
    QCOMPARE(m_program->named<QComboBox>(u"Simulated network preset"_s)->currentText(), preset);
    QVERIFY(m_program->named<QWidget>(u"Comparison warm-up"_s)->isVisible()); // it was expanded
}

void tst_CompareView::aBadLineThatIsOffKeepsItsAmounts()
{
    Impairment delays;
    delays.delay = std::chrono::milliseconds(5);
    m_program->view->findChild<ImpairmentModel *>()->setImpairment(Lane::Tcp, RelayDirection::ToClient,
                                                                   delays);
    QVERIFY(m_program->view->work().tcp.hasRelay());
    m_program->click(u"Simulated network"_s); // off
    startAgain();
    QVERIFY(!m_program->view->work().tcp.hasRelay());
    m_program->click(u"Simulated network"_s);
    QCOMPARE(m_program->view->work().tcp.impairment.toClient, delays);
    QCOMPARE(m_program->named<QComboBox>(u"Simulated network preset"_s)->currentIndex(), 0); // custom values
}

void tst_CompareView::presentingLeavesTheResults()
{
    QTest::keyClick(&m_program->window, Qt::Key_F11);
    for (const QString &name : {u"Comparison count"_s, u"Simulated network"_s, u"Save report"_s})
        QVERIFY2(!m_program->named<QWidget>(name)->isVisible(), qPrintable(name));
    for (const QString &name : {u"Scorecard"_s, u"Run comparison"_s})
        QVERIFY2(m_program->named<QWidget>(name)->isVisible(), qPrintable(name));
    QVERIFY(m_program->view->findChild<ChartPanel *>()->chart(ChartKind::Delay)->isVisible());
    const int height = m_program->window.screen()->size().height();
    QTRY_VERIFY(m_program->named<QWidget>(u"Scorecard"_s)->font().pixelSize() * 0.7 >= height * 0.02);
    QTest::keyClick(&m_program->window, Qt::Key_F11);
    QTRY_VERIFY(m_program->named<QWidget>(u"Comparison count"_s)->isVisible());
}

void tst_CompareView::presentingShowsTheProgressOnOtherPages()
{
    const auto hints = [this] {
        QStringList words;
        for (const QLabel *label : m_program->window.statusBar()->findChildren<QLabel *>())
            words.append(label->isVisible() ? label->text() : QString());
        return words.join(u' ');
    };
    m_program->named<QSpinBox>(u"Comparison count"_s)->setValue(1'000'000);
    m_program->view->run();
    QTest::keyClick(&m_program->window, Qt::Key_F11);
    QVERIFY(!hints().contains(u"comparison: "_s)); // its own page has a bar
    QTest::keyClick(&m_program->window, Qt::Key_1, Qt::ControlModifier);
    QTRY_VERIFY2(hints().contains(u"comparison: "_s), qPrintable(hints()));
    m_program->view->stop();
    QTRY_VERIFY(!hints().contains(u"comparison: "_s));
}

/// What a class looks at first is on top, and is not cut.
void tst_CompareView::presentingPutsTheLossOnTop()
{
    const auto *table = m_program->named<QTableView>(u"Scorecard"_s);
    const auto rows = [table] {
        QStringList names;
        for (int place = 0; place < table->model()->rowCount(); ++place)
            names.append(
                table->model()->index(table->verticalHeader()->logicalIndex(place), 0).data().toString());
        return names;
    };
    const QStringList before = rows();
    QCOMPARE(before.first(), u"Sent"_s);
    for (int turn = 0; turn < 2; ++turn) { // the same each time
        QTest::keyClick(&m_program->window, Qt::Key_F11);
        QTRY_COMPARE(rows().mid(0, 3),
                     (QStringList{u"Lost on the way there"_s, u"Lost on the way back"_s, u"Sent"_s}));
        QTRY_VERIFY(table->columnWidth(0)
                    >= table->fontMetrics().horizontalAdvance(u"Lost on the way there"_s) + 8);
        QCOMPARE(rows().size(), before.size());
        QTest::keyClick(&m_program->window, Qt::Key_F11);
        QTRY_COMPARE(rows(), before);
    }
}

void tst_CompareView::everyControlHasANameAndATip()
{
    m_program->click(u"More comparison settings"_s);
    m_program->click(u"Simulated network table"_s);
    m_program->choose(u"TCP lane server"_s, u"a server at"_s);
    QCOMPARE(unnamedControls(m_program->view), QStringList());
}

void tst_CompareView::fitsASmallScreen()
{
    QCoreApplication::processEvents();
    QVERIFY2(m_program->window.width() <= 1024 && m_program->window.height() <= 720,
             qPrintable(u"%1 x %2"_s.arg(m_program->window.width()).arg(m_program->window.height())));
    QTest::keyClick(&m_program->window, Qt::Key_1, Qt::ControlModifier);
    QVERIFY(!m_program->view->isVisible());
}

QTEST_MAIN(tst_CompareView)
#include "tst_compareview.moc"
