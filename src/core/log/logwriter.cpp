// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/log/logwriter.h"

#include "core/log/logstore.h"

#include <cstring>

namespace swb {

namespace {

// A writer with this much waiting hands it over itself, so that its buffer stays small without any view.
constexpr size_t handOverEvents = 4096;
constexpr qsizetype handOverBytes = 8 << 20;

} // namespace

/// Where in the open block a payload is, and how much of it is kept.
struct LogWriter::Place
{
    const char *bytes = nullptr;
    quint32 kept = 0;
};

LogWriter::LogWriter(std::shared_ptr<LogStore> store)
    : m_store(std::move(store))
    , m_buffer(m_store->addWriter())
{ }

LogWriter::~LogWriter()
{
    m_store->closeWriter(*m_buffer);
    m_store->collect();
}

qint64 LogWriter::nowNs() const
{
    return m_store->nowNs();
}

char *LogWriter::tail(qsizetype atLeast)
{
    std::shared_ptr<PayloadBlock> &block = m_buffer->block;
    if (!block || block->capacity - block->used < atLeast) {
        block = m_store->blocks().take(atLeast);
        m_copied = {}; // it is in the previous block
    }
    return block->bytes.get() + block->used;
}

char *LogWriter::room(qsizetype atLeast)
{
    m_roomIsScratch = m_store->payloadCap() < atLeast;
    if (!m_roomIsScratch)
        return tail(atLeast);
    if (m_scratch.size() < atLeast)
        m_scratch.resize(atLeast);
    return m_scratch.data();
}

void LogWriter::received(const Subject &subject, qsizetype length)
{
    if (m_roomIsScratch) {
        data(subject, Direction::In, QByteArrayView(m_scratch.constData(), length));
        return;
    }
    PayloadBlock &block = *m_buffer->block;
    const QByteArrayView payload(block.bytes.get() + block.used, length);
    block.used += length;
    data(subject, Direction::In, payload);
}

bool LogWriter::beginCall()
{
    const std::lock_guard guard(m_buffer->lock);
    if (m_buffer->callSince > 0)
        return false;
    m_buffer->callSince = m_store->nowNs();
    return true;
}

void LogWriter::endCall()
{
    const std::lock_guard guard(m_buffer->lock);
    m_buffer->callSince = 0;
}

void LogWriter::data(const Subject &subject, Direction direction, QByteArrayView payload)
{
    append(subject, EventKind::Data, Severity::Chat, direction, payload, nullptr);
}

void LogWriter::cutDatagram(const Subject &subject, QByteArrayView taken, quint32 length)
{
    EventDetail detail;
    detail.taken = quint32(taken.size());
    append(subject, EventKind::Data, Severity::Warning, Direction::In, taken, length,
           std::make_shared<const EventDetail>(std::move(detail)));
}

void LogWriter::message(const Subject &subject, Direction direction, QByteArrayView payload)
{
    append(subject, EventKind::Message, Severity::Chat, direction, payload, nullptr);
}

void LogWriter::message(const Subject &subject, Direction direction, QByteArrayView payload,
                        std::shared_ptr<const EventDetail> detail)
{
    append(subject, EventKind::Message, Severity::Chat, direction, payload, std::move(detail));
}

void LogWriter::event(const Subject &subject, EventKind kind, Severity severity, Direction direction,
                      EventDetail detail, QByteArrayView payload)
{
    const bool plain = detail.isEmpty();
    append(subject, kind, severity, direction, payload,
           plain ? nullptr : std::make_shared<const EventDetail>(std::move(detail)));
}

/// A payload that is already in the open block stays where it is; any other is copied to its end. A message
/// that is a part of the previous chunk is not copied again.
LogWriter::Place LogWriter::placeOf(EventKind kind, QByteArrayView payload)
{
    const auto kept = qMin(payload.size(), qsizetype(m_store->payloadCap()));
    if (kept == 0)
        return {};
    const PayloadBlock *const current = m_buffer->block.get();
    if (current) {
        const auto offset = quintptr(payload.data()) - quintptr(current->bytes.get());
        if (offset < size_t(current->used) && offset + size_t(kept) <= size_t(current->used))
            return {payload.data(), quint32(kept)};
    }
    const auto within = quintptr(payload.data()) - quintptr(m_copied.data());
    if (kind == EventKind::Message && within < size_t(m_copied.size())
        && within + size_t(kept) <= size_t(m_copied.size())
        && std::memcmp(payload.data(), m_copy + within, size_t(kept)) == 0)
        return {m_copy + within, quint32(kept)};
    char *const copy = tail(kept);
    std::memcpy(copy, payload.data(), size_t(kept));
    m_buffer->block->used += kept;
    m_copied = kind == EventKind::Data ? payload.first(kept) : QByteArrayView();
    m_copy = copy;
    return {copy, quint32(kept)};
}

void LogWriter::append(const Subject &subject, EventKind kind, Severity severity, Direction direction,
                       QByteArrayView payload, std::shared_ptr<const EventDetail> detail)
{
    append(subject, kind, severity, direction, payload, quint32(payload.size()), std::move(detail));
}

void LogWriter::append(const Subject &subject, EventKind kind, Severity severity, Direction direction,
                       QByteArrayView payload, quint32 length, std::shared_ptr<const EventDetail> detail)
{
    if (m_store->keepsNothing())
        return;
    const Place place = placeOf(kind, payload);
    WriterBuffer &buffer = *m_buffer;
    bool handOver = false;
    {
        const std::lock_guard guard(buffer.lock);
        quint32 detailNumber = 0;
        if (detail) {
            buffer.details.push_back(std::move(detail));
            detailNumber = quint32(buffer.details.size());
        }
        if (place.kept > 0 && (buffer.blocks.empty() || buffer.blocks.back() != buffer.block))
            buffer.blocks.push_back(buffer.block);
        buffer.records.push_back({buffer.callSince != 0 ? buffer.callSince : m_store->nowNs(), place.bytes,
                                  place.kept, length, quint32(subject.conversation),
                                  quint32(subject.endpoint), detailNumber, kind, direction, severity,
                                  subject.transport});
        buffer.payloadBytes += place.kept;
        handOver = buffer.records.size() >= handOverEvents || buffer.payloadBytes >= handOverBytes;
    }
    if (handOver)
        m_store->collectUnlessBusy();
}

} // namespace swb
