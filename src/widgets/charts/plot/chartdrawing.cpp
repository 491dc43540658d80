// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/charts/chartdrawing.h"

#include "core/values/quantities.h"
#include "widgets/charts/plot/customplot.h"
#include "widgets/theme/tokens.h"

#include <cmath>
#include <functional>

using namespace Qt::StringLiterals;

namespace swb {
namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(swb::Chart)
};

/// Thicker with larger text, so that it is visible from the last row too: 2 pixels at 100 %, 3 from 125 %.
double lineWidth(const QFont &font)
{
    return std::max(2.0, font.pixelSize() / 5.5);
}

QColor laneColour(const ChartLane &lane, const Tokens &tokens)
{
    return isStream(lane.transport) ? tokens.tcp : tokens.udp;
}

QPen lanePen(const ChartLane &lane, const Tokens &tokens, double width)
{
    QPen pen(laneColour(lane, tokens), lane.earlier ? width / 2 : width);
    if (lane.earlier)
        pen.setStyle(isStream(lane.transport) ? Qt::DotLine : Qt::DashDotLine);
    else
        pen.setStyle(isStream(lane.transport) ? Qt::SolidLine : Qt::DashLine);
    return pen;
}

/// Square for a stream, round for datagrams; points so dense that they would touch are drawn as a line only,
/// except a single one between two gaps.
QCPScatterStyle laneScatter(const ChartLane &lane, const Tokens &tokens, double width, qsizetype points)
{
    constexpr qsizetype mostMarked = 60;
    if (points > mostMarked && lane.gaps.isEmpty())
        return {};
    const QColor colour = laneColour(lane, tokens);
    return {isStream(lane.transport) ? QCPScatterStyle::ssSquare : QCPScatterStyle::ssDisc, QPen(colour),
            lane.earlier ? QBrush(tokens.page) : QBrush(colour), points > mostMarked ? width : width * 3};
}

/// The boxes of one repeat are side by side around its number.
struct BoxPlaces
{
    qsizetype lanes;
    [[nodiscard]] double step() const { return lanes > 2 ? 0.18 : 0.36; }
    [[nodiscard]] double width() const { return step() * 0.78; }
    [[nodiscard]] double at(double repeat, qsizetype lane) const
    {
        return repeat + (double(lane) - double(lanes - 1) / 2) * step();
    }
};

QCPAxis *valueAxis(QCustomPlot &plot, ChartKind kind)
{
    return kind == ChartKind::Distribution ? plot.xAxis : plot.yAxis;
}

void dressAxis(QCPAxis &axis, const Tokens &tokens, const QFont &font)
{
    axis.setBasePen(QPen(tokens.border));
    axis.setTickPen(QPen(tokens.border));
    axis.setSubTickPen(QPen(tokens.border));
    axis.setTickLabelColor(tokens.secondaryText);
    axis.setLabelColor(tokens.text);
    axis.setTickLabelFont(font);
    axis.setLabelFont(font);
    QColor line = tokens.border;
    line.setAlphaF(0.35F);
    axis.grid()->setPen(QPen(line, 1, Qt::DotLine));
    axis.grid()->setZeroLinePen(QPen(line));
}

/// Above the axes, where it hides nothing. Only once it has content: the axes get no wider than an empty
/// legend.
void placeLegend(QCustomPlot &plot)
{
    if (plot.plotLayout()->rowCount() > 1)
        return;
    plot.plotLayout()->insertRow(0);
    plot.plotLayout()->addElement(0, 0, plot.legend);
    plot.plotLayout()->setRowStretchFactor(0, 0.001);
    plot.legend->setFillOrder(QCPLegend::foColumnsFirst);
    plot.legend->setBorderPen(Qt::NoPen);
    plot.legend->setBrush(Qt::NoBrush);
}

/// As many names in a row as there is space for.
void wrapLegend(QCustomPlot &plot)
{
    QCPLegend &legend = *plot.legend;
    for (int columns = legend.itemCount(); columns > 0; --columns) {
        legend.setWrap(columns);
        legend.setFillOrder(legend.fillOrder(), true);
        if (legend.minimumOuterSizeHint().width() <= plot.width())
            return;
    }
}

void dressLegend(QCPLegend &legend, const Tokens &tokens, const QFont &font)
{
    legend.setFont(font);
    legend.setTextColor(tokens.text);
    legend.setIconSize(font.pixelSize() * 3, font.pixelSize());
}

/// Writes each number of an axis with the unit that suits it.
template <typename Ticker>
class UnitTicker : public Ticker
{
public:
    using Text = QString (*)(double);
    explicit UnitTicker(Text text)
        : m_text(text)
    { }

protected:
    QString getTickLabel(double tick, const QLocale &locale, QChar format, int precision) override
    {
        Q_UNUSED(locale)
        Q_UNUSED(format)
        Q_UNUSED(precision)
        return m_text(tick);
    }

private:
    Text m_text;
};

/// Without meaningless digits: "20 µs", "1.5 ms".
QString shortened(double number, const QString &unit)
{
    return QString::number(number, 'g', 4) % u' ' % unit;
}

QString delayTick(double microseconds)
{
    if (microseconds >= 1e6)
        return shortened(microseconds / 1e6, Words::tr("s"));
    return microseconds >= 1e3 ? shortened(microseconds / 1e3, Words::tr("ms"))
                               : shortened(microseconds, Words::tr("µs"));
}

/// The axis of the values: linear or logarithmic.
void scaleAxis(QCPAxis &axis, const ChartLook &look)
{
    const auto text = look.kind == ChartKind::Throughput ? quantities::rate : delayTick;
    axis.setScaleType(look.logarithmic ? QCPAxis::stLogarithmic : QCPAxis::stLinear);
    if (look.logarithmic)
        axis.setTicker(QSharedPointer<UnitTicker<QCPAxisTickerLog>>::create(text));
    else
        axis.setTicker(QSharedPointer<UnitTicker<QCPAxisTicker>>::create(text));
}

/// Repeats have whole numbers.
void countAxis(QCPAxis &axis)
{
    const auto ticker = QSharedPointer<QCPAxisTickerFixed>::create();
    ticker->setTickStep(1);
    ticker->setScaleStrategy(QCPAxisTickerFixed::ssMultiples);
    axis.setTicker(ticker);
    axis.setSubTicks(false);
}

/// As many numbers below as fit without overlapping.
void spaceTicks(QCustomPlot &plot)
{
    constexpr int usual = 5;
    constexpr int fewest = 2;
    constexpr double more = 1.4; // Qt may give more than asked for, to get rounder numbers
    const int widest = QFontMetrics(plot.xAxis->tickLabelFont()).horizontalAdvance(QStringLiteral("0.0025 "));
    const int room = plot.width() - plot.width() / 4; // beside the axis of the values
    plot.xAxis->ticker()->setTickCount(std::clamp(int(room / (more * widest)), fewest, usual));
}

/// The first of the texts that fits the length of the axis, the fullest first.
void labelUpright(QCustomPlot &plot, const QStringList &words)
{
    constexpr int linesBeside = 5; // the legend, and the numbers and the label of the other axis
    const QFontMetrics metrics(plot.yAxis->labelFont());
    const int room = plot.height() - linesBeside * metrics.height();
    const auto fits = [&](const QString &each) { return metrics.horizontalAdvance(each) <= room; };
    const auto found = std::find_if(words.begin(), words.end(), fits);
    plot.yAxis->setLabel(found != words.end() ? *found : QString());
}

/// Says what the delays are; lanes that differ in that are never drawn together.
void labelAxes(QCustomPlot &plot, ChartKind kind, const QList<ChartLane> &lanes)
{
    const bool oneWay = !lanes.isEmpty() && lanes.first().oneWay;
    const QString repeat = shownRepeats(lanes);
    const QString delay = oneWay ? Words::tr("one-way time to the server") : Words::tr("round trip");
    const QString seconds = repeat.isEmpty() ? Words::tr("time, s") : Words::tr("time, s (%1)").arg(repeat);
    const QString means = shownMeans(lanes);
    const auto withMeans = [&means](const QString &what) {
        return means.isEmpty() ? what : Words::tr("%1, %2").arg(what, means);
    };
    switch (kind) {
    case ChartKind::Delay:
        plot.xAxis->setLabel(seconds);
        return labelUpright(plot, {withMeans(delay), delay});
    case ChartKind::Distribution:
        plot.xAxis->setLabel(delay);
        return labelUpright(plot, {Words::tr("share that took at most this long"), Words::tr("share")});
    case ChartKind::Repeats:
        plot.xAxis->setLabel(Words::tr("repeat"));
        return labelUpright(plot, {delay});
    case ChartKind::Throughput:
        plot.xAxis->setLabel(seconds);
        return labelUpright(plot, {withMeans(Words::tr("throughput")), Words::tr("throughput")});
    }
}

QVector<QCPGraphData> pointsOf(const QList<QPointF> &points)
{
    QVector<QCPGraphData> data;
    data.reserve(points.size());
    for (const QPointF &point : points)
        data.append({point.x(), point.y()});
    return data;
}

/// A missing line is named, so that nobody looks for it.
QString legendName(ChartKind kind, const ChartLane &lane)
{
    return whyAbsent(kind, lane).isEmpty() ? lane.name : Words::tr("%1: not measured").arg(lane.name);
}

QCPGraph *addLine(QCustomPlot &plot, ChartKind kind, const Tokens &tokens, const ChartLane &lane,
                  const QVector<QCPGraphData> &data)
{
    const double width = lineWidth(plot.legend->font());
    QCPGraph *graph = plot.addGraph();
    graph->setName(legendName(kind, lane));
    graph->setPen(lanePen(lane, tokens, width));
    graph->setScatterStyle(laneScatter(lane, tokens, width, data.size()));
    graph->data()->set(data, true);
    return graph;
}

/// Means over time, with a gap where losses left one; NaN ends a line.
QVector<QCPGraphData> delayPoints(const ChartLane &lane, const std::function<double(qsizetype)> &value)
{
    QVector<QCPGraphData> data;
    qsizetype gap = 0;
    for (qsizetype i = 0; i < lane.delays.size(); ++i) {
        const double second = lane.delays.at(i).x();
        for (; gap < lane.gaps.size() && lane.gaps.at(gap) < second; ++gap)
            data.append({lane.gaps.at(gap), qQNaN()});
        data.append({second, value(i)});
    }
    return data;
}

/// From the minimum of each interval to the maximum, behind the line of their means.
void addBand(QCustomPlot &plot, const Tokens &tokens, const ChartLane &lane)
{
    constexpr float opacity = 0.22F;
    if (lane.earlier || lane.delayRanges.size() != lane.delays.size())
        return;
    const auto edge = [&](double ChartRange::*member) {
        QCPGraph *graph = plot.addGraph();
        graph->setPen(Qt::NoPen);
        graph->data()->set(delayPoints(lane, [&](qsizetype i) { return lane.delayRanges.at(i).*member; }),
                           true);
        return graph;
    };
    QCPGraph *least = edge(&ChartRange::least);
    least->removeFromLegend();
    QCPGraph *most = edge(&ChartRange::most);
    QColor colour = laneColour(lane, tokens);
    colour.setAlphaF(opacity);
    most->setName(Words::tr("%1, minimum to maximum").arg(lane.name));
    most->setBrush(colour);
    most->setChannelFillGraph(least);
}

/// Crosses along the bottom, each lane at its own height; on an axis that zooming does not move.
void addLosses(QCustomPlot &plot, const Tokens &tokens, const ChartLane &lane, int row)
{
    if (lane.losses.isEmpty())
        return;
    const double width = lineWidth(plot.legend->font());
    QVector<QCPGraphData> data;
    for (const double second : lane.losses)
        data.append({second, 0.03 + 0.05 * row});
    QCPGraph *graph = plot.addGraph(plot.xAxis, plot.yAxis2);
    graph->setName(Words::tr("%1 lost").arg(lane.name));
    graph->setLineStyle(QCPGraph::lsNone);
    graph->setScatterStyle(
        {QCPScatterStyle::ssCross, QPen(laneColour(lane, tokens), width / 1.5), Qt::NoBrush, width * 4});
    graph->data()->set(data, true);
}

void addBoxes(QCustomPlot &plot, const Tokens &tokens, const ChartLane &lane, qsizetype index,
              qsizetype lanes)
{
    const double width = lineWidth(plot.legend->font());
    auto *boxes = new QCPStatisticalBox(plot.xAxis, plot.yAxis);
    const BoxPlaces places{lanes};
    boxes->setName(legendName(ChartKind::Repeats, lane));
    boxes->setWidth(places.width());
    const QPen pen = lanePen(lane, tokens, width);
    QPen solid = pen;
    solid.setStyle(Qt::SolidLine);
    boxes->setPen(pen);
    boxes->setWhiskerPen(pen);
    boxes->setWhiskerBarPen(solid);
    boxes->setMedianPen(QPen(solid.color(), pen.widthF() * 1.5));
    boxes->setBrush(QBrush(solid.color(), isStream(lane.transport) ? Qt::Dense6Pattern : Qt::BDiagPattern));
    for (const ChartBox &box : lane.repeats)
        boxes->addData(places.at(box.repeat, index), box.least, box.lowerQuarter, box.median,
                       box.upperQuarter, box.most);
}

void addLane(QCustomPlot &plot, ChartKind kind, const Tokens &tokens, const QList<ChartLane> &lanes,
             qsizetype index)
{
    const ChartLane &lane = lanes.at(index);
    switch (kind) {
    case ChartKind::Delay:
        addBand(plot, tokens, lane);
        addLine(plot, kind, tokens, lane,
                delayPoints(lane, [&lane](qsizetype i) { return lane.delays.at(i).y(); }));
        addLosses(plot, tokens, lane, int(index));
        break;
    case ChartKind::Distribution:
        addLine(plot, kind, tokens, lane, pointsOf(lane.distribution));
        break;
    case ChartKind::Repeats:
        addBoxes(plot, tokens, lane, index, lanes.size());
        break;
    case ChartKind::Throughput:
        addLine(plot, kind, tokens, lane, pointsOf(lane.throughput));
        break;
    }
}

bool hasData(QCustomPlot &plot)
{
    for (int i = 0; i < plot.plottableCount(); ++i) {
        bool any = false;
        static_cast<void>(plot.plottable(i)->getKeyRange(any));
        if (any)
            return true;
    }
    return false;
}

/// Without data, the numbers of an axis would be made up.
void showNumbers(QCustomPlot &plot, bool shown)
{
    for (QCPAxis *axis : {plot.xAxis, plot.yAxis}) {
        axis->setTickLabels(shown);
        axis->setTicks(shown);
    }
}

/// In seconds; slightly more than the run, so that the last point is complete.
double timeShown(QCustomPlot &plot)
{
    constexpr double ofNothing = 5;
    double last = 0;
    for (int i = 0; i < plot.plottableCount(); ++i) {
        bool any = false;
        const QCPRange range = plot.plottable(i)->getKeyRange(any);
        last = any ? std::max(last, range.upper) : last;
    }
    return last > 0 ? last * 1.02 : ofNothing;
}

/// The number of the last box; the boxes are beside it.
double lastRepeat(const QCPStatisticalBox &boxes)
{
    return boxes.data()->isEmpty() ? 1 : std::round((boxes.data()->constEnd() - 1)->key);
}

/// Some margin around the numbers; a linear axis of amounts begins at 0, so that a difference looks as large
/// as it is.
void showAll(QCustomPlot &plot, const ChartLook &look)
{
    const bool logarithmic = look.logarithmic;
    plot.rescaleAxes();
    QCPAxis *value = valueAxis(plot, look.kind);
    if (logarithmic) {
        const QCPRange range = value->range().sanitizedForLogScale();
        value->setRange(range.lower / 1.2, range.upper * 1.2);
    } else {
        value->setRange(0, value->range().upper > 0 ? value->range().upper * 1.08 : 1);
    }
    if (look.kind == ChartKind::Distribution)
        plot.yAxis->setRange(0, 1.02);
    if (look.kind == ChartKind::Delay || look.kind == ChartKind::Throughput)
        plot.xAxis->setRange(0, timeShown(plot));
    if (look.kind == ChartKind::Repeats) {
        double repeats = 1;
        for (int i = 0; i < plot.plottableCount(); ++i) {
            const auto *boxes = qobject_cast<QCPStatisticalBox *>(plot.plottable(i));
            repeats = boxes ? std::max(repeats, lastRepeat(*boxes)) : repeats;
        }
        plot.xAxis->setRange(0.4, repeats + 0.6);
    }
    plot.yAxis2->setRange(0, 1);
}

ChartValue valueOf(const ChartLane &lane, const QPointF &point, ChartKind kind)
{
    const QString x = QString::number(point.x(), 'f', 2);
    if (kind == ChartKind::Delay)
        return {point, Words::tr("%1 at %2 s: %3").arg(lane.name, x, microsecondsText(point.y()))};
    if (kind == ChartKind::Throughput)
        return {point, Words::tr("%1 at %2 s: %3").arg(lane.name, x, quantities::rate(point.y()))};
    return {point,
            Words::tr("%1: %2 % took at most %3")
                .arg(lane.name, QString::number(point.y() * 100, 'f', 1), microsecondsText(point.x()))};
}

ChartValue valueOf(const ChartLane &lane, const ChartBox &box, double place)
{
    return {{place, box.median},
            Words::tr("%1, repeat %2: median %3, middle half from %4 to %5, all from %6 to %7")
                .arg(lane.name, QString::number(box.repeat), microsecondsText(box.median),
                     microsecondsText(box.lowerQuarter), microsecondsText(box.upperQuarter),
                     microsecondsText(box.least), microsecondsText(box.most))};
}

/// The mean of an interval, and the range of its times.
ChartValue valueOf(const ChartLane &lane, const QPointF &point, const ChartRange &range)
{
    return {point,
            Words::tr("%1 at %2 s: mean %3, from %4 to %5")
                .arg(lane.name, QString::number(point.x(), 'f', 2), microsecondsText(point.y()),
                     microsecondsText(range.least), microsecondsText(range.most))};
}

const QList<QPointF> &pointsFor(ChartKind kind, const ChartLane &lane)
{
    if (kind == ChartKind::Throughput)
        return lane.throughput;
    return kind == ChartKind::Distribution ? lane.distribution : lane.delays;
}

} // namespace

void dressPlot(QCustomPlot &plot, const ChartLook &look, const Tokens &tokens, const QFont &font)
{
    plot.setBackground(tokens.page);
    for (QCPAxis *axis : {plot.xAxis, plot.yAxis})
        dressAxis(*axis, tokens, font);
    dressLegend(*plot.legend, tokens, font);
    scaleAxis(*valueAxis(plot, look.kind), look);
    if (look.kind == ChartKind::Repeats)
        countAxis(*plot.xAxis);
}

bool drawLanes(QCustomPlot &plot, const ChartLook &look, const Tokens &tokens, const QList<ChartLane> &lanes,
               bool whole)
{
    plot.clearPlottables();
    labelAxes(plot, look.kind, lanes);
    spaceTicks(plot);
    for (qsizetype i = 0; i < lanes.size(); ++i)
        addLane(plot, look.kind, tokens, lanes, i);
    plot.legend->setVisible(plot.plottableCount() > 0);
    if (plot.plottableCount() > 0) {
        placeLegend(plot);
        wrapLegend(plot);
    }
    if (whole)
        showAll(plot, look);
    const bool any = hasData(plot);
    showNumbers(plot, any);
    return any;
}

QString microsecondsText(double microseconds)
{
    if (microseconds >= 1e6)
        return Words::tr("%1 s").arg(QString::number(microseconds / 1e6, 'g', 4));
    if (microseconds >= 1e4)
        return Words::tr("%1 ms").arg(QString::number(microseconds / 1e3, 'g', 4));
    return Words::tr("%1 µs").arg(QString::number(microseconds, 'f', 1));
}

QList<ChartValue> chartValues(ChartKind kind, const QList<ChartLane> &lanes)
{
    QList<ChartValue> values;
    const BoxPlaces places{lanes.size()};
    for (qsizetype i = 0; i < lanes.size(); ++i) {
        const ChartLane &lane = lanes.at(i);
        if (kind == ChartKind::Delay && lane.delayRanges.size() == lane.delays.size()) {
            for (qsizetype at = 0; at < lane.delays.size(); ++at)
                values.append(valueOf(lane, lane.delays.at(at), lane.delayRanges.at(at)));
            continue;
        }
        if (kind != ChartKind::Repeats) {
            for (const QPointF &point : pointsFor(kind, lane))
                values.append(valueOf(lane, point, kind));
            continue;
        }
        for (const ChartBox &box : lane.repeats)
            values.append(valueOf(lane, box, places.at(box.repeat, i)));
    }
    return values;
}

} // namespace swb
