// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "fuzz/check.h"
#include "protocols/raw/rawclient.h"
#include "protocols/raw/rawserver.h"
#include "support/recordedactions.h"

#include <fuzzer/FuzzedDataProvider.h>

using namespace swb;
using namespace Qt::StringLiterals;

namespace {

const QString framings[]
    = {u"line"_s, u"delimiter:ab"_s, u"length1"_s, u"length2"_s, u"length2le"_s, u"length4"_s, u"fixed:3"_s};
const QString replies[]
    = {u"echo"_s, u"uppercase"_s, u"reverse"_s, u"discard"_s, u"template:{count}:{data}"_s};

} // namespace

/// A server answers the same however the stream is cut and whenever its peer has space, and a client makes
/// the same messages out of it.
extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    FuzzedDataProvider input(data, size);
    ServerSettings settings;
    settings.framing = input.PickValueInArray(framings);
    settings.reply = input.PickValueInArray(replies);
    settings.maxFrameBytes = input.ConsumeIntegralInRange<quint32>(3, 300);
    settings.closeAfterReply = input.ConsumeBool();
    ClientSettings client;
    client.framing = settings.framing;
    client.maxFrameBytes = settings.maxFrameBytes;
    const auto splits = input.ConsumeRandomLengthString(64);
    const auto text = input.ConsumeRemainingBytesAsString();
    const QByteArrayView stream(text.data(), qsizetype(text.size()));

    RecordedActions whole(rawServers(settings).value()->make({}));
    RecordedActions inPieces(rawServers(settings).value()->make({}));
    RecordedActions listening(rawClients(client).value()->make({}));
    if (!stream.isEmpty())
        whole.receive(stream);
    whole.finishPeer();
    qsizetype sent = 0;
    for (size_t i = 0; sent < stream.size(); ++i) {
        const qsizetype wanted = splits.empty() ? 1 : 1 + quint8(splits[i % splits.size()]);
        const QByteArrayView piece = stream.sliced(sent, qMin(wanted, stream.size() - sent));
        sent += piece.size();
        inPieces.waiting = wanted % 5 == 0;
        inPieces.receive(piece);
        listening.receive(piece);
        if (wanted % 3 == 0)
            inPieces.goOn();
    }
    inPieces.goOn();
    inPieces.finishPeer();

    CHECK(inPieces.writes == whole.writes);
    CHECK(inPieces.messages == whole.messages);
    CHECK(inPieces.breaks.size() == whole.breaks.size());
    CHECK(inPieces.closed == whole.closed);
    CHECK(listening.messages.size() >= whole.messages.size());
    CHECK(settings.closeAfterReply || listening.messages == whole.messages);
    return 0;
}
