// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/session/detailcodec.h"
#include "core/session/eventbatch.h"
#include "core/session/sessionreader.h"
#include "core/session/sessionwriter.h"
#include "fuzz/check.h"
#include "fuzz/seeds.h"
#include "support/sessionevents.h"

#include <QTemporaryDir>

using namespace swb;
using namespace swb::fuzz;

namespace {

/// The first byte of an input selects one.
enum Part : quint8 { Batch, Detail, WholeFile, Parts };

constexpr quint64 sessionEvents = 40;

/// Decoded data, encoded again, decodes to the same.
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

/// The sizes of payload, details and records in bytes, one byte each; then these three.
void checkBatch(QByteArrayView input)
{
    if (input.size() < 3)
        return;
    auto take = [at = qsizetype(3), input](qsizetype bytes) mutable {
        bytes = qMin(bytes, input.size() - at);
        at += bytes;
        return input.sliced(at - bytes, bytes).toByteArray();
    };
    const QByteArray payload = take(quint8(input[0]));
    const QByteArray details = take(quint8(input[1]));
    const QByteArray records = take(quint8(input[2]) * batchlimits::recordBytes);
    if (const auto batch = EventBatch::decode(7, records, payload, details))
        checkRoundTrip(*batch);
}

void checkDetail(QByteArrayView input)
{
    if (const auto detail = decodeDetail(input.toByteArray()))
        CHECK(decodeDetail(encodeDetail(*detail)));
}

/// A valid session, damaged for one input at a time.
class Session
{
public:
    Session()
    {
        auto writer = SessionWriter::create(path(), {QDateTime::currentDateTime(), {}, {}, {}, {}, false});
        CHECK(writer.ok());
        for (quint32 id = 0; id < 5; ++id)
            writer.value()->addConversation(sampleConversation(id));
        for (quint64 id = 1; id <= sessionEvents; ++id)
            writer.value()->append(sampleEvent(id));
        writer.value()->setAnnotations({{3, {true, QStringLiteral("note")}}});
        writer.value()->setDocument(QStringLiteral("endpoints"), "[]");
        CHECK(!writer.value()->close().isError());
        QFile file(path());
        CHECK(file.open(QIODevice::ReadOnly));
        m_sound = file.readAll();
    }

    /// Three bytes of position, one of length, then the replacement; repeated.
    void damage(QByteArrayView patches)
    {
        QByteArray bytes = m_sound;
        while (patches.size() >= 4) {
            const auto place
                = quint32(quint8(patches[0])) << 16 | quint32(quint8(patches[1])) << 8 | quint8(patches[2]);
            const qsizetype length = qMin(qsizetype(quint8(patches[3])), patches.size() - 4);
            const qsizetype at = qsizetype(place) % bytes.size();
            bytes.replace(at, length, patches.sliced(4, length).toByteArray());
            patches = patches.sliced(4 + length);
        }
        QFile file(path());
        CHECK(file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size());
    }

    void check() const
    {
        const auto reader = SessionReader::open(path());
        if (!reader) {
            CHECK(!reader.error().what.isEmpty());
            return;
        }
        quint64 last = 0;
        reader.value()->forEach(0, reader.value()->endId(), [&last](const Event &event) {
            CHECK(event.id > last);
            CHECK(sameEvent(event, sampleEvent(event.id))); // damage is never shown as valid data
            last = event.id;
            return true;
        });
        (void)reader.value()->conversations();
        (void)reader.value()->annotations();
        (void)reader.value()->documents();
    }

private:
    [[nodiscard]] QString path() const { return m_folder.filePath(QStringLiteral("a.swbs")); }

    QTemporaryDir m_folder;
    QByteArray m_sound;
};

QList<QByteArray> seeds()
{
    QList<QByteArray> all;
    for (const quint64 count : {1U, 5U}) {
        BatchEncoder encoder;
        for (quint64 id = 7; id < 7 + count; ++id) {
            Event event = sampleEvent(id);
            if (event.detail)
                event.detail
                    = std::make_shared<EventDetail>(EventDetail{QStringLiteral("words"), {}, {}, {}});
            encoder.append(event);
        }
        const EncodedBatch batch = encoder.whole();
        all << QByteArray(1, char(Batch)) + char(batch.payload.size()) + char(batch.details.size())
                + char(count) + batch.payload.toByteArray() + batch.details.toByteArray()
                + batch.records.toByteArray();
    }
    for (const quint64 id : {6U, 36U, 72U})
        all << char(Detail) + encodeDetail(*sampleEvent(id).detail);
    all << char(WholeFile) + QByteArray("\0\0\x12\2\2\2\0\0\x3f\1\2", 11);
    all << QByteArray::fromHex(
        "fb0e00053737373931303130313131313131d5cf68000000000004fe00c0c2c2c2c2c2c2c2c2c2c2"
        "c2c2ffffffffffffffffffffffffffffffffffffffff60ffffffffffc2c2c2c2c2c2c2c2c2c2c2c2"
        "c2c2c2030200000018127a000000000000313131d5cf68000000000004fe00c0c2c2c2c2c2c2c2c2"
        "c2c2c2c2ffffffffffffffffffffffffffffffffffffffff60ffffffffffc2c2c2c2c2c2c2c2c2c2"
        "c2c2c2c2c2c2c2c2c2c2c2c2c2c2c2c2c2c2c2c2c2c2c2c2c2c2c2c2c2c2c2c2c2c2c2c200030004"
        "010000fffffffb0000000103030200000018127a0000000000000000000000003737390000000000"
        "0037373931002b00"); // keys that point back
    return all;
}

} // namespace

extern "C" int LLVMFuzzerInitialize(int *argc, char ***argv)
{
    plantSeeds(*argc, *argv, seeds());
    return 0;
}

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    if (size == 0)
        return 0;
    const QByteArrayView rest(data + 1, qsizetype(size) - 1);
    switch (data[0] % Parts) {
    case Batch:
        checkBatch(rest);
        break;
    case Detail:
        checkDetail(rest);
        break;
    default:
        static Session session;
        session.damage(rest);
        session.check();
        break;
    }
    return 0;
}
