// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/session/detailcodec.h"
#include "core/session/eventbatch.h"
#include "fuzz/check.h"

#include <fuzzer/FuzzedDataProvider.h>

using namespace swb;

namespace {

/// What was decoded and is encoded again decodes to the same.
void checkRoundTrip(const EventBatch &batch)
{
    BatchEncoder encoder;
    for (quint64 id = batch.firstId(); id < batch.endId(); ++id)
        encoder.append(batch.at(id));
    const EncodedBatch encoded = encoder.whole();
    const auto again = EventBatch::decode(encoded.firstId, encoded.records.toByteArray(),
                                          encoded.payload.toByteArray(), encoded.details.toByteArray());
    CHECK(again && again->firstId() == batch.firstId() && again->endId() == batch.endId());
    for (quint64 id = batch.firstId(); id < batch.endId(); ++id) {
        const Event a = batch.at(id);
        const Event b = again->at(id);
        CHECK(a.timeNs == b.timeNs && a.kind == b.kind && a.length == b.length && a.payload == b.payload);
        CHECK(a.payload.size() <= qsizetype(a.length));
        CHECK(bool(a.detail) == bool(b.detail));
        CHECK(!a.detail
              || (a.detail->info == b.detail->info && a.detail->error.code == b.detail->error.code));
    }
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    FuzzedDataProvider input(data, size);
    const auto firstId = input.ConsumeIntegral<quint64>();
    const auto count = input.ConsumeIntegralInRange<size_t>(0, 16);
    std::string records = input.ConsumeBytesAsString(count * size_t(batchlimits::recordBytes));
    const auto payload = input.ConsumeRandomLengthString(256);
    const auto details = input.ConsumeRemainingBytesAsString();
    const auto batch
        = EventBatch::decode(firstId, QByteArray::fromStdString(records), QByteArray::fromStdString(payload),
                             QByteArray::fromStdString(details));
    if (batch)
        checkRoundTrip(*batch);
    if (const auto detail = decodeDetail(QByteArray::fromStdString(details)))
        CHECK(decodeDetail(encodeDetail(*detail)));
    return 0;
}
