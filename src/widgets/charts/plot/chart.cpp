// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/charts/chart.h"

#include "widgets/accessible/accessible.h"
#include "widgets/charts/chartdrawing.h"
#include "widgets/charts/chartexport.h"
#include "widgets/charts/plot/customplot.h"
#include "widgets/theme/tokens.h"

#include <QKeyEvent>
#include <QToolTip>
#include <QVBoxLayout>
#include <cmath>
#include <limits>
#include <utility>

using namespace std::chrono_literals;

namespace swb {
namespace {

constexpr std::chrono::milliseconds frame = 30ms; // timers are late more often than early
constexpr std::chrono::milliseconds rest = 200ms; // without new numbers; then antialiasing is switched on
constexpr double keyZoom = 0.8;
constexpr double reach = 24; ///< pixels within which the mouse selects a value

} // namespace

Chart::Chart(ChartKind kind, QWidget *parent)
    : QWidget(parent)
    , m_kind(kind)
    , m_plot(new QCustomPlot(this))
    , m_tracer(new QCPItemTracer(m_plot))
    , m_nothing(new QCPItemText(m_plot))
{
    accessible::setRole(this, QAccessible::Chart);
    auto *whole = new QVBoxLayout(this);
    whole->setContentsMargins(0, 0, 0, 0);
    whole->addWidget(m_plot);
    setFocusPolicy(Qt::StrongFocus);
    m_plot->setFocusPolicy(Qt::NoFocus);
    m_plot->setNoAntialiasingOnDrag(true);
    m_plot->setInteractions(QCP::iRangeDrag | QCP::iRangeZoom);
    m_plot->setMinimumSize(160, 100);
    setAccessibleName(chartTitle(kind));
    setToolTip(tr(
        "Wheel: zoom. Drag: move. Double-click or Home: show all. Left and Right: step through the values"));
    m_tracer->position->setType(QCPItemPosition::ptPlotCoords);
    m_tracer->setStyle(QCPItemTracer::tsCircle);
    m_nothing->position->setType(QCPItemPosition::ptAxisRectRatio);
    m_nothing->position->setCoords(0.5, 0.5);
    m_nothing->setText(tr("Nothing measured yet"));
    m_tracer->setVisible(false);
    m_frames.setInterval(frame);
    m_frames.setSingleShot(true);
    m_frames.setTimerType(Qt::PreciseTimer);
    m_rest.setInterval(rest);
    m_rest.setSingleShot(true);
    connect(&m_frames, &QTimer::timeout, this, [this] {
        if (m_waiting)
            draw();
    });
    connectMouse();
    connect(&m_rest, &QTimer::timeout, this, &Chart::smooth);
    dress();
}

void Chart::connectMouse()
{
    connect(m_plot, &QCustomPlot::mousePress, this, [this] { setFocus(Qt::MouseFocusReason); });
    connect(m_plot, &QCustomPlot::mouseDoubleClick, this, &Chart::showWhole);
    connect(m_plot, &QCustomPlot::mouseWheel, this, [this] { setZoomed(true); });
    connect(m_plot, &QCustomPlot::mouseMove, this, [this](const QMouseEvent *event) {
        if (event->buttons() & Qt::LeftButton)
            setZoomed(true);
        else
            pointAt(event->pos());
    });
}

void Chart::setLanes(const QList<ChartLane> &lanes)
{
    m_lanes = lanes;
    m_rough = m_rest.isActive();
    m_rest.start();
    drawSoon();
}

void Chart::setLogarithmic(bool logarithmic)
{
    if (logarithmic == m_logarithmic)
        return;
    m_logarithmic = logarithmic;
    dress();
    showWhole();
}

void Chart::showWhole()
{
    setZoomed(false);
    draw();
}

void Chart::setZoomed(bool zoomed)
{
    if (zoomed == m_zoomed)
        return;
    m_zoomed = zoomed;
    Q_EMIT zoomChanged(zoomed);
}

/// Immediately if the last picture is old enough, otherwise when it is; not at all while invisible.
void Chart::drawSoon()
{
    m_waiting = true;
    if (isVisible() && !m_frames.isActive())
        draw();
}

void Chart::draw()
{
    m_waiting = false;
    // If painting is slow, other things come first: charts get at most a third of the time.
    const auto painting = std::chrono::milliseconds(int(m_plot->replotTime(true)));
    m_frames.start(std::max(frame, 3 * painting));
    if (m_value >= 0)
        forgetValue();
    m_plot->setNotAntialiasedElements(m_rough ? QCP::aePlottables : QCP::aeNone);
    m_nothing->setVisible(
        !drawLanes(*m_plot, {m_kind, m_logarithmic}, tokensOf(palette()), m_lanes, !m_zoomed));
    m_plot->replot(QCustomPlot::rpQueuedReplot);
    describe();
    Q_EMIT drawn();
}

/// It belonged to other numbers.
void Chart::forgetValue()
{
    m_value = -1;
    m_tracer->setVisible(false);
    m_valueText.clear();
    Q_EMIT valueChanged(m_valueText);
}

/// Antialiasing thick lines takes most of a frame's time, so it waits until the numbers rest.
void Chart::smooth()
{
    if (!std::exchange(m_rough, false))
        return;
    m_plot->setNotAntialiasedElements(QCP::aeNone);
    m_plot->replot(QCustomPlot::rpQueuedReplot);
}

void Chart::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    if (m_waiting)
        draw();
}

/// Wraps the names of the lanes again.
void Chart::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    drawSoon();
}

void Chart::dress()
{
    const Tokens &tokens = tokensOf(palette());
    dressPlot(*m_plot, {m_kind, m_logarithmic}, tokens, font());
    m_tracer->setPen(QPen(tokens.text, 2));
    m_tracer->setBrush(Qt::NoBrush);
    m_tracer->setSize(font().pixelSize());
    m_nothing->setColor(tokens.secondaryText);
    m_nothing->setFont(font());
    drawSoon();
}

void Chart::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange)
        dress();
}

void Chart::pointAt(const QPoint &mouse)
{
    const QList<ChartValue> values = chartValues(m_kind, m_lanes);
    qsizetype nearest = -1;
    double least = reach;
    for (qsizetype i = 0; i < values.size(); ++i) {
        const double distance = std::hypot(m_plot->xAxis->coordToPixel(values[i].at.x()) - mouse.x(),
                                           m_plot->yAxis->coordToPixel(values[i].at.y()) - mouse.y());
        if (distance < least) {
            least = distance;
            nearest = i;
        }
    }
    if (nearest == m_value)
        return;
    showValue(nearest);
    QToolTip::showText(m_plot->mapToGlobal(mouse), m_valueText, m_plot);
}

void Chart::stepValue(int by)
{
    const auto count = chartValues(m_kind, m_lanes).size();
    if (count == 0)
        return;
    showValue(m_value < 0 ? 0 : (m_value + by + count) % count);
    const QPoint place(int(m_tracer->position->pixelPosition().x()),
                       int(m_tracer->position->pixelPosition().y()));
    QToolTip::showText(m_plot->mapToGlobal(place), m_valueText, m_plot);
}

/// -1 for none.
void Chart::showValue(qsizetype index)
{
    const QList<ChartValue> values = chartValues(m_kind, m_lanes);
    m_value = index;
    m_tracer->setVisible(index >= 0);
    m_valueText = index >= 0 ? values[index].text : QString();
    if (index >= 0)
        m_tracer->position->setCoords(values[index].at);
    m_plot->replot(QCustomPlot::rpQueuedReplot);
    setAccessibleDescription(m_valueText);
    Q_EMIT valueChanged(m_valueText);
}

void Chart::zoomAcross(double factor)
{
    m_plot->xAxis->scaleRange(factor);
    setZoomed(true);
    m_plot->replot(QCustomPlot::rpQueuedReplot);
}

void Chart::keyPressEvent(QKeyEvent *event)
{
    switch (event->key()) {
    case Qt::Key_Right:
        return stepValue(1);
    case Qt::Key_Left:
        return stepValue(-1);
    case Qt::Key_Plus:
        return zoomAcross(keyZoom);
    case Qt::Key_Minus:
        return zoomAcross(1 / keyZoom);
    case Qt::Key_Home:
        return showWhole();
    default:
        QWidget::keyPressEvent(event);
    }
}

/// The description for screen readers: how many values each lane has.
void Chart::describe()
{
    QStringList words;
    for (const ChartLane &lane : std::as_const(m_lanes)) {
        const auto values = chartValues(m_kind, {lane}).size();
        words.append(tr("%1: %n values", nullptr, int(values)).arg(lane.name));
    }
    setAccessibleDescription(words.isEmpty() ? tr("Nothing measured yet") : words.join(u", "));
}

QByteArray Chart::exported(ChartFormat format) const
{
    const QSize size = this->size().expandedTo({640, 360});
    return exportChart({m_kind, m_logarithmic}, m_lanes, format, size, font());
}

} // namespace swb
