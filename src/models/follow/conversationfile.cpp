// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/follow/conversationfile.h"

#include "core/log/conversationbytes.h"

namespace swb {
namespace {

constexpr quint64 eventsPerPart = 8192;
constexpr qsizetype bytesPerWrite = 1 << 20;

} // namespace

/// The visit holds a lock of the log, so the disk is never written within it.
FileSaver::Source conversationSource(const MessageLog &log, ConversationId side, bool in, bool out)
{
    return [&log, side, in, out](FileSaver::Sink &sink) {
        ConversationBytes bytes(log, side);
        const quint64 end = log.endId();
        QByteArray gathered;
        while (bytes.next() < end && !sink.isStopped()) {
            gathered.resize(0);
            bytes.read(std::min(eventsPerPart, end - bytes.next()), [&](const ConversationPiece &piece) {
                if (piece.direction == Direction::In ? in : out)
                    gathered.append(piece.bytes);
                return gathered.size() < bytesPerWrite;
            });
            sink.write(gathered);
        }
    };
}

} // namespace swb
