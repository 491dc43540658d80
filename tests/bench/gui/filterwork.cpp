// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/gui/logtraffic.h"
#include "bench/gui/logwork.h"
#include "bench/gui/pcap.h"
#include "core/filter/filter.h"
#include "models/log/logmodel.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>

namespace swb::bench {
namespace {

constexpr qsizetype messageBytes = 100;
constexpr int tsharkMilliseconds = 300'000;

QString text(const char *words)
{
    return QString::fromLatin1(words);
}

double millisecondsOf(const QElapsedTimer &timer)
{
    return double(timer.nsecsElapsed()) / 1e6;
}

/// The number of lines found by tshark; -1 if it could not be run.
qint64 runTshark(const QString &program, const QString &file)
{
    QProcess process;
    process.start(program,
                  {text("-n"), text("-r"), file, text("-Y"), text("udp.payload contains \"needle\""),
                   text("-T"), text("fields"), text("-e"), text("frame.number")});
    if (!process.waitForFinished(tsharkMilliseconds) || process.exitCode() != 0)
        return -1;
    return process.readAllStandardOutput().count('\n');
}

} // namespace

QJsonObject measureFilter(const QString &filter, int messages)
{
    MessageLog log;
    fill(log, messages, QByteArrayLiteral("needle"), messageBytes);
    LogModel model(log);
    model.refresh();
    QElapsedTimer timer;
    timer.start();
    model.setFilter(Filter(parseFilter(filter).tree));
    while (model.counts().unread > 0)
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
    const double milliseconds = millisecondsOf(timer);
    const qint64 expected = (messages + 999) / 1000;
    QJsonObject json{{text("value"), milliseconds},
                     {text("note"), text("%1 events, %2").arg(messages).arg(filter)}};
    if (model.counts().shown != expected)
        json[text("failure")] = text("%1 rows found instead of %2").arg(model.counts().shown).arg(expected);
    return json;
}

QJsonObject measureBesideTshark(int messages)
{
    const QString program = QStandardPaths::findExecutable(text("tshark"));
    if (program.isEmpty())
        return {{text("leftOut"), text("tshark is not installed")}};
    const QTemporaryDir folder;
    const QString file = folder.filePath(text("messages.pcap"));
    {
        MessageLog log;
        fill(log, messages, QByteArrayLiteral("needle"), messageBytes);
        if (!writePcap(log, file))
            return {{text("failure"), text("the capture file could not be written")}};
    }
    QElapsedTimer timer;
    timer.start();
    const qint64 found = runTshark(program, file);
    const double tshark = millisecondsOf(timer);
    QJsonObject json = measureFilter(text("text contains \"needle\""), messages);
    const double ours = json[text("value")].toDouble();
    json[text("value")] = ours / tshark;
    json[text("note")] = text("%1 ms beside %2 ms of tshark -Y, %3 times as quick")
                             .arg(ours, 0, 'f', 0)
                             .arg(tshark, 0, 'f', 0)
                             .arg(tshark / ours, 0, 'f', 0);
    if (found != (messages + 999) / 1000)
        json[text("failure")] = text("tshark found %1 messages").arg(found);
    return json;
}

} // namespace swb::bench
