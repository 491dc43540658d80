// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/log/event.h"

#include <QByteArrayView>
#include <QList>
#include <QString>

namespace swb {

/// One part of a message, such as a header or a flag: plain text, and the bytes it comes from.
struct MessageField
{
    QString name;
    QString value; ///< one line of ordinary characters only
    qint64 offset = 0; ///< of its first byte in the message
    qint64 length = 0; ///< bytes; 0 if it does not come from bytes of the message
    int parent = -1; ///< index of the field it is a part of, which comes before it; -1: none
    bool operator==(const MessageField &) const = default;
};

/// A dissected message.
struct MessageLayout
{
    /// The maximum number of fields: the rest is only counted.
    static constexpr qsizetype mostFields = 1000;
    /// The maximum length of a body that is decoded.
    static constexpr qsizetype mostBodyBytes = 128 << 10;

    QList<MessageField> fields;
    qsizetype leftOut = 0; ///< fields beyond mostFields
    QByteArray body; ///< the assembled and decoded content: its first mostBodyBytes
    qint64 bodyBytes = 0; ///< length of the body, as far as it is known here
    qint64 bodyAt = -1; ///< where it begins in the message after a head; -1: there is none, or no head
};

/// What is known about a message to be dissected.
struct MessageParts
{
    QByteArrayView bytes; ///< from its beginning; perhaps not all
    qint64 length = 0; ///< its full length
    ProtocolFacts facts = {}; ///< what the log says about it; its protocol decides how the bytes are read
    bool isWhole = true; ///< false if `bytes` are only its content, without its head or frame
};

/// Whether the chunks of this protocol's messages contain something around the payload in the log: the head
/// of an HTTP message, the frame of a WebSocket message.
[[nodiscard]] bool hasMoreInItsChunks(const ProtocolFacts &facts);

/// Dissects a message by its protocol. A damaged or truncated message is shown as far as possible, and a
/// field says what is wrong with the rest. Pure, for bytes of any origin.
[[nodiscard]] MessageLayout layOutMessage(const MessageParts &message);

/// Whether bytes begin like an HTTP message, so that they can be dissected even though no protocol has
/// reported them.
[[nodiscard]] bool beginsAsHttp(QByteArrayView bytes);

} // namespace swb
