// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/charts/chartpanel.h"

#include "core/values/errorcatalog.h"
#include "widgets/accessible/accessible.h"
#include "widgets/charts/chart.h"
#include "widgets/charts/chartexport.h"
#include "widgets/common/availability.h"
#include "widgets/common/filedialogs.h"
#include "widgets/common/flowlayout.h"
#include "widgets/common/inlinemessage.h"
#include "widgets/theme/icons.h"

#include <QLabel>
#include <QMenu>
#include <QStackedWidget>
#include <QToolButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace swb {
namespace {

QString buttonWord(ChartKind kind)
{
    switch (kind) {
    case ChartKind::Delay:
        return ChartPanel::tr("Over time");
    case ChartKind::Distribution:
        return ChartPanel::tr("Distribution");
    case ChartKind::Repeats:
        return ChartPanel::tr("Repeats");
    case ChartKind::Throughput:
        break;
    }
    return ChartPanel::tr("Throughput");
}

QString formatWord(ChartFormat format)
{
    switch (format) {
    case ChartFormat::Png:
        return ChartPanel::tr("Picture (PNG)");
    case ChartFormat::Svg:
        return ChartPanel::tr("Drawing (SVG)");
    case ChartFormat::Pdf:
        return ChartPanel::tr("Document (PDF)");
    case ChartFormat::Csv:
        break;
    }
    return ChartPanel::tr("Numbers (CSV)");
}

QToolButton *makeButton(QWidget *parent, const QString &text, const QString &toolTip)
{
    auto *button = new QToolButton(parent);
    button->setText(text);
    button->setToolTip(toolTip);
    button->setAutoRaise(true);
    button->setFocusPolicy(Qt::TabFocus);
    return button;
}

} // namespace

ChartPanel::ChartPanel(QWidget *parent)
    : QWidget(parent)
    , m_charts(new QStackedWidget(this))
    , m_logarithmic(makeButton(this, tr("Log scale"), tr("Draw the values on a logarithmic scale")))
    , m_whole(makeButton(this, tr("Show all"), tr("Zoom back out to the whole chart (double-click)")))
    , m_export(
          makeButton(this, tr("Export chart"), tr("Save this chart as a picture, a document or numbers")))
    , m_notes(new QLabel(this))
    , m_value(new QLabel(this))
    , m_message(new InlineMessage(this))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(4);
    auto *tools = new QWidget(this);
    auto *row = new FlowLayout(tools);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(4);
    column->addWidget(tools);
    column->addWidget(m_message);
    column->addWidget(m_charts, 1);
    column->addWidget(m_notes);
    column->addWidget(m_value);
    for (int kind = 0; kind < chartKinds; ++kind) {
        addChart(ChartKind(kind));
        row->addWidget(m_kinds.last());
    }
    for (QToolButton *button : {m_logarithmic, m_whole, m_export})
        row->addWidget(button);
    setUpTools();
    setUpExport();
    setEditingVisible(true);
    showChart(ChartKind::Delay);
}

void ChartPanel::addChart(ChartKind kind)
{
    auto *chart = new Chart(kind, m_charts);
    m_charts->addWidget(chart);
    // A few slow answers would flatten all others.
    chart->setLogarithmic(kind != ChartKind::Throughput);
    connect(chart, &Chart::zoomChanged, this, &ChartPanel::showTools);
    connect(chart, &Chart::valueChanged, m_value, &QLabel::setText);
    QToolButton *button = makeButton(this, buttonWord(kind), tr("Show the chart “%1”").arg(chartTitle(kind)));
    button->setCheckable(true);
    button->setAutoExclusive(true);
    connect(button, &QToolButton::clicked, this, [this, kind] { showChart(kind); });
    m_kinds.append(button);
}

void ChartPanel::setUpTools()
{
    m_logarithmic->setCheckable(true);
    m_notes->setTextFormat(Qt::PlainText);
    m_notes->setWordWrap(true);
    m_notes->setAccessibleName(tr("Not in this chart"));
    m_notes->hide();
    m_value->setTextFormat(Qt::PlainText);
    m_value->setAccessibleName(tr("Value pointed at"));
    connect(m_logarithmic, &QToolButton::toggled, this,
            [this](bool on) { chart(shownKind())->setLogarithmic(on); });
    connect(m_whole, &QToolButton::clicked, this, [this] { chart(shownKind())->showWhole(); });
}

void ChartPanel::setUpExport()
{
    connect(&m_saver, &FileSaver::saved, this,
            [this](const QString &path, qint64, const Error &error) { tellSaved(path, error); });
    m_export->setIcon(themeIcon(u"save"_s));
    m_export->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_export->setPopupMode(QToolButton::InstantPopup);
    auto *menu = new QMenu(tr("Export chart"), m_export);
    accessible::named(menu);
    m_export->setMenu(menu);
    for (const ChartFormat format : chartFormats()) {
        connect(menu->addAction(formatWord(format)), &QAction::triggered, this, [this, format] {
            const QString name = chartFileName(shownKind()) % u'.' % suffixOf(format);
            const QString type = tr("%1 files (*.%2)").arg(suffixOf(format).toUpper(), suffixOf(format));
            askWhereToSave(this, {u"chart"_s, tr("Export chart"), {type}}, name,
                           [this](const QString &path) { exportTo(path); });
        });
    }
}

void ChartPanel::setLanes(const QList<ChartLane> &lanes)
{
    for (int kind = 0; kind < chartKinds; ++kind)
        chart(ChartKind(kind))->setLanes(lanes);
    showNotes();
}

void ChartPanel::showNotes()
{
    QStringList words;
    for (const ChartLane &lane : chart(shownKind())->lanes()) {
        if (const QString why = whyAbsent(shownKind(), lane); !why.isEmpty())
            words.append(tr("%1, not measured: %2").arg(lane.name, why));
    }
    m_notes->setText(words.join(u'\n'));
    m_notes->setVisible(!words.isEmpty());
}

Chart *ChartPanel::chart(ChartKind kind) const
{
    return static_cast<Chart *>(m_charts->widget(int(kind)));
}

ChartKind ChartPanel::shownKind() const
{
    return ChartKind(m_charts->currentIndex());
}

void ChartPanel::showChart(ChartKind kind)
{
    m_charts->setCurrentIndex(int(kind));
    m_kinds.at(int(kind))->setChecked(true);
    m_value->clear();
    showTools();
    showNotes();
}

void ChartPanel::setEditingVisible(bool visible)
{
    const bool isDrawn = whyNoCharts().isEmpty();
    m_logarithmic->setVisible(visible && isDrawn);
    m_whole->setVisible(visible && isDrawn);
    m_export->setVisible(visible);
    m_message->clear();
}

void ChartPanel::showTools()
{
    m_logarithmic->setChecked(chart(shownKind())->isLogarithmic());
    setAvailable(m_whole, chart(shownKind())->isZoomed(), tr("The whole chart is visible"));
}

Error ChartPanel::exportTo(const QString &path)
{
    const auto format = chartFormatOf(path);
    if (!format) {
        Error error = makeError(ErrorCode::BadOption, tr("A chart cannot be saved as “%1”.").arg(path));
        error.hint = whyNoCharts().isEmpty() ? tr("End the name in .png, .svg, .pdf or .csv.")
                                             : tr("End the name in .csv.") + u' ' + whyNoCharts();
        m_message->showError(error);
        return error;
    }
    m_saver.save(
        path, [bytes = chart(shownKind())->exported(*format)](FileSaver::Sink &sink) { sink.write(bytes); });
    return {};
}

void ChartPanel::tellSaved(const QString &path, const Error &error)
{
    if (error.isError())
        m_message->showError(error);
    else
        m_message->showText(Severity::Note, tr("Saved as %1.").arg(path));
    Q_EMIT exported(path, error);
}

} // namespace swb
