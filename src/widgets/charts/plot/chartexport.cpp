// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/charts/chartexport.h"

#include "widgets/charts/plot/customplot.h"
#include "widgets/theme/tokens.h"

#include <QBuffer>
#include <QPdfWriter>
#include <QSvgGenerator>

namespace swb {
namespace {

constexpr int pdfDotsPerInch = 96; // as on the screen, so that text keeps its size

QByteArray toPng(QCustomPlot &plot, const QSize &size)
{
    QByteArray bytes;
    QBuffer file(&bytes);
    plot.toPixmap(size.width(), size.height(), 2).save(&file, "PNG");
    return bytes;
}

void paintVectors(QCustomPlot &plot, QPaintDevice &device, const QSize &size)
{
    QCPPainter painter(&device);
    painter.setMode(QCPPainter::pmVectorized);
    painter.setMode(QCPPainter::pmNoCaching);
    painter.fillRect(QRect(QPoint(), size), lightTokens().page);
    plot.toPainter(&painter, size.width(), size.height());
}

QByteArray toSvg(QCustomPlot &plot, const QSize &size, const QString &title)
{
    QByteArray bytes;
    QBuffer file(&bytes);
    QSvgGenerator generator;
    generator.setOutputDevice(&file);
    generator.setSize(size);
    generator.setViewBox(QRect(QPoint(), size));
    generator.setTitle(title);
    paintVectors(plot, generator, size);
    return bytes;
}

QByteArray toPdf(QCustomPlot &plot, const QSize &size, const QString &title)
{
    QByteArray bytes;
    QBuffer file(&bytes);
    file.open(QIODevice::WriteOnly);
    QPdfWriter writer(&file);
    constexpr double pointsPerInch = 72;
    const QSizeF points = QSizeF(size) * pointsPerInch / pdfDotsPerInch;
    writer.setPageSize(QPageSize(points, QPageSize::Point, {}, QPageSize::ExactMatch));
    writer.setPageMargins({});
    writer.setResolution(pdfDotsPerInch);
    writer.setTitle(title);
    paintVectors(plot, writer, size);
    return bytes;
}

} // namespace

QByteArray exportChart(const ChartLook &look, const QList<ChartLane> &lanes, ChartFormat format,
                       const QSize &size, const QFont &font)
{
    if (format == ChartFormat::Csv)
        return chartCsv(look.kind, lanes);
    QCustomPlot plot;
    plot.resize(size);
    dressPlot(plot, look, lightTokens(), font);
    drawLanes(plot, look, lightTokens(), lanes, true);
    switch (format) {
    case ChartFormat::Svg:
        return toSvg(plot, size, chartTitle(look.kind));
    case ChartFormat::Pdf:
        return toPdf(plot, size, chartTitle(look.kind));
    default:
        return toPng(plot, size);
    }
}

QList<ChartFormat> chartFormats()
{
    return {ChartFormat::Png, ChartFormat::Svg, ChartFormat::Pdf, ChartFormat::Csv};
}

QString whyNoCharts()
{
    return {};
}

} // namespace swb
