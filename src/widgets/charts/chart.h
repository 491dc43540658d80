// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/compare/chartlane.h"

#include <QPointer>
#include <QTimer>
#include <QWidget>

class QCPItemText;
class QCPItemTracer;
class QCustomPlot;

namespace swb {

/// The formats that a chart can be saved in, by the suffix of the file.
enum class ChartFormat : quint8 { Png, Svg, Pdf, Csv };

/// The formats in which this program can save a chart: only numbers without QCustomPlot.
[[nodiscard]] QList<ChartFormat> chartFormats();
/// Why it draws no charts, which depends on how it was built; empty if it does.
[[nodiscard]] QString whyNoCharts();

/// One chart of all lanes. New numbers are drawn about 30 times a second, however often they come, without
/// antialiasing while they keep coming. The wheel and dragging zoom and move it, a double click or Home shows
/// everything again; the mouse and the arrow keys read single values.
class Chart : public QWidget
{
    Q_OBJECT

public:
    explicit Chart(ChartKind kind, QWidget *parent = nullptr);

    [[nodiscard]] ChartKind kind() const { return m_kind; }
    void setLanes(const QList<ChartLane> &lanes);
    [[nodiscard]] const QList<ChartLane> &lanes() const { return m_lanes; }
    /// For the axis of the values.
    void setLogarithmic(bool logarithmic);
    [[nodiscard]] bool isLogarithmic() const { return m_logarithmic; }
    [[nodiscard]] bool isZoomed() const { return m_zoomed; }
    void showWhole();
    /// Whether its numbers are changing all the time, so that antialiasing waits.
    [[nodiscard]] bool isRough() const { return m_rough; }

    /// The chart as a file: for paper, so in the light colours, or the numbers for CSV.
    [[nodiscard]] QByteArray exported(ChartFormat format) const;
    /// The text of the value last pointed at; empty if there is none.
    [[nodiscard]] QString valueText() const { return m_valueText; }

Q_SIGNALS:
    void drawn();
    void zoomChanged(bool zoomed);
    void valueChanged(const QString &text);

protected:
    void changeEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void connectMouse();
    void dress();
    void drawSoon();
    void draw();
    void smooth();
    void setZoomed(bool zoomed);
    void zoomAcross(double factor);
    void pointAt(const QPoint &mouse);
    void stepValue(int by);
    void showValue(qsizetype index);
    void forgetValue();
    void describe();

    ChartKind m_kind;
    QCustomPlot *m_plot;
    QCPItemTracer *m_tracer;
    QCPItemText *m_nothing; ///< says that there is nothing to see yet
    QTimer m_frames;
    QTimer m_rest; ///< runs while numbers have just arrived
    QList<ChartLane> m_lanes;
    QString m_valueText;
    qsizetype m_value = -1; ///< index into chartValues()
    bool m_logarithmic = false;
    bool m_zoomed = false;
    bool m_waiting = false; ///< for the next frame
    bool m_rough = false;
};

} // namespace swb
