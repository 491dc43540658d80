// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/export/jsonlinesexporter.h"
#include "core/import/jsonlogline.h"
#include "fuzz/check.h"

using namespace swb;

/// A line that was read is written so that it reads the same.
extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const QByteArray text(reinterpret_cast<const char *>(data), qsizetype(size));
    const auto read = readJsonLogLine(text);
    if (const auto *bad = std::get_if<BadJsonLine>(&read)) {
        CHECK(!bad->problem.isEmpty());
        return 0;
    }
    const auto *line = std::get_if<JsonLogLine>(&read);
    if (!line)
        return 0;
    const Event &event = line->event;
    CHECK(event.payload.size() <= qsizetype(event.length));

    const qint64 beganMs = (line->wallNs - event.timeNs) / 1'000'000;
    Event placed = event;
    placed.timeNs = line->wallNs - beganMs * 1'000'000;
    JsonLinesExporter exporter;
    QByteArray out;
    exporter.begin(out, QDateTime::fromMSecsSinceEpoch(beganMs, Qt::UTC));
    exporter.event(out, placed, {line->conversation, {}}, line->annotation);
    const auto again = readJsonLogLine(out);
    const auto *second = std::get_if<JsonLogLine>(&again);
    CHECK(second);
    CHECK(second->wallNs == line->wallNs);
    CHECK(second->event.kind == event.kind);
    CHECK(second->event.payload == event.payload);
    CHECK(second->event.length == event.length || (event.length > 0 && event.payload.isEmpty()));
    CHECK(second->conversation.local == line->conversation.local);
    CHECK(second->annotation.marked == line->annotation.marked);
    return 0;
}
