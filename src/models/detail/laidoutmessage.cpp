// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/detail/laidoutmessage.h"

namespace swb {

namespace {

ProtocolFacts factsOf(const Event &event)
{
    if (event.detail && !event.detail->protocol.isEmpty())
        return event.detail->protocol;
    return {QStringLiteral("http"), {}, {}}; // judged by the bytes
}

LaidOutMessage laidOut(const Event &event, const QByteArray &bytes, qint64 length, bool isWhole)
{
    return {event.id, bytes, layOutMessage({bytes, length, factsOf(event), isWhole})};
}

} // namespace

bool LaidOutMessage::isPossible(const Event &event)
{
    if (event.kind == EventKind::Message && event.detail && !event.detail->protocol.isEmpty())
        return true;
    return event.kind == EventKind::Data && beginsAsHttp(event.payload);
}

LaidOutMessage LaidOutMessage::of(const Event &event)
{
    const QByteArray bytes = QByteArrayView(event.payload)
                                 .first(qMin(event.payload.size(), MessageBytesReader::mostBytes))
                                 .toByteArray();
    const bool isWhole = event.kind == EventKind::Data || !hasMoreInItsChunks(factsOf(event));
    return laidOut(event, bytes, event.takenLength(), isWhole);
}

LaidOutMessage LaidOutMessage::of(const Event &event, const MessageBytes &found)
{
    return laidOut(event, found.bytes, found.length, true);
}

} // namespace swb
