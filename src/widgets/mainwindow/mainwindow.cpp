// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/mainwindow/mainwindow.h"

#include "core/compare/experiments.h"
#include "core/compare/scorecardjson.h"
#include "core/payload/jsontext.h"
#include "core/values/datafolder.h"
#include "models/conversations/conversationmodel.h"
#include "models/log/addressmask.h"
#include "models/log/logmodel.h"
#include "models/log/savedfilters.h"
#include "ui_mainwindow.h"
#include "widgets/accessible/accessible.h"
#include "widgets/boundaries/boundariespane.h"
#include "widgets/clients/clientpanel.h"
#include "widgets/common/authoritypath.h"
#include "widgets/common/availability.h"
#include "widgets/common/commandmenu.h"
#include "widgets/common/filedialogs.h"
#include "widgets/compare/compareview.h"
#include "widgets/compare/resultpane.h"
#include "widgets/composer/composer.h"
#include "widgets/detail/detailpane.h"
#include "widgets/detail/detailsbeside.h"
#include "widgets/log/logpages.h"
#include "widgets/log/logview.h"
#include "widgets/log/navigationactions.h"
#include "widgets/mainwindow/activitybar.h"
#include "widgets/mainwindow/activitymeter.h"
#include "widgets/mainwindow/captionbar.h"
#include "widgets/mainwindow/examplesetup.h"
#include "widgets/mainwindow/examplesmenu.h"
#include "widgets/mainwindow/helppages.h"
#include "widgets/mainwindow/joinbar.h"
#include "widgets/mainwindow/keylogbanner.h"
#include "widgets/mainwindow/lookcommands.h"
#include "widgets/mainwindow/pages.h"
#include "widgets/mainwindow/presentation.h"
#include "widgets/mainwindow/shortcutsdialog.h"
#include "widgets/mainwindow/stagebar.h"
#include "widgets/mainwindow/startpage.h"
#include "widgets/mainwindow/toolbarfit.h"
#include "widgets/mainwindow/whatsthis.h"
#include "widgets/relays/relaypanel.h"
#include "widgets/servers/serverpanel.h"
#include "widgets/session/recordingbutton.h"
#include "widgets/session/sessionbar.h"
#include "widgets/session/sessiondesk.h"
#include "widgets/settings/workbenchsettings.h"
#include "widgets/theme/icons.h"
#include "widgets/theme/theme.h"

#include <QApplication>
#include <QCloseEvent>
#include <QDir>
#include <QFileInfo>
#include <QJsonObject>
#include <QLabel>
#include <QScreen>
#include <QScrollArea>
#include <QStackedWidget>
#include <QTabBar>
#include <QToolButton>
#include <QWhatsThis>

using namespace Qt::StringLiterals;

namespace swb {
namespace {

constexpr int workbenchIndex = 0; // among the pages
constexpr int compareIndex = 1;

const QString geometryKey = u"window"_s;
const QString mainKey = u"main splitter"_s;
const QString panelsKey = u"panels splitter"_s;
const QString logKey = u"details share"_s;
const QString samplesKey = u"kernel samples"_s;
const QString foldKey = u"fold like rows"_s;
const QString timeKey = u"log times"_s;
const QString detailKey = u"detail splitter"_s;

} // namespace

MainWindow::MainWindow(Engine *engine, Experiments *experiments, WorkbenchSettings *settings, Theme *theme,
                       QWidget *parent)
    : TabOrdered(parent)
    , m_ui(std::make_unique<Ui::MainWindow>())
    , m_engine(engine)
    , m_experiments(experiments)
    , m_settings(settings)
    , m_theme(theme)
    , m_menus(this)
    , m_logModel(new LogModel(engine->log(), this))
    , m_meter(new ActivityMeter(engine, this))
{
    accessible::install();
    rememberFilesIn(settings);
    m_ui->setupUi(this);
    setUpPanels();
    setUpLog();
    setUpPresentation();
    setUpActions();
    setUpToolBar();
    setUpStatus();
    restoreLayout();
    showStartProblem();
}

/// The mask belongs to the whole program, and only this window's presentation switches it on.
MainWindow::~MainWindow()
{
    AddressMask::instance().setOn(false);
}

void MainWindow::setUpPanels()
{
    m_servers = new ServerPanel(m_engine, m_settings, this);
    m_clients = new ClientPanel(m_engine, m_settings, this);
    m_ui->panelsSplitter->addWidget(m_servers);
    m_ui->panelsSplitter->addWidget(m_clients);
    connect(m_servers, &ServerPanel::serverStarted, m_clients, &ClientPanel::suggest);
    m_relays = new RelayPanel(m_engine, m_settings, this);
    m_upperPages = new QStackedWidget(this);
    m_ui->mainSplitter->insertWidget(0, m_upperPages);
    m_upperPages->addWidget(m_ui->panelsSplitter);
    m_upperPages->addWidget(m_relays);
}

/// Relays are for users who know servers and clients: they replace those, so that the log stays visible.
void MainWindow::setUpRelays()
{
    m_relaysAction = m_menus[MenuGroups::Endpoints]->add(
        tr("&Relays"), u"relay"_s, Qt::Key_F12, tr("Show the relays instead of servers and clients"));
    m_relaysAction->setCheckable(true);
    connect(m_relaysAction, &QAction::toggled, this, &MainWindow::showRelays);
    connect(m_servers, &ServerPanel::serverStarted, m_relays, &RelayPanel::suggestTarget);
    connect(m_relays, &RelayPanel::relayStarted, this, [this](const RelayStatus &relay) {
        ServerStatus as; // to a client it is one
        as.settings.url = m_clients->spokenThrough(relay.settings.listen);
        as.bound = relay.bound;
        m_clients->suggest(as);
    });
    connect(m_relays, &RelayPanel::showInLogRequested, m_logPages, &LogPages::showLog);
    connect(m_relays, &RelayPanel::showInLogRequested, m_log, &LogView::showEndpoint);
}

void MainWindow::showRelays(bool shown)
{
    m_pages->show(workbenchIndex);
    m_upperPages->setCurrentWidget(shown ? static_cast<QWidget *>(m_relays) : m_ui->panelsSplitter);
    if (shown)
        m_relays->focusForm();
    else
        m_clients->focusConnections();
}

void MainWindow::setUpLog()
{
    m_logPages = new LogPages(m_logModel, new ConversationModel(m_engine->log(), this), this);
    m_log = m_logPages->view();
    m_filters = new SavedFilters(m_settings->state().savedFilters, this);
    m_log->setSavedFilters(m_filters);
    connect(m_filters, &SavedFilters::changed, m_settings,
            [this] { m_settings->setSavedFilters(m_filters->filters()); });
    m_detail = new DetailPane(m_engine->log(), this);
    m_detail->setEngine(m_engine);
    m_details = new DetailsBeside(m_logPages, m_detail, m_ui->logSplitter);
    m_ui->mainSplitter->setStretchFactor(1, 1);
    m_caption = new CaptionBar(m_logModel, this);
    m_caption->hide();
    m_ui->centralLayout->insertWidget(m_ui->centralLayout->indexOf(m_ui->pages), m_caption);
    m_join = new JoinBar(m_engine, m_meter, this);
    m_ui->centralLayout->insertWidget(m_ui->centralLayout->indexOf(m_ui->pages), m_join);
    m_log->setSamplesShown(m_settings->layout(samplesKey) == "shown");
    connect(m_log, &LogView::samplesShownChanged, m_settings,
            [this](bool shown) { m_settings->setLayout(samplesKey, shown ? "shown" : "hidden"); });
    m_log->setFolding(m_settings->layout(foldKey) == "folded");
    connect(m_log, &LogView::foldingChanged, m_settings,
            [this](bool folding) { m_settings->setLayout(foldKey, folding ? "folded" : "one by one"); });
    connect(m_servers, &ServerPanel::showInLogRequested, m_logPages, &LogPages::showLog);
    connect(m_clients, &ClientPanel::showInLogRequested, m_logPages, &LogPages::showLog);
    connect(m_servers, &ServerPanel::showInLogRequested, m_log, &LogView::showEndpoint);
    for (auto signal : {&ServerPanel::onlyInLogRequested, &ServerPanel::muteInLogRequested})
        connect(m_servers, signal, m_logPages, &LogPages::showLog);
    connect(m_servers, &ServerPanel::onlyInLogRequested, m_log, &LogView::showOnly);
    connect(m_servers, &ServerPanel::muteInLogRequested, m_log, &LogView::muteSide);
    connect(m_clients, &ClientPanel::showInLogRequested, m_log, &LogView::showEndpoint);
}

void MainWindow::setUpPages()
{
    m_tabs = new QTabBar(this);
    m_pages = new Pages(m_tabs, m_ui->pages, m_menus[MenuGroups::View], this);
    m_pages->add(tr("Workbench"), tr("Servers, clients and the log of all of them"),
                 [this] { return workbenchPage(); });
    m_pages->add(tr("Compare"), tr("The same work over a TCP and a UDP lane, measured"),
                 [this] { return makeComparePage(); });
    m_pages->add(tr("Boundaries"), tr("What happens to message boundaries over TCP and over UDP"),
                 [this] { return makeBoundariesPage(); });
    connect(m_logPages, &LogPages::wanted, this, [this] { m_pages->show(workbenchIndex); });
    m_pages->show(workbenchIndex);
    connect(m_pages, &Pages::currentChanged, this, [this] {
        WhatsThis::explain(m_pages->inSight().widget);
        showEditing(!isPresenting());
    });
}

Page MainWindow::workbenchPage()
{
    return {
        .widget = m_ui->scrollArea,
        .run = [this] { m_clients->send(); },
        .startOrStop = [this] { m_servers->startOrStop(); },
        .focusForPresenting = [this] { m_log->focusLog(); },
        .setEditingVisible =
            [this](bool visible) {
                m_upperPages->setVisible(visible);
                m_log->setEditingVisible(visible);
                m_detail->setToolsVisible(visible);
            },
        .stage = new WorkbenchStage(m_engine, m_servers, m_clients, m_relays, this),
        .presentingHint = tr("F11 ends"),
    };
}

Page MainWindow::makeComparePage()
{
    m_compare = new CompareView(m_experiments, m_settings, this);
    connect(m_compare, &CompareView::runningChanged, this, &MainWindow::showActivity);
    connect(m_compare, &CompareView::runningChanged, this, &MainWindow::showHints);
    connect(m_compare, &CompareView::progressed, this, &MainWindow::showHints);
    connect(m_compare->results(), &ResultPane::resultAdded, m_sessions, [this](const Scorecard &result) {
        m_sessions->keep(documentName(result),
                         [result] { return jsonText(toJson(result, ScorecardDetail::Whole)); });
    });
    return {
        .widget = m_compare,
        .run = [this] { m_compare->run(); },
        .startOrStop = [this] { m_compare->startOrStop(); },
        .focusForPresenting = [this] { m_compare->focusResults(); },
        .setEditingVisible = [this](bool visible) { m_compare->setEditingVisible(visible); },
        .presentingHint = tr("F11 ends"),
    };
}

Page MainWindow::makeBoundariesPage()
{
    auto *room = new QScrollArea(this); // a page must not make the window higher than the screen
    room->setFrameShape(QFrame::NoFrame);
    room->setFocusPolicy(Qt::NoFocus);
    room->setWidgetResizable(true);
    auto *boundaries = new BoundariesPane(m_engine, room);
    room->setWidget(boundaries);
    auto *stage = new StageBar(this);
    stage->addButton(
        {tr("Run"), u"start"_s, tr("Run from the stage"), tr("Send the messages (Ctrl+Enter)")},
        [boundaries] { boundaries->run(); }, true);
    return {
        .widget = room,
        .run = [boundaries] { boundaries->run(); },
        .startOrStop = [boundaries] { boundaries->run(); },
        .focusForPresenting = [boundaries] { boundaries->setFocus(); },
        .setEditingVisible = [boundaries](bool visible) { boundaries->setEditingVisible(visible); },
        .stage = stage,
        .presentingHint = tr("F11 ends"),
    };
}

void MainWindow::setUpPresentation()
{
    m_presentation
        = new Presentation(this, m_theme, {m_ui->mainSplitter, m_ui->panelsSplitter, m_ui->logSplitter});
    // Every peer has one name from its first row on.
    AddressMask &mask = AddressMask::instance();
    connect(m_engine, &Engine::peerChanged, &mask,
            [&mask](const PeerStatus &peer) { mask.meet(peer.conversation); });
    connect(m_engine, &Engine::clientChanged, &mask, [&mask](const ClientStatus &client) {
        mask.meetServer(client.settings.url.host, client.remote);
    });
    connect(m_presentation, &Presentation::editingVisibleChanged, this, &MainWindow::showEditing);
    connect(m_presentation, &Presentation::changed, this, [this](bool on) {
        m_presentAction->setChecked(on);
        m_details->setOnStage(on);
        if (on)
            m_pages->inSight().focusForPresenting();
    });
}

void MainWindow::setUpActions()
{
    setUpServerActions();
    setUpExamples();
    setUpPages();
    setUpRelays();
    setUpSessions();
    setUpLogActions();
    setUpViewActions();
    setUpHelp();
    m_menus[MenuGroups::File]->addSeparator();
    connect(m_menus[MenuGroups::File]->add(tr("&Quit"), {}, QKeySequence::Quit,
                                           tr("Stop everything and close the window")),
            &QAction::triggered, this, &MainWindow::close);
}

void MainWindow::setUpHelp()
{
    CommandMenu *help = m_menus[MenuGroups::Help];
    connect(help->add(tr("&Keyboard shortcuts"), u"help"_s, Qt::Key_F1, tr("Show what each key does")),
            &QAction::triggered, this, &MainWindow::showShortcuts);
    QAction *whatsThis = QWhatsThis::createAction(this);
    whatsThis->setText(tr("&What's This?"));
    whatsThis->setToolTip(tr("Click on a control to read what it is for (Shift+F1)"));
    help->addAction(whatsThis);
    addAction(whatsThis);
    new WhatsThis(this);
    WhatsThis::explain(this);
    connect(help->add(tr("First &steps"), {}, {}, tr("Show how to get the first answer")),
            &QAction::triggered, this, [this] { showFirstSteps(this); });
    offerAuthority();
    connect(help->add(tr("&About Socket Workbench"), {}, {}, tr("Show the version and the licences")),
            &QAction::triggered, this, [this] { showAbout(this); });
}

void MainWindow::offerAuthority()
{
    CommandMenu *help = m_menus[MenuGroups::Help];
    QAction *copy = makeCopyAuthorityAction(help);
    help->addAction(copy);
    connect(copy, &QAction::triggered, m_ui->windowMessage, [this] {
        const QString path = QDir::toNativeSeparators(authorityFile());
        m_ui->windowMessage->showText(Severity::Note,
                                      QFileInfo::exists(path)
                                          ? tr("Copied the path of the CA certificate: %1").arg(path)
                                          : tr("Copied the path of the CA certificate: %1. The file is made "
                                               "when the first TLS server starts.")
                                                .arg(path));
    });
}

void MainWindow::setUpServerActions()
{
    CommandMenu *menu = m_menus[MenuGroups::Endpoints];
    connect(menu->add(tr("Start or s&top"), u"start"_s, Qt::CTRL | Qt::Key_E,
                      tr("Start the selected servers or the comparison, or stop those that are running")),
            &QAction::triggered, this, [this] { m_pages->inSight().startOrStop(); });
    m_stopAllAction = menu->add(tr("&Stop all"), u"stop-all"_s, Qt::CTRL | Qt::SHIFT | Qt::Key_Period,
                                tr("Stop every server, relay and comparison and disconnect every client"));
    connect(m_stopAllAction, &QAction::triggered, this, &MainWindow::stopAll);
    QAction *send
        = menu->add(tr("Send &message"), u"send"_s, Qt::CTRL | Qt::Key_Return,
                    tr("Send the message to the selected connections, or run what the page is about"));
    send->setShortcuts({Qt::CTRL | Qt::Key_Return, Qt::CTRL | Qt::Key_Enter});
    connect(send, &QAction::triggered, this, [this] { m_pages->inSight().run(); });
    connect(
        menu->add(tr("Go to &connections"), {}, Qt::Key_F2, tr("Move the keyboard focus to the connections")),
        &QAction::triggered, this, [this] {
            m_pages->show(workbenchIndex);
            m_relaysAction->setChecked(false);
            m_clients->focusConnections();
        });
}

void MainWindow::setUpExamples()
{
    m_examples = new ExamplesMenu(this);
    connect(m_examples, &ExamplesMenu::filled, this, &MainWindow::offerExamples);
    connect(m_examples, &ExamplesMenu::chosen, this, &MainWindow::setUp);
    const auto complain = [this](const Error &error) { m_ui->windowMessage->showError(error); };
    connect(m_examples, &ExamplesMenu::unreadable, m_ui->windowMessage, complain);
    m_exampleSetup = new ExampleSetup(m_engine, {m_servers, m_relays, m_clients}, this);
    connect(m_exampleSetup, &ExampleSetup::failed, m_ui->windowMessage, complain);
    connect(m_exampleSetup, &ExampleSetup::ready, m_ui->windowMessage, [this](const Example &example) {
        const bool asks = example.title.endsWith(u'?');
        m_ui->windowMessage->showText(Severity::Note,
                                      (asks ? tr("%1 %2") : tr("%1: %2")).arg(example.title, example.next));
    });
}

/// While the log has nothing else to show.
void MainWindow::offerExamples()
{
    auto *page = new StartPage(m_examples->examples(), m_log);
    connect(page, &StartPage::chosen, this, [this](const Example &example) {
        m_log->focusLog(); // the start page is hidden
        setUp(example);
    });
    connect(page, &StartPage::allWanted, m_examples, &ExamplesMenu::showAll);
    m_log->setStartPage(page);
}

void MainWindow::setUp(const Example &example)
{
    m_pages->show(workbenchIndex);
    m_relaysAction->setChecked(false);
    m_ui->windowMessage->clear(); // of the previous one
    m_exampleSetup->setUp(example);
}

void MainWindow::setUpSessions()
{
    m_sessions = new SessionDesk(m_engine->log(), m_settings, this);
    m_sessions->setSavedFilters(m_filters);
    m_sessions->setTakeOverTarget({
        [this](const SessionEndpoints &endpoints) {
            return m_servers->takeOver(endpoints.servers) + m_clients->takeOver(endpoints.clients);
        },
        [this](const QList<SavedMessage> &messages) { return m_clients->composer()->takeOver(messages); },
        [this](const QList<QByteArray> &comparisons) {
            m_pages->show(compareIndex);
            return m_compare->results()->takeOver(comparisons);
        },
    });
    m_ui->centralLayout->insertWidget(m_ui->centralLayout->indexOf(m_ui->pages) + 1, m_sessions->bar());
    CommandMenu *menu = m_menus[MenuGroups::File];
    connect(menu->add(tr("&Open session"), u"file"_s, QKeySequence::Open,
                      tr("Show a recorded session in a separate window")),
            &QAction::triggered, m_sessions, &SessionDesk::chooseAndOpen);
    connect(menu->add(tr("&Save session as"), u"save"_s, QKeySequence::Save,
                      tr("Save all messages, marks and notes in a file")),
            &QAction::triggered, m_sessions, &SessionDesk::chooseAndSave);
}

void MainWindow::openSession(const QString &path)
{
    m_sessions->open(path);
}

void MainWindow::setUpLogActions()
{
    m_logModel->setTimeMode(TimeText::mode(QString::fromLatin1(m_settings->layout(timeKey))));
    connect(m_logModel, &LogModel::headerDataChanged, m_settings,
            [this] { m_settings->setLayout(timeKey, TimeText::name(m_logModel->timeMode()).toLatin1()); });
    m_navigation = new NavigationActions(m_logPages, m_menus);
    connect(m_menus[MenuGroups::View]->add(tr("Go to &details"), {}, Qt::Key_F4,
                                           tr("Move the keyboard focus to the message's details")),
            &QAction::triggered, this, [this] {
                m_pages->show(workbenchIndex);
                m_details->ask();
            });
}

void MainWindow::setUpViewActions()
{
    CommandMenu *menu = m_menus[MenuGroups::View];
    menu->addSeparator();
    m_presentAction = menu->add(tr("P&resent"), u"presentation"_s, Qt::Key_F11,
                                tr("Large text and no editing controls, for a projector"));
    m_presentAction->setCheckable(true);
    connect(m_presentAction, &QAction::toggled, this, &MainWindow::setPresenting);
    m_freezeAction = menu->add(tr("Freeze the log"), {}, Qt::Key_F5,
                               tr("Show nothing new until you resume; nothing is lost meanwhile"));
    m_freezeAction->setCheckable(true);
    connect(m_freezeAction, &QAction::toggled, m_logModel, &LogModel::setFrozen);
    connect(m_freezeAction, &QAction::toggled, m_caption, &CaptionBar::setFrozen);
    connect(m_freezeAction, &QAction::toggled, this, &MainWindow::showHints);
    m_hideAction = menu->add(tr("&Hide addresses while presenting"), {}, Qt::CTRL | Qt::SHIFT | Qt::Key_H,
                             tr("Hide the addresses of other computers, for a projector"));
    m_hideAction->setCheckable(true);
    connect(m_hideAction, &QAction::toggled, this, &MainWindow::hideAddresses);
    addLookCommands(menu, m_theme, m_settings);
}

void MainWindow::setUpToolBar()
{
    QToolBar *bar = m_ui->toolBar;
    bar->setContextMenuPolicy(Qt::PreventContextMenu);
    bar->toggleViewAction()->setVisible(false);
    auto *mark = new QLabel(bar);
    mark->setPixmap(applicationIcon().pixmap(24));
    mark->setAccessibleName(tr("Socket Workbench"));
    mark->setContentsMargins(8, 0, 4, 0);
    bar->addWidget(mark);
    bar->addWidget(m_tabs);
    auto *spacer = new QWidget(bar);
    spacer->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    bar->addWidget(spacer);
    bar->addWidget(m_examples->makeButton(bar));
    bar->addAction(m_relaysAction);
    bar->addAction(m_navigation->conversations());
    bar->addWidget(m_sessions->button());
    bar->addAction(m_stopAllAction);
    bar->addAction(m_presentAction);
    bar->addWidget(m_menus.makeButton(bar));
    for (auto *button : bar->findChildren<QToolButton *>())
        button->setFocusPolicy(Qt::TabFocus);
    // The tables described here have the shorter names.
    bar->widgetForAction(m_relaysAction)->setAccessibleName(tr("Show relays"));
    bar->widgetForAction(m_navigation->conversations())->setAccessibleName(tr("Show conversations"));
    new ToolBarFit(bar);
}

void MainWindow::setUpStatus()
{
    m_activityBar = new ActivityBar(m_meter, this);
    setStatusBar(m_activityBar);
    m_ui->openBanner->setClosable(false);
    m_ui->openBanner->setIconName(u"open-network"_s);
    new KeyLogBanner(m_engine, m_ui->keyLogBanner, this);
    connect(m_meter, &ActivityMeter::changed, this, &MainWindow::showActivity);
    showActivity();
}

void MainWindow::showActivity()
{
    setAvailable(m_stopAllAction, m_meter->isAnythingRunning() || (m_compare && m_compare->isRunning()),
                 tr("Nothing is running"));
    QStringList open;
    for (const ActivityMeter::Place &place : m_meter->openToNetwork())
        open.append(displayName(place.transport) % u' ' % place.bound.toString());
    const QString words = tr("Open to the network: %1. Anyone who can reach this computer can connect.")
                              .arg(open.join(u", "_s));
    if (open.isEmpty() || m_presentation->isOn()) // the stage shows the address instead
        m_ui->openBanner->clear();
    else if (m_ui->openBanner->text() != words) // set only once, since it is read out each time
        m_ui->openBanner->showText(Severity::Warning, words);
}

void MainWindow::standDefault()
{
    const QSize room = screen()->availableSize();
    resize(QSize(1360, 900).boundedTo(room - QSize(16, 48)));
    m_ui->panelsSplitter->setSizes({width() / 2, width() / 2});
    m_ui->mainSplitter->setSizes({0, height()}); // the log gets the space that the panels do not need
}

void MainWindow::restoreLayout()
{
    standDefault();
    restoreGeometry(m_settings->layout(geometryKey));
    m_ui->mainSplitter->restoreState(m_settings->layout(mainKey));
    m_ui->panelsSplitter->restoreState(m_settings->layout(panelsKey));
    if (const int share = m_settings->layout(logKey).toInt(); share > 0)
        m_details->setShare(share);
    m_detail->restoreSplitter(m_settings->layout(detailKey));
}

void MainWindow::saveLayout()
{
    m_settings->setLayout(geometryKey, saveGeometry());
    m_settings->setLayout(mainKey, m_ui->mainSplitter->saveState());
    m_settings->setLayout(panelsKey, m_ui->panelsSplitter->saveState());
    m_settings->setLayout(logKey, QByteArray::number(m_details->share()));
    m_settings->setLayout(detailKey, m_detail->splitterState());
}

void MainWindow::closeEvent(QCloseEvent *event)
{
    m_presentation->end();
    saveLayout();
    m_settings->flush();
    m_sessions->closeWindows();
    stopAll();
    QMainWindow::closeEvent(event);
}

void MainWindow::stopAll()
{
    m_engine->stopAll();
    m_experiments->stopAll();
}

bool MainWindow::isPresenting() const
{
    return m_presentation->isOn();
}

void MainWindow::setPresenting(bool presenting)
{
    m_presentation->setOn(presenting);
}

void MainWindow::showEditing(bool visible)
{
    m_ui->toolBar->setVisible(visible);
    showStage(visible ? nullptr : m_pages->inSight().stage);
    m_pages->setEditingVisible(visible);
    m_caption->setVisible(!visible && m_pages->current() == workbenchIndex);
    m_join->setPresenting(!visible);
    showActivity();
    hideAddresses();
    showHints();
}

/// One bar at a time, at the bottom of the page.
void MainWindow::showStage(QWidget *stage)
{
    if (m_stage && m_stage != stage)
        m_stage->hide();
    m_stage = stage;
    if (!stage)
        return;
    m_ui->centralLayout->insertWidget(m_ui->centralLayout->indexOf(m_ui->pages) + 1, stage);
    stage->show();
}

void MainWindow::hideAddresses()
{
    AddressMask::instance().setOn(isPresenting() && m_hideAction->isChecked());
}

void MainWindow::showHints()
{
    QStringList hints;
    if (m_freezeAction->isChecked())
        hints.append(tr("frozen, F5 resumes"));
    // Its own page shows it anyway.
    const bool comparesElsewhere = m_compare && m_compare->isRunning() && m_pages->current() != compareIndex;
    if (isPresenting() && comparesElsewhere)
        hints.append(tr("comparison: %1").arg(m_compare->progressText()));
    if (isPresenting())
        hints.append(m_pages->inSight().presentingHint);
    m_activityBar->setHint(hints.join(u"; "_s));
}

void MainWindow::showShortcuts()
{
    if (!m_shortcuts) {
        QList<ShortcutsDialog::Entry> entries;
        for (const QAction *action : actions()) { // those of all menus
            QString words = action->text();
            if (!action->shortcut().isEmpty())
                entries.append({QKeySequence::listToString(action->shortcuts(), QKeySequence::NativeText),
                                words.remove(u'&')});
        }
        entries.append({tr("Ctrl+F6"), tr("To the next divider between two parts; the arrow keys move it")});
        entries.append({tr("Up, Down"), tr("In the message field: earlier and later messages")});
        entries.append(
            {tr("Right, Left"), tr("In the log: open like rows that are folded, and fold them again")});
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
