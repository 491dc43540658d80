// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/framing/framingspec.h"
#include "fuzz/check.h"

#include <QList>
#include <fuzzer/FuzzedDataProvider.h>

using namespace swb;
using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype mostFramingBytes = 8; ///< the longest delimiter below

const QString specs[] = {
    u"line"_s,      u"delimiter:\\0"_s, u"delimiter:abab"_s, u"delimiter:\\r\\n--\\r\\n"_s,
    u"length1"_s,   u"length2"_s,       u"length2le"_s,      u"length4"_s,
    u"length4le"_s, u"fixed:3"_s,
};

struct Outcome
{
    QList<QByteArray> messages;
    QByteArray encoded; ///< the messages, framed again
    bool malformed = false;
};

void drain(Framer &framer, Outcome &outcome)
{
    Framer::Status status = framer.next();
    for (; status == Framer::Status::Complete; status = framer.next()) {
        outcome.messages << framer.payload().toByteArray();
        CHECK(!framer.encode(framer.payload(), outcome.encoded).isError());
    }
    outcome.malformed = status == Framer::Status::Malformed;
    CHECK(outcome.malformed == framer.error().isError());
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    FuzzedDataProvider input(data, size);
    const QString spec = input.PickValueInArray(specs);
    const auto limit = input.ConsumeIntegralInRange<quint32>(3, 300);
    const auto splits = input.ConsumeRandomLengthString(64);
    const auto text = input.ConsumeRemainingBytesAsString();
    const QByteArrayView stream(text.data(), qsizetype(text.size()));

    const FramerFactory factory = parseFraming(spec, limit).value();
    const auto whole = factory();
    Outcome atOnce;
    whole->append(stream);
    drain(*whole, atOnce);

    const auto split = factory();
    Outcome inPieces;
    qsizetype sent = 0;
    for (size_t i = 0; sent < stream.size(); ++i) {
        const qsizetype wanted = splits.empty() ? 1 : 1 + quint8(splits[i % splits.size()]);
        const qsizetype piece = qMin(wanted, stream.size() - sent);
        split->append(stream.sliced(sent, piece));
        sent += piece;
        if (wanted % 7 != 0) // sometimes messages are left in the framer
            drain(*split, inPieces);
        CHECK(wanted % 7 == 0 || split->pendingBytes() <= qsizetype(limit) + mostFramingBytes);
    }
    drain(*split, inPieces);

    CHECK(inPieces.messages == atOnce.messages);
    CHECK(inPieces.malformed == atOnce.malformed);
    CHECK(stream.startsWith(atOnce.encoded));
    CHECK(atOnce.malformed || atOnce.encoded.size() + whole->pendingBytes() == stream.size());
    CHECK(split->pendingBytes() == whole->pendingBytes());
    for (const QByteArray &message : atOnce.messages)
        CHECK(message.size() <= qsizetype(limit));
    return 0;
}
