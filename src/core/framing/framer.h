// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/values/error.h"

#include <QByteArray>
#include <QByteArrayView>
#include <memory>

namespace swb {

/// Cuts a byte stream into messages, resumable at every byte: append() what was read, then take messages with
/// next() until it answers NeedMore. Holds at most one unfinished message plus two append()s of bytes; a
/// message above the limit is Malformed as soon as that is certain, and the framer then stays Malformed. Each
/// framing has a class that defines where messages end, in cut() and encode().
class Framer
{
public:
    enum class Status : quint8 { Complete, NeedMore, Malformed };

    virtual ~Framer() = default;

    void append(QByteArrayView bytes);
    /// Complete: payload() is the message without its framing, valid until the next call of a non-const
    /// member. Malformed: error() says which limit or rule was broken.
    [[nodiscard]] Status next();
    [[nodiscard]] QByteArrayView payload() const { return m_payload; }
    [[nodiscard]] const Error &error() const { return m_error; }
    /// Discards its buffer; nothing may be appended afterwards.
    void clear();
    /// Bytes of a message that has begun but not ended: 0 at a clean end of the stream.
    [[nodiscard]] qsizetype pendingBytes() const;

    /// Appends `message` to `out` with its framing, as an answer to the last message taken (a line is
    /// answered with the line ending it came with). Errors: FrameTooLarge if the length field cannot hold it.
    /// The content is not checked: a line that contains a line end becomes two, and with fixed sizes an
    /// answer of another size is sent in that size.
    [[nodiscard]] virtual Error encode(QByteArrayView message, QByteArray &out) const = 0;

protected:
    explicit Framer(quint32 maxFrameBytes)
        : m_maxFrameBytes(maxFrameBytes)
    { }

    /// Looks for the next message in pending() and answers with complete(), needMore() or tooLarge().
    [[nodiscard]] virtual Status cut() = 0;

    [[nodiscard]] QByteArrayView pending() const { return QByteArrayView(m_buffer).sliced(m_start); }
    [[nodiscard]] qsizetype maxFrameBytes() const { return m_maxFrameBytes; }
    /// The payload is the `length` bytes after the first `before` pending ones; `after` bytes of framing
    /// follow it.
    Status complete(qsizetype before, qsizetype length, qsizetype after = 0);
    Status needMore();
    Status tooLarge();

private:
    QByteArray m_buffer;
    qsizetype m_start = 0; ///< first byte of m_buffer not yet handed out
    QByteArrayView m_payload;
    Error m_error;
    quint32 m_maxFrameBytes;
};

} // namespace swb
