// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/log/event.h"

#include <QByteArrayView>
#include <memory>

namespace swb {

class LogStore;
struct WriterBuffer;

/// What an event is about.
struct Subject
{
    EndpointId endpoint = EndpointId::None;
    ConversationId conversation = ConversationId::None;
    Transport transport = Transport::Tcp;
};

/// One thread's access to the log. Not thread-safe: one writer per thread. Writing takes a timestamp, a few
/// stores and an uncontended lock; nothing is allocated per event.
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

    /// While it exists, events have the time when it began, so that a call is stamped before it is made. A
    /// write is then always older than the read that it made possible, whichever thread logs first. A nested
    /// one is part of the outer one.
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
    /// Logs a datagram of `length` bytes that arrived, of which the buffer took only these.
    void cutDatagram(const Subject &subject, QByteArrayView taken, quint32 length);
    /// Logs one framed message.
    void message(const Subject &subject, Direction direction, QByteArrayView payload);
    /// Logs a message whose detail the log shares with other messages.
    void message(const Subject &subject, Direction direction, QByteArrayView payload,
                 std::shared_ptr<const EventDetail> detail);
    /// Logs anything else. `detail` may be empty.
    void event(const Subject &subject, EventKind kind, Severity severity,
               Direction direction = Direction::None, EventDetail detail = {}, QByteArrayView payload = {});

    [[nodiscard]] qint64 nowNs() const;

private:
    struct Place;

    /// Returns whether no call was in progress.
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
    QByteArrayView m_copied; ///< where the last chunk was if it was copied; its bytes may have changed since
    const char *m_copy = nullptr; ///< the copy of it, in the open block
    bool m_roomIsScratch = false;
};

} // namespace swb
