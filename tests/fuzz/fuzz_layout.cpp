// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "fuzz/check.h"
#include "fuzz/seeds.h"
#include "protocols/layout/messagelayout.h"
#include "protocols/layout/streammessages.h"

#include <fuzzer/FuzzedDataProvider.h>

using namespace swb;
using namespace Qt::StringLiterals;

namespace {

const QString protocolsLaidOut[]
    = {u"http"_s, u"ws"_s, u"dns"_s, u"mail"_s, u"file"_s, u"chat"_s, u"other"_s};

void checkLayout(const QString &protocol, QByteArrayView bytes, bool isWhole)
{
    const MessageLayout layout
        = layOutMessage({bytes, bytes.size(), {protocol, {}, {{u"from"_s, u"a"_s}}}, isWhole});
    CHECK(layout.fields.size() <= MessageLayout::mostFields);
    CHECK(layout.body.size() <= MessageLayout::mostBodyBytes);
    for (qsizetype i = 0; i < layout.fields.size(); ++i) {
        const MessageField &field = layout.fields[i];
        CHECK(field.parent < i);
        CHECK(field.offset >= 0 && field.length >= 0 && field.offset + field.length <= bytes.size());
        CHECK(!field.value.contains(u'\n') && !field.name.contains(u'\n') && !field.value.contains(u'\x1b'));
    }
}

struct Cuts
{
    std::vector<std::pair<qint64, qint64>> in;
    std::vector<std::pair<qint64, qint64>> out;
};

/// The same bytes in pieces of this size, both directions in turn.
Cuts cutInto(qsizetype step, QByteArrayView in, QByteArrayView out)
{
    StreamMessages messages(Role::Server);
    quint64 event = 0;
    for (qsizetype at = 0; at < in.size(); at += step)
        messages.add(Direction::In, ++event, 0, in.sliced(at, qMin(step, in.size() - at)));
    for (qsizetype at = 0; at < out.size(); at += step)
        messages.add(Direction::Out, ++event, 0, out.sliced(at, qMin(step, out.size() - at)));
    Cuts cuts;
    for (const Direction direction : {Direction::In, Direction::Out}) {
        qint64 end = 0;
        for (const StreamMessage &message : messages.messages(direction)) {
            CHECK(message.length > 0 && message.event > 0 && message.inEvent >= 0);
            CHECK(message.offset >= 0
                  && message.offset + message.length <= (direction == Direction::In ? in : out).size());
            end = qMax(end, message.offset + message.length);
            (direction == Direction::In ? cuts.in : cuts.out).push_back({message.offset, message.length});
        }
    }
    return cuts;
}

} // namespace

extern "C" int LLVMFuzzerInitialize(int *argc, char ***argv)
{
    fuzz::plantSeeds(
        *argc, *argv,
        {"POST / HTTP/1.1\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n7\r\n{\"a\":1}\r\n0\r\n\r\n"_ba
             + '\0',
         QByteArray::fromHex("818537fa213d7f9f4d5158") + '\1',
         QByteArray::fromHex(
             "002a85800001000100000001016104746573740000010001c00c000100010000012c0004c0000201"
             "00002904d0000000000000")
             + '\2',
         "From: a\r\nTo: b\r\n c\r\n\r\nHello\r\n"_ba + '\3',
         "SWB-FILE 1\nname: a\nlength: 3\n\n"_ba + '\4'});
    return 0;
}

/// Fields lie within their message whatever it is, and messages are found wherever a stream is cut.
extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    FuzzedDataProvider input(data, size);
    const auto which = input.ConsumeIntegralInRange<size_t>(0, std::size(protocolsLaidOut) - 1);
    const bool isWhole = !input.ConsumeBool() || which < 3;
    const auto half = input.ConsumeIntegralInRange<qsizetype>(0, 300);
    const std::string text = input.ConsumeRemainingBytesAsString();
    const QByteArrayView bytes(text.data(), qsizetype(text.size()));
    checkLayout(protocolsLaidOut[which], bytes, isWhole);

    const QByteArrayView in = bytes.first(qMin(half, bytes.size()));
    const QByteArrayView out = bytes.sliced(in.size());
    const Cuts whole = cutInto(qMax(bytes.size(), qsizetype(1)), in, out);
    const Cuts inPieces = cutInto(7, in, out);
    // In invalid HTTP the parser may stop sooner or later: whatever both have found is the same.
    for (size_t i = 0; i < qMin(whole.in.size(), inPieces.in.size()); ++i)
        CHECK(whole.in[i] == inPieces.in[i]);
    for (size_t i = 0; i < qMin(whole.out.size(), inPieces.out.size()); ++i)
        CHECK(whole.out[i] == inPieces.out[i]);
    return 0;
}
