// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/posix/console.h"
#include "cli/recordoptions.h"
#include "core/engine/endpointdocument.h"
#include "core/session/recorder.h"

namespace swb {

/// Implements --record: records the log of one command into a session file, and reports the result on
/// standard error. An existing session is replaced only with --overwrite. Without a file it does nothing.
/// Main thread; the log must outlive it.
class SessionRecording : public QObject
{
    Q_OBJECT

public:
    /// `console` is null if only the exit code should tell. The endpoints are those of the command: they are
    /// offered when the file is opened.
    SessionRecording(MessageLog &log, const RecordOptions &options, const SessionEndpoints &endpoints,
                     Console *console);

    /// ready() follows, or refused().
    void begin();
    /// Puts a named JSON text into the file.
    void setDocument(const QString &name, const QByteArray &json);
    /// Closes the file and reports how much is in it; false if something is missing.
    bool finish();

Q_SIGNALS:
    void ready(); ///< events from here on are recorded
    void refused(const swb::Error &error); ///< the file cannot be created; nothing was changed

private:
    void onChanged();
    void say(const QString &words);
    void onFailed(const Error &error);

    QString m_file;
    bool m_overwrite;
    Console *m_console;
    std::unique_ptr<Recorder> m_recorder; ///< null without a file
    bool m_began = false;
    bool m_replaces = false;
};

} // namespace swb
