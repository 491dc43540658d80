// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/import/sessionimport.h"

#include "core/import/captureimport.h"
#include "core/import/jsonlinesimport.h"
#include "core/import/logfilekind.h"

#include <QFile>

namespace swb {

using namespace Qt::StringLiterals;

Error SessionSink::begin(const QDateTime &began)
{
    auto created = SessionWriter::create(m_path, SessionHeader::here(began));
    if (!created)
        return created.error();
    m_writer = std::move(created).value();
    return {};
}

Error SessionSink::finish()
{
    if (!m_writer)
        return {};
    m_writer->setAnnotations(m_annotations);
    return m_writer->close();
}

ImportOutcome importToSession(const LogInput &input, const QString &sessionPath, TaskControl &control)
{
    ImportOutcome outcome;
    const Result<LogFileKind> kind = logFileKindOf(input);
    if (!kind) {
        outcome.error = kind.error();
        return outcome;
    }
    const bool existed = QFile::exists(sessionPath);
    {
        SessionSink sink(sessionPath);
        outcome = kind.value() == LogFileKind::Capture ? importCapture(input, sink, control)
                                                       : importJsonLines(input, sink, control);
        if (outcome.isComplete())
            outcome.error = sink.finish();
    }
    if (!outcome.isComplete() && !existed) {
        for (const QString &part : {u""_s, u"-wal"_s, u"-shm"_s, u"-journal"_s})
            QFile::remove(QString(sessionPath + part));
    }
    return outcome;
}

} // namespace swb
