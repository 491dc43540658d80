// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/values/error.h"
#include "models/compare/chartlane.h"
#include "models/session/filesaver.h"

#include <QWidget>

class QLabel;
class QStackedWidget;
class QToolButton;

namespace swb {

class Chart;
class InlineMessage;

/// The charts of a comparison, one at a time, chosen by the buttons above; with a logarithmic scale, a button
/// that resets the zoom, the value pointed at in words, and export.
class ChartPanel : public QWidget
{
    Q_OBJECT

public:
    explicit ChartPanel(QWidget *parent = nullptr);

    void setLanes(const QList<ChartLane> &lanes);
    void showChart(ChartKind kind);
    [[nodiscard]] Chart *chart(ChartKind kind) const;
    [[nodiscard]] ChartKind shownKind() const;
    /// The buttons that choose a chart stay; those that change or save one are hidden.
    void setEditingVisible(bool visible);
    /// Starts to write the shown chart, in its own thread; the suffix decides the format. BadOption for an
    /// unknown suffix. The result is shown in the panel and emitted by exported().
    Error exportTo(const QString &path);

Q_SIGNALS:
    void exported(const QString &path, const swb::Error &error); ///< those of FileWriter

private:
    void tellSaved(const QString &path, const Error &error);
    void addChart(ChartKind kind);
    void setUpTools();
    void setUpExport();
    void showTools();
    void showNotes();

    QStackedWidget *m_charts;
    QList<QToolButton *> m_kinds;
    QToolButton *m_logarithmic;
    QToolButton *m_whole;
    QToolButton *m_export;
    QLabel *m_notes; ///< why a lane is not in the shown chart
    QLabel *m_value;
    InlineMessage *m_message;
    FileSaver m_saver;
};

} // namespace swb
