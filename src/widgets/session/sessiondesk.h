// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/session/autosave.h"
#include "core/session/recorder.h"
#include "core/tasks/backgroundtask.h"
#include "widgets/session/sessionoffer.h"

#include <QPointer>
#include <QThreadPool>
#include <QTimer>
#include <functional>

namespace swb {

class RecordingButton;
class SavedFilters;
class SessionBar;
class SessionReader;
class SessionSaver;
class SessionWindow;
class WorkbenchSettings;
struct OpenedLog;

/// Everything about sessions in the main window: records each run automatically, offers what a killed run has
/// left, opens files and saves copies. Files are read and written in separate threads. Log, settings and
/// window must outlive it.
class SessionDesk : public QObject
{
    Q_OBJECT

public:
    SessionDesk(MessageLog &log, WorkbenchSettings *settings, QWidget *window);
    /// Closes the recording properly; cancels saving in progress.
    ~SessionDesk() override;

    [[nodiscard]] RecordingButton *button() const { return m_button; }
    [[nodiscard]] SessionBar *bar() const { return m_bar; }
    [[nodiscard]] const Recorder &recorder() const { return m_recorder; }
    [[nodiscard]] QList<SessionWindow *> windows() const;
    /// Where the contents of sessions opened from now on can be taken over to.
    void setTakeOverTarget(const TakeOverTarget &target) { m_target = target; }
    /// Offered in the windows opened from now on. They must outlive the desk's windows.
    void setSavedFilters(SavedFilters *filters) { m_savedFilters = filters; }

    /// Puts a named JSON text, such as a comparison, into the recording and into copies. It is generated
    /// outside the GUI thread, since it may be long.
    void keep(const QString &name, std::function<QByteArray()> json);

public Q_SLOTS:
    void chooseAndOpen();
    void chooseAndSave();
    /// Opens a session in a separate window, or says in the bar why not. A capture or JSON Lines are imported
    /// first. Several are opened one after the other.
    void open(const QString &path);
    /// Saves the whole log as it is now, in the background.
    void saveAs(const QString &path);
    void closeWindows();

private:
    void lookForUnfinished();
    void startRecording();
    void applySettings();
    void recover(const QString &path);
    void discard(const QString &path);
    void openNext();
    void opened();
    void cancel();

    MessageLog &m_log;
    WorkbenchSettings *m_settings;
    QWidget *m_window;
    const Autosave m_autosave;
    Recorder m_recorder;
    RecordingButton *m_button;
    SessionBar *m_bar;
    SessionSaver *m_saver;
    TakeOverTarget m_target;
    SavedFilters *m_savedFilters = nullptr;
    QList<QPointer<SessionWindow>> m_windows;
    QMap<QString, std::function<QByteArray()>> m_kept; ///< what keep() was given
    QTimer m_settled; ///< the settings have not changed for a moment
    bool m_recording = false; ///< as the settings say
    bool m_hasRecorded = false;
    int m_sizeMB = 0;
    QStringList m_toOpen; ///< the first one is being opened
    /// The result of opening; used by its thread until that has finished.
    std::shared_ptr<OpenedLog> m_opened;
    QThreadPool m_jobs; ///< among the last members, since its jobs use the others
    BackgroundTask m_opening;
};

} // namespace swb
