// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/payload/utf8.h"
#include "fuzz/check.h"
#include "fuzz/seeds.h"
#include "protocols/chat/chatclient.h"
#include "protocols/chat/chatserver.h"
#include "support/recordedactions.h"

using namespace swb;

extern "C" int LLVMFuzzerInitialize(int *argc, char ***argv)
{
    fuzz::plantSeeds(*argc, *argv,
                     {"\x05/name Ann\nhello\r\n/who\n/quit\nlater\n", "\x01\x1b[2J\xff\n/name \xc3\xa9\n"});
    return 0;
}

namespace {

/// Nothing in a line controls a terminal.
void checkLines(const QList<QByteArray> &lines)
{
    for (const QByteArray &line : lines) {
        CHECK(line.endsWith('\n'));
        for (qsizetype at = 0; at < line.size();) {
            const Utf8Unit unit = utf8At(line, at);
            CHECK(unit.valid && (unit.codePoint == '\n' || !isUnsafeInLine(unit.codePoint)));
            at += unit.length;
        }
    }
}

} // namespace

/// Input means the same however it is cut, and reaches others as plain lines.
extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    if (size < 2)
        return 0;
    const qsizetype piece = 1 + data[0];
    const QByteArrayView stream(data + 1, qsizetype(size) - 1);
    RecordedActions whole(chatServers({}).value()->make({}));
    RecordedActions inPieces(chatServers({}).value()->make({}));
    RecordedActions other(chatServers({}).value()->make({}));
    RecordedActions client(chatClients({}).value()->make({}));
    for (RecordedActions *const end : {&whole, &inPieces, &other})
        end->open();
    whole.receive(stream);
    for (qsizetype at = 0; at < stream.size(); at += piece) {
        inPieces.receive(stream.sliced(at, qMin(piece, stream.size() - at)));
        client.receive(stream.sliced(at, qMin(piece, stream.size() - at)));
    }
    whole.finishPeer();
    inPieces.finishPeer();
    client.finishPeer();
    CHECK(whole.writes == inPieces.writes);
    CHECK(whole.toOthers == inPieces.toOthers);
    for (const QByteArray &message : whole.toOthers)
        other.send(message);
    checkLines(whole.writes);
    checkLines(other.writes);
    checkLines(client.delivered);
    return 0;
}
