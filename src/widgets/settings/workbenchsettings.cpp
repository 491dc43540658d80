// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/settings/workbenchsettings.h"

#include "core/files/filename.h"
#include "core/files/filewriter.h"
#include "core/files/ordinaryfile.h"
#include "core/tasks/handover.h"
#include "core/values/errorcatalog.h"
#include "models/settings/statejson.h"

#include <QDateTime>
#include <QDir>
#include <algorithm>
#include <chrono>
#include <future>
#include <utility>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace swb {
namespace {

constexpr qint64 mostBytes = 64'000'000; ///< far more than the longest history and all saved messages need

/// History and saved messages may contain secrets: readable only by the owner.
Error writeSettings(const QString &folder, const QString &path, const QByteArray &json)
{
    QDir().mkpath(folder);
    return writeFile(path, json, FileUse::Private);
}

} // namespace

WorkbenchSettings::WorkbenchSettings(const QString &folder, QObject *parent)
    : QObject(parent)
    , m_folder(folder)
    , m_state(WorkbenchState::firstStart())
{
    m_saveTimer.setSingleShot(true);
    m_saveTimer.setInterval(500ms);
    connect(&m_saveTimer, &QTimer::timeout, this, &WorkbenchSettings::save);
    m_writer.setMaxThreadCount(1);
    read();
}

WorkbenchSettings::~WorkbenchSettings()
{
    flush();
}

QString WorkbenchSettings::folder() const
{
    return m_folder;
}

QString WorkbenchSettings::filePath() const
{
    return QDir(m_folder).filePath(u"settings.json"_s);
}

void WorkbenchSettings::read()
{
    OrdinaryFile file = OrdinaryFile::open(filePath(), FileOwner::Ourselves);
    if (file.isMissing())
        return;
    const QByteArray json = file.read(mostBytes);
    if (!file.problem.isEmpty()) {
        m_mayWrite = false;
        m_startProblem = makeError(
            ErrorCode::FileUnreadable, tr("Could not read the settings in %1.").arg(filePath()),
            file.problem + u' ' + tr("The file stays as it is, and changes made now will not be saved."));
        return;
    }
    const Result<ReadState> read = stateFromJson(json, filePath());
    if (!read) {
        setAside(read.error());
        return;
    }
    m_state = read.value().state;
    if (read.value().version > stateVersion) {
        m_mayWrite = false;
        m_startProblem = makeError(ErrorCode::SettingsDamaged,
                                   tr("The settings in %1 were written by a newer version.").arg(filePath()),
                                   tr("The file stays as it is, and changes made now will not be saved."));
    }
}

/// Keeps the damaged file so that the user can repair it. If even that fails it is not overwritten either.
void WorkbenchSettings::setAside(const Error &error)
{
    const QString stamp = QDateTime::currentDateTime().toString(u"yyyyMMdd-HHmmss-zzz"_s);
    const QString aside = QDir(m_folder).filePath(u"settings-damaged-%1.json"_s.arg(stamp));
    m_mayWrite = renameOver(filePath(), aside).isEmpty();
    m_startProblem = error;
    m_startProblem.why += u' '
        + (m_mayWrite
               ? tr("The file was kept as %1, and the workbench starts with default settings.").arg(aside)
               : tr("It could not be renamed, so changes made now will not be saved."));
}

void WorkbenchSettings::touch()
{
    m_dirty = m_mayWrite;
    if (m_dirty)
        m_saveTimer.start();
    Q_EMIT changed();
}

/// A slow disk may take seconds until a file is safe.
void WorkbenchSettings::save()
{
    if (!std::exchange(m_dirty, false))
        return;
    ++m_writing;
    handOver(m_writer, [this, folder = m_folder, path = filePath(), json = toJson(m_state)] {
        const Error error = writeSettings(folder, path, json);
        handOver(this, [this, error] {
            if (m_writing == 0)
                return; // flush() has written a newer version since
            --m_writing;
            noteWritten(error);
        });
    });
}

void WorkbenchSettings::flush()
{
    if (!m_dirty && m_writing == 0)
        return;
    m_saveTimer.stop();
    m_writing = 0; // whatever happens to the current write, this comes after it
    m_dirty = false;
    std::promise<Error> done;
    std::future<Error> written = done.get_future();
    handOver(m_writer,
             [done = std::move(done), folder = m_folder, path = filePath(),
              json = toJson(m_state)]() mutable { done.set_value(writeSettings(folder, path, json)); });
    noteWritten(written.get());
}

void WorkbenchSettings::noteWritten(const Error &error)
{
    const bool failedBefore = std::exchange(m_failing, error.isError());
    m_dirty = m_dirty || m_failing;
    if (m_failing && !failedBefore)
        Q_EMIT writeFailed(error);
}

void WorkbenchSettings::setServers(const QList<ServerSettings> &servers)
{
    m_state.servers = servers.mid(0, WorkbenchState::maxServers);
    touch();
}

void WorkbenchSettings::setClients(const QList<ClientSettings> &clients)
{
    m_state.clients = clients.mid(std::max(qsizetype(0), clients.size() - WorkbenchState::maxClients));
    touch();
}

void WorkbenchSettings::setRelays(const QList<RelaySettings> &relays)
{
    m_state.relays = relays.mid(std::max(qsizetype(0), relays.size() - WorkbenchState::maxRelays));
    touch();
}

void WorkbenchSettings::setServerForm(const ServerSettings &settings)
{
    m_state.serverForm = settings;
    touch();
}

void WorkbenchSettings::setClientForm(const ClientSettings &settings)
{
    m_state.clientForm = settings;
    touch();
}

void WorkbenchSettings::setComparison(const Work &form, bool more, bool table)
{
    m_state.comparison = form;
    m_state.comparisonMore = more;
    m_state.comparisonTable = table;
    touch();
}

void WorkbenchSettings::addRecentHost(const QString &host)
{
    m_state.recentHosts.removeAll(host);
    m_state.recentHosts.prepend(host);
    m_state.recentHosts.resize(std::min(m_state.recentHosts.size(), WorkbenchState::maxRecentHosts));
    touch();
}

void WorkbenchSettings::setDraft(const Draft &draft)
{
    m_state.draft = draft;
    touch();
}

void WorkbenchSettings::setHistory(const QList<Draft> &history)
{
    m_state.history = history.mid(std::max(qsizetype(0), history.size() - WorkbenchState::maxHistory));
    touch();
}

void WorkbenchSettings::setSavedMessages(const QList<SavedMessage> &saved)
{
    m_state.saved = saved.mid(0, WorkbenchState::maxSaved);
    touch();
}

void WorkbenchSettings::setSavedFilters(const QList<SavedFilter> &filters)
{
    m_state.savedFilters = filters.mid(0, WorkbenchState::maxSavedFilters);
    touch();
}

void WorkbenchSettings::setTheme(ThemeChoice theme)
{
    m_state.theme = theme;
    touch();
}

void WorkbenchSettings::setRecording(bool on)
{
    m_state.recording = on;
    touch();
}

void WorkbenchSettings::setRecordingSize(int megabytes)
{
    m_state.recordingMB
        = std::clamp(megabytes, WorkbenchState::minRecordingMB, WorkbenchState::maxRecordingMB);
    touch();
}

void WorkbenchSettings::setZoom(int percent)
{
    m_state.zoomPercent = std::clamp(percent, WorkbenchState::minZoom, WorkbenchState::maxZoom);
    touch();
}

QByteArray WorkbenchSettings::layout(const QString &widget) const
{
    return m_state.layout.value(widget);
}

void WorkbenchSettings::setLayout(const QString &widget, const QByteArray &layout)
{
    if (m_state.layout.value(widget) == layout)
        return;
    m_state.layout[widget] = layout;
    touch();
}

} // namespace swb
