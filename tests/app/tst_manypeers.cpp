// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/log/logmodel.h"
#include "models/servers/peermodel.h"
#include "net/compare/netexperiments.h"
#include "net/netengine.h"
#include "support/patience.h"
#include "support/rawsocket.h"
#include "support/strictwarnings.h"
#include "widgets/common/rowtable.h"
#include "widgets/log/logtable.h"
#include "widgets/log/logview.h"
#include "widgets/mainwindow/mainwindow.h"
#include "widgets/settings/workbenchsettings.h"
#include "widgets/theme/theme.h"

#include <QApplication>
#include <QCheckBox>
#include <QComboBox>
#include <QContextMenuEvent>
#include <QElapsedTimer>
#include <QHeaderView>
#include <QMenu>
#include <QSpinBox>
#include <QTemporaryDir>
#include <QTest>
#include <QTimer>
#include <QToolButton>

#include <atomic>
#include <chrono>
#include <thread>

using namespace swb;
using namespace swb::test;
using namespace Qt::StringLiterals;

namespace {

constexpr int quietClients = 58;
constexpr int floodingClients = 2;
constexpr int mostFlooded = 150'000; ///< messages from each, unless it is stopped earlier
constexpr std::chrono::microseconds betweenMessages{100}; ///< so that each arrives as a separate chunk

/// Clients of another program: most send one message, two never stop sending.
class Class
{
public:
    explicit Class(const SocketAddress &server)
    {
        for (int i = 0; i < quietClients / 2; ++i)
            greet(server, i);
        for (int i = 0; i < floodingClients; ++i)
            m_floods.push_back(RawSocket::connectedTo(server));
        for (int i = 0; i < floodingClients; ++i)
            m_threads.emplace_back([this, i] { flood(i); });
        for (int i = quietClients / 2; i < quietClients; ++i)
            greet(server, i);
    }
    ~Class() { stop(); }
    void stop()
    {
        m_stop = true;
        for (std::thread &thread : m_threads)
            thread.join();
        m_threads.clear();
    }

private:
    void greet(const SocketAddress &server, int number)
    {
        m_quiet.push_back(RawSocket::connectedTo(server));
        m_quiet.back().send("quiet " + QByteArray::number(number) + '.');
    }
    void flood(int number)
    {
        const QByteArray text = "flood " + QByteArray::number(number) + '.';
        for (int i = 0; i < mostFlooded && !m_stop; ++i)
            sendOne(m_floods[size_t(number)], text);
    }
    static void sendOne(RawSocket &socket, const QByteArray &text)
    {
        socket.send(text);
        std::this_thread::sleep_for(betweenMessages);
    }

    std::vector<RawSocket> m_quiet;
    std::vector<RawSocket> m_floods;
    std::vector<std::thread> m_threads;
    std::atomic<bool> m_stop = false;
};

/// A freeze, and not merely a busy machine; the benchmark has the figures.
constexpr qint64 frozenMs = test::patienceMs / 3;

/// How late the GUI thread runs a task that is due every few milliseconds.
class Pulse
{
public:
    Pulse()
    {
        m_since.start();
        QObject::connect(&m_timer, &QTimer::timeout, &m_timer, [this] {
            m_longestMs = std::max(m_longestMs, m_since.restart());
            ++beats;
        });
        m_timer.start(5);
    }
    [[nodiscard]] qint64 longestMs() const { return m_longestMs; }

    int beats = 0;

private:
    QTimer m_timer;
    QElapsedTimer m_since;
    qint64 m_longestMs = 0;
};

} // namespace

/// 60 clients of a server, two of which flood it, as seen by a user of the window.
class tst_ManyPeers : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        failOnOurWarnings();
        m_folder.emplace();
        m_engine.emplace();
        m_experiments.emplace(m_engine->log());
        m_settings.emplace(m_folder->path());
        m_theme.emplace(qApp);
        m_window.emplace(&*m_engine, &*m_experiments, &*m_settings, &*m_theme);
        m_window->resize(1280, 720);
        m_window->show();
        m_log = m_window->findChild<LogView *>();
        m_model = qobject_cast<LogModel *>(m_log->table()->model());
        QVERIFY(QTest::qWaitForWindowExposed(&*m_window));
        startServer();
    }
    void cleanup()
    {
        m_class.reset();
        m_engine->disconnect(&*m_window);
        m_window.reset();
        m_settings.reset();
        m_experiments.reset();
        m_engine.reset();
    }

    void mutedFloodsLeaveTheQuiet();
    void onePeerIsReadAlone();
    void aFloodFoldsIntoFewRows();
    void theBusiestStandFirst();

private:
    template <typename Kind>
    [[nodiscard]] Kind *named(const QString &name) const
    {
        for (Kind *widget : m_window->findChildren<Kind *>()) {
            if (widget->accessibleName() == name)
                return widget;
        }
        return nullptr;
    }
    void startServer();
    /// The event with this text, once it exists.
    [[nodiscard]] quint64 eventOf(const QByteArray &text);
    /// From the menu of its row, opened by the menu key.
    void chooseOn(quint64 event, const QString &command);
    [[nodiscard]] int rowsWith(const QString &text) const;

    std::optional<QTemporaryDir> m_folder;
    std::optional<NetEngine> m_engine;
    std::optional<NetExperiments> m_experiments;
    std::optional<WorkbenchSettings> m_settings;
    std::optional<Theme> m_theme;
    std::optional<MainWindow> m_window;
    std::optional<Class> m_class;
    LogView *m_log = nullptr;
    LogModel *m_model = nullptr;
};

void tst_ManyPeers::startServer()
{
    SocketAddress bound;
    connect(&*m_engine, &Engine::serverChanged, &*m_window, [&bound](const ServerStatus &status) {
        if (status.state == ServerState::Listening)
            bound = status.bound;
    });
    named<QComboBox>(u"Server reply"_s)->setCurrentText(u"Discard"_s);
    named<QSpinBox>(u"Server port"_s)->setValue(0);
    QTest::mouseClick(named<QAbstractButton>(u"Start server"_s), Qt::LeftButton);
    QTRY_VERIFY(!bound.isNull());
    m_class.emplace(bound);
    const auto *clients = named<RowTable>(u"Connected clients"_s);
    QTRY_COMPARE(clients->model()->rowCount(), quietClients + floodingClients);
    QTRY_VERIFY(m_model->counts().total > 5000);
}

quint64 tst_ManyPeers::eventOf(const QByteArray &text)
{
    quint64 found = 0;
    const auto look = [this, &text, &found] {
        MessageLog &log = m_engine->log();
        log.forEach(log.firstId(), log.endId(), [&](const Event &event) {
            found = event.payload.contains(text) ? event.id : 0;
            return found == 0;
        });
        return found != 0;
    };
    return QTest::qWaitFor(look) ? found : 0;
}

void tst_ManyPeers::chooseOn(quint64 event, const QString &command)
{
    QVERIFY(event != 0);
    m_log->goTo(event);
    LogTable *table = m_log->table();
    QTRY_VERIFY(table->currentIndex().isValid() && m_log->currentEvent() == event);
    QMenu *menu = nullptr;
    // The rows keep coming, so that the row may have moved out of sight meanwhile.
    const auto open = [&] {
        table->scrollTo(table->currentIndex());
        const QPoint place = table->visualRect(table->currentIndex()).center();
        QContextMenuEvent key(QContextMenuEvent::Keyboard, place, table->mapToGlobal(place));
        QCoreApplication::sendEvent(table, &key);
        menu = m_log->findChild<QMenu *>(QString(), Qt::FindDirectChildrenOnly);
        return menu != nullptr;
    };
    QTRY_VERIFY(open());
    for (QAction *action : menu->actions()) {
        if (action->text().remove(u'&').startsWith(command))
            action->trigger();
    }
    delete menu;
}

int tst_ManyPeers::rowsWith(const QString &text) const
{
    int found = 0;
    for (int row = 0; row < m_model->rowCount(); ++row)
        found += m_model->index(row, LogModel::InfoColumn).data().toString().contains(text);
    return found;
}

void tst_ManyPeers::mutedFloodsLeaveTheQuiet()
{
    const Pulse pulse;
    for (int i = 0; i < floodingClients; ++i)
        chooseOn(eventOf("flood " + QByteArray::number(i) + '.'), u"Mute this peer"_s);
    QTRY_VERIFY(m_model->counts().muted > 5000);
    QTRY_VERIFY(m_model->rowCount() < 1000);
    QTRY_COMPARE(rowsWith(u"quiet "_s), quietClients);
    QCOMPARE(rowsWith(u"flood "_s), 0);
    const qint64 muted = m_model->counts().muted;
    QTRY_VERIFY(m_model->counts().muted > muted); // while they continue
    m_class->stop();
    auto *again = m_window->findChild<QToolButton *>(u"showMutedButton"_s);
    QVERIFY(again->isVisible());
    QTest::mouseClick(again, Qt::LeftButton);
    QTRY_COMPARE(m_model->counts().muted, 0);
    QTRY_COMPARE(m_model->counts().unread, 0);
    QVERIFY(m_model->rowCount() > muted);
    QVERIFY(!again->isVisible());
    QVERIFY(pulse.beats > 0);
    QVERIFY2(pulse.longestMs() < frozenMs,
             qPrintable(u"The window stood still for %1 ms"_s.arg(pulse.longestMs())));
}

void tst_ManyPeers::onePeerIsReadAlone()
{
    chooseOn(eventOf("quiet 7."), u"Only this peer"_s);
    QTRY_COMPARE(rowsWith(u"quiet 7."_s), 1);
    QTRY_VERIFY(m_model->rowCount() < 10);
    QCOMPARE(rowsWith(u"flood "_s), 0);
}

void tst_ManyPeers::aFloodFoldsIntoFewRows()
{
    const Pulse pulse;
    chooseOn(eventOf("flood 0."), u"Mute this peer"_s);
    QTRY_VERIFY(m_model->counts().muted > 0);
    named<QCheckBox>(u"Fold like rows"_s)->click();
    QTRY_VERIFY(m_model->counts().shown > 5000);
    QTRY_COMPARE(rowsWith(u"quiet "_s), quietClients);
    QTRY_VERIFY(m_model->rowCount() < 1000); // although the other one has sent thousands
    m_class->stop();
    chooseOn(eventOf("flood 1."), u"Fold these like rows"_s); // going there has opened them
    QTRY_COMPARE(m_model->counts().unread, 0);
    QVERIFY(m_model->rowCount() < 1000);
    QCOMPARE(m_model->entriesOf(0, m_model->rowCount() - 1).end, m_model->counts().shown);
    QVERIFY2(pulse.longestMs() < frozenMs,
             qPrintable(u"The window stood still for %1 ms"_s.arg(pulse.longestMs())));
}

void tst_ManyPeers::theBusiestStandFirst()
{
    const auto *clients = named<RowTable>(u"Connected clients"_s);
    const QHeaderView *header = clients->horizontalHeader();
    const auto in
        = [clients](int row) { return clients->model()->index(row, PeerModel::InRate).data().toString(); };
    QTRY_VERIFY(in(0) != u"—"_s);
    QTest::mouseClick(header->viewport(), Qt::LeftButton, {},
                      {header->sectionViewportPosition(PeerModel::InRate) + 10, header->height() / 2});
    QTRY_VERIFY(in(0) != u"0 B"_s && in(1) != u"0 B"_s);
    // They are muted where they are listed.
    clients->selectionModel()->select(
        {clients->model()->index(0, 0), clients->model()->index(floodingClients - 1, 0)},
        QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
    for (QAction *action : clients->actions()) {
        if (action->text().remove(u'&') == u"Mute these clients in the log"_s)
            action->trigger();
    }
    QCOMPARE(m_log->muted().peers().size(), floodingClients);
    QTRY_COMPARE(rowsWith(u"quiet "_s), quietClients);
    QCOMPARE(rowsWith(u"flood "_s), 0);
    for (int row = floodingClients; row < clients->model()->rowCount(); ++row)
        QCOMPARE(in(row), u"0 B"_s);
}

QTEST_MAIN(tst_ManyPeers)
#include "tst_manypeers.moc"
