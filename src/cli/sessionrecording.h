// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/posix/console.h"
#include "cli/recordoptions.h"
#include "core/engine/endpointdocument.h"
#include "core/session/recorder.h"

namespace swb {

/// What --record asks for: the log of one command, recorded into a session file. Says on standard error what
/// became of it. A session that is there already is replaced with --overwrite only. Without a file it does
/// nothing. Main thread; the log must outlive it.
class SessionRecording : public QObject
{
    Q_OBJECT

public:
    /// `console` is null where only the exit code is to tell.
    /// The endpoints are those that the command is about: whoever opens the file is offered them.
    SessionRecording(MessageLog &log, const RecordOptions &options, const SessionEndpoints &endpoints,
                     Console *console);

    /// ready() follows, or refused().
    void begin();
    /// Puts a named JSON text into the file.
    void setDocument(const QString &name, const QByteArray &json);
    /// Closes the file and says how much is in it; false where something is missing.
    bool finish();

Q_SIGNALS:
    void ready(); ///< what is logged from here on is recorded
    void refused(const swb::Error &error); ///< there is no such file to be made; nothing was changed

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
