// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/log/logwriter.h"
#include "core/session/sessionwriter.h"
#include "models/log/logmodel.h"
#include "net/compare/netexperiments.h"
#include "net/netengine.h"
#include "protocols/schemes.h"
#include "support/accesswalk.h"
#include "support/panelaudit.h"
#include "support/patience.h"
#include "support/strictwarnings.h"
#include "support/tabwalk.h"
#include "widgets/common/taborder.h"
#include "widgets/mainwindow/mainwindow.h"
#include "widgets/settings/workbenchsettings.h"
#include "widgets/theme/theme.h"

#include <QAbstractButton>
#include <QApplication>
#include <QComboBox>
#include <QDirIterator>
#include <QLineEdit>
#include <QMenu>
#include <QRegularExpression>
#include <QSet>
#include <QSpinBox>
#include <QSplitterHandle>
#include <QTabBar>
#include <QTabWidget>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>
#include <algorithm>
#include <functional>

using namespace swb;
using namespace Qt::StringLiterals;

namespace {

/// The whole program with its real engine, in a separate folder. Servers use any free port.
struct Program
{
    explicit Program(const QString &in)
        : folder(in)
        , settings(in)
        , theme(qApp)
        , window(&engine, &experiments, &settings, &theme)
    {
        window.resize(1280, 900);
        window.show();
        named<QSpinBox>(u"Server port"_s)->setValue(0);
    }

    template <typename Kind>
    [[nodiscard]] Kind *find(const QString &name) const
    {
        for (Kind *widget : window.findChildren<Kind *>()) {
            if (widget->accessibleName() == name)
                return widget;
        }
        return nullptr;
    }
    template <typename Kind>
    [[nodiscard]] Kind *named(const QString &name) const
    {
        Kind *const widget = find<Kind>(name);
        if (!widget)
            qFatal("no control named %s", qPrintable(name));
        return widget;
    }
    void click(const QString &name) const { named<QAbstractButton>(name)->click(); }
    void choose(const QString &name, const QString &entry) const
    {
        auto *box = named<QComboBox>(name);
        box->setCurrentText(entry);
        Q_EMIT box->activated(box->currentIndex());
    }
    void press(int key, Qt::KeyboardModifiers modifiers = {})
    {
        QTest::keyClick(&window, Qt::Key(key), modifiers);
    }
    void showPage(int page) const { named<QTabBar>(u"Pages"_s)->setCurrentIndex(page); }
    [[nodiscard]] bool says(const QString &table, const QString &state) const
    {
        const QAbstractItemModel *model = named<QTableView>(table)->model();
        return !model->match(model->index(0, 0), Qt::DisplayRole, state).isEmpty();
    }
    void startServer() const
    {
        click(u"Start server"_s);
        QTRY_VERIFY(says(u"Servers"_s, u"listening"_s));
    }
    void connectClient() const
    {
        startServer();
        click(u"Connect"_s);
        QTRY_VERIFY(says(u"Connections"_s, u"connected"_s));
    }
    /// "hello" to the server, and its answer.
    void exchange()
    {
        connectClient();
        click(u"Send"_s);
        QTRY_VERIFY(rowOf(u"HELLO"_s) >= 0);
    }
    void logged(const QByteArray &bytes)
    {
        const std::unique_ptr<LogWriter> writer = engine.log().makeWriter();
        writer->data({EndpointId(9), ConversationId::None, Transport::Tcp}, Direction::In, bytes);
        QTRY_VERIFY(rowOf(QString::fromUtf8(bytes)) >= 0);
    }
    [[nodiscard]] int rowOf(const QString &info) const
    {
        const QAbstractItemModel *log = named<QTableView>(u"Message log"_s)->model();
        for (int row = 0; row < log->rowCount(); ++row) {
            if (log->index(row, LogModel::InfoColumn).data().toString() == info)
                return row;
        }
        return -1;
    }
    void showRow(const QString &info) const
    {
        const auto *log = named<QTableView>(u"Message log"_s);
        // Not selectRow(), which depends on the modifiers that a test pressed last.
        log->selectionModel()->setCurrentIndex(log->model()->index(rowOf(info), 0),
                                               QItemSelectionModel::ClearAndSelect
                                                   | QItemSelectionModel::Rows);
    }
    /// The command of this name in a menu of the window.
    void trigger(const QString &name) const
    {
        for (QMenu *menu : window.findChildren<QMenu *>())
            Q_EMIT menu->aboutToShow(); // some are filled on opening
        for (QMenu *menu : window.findChildren<QMenu *>()) {
            for (QAction *action : menu->actions()) {
                if (QString(action->text()).remove(u'&') == name)
                    return action->trigger();
            }
        }
        QFAIL(qPrintable(u"no command named "_s + name));
    }
    [[nodiscard]] bool canShowCertificates() const
    {
        auto *log = named<QTableView>(u"Message log"_s);
        const auto *button = named<QAbstractButton>(u"Certificates"_s);
        for (int row = 0; row < log->model()->rowCount() && !button->isVisible(); ++row)
            log->selectRow(row);
        return button->isVisible();
    }
    void openSession()
    {
        const QString path = folder + u"/one.swbs"_s;
        QVERIFY(SessionWriter::create(path, SessionHeader::here(QDateTime::currentDateTime())));
        window.openSession(path);
        QTRY_VERIFY(hasWindow(u"swb::SessionWindow"_s));
    }
    void openRowMenu() const
    {
        auto *log = named<QTableView>(u"Message log"_s);
        showRow(u"HELLO"_s);
        Q_EMIT log->customContextMenuRequested(
            log->visualRect(log->model()->index(rowOf(u"HELLO"_s), LogModel::InfoColumn)).center());
    }
    void compare() const
    {
        named<QSpinBox>(u"Comparison count"_s)->setValue(20);
        click(u"Run comparison"_s);
        QTRY_VERIFY(named<QComboBox>(u"Shown run"_s)->count() > 0);
        QTRY_VERIFY(!named<QAbstractButton>(u"Stop comparison"_s)->isEnabled());
    }
    /// The visible ones, the main window first.
    [[nodiscard]] QWidgetList windows()
    {
        QWidgetList all{&window};
        for (QWidget *each : QApplication::topLevelWidgets()) {
            if (each != &window && each->isVisible())
                all.append(each);
        }
        return all;
    }
    [[nodiscard]] bool hasWindow(const QString &name)
    {
        return std::ranges::any_of(windows(), [&name](const QWidget *each) {
            return QLatin1StringView(each->metaObject()->className()) == name;
        });
    }

    QString folder;

    NetEngine engine;
    NetExperiments experiments{engine.log()};
    WorkbenchSettings settings;
    Theme theme;
    MainWindow window;
};

using Prepare = std::function<void(Program &)>;

struct State
{
    QString name;
    QString opens; ///< the class of the window that it tests
    Prepare prepare;
};

} // namespace

Q_DECLARE_METATYPE(Prepare)

class tst_AccessibleWindow : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void everyControlTellsWhatItIs_data();
    void everyControlTellsWhatItIs();
    void tabLeadsThroughEveryPage_data();
    void tabLeadsThroughEveryPage();
    void dividersAreMovedFromWhereverTheHandIs();
    void everyMenuTellsWhatItHas();
    void everyWindowIsLookedAt();

private:
    void prepare();

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Program> m_program;
};

void tst_AccessibleWindow::init()
{
    failOnOurWarnings();
    m_folder = std::make_unique<QTemporaryDir>();
    qputenv("SWB_DATA_DIR", m_folder->path().toLocal8Bit());
    m_program = std::make_unique<Program>(m_folder->path());
    QVERIFY(QTest::qWaitForWindowActive(&m_program->window));
}

void tst_AccessibleWindow::cleanup()
{
    m_program.reset();
    m_folder.reset();
}

namespace {

QStringList menuFaults(QMenu *menu)
{
    const QAccessibleInterface *whole = QAccessible::queryAccessibleInterface(menu);
    const QString name = whole->text(QAccessible::Name);
    QStringList faults;
    if (name.isEmpty())
        faults.append(u"a menu without a name: "_s
                      + QLatin1StringView(menu->parent()->metaObject()->className()));
    QSet<QString> known;
    for (const QAction *action : menu->actions()) {
        if (action->isSeparator() || !action->isVisible())
            continue;
        const QString letter = QKeySequence::mnemonic(action->text()).toString();
        for (const QString &key : {QString(action->text()).remove(u'&'), letter}) {
            if (known.contains(key) && !(key.isEmpty() && !action->text().isEmpty()))
                faults.append(name + u": twice " + key);
            known.insert(key);
        }
        if (action->text().isEmpty())
            faults.append(name + u": a command without a name");
    }
    return faults;
}

/// Everything that the window can show, with the windows that it opens.
QList<State> states()
{
    QList<State> all;
    const auto opens = [&all](const QString &window, const QString &name, Prepare prepare) {
        all.append({name, window, std::move(prepare)});
    };
    const auto row = [&opens](const QString &name, Prepare prepare) {
        opens(u"swb::MainWindow"_s, name, std::move(prepare));
    };
    row(u"the first start"_s, [](Program &) {});
    row(u"running"_s, [](Program &program) {
        program.exchange();
        program.showRow(u"HELLO"_s);
    });
    row(u"a message in hex and formatted"_s, [](Program &program) {
        program.logged("{\"a\": 1}");
        program.showRow(u"{\"a\": 1}"_s);
        program.click(u"Message formatted"_s);
    });
    row(u"large text"_s, [](Program &program) {
        program.exchange();
        program.theme.setZoom(150);
    });
    row(u"a small window"_s, [](Program &program) {
        program.exchange();
        program.window.resize(1024, 720);
    });
    row(u"servers, more"_s, [](Program &program) { program.click(u"More server settings"_s); });
    row(u"servers, more with TLS"_s, [](Program &program) {
        program.click(u"Server TLS"_s);
        program.click(u"More server settings"_s);
    });
    row(u"clients, more"_s, [](Program &program) { program.click(u"More client settings"_s); });
    row(u"clients, more with TLS"_s, [](Program &program) {
        program.click(u"Client TLS"_s);
        program.click(u"More client settings"_s);
    });
    row(u"both unfolded"_s, [](Program &program) {
        for (const QString &side : {u"server"_s, u"client"_s})
            program.click(u"More %1 settings"_s.arg(side));
    });
    row(u"a group over UDP"_s, [](Program &program) {
        program.choose(u"Server protocol"_s, u"UDP"_s);
        program.choose(u"Client protocol"_s, u"UDP"_s);
        program.named<QLineEdit>(u"Client host"_s)->setText(u"239.1.2.3"_s);
        program.choose(u"Server address"_s, u"239.1.2.3"_s);
        program.click(u"More client settings"_s);
        program.click(u"More server settings"_s);
    });
    for (const Scheme &scheme : schemes()) {
        row(u"protocol "_s + scheme.name, [title = titleOf(scheme)](Program &program) {
            for (const QString &side : {u"Server"_s, u"Client"_s}) {
                const auto *box = program.named<QComboBox>(side + u" protocol"_s);
                if (box->findText(title) >= 0)
                    program.choose(side + u" protocol"_s, title);
            }
            program.click(u"More server settings"_s);
        });
    }
    row(u"repeated"_s, [](Program &program) {
        program.click(u"Repeat"_s);
        program.click(u"Repeat to clients"_s);
    });
    row(u"a file"_s, [](Program &program) { program.click(u"File"_s); });
    row(u"hex"_s, [](Program &program) { program.click(u"Hex"_s); });
    row(u"relays"_s, [](Program &program) { program.press(Qt::Key_F12); });
    row(u"relays, more"_s, [](Program &program) {
        program.press(Qt::Key_F12);
        program.choose(u"Relay protocol"_s, u"TCP"_s);
        program.click(u"More relay settings"_s);
    });
    row(u"relays, by hand"_s, [](Program &program) {
        program.press(Qt::Key_F12);
        program.named<QSpinBox>(u"Relay port"_s)->setValue(0);
        program.click(u"Start relay"_s);
        QTRY_VERIFY(program.says(u"Relays"_s, u"listening"_s));
        program.named<QTabWidget>(u"What the relay does"_s)->setCurrentIndex(1);
    });
    row(u"find, go to, export"_s, [](Program &program) {
        program.exchange();
        program.press(Qt::Key_F, Qt::ControlModifier);
        program.press(Qt::Key_G, Qt::ControlModifier);
        program.press(Qt::Key_E, Qt::ControlModifier | Qt::ShiftModifier);
    });
    row(u"find"_s, [](Program &program) { program.press(Qt::Key_F, Qt::ControlModifier); });
    row(u"go to"_s, [](Program &program) { program.press(Qt::Key_G, Qt::ControlModifier); });
    row(u"nobody listens"_s, [](Program &program) {
        program.named<QSpinBox>(u"Client port"_s)->setValue(1);
        program.click(u"Connect"_s);
        QTRY_VERIFY(program.says(u"Connections"_s, u"failed"_s)
                    || program.says(u"Connections"_s, u"refused"_s));
        program.named<QTableView>(u"Connections"_s)->selectRow(0);
    });
    row(u"a chat"_s, [](Program &program) {
        program.choose(u"Server protocol"_s, u"Chat"_s);
        program.named<QSpinBox>(u"Server port"_s)->setValue(0);
        program.connectClient();
        QTRY_VERIFY(program.find<QAbstractItemView>(u"Who is here"_s)->isVisible());
    });
    row(u"a held datagram"_s, [](Program &program) {
        program.choose(u"Server protocol"_s, u"UDP"_s);
        program.named<QSpinBox>(u"Server port"_s)->setValue(0);
        program.startServer();
        program.press(Qt::Key_F12);
        program.named<QSpinBox>(u"Relay port"_s)->setValue(0);
        program.click(u"Start relay"_s);
        QTRY_VERIFY(program.says(u"Relays"_s, u"listening"_s));
        program.named<QTabWidget>(u"What the relay does"_s)->setCurrentIndex(1);
        program.window.findChild<QAbstractButton *>(u"holdToServerCheckBox"_s)->click();
        program.click(u"Connect"_s);
        QTRY_VERIFY(program.says(u"Connections"_s, u"ready"_s));
        program.click(u"Send"_s);
        auto *held = program.named<QTableView>(u"Held datagrams"_s);
        QTRY_COMPARE(held->model()->rowCount(), 1);
        held->selectRow(0);
    });
    row(u"conversations"_s, [](Program &program) {
        program.exchange();
        program.press(Qt::Key_F9);
    });
    row(u"a filter that is wrong"_s, [](Program &program) {
        program.exchange();
        program.named<QLineEdit>(u"Filter"_s)->setText(u"len >"_s);
    });
    row(u"a log cleared away"_s, [](Program &program) {
        program.exchange();
        program.press(Qt::Key_L, Qt::ControlModifier | Qt::ShiftModifier);
    });
    opens(u"swb::FilterHelp"_s, u"filter help"_s, [](Program &program) { program.click(u"Filter help"_s); });
    opens(u"QInputDialog"_s, u"a filter's name"_s, [](Program &program) {
        program.named<QLineEdit>(u"Filter"_s)->setText(u"tcp"_s);
        program.trigger(u"Save this filter…"_s);
    });
    opens(u"swb::NotePopover"_s, u"a note"_s, [](Program &program) {
        program.exchange();
        program.showRow(u"HELLO"_s);
        program.press(Qt::Key_M, Qt::ControlModifier | Qt::ShiftModifier);
    });
    opens(u"swb::FollowWindow"_s, u"a followed conversation"_s, [](Program &program) {
        program.exchange();
        program.showRow(u"HELLO"_s);
        program.press(Qt::Key_F, Qt::ControlModifier | Qt::AltModifier | Qt::ShiftModifier);
    });
    opens(u"swb::BoundariesWindow"_s, u"boundaries of a conversation"_s, [](Program &program) {
        program.exchange();
        program.showRow(u"HELLO"_s);
        program.trigger(u"Boundaries of this conversation"_s);
    });
    opens(u"swb::CertificateDialog"_s, u"a certificate"_s, [](Program &program) {
        program.click(u"Server TLS"_s);
        program.click(u"Client TLS"_s);
        program.connectClient();
        QTRY_VERIFY(program.canShowCertificates());
        program.click(u"Certificates"_s);
    });
    const auto command = [&opens](const QString &window, const QString &name) {
        opens(window, name, [name](Program &program) { program.trigger(name); });
    };
    command(u"swb::ShortcutsDialog"_s, u"Keyboard shortcuts"_s);
    command(u"QDialog"_s, u"First steps"_s);
    command(u"QDialog"_s, u"About Socket Workbench"_s);
    opens(u"swb::ExamplesDialog"_s, u"all examples"_s, [](Program &program) {
        QTRY_VERIFY(program.find<QAbstractButton>(u"All examples"_s));
        program.click(u"All examples"_s);
    });
    command(u"swb::SavedMessagesDialog"_s, u"Saved messages…"_s);
    opens(u"swb::SavedMessagesDialog"_s, u"a saved message"_s, [](Program &program) {
        program.trigger(u"Saved messages…"_s);
        for (auto *button : program.windows().last()->findChildren<QAbstractButton *>()) {
            if (button->accessibleName() == u"Add the current message")
                button->click();
        }
    });
    opens(u"swb::SessionWindow"_s, u"a session"_s, [](Program &program) { program.openSession(); });
    row(u"compare"_s, [](Program &program) { program.showPage(1); });
    row(u"compare, the bad line's table"_s, [](Program &program) {
        program.showPage(1);
        program.click(u"Simulated network"_s);
        program.click(u"Simulated network table"_s);
    });
    row(u"compare, measured over a bad line"_s, [](Program &program) {
        program.showPage(1);
        program.click(u"Simulated network"_s);
        program.compare();
        program.named<QTabWidget>(u"Result tables"_s)->setCurrentIndex(1);
    });
    row(u"compare, more"_s, [](Program &program) {
        program.showPage(1);
        program.click(u"More comparison settings"_s);
        program.click(u"Simulated network"_s);
    });
    row(u"compare, measured"_s, [](Program &program) {
        program.showPage(1);
        program.compare();
    });
    row(u"boundaries"_s, [](Program &program) { program.showPage(2); });
    row(u"boundaries, run"_s, [](Program &program) {
        program.showPage(2);
        program.click(u"Run"_s);
    });
    for (int page = 0; page < 3; ++page) {
        row(u"presenting page %1"_s.arg(page + 1), [page](Program &program) {
            program.showPage(page);
            program.press(Qt::Key_F11);
        });
    }
    return all;
}

void addStates()
{
    QTest::addColumn<Prepare>("prepare");
    QTest::addColumn<QString>("opens");
    for (const State &state : states())
        QTest::newRow(qPrintable(state.name)) << state.prepare << state.opens;
}

} // namespace

void tst_AccessibleWindow::prepare()
{
    QFETCH(const Prepare, prepare);
    QFETCH(const QString, opens);
    prepare(*m_program);
    QTRY_VERIFY(m_program->hasWindow(opens));
    QCoreApplication::processEvents();
}

void tst_AccessibleWindow::everyControlTellsWhatItIs_data()
{
    addStates();
}

void tst_AccessibleWindow::everyControlTellsWhatItIs()
{
    prepare();
    for (QWidget *window : m_program->windows()) {
        const AccessWalk walk(window);
        if (qEnvironmentVariableIsSet("SWB_SHOW_WALK"))
            qInfo().noquote() << walk.listing();
        QVERIFY2(walk.controls() > 0, qPrintable(walk.listing()));
        for (const QString &fault : walk.faults()) // the text of a failed check is truncated
            qInfo().noquote() << "fault:" << fault;
        QCOMPARE(walk.faults(), QStringList());
    }
    QCOMPARE(sharedMnemonics(m_program->windows().last()), QStringList()); // each mnemonic presses one button
}

void tst_AccessibleWindow::tabLeadsThroughEveryPage_data()
{
    addStates();
}

void tst_AccessibleWindow::tabLeadsThroughEveryPage()
{
    prepare();
    QWidget *const window = m_program->windows().last(); // the one that was opened, if any
    window->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(window));
    const TabWalk walk(window);
    QVERIFY(!walk.way().isEmpty() || window->hasFocus()); // a popup with only a text
    for (const QString &fault : walk.faults())
        qInfo().noquote() << "fault:" << fault;
    QCOMPARE(walk.faults(), QStringList());
}

void tst_AccessibleWindow::dividersAreMovedFromWhereverTheHandIs()
{
    m_program->exchange();
    m_program->showRow(u"HELLO"_s);
    QCoreApplication::processEvents(); // the details are laid out
    const QWidgetList stops = taborder::stopsBelow(&m_program->window);
    QSet<QString> names;
    for (QWidget *stop : stops) {
        stop->setFocus();
        QTest::keyClick(stop, Qt::Key_F6, Qt::ControlModifier);
        const auto *handle = qobject_cast<QSplitterHandle *>(QApplication::focusWidget());
        QVERIFY2(handle || !stop->isEnabled(), qPrintable(stop->accessibleName()));
    }
    for (int step = 0; step < 8; ++step) {
        names.insert(
            QAccessible::queryAccessibleInterface(QApplication::focusWidget())->text(QAccessible::Name));
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_F6, Qt::ControlModifier);
    }
    QVERIFY2(names.size() == 6, qPrintable(QStringList(names.values()).join(u", ")));
    auto *const log = m_program->named<QWidget>(u"Message log"_s);
    const int height = log->height();
    const auto here = [] {
        return QAccessible::queryAccessibleInterface(QApplication::focusWidget())->text(QAccessible::Name);
    };
    for (int step = 0; step < 8 && here() != u"Divider of panels and log"; ++step)
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_F6, Qt::ControlModifier);
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Down);
    QTRY_COMPARE(log->height(), height - DividerKeys::step);
}

/// It has its own name, and each command has a different name and letter.
void tst_AccessibleWindow::everyMenuTellsWhatItHas()
{
    QTRY_VERIFY(m_program->find<QAbstractButton>(u"All examples"_s));
    m_program->exchange();
    m_program->showPage(1); // which creates its menus
    m_program->named<QLineEdit>(u"Filter"_s)->setText(u"len > 1"_s);
    m_program->openSession();
    m_program->openRowMenu();
    QStringList faults;
    int menus = 0;
    for (const QWidget *window : m_program->windows()) {
        for (QMenu *menu : window->findChildren<QMenu *>()) {
            ++menus;
            Q_EMIT menu->aboutToShow(); // some are filled on opening
            faults += menuFaults(menu);
        }
    }
    QVERIFY2(menus > 20, qPrintable(QString::number(menus)));
    QVERIFY2(faults.isEmpty(), qPrintable(faults.join(u'\n')));
}

/// A window or dialog that is new in the sources must be one of the states above, and one of the windows in
/// which Tab follows the visual order.
void tst_AccessibleWindow::everyWindowIsLookedAt()
{
    QSet<QString> walked;
    for (const State &state : states()) {
        if (state.opens.startsWith(u"swb::"))
            walked.insert(state.opens.sliced(5));
    }
    static const QRegularExpression ordered(u"class (\\w+) : public TabOrdered<"_s);
    static const QRegularExpression unordered(u"(public|new) Q(Dialog|MainWindow)\\b"_s);
    static const QRegularExpression popup(u"(\\w+)::\\1\\([^{]*\\{?[^}]*Qt::(Popup|Tool|Window)\\)"_s);
    QSet<QString> found;
    int files = 0;
    for (QDirIterator each(QStringLiteral(SWB_SOURCE_DIR "/src/widgets"), {u"*.h"_s, u"*.cpp"_s}, QDir::Files,
                           QDirIterator::Subdirectories);
         each.hasNext();) {
        QFile file(each.next());
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QString text = QString::fromUtf8(file.readAll());
        ++files;
        QVERIFY2(!text.contains(unordered), qPrintable(file.fileName()));
        for (const QRegularExpression *pattern : {&ordered, &popup}) {
            for (const QRegularExpressionMatch &match : pattern->globalMatch(text))
                found.insert(match.captured(1));
        }
    }
    QVERIFY(files > 100);
    QCOMPARE(found, walked);
}

QTEST_MAIN(tst_AccessibleWindow)
#include "tst_accessiblewindow.moc"
