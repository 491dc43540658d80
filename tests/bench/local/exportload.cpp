// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/local/exportload.h"

#include "bench/load/window.h"
#include "core/export/exportfile.h"
#include "core/log/logwriter.h"

#include <QFileInfo>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <cstdio>

using namespace Qt::StringLiterals;

namespace swb::bench {
namespace {

constexpr qsizetype payloadBytes = 100;
constexpr qint64 roomPerEvent = 512; // far above what an event needs, so that none is evicted
constexpr int conversations = 100;

/// Lines of text, as in most conversations, in both directions over some connections.
void fill(MessageLog &log, qint64 events)
{
    QByteArray payload("GET /index.html?number=0 HTTP/1.1\r\nHost: example.org\r\n\r\n");
    payload.append(payloadBytes - payload.size(), 'x');
    const auto writer = log.makeWriter();
    QList<ConversationId> ids;
    for (quint16 i = 0; i < conversations; ++i) {
        Conversation conversation;
        conversation.local = SocketAddress::fromIp(u"127.0.0.1"_s, 12000);
        conversation.remote = SocketAddress::fromIp(u"127.0.0.1"_s, quint16(50'000 + i));
        ids << log.addConversation(conversation);
    }
    for (qint64 i = 0; i < events; ++i)
        writer->data({EndpointId(1), ids[i % conversations], Transport::Tcp},
                     i % 2 ? Direction::Out : Direction::In, payload);
    log.collect();
}

} // namespace

int runExportLoad(qint64 events)
{
    MessageLog log(events * roomPerEvent + (64 << 20));
    fill(log, events);
    const QTemporaryDir folder;
    QStringList notes;
    QString failure;
    double slowest = 0;
    for (const ExportFormat format : exportFormats) {
        if (!whyAbsent(format).isEmpty())
            continue;
        const QString path = folder.filePath(nameOf(format));
        TaskControl control;
        const auto start = Clock::now();
        const ExportOutcome outcome = exportToFile(log, {}, format, path, control);
        const double seconds = secondsSince(start);
        slowest = qMax(slowest, seconds);
        notes << u"%1 %2 s, %3 MB"_s.arg(nameOf(format))
                     .arg(seconds, 0, 'f', 2)
                     .arg(QFileInfo(path).size() / 1'000'000);
        if (!outcome.isComplete() || outcome.totals.written != quint64(events))
            failure = u"%1: %2 of %3 events written. %4"_s.arg(nameOf(format))
                          .arg(outcome.totals.written)
                          .arg(events)
                          .arg(outcome.error.toString());
        QFile::remove(path);
    }
    const QJsonObject json{
        {u"seconds"_s, slowest}, {u"note"_s, notes.join(u"; "_s)}, {u"failure"_s, failure}};
    std::printf("%s\n", QJsonDocument(json).toJson(QJsonDocument::Compact).constData());
    return failure.isEmpty() ? 0 : 1;
}

} // namespace swb::bench
