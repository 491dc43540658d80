// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/session/sessionwindow.h"

#include "core/session/sessionannotations.h"
#include "core/tasks/handover.h"
#include "core/values/quantities.h"
#include "models/conversations/conversationmodel.h"
#include "models/log/logmodel.h"
#include "widgets/common/availability.h"
#include "widgets/common/commandmenu.h"
#include "widgets/common/filedialogs.h"
#include "widgets/common/inlinemessage.h"
#include "widgets/detail/detailpane.h"
#include "widgets/detail/detailsbeside.h"
#include "widgets/log/logpages.h"
#include "widgets/log/logview.h"
#include "widgets/log/navigationactions.h"
#include "widgets/session/sessionbar.h"
#include "widgets/session/sessionoffer.h"
#include "widgets/session/sessionsaver.h"
#include "widgets/theme/icons.h"

#include <QCloseEvent>
#include <QFileInfo>
#include <QLocale>
#include <QScreen>
#include <QSplitter>
#include <QToolBar>
#include <QToolButton>
#include <QVBoxLayout>
#include <chrono>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace swb {

namespace {

constexpr auto lookEvery = 500ms;

} // namespace

SessionWindow::SessionWindow(std::shared_ptr<OpenedLog> opened, const QString &name,
                             const TakeOverTarget &target, QWidget *parent)
    : TabOrdered(parent)
    , m_opened(std::move(opened))
    , m_log(*m_opened->log)
    , m_model(new LogModel(m_log, this))
    , m_bar(new SessionBar(this))
    , m_message(new InlineMessage(this))
    , m_offer(new SessionOffer(sessionContents(m_opened->documents), target, this))
    , m_conversations(new ConversationModel(m_log, this))
    , m_pages(new LogPages(m_model, m_conversations, this))
    , m_detail(new DetailPane(m_log, this))
    , m_saver(new SessionSaver(m_log, m_bar, this))
    , m_menus(this)
{
    setWindowTitle(tr("%1 – Session").arg(name));
    m_message->setObjectName(u"sessionMessage"_s);
    // The figures came with the file: nothing has to be counted again.
    m_conversations->begin(m_opened->conversations, m_log.endId());
    setUpParts();
    setUpCommands();
    const QSize room = screen()->availableSize() - QSize(16, 48); // for its frame
    resize(QSize(1200, 800).boundedTo(room));
    if (m_opened->folder)
        tellOfImport(name);
    m_savedRevision = m_log.annotations().revision();
    m_writer.setMaxThreadCount(1);
    connect(m_bar, &SessionBar::cancelWanted, m_saver, &SessionSaver::cancel);
    connect(&m_clock, &QTimer::timeout, this, &SessionWindow::lookAfter);
    m_clock.start(lookEvery);
    log()->focusLog(); // not the first button, which the next Enter would press
}

/// Everything that reads the log ends before it.
SessionWindow::~SessionWindow()
{
    delete m_saver;
    delete centralWidget();
    delete m_conversations;
    delete m_model;
}

LogView *SessionWindow::log() const
{
    return m_pages->view();
}

void SessionWindow::setUpParts()
{
    log()->setNothingYetText(tr("This session holds no messages."));
    auto *splitter = new QSplitter(this);
    splitter->setAccessibleName(tr("Divider of log and details"));
    m_details = new DetailsBeside(m_pages, m_detail, splitter);
    auto *page = new QWidget(this);
    auto *column = new QVBoxLayout(page);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_message);
    column->addWidget(m_bar);
    column->addWidget(m_offer);
    column->addWidget(splitter, 1);
    setCentralWidget(page);
}

void SessionWindow::setUpCommands()
{
    CommandMenu *file = m_menus[MenuGroups::File];
    QAction *save = file->add(tr("&Save session as"), u"save"_s, QKeySequence::Save,
                              tr("Save all messages, marks and notes in another file"));
    connect(save, &QAction::triggered, this, &SessionWindow::chooseAndSave);
    QAction *endpoints = file->add(tr("Take over &endpoints"), u"add"_s, {},
                                   tr("Add the session's servers and clients to the workbench"));
    connect(endpoints, &QAction::triggered, m_offer, &SessionOffer::takeEndpoints);
    setAvailable(endpoints, m_offer->hasEndpoints(), tr("The session holds no endpoints"));
    QAction *messages = file->add(tr("Take over messa&ges"), u"add"_s, {},
                                  tr("Add the session's saved messages to the workbench"));
    connect(messages, &QAction::triggered, m_offer, &SessionOffer::takeMessages);
    setAvailable(messages, m_offer->hasMessages(), tr("The session holds no saved messages"));
    QAction *comparisons = file->add(tr("Show co&mparisons"), {}, {},
                                     tr("Show what was compared in this session on the page Compare"));
    connect(comparisons, &QAction::triggered, m_offer, &SessionOffer::takeComparisons);
    setAvailable(comparisons, m_offer->hasComparisons(), tr("The session holds no comparisons"));
    m_navigation = new NavigationActions(m_pages, m_menus);
    connect(m_menus[MenuGroups::View]->add(tr("Go to &details"), {}, Qt::Key_F4,
                                           tr("Move the keyboard focus to the message's details")),
            &QAction::triggered, m_details, &DetailsBeside::ask);
    file->addSeparator();
    connect(file->add(tr("&Close"), u"close"_s, QKeySequence::Close, tr("Close this session")),
            &QAction::triggered, this, &SessionWindow::close);
    setUpToolBar(save);
}

void SessionWindow::setUpToolBar(QAction *save)
{
    QToolBar *bar = addToolBar(tr("Session"));
    bar->setMovable(false);
    bar->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    bar->setContextMenuPolicy(Qt::PreventContextMenu);
    bar->toggleViewAction()->setVisible(false);
    bar->addActions({m_navigation->conversations(), m_navigation->exportRows(), save});
    auto *spacer = new QWidget(bar);
    spacer->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    bar->addWidget(spacer);
    bar->addWidget(m_menus.makeButton(bar));
    for (auto *button : bar->findChildren<QToolButton *>())
        button->setFocusPolicy(Qt::TabFocus);
}

void SessionWindow::chooseAndSave()
{
    askWhereToSave(this, SessionSaver::question(), SessionSaver::suggestedName(),
                   [this](const QString &path) { saveAs(path); });
}

/// Its own file cannot be read and replaced at the same time, and has everything anyway.
void SessionWindow::saveAs(const QString &path)
{
    if (!m_opened->folder && QFileInfo(path) == QFileInfo(this->path()))
        m_bar->showText(
            tr("This session is already in that file; marks and notes are written to it as they change."));
    else
        m_saver->save(path, [documents = m_opened->documents] { return documents; });
}

void SessionWindow::tellOfImport(const QString &name)
{
    const QLocale locale;
    QStringList words{
        tr("Imported from %1: %2 rows. Marks and notes on them end with this window, unless you "
           "save it as a session.",
           nullptr, quantities::plural(m_opened->import.events))
            .arg(name, locale.toString(m_opened->import.events))};
    const auto &skipped = m_opened->import.skipped;
    for (auto kind = skipped.cbegin(); kind != skipped.cend(); ++kind)
        words.append(tr("Left out: %1 (%2).").arg(kind.key(), locale.toString(kind.value())));
    m_message->showText(skipped.isEmpty() ? Severity::Note : Severity::Warning, words.join(u' '));
}

/// Damage is reported when it is found: searching for it would mean reading the whole file.
void SessionWindow::lookAfter()
{
    const quint64 unreadable = m_opened->session->unreadable();
    if (m_opened->session->isDamaged() && unreadable != m_unreadable) {
        m_unreadable = unreadable;
        m_message->showText(Severity::Warning,
                            unreadable == 0
                                ? tr("The file is damaged: parts of it could not be read and are left out.")
                                : tr("The file is damaged: %1 messages could not be read and are left out.",
                                     nullptr, quantities::plural(unreadable))
                                      .arg(QLocale().toString(unreadable)));
    }
    saveAnnotations();
}

void SessionWindow::saveAnnotations()
{
    const quint64 revision = m_log.annotations().revision();
    if (revision == m_savedRevision)
        return;
    m_savedRevision = revision;
    handOver(m_writer, [this, annotations = m_log.annotations().all(), file = path()] {
        const Error error = swb::saveAnnotations(file, annotations);
        if (error.isError())
            handOver(this, [this, error] { m_message->showError(error); });
    });
}

void SessionWindow::closeEvent(QCloseEvent *event)
{
    saveAnnotations();
    QMainWindow::closeEvent(event);
}

} // namespace swb
