// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/export/exportjob.h"

#include <QWidget>
#include <memory>

namespace swb {

class LogModel;
class LogTable;

namespace Ui {
class ExportBar;
}

/// Writes rows of the log into a file: asks which rows and what format, shows the progress, and reports the
/// result in place. The log continues meanwhile. Model and table must outlive it.
class ExportBar : public QWidget
{
    Q_OBJECT

public:
    enum Rows { All, Shown, Marked, Selected };

    ExportBar(LogModel *model, LogTable *table, QWidget *parent = nullptr);
    ~ExportBar() override;

    void open();
    /// Exports what the user has chosen, into this file.
    void exportTo(const QString &path);
    [[nodiscard]] bool isRunning() const { return m_job.isRunning(); }
    /// Off: only shows what is being written and the progress, without choices.
    void setEditingVisible(bool visible);

Q_SIGNALS:
    void closed();

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    void fillRows();
    void fillFormats();
    void showRows();
    void askForPath();
    void showRunning(bool running);
    void showProgress(qint64 done, qint64 total);
    void showOutcome();
    void showFolder();
    void showOptions();
    [[nodiscard]] ExportFormat format() const;
    [[nodiscard]] ExportOptions options() const;
    [[nodiscard]] ExportSelection selection() const;
    [[nodiscard]] ExportSelection shownRows() const;
    [[nodiscard]] ExportSelection selectedRows() const;
    [[nodiscard]] bool withMuted() const; ///< for the rows shown
    [[nodiscard]] qint64 countOf(Rows rows) const;

    std::unique_ptr<Ui::ExportBar> m_ui;
    LogModel *m_model;
    LogTable *m_table;
    QString m_path;
    ExportJob m_job;
};

} // namespace swb
