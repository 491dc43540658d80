// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/import/importsink.h"
#include "core/import/loginput.h"
#include "core/session/sessionwriter.h"
#include "core/tasks/taskcontrol.h"

namespace swb {

/// Writes what an import finds into a session file.
class SessionSink : public ImportSink
{
public:
    explicit SessionSink(QString path)
        : m_path(std::move(path))
    { }

    Error begin(const QDateTime &began) override;
    void conversation(const Conversation &conversation) override { m_writer->addConversation(conversation); }
    void event(const Event &event) override { m_writer->append(event); }
    void annotation(quint64 id, const Annotation &annotation) override { m_annotations[id] = annotation; }
    [[nodiscard]] Error error() const override { return m_writer ? m_writer->error() : Error(); }
    /// Closes the file properly.
    [[nodiscard]] Error finish();

private:
    QString m_path;
    std::unique_ptr<SessionWriter> m_writer;
    Annotations::Map m_annotations;
};

/// Imports JSON Lines or a capture into a new session file. If that fails or is cancelled, no file is left.
/// Errors: those of importCapture() and importJsonLines(), and of SessionWriter. Blocks on the disk.
[[nodiscard]] ImportOutcome importToSession(const LogInput &input, const QString &sessionPath,
                                            TaskControl &control);

} // namespace swb
