// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/values/error.h"
#include "models/settings/workbenchstate.h"

#include <QObject>
#include <QThreadPool>
#include <QTimer>

namespace swb {

/// What the window remembers, in settings.json in the data folder. Read once at construction, written half a
/// second after the last change by a separate thread, and at destruction, through a temporary file that
/// replaces it as a whole.
/// A damaged file is renamed with a time stamp; a file of a newer version is left as it is, and nothing is
/// written in this run. Either way work continues with the settings of a first start, and startProblem() says
/// so.
class WorkbenchSettings : public QObject
{
    Q_OBJECT

public:
    explicit WorkbenchSettings(const QString &folder, QObject *parent = nullptr);
    ~WorkbenchSettings() override;

    [[nodiscard]] QString folder() const;
    [[nodiscard]] QString filePath() const;
    [[nodiscard]] const WorkbenchState &state() const { return m_state; }
    /// What went wrong while reading, for a banner: SettingsDamaged or FileUnreadable; no error if all is
    /// well.
    [[nodiscard]] const Error &startProblem() const { return m_startProblem; }

    void setServers(const QList<ServerSettings> &servers);
    void setClients(const QList<ClientSettings> &clients); ///< the newest if there are too many
    void setRelays(const QList<RelaySettings> &relays); ///< likewise
    void setServerForm(const ServerSettings &settings);
    void setClientForm(const ClientSettings &settings);
    void setComparison(const Work &form, bool more, bool table);
    void addRecentHost(const QString &host);
    void setDraft(const Draft &draft);
    void setHistory(const QList<Draft> &history);
    void setSavedMessages(const QList<SavedMessage> &saved);
    void setSavedFilters(const QList<SavedFilter> &filters);
    void setTheme(ThemeChoice theme);
    void setRecording(bool on);
    void setRecordingSize(int megabytes);
    void setZoom(int percent); ///< 100 to 300
    [[nodiscard]] QByteArray layout(const QString &widget) const;
    void setLayout(const QString &widget, const QByteArray &layout);

public Q_SLOTS:
    /// Writes pending changes now, and waits for the disk.
    void flush();

Q_SIGNALS:
    void changed(); ///< anything was set
    void writeFailed(
        const swb::Error &error); ///< FileUnwritable or DiskFull; reported once until a write succeeds again

private:
    void read();
    void setAside(const Error &error);
    void touch();
    void save();
    void noteWritten(const Error &error);

    QString m_folder;
    WorkbenchState m_state;
    Error m_startProblem;
    QTimer m_saveTimer;
    QThreadPool m_writer; ///< one thread, so that the window never waits for the disk while working
    int m_writing = 0; ///< writes whose end it has not reported
    bool m_mayWrite = true;
    bool m_dirty = false; ///< something waits to be written
    bool m_failing = false;
};

} // namespace swb
