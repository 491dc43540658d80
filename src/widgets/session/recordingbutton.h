// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTimer>
#include <QToolButton>

class QActionGroup;

namespace swb {

class Recorder;
class WorkbenchSettings;

/// Shows the measured state of the recording in words: on, off, this many events behind, ended by an error.
/// Its menu switches recording and sets the size of a file. Recorder and settings must outlive it.
class RecordingButton : public QToolButton
{
    Q_OBJECT

public:
    static constexpr qint64 behindMs = 200; ///< an older backlog is shown

    RecordingButton(const Recorder *recorder, WorkbenchSettings *settings, QWidget *parent = nullptr);

    [[nodiscard]] QSize sizeHint() const override;

private:
    void setUpMenu();
    void setUpSizes(QMenu *menu);
    void showStatus();

    const Recorder *m_recorder;
    WorkbenchSettings *m_settings;
    QAction *m_switch;
    QTimer m_clock;
};

} // namespace swb
