// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/session/sessiondesk.h"

#include "core/import/openedlog.h"
#include "core/log/messagelog.h"
#include "core/tasks/handover.h"
#include "models/session/sessioncontents.h"
#include "widgets/common/filedialogs.h"
#include "widgets/log/logview.h"
#include "widgets/session/recordingbutton.h"
#include "widgets/session/sessionbar.h"
#include "widgets/session/sessionsaver.h"
#include "widgets/session/sessionwindow.h"
#include "widgets/settings/workbenchsettings.h"

#include <QDir>
#include <QFileInfo>
#include <chrono>
#include <utility>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace swb {

SessionDesk::SessionDesk(MessageLog &log, WorkbenchSettings *settings, QWidget *window)
    : QObject(window)
    , m_log(log)
    , m_settings(settings)
    , m_window(window)
    , m_autosave(QDir(settings->folder()).filePath(u"sessions"_s))
    , m_recorder(log)
    , m_button(new RecordingButton(&m_recorder, settings, window))
    , m_bar(new SessionBar(window))
    , m_saver(new SessionSaver(log, m_bar, this))
{
    connect(m_bar, &SessionBar::openWanted, this, &SessionDesk::recover);
    connect(m_bar, &SessionBar::discardWanted, this, &SessionDesk::discard);
    connect(m_bar, &SessionBar::cancelWanted, this, &SessionDesk::cancel);
    connect(&m_opening, &BackgroundTask::finished, this, &SessionDesk::opened);
    connect(&m_opening, &BackgroundTask::progressed, this, [this](qint64 done, qint64 total) {
        m_bar->showProgress(tr("Opening %1").arg(QFileInfo(m_toOpen.first()).fileName()), quint64(done),
                            quint64(total));
    });
    connect(&m_recorder, &Recorder::failed, m_bar, &SessionBar::showError);
    m_settled.setSingleShot(true);
    m_settled.setInterval(200ms);
    connect(&m_settled, &QTimer::timeout, this, &SessionDesk::applySettings);
    connect(settings, &WorkbenchSettings::changed, &m_settled, qOverload<>(&QTimer::start));
    lookForUnfinished();
}

SessionDesk::~SessionDesk()
{
    closeWindows(); // which deletes them only later, when what they show may be gone
    qDeleteAll(windows());
}

QList<SessionWindow *> SessionDesk::windows() const
{
    QList<SessionWindow *> open;
    for (const QPointer<SessionWindow> &window : m_windows) {
        if (window)
            open.append(window);
    }
    return open;
}

/// Before the recording of this run begins, so that it is not among them.
void SessionDesk::lookForUnfinished()
{
    handOver(m_jobs, [this] {
        m_autosave.prune();
        const QList<UnfinishedSession> found = m_autosave.unfinished();
        handOver(this, [this, found] {
            m_bar->offer(found);
            m_sizeMB = m_settings->state().recordingMB;
            applySettings();
        });
    });
}

void SessionDesk::applySettings()
{
    const WorkbenchState &state = m_settings->state();
    const auto documents = sessionDocuments(state);
    for (auto document = documents.cbegin(); document != documents.cend(); ++document)
        m_recorder.setDocument(document.key(), document.value());
    if (std::exchange(m_sizeMB, state.recordingMB) != state.recordingMB)
        m_recorder.setSizeCap(qint64(state.recordingMB) * WorkbenchState::megabyte);
    if (std::exchange(m_recording, state.recording) == state.recording)
        return;
    if (state.recording)
        startRecording();
    else
        m_recorder.stop();
}

/// A user who switches recording on again does not want to keep what happened meanwhile.
void SessionDesk::startRecording()
{
    RecordingRequest request;
    request.sizeCap = qint64(m_sizeMB) * WorkbenchState::megabyte;
    request.fromNow = std::exchange(m_hasRecorded, true) || m_log.firstInMemory() > 1;
    request.removeIfEmpty = true;
    handOver(m_jobs, [this, request]() mutable {
        const Result<QString> file = m_autosave.newFile(QDateTime::currentDateTime());
        if (file)
            request.path = file.value();
        else
            request.problem = file.error();
        m_recorder.start(request);
    });
}

void SessionDesk::chooseAndOpen()
{
    askWhatToOpen(m_window,
                  {u"open"_s,
                   tr("Open a session or a capture"),
                   {tr("All supported files (*.swbs *.jsonl *.json *.pcap *.pcapng *.cap *.gz)"),
                    tr("Sessions (*.swbs)"), tr("JSON Lines (*.jsonl *.json)"),
                    tr("Captures (*.pcap *.pcapng *.cap *.gz)"), tr("All files (*)")}},
                  [this](const QString &path) { open(path); });
}

void SessionDesk::open(const QString &path)
{
    m_toOpen.append(path);
    if (m_toOpen.size() == 1)
        openNext();
}

void SessionDesk::openNext()
{
    m_opened = std::make_shared<OpenedLog>();
    m_opening.start(u"swb.open"_s, [into = m_opened, path = m_toOpen.first()](TaskControl &control) {
        *into = openLogFile(path, control);
    });
}

void SessionDesk::opened()
{
    m_bar->endProgress();
    const QString path = m_toOpen.takeFirst();
    const auto opened = std::exchange(m_opened, nullptr);
    if (opened->log) {
        auto *window = new SessionWindow(opened, QFileInfo(path).fileName(), m_target);
        window->setAttribute(Qt::WA_DeleteOnClose);
        if (m_savedFilters)
            window->log()->setSavedFilters(m_savedFilters);
        m_windows.removeAll(nullptr);
        m_windows.append(window);
        window->show();
    } else if (opened->import.error.isError()) {
        m_bar->showError(opened->import.error);
    }
    if (!m_toOpen.isEmpty())
        openNext();
}

void SessionDesk::cancel()
{
    if (m_opening.isRunning())
        m_opening.cancel();
    else
        m_saver->cancel();
}

/// An opened session is no longer offered.
void SessionDesk::recover(const QString &path)
{
    handOver(m_jobs, [this, path] {
        const Error error = Autosave::finish(path);
        handOver(this, [this, path, error] {
            if (error.isError())
                m_bar->showError(error);
            open(path);
        });
    });
}

void SessionDesk::discard(const QString &path)
{
    handOver(m_jobs, [this, path] {
        if (const Error error = Autosave::remove(path); error.isError())
            handOver(this, [this, error] { m_bar->showError(error); });
    });
}

void SessionDesk::chooseAndSave()
{
    askWhereToSave(m_window, SessionSaver::question(), SessionSaver::suggestedName(),
                   [this](const QString &path) { saveAs(path); });
}

void SessionDesk::saveAs(const QString &path)
{
    m_saver->save(path, [kept = m_kept, documents = sessionDocuments(m_settings->state())]() mutable {
        for (auto each = kept.cbegin(); each != kept.cend(); ++each)
            documents.insert(each.key(), each.value()());
        return documents;
    });
}

/// Goes into the recording even if the window closes meanwhile: the recorder outlives the jobs.
void SessionDesk::keep(const QString &name, std::function<QByteArray()> json)
{
    m_kept.insert(name, json);
    handOver(m_jobs, [this, name, json = std::move(json)] { m_recorder.setDocument(name, json()); });
}

void SessionDesk::closeWindows()
{
    for (SessionWindow *window : windows())
        window->close();
}

} // namespace swb
