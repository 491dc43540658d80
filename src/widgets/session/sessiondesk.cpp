// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/session/sessiondesk.h"

#include "core/log/messagelog.h"
#include "core/session/sessioncopy.h"
#include "core/session/sessionreader.h"
#include "models/sessiondocuments.h"
#include "widgets/common/savedialog.h"
#include "widgets/session/recordingbutton.h"
#include "widgets/session/sessionbar.h"
#include "widgets/session/sessionwindow.h"
#include "widgets/settings/workbenchsettings.h"

#include <QDir>
#include <QFileDialog>
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
{
    connect(m_bar, &SessionBar::openWanted, this, &SessionDesk::recover);
    connect(m_bar, &SessionBar::discardWanted, this, &SessionDesk::discard);
    connect(m_bar, &SessionBar::cancelWanted, this, [this] { m_giveUp = true; });
    connect(&m_recorder, &Recorder::failed, m_bar, &SessionBar::showError);
    m_settled.setSingleShot(true);
    m_settled.setInterval(200ms);
    connect(&m_settled, &QTimer::timeout, this, &SessionDesk::applySettings);
    connect(settings, &WorkbenchSettings::changed, &m_settled, qOverload<>(&QTimer::start));
    lookForUnfinished();
}

SessionDesk::~SessionDesk()
{
    m_giveUp = true;
    closeWindows();
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
    m_jobs.start([this] {
        m_autosave.prune();
        const QList<UnfinishedSession> found = m_autosave.unfinished();
        QMetaObject::invokeMethod(this, [this, found] {
            m_bar->offer(found);
            m_sizeMiB = m_settings->state().recordingMiB;
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
    if (std::exchange(m_sizeMiB, state.recordingMiB) != state.recordingMiB)
        m_recorder.setSizeCap(qint64(state.recordingMiB) << 20);
    if (std::exchange(m_recording, state.recording) == state.recording)
        return;
    if (state.recording)
        startRecording();
    else
        m_recorder.stop();
}

/// Somebody who switches recording on again does not want what happened meanwhile to be kept.
void SessionDesk::startRecording()
{
    RecordingRequest request;
    request.sizeCap = qint64(m_sizeMiB) << 20;
    request.fromNow = std::exchange(m_hasRecorded, true) || m_log.firstInMemory() > 1;
    request.removeIfEmpty = true;
    m_jobs.start([this, request]() mutable {
        request.path = m_autosave.newFile(QDateTime::currentDateTime());
        m_recorder.start(request);
    });
}

void SessionDesk::chooseAndOpen()
{
    auto *dialog = new QFileDialog(m_window, tr("Open session"), m_settings->folder(),
                                   tr("Sessions (*.swbs);;All files (*)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    connect(dialog, &QFileDialog::fileSelected, this, &SessionDesk::open);
    dialog->open();
}

void SessionDesk::open(const QString &path)
{
    m_jobs.start([this, path] {
        const auto session = SessionReader::open(path);
        QMetaObject::invokeMethod(this, [this, session] {
            if (session)
                showSession(session.value());
            else
                m_bar->showError(session.error());
        });
    });
}

void SessionDesk::showSession(const std::shared_ptr<SessionReader> &session)
{
    auto *window = new SessionWindow(session);
    window->setAttribute(Qt::WA_DeleteOnClose);
    m_windows.removeAll(nullptr);
    m_windows.append(window);
    window->show();
}

/// What is open is offered no more.
void SessionDesk::recover(const QString &path)
{
    m_jobs.start([this, path] {
        const Error error = Autosave::finish(path);
        QMetaObject::invokeMethod(this, [this, path, error] {
            if (error.isError())
                m_bar->showError(error);
            open(path);
        });
    });
}

void SessionDesk::discard(const QString &path)
{
    m_jobs.start([this, path] {
        if (const Error error = Autosave::remove(path); error.isError())
            QMetaObject::invokeMethod(this, [this, error] { m_bar->showError(error); });
    });
}

void SessionDesk::chooseAndSave()
{
    const QString name = QDateTime::currentDateTime().toString(u"yyyy-MM-dd HH-mm"_s) + u".swbs"_s;
    askWhereToSave(m_window, tr("Save session"), name, [this](const QString &path) { saveAs(path); });
}

void SessionDesk::saveAs(const QString &path)
{
    if (m_saving.exchange(true))
        return;
    m_giveUp = false;
    m_bar->showProgress(0, 1);
    m_log.collect();
    m_jobs.start([this, path, documents = sessionDocuments(m_settings->state())] {
        quint64 shown = 0;
        const Error error = copySession(m_log, documents, path, [this, &shown](quint64 done, quint64 total) {
            const quint64 percent = done * 100 / total;
            if (std::exchange(shown, percent) != percent)
                QMetaObject::invokeMethod(this, [this, done, total] { m_bar->showProgress(done, total); });
            return !m_giveUp;
        });
        QMetaObject::invokeMethod(this, [this, path, error] { saved(path, error); });
    });
}

void SessionDesk::saved(const QString &path, const Error &error)
{
    m_saving = false;
    m_bar->endProgress();
    if (error.isError())
        m_bar->showError(error);
    else
        m_bar->showText(m_giveUp ? tr("Saving was stopped; no file is left.") : tr("Saved as %1.").arg(path));
}

void SessionDesk::closeWindows()
{
    for (SessionWindow *window : windows())
        window->close();
}

} // namespace swb
