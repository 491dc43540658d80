// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/charts/chart.h"

#include <QLabel>
#include <QVBoxLayout>

namespace swb {

QList<ChartFormat> chartFormats()
{
    return {ChartFormat::Csv};
}

QString whyNoCharts()
{
    return Chart::tr(
        "This program draws no charts: it was built without QCustomPlot. The scorecard has every figure, "
        "and the numbers of a chart can be saved.");
}

Chart::Chart(ChartKind kind, QWidget *parent)
    : QWidget(parent)
    , m_kind(kind)
    , m_plot(nullptr)
    , m_tracer(nullptr)
{
    auto *whole = new QVBoxLayout(this);
    auto *why = new QLabel(whyNoCharts(), this);
    why->setWordWrap(true);
    why->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Ignored); // a chart may become small
    why->setAlignment(Qt::AlignCenter);
    whole->addWidget(why);
    setAccessibleName(chartTitle(kind));
    setAccessibleDescription(whyNoCharts());
}

void Chart::setLanes(const QList<ChartLane> &lanes)
{
    m_lanes = lanes;
}

void Chart::setLogarithmic(bool logarithmic)
{
    m_logarithmic = logarithmic;
}

void Chart::showWhole() { }

void Chart::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
}

void Chart::keyPressEvent(QKeyEvent *event)
{
    QWidget::keyPressEvent(event);
}

void Chart::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
}

void Chart::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
}

QByteArray Chart::exported(ChartFormat /*format*/) const
{
    return chartCsv(m_kind, m_lanes);
}

} // namespace swb
