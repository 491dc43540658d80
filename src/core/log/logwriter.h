// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/log/event.h"

#include <QByteArrayView>
#include <memory>

namespace swb {

class LogStore;
struct WriterBuffer;

/// Whom an event is about.
struct Subject
{
    EndpointId endpoint = EndpointId::None;
    ConversationId conversation = ConversationId::None;
    Transport transport = Transport::Tcp;
};

/// One thread's way into the log. Not thread-safe: one writer per thread. Writing takes a timestamp, a few
/// stores and an uncontended lock; nothing is allocated per event.
///
/// The log's own memory doubles as the receive buffer: read into room(), tell received() how much came, and
/// what was read is logged without a copy. data() with a view into that memory does not copy either.
class LogWriter
{
public:
    explicit LogWriter(std::shared_ptr<LogStore> store);
    ~LogWriter();
    Q_DISABLE_COPY_MOVE(LogWriter)

    /// Writable memory of at least this many bytes; valid until the next call of a member.
    [[nodiscard]] char *room(qsizetype atLeast);
    /// Logs that the first `length` bytes of room() were read from the subject's peer. The bytes stay where
    /// they are until the next room(), so that an answer can be made from them; they may be passed to data().
    void received(const Subject &subject, qsizetype length);

    /// While it lives, events bear the time when it began: that of a call, before it was made. A write is
    /// then always older than the read that it made possible, whichever thread is the first to log. One
    /// within another is part of it.
    class Call
    {
    public:
        explicit Call(LogWriter &writer)
            : m_writer(writer)
            , m_isOutermost(writer.beginCall())
        { }
        ~Call()
        {
            if (m_isOutermost)
                m_writer.endCall();
        }
        Q_DISABLE_COPY_MOVE(Call)

    private:
        LogWriter &m_writer;
        const bool m_isOutermost;
    };

    /// Logs bytes that passed: a chunk, or a datagram.
    void data(const Subject &subject, Direction direction, QByteArrayView payload);
    /// Logs a datagram of `length` bytes that came, of which the buffer took no more than these.
    void cutDatagram(const Subject &subject, QByteArrayView taken, quint32 length);
    /// Logs one framed message.
    void message(const Subject &subject, Direction direction, QByteArrayView payload);
    /// One of which the log keeps the same detail as of others.
    void message(const Subject &subject, Direction direction, QByteArrayView payload,
                 std::shared_ptr<const EventDetail> detail);
    /// Logs anything else. `detail` may be empty.
    void event(const Subject &subject, EventKind kind, Severity severity,
               Direction direction = Direction::None, EventDetail detail = {}, QByteArrayView payload = {});

    [[nodiscard]] qint64 nowNs() const;

private:
    struct Place;

    /// Whether there was none.
    [[nodiscard]] bool beginCall();
    void endCall();

    [[nodiscard]] char *tail(qsizetype atLeast);
    [[nodiscard]] Place placeOf(EventKind kind, QByteArrayView payload);
    void append(const Subject &subject, EventKind kind, Severity severity, Direction direction,
                QByteArrayView payload, std::shared_ptr<const EventDetail> detail);
    void append(const Subject &subject, EventKind kind, Severity severity, Direction direction,
                QByteArrayView payload, quint32 length, std::shared_ptr<const EventDetail> detail);

    std::shared_ptr<LogStore> m_store;
    std::shared_ptr<WriterBuffer> m_buffer;
    QByteArray m_scratch; ///< receives what will be kept only in part
    QByteArrayView m_copied; ///< where the last chunk lay if it was copied; its bytes may be others by now
    const char *m_copy = nullptr; ///< of it, in the open block
    bool m_roomIsScratch = false;
};

} // namespace swb
