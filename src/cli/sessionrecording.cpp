// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/sessionrecording.h"

#include "core/files/filename.h"
#include "core/values/quantities.h"

#include <utility>

namespace swb {

SessionRecording::SessionRecording(MessageLog &log, const RecordOptions &options,
                                   const SessionEndpoints &endpoints, Console *console)
    : m_file(options.file)
    , m_overwrite(options.overwrite)
    , m_console(console)
{
    if (m_file.isEmpty())
        return;
    m_recorder = std::make_unique<Recorder>(log);
    m_recorder->setDocument(endpointDocument, toDocument(endpoints));
    connect(m_recorder.get(), &Recorder::changed, this, &SessionRecording::onChanged);
    connect(m_recorder.get(), &Recorder::failed, this, &SessionRecording::onFailed);
}

void SessionRecording::begin()
{
    if (!m_recorder) {
        // Queued, so that the answer never comes before the call has returned.
        QMetaObject::invokeMethod(this, &SessionRecording::ready, Qt::QueuedConnection);
        return;
    }
    m_replaces = isNameTaken(m_file);
    RecordingRequest request;
    request.path = absoluteName(m_file);
    request.existing
        = m_overwrite ? SessionWriter::Existing::ReplaceSession : SessionWriter::Existing::Refuse;
    m_recorder->start(request);
}

void SessionRecording::onChanged()
{
    if (m_recorder->status().state != RecordingState::Recording || std::exchange(m_began, true))
        return;
    say(m_replaces ? tr("Recording to %1, replacing the existing session.").arg(m_file)
                   : tr("Recording to %1.").arg(m_file));
    Q_EMIT ready();
}

/// What is already recorded stays; the command itself continues.
void SessionRecording::onFailed(const Error &error)
{
    if (m_began)
        say(error.toString());
    else
        Q_EMIT refused(error);
}

void SessionRecording::say(const QString &words)
{
    if (m_console)
        m_console->complain(words);
}

void SessionRecording::setDocument(const QString &name, const QByteArray &json)
{
    if (m_recorder)
        m_recorder->setDocument(name, json);
}

bool SessionRecording::finish()
{
    if (!m_recorder || !m_began)
        return true;
    m_recorder->finish();
    const RecordingStatus status = m_recorder->status();
    say(tr("Recorded %1 events to %2.", nullptr, quantities::plural(status.recorded))
            .arg(QString::number(status.recorded), m_file));
    if (status.notRecorded > 0)
        say(tr("%1 events arrived too fast to be recorded.", nullptr, quantities::plural(status.notRecorded))
                .arg(status.notRecorded));
    return status.state != RecordingState::Failed && status.notRecorded == 0;
}

} // namespace swb
