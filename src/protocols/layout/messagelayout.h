// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/log/event.h"

#include <QByteArrayView>
#include <QList>
#include <QString>

namespace swb {

/// One part of a message, such as a header or a flag: plain text, and which bytes say it.
struct MessageField
{
    QString name;
    QString value; ///< one line, with nothing in it that is no ordinary character
    qint64 offset = 0; ///< of its first byte in the message
    qint64 length = 0; ///< bytes; 0 where no byte of the message says it
    int parent = -1; ///< place of the field that it is a part of, which comes before it; -1: of none
    bool operator==(const MessageField &) const = default;
};

/// A message taken apart.
struct MessageLayout
{
    /// So many fields at most: the rest is counted.
    static constexpr qsizetype mostFields = 1000;
    /// So much of a body is decoded at most.
    static constexpr qsizetype mostBodyBytes = 128 << 10;

    QList<MessageField> fields;
    qsizetype leftOut = 0; ///< fields beyond mostFields
    QByteArray body; ///< what it carries, put together and decoded: its first mostBodyBytes
    qint64 bodyBytes = 0; ///< that the body has so far as it is here
    qint64 bodyAt
        = -1; ///< where it begins in the message behind a head; -1: there is none, or it has no head
};

/// What is known of a message that is to be taken apart.
struct MessageParts
{
    QByteArrayView bytes; ///< from its beginning; maybe not all
    qint64 length = 0; ///< bytes that it has
    ProtocolFacts facts = {}; ///< what the log says of it; its protocol decides how the bytes are read
    bool isWhole = true; ///< false where `bytes` are what it carries alone, without its head or its frame
};

/// Whether messages of this protocol lie in their chunks with something around what the log has as their
/// payload: the head of an HTTP message, the frame of a WebSocket.
[[nodiscard]] bool hasMoreInItsChunks(const ProtocolFacts &facts);

/// Takes a message apart by its protocol. What is damaged or cut is shown as far as it goes, and a field says
/// what is wrong with the rest. Pure, for bytes of any origin.
[[nodiscard]] MessageLayout layOutMessage(const MessageParts &message);

/// Whether bytes begin as an HTTP message does, so that they can be taken apart though no protocol has told
/// of them.
[[nodiscard]] bool beginsAsHttp(QByteArrayView bytes);

} // namespace swb
