// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/log/exportbar.h"

#include "core/values/quantities.h"
#include "models/log/logmodel.h"
#include "ui_exportbar.h"
#include "widgets/common/availability.h"
#include "widgets/common/filedialogs.h"
#include "widgets/log/logtable.h"
#include "widgets/theme/icons.h"

#include <QDesktopServices>
#include <QDir>
#include <QFileInfo>
#include <QKeyEvent>
#include <QStandardItemModel>
#include <QUrl>
#include <algorithm>

using namespace Qt::StringLiterals;

namespace swb {
namespace {

QString typeOf(ExportFormat format)
{
    return u"%1 (*.%2)"_s.arg(describe(format), suffixOf(format));
}

} // namespace

ExportBar::ExportBar(LogModel *model, LogTable *table, QWidget *parent)
    : QWidget(parent)
    , m_ui(std::make_unique<Ui::ExportBar>())
    , m_model(model)
    , m_table(table)
    , m_job(model->log())
{
    m_ui->setupUi(this);
    m_ui->closeExportButton->setIcon(themeIcon(u"close"_s));
    m_ui->showFolderButton->setIcon(themeIcon(u"file"_s));
    fillRows();
    fillFormats();
    showRunning(false);
    m_ui->showFolderButton->hide();
    connect(m_ui->exportButton, &QPushButton::clicked, this, &ExportBar::askForPath);
    connect(m_ui->cancelExportButton, &QPushButton::clicked, &m_job, &ExportJob::cancel);
    connect(m_ui->showFolderButton, &QPushButton::clicked, this, &ExportBar::showFolder);
    connect(m_ui->closeExportButton, &QToolButton::clicked, this, &ExportBar::closed);
    connect(&m_job, &ExportJob::progressed, this, &ExportBar::showProgress);
    connect(&m_job, &ExportJob::finished, this, &ExportBar::showOutcome);
}

ExportBar::~ExportBar() = default;

void ExportBar::fillRows()
{
    m_ui->rowsComboBox->addItems({tr("All rows"), tr("Rows shown"), tr("Marked rows"), tr("Selected rows")});
    connect(m_model, &LogModel::countsChanged, this, &ExportBar::showRows);
    connect(m_table->selectionModel(), &QItemSelectionModel::selectionChanged, this, &ExportBar::showRows);
    connect(m_ui->rowsComboBox, &QComboBox::currentIndexChanged, this, &ExportBar::showRows);
    connect(m_ui->mutedCheckBox, &QCheckBox::toggled, this, &ExportBar::showRows);
}

void ExportBar::fillFormats()
{
    const auto *formats = qobject_cast<QStandardItemModel *>(m_ui->formatComboBox->model());
    for (const ExportFormat choice : exportFormats) {
        m_ui->formatComboBox->addItem(describe(choice));
        const QString why = whyAbsent(choice);
        const int last = m_ui->formatComboBox->count() - 1;
        formats->item(last)->setEnabled(why.isEmpty());
        formats->item(last)->setToolTip(why);
        if (typeOf(choice) == rememberedFileType(u"log"_s) && why.isEmpty())
            m_ui->formatComboBox->setCurrentIndex(last);
    }
    connect(m_ui->formatComboBox, &QComboBox::currentIndexChanged, this, &ExportBar::showOptions);
    showOptions();
}

/// An option is visible if its format is chosen.
void ExportBar::showOptions()
{
    m_ui->guardCellsCheckBox->setVisible(format() == ExportFormat::Csv);
}

void ExportBar::open()
{
    const bool several = countOf(Selected) > 1;
    m_ui->rowsComboBox->setCurrentIndex(several ? Selected : m_model->asked().showsAll() ? All : Shown);
    show();
    showRows();
    m_ui->rowsComboBox->setFocus(Qt::ShortcutFocusReason);
}

void ExportBar::setEditingVisible(bool visible)
{
    for (QWidget *choice :
         std::initializer_list<QWidget *>{m_ui->rowsLabel, m_ui->rowsComboBox, m_ui->rowCountLabel,
                                          m_ui->formatLabel, m_ui->formatComboBox, m_ui->exportButton})
        choice->setVisible(visible);
    m_ui->guardCellsCheckBox->setVisible(visible && format() == ExportFormat::Csv);
}

qint64 ExportBar::countOf(Rows rows) const
{
    switch (rows) {
    case All:
        return m_model->counts().total;
    case Shown:
        return m_model->counts().shown + (withMuted() ? m_model->counts().muted : 0);
    case Marked: {
        const Annotations::Map annotations = m_model->log().annotations().all();
        return std::count_if(annotations.cbegin(), annotations.cend(),
                             [](const auto &entry) { return entry.second.marked; });
    }
    case Selected:
        break;
    }
    qint64 count = 0;
    const QItemSelection selection = m_table->selectionModel()->selection();
    for (const QItemSelectionRange &range : selection)
        count += m_model->entriesOf(range.top(), range.bottom()).size();
    return count;
}

/// How many rows it will be; an export of none is not possible.
void ExportBar::showRows()
{
    if (!isVisible() || m_job.isRunning())
        return;
    const Rows rows = Rows(m_ui->rowsComboBox->currentIndex());
    m_ui->mutedCheckBox->setVisible(rows == Shown && m_model->counts().muted > 0);
    const auto count = quint64(countOf(rows));
    m_ui->rowCountLabel->setText(
        tr("%1 rows", nullptr, quantities::plural(count)).arg(quantities::count(count)));
    setAvailable(m_ui->exportButton, count > 0, tr("There are no such rows"));
}

bool ExportBar::withMuted() const
{
    const bool ofShown = m_ui->rowsComboBox->currentIndex() == Shown;
    return ofShown && m_model->counts().muted > 0 && m_ui->mutedCheckBox->isChecked();
}

void ExportBar::askForPath()
{
    const QString name = u"log-"_s + QDateTime::currentDateTime().toString(u"yyyy-MM-dd-HHmmss"_s) + u'.'
        + suffixOf(format());
    askWhereToSave(this, {u"log"_s, tr("Export the log"), {typeOf(format())}}, name,
                   [this](const QString &path) { exportTo(path); });
}

void ExportBar::exportTo(const QString &path)
{
    if (m_job.isRunning())
        return;
    m_path = path;
    m_ui->exportMessage->clear();
    m_ui->showFolderButton->hide();
    m_ui->progressBar->begin();
    m_job.start(selection(), format(), path, options());
    showRunning(true);
}

ExportFormat ExportBar::format() const
{
    return exportFormats[qMax(0, m_ui->formatComboBox->currentIndex())];
}

ExportOptions ExportBar::options() const
{
    return {.guardCells = m_ui->guardCellsCheckBox->isChecked()};
}

ExportSelection ExportBar::selection() const
{
    switch (Rows(m_ui->rowsComboBox->currentIndex())) {
    case Shown:
        return shownRows();
    case Marked:
        return ExportSelection::marked(m_model->log());
    case Selected:
        return selectedRows();
    case All:
        break;
    }
    return ExportSelection::all();
}

/// The filter runs again in the exporting thread, so that nothing is copied here, however many rows there
/// are.
ExportSelection ExportBar::shownRows() const
{
    const auto [from, to] = m_model->spanWithMuted();
    auto selection = ExportSelection::range(from, to);
    const Filter filter = withMuted() ? m_model->filterWithMuted() : m_model->filter();
    if (!filter.showsAll())
        selection.makePredicate = [filter](const MessageLog &log) { return filter.predicate(log); };
    return selection;
}

ExportSelection ExportBar::selectedRows() const
{
    if (countOf(Selected) == m_model->counts().shown)
        return shownRows();
    std::vector<quint64> ids;
    const QItemSelection selection = m_table->selectionModel()->selection();
    for (const QItemSelectionRange &range : selection) {
        const LogModel::Entries entries = m_model->entriesOf(range.top(), range.bottom());
        for (qint64 entry = entries.first; entry < entries.end; ++entry)
            ids.push_back(m_model->eventAt(entry));
    }
    std::sort(ids.begin(), ids.end());
    return ExportSelection::of(std::move(ids));
}

void ExportBar::showRunning(bool running)
{
    for (QWidget *choice : std::initializer_list<QWidget *>{m_ui->rowsComboBox, m_ui->formatComboBox,
                                                            m_ui->guardCellsCheckBox, m_ui->exportButton})
        setAvailable(choice, !running, tr("An export is running"));
    m_ui->progressBar->setVisible(running);
    m_ui->cancelExportButton->setVisible(running);
    if (running)
        m_ui->cancelExportButton->setFocus();
}

void ExportBar::showProgress(qint64 done, qint64 total)
{
    m_ui->progressBar->showDone(done, total);
}

void ExportBar::showOutcome()
{
    const bool hadFocus = m_ui->cancelExportButton->hasFocus();
    showRunning(false);
    showRows();
    if (hadFocus)
        m_ui->exportButton->setFocus();
    const ExportOutcome &outcome = m_job.outcome();
    m_ui->showFolderButton->setVisible(outcome.isComplete());
    if (outcome.error.isError())
        return m_ui->exportMessage->showError(outcome.error);
    const QString file = QDir::toNativeSeparators(m_path);
    if (outcome.cancelled)
        return m_ui->exportMessage->showText(Severity::Note, tr("Cancelled: %1 is unchanged.").arg(file));
    const auto [written, leftOut, gone] = outcome.totals;
    QStringList sentences{tr("Wrote %1 rows to %2.", nullptr, quantities::plural(written))
                              .arg(quantities::count(written), file)};
    if (leftOut > 0)
        sentences << tr("A capture holds data only, so %1 other rows were left out.", nullptr,
                        quantities::plural(leftOut))
                         .arg(quantities::count(leftOut));
    if (gone > 0)
        sentences << tr("%1 rows were evicted from the log before they could be written.", nullptr,
                        quantities::plural(gone))
                         .arg(quantities::count(gone));
    m_ui->exportMessage->showText(gone > 0 ? Severity::Warning : Severity::Note, sentences.join(u' '));
}

void ExportBar::showFolder()
{
    QDesktopServices::openUrl(QUrl::fromLocalFile(QFileInfo(m_path).absolutePath()));
}

void ExportBar::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape)
        Q_EMIT closed();
    else
        QWidget::keyPressEvent(event);
}

} // namespace swb
