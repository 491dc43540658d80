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

/// The charts of a comparison, one at a time, chosen by buttons above; with a logarithmic scale, the way back
/// from a zoom, the value pointed at in words, and export.
class ChartPanel : public QWidget
{
    Q_OBJECT

public:
    explicit ChartPanel(QWidget *parent = nullptr);

    void setLanes(const QList<ChartLane> &lanes);
    void showChart(ChartKind kind);
    [[nodiscard]] Chart *chart(ChartKind kind) const;
    [[nodiscard]] ChartKind shownKind() const;
    /// The buttons that choose a chart stay; what changes or saves one goes.
    void setEditingVisible(bool visible);
    /// Starts to write the shown chart, in a thread of its own; the format goes by the suffix. BadOption for
    /// another one. What comes of it is said in the panel and by exported().
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
