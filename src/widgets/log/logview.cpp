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
#include "widgets/log/filteredit.h"
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
constexpr int mostCopiedRows = 5000; ///< as many as are read without a pause to be seen
constexpr quint64 latestEvents = 300'000; ///< as many as are looked at in a few milliseconds

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
    setUpTable();
    setUpFilter();
    showCounts();
    showEmptyText();
}

/// The windows read the log, which may go away with what owns this view.
LogView::~LogView()
{
    qDeleteAll(findChildren<FollowWindow *>(Qt::FindDirectChildrenOnly));
    qDeleteAll(findChildren<BoundariesWindow *>(Qt::FindDirectChildrenOnly));
}

void LogView::setUpTable()
{
    LogTable *table = m_ui->logTable;
    // Before the table takes the reset in, or its current row would be lost first.
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
        showFilterProgress();
        showCounts();
        showEmptyText();
    });
    connect(m_model, &LogModel::rowsInserted, this, &LogView::restoreCurrent);
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
    m_filterPatience.start();
    const bool hidesSamples = !samplesShown() && !asked().asksFor(EventKind::Sample);
    m_model->setFilter(asked(), hidesSamples ? allBut(EventKind::Sample) : Filter());
    restoreCurrent();
    showEmptyText();
    showFilterLine();
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

/// A filter that is done at once shows nothing of its work.
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
    if (const int row = m_model->rowOf(m_current); row >= 0)
        m_ui->logTable->selectRow(row);
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
    if (m_model->rowOf(id) < 0)
        m_ui->filterField->clear();
    if (m_model->rowOf(id) < 0 && m_model->canUndoClear())
        m_model->undoClear();
    if (const std::optional<Event> event = m_model->log().at(id); event && event->kind == EventKind::Sample)
        setSamplesShown(true);
    if (const int row = m_model->rowOf(id); row >= 0)
        m_ui->logTable->selectRow(row);
    else if (id != m_current) // its row comes once the filter has seen it
        Q_EMIT currentEventChanged(m_current = id);
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
    if (isFilterSlow())
        words = tr("%1, filtering: %2 %").arg(words).arg(m_model->filterProgress());
    m_ui->countsLabel->setText(words);
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

/// Where the text is large it scrolls; what the Tab key reaches comes into sight.
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
    QWidget *before = m_ui->logTable;
    for (QWidget *each : page->findChildren<QWidget *>()) {
        if (each->focusPolicy() & Qt::TabFocus)
            setTabOrder(std::exchange(before, each), each);
    }
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
        bar->setVisible(visible);
    }
    if (visible)
        m_closedBars.clear();
    showFilterLine();
    showEmptyText();
}

/// Who sees the log alone must know that it is not all of it.
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
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->setToolTipsVisible(true);
    addFilters(menu, index);
    menu->addSeparator();
    menu->addAction(themeIcon(u"copy"_s), tr("&Copy rows"), this, &LogView::copyRows);
    menu->addAction(tr("Copy bytes as &text"), this, &LogView::copyText);
    menu->addAction(tr("Copy bytes as &hex"), this, &LogView::copyHex);
    menu->addAction(tr("Copy bytes as &Base64"), this, &LogView::copyBase64);
    menu->addSeparator();
    const bool talks = currentConversation() != ConversationId::None;
    for (QAction *action :
         {menu->addAction(themeIcon(u"follow"_s), tr("F&ollow conversation"), this,
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
            offer(tr("… &or this"), FilterStep::OrThis);
    }
    if (isFiltered)
        menu->addAction(tr("Show &everything"), m_ui->filterField, &FilterBar::clear);
}

void LogView::copyRows()
{
    QStringList lines;
    QItemSelection selection = m_ui->logTable->selectionModel()->selection();
    std::ranges::sort(selection, {}, &QItemSelectionRange::top);
    for (const QItemSelectionRange &range : std::as_const(selection)) {
        for (int row = range.top(); row <= range.bottom() && lines.size() < mostCopiedRows; ++row) {
            QStringList cells;
            for (int column = 0; column < LogModel::ColumnCount; ++column)
                cells.append(m_model->index(row, column).data().toString());
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

void LogView::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::FontChange)
        m_ui->countsLabel->setMinimumWidth(
            fontMetrics().horizontalAdvance(tr("0,000 of 0,000 shown, 0 evicted")));
}

} // namespace swb
