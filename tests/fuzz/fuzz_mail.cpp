// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "fuzz/check.h"
#include "fuzz/seeds.h"
#include "protocols/smtp/encodedwords.h"
#include "protocols/smtp/mailclient.h"
#include "protocols/smtp/mailserver.h"
#include "support/recordedactions.h"

using namespace swb;

extern "C" int LLVMFuzzerInitialize(int *argc, char ***argv)
{
    fuzz::plantSeeds(*argc, *argv,
                     {"\x07"
                      "EHLO me\r\nMAIL FROM:<a@x> SIZE=9\r\nRCPT TO:<b@y>\r\nDATA\r\nSubject: "
                      "s\r\n\r\n..\r\n.\r\nQUIT\r\n",
                      "\x03"
                      "220 a\r\n250-b\r\n250 8BITMIME\r\n250\r\n250\r\n354 go\r\n250 ok\r\n221 bye\r\n",
                      "\x01"
                      "From: A <a@x>\nTo: \"b, c\" <b@y>,\n c\nBcc: d\nSubject: s\n\n.\nbody\n",
                      "\x01"
                      "=?utf-8?q?caf=C3=A9_?= =?UTF-8*fr?B?w6k=?= x =?iso-8859-1?Q?=E9?="});
    return 0;
}

namespace {

/// Typed text is either a mail that our own server accepts unchanged, or not a mail at all.
void checkTyped(QByteArrayView typed)
{
    RecordedActions client(mailClients({}).value()->make({}));
    RecordedActions server(mailServers({}).value()->make({}));
    client.open();
    client.send(typed);
    server.open();
    for (bool moves = true; moves;) {
        const QByteArray toClient = server.written();
        server.writes.clear();
        moves = !toClient.isEmpty();
        if (moves)
            client.receive(toClient);
        const QByteArray toServer = client.written();
        client.writes.clear();
        if (!toServer.isEmpty())
            server.receive(toServer);
    }
    const auto mail = OutgoingMail::read(typed, client.wallTime());
    CHECK(mail.ok() == (server.messages.size() == 1) || !client.refusals.isEmpty());
    if (server.messages.size() == 1)
        CHECK(server.messages.first() == mail.value().text);
}

} // namespace

/// A server and a client interpret input the same way however it is cut.
extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    if (size < 2)
        return 0;
    const qsizetype piece = 1 + data[0];
    const QByteArrayView stream(data + 1, qsizetype(size) - 1);
    RecordedActions whole(mailServers({}).value()->make({}));
    RecordedActions inPieces(mailServers({}).value()->make({}));
    RecordedActions client(mailClients({}).value()->make({}));
    RecordedActions clientInPieces(mailClients({}).value()->make({}));
    for (RecordedActions *const end : {&whole, &inPieces, &client, &clientInPieces})
        end->open();
    for (RecordedActions *const end : {&client, &clientInPieces})
        end->send("From: a@x\nTo: b@y, c@y\n\nhello\n.\n");
    whole.receive(stream);
    client.receive(stream);
    for (qsizetype at = 0; at < stream.size(); at += piece) {
        const QByteArrayView part = stream.sliced(at, qMin(piece, stream.size() - at));
        inPieces.receive(part);
        clientInPieces.receive(part);
    }
    CHECK(whole.writes == inPieces.writes);
    CHECK(whole.messages == inPieces.messages);
    CHECK(client.writes == clientInPieces.writes);
    CHECK(client.delivered == clientInPieces.delivered);
    CHECK(client.refusals == clientInPieces.refusals);
    checkTyped(stream);
    CHECK(decodedHeader(stream).size() <= stream.size());
    return 0;
}
