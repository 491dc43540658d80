// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/session/recorderworker.h"

#include "core/files/filename.h"
#include "core/log/logwriter.h"
#include "core/log/messagelog.h"
#include "core/session/sessioncopy.h"
#include "core/session/sessionreader.h"
#include "core/values/errorcatalog.h"

#include <chrono>

using namespace std::chrono_literals;

namespace swb {

namespace {

constexpr auto betweenCommits = 50ms; // a quarter of what a kill may lose
// Written between two commits if much is waiting
constexpr quint64 recordedAtOnce = 65'536;
constexpr qsizetype sliceBytes = 64 << 20; // each commit may wait for a slow disk, so not too few

} // namespace

RecorderWorker::RecorderWorker(MessageLog &log, std::shared_ptr<ArchiveChain> archive)
    : m_log(log)
    , m_archive(std::move(archive))
    , m_clock(this)
    , m_next(m_log.firstInMemory())
{
    m_clock.setSingleShot(true);
    connect(&m_clock, &QTimer::timeout, this, &RecorderWorker::tick);
}

RecorderWorker::~RecorderWorker() = default;

void RecorderWorker::start(const RecordingRequest &request)
{
    stop();
    m_request = request;
    if (request.problem.isError())
        return fail(request.problem);
    auto made = SessionWriter::create(request.path, SessionHeader::here(m_log.wallTime(0)), request.existing);
    if (!made)
        return fail(made.error());
    auto reader = SessionReader::open(request.path);
    if (!reader)
        return fail(reader.error());
    m_writer = std::move(made.value());
    m_writer->setSizeCap(request.sizeCap);
    m_reader = std::move(reader.value());
    m_archive->add(m_reader);
    m_log.collect();
    if (request.fromNow)
        m_next = m_log.endId();
    m_safe = m_next;
    m_caughtUpNs = m_log.nowNs();
    m_annotationsSeen = 0;
    m_saidMissing = false;
    for (auto document = m_documents.cbegin(); document != m_documents.cend(); ++document)
        m_writer->setDocument(document.key(), document.value());
    publish(RecordingState::Recording);
    Q_EMIT changed();
    tick();
}

void RecorderWorker::setSizeCap(qint64 bytes)
{
    if (m_writer)
        m_writer->setSizeCap(bytes);
}

void RecorderWorker::setDocument(const QString &name, const QByteArray &json)
{
    m_documents[name] = json;
    if (m_writer)
        m_writer->setDocument(name, json);
}

void RecorderWorker::tick()
{
    m_log.collect();
    const qint64 askedNs = m_log.nowNs();
    const bool more = recordSlice(m_log.endId());
    if (!m_writer)
        return;
    if (!more)
        m_caughtUpNs = askedNs;
    m_clock.start(more ? 0ms : betweenCommits);
}

/// Writes and commits up to a slice of the events before `end`; returns whether there are more.
bool RecorderWorker::recordSlice(quint64 end)
{
    const quint64 missing = recordEvents(qMin(end, m_next + recordedAtOnce));
    if (const quint64 revision = m_log.annotations().revision(); revision != m_annotationsSeen) {
        m_annotationsSeen = revision;
        m_writer->setAnnotations(m_log.annotations().all());
    }
    if (!commit())
        return false;
    if (missing > 0)
        noteMissing(missing);
    return m_next < end;
}

/// Writes events before `end`, up to a slice, and returns how many are missing: events between two others, or
/// at the end, that left memory before their turn. The disk may block this meanwhile, while the log
/// continues.
quint64 RecorderWorker::recordEvents(quint64 end)
{
    quint64 next = m_next;
    quint64 missing = 0;
    qsizetype bytes = 0;
    m_log.forEach(next, end, [&](const Event &event) {
        missing += event.id - next;
        next = event.id + 1;
        bytes += event.payload.size();
        m_writer->append(event);
        describeConversations(m_log, *m_writer); // while we look at the event, the log knows its conversation
        return bytes < sliceBytes && !m_writer->error().isError();
    });
    if (bytes < sliceBytes) {
        missing += end - qMin(next, end);
        next = end;
    }
    m_next = next;
    return missing;
}

/// Puts the cause of a gap beside it; the status has the total number of missing events.
void RecorderWorker::noteMissing(quint64 events)
{
    m_notRecorded += events;
    if (std::exchange(m_saidMissing, true))
        return;
    const Error error = makeError(
        ErrorCode::EventsEvicted,
        tr("The recording to %1 cannot keep up: events are missing from it.").arg(m_request.path));
    m_log.makeWriter()->event({}, EventKind::Dropped, Severity::Warning, Direction::None,
                              {error.what, error, {}, {}});
}

bool RecorderWorker::commit()
{
    if (const Error error = m_writer->commit(); error.isError()) {
        fail(error);
        return false;
    }
    m_safe = m_next;
    if (m_writer->endId() > 0)
        m_reader->setRange(m_writer->firstId(), m_writer->endId());
    publish(RecordingState::Recording);
    return true;
}

/// The failure is an event of the log, too, so that the cause of a gap can be found.
void RecorderWorker::fail(const Error &error)
{
    m_clock.stop();
    m_writer.reset();
    m_next = m_safe; // the next file continues from there
    publish(RecordingState::Failed, error);
    m_log.makeWriter()->event({}, EventKind::Error, Severity::Error, Direction::None,
                              {error.what, error, {}, {}});
    Q_EMIT failed(error);
    Q_EMIT changed();
}

void RecorderWorker::stop()
{
    if (!m_writer)
        return;
    m_clock.stop();
    m_log.collect();
    const quint64 end = m_log.endId();
    while (m_next < end && recordSlice(end)) { }
    if (m_writer)
        close();
}

void RecorderWorker::close()
{
    m_reader->releaseFile();
    const Error error = m_writer->close();
    if (error.isError())
        return fail(error);
    const bool empty = m_writer->endId() == 0;
    m_writer.reset();
    if (empty && m_request.removeIfEmpty)
        removeFile(m_request.path);
    publish(RecordingState::Off);
    Q_EMIT changed();
}

void RecorderWorker::publish(RecordingState state, const Error &error)
{
    const std::lock_guard guard(m_statusLock);
    m_status.state = state;
    m_status.path = m_request.path;
    m_status.error = error;
    if (!m_writer)
        return;
    m_status.recorded = m_writer->recorded();
    m_status.removed = m_writer->removed();
    m_status.fileBytes = m_writer->size();
}

RecordingStatus RecorderWorker::status() const
{
    RecordingStatus status;
    {
        const std::lock_guard guard(m_statusLock);
        status = m_status;
    }
    status.notRecorded = m_notRecorded;
    if (status.state != RecordingState::Recording)
        return status;
    const quint64 next = m_next;
    const quint64 end = m_log.endId();
    status.backlog = end > next ? end - next : 0;
    if (status.backlog > 0)
        status.backlogMs = qMax(qint64(0), m_log.nowNs() - m_caughtUpNs) / 1'000'000;
    return status;
}

} // namespace swb
