// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/compare/resultpane.h"

#include "core/compare/measures.h"
#include "core/compare/runtitles.h"
#include "core/compare/scorecardhtml.h"
#include "core/compare/scorecardjson.h"
#include "core/compare/sentences.h"
#include "core/compare/verdicts.h"
#include "core/payload/jsontext.h"
#include "core/values/errorcatalog.h"
#include "models/compare/comparisoncharts.h"
#include "models/compare/scorecardmodel.h"
#include "models/relays/relayrowsmodel.h"
#include "ui_resultpane.h"
#include "widgets/accessible/accessible.h"
#include "widgets/common/availability.h"
#include "widgets/common/filedialogs.h"
#include "widgets/compare/relayrowsdelegate.h"
#include "widgets/compare/scorecarddelegate.h"
#include "widgets/theme/icons.h"

#include <QEvent>
#include <QFileInfo>
#include <QHeaderView>
#include <QJsonObject>
#include <QMenu>
#include <algorithm>

using namespace Qt::StringLiterals;

namespace swb {

namespace {

constexpr int stageSentences = 3;

/// "Lost on the way there" and "Lost on the way back".
bool isLoss(const Measure &measure)
{
    return QLatin1StringView(measure.id).startsWith("lost_to_"_L1);
}

} // namespace

ResultPane::ResultPane(QWidget *parent)
    : QWidget(parent)
    , m_ui(std::make_unique<Ui::ResultPane>())
    , m_model(new ScorecardModel(this))
    , m_relayModel(new RelayRowsModel(this))
{
    m_ui->setupUi(this);
    setUpTable();
    setUpRelayTable();
    fitTables();
    setUpSave();
    m_ui->differencesLabel->setToolTip(decisionText());
    m_ui->differencesLabel->hide();
    connect(m_ui->resultRunComboBox, &QComboBox::currentIndexChanged, this, &ResultPane::showChosen);
    connect(m_ui->resultOverComboBox, &QComboBox::currentIndexChanged, this, &ResultPane::showChosen);
    fillChoices();
}

ResultPane::~ResultPane() = default;

void ResultPane::setUpTable()
{
    RowTable *table = m_ui->scoreTable;
    table->setModel(m_model);
    table->setItemDelegate(new ScorecardDelegate(table));
    table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_ui->resultSplitter->setSizes({1, 1});
    connect(m_ui->resultSplitter, &QSplitter::splitterMoved, this, &ResultPane::fitTables);
    connect(m_ui->scoreTable->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            &ResultPane::explain);
    connect(m_model, &ScorecardModel::dataChanged, this, &ResultPane::explain);
}

/// The chosen line of the shown run.
void ResultPane::explain()
{
    if (const QModelIndex chosen = m_ui->scoreTable->currentIndex(); chosen.isValid())
        m_ui->meaningLabel->setText(m_model->explain(chosen.row()));
}

/// What a class looks at first, in order. The rows keep their place in the model.
void ResultPane::putLossOnTop(bool onTop)
{
    QHeaderView *rows = m_ui->scoreTable->verticalHeader();
    for (int row = 0; row < rows->count(); ++row)
        rows->moveSection(rows->visualIndex(row), row);
    int top = 0;
    for (int row = 0; onTop && row < rows->count(); ++row) {
        if (isLoss(measures().at(row)))
            rows->moveSection(rows->visualIndex(row), top++);
    }
}

/// In a tab that exists only if there was a relay.
void ResultPane::setUpRelayTable()
{
    RowTable *table = m_ui->relayTable;
    table->setModel(m_relayModel);
    table->setItemDelegate(new RelayRowsDelegate(table));
    table->setSelectionMode(QAbstractItemView::SingleSelection);
    table->setTextElideMode(Qt::ElideRight); // the important part comes first
    table->setEmptyText(tr("Nothing has passed through the relay yet."));
    m_ui->relayNoteLabel->setText(relayRowsNote());
    showRelay(false, {});
}

/// The lanes get the space they need, and the names of the measures the rest.
void ResultPane::fitTables()
{
    const QString widest = u"not measured"_s;
    const QString loss = tr("Lost on the way there"); // which must not be cut
    const RowTable *table = m_ui->scoreTable;
    const auto advance
        = [table](const QString &text) { return table->fontMetrics().horizontalAdvance(text) + 24; };
    const bool roomy = table->viewport()->width() >= advance(loss) + 2 * advance(widest);
    m_ui->scoreTable->setColumnSamples(roomy ? QStringList{{}, widest, widest} : QStringList{loss, {}, {}});
    m_ui->relayTable->setColumnSamples({u"Bursts of loss"_s, u"15ms:exponential"_s, {}});
}

/// Saves the shown run in the chosen format.
void ResultPane::setUpSave()
{
    connect(&m_saver, &FileSaver::saved, this,
            [this](const QString &path, qint64, const Error &error) { tellSaved(path, error); });
    m_ui->resultSaveButton->setIcon(themeIcon(u"save"_s));
    auto *menu = accessible::named(new QMenu(m_ui->resultSaveButton));
    m_ui->resultSaveButton->setMenu(menu);
    const auto add = [this, menu](const QString &text, const QString &suggested, const QString &type) {
        connect(menu->addAction(text), &QAction::triggered, this, [this, suggested, type] {
            askWhereToSave(this, {u"report"_s, tr("Save report"), {type}}, suggested,
                           [this](const QString &path) { saveTo(path); });
        });
    };
    add(tr("Report (&HTML)"), u"comparison.html"_s, tr("Web pages (*.html)"));
    add(tr("Numbers (&JSON)"), u"comparison.json"_s, tr("JSON (*.json)"));
}

const Scorecard *ResultPane::shown() const
{
    const qsizetype index = m_ui->resultRunComboBox->currentIndex();
    return index >= 0 && index < m_results.size() ? &m_results.at(index) : nullptr;
}

void ResultPane::fillChoices()
{
    const QSignalBlocker quietRun(m_ui->resultRunComboBox);
    const QSignalBlocker quietOver(m_ui->resultOverComboBox);
    m_ui->resultRunComboBox->clear();
    m_ui->resultOverComboBox->clear();
    const QStringList titles = runTitles(m_results);
    m_ui->resultRunComboBox->addItems(titles);
    m_ui->resultOverComboBox->addItems(titles);
    m_ui->resultOverComboBox->insertItem(0, tr("none"));
    m_ui->resultOverComboBox->setCurrentIndex(0);
    m_ui->resultRunComboBox->setCurrentIndex(int(m_results.size()) - 1);
    const bool any = !m_results.isEmpty();
    for (QWidget *choice : std::initializer_list<QWidget *>{m_ui->resultRunComboBox, m_ui->resultSaveButton})
        setAvailable(choice, any, tr("There is no result yet"));
    setAvailable(m_ui->resultOverComboBox, m_results.size() > 1,
                 tr("There is no second result to overlay on this one"));
}

/// What is shown is not one of the results yet.
void ResultPane::leaveChoices()
{
    const QSignalBlocker quiet(m_ui->resultRunComboBox);
    m_ui->resultRunComboBox->setPlaceholderText(tr("running"));
    m_ui->resultRunComboBox->setCurrentIndex(-1);
    for (QWidget *choice : std::initializer_list<QWidget *>{m_ui->resultRunComboBox, m_ui->resultOverComboBox,
                                                            m_ui->resultSaveButton})
        setAvailable(choice, false, tr("A comparison is running"));
}

void ResultPane::showLast()
{
    m_ui->resultRunComboBox->setPlaceholderText({});
    fillChoices();
    showChosen();
}

void ResultPane::addResult(const Scorecard &scorecard)
{
    m_results.append(scorecard);
    showLast();
    Q_EMIT resultAdded(scorecard);
}

bool ResultPane::isKnown(const Scorecard &scorecard) const
{
    return std::any_of(m_results.cbegin(), m_results.cend(), [&](const Scorecard &other) {
        return documentName(other) == documentName(scorecard);
    });
}

TakenOver ResultPane::takeOver(const QList<QByteArray> &kept)
{
    TakenOver taken;
    for (const QByteArray &json : kept) {
        const Result<Scorecard> scorecard = scorecardFromJson(json);
        if (!scorecard) {
            m_ui->resultMessage->showError(scorecard.error());
        } else if (isKnown(scorecard.value())) {
            ++taken.known;
        } else {
            m_results.append(scorecard.value());
            ++taken.added;
        }
    }
    if (taken.added > 0)
        showLast();
    return taken;
}

void ResultPane::showChosen()
{
    const Scorecard *run = shown();
    if (!run)
        return;
    const auto whole = [run](Lane lane) {
        const auto &result = run->of(lane);
        return result ? std::optional(result->whole) : std::nullopt;
    };
    m_model->setScores(whole(Lane::Tcp), whole(Lane::Udp));
    showDifferences(*run);
    const QList<RelayRow> relay = relayRows(*run);
    showRelay(!relay.isEmpty(), relay);
    const int over = m_ui->resultOverComboBox->currentIndex() - 1;
    const int index = m_ui->resultRunComboBox->currentIndex();
    if (over < 0 || over == index || over >= m_results.size())
        return m_ui->chartPanel->setLanes(chartLanes(*run));
    const auto naming = [](int number) { return tr("%1, run %2").arg(u"%1"_s, QString::number(number + 1)); };
    m_ui->chartPanel->setLanes(chartLanes(*run, naming(index))
                               + chartLanes(m_results.at(over), naming(over), true));
}

void ResultPane::showDifferences(const Scorecard &scorecard)
{
    QStringList words;
    for (const Lane lane : {Lane::Tcp, Lane::Udp}) {
        const auto &result = scorecard.of(lane);
        if (result && result->whole.error.isError())
            words.append(tr("%1: %2").arg(displayName(result->whole.transport), result->whole.error.what));
    }
    words += differences(scorecard);
    if (scorecard.stopped)
        words.prepend(tr("Stopped before the end."));
    m_differences = words;
    sayDifferences();
}

/// In a presentation only the first few: text above a scorecard is read first, and should be short.
void ResultPane::sayDifferences()
{
    const bool onStage = m_ui->resultRow->isHidden();
    m_ui->differencesLabel->setText(m_differences.mid(0, onStage ? stageSentences : -1).join(u'\n'));
    m_ui->differencesLabel->setVisible(!m_differences.isEmpty());
}

void ResultPane::showRelay(bool relayed, const QList<RelayRow> &rows)
{
    QTabWidget *tabs = m_ui->resultTabs;
    const int at = tabs->indexOf(m_ui->relayTab);
    if (!relayed && at >= 0)
        tabs->removeTab(at);
    else if (relayed && at < 0)
        tabs->addTab(m_ui->relayTab, tr("Simulated network"));
    m_relayModel->setRows(rows);
}

void ResultPane::showProgress(const ComparisonProgress &progress, const Work &work)
{
    const auto score = [&progress](Lane lane) {
        const LaneProgress &of = progress.of(lane);
        return of.run > 0 ? std::optional(of.score) : std::nullopt;
    };
    bool relayed = false;
    QList<RelayRow> rows;
    for (const Lane lane : {Lane::Tcp, Lane::Udp}) {
        relayed = relayed || (work.of(lane).on && work.of(lane).hasRelay());
        rows += relayRows(work, lane, progress.of(lane).score);
    }
    showRelay(relayed, rows);
    leaveChoices();
    m_differences.clear();
    sayDifferences();
    m_model->setScores(score(Lane::Tcp), score(Lane::Udp), true);
    m_ui->chartPanel->setLanes(chartLanes(progress, work.repeats));
}

Error ResultPane::saveTo(const QString &path)
{
    const QString suffix = QFileInfo(path).suffix().toLower();
    if (!shown() || (suffix != u"html"_s && suffix != u"json"_s)) {
        Error error = makeError(ErrorCode::BadOption, tr("A comparison cannot be saved as “%1”.").arg(path));
        error.hint = tr("End the name in .html or .json.");
        m_ui->resultMessage->showError(error);
        return error;
    }
    const QByteArray bytes = suffix == u"html"_s
        ? scorecardHtml(*shown())
        : jsonText(toJson(*shown(), ScorecardDetail::Figures), QJsonDocument::Indented);
    m_saver.save(path, [bytes](FileSaver::Sink &sink) { sink.write(bytes); });
    return {};
}

void ResultPane::tellSaved(const QString &path, const Error &error)
{
    if (error.isError())
        m_ui->resultMessage->showError(error);
    else
        m_ui->resultMessage->showText(Severity::Note, tr("Saved as %1.").arg(path));
    Q_EMIT saved(path, error);
}

void ResultPane::focusScorecard()
{
    m_ui->scoreTable->setFocus(Qt::ShortcutFocusReason);
}

/// With large text, words need a larger share of the width than a drawing.
void ResultPane::setEditingVisible(bool visible)
{
    if (visible == m_ui->resultRow->isVisibleTo(this))
        return;
    m_ui->resultRow->setVisible(visible);
    m_ui->chartPanel->setEditingVisible(visible);
    sayDifferences();
    if (!visible)
        m_editingSizes = m_ui->resultSplitter->sizes();
    putLossOnTop(!visible);
    m_ui->resultSplitter->setSizes(visible ? m_editingSizes : QList<int>{3000, 2000});
}

void ResultPane::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    fitTables();
}

void ResultPane::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::FontChange)
        fitTables();
}

} // namespace swb
