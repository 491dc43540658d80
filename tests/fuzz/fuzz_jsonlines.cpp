// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/export/jsonlinesexporter.h"
#include "core/import/jsonlinesimport.h"
#include "core/import/jsonlogline.h"
#include "fuzz/checkingsink.h"
#include "fuzz/inputfile.h"
#include "fuzz/seeds.h"
#include "support/sessionevents.h"

using namespace swb;
using namespace swb::fuzz;

namespace {

QByteArray written(Event event, qint64 wallNs, const Conversation &conversation, const Annotation &annotation)
{
    const qint64 beganMs = (wallNs - event.timeNs) / 1'000'000;
    event.timeNs = wallNs - beganMs * 1'000'000;
    JsonLinesExporter exporter;
    QByteArray out;
    exporter.begin(out, QDateTime::fromMSecsSinceEpoch(beganMs, Qt::UTC));
    exporter.event(out, event, {conversation, {}}, annotation);
    return out;
}

/// A line that was read is written so that it reads the same.
void checkLine(const QByteArray &text)
{
    const auto read = readJsonLogLine(text);
    if (const auto *bad = std::get_if<BadJsonLine>(&read)) {
        CHECK(!bad->problem.isEmpty());
        return;
    }
    const auto *line = std::get_if<JsonLogLine>(&read);
    if (!line)
        return;
    const Event &event = line->event;
    CHECK(event.payload.size() <= qsizetype(event.length));
    const auto again = readJsonLogLine(written(event, line->wallNs, line->conversation, line->annotation));
    const auto *second = std::get_if<JsonLogLine>(&again);
    CHECK(second);
    CHECK(second->wallNs == line->wallNs);
    CHECK(second->event.kind == event.kind);
    CHECK(second->event.payload == event.payload);
    CHECK(second->event.length == event.length || (event.length > 0 && event.payload.isEmpty()));
    CHECK(second->conversation.local == line->conversation.local);
    CHECK(second->annotation.marked == line->annotation.marked);
}

void checkFile(const QByteArray &content)
{
    static InputFile file;
    file.setContent(content);
    CheckingSink sink;
    TaskControl control;
    const ImportOutcome outcome = importJsonLines(file.path(), sink, control);
    CHECK(outcome.events == sink.events());
    CHECK(outcome.error.isError() ? !outcome.error.what.isEmpty() : outcome.events > 0);
}

QList<QByteArray> seeds()
{
    QList<QByteArray> all;
    QByteArray whole;
    for (quint64 id = 1; id <= 24; ++id) {
        const Event event = sampleEvent(id);
        const Conversation conversation = event.conversation == ConversationId::None
            ? Conversation()
            : sampleConversation(quint32(event.conversation));
        all << written(event, 1'700'000'000'000'000'000 + event.timeNs, conversation,
                       {id % 5 == 0, QString()});
        whole += all.last();
    }
    return all << whole;
}

} // namespace

extern "C" int LLVMFuzzerInitialize(int *argc, char ***argv)
{
    plantSeeds(*argc, *argv, seeds());
    return 0;
}

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const QByteArray text(reinterpret_cast<const char *>(data), qsizetype(size));
    checkLine(text);
    checkFile(text);
    return 0;
}
