// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/local/logload.h"

#include "bench/load/window.h"
#include "core/log/logwriter.h"
#include "core/log/messagelog.h"

#include <QJsonDocument>
#include <atomic>
#include <cstdio>
#include <thread>
#include <vector>

namespace swb::bench {
namespace {

using namespace std::chrono_literals;

constexpr int writers = 4;
constexpr qsizetype payloadBytes = 64;
constexpr qint64 roomPerEvent = 256; // far above what an event needs, so that none is evicted

void write(LogWriter &writer, qint64 events)
{
    const QByteArray payload(payloadBytes, 'x');
    const Subject subject{EndpointId(1), ConversationId(1), Transport::Tcp};
    for (qint64 i = 0; i < events; ++i)
        writer.data(subject, Direction::In, payload);
}

QJsonObject report(const MessageLog &log, qint64 events, double seconds)
{
    const qint64 inLog = qint64(log.endId() - 1);
    const qint64 evicted = qint64(log.evicted());
    const double held = double(inLog - evicted);
    QString failure;
    if (inLog != events || evicted != 0)
        failure = QStringLiteral("%1 events written, %2 in the log, %3 evicted")
                      .arg(events)
                      .arg(inLog)
                      .arg(evicted);
    return {
        {QStringLiteral("eventsPerSecond"), double(events) / seconds},
        {QStringLiteral("bytesBeside"), double(log.memoryUsed()) / held - double(payloadBytes)},
        {QStringLiteral("failure"), failure},
    };
}

} // namespace

int runLogLoad(qint64 events)
{
    const qint64 each = events / writers;
    MessageLog log(events * roomPerEvent);
    std::atomic<int> running = writers;
    std::vector<std::thread> threads;
    const auto start = Clock::now();
    for (int i = 0; i < writers; ++i) {
        threads.emplace_back([&log, &running, each] {
            write(*log.makeWriter(), each);
            --running;
        });
    }
    while (running > 0) {
        std::this_thread::sleep_for(33ms);
        log.collect();
    }
    for (std::thread &thread : threads)
        thread.join();
    log.collect();
    const QJsonObject json = report(log, each * writers, secondsSince(start));
    std::printf("%s\n", QJsonDocument(json).toJson(QJsonDocument::Compact).constData());
    return json[QStringLiteral("failure")].toString().isEmpty() ? 0 : 1;
}

} // namespace swb::bench
