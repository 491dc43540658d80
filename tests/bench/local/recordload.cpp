// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/local/recordload.h"

#include "bench/load/window.h"
#include "core/log/logwriter.h"
#include "core/log/messagelog.h"
#include "core/session/recorder.h"
#include "core/session/sessionreader.h"

#include <QCoreApplication>
#include <QJsonDocument>
#include <QTemporaryDir>
#include <atomic>
#include <cstdio>
#include <thread>
#include <vector>

namespace swb::bench {
namespace {

using namespace std::chrono_literals;

constexpr int writers = 2;
constexpr qsizetype payloadBytes = 64;
constexpr quint64 mostBacklog = 500'000; // far below the memory limit, so that nothing is evicted
constexpr qint64 eventsAtOnce = 1000;

void write(MessageLog &log, const Recorder &recorder, qint64 events)
{
    const auto writer = log.makeWriter();
    const QByteArray payload(payloadBytes, 'x');
    const Subject subject{EndpointId(1), ConversationId(1), Transport::Tcp};
    for (qint64 i = 0; i < events; ++i) {
        while (i % eventsAtOnce == 0 && recorder.status().backlog > mostBacklog)
            std::this_thread::sleep_for(1ms);
        writer->data(subject, Direction::In, payload);
    }
}

/// What is wrong with the file; empty if it has all events.
QString faultOf(const QString &path, qint64 events)
{
    const auto reader = SessionReader::open(path);
    if (!reader)
        return reader.error().toString();
    quint64 next = 1;
    reader.value()->forEach(1, reader.value()->endId(), [&next](const Event &event) {
        next += event.id == next && event.payload.size() == payloadBytes ? 1 : 0;
        return true;
    });
    return next == quint64(events) + 1
        ? QString()
        : QStringLiteral("%1 of %2 events in the file").arg(next - 1).arg(events);
}

} // namespace

int runRecordLoad(int &argc, char **argv, qint64 events)
{
    const QCoreApplication application(argc, argv);
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("load.swbs"));
    const qint64 each = events / writers;
    MessageLog log;
    Recorder recorder(log);
    RecordingRequest request;
    request.path = path;
    recorder.start(request);
    std::vector<std::thread> threads;
    const auto start = Clock::now();
    for (int i = 0; i < writers; ++i)
        threads.emplace_back([&] { write(log, recorder, each); });
    for (std::thread &thread : threads)
        thread.join();
    recorder.finish();
    const double seconds = secondsSince(start);
    const quint64 lost = recorder.status().notRecorded;
    const QString fault
        = lost > 0 ? QStringLiteral("%1 events not recorded").arg(lost) : faultOf(path, each * writers);
    const QJsonObject json{{QStringLiteral("eventsPerSecond"), double(each * writers) / seconds},
                           {QStringLiteral("failure"), fault}};
    std::printf("%s\n", QJsonDocument(json).toJson(QJsonDocument::Compact).constData());
    return fault.isEmpty() ? 0 : 1;
}

} // namespace swb::bench
