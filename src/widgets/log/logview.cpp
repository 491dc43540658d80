// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/log/logview.h"

#include "core/payload/hex.h"
#include "models/log/addressmask.h"
#include "models/log/cellfilter.h"
#include "ui_logview.h"
#include "widgets/boundaries/boundarieswindow.h"
#include "widgets/common/authoritypath.h"
#include "widgets/common/availability.h"
#include "widgets/detail/elidedlabel.h"
#include "widgets/follow/followwindow.h"
#include "widgets/log/exportbar.h"
#include "widgets/log/filteredit.h"
#include "widgets/log/mutedbar.h"
#include "widgets/theme/icons.h"
#include "widgets/theme/tokens.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QLocale>
#include <QMenu>
#include <QScopedValueRollback>
#include <QScrollArea>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace swb {
namespace {

constexpr int filterPatienceMs = 200;
constexpr int mostCopiedRows = 5000; ///< can be read without a noticeable pause
constexpr quint64 latestEvents = 300'000; ///< can be searched in a few milliseconds

} // namespace

LogView::LogView(LogModel *model, QWidget *parent)
    : QWidget(parent)
    , m_ui(std::make_unique<Ui::LogView>())
    , m_model(model)
    , m_nothingYet(tr("Nothing has happened yet. Start a server, connect a client and send a message: every "
                      "step appears here."))
{
    m_ui->setupUi(this);
    m_filterLine = new ElidedLabel(this);
    m_filterLine->setObjectName(u"filterLine"_s);
    m_filterLine->setAccessibleName(tr("Filter in force"));
    m_filterLine->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    m_filterLine->hide();
    m_ui->logLayout->insertWidget(m_ui->logLayout->indexOf(m_ui->logTable), m_filterLine);
    m_mutedBar = new MutedBar(this);
    m_ui->logLayout->insertWidget(m_ui->logLayout->indexOf(m_ui->logTable), m_mutedBar);
    connect(m_mutedBar, &MutedBar::allWanted, this, &LogView::showAllAgain);
    connect(m_mutedBar, &MutedBar::wanted, this, &LogView::showAgain);
    connect(&AddressMask::instance(), &AddressMask::changed, this, &LogView::showMuted);
    setUpTable();
    setUpFilter();
    showCounts();
    showEmptyText();
}

/// The windows read the log, which may be destroyed with the owner of this view.
LogView::~LogView()
{
    qDeleteAll(findChildren<FollowWindow *>(Qt::FindDirectChildrenOnly));
    qDeleteAll(findChildren<BoundariesWindow *>(Qt::FindDirectChildrenOnly));
}

void LogView::setUpTable()
{
    LogTable *table = m_ui->logTable;
    // Before the table handles the reset, which would lose its current row first.
    connect(m_model, &LogModel::modelAboutToBeReset, this, [this] { m_resetting = true; });
    table->setModel(m_model);
    connect(m_model, &LogModel::modelReset, this, [this] { m_resetting = false; });
    connect(table, &LogTable::currentRowChanged, this, &LogView::takeCurrentRow);
    connect(table, &LogTable::rowChosen, this, [this] {
        if (!m_restoring)
            Q_EMIT eventChosen();
    });
    connect(table, &LogTable::customContextMenuRequested, this, &LogView::openMenu);
    connect(m_model, &LogModel::countsChanged, this, [this] {
        returnToPlace();
        showMuted();
        showFilterProgress();
        showCounts();
        showEmptyText();
    });
    connect(m_model, &LogModel::rowsInserted, this, &LogView::restoreCurrent);
    connect(m_model, &LogModel::dataChanged, this, [this] {
        if (m_current != 0 && m_current < m_model->log().firstId()) // its row stands for others now
            takeCurrentRow(m_ui->logTable->currentIndex().row());
    });
}

void LogView::setUpFilter()
{
    m_ui->clearButton->setIcon(themeIcon(u"remove"_s));
    m_ui->undoClearButton->setIcon(themeIcon(u"undo"_s));
    m_ui->undoClearButton->hide();
    m_filterPatience.setSingleShot(true);
    m_filterPatience.setInterval(filterPatienceMs);
    connect(&m_filterPatience, &QTimer::timeout, this, [this] {
        showFilterProgress();
        showCounts();
        showEmptyText();
    });
    connect(m_ui->filterField, &FilterBar::filterChanged, this, &LogView::applyFilter);
    connect(m_ui->samplesCheckBox, &QCheckBox::toggled, this, [this](bool shown) {
        applyFilter();
        Q_EMIT samplesShownChanged(shown);
    });
    connect(m_ui->foldCheckBox, &QCheckBox::toggled, this, &LogView::applyFolding);
    connect(m_ui->filterField, &FilterBar::entered, this, &LogView::focusLog);
    connect(m_ui->filterField, &FilterBar::problemChanged, this, [this](const QString &words) {
        words.isEmpty() ? m_ui->filterMessage->clear()
                        : m_ui->filterMessage->showText(Severity::Error, words);
    });
    connect(m_ui->clearButton, &QToolButton::clicked, this, &LogView::clear);
    connect(m_ui->undoClearButton, &QToolButton::clicked, this, &LogView::undoClear);
    connect(m_model, &LogModel::clearedChanged, m_ui->undoClearButton, &QToolButton::setVisible);
}

void LogView::applyFilter()
{
    m_place = 0;
    m_filterPatience.start();
    const bool hidesSamples = !samplesShown() && !asked().asksFor(EventKind::Sample);
    m_model->setFilter(asked(), hidesSamples ? allBut(EventKind::Sample) : Filter());
    restoreCurrent();
    showEmptyText();
    showFilterLine();
}

void LogView::mute(const LogPeer &peer)
{
    m_muted.mute(peer);
    applyMuting();
}

void LogView::muteSide(ConversationId side)
{
    if (const std::optional<LogPeer> peer = peerOf(m_model->log(), side))
        mute(*peer);
}

void LogView::showOnly(ConversationId side)
{
    if (const std::optional<LogPeer> peer = peerOf(m_model->log(), side))
        m_ui->filterField->setFilter(Filter(peer->test()));
}

void LogView::showAgain(const LogPeer &peer)
{
    m_muted.showAgain(peer);
    applyMuting();
}

void LogView::showAllAgain()
{
    const bool hadFocus = m_mutedBar->isAncestorOf(focusWidget());
    m_muted.showAll();
    applyMuting();
    if (hadFocus)
        focusLog(); // the button is gone
}

void LogView::applyMuting()
{
    keepPlace([this] { m_model->setMuted(m_muted.filter()); });
    showMuted();
    showEmptyText();
}

void LogView::setFolding(bool folding)
{
    m_ui->foldCheckBox->setChecked(folding);
}

bool LogView::isFolding() const
{
    return m_ui->foldCheckBox->isChecked();
}

void LogView::applyFolding(bool folding)
{
    keepPlace([this, folding] { m_model->setFolding(folding); });
    showEmptyText();
    Q_EMIT foldingChanged(folding);
}

/// The visible part of the log stays visible, whichever rows the change adds or removes.
void LogView::keepPlace(const std::function<void()> &change)
{
    m_filterPatience.start();
    const quint64 place = m_ui->logTable->isAtEnd() ? 0 : m_model->idAt(m_ui->logTable->rowAt(0));
    change();
    restoreCurrent();
    m_place = place;
    returnToPlace();
}

void LogView::returnToPlace()
{
    if (m_place == 0 || !m_model->isLookedAt(m_place))
        return;
    const int row = m_model->rowFrom(std::exchange(m_place, 0));
    m_ui->logTable->scrollTo(m_model->index(std::min(row, m_model->rowCount() - 1), 0),
                             QAbstractItemView::PositionAtTop);
}

void LogView::showMuted()
{
    m_mutedBar->showPeers(m_muted.peers(), m_model->counts().muted);
}

const Filter &LogView::asked() const
{
    return m_ui->filterField->filter();
}

bool LogView::samplesShown() const
{
    return m_ui->samplesCheckBox->isChecked();
}

void LogView::setSamplesShown(bool shown)
{
    m_ui->samplesCheckBox->setChecked(shown);
}

void LogView::setSavedFilters(SavedFilters *saved)
{
    m_ui->filterField->setSavedFilters(saved);
}

/// A filter that finishes immediately shows no progress.
bool LogView::isFilterSlow() const
{
    return m_model->filterProgress() < 100 && !m_filterPatience.isActive();
}

void LogView::showFilterProgress()
{
    m_ui->filterField->edit()->setProgress(isFilterSlow() ? m_model->filterProgress() : 100);
}

void LogView::takeCurrentRow(int row)
{
    if (m_resetting || (row < 0 && m_model->rowCount() > 0))
        return;
    const quint64 id = row < 0 ? 0 : m_model->idAt(row);
    if (id != m_current)
        Q_EMIT currentEventChanged(m_current = id);
}

void LogView::restoreCurrent()
{
    if (m_current == 0 || m_ui->logTable->currentIndex().isValid())
        return;
    const QScopedValueRollback restoring(m_restoring, true);
    const bool isAwaited = m_current == std::exchange(m_awaited, 0);
    const int row = isAwaited ? m_ui->logTable->reveal(m_current) : m_model->rowOf(m_current);
    if (row >= 0)
        m_ui->logTable->selectRow(row);
    else if (isAwaited)
        m_awaited = m_current;
}

LogTable *LogView::table() const
{
    return m_ui->logTable;
}

void LogView::setFilter(const Filter &filter)
{
    m_ui->filterField->setFilter(filter);
}

void LogView::addBar(QWidget *bar)
{
    bar->hide();
    m_bars.append(bar);
    m_ui->logLayout->insertWidget(m_ui->logLayout->indexOf(m_ui->logTable), bar);
}

void LogView::goTo(quint64 id)
{
    for (const LogPeer &muted : m_muted.mutedBy(m_model->log(), id))
        showAgain(muted);
    if (m_model->rowOf(id) < 0)
        m_ui->filterField->clear();
    if (m_model->rowOf(id) < 0 && m_model->canUndoClear())
        m_model->undoClear();
    if (const std::optional<Event> event = m_model->log().at(id); event && event->kind == EventKind::Sample)
        setSamplesShown(true);
    if (const int row = m_ui->logTable->reveal(id); row >= 0) {
        m_ui->logTable->selectRow(row);
    } else if (id != m_current) { // its row comes once the filter has checked it
        m_awaited = id;
        Q_EMIT currentEventChanged(m_current = id);
    }
}

void LogView::showEndpoint(EndpointId endpoint)
{
    m_model->refresh();
    quint64 newest = 0;
    quint64 newestError = 0;
    const MessageLog &log = m_model->log();
    const quint64 from = log.endId() - std::min(log.endId(), latestEvents);
    log.forEach(std::max(log.firstInMemory(), from), log.endId(), [&](const Event &event) {
        if (event.endpoint == endpoint)
            (event.severity == Severity::Error ? newestError : newest) = event.id;
        return true;
    });
    if (const quint64 id = newestError ? newestError : newest) {
        goTo(id);
        focusLog();
    }
}

void LogView::showCounts()
{
    const LogModel::Counts counts = m_model->counts();
    const QLocale locale;
    QString words = tr("%1 of %2 shown, %3 evicted")
                        .arg(locale.toString(counts.shown), locale.toString(counts.total),
                             locale.toString(counts.evicted));
    m_ui->countsLabel->setToolTip(words);
    if (m_briefCounts && counts.evicted == 0) // losses are reported even if space is short
        words = tr("%1 of %2").arg(locale.toString(counts.shown), locale.toString(counts.total));
    if (isFilterSlow())
        words = tr("%1, filtering: %2 %").arg(words).arg(m_model->filterProgress());
    m_ui->countsLabel->setText(words);
    // It only grows, so that its neighbours do not move back and forth.
    m_ui->countsLabel->setMinimumWidth(
        std::max(m_ui->countsLabel->minimumWidth(), m_ui->countsLabel->sizeHint().width()));
    showFilterLine();
}

void LogView::showEmptyText()
{
    const LogModel::Counts counts = m_model->counts();
    QString words;
    if (m_model->filterProgress() < 100)
        words = isFilterSlow() ? tr("Filtering…") : QString();
    else if (counts.total == 0)
        words = m_nothingYet;
    else if (counts.muted > 0)
        words = tr("All messages here are from muted peers.");
    else if (!asked().showsAll())
        words = tr("No message matches the filter: %1").arg(asked().text());
    else
        words = tr("Cleared. New messages appear here; “Undo clear” brings the rest back.");
    const bool isStart = m_startPage && m_editing && words == m_nothingYet;
    if (m_startPage)
        m_startPage->setVisible(isStart);
    m_ui->logTable->setEmptyText(isStart ? QString() : words);
}

void LogView::setNothingYetText(const QString &words)
{
    m_nothingYet = words;
    showEmptyText();
}

/// Scrolls if the text is large; a widget focused by Tab is made visible.
void LogView::setStartPage(QWidget *page)
{
    auto *room = new QScrollArea(m_ui->logTable->viewport());
    room->setFrameShape(QFrame::NoFrame);
    room->setFocusPolicy(Qt::NoFocus);
    room->setWidgetResizable(true);
    room->setWidget(page);
    m_startPage = room;
    auto *layout = new QVBoxLayout(m_ui->logTable->viewport());
    layout->setContentsMargins({});
    layout->addWidget(room);
    showEmptyText();
}

void LogView::setEditingVisible(bool visible)
{
    m_ui->filterBar->setVisible(visible);
    m_ui->logTable->setNarrow(!visible);
    if (visible == m_editing)
        return;
    m_editing = visible;
    for (QWidget *bar : std::as_const(visible ? m_closedBars : m_bars)) {
        if (!visible && !bar->isHidden())
            m_closedBars.append(bar);
        auto *exporting = qobject_cast<ExportBar *>(bar);
        if (exporting)
            exporting->setEditingVisible(visible);
        bar->setVisible(visible || (exporting && exporting->isRunning() && !bar->isHidden()));
    }
    if (visible)
        m_closedBars.clear();
    showFilterLine();
    showEmptyText();
}

/// Tells a viewer who sees only the log that it is filtered.
void LogView::showFilterLine()
{
    m_filterLine->setVisible(!m_editing && !asked().showsAll());
    if (m_filterLine->isHidden())
        return;
    const LogModel::Counts counts = m_model->counts();
    const QLocale locale;
    m_filterLine->setText(tr("%1 of %2 shown, filter: %3")
                              .arg(locale.toString(counts.shown), locale.toString(counts.total),
                                   AddressMask::instance().shown(asked().text())));
}

void LogView::focusLog()
{
    m_ui->logTable->setFocus(Qt::ShortcutFocusReason);
}

void LogView::focusFilter()
{
    m_ui->filterField->edit()->setFocus(Qt::ShortcutFocusReason);
    m_ui->filterField->edit()->selectAll();
}

void LogView::showFilterHelp()
{
    m_ui->filterField->showHelp();
}

void LogView::nextRow()
{
    m_ui->logTable->step(1);
}

void LogView::previousRow()
{
    m_ui->logTable->step(-1);
}

void LogView::clear()
{
    m_model->clear();
    m_ui->logTable->goToEnd();
    if (m_current != 0)
        Q_EMIT currentEventChanged(m_current = 0);
    showEmptyText();
}

void LogView::undoClear()
{
    m_model->undoClear();
    showEmptyText();
}

void LogView::openMenu(const QPoint &position)
{
    const QModelIndex index = m_ui->logTable->indexAt(position);
    if (!index.isValid())
        return;
    QMenu *menu = new QMenu(this);
    menu->setAccessibleName(tr("Commands for the row"));
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->setToolTipsVisible(true);
    addFilters(menu, index);
    addPeerCommands(menu, index);
    addFoldCommand(menu, index);
    menu->addSeparator();
    menu->addAction(themeIcon(u"copy"_s), tr("&Copy rows"), this, &LogView::copyRows);
    menu->addAction(tr("Copy bytes as te&xt"), this, &LogView::copyText);
    menu->addAction(tr("Copy bytes as &hex"), this, &LogView::copyHex);
    menu->addAction(tr("Copy bytes as &Base64"), this, &LogView::copyBase64);
    menu->addSeparator();
    const bool talks = currentConversation() != ConversationId::None;
    for (QAction *action :
         {menu->addAction(themeIcon(u"follow"_s), tr("Fo&llow conversation"), this,
                          &LogView::followConversation),
          menu->addAction(themeIcon(u"boundaries"_s), tr("Bo&undaries of this conversation"), this,
                          &LogView::showConversationBoundaries)})
        setAvailable(action, talks, tr("This row belongs to no conversation"));
    menu->addActions(m_rowActions);
    const std::optional<Event> event = m_model->log().at(m_current);
    if (event && event->detail && concernsAuthority(event->detail->error.code))
        menu->addAction(makeCopyAuthorityAction(menu));
    menu->popup(m_ui->logTable->viewport()->mapToGlobal(position));
}

void LogView::addFilters(QMenu *menu, const QModelIndex &index)
{
    const std::optional<FilterNode> test = cellFilter(*m_model, index);
    const bool isFiltered = !asked().showsAll();
    const auto offer = [this, menu, &test](const QString &text, FilterStep step) {
        const Filter filter = refined(asked(), step, *test);
        QAction *action = menu->addAction(text);
        action->setToolTip(filter.text());
        connect(action, &QAction::triggered, this, [this, filter] { m_ui->filterField->setFilter(filter); });
        return action;
    };
    if (test) {
        const QString words = fontMetrics().elidedText(Filter(*test).text(), Qt::ElideRight, 400);
        offer(tr("&Filter by this: %1").arg(QString(words).replace(u'&', u"&&"_s)), FilterStep::This)
            ->setIcon(themeIcon(u"filter"_s));
        if (isFiltered)
            offer(tr("… &and this"), FilterStep::AndThis);
        offer(isFiltered ? tr("… and &not this") : tr("&Not this"), FilterStep::AndNotThis);
        if (isFiltered)
            offer(tr("… o&r this"), FilterStep::OrThis);
    }
    if (isFiltered)
        menu->addAction(tr("Show &everything"), m_ui->filterField, &FilterBar::clear);
}

void LogView::addPeerCommands(QMenu *menu, const QModelIndex &index)
{
    const std::optional<LogPeer> peer = peerOf(m_model->log(), m_model->idAt(index.row()));
    if (!peer)
        return;
    menu->addSeparator();
    const QString name = AddressMask::instance().shown(peer->name());
    QAction *only = menu->addAction(tr("Only this &peer: %1").arg(name));
    only->setToolTip(tr("Show only the rows of this peer and of its other end"));
    connect(only, &QAction::triggered, this,
            [this, peer] { m_ui->filterField->setFilter(Filter(peer->test())); });
    QAction *mute = menu->addAction(tr("Mute th&is peer: %1").arg(name));
    mute->setToolTip(tr("Hide the rows of this peer. They stay in the log and are exported"));
    connect(mute, &QAction::triggered, this, [this, peer] { this->mute(*peer); });
    const std::optional<LogPeer> computer = computerOf(m_model->log(), m_model->idAt(index.row()));
    if (!computer)
        return;
    QAction *muteAll
        = menu->addAction(tr("Mut&e this computer: %1").arg(AddressMask::instance().shown(computer->name())));
    muteAll->setToolTip(tr("Hide all rows with this computer, even if it connects again"));
    connect(muteAll, &QAction::triggered, this, [this, computer] { this->mute(*computer); });
}

void LogView::addFoldCommand(QMenu *menu, const QModelIndex &index)
{
    if (m_model->firstLike(index.row()) == 0)
        return;
    const int row = index.row();
    const bool isFolded = index.data(LogModel::FoldedRole).toBool();
    menu->addSeparator();
    menu->addAction(isFolded ? tr("Open these &like rows") : tr("Fol&d these like rows"), this,
                    [this, row, isFolded] { m_ui->logTable->setOpen(row, isFolded); });
}

void LogView::copyRows()
{
    QStringList lines;
    QItemSelection selection = m_ui->logTable->selectionModel()->selection();
    std::ranges::sort(selection, {}, &QItemSelectionRange::top);
    for (const QItemSelectionRange &range : std::as_const(selection)) {
        const LogModel::Entries entries = m_model->entriesOf(range.top(), range.bottom());
        for (qint64 entry = entries.first; entry < entries.end && lines.size() < mostCopiedRows; ++entry) {
            QStringList cells;
            for (int column = 0; column < LogModel::ColumnCount; ++column)
                cells.append(m_model->entryData(entry, column, Qt::DisplayRole).toString());
            lines.append(cells.join(u'\t'));
        }
    }
    if (lines.size() == mostCopiedRows)
        m_ui->logTable->say(tr("The first %n rows were copied.", nullptr, mostCopiedRows));
    QGuiApplication::clipboard()->setText(lines.join(u'\n'));
}

QByteArray LogView::currentPayload() const
{
    const std::optional<Event> event = m_model->log().at(m_current);
    return event ? event->payload : QByteArray();
}

void LogView::copyText()
{
    QGuiApplication::clipboard()->setText(QString::fromUtf8(currentPayload()));
}

void LogView::copyHex()
{
    QGuiApplication::clipboard()->setText(toHex(currentPayload()));
}

void LogView::copyBase64()
{
    QGuiApplication::clipboard()->setText(QString::fromLatin1(currentPayload().toBase64()));
}

ConversationId LogView::currentConversation() const
{
    ConversationId found = ConversationId::None;
    m_model->log().forEach(m_current, m_current + 1, [&](const Event &event) {
        found = event.conversation;
        return false;
    });
    return found;
}

void LogView::follow(ConversationId side)
{
    auto *window = new FollowWindow(m_model->log(), side, this);
    window->show();
}

void LogView::followConversation()
{
    if (const ConversationId side = currentConversation(); side != ConversationId::None)
        follow(side);
}

void LogView::showBoundaries(ConversationId side)
{
    auto *window = new BoundariesWindow(m_model->log(), side, this);
    window->show();
}

void LogView::showConversationBoundaries()
{
    if (const ConversationId side = currentConversation(); side != ConversationId::None)
        showBoundaries(side);
}

/// The filter needs the space beside the details.
void LogView::fitFilterBar()
{
    const auto isWiderThan
        = [this](int letters) { return width() > fontMetrics().horizontalAdvance(QString(letters, u'x')); };
    m_ui->foldCheckBox->setText(isWiderThan(120) ? tr("Fold like rows") : tr("Fold"));
    m_briefCounts = !isWiderThan(95);
    const QString sample = m_briefCounts ? tr("0,000 of 0,000") : tr("0,000 of 0,000 shown, 0 evicted");
    m_ui->countsLabel->setMinimumWidth(fontMetrics().horizontalAdvance(sample));
    showCounts();
}

void LogView::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    fitFilterBar();
}

void LogView::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::FontChange)
        fitFilterBar();
}

} // namespace swb
