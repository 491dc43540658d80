// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/import/openedlog.h"

#include <QMainWindow>
#include <QThreadPool>
#include <QTimer>

namespace swb {

class DetailPane;
class InlineMessage;
class LogModel;
class LogNavigator;
class LogView;

/// One session file, shown like the live log, whatever its size. Marks and notes may be changed; they are
/// written back into the file, or where that cannot be, it says so. What was imported is shown from a copy
/// that goes with the window.
class SessionWindow : public QMainWindow
{
    Q_OBJECT

public:
    /// The log that was opened must have one. The name is that of the file that people know.
    SessionWindow(std::shared_ptr<OpenedLog> opened, const QString &name, QWidget *parent = nullptr);
    /// Waits for marks and notes that are being written.
    ~SessionWindow() override;

    [[nodiscard]] const QString &path() const { return m_opened->session->path(); }
    [[nodiscard]] LogView *log() const { return m_view; }

protected:
    void closeEvent(QCloseEvent *event) override;

private:
    void setUpActions();
    QAction *addKey(const QString &text, const QKeySequence &keys, const QString &toolTip);
    void lookAfter();
    void saveAnnotations();

    void tellOfImport(const QString &name);

    std::shared_ptr<OpenedLog> m_opened;
    MessageLog &m_log;
    LogModel *m_model;
    InlineMessage *m_message;
    LogView *m_view;
    LogNavigator *m_navigator;
    DetailPane *m_detail;
    quint64 m_savedRevision = 0;
    quint64 m_unreadable = 0;
    QTimer m_clock;
    QThreadPool m_writer; ///< of one thread; the last member, since its jobs use the others
};

} // namespace swb
