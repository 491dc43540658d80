// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/log/logview.h"

#include "core/payload/hex.h"
#include "ui_logview.h"
#include "widgets/theme/icons.h"
#include "widgets/theme/tokens.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QLocale>
#include <QMenu>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace swb {

LogView::LogView(LogModel *model, QWidget *parent)
    : QWidget(parent)
    , m_ui(std::make_unique<Ui::LogView>())
    , m_model(model)
{
    m_ui->setupUi(this);
    setUpTable();
    setUpFilter();
    showCounts();
    showEmptyText();
}

LogView::~LogView() = default;

void LogView::setUpTable()
{
    LogTable *table = m_ui->logTable;
    // Before the table takes the reset in, or its current row would be lost first.
    connect(m_model, &LogModel::modelAboutToBeReset, this, [this] { m_resetting = true; });
    table->setModel(m_model);
    connect(m_model, &LogModel::modelReset, this, [this] { m_resetting = false; });
    connect(table, &LogTable::currentRowChanged, this, &LogView::takeCurrentRow);
    connect(table, &LogTable::customContextMenuRequested, this, &LogView::openMenu);
    connect(m_model, &LogModel::countsChanged, this, [this] {
        showCounts();
        showEmptyText();
    });
    connect(m_model, &LogModel::rowsInserted, this, &LogView::restoreCurrent);
}

void LogView::setUpFilter()
{
    m_ui->clearButton->setIcon(themeIcon(u"clear"_s));
    m_ui->undoClearButton->setIcon(themeIcon(u"undo"_s));
    m_ui->undoClearButton->hide();
    connect(m_ui->filterLineEdit, &QLineEdit::textChanged, this, &LogView::applyFilter);
    connect(m_ui->filterLineEdit, &QLineEdit::returnPressed, this, &LogView::focusLog);
    connect(m_ui->clearButton, &QToolButton::clicked, this, &LogView::clear);
    connect(m_ui->undoClearButton, &QToolButton::clicked, this, &LogView::undoClear);
    connect(m_model, &LogModel::clearedChanged, m_ui->undoClearButton, &QToolButton::setVisible);
}

void LogView::applyFilter()
{
    const Filter filter = Filter::containing(m_ui->filterLineEdit->text());
    if (filter.text() == m_model->filter().text())
        return;
    m_model->setFilter(filter);
    restoreCurrent();
    showEmptyText();
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
    if (const int row = m_model->rowOf(m_current); row >= 0)
        m_ui->logTable->selectRow(row);
}

LogTable *LogView::table() const
{
    return m_ui->logTable;
}

void LogView::addBar(QWidget *bar)
{
    bar->hide();
    m_ui->logLayout->insertWidget(m_ui->logLayout->indexOf(m_ui->logTable), bar);
}

void LogView::goTo(quint64 id)
{
    if (m_model->rowOf(id) < 0)
        m_ui->filterLineEdit->clear();
    if (m_model->rowOf(id) < 0 && m_model->canUndoClear())
        m_model->undoClear();
    if (const int row = m_model->rowOf(id); row >= 0)
        m_ui->logTable->selectRow(row);
}

void LogView::showEndpoint(EndpointId endpoint)
{
    m_model->refresh();
    quint64 newest = 0;
    quint64 newestError = 0;
    m_model->log().forEach(m_model->log().firstId(), m_model->log().endId(), [&](const Event &event) {
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
    if (counts.unread > 0)
        words = tr("%1, filtering…").arg(words);
    m_ui->countsLabel->setText(words);
}

void LogView::showEmptyText()
{
    const LogModel::Counts counts = m_model->counts();
    QString words;
    if (counts.unread > 0)
        words = tr("Filtering…");
    else if (counts.total == 0)
        words = tr("Nothing has happened yet. Start a server, connect a client and send a message: "
                   "every step shows here.");
    else if (!m_model->filter().showsAll())
        words = tr("No message has “%1” in it.").arg(m_model->filter().text());
    else
        words = tr("Cleared. What comes next shows here; “Undo clear” brings the rest back.");
    m_ui->logTable->setEmptyText(words);
}

void LogView::setEditingVisible(bool visible)
{
    m_ui->filterBar->setVisible(visible);
    m_ui->logTable->setNarrow(!visible);
}

void LogView::focusLog()
{
    m_ui->logTable->setFocus(Qt::ShortcutFocusReason);
}

void LogView::focusFilter()
{
    m_ui->filterLineEdit->setFocus(Qt::ShortcutFocusReason);
    m_ui->filterLineEdit->selectAll();
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
    menu->addAction(themeIcon(u"copy"_s), tr("Copy &rows"), this, &LogView::copyRows);
    menu->addAction(tr("Copy bytes as &text"), this, &LogView::copyText);
    menu->addAction(tr("Copy bytes as &hex"), this, &LogView::copyHex);
    menu->addAction(tr("Copy bytes as &Base64"), this, &LogView::copyBase64);
    menu->addSeparator();
    menu->addActions(m_rowActions);
    menu->addSeparator();
    addFilters(menu, index);
    menu->popup(m_ui->logTable->viewport()->mapToGlobal(position));
}

void LogView::addFilters(QMenu *menu, const QModelIndex &index)
{
    const auto offer = [this, menu](const QString &text) {
        if (text.isEmpty())
            return;
        QString shown = text;
        menu->addAction(themeIcon(u"filter"_s), tr("Show only “%1”").arg(shown.replace(u'&', u"&&"_s)), this,
                        [this, text] { m_ui->filterLineEdit->setText(text); });
    };
    const int row = index.row();
    for (const int column : {LogModel::SourceColumn, LogModel::DestinationColumn, LogModel::ProtocolColumn})
        offer(m_model->index(row, column).data().toString());
    if (!m_ui->filterLineEdit->text().isEmpty())
        menu->addAction(tr("Show &everything"), m_ui->filterLineEdit, &QLineEdit::clear);
}

void LogView::copyRows()
{
    QStringList lines;
    QModelIndexList rows = m_ui->logTable->selectionModel()->selectedRows();
    std::sort(rows.begin(), rows.end());
    for (const QModelIndex &row : std::as_const(rows)) {
        QStringList cells;
        for (int column = 0; column < LogModel::ColumnCount; ++column)
            cells.append(row.siblingAtColumn(column).data().toString());
        lines.append(cells.join(u'\t'));
    }
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

void LogView::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::FontChange)
        m_ui->countsLabel->setMinimumWidth(
            fontMetrics().horizontalAdvance(tr("0,000 of 0,000 shown, 0 evicted")));
}

} // namespace swb
