// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/mainwindow/mainwindow.h"

#include "core/filter/filterparser.h"
#include "models/conversationmodel.h"
#include "models/logmodel.h"
#include "models/savedfilters.h"
#include "ui_mainwindow.h"
#include "widgets/clients/clientpanel.h"
#include "widgets/common/accessiblecombobox.h"
#include "widgets/compare/compareview.h"
#include "widgets/conversations/conversationspane.h"
#include "widgets/detail/detailpane.h"
#include "widgets/log/exportbar.h"
#include "widgets/log/lognavigator.h"
#include "widgets/log/logtable.h"
#include "widgets/log/logview.h"
#include "widgets/mainwindow/activitybar.h"
#include "widgets/mainwindow/activitymeter.h"
#include "widgets/mainwindow/captionbar.h"
#include "widgets/mainwindow/shortcutsdialog.h"
#include "widgets/servers/serverpanel.h"
#include "widgets/session/recordingbutton.h"
#include "widgets/session/sessionbar.h"
#include "widgets/session/sessiondesk.h"
#include "widgets/settings/workbenchsettings.h"
#include "widgets/theme/icons.h"
#include "widgets/theme/theme.h"

#include <QActionGroup>
#include <QApplication>
#include <QCloseEvent>
#include <QLabel>
#include <QMenu>
#include <QScreen>
#include <QStackedWidget>
#include <QTabBar>
#include <QTimer>
#include <QToolButton>

using namespace Qt::StringLiterals;

namespace swb {
namespace {

const QString geometryKey = u"window"_s;
const QString mainKey = u"main splitter"_s;
const QString panelsKey = u"panels splitter"_s;
const QString logKey = u"log splitter"_s;
const QString timeKey = u"log times"_s;
const QString detailKey = u"detail splitter"_s;

} // namespace

MainWindow::MainWindow(Engine *engine, WorkbenchSettings *settings, Theme *theme, QWidget *parent)
    : QMainWindow(parent)
    , m_ui(std::make_unique<Ui::MainWindow>())
    , m_engine(engine)
    , m_settings(settings)
    , m_theme(theme)
    , m_logModel(new LogModel(engine->log(), this))
    , m_meter(new ActivityMeter(engine, this))
{
    AccessibleComboBox::install();
    m_ui->setupUi(this);
    setUpPanels();
    setUpLog();
    setUpActions();
    setUpToolBar();
    setUpStatus();
    restoreLayout();
    showStartProblem();
}

MainWindow::~MainWindow() = default;

void MainWindow::setUpPanels()
{
    m_servers = new ServerPanel(m_engine, m_settings, this);
    m_clients = new ClientPanel(m_engine, m_settings, this);
    m_ui->panelsSplitter->addWidget(m_servers);
    m_ui->panelsSplitter->addWidget(m_clients);
    connect(m_servers, &ServerPanel::serverStarted, m_clients, &ClientPanel::suggest);
}

void MainWindow::setUpLog()
{
    m_log = new LogView(m_logModel, this);
    m_navigator = new LogNavigator(m_log, m_logModel);
    m_exportBar = new ExportBar(m_logModel, m_log->table(), m_log);
    m_log->addBar(m_exportBar);
    connect(m_exportBar, &ExportBar::closed, m_log, [this] {
        m_exportBar->hide();
        m_log->focusLog();
    });
    auto *filters = new SavedFilters(m_settings->state().savedFilters, this);
    m_log->setSavedFilters(filters);
    connect(filters, &SavedFilters::changed, m_settings,
            [this, filters] { m_settings->setSavedFilters(filters->filters()); });
    m_detail = new DetailPane(m_engine->log(), this);
    m_detail->setEngine(m_engine);
    m_logPages = new QStackedWidget(this);
    m_logPages->addWidget(m_log);
    m_ui->logSplitter->addWidget(m_logPages);
    m_ui->logSplitter->addWidget(m_detail);
    m_ui->logSplitter->setStretchFactor(0, 1);
    m_ui->mainSplitter->setStretchFactor(1, 1);
    m_caption = new CaptionBar(m_logModel, this);
    m_caption->hide();
    m_ui->centralLayout->insertWidget(m_ui->centralLayout->indexOf(m_ui->pages), m_caption);
    connect(m_log, &LogView::currentEventChanged, m_detail, &DetailPane::showMessage);
    connect(m_servers, &ServerPanel::showInLogRequested, this, &MainWindow::showLog);
    connect(m_clients, &ClientPanel::showInLogRequested, this, &MainWindow::showLog);
    connect(m_servers, &ServerPanel::showInLogRequested, m_log, &LogView::showEndpoint);
    connect(m_clients, &ClientPanel::showInLogRequested, m_log, &LogView::showEndpoint);
}

void MainWindow::setUpPages()
{
    m_tabs = new QTabBar(this);
    m_tabs->setAccessibleName(tr("Pages"));
    m_tabs->setDrawBase(false);
    m_tabs->setExpanding(false);
    m_tabs->setFocusPolicy(Qt::TabFocus);
    m_tabs->setAutoHide(true); // nothing to choose between
    m_pageMenu = m_menu->addMenu(tr("Pa&ge"));
    m_pageMenu->setToolTipsVisible(true);
    addPage(tr("Workbench"), tr("Servers, clients and the log of all of them"),
            [this] { return m_ui->scrollArea; });
    m_pages.first().widget = m_ui->scrollArea;
    addPage(tr("Compare"), tr("The same work down a TCP and a UDP lane, measured"),
            [this] { return makeCompareView(); });
    connect(m_tabs, &QTabBar::currentChanged, this, &MainWindow::showPage);
}

QWidget *MainWindow::makeCompareView()
{
    m_compare = new CompareView(m_engine, this);
    connect(m_compare, &CompareView::runningChanged, this, &MainWindow::showActivity);
    return m_compare;
}

bool MainWindow::isComparing() const
{
    return m_compare && m_ui->pages->currentWidget() == m_compare;
}

void MainWindow::addPage(const QString &name, const QString &toolTip, std::function<QWidget *()> make)
{
    const auto index = int(m_pages.size());
    m_pages.append({std::move(make)});
    m_tabs->addTab(name);
    const QKeySequence key(Qt::CTRL | Qt::Key(Qt::Key_1 + index));
    QAction *action = addMenuAction(name, {}, key, toolTip, m_pageMenu);
    m_tabs->setTabToolTip(index, action->toolTip());
    m_pageMenu->menuAction()->setVisible(index > 0);
    connect(action, &QAction::triggered, this, [this, index] { showPage(index); });
}

void MainWindow::showPage(int index)
{
    Page &page = m_pages[index];
    if (!page.widget) {
        page.widget = page.make();
        m_ui->pages->addWidget(page.widget);
    }
    if (m_ui->pages->currentWidget() == page.widget)
        return;
    m_ui->pages->setCurrentWidget(page.widget);
    m_tabs->setCurrentIndex(index);
    showEditing(!m_presenting);
}

void MainWindow::setUpConversations()
{
    m_conversations = new ConversationsPane(new ConversationModel(m_engine->log(), this), this);
    m_logPages->addWidget(m_conversations);
    m_conversationsAction = addMenuAction(tr("Con&versations"), u"conversations"_s, Qt::Key_F9,
                                          tr("Show a table of the conversations in the place of the log"));
    m_conversationsAction->setCheckable(true);
    connect(m_conversationsAction, &QAction::toggled, this, &MainWindow::showConversations);
    connect(m_conversations, &ConversationsPane::messageRequested, this, [this](quint64 id) {
        showLog();
        if (m_logModel->log().firstId() <= id)
            m_log->goTo(id);
        else // evicted: to what is left, in words
            m_navigator->goTo(RowTarget(id));
    });
    connect(m_conversations, &ConversationsPane::followRequested, m_log, &LogView::follow);
    connect(m_conversations, &ConversationsPane::onlyRequested, this, [this](const QString &label) {
        showLog();
        m_log->setFilter(Filter(parseFilter(u"conv == "_s % label).tree));
    });
}

void MainWindow::showLog()
{
    showPage(0);
    m_conversationsAction->setChecked(false);
}

void MainWindow::showConversations(bool shown)
{
    showPage(0);
    m_logPages->setCurrentWidget(shown ? static_cast<QWidget *>(m_conversations) : m_log);
    if (shown)
        m_conversations->focusTable();
    else
        m_log->focusLog();
}

void MainWindow::setUpActions()
{
    m_menu = new QMenu(this);
    m_menu->setToolTipsVisible(true);
    setUpServerActions();
    setUpPages();
    setUpSessions();
    setUpLogActions();
    setUpViewActions();
    m_menu->addSeparator();
    connect(addMenuAction(tr("&Keyboard shortcuts"), u"help"_s, Qt::Key_F1, tr("Show what the keys do")),
            &QAction::triggered, this, &MainWindow::showShortcuts);
    connect(addMenuAction(tr("&Quit"), {}, QKeySequence::Quit, tr("Stop everything and close the window")),
            &QAction::triggered, this, &MainWindow::close);
}

QAction *MainWindow::addMenuAction(const QString &text, const QString &icon, const QKeySequence &keys,
                                   const QString &toolTip, QMenu *menu)
{
    QAction *action = (menu ? menu : m_menu)->addAction(text);
    if (!icon.isEmpty())
        action->setIcon(themeIcon(icon));
    action->setShortcut(keys);
    const QString keyText = keys.toString(QKeySequence::NativeText);
    action->setToolTip(keyText.isEmpty() ? toolTip : tr("%1 (%2)").arg(toolTip, keyText));
    addAction(action); // so that its key works while the menu is closed
    return action;
}

void MainWindow::setUpServerActions()
{
    connect(addMenuAction(tr("Start or s&top"), u"start"_s, Qt::CTRL | Qt::Key_E,
                          tr("Start the selected servers or the comparison, or stop what runs of them")),
            &QAction::triggered, this, [this] {
                if (isComparing())
                    m_compare->startOrStop();
                else
                    m_servers->startOrStop();
            });
    m_stopAllAction = addMenuAction(tr("&Stop all"), u"stop-all"_s, Qt::CTRL | Qt::SHIFT | Qt::Key_Period,
                                    tr("Stop every server and comparison and disconnect every client"));
    connect(m_stopAllAction, &QAction::triggered, m_engine, &Engine::stopAll);
    QAction *send = addMenuAction(tr("Send &message"), u"send"_s, Qt::CTRL | Qt::Key_Return,
                                  tr("Send the message to the selected connections, or run the comparison"));
    send->setShortcuts({Qt::CTRL | Qt::Key_Return, Qt::CTRL | Qt::Key_Enter});
    connect(send, &QAction::triggered, this, [this] {
        if (isComparing())
            m_compare->run();
        else
            m_clients->send();
    });
    connect(
        addMenuAction(tr("Go to &connections"), {}, Qt::Key_F2, tr("Put the keyboard into the connections")),
        &QAction::triggered, this, [this] {
            showPage(0);
            m_clients->focusConnections();
        });
}

void MainWindow::setUpSessions()
{
    m_sessions = new SessionDesk(m_engine->log(), m_settings, this);
    m_ui->centralLayout->insertWidget(1, m_sessions->bar());
    m_menu->addSeparator();
    connect(addMenuAction(tr("&Open session"), u"file"_s, QKeySequence::Open,
                          tr("Show a recorded session in a window of its own")),
            &QAction::triggered, m_sessions, &SessionDesk::chooseAndOpen);
    connect(addMenuAction(tr("&Save session as"), u"save"_s, QKeySequence::Save,
                          tr("Save all messages, marks and notes in a file")),
            &QAction::triggered, m_sessions, &SessionDesk::chooseAndSave);
}

void MainWindow::openSession(const QString &path)
{
    m_sessions->open(path);
}

void MainWindow::setUpLogActions()
{
    m_menu->addSeparator();
    const auto add = [this](const QString &text, const QString &icon, const QKeySequence &keys,
                            const QString &toolTip, void (LogView::*slot)()) {
        QAction *action = addMenuAction(text, icon, keys, toolTip);
        connect(action, &QAction::triggered, this, &MainWindow::showLog);
        connect(action, &QAction::triggered, m_log, slot);
        return action;
    };
    setUpGoMenu();
    setUpTimeMenu();
    setUpConversations();
    add(tr("Go to &log"), {}, Qt::Key_F6, tr("Put the keyboard into the message log"), &LogView::focusLog);
    connect(addMenuAction(tr("Go to &details"), {}, Qt::Key_F4,
                          tr("Put the keyboard into the message's details")),
            &QAction::triggered, this, [this] {
                showPage(0);
                m_detail->focusText();
            });
    add(tr("&Filter"), u"filter"_s, Qt::CTRL | Qt::Key_L, tr("Show only some messages"),
        &LogView::focusFilter);
    connect(addMenuAction(tr("E&xport"), u"save"_s, Qt::CTRL | Qt::SHIFT | Qt::Key_E,
                          tr("Write rows of the log into a file")),
            &QAction::triggered, this, [this] {
                showLog();
                m_exportBar->open();
            });
    add(tr("&Previous message"), {}, Qt::Key_F7, tr("Go to the message above"), &LogView::previousRow);
    add(tr("&Next message"), {}, Qt::Key_F8, tr("Go to the message below"), &LogView::nextRow);
    add(tr("F&ollow conversation"), u"follow"_s, Qt::CTRL | Qt::ALT | Qt::SHIFT | Qt::Key_F,
        tr("Show all bytes of the selected message's conversation"), &LogView::followConversation);
    add(tr("Cle&ar log"), u"clear"_s, Qt::CTRL | Qt::SHIFT | Qt::Key_L, tr("Clear the log away"),
        &LogView::clear);
    QAction *undo = add(tr("&Undo clear"), u"undo"_s, Qt::CTRL | Qt::SHIFT | Qt::Key_Z,
                        tr("Bring back what was cleared away"), &LogView::undoClear);
    undo->setEnabled(false);
    connect(m_logModel, &LogModel::clearedChanged, undo, &QAction::setEnabled);
}

void MainWindow::setUpGoMenu()
{
    QMenu *menu = m_menu->addMenu(themeIcon(u"find"_s), tr("F&ind, mark, go to"));
    menu->setToolTipsVisible(true);
    const auto add = [this, menu](const QString &text, const QString &icon, const QKeySequence &keys,
                                  const QString &toolTip, void (LogNavigator::*slot)()) {
        QAction *action = addMenuAction(text, icon, keys, toolTip, menu);
        connect(action, &QAction::triggered, this, &MainWindow::showLog);
        connect(action, &QAction::triggered, m_navigator, slot);
        return action;
    };
    add(tr("&Find"), u"find"_s, Qt::CTRL | Qt::Key_F, tr("Find a row by what stands in it"),
        &LogNavigator::openFind);
    add(tr("Find &next"), {}, Qt::Key_F3, tr("Go to the next row that has it"), &LogNavigator::findDown);
    add(tr("Find &previous"), {}, Qt::SHIFT | Qt::Key_F3, tr("Go to the row before that has it"),
        &LogNavigator::findUp);
    add(tr("&Go to row"), {}, Qt::CTRL | Qt::Key_G, tr("Go to a row by its number or its time"),
        &LogNavigator::openGoTo);
    menu->addSeparator();
    QAction *mark = add(tr("&Mark"), u"mark"_s, Qt::CTRL | Qt::Key_M,
                        tr("Mark the selected rows, or take their marks away"), &LogNavigator::toggleMark);
    QAction *note = add(tr("N&ote"), u"comment"_s, Qt::CTRL | Qt::SHIFT | Qt::Key_M,
                        tr("Write a note on the current row"), &LogNavigator::editNote);
    add(tr("N&ext mark"), {}, Qt::CTRL | Qt::SHIFT | Qt::Key_N,
        tr("Go to the next row with a mark or a note"), &LogNavigator::nextMark);
    add(tr("P&revious mark"), {}, Qt::CTRL | Qt::SHIFT | Qt::Key_B,
        tr("Go to the row before with a mark or a note"), &LogNavigator::previousMark);
    QAction *reference = add(tr("Set time &reference"), {}, Qt::CTRL | Qt::Key_T,
                             tr("Count the times from the current row"), &LogNavigator::setReference);
    m_log->setRowActions({mark, note, reference});
}

/// What the column of times tells; the same menu opens on the header of the log.
void MainWindow::setUpTimeMenu()
{
    QMenu *menu = m_menu->addMenu(tr("T&imes"));
    auto *group = new QActionGroup(this);
    for (int i = 0; i < TimeText::modes; ++i) {
        QAction *action = menu->addAction(TimeText::choice(TimeMode(i)));
        action->setCheckable(true);
        group->addAction(action);
        connect(action, &QAction::triggered, this, [this, i] { setTimeMode(TimeMode(i)); });
    }
    const auto show = [this, group] { group->actions().at(int(m_logModel->timeMode()))->setChecked(true); };
    connect(m_logModel, &LogModel::headerDataChanged, group, [this, show] {
        show();
        m_settings->setLayout(timeKey, TimeText::name(m_logModel->timeMode()).toLatin1());
    });
    m_logModel->setTimeMode(TimeText::mode(QString::fromLatin1(m_settings->layout(timeKey))));
    show();
    m_log->table()->setHeaderMenu(menu);
}

/// From a reference row, where there is none yet: the current one.
void MainWindow::setTimeMode(TimeMode mode)
{
    if (mode == TimeMode::SinceReference && m_logModel->reference() == 0)
        m_navigator->setReference();
    else
        m_logModel->setTimeMode(mode);
}

void MainWindow::setUpViewActions()
{
    m_menu->addSeparator();
    m_presentAction = addMenuAction(tr("P&resent"), u"presentation"_s, Qt::Key_F11,
                                    tr("Large text and no editing controls, for a projector"));
    m_presentAction->setCheckable(true);
    connect(m_presentAction, &QAction::toggled, this, &MainWindow::setPresenting);
    m_freezeAction = addMenuAction(tr("Free&ze the log"), {}, Qt::Key_F5,
                                   tr("Show nothing new until you go on; nothing is lost meanwhile"));
    m_freezeAction->setCheckable(true);
    connect(m_freezeAction, &QAction::toggled, m_logModel, &LogModel::setFrozen);
    connect(m_freezeAction, &QAction::toggled, this, &MainWindow::showHints);
    m_hideAction = addMenuAction(tr("Hi&de addresses while presenting"), {}, Qt::CTRL | Qt::SHIFT | Qt::Key_H,
                                 tr("Blot out the addresses of other computers, for a projector"));
    m_hideAction->setCheckable(true);
    connect(m_hideAction, &QAction::toggled, this, &MainWindow::hideAddresses);
    QAction *larger
        = addMenuAction(tr("Zoom &in"), u"zoom-in"_s, QKeySequence::ZoomIn, tr("Make everything larger"));
    larger->setShortcuts({Qt::CTRL | Qt::Key_Plus, Qt::CTRL | Qt::Key_Equal});
    QAction *smaller
        = addMenuAction(tr("Zoom &out"), u"zoom-out"_s, QKeySequence::ZoomOut, tr("Make everything smaller"));
    QAction *normal
        = addMenuAction(tr("&Zoom 100 %"), {}, Qt::CTRL | Qt::Key_0, tr("Bring back the ordinary size"));
    connect(larger, &QAction::triggered, this,
            [this] { m_theme->setZoom(m_theme->zoom() + Theme::zoomStep); });
    connect(smaller, &QAction::triggered, this,
            [this] { m_theme->setZoom(m_theme->zoom() - Theme::zoomStep); });
    connect(normal, &QAction::triggered, this, [this] { m_theme->setZoom(WorkbenchState::minZoom); });
    connect(m_theme, &Theme::zoomChanged, m_settings, &WorkbenchSettings::setZoom);
    setUpThemeMenu();
}

void MainWindow::setUpThemeMenu()
{
    QMenu *menu = m_menu->addMenu(tr("Th&eme"));
    auto *group = new QActionGroup(this);
    const auto add = [&](const QString &text, ThemeChoice choice) {
        QAction *action = menu->addAction(text);
        action->setCheckable(true);
        action->setChecked(m_theme->choice() == choice);
        group->addAction(action);
        connect(action, &QAction::triggered, this, [this, choice] {
            m_theme->setChoice(choice);
            m_settings->setTheme(choice);
        });
    };
    add(tr("Like the &system"), ThemeChoice::System);
    add(tr("&Light"), ThemeChoice::Light);
    add(tr("&Dark"), ThemeChoice::Dark);
}

void MainWindow::setUpToolBar()
{
    QToolBar *bar = m_ui->toolBar;
    bar->setContextMenuPolicy(Qt::PreventContextMenu);
    bar->toggleViewAction()->setVisible(false);
    auto *mark = new QLabel(bar);
    mark->setPixmap(applicationIcon().pixmap(24));
    mark->setContentsMargins(8, 0, 4, 0);
    bar->addWidget(mark);
    bar->addWidget(m_tabs);
    auto *spacer = new QWidget(bar);
    spacer->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    bar->addWidget(spacer);
    auto *menuButton = new QToolButton(bar);
    menuButton->setIcon(themeIcon(u"menu"_s));
    menuButton->setText(tr("&Menu"));
    menuButton->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    menuButton->setAccessibleName(tr("Menu"));
    menuButton->setToolTip(tr("All commands (F10)"));
    menuButton->setShortcut(Qt::Key_F10);
    menuButton->setPopupMode(QToolButton::InstantPopup);
    menuButton->setMenu(m_menu);
    bar->addAction(m_conversationsAction);
    bar->addWidget(m_sessions->button());
    bar->addAction(m_stopAllAction);
    bar->addAction(m_presentAction);
    bar->addWidget(menuButton);
    for (auto *button : bar->findChildren<QToolButton *>())
        button->setFocusPolicy(Qt::TabFocus);
}

void MainWindow::setUpStatus()
{
    m_activityBar = new ActivityBar(m_meter, this);
    setStatusBar(m_activityBar);
    m_ui->openBanner->setClosable(false);
    m_ui->openBanner->setIconName(u"open-network"_s);
    connect(m_meter, &ActivityMeter::changed, this, &MainWindow::showActivity);
    showActivity();
}

void MainWindow::showActivity()
{
    m_stopAllAction->setEnabled(m_meter->isAnythingRunning() || (m_compare && m_compare->isRunning()));
    QStringList open;
    for (const ServerStatus &server : m_meter->openToNetwork())
        open.append(displayName(server.settings.url.transport) % u' ' % server.bound.toString());
    const QString words
        = tr("Open to the network: %1. Whoever reaches this computer reaches it.").arg(open.join(u", "_s));
    if (open.isEmpty())
        m_ui->openBanner->clear();
    else if (m_ui->openBanner->text() != words) // said once, since each time is read out aloud
        m_ui->openBanner->showText(Severity::Warning, words);
}

void MainWindow::standDefault()
{
    const QSize room = screen()->availableSize();
    resize(QSize(1360, 900).boundedTo(room - QSize(16, 48)));
    m_ui->panelsSplitter->setSizes({width() / 2, width() / 2});
    m_ui->mainSplitter->setSizes({height() * 50 / 100, height() * 50 / 100});
    m_ui->logSplitter->setSizes({height() * 36 / 100, height() * 14 / 100});
}

void MainWindow::restoreLayout()
{
    standDefault();
    restoreGeometry(m_settings->layout(geometryKey));
    m_ui->mainSplitter->restoreState(m_settings->layout(mainKey));
    m_ui->panelsSplitter->restoreState(m_settings->layout(panelsKey));
    m_ui->logSplitter->restoreState(m_settings->layout(logKey));
    m_detail->restoreSplitter(m_settings->layout(detailKey));
}

void MainWindow::saveLayout()
{
    m_settings->setLayout(geometryKey, saveGeometry());
    m_settings->setLayout(mainKey, m_ui->mainSplitter->saveState());
    m_settings->setLayout(panelsKey, m_ui->panelsSplitter->saveState());
    m_settings->setLayout(logKey, m_ui->logSplitter->saveState());
    m_settings->setLayout(detailKey, m_detail->splitterState());
}

void MainWindow::closeEvent(QCloseEvent *event)
{
    if (m_presenting) {
        setPresenting(false);
        showEditing(true);
        restoreSplitters();
    }
    saveLayout();
    m_settings->flush();
    m_sessions->closeWindows();
    m_engine->stopAll();
    QMainWindow::closeEvent(event);
}

void MainWindow::setPresenting(bool presenting)
{
    if (presenting == m_presenting)
        return;
    m_presenting = presenting;
    m_presentAction->setChecked(presenting);
    if (presenting)
        m_before = {windowState(),
                    size(),
                    m_ui->mainSplitter->sizes(),
                    m_ui->panelsSplitter->sizes(),
                    m_ui->logSplitter->sizes(),
                    focusWidget()};
    if (presenting)
        showEditing(false);
    m_theme->setPresentation(presenting ? screen()->size().height() : 0);
    setWindowState(presenting ? windowState() | Qt::WindowFullScreen : m_before.state);
    m_returning = !presenting;
    if (presenting && isComparing())
        m_compare->focusResults();
    else if (presenting)
        m_log->focusLog();
    else // once the smaller text has reached every widget; its large form would push the splitters
        QTimer::singleShot(0, this, &MainWindow::standAsBefore);
}

void MainWindow::showEditing(bool visible)
{
    m_ui->toolBar->setVisible(visible);
    m_ui->panelsSplitter->setVisible(visible);
    m_log->setEditingVisible(visible);
    if (m_compare)
        m_compare->setEditingVisible(visible);
    m_caption->setVisible(!visible && m_ui->pages->currentWidget() == m_ui->scrollArea);
    hideAddresses();
    showHints();
}

void MainWindow::hideAddresses()
{
    const bool hidden = m_presenting && m_hideAction->isChecked();
    m_logModel->setAddressesHidden(hidden);
    m_detail->setAddressesHidden(hidden);
    m_activityBar->setAddressesHidden(hidden);
}

void MainWindow::showHints()
{
    QStringList hints;
    if (m_freezeAction->isChecked())
        hints.append(tr("frozen, F5 goes on"));
    if (m_presenting)
        hints.append(isComparing() ? tr("Ctrl+Return runs, F11 ends") : tr("Ctrl+Return sends, F11 ends"));
    m_activityBar->setHint(hints.join(u"; "_s));
}

void MainWindow::standAsBefore()
{
    if (!m_returning)
        return;
    showEditing(true);
    if (m_before.focus)
        m_before.focus->setFocus();
    // Splitters share out the room they have, so they come after everything has its own.
    QTimer::singleShot(0, this, &MainWindow::restoreSplitters);
}

void MainWindow::restoreSplitters()
{
    m_ui->mainSplitter->setSizes(m_before.main);
    m_ui->panelsSplitter->setSizes(m_before.panels);
    m_ui->logSplitter->setSizes(m_before.log);
    // A window manager gives the size back in its own time.
    m_returning = m_returning && size() != m_before.size;
}

void MainWindow::resizeEvent(QResizeEvent *event)
{
    QMainWindow::resizeEvent(event);
    if (m_presenting)
        QTimer::singleShot(0, this, [this] {
            m_ui->logSplitter->setSizes({height() * 2 / 3, height() / 3});
        });
    if (m_returning)
        QTimer::singleShot(0, this, &MainWindow::standAsBefore);
}

void MainWindow::showShortcuts()
{
    if (!m_shortcuts) {
        QList<ShortcutsDialog::Entry> entries;
        for (const QAction *action : actions()) { // those of every menu
            QString words = action->text();
            if (!action->shortcut().isEmpty())
                entries.append({QKeySequence::listToString(action->shortcuts(), QKeySequence::NativeText),
                                words.remove(u'&')});
        }
        entries.append({tr("Up, Down"), tr("In the message field: earlier and later messages")});
        entries.append({tr("Alt+Page Up, Alt+Page Down"), tr("In the details: earlier and later part")});
        m_shortcuts = new ShortcutsDialog(entries, this);
        m_shortcuts->setAttribute(Qt::WA_DeleteOnClose);
    }
    m_shortcuts->show();
    m_shortcuts->raise();
    m_shortcuts->activateWindow();
}

void MainWindow::showStartProblem()
{
    if (m_settings->startProblem().isError())
        m_ui->windowMessage->showError(m_settings->startProblem());
    connect(m_settings, &WorkbenchSettings::writeFailed, m_ui->windowMessage,
            [this](const Error &error) { m_ui->windowMessage->showError(error); });
}

} // namespace swb
