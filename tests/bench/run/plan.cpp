// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/run/row.h"

namespace swb::bench {
namespace {

constexpr double mebibyte = 1 << 20;

QStringList everyPeer()
{
    return {QStringLiteral("python"), QStringLiteral("socat"), QStringLiteral("ncat")};
}

Row pingPong(Carrier carrier, int connections)
{
    const QString name = carrier == Carrier::Tls ? QStringLiteral("TLS") : QStringLiteral("TCP");
    Row row;
    row.id = name.toLower() + QStringLiteral("-%1").arg(connections);
    row.title = QStringLiteral("%1 echo, 64 B, %2 connection%3")
                    .arg(name)
                    .arg(connections)
                    .arg(connections == 1 ? QString() : QStringLiteral("s"));
    row.unit = QStringLiteral("replies/s");
    row.load.work = Work::PingPong;
    row.load.carrier = carrier;
    row.load.connections = connections;
    return row;
}

Row tcpEcho(int connections, double ofLimit)
{
    Row row = pingPong(Carrier::Tcp, connections);
    row.ofLimit = ofLimit;
    row.aheadOf = everyPeer();
    return row;
}

Row httpGet()
{
    Row row;
    row.id = QStringLiteral("http");
    row.title = QStringLiteral("HTTP GET of 1 KiB, 100 connections that are kept");
    row.unit = QStringLiteral("replies/s");
    row.load.work = Work::HttpGet;
    row.load.connections = 100;
    row.ofLimit = 0.5;
    row.aheadOf = {QStringLiteral("http.server"), QStringLiteral("node")};
    return row;
}

/// The cost of running, and of connecting once per round, which is why a round is long.
Row processorTime(const char *id, const QString &title, int pauseMs, double atMostAbove)
{
    Row row = pingPong(Carrier::Tcp, 1);
    row.id = QString::fromLatin1(id);
    row.title = title;
    row.unit = QStringLiteral("ms/s");
    row.measure = Measure::Processor;
    row.longer = 5;
    row.load.pauseMs = pauseMs;
    row.atMostAbove = atMostAbove;
    row.decimals = 1;
    return row;
}

Row tlsEcho()
{
    Row row = pingPong(Carrier::Tls, 100);
    row.aheadOf = {QStringLiteral("socat"), QStringLiteral("ncat")};
    return row;
}

/// The first gigabyte goes into memory that the log has not used before, which the kernel provides page by
/// page. The rounds continue past it, into memory that is reused.
Row stream(Carrier carrier)
{
    Row row;
    const QString name = carrier == Carrier::Tls ? QStringLiteral("TLS") : QStringLiteral("TCP");
    row.id = name.toLower() + QStringLiteral("-stream");
    row.title = name + QStringLiteral(" stream, 64 KiB writes, echoed");
    row.unit = QStringLiteral("MiB/s");
    row.scale = mebibyte;
    row.load.work = Work::Stream;
    row.longer = 3;
    row.load.carrier = carrier;
    if (carrier == Carrier::Tls)
        row.aheadOf = {QStringLiteral("socat"), QStringLiteral("ncat")};
    else
        row.ofLimit = 0.7;
    return row;
}

Row datagrams(int sockets, int inFlight)
{
    Row row;
    row.id = QStringLiteral("udp-%1").arg(sockets * inFlight);
    row.title = inFlight == 1
        ? QStringLiteral("UDP echo, 64 B, 1 in flight")
        : QStringLiteral("UDP echo, 64 B, %1 sockets x %2 in flight").arg(sockets).arg(inFlight);
    row.unit = QStringLiteral("replies/s");
    row.load.work = Work::Datagrams;
    row.load.carrier = Carrier::Udp;
    row.load.connections = sockets;
    row.load.inFlight = inFlight;
    row.ofLimit = 0.8;
    return row;
}

Row webSocketEcho()
{
    Row row = pingPong(Carrier::Tcp, 100);
    row.id = QStringLiteral("websocket");
    row.title = QStringLiteral("WebSocket echo, 64 B, 100 connections");
    row.load.talk = Talk::WebSocket;
    row.aheadOf = {QStringLiteral("websockets"), QStringLiteral("node")};
    return row;
}

Row dnsAnswers()
{
    Row row = datagrams(20, 8);
    row.id = QStringLiteral("dns");
    row.title = QStringLiteral("DNS answers, 20 sockets x 8 in flight; raw epoll echoes the questions");
    row.load.talk = Talk::Dns;
    row.ofLimit = 0.5;
    row.aheadOf = {QStringLiteral("dnsmasq")};
    return row;
}

Row held(int connections)
{
    Row row;
    row.id = QStringLiteral("held");
    row.title = QStringLiteral("%1 connections held at once, resident memory each").arg(connections);
    row.unit = QStringLiteral("KiB");
    row.measure = Measure::HeldMemory;
    row.scale = 1024;
    row.decimals = 1;
    row.atMost = 16;
    row.load.work = Work::Hold;
    row.load.connections = connections;
    row.load.setupSeconds = 60;
    return row;
}

Row recordedEcho()
{
    Row row = pingPong(Carrier::Tcp, 100);
    row.id = QStringLiteral("record-echo");
    row.title += QStringLiteral(", recorded");
    row.recording = true;
    row.ofLimit = 0.85;
    return row;
}

Row printedEcho()
{
    Row row = pingPong(Carrier::Tcp, 100);
    row.id = QStringLiteral("print-echo");
    row.title += QStringLiteral(", each event printed to a pipe");
    row.printing = true;
    row.ofLimit = 0.8;
    return row;
}

Row record()
{
    Row row;
    row.id = QStringLiteral("record");
    row.title = QStringLiteral("Recording 64 B events into a file, none lost");
    row.unit = QStringLiteral("events/s");
    row.measure = Measure::RecordRate;
    row.atLeast = 300'000;
    return row;
}

Row own(const char *id, const QString &title, const char *unit, Measure measure, double atMost, int decimals)
{
    Row row;
    row.id = QString::fromLatin1(id);
    row.title = title;
    row.unit = QString::fromLatin1(unit);
    row.measure = measure;
    row.atMost = atMost;
    row.decimals = decimals;
    return row;
}

Row slowDisk()
{
    Row row = own("record-slow", QStringLiteral("Longest echo, recorded, fsync takes 1.5 s"), "ms",
                  Measure::SlowDisk, 0, 1);
    row.load.work = Work::Stream;
    row.longer = 5;
    row.atMostAbove = 50;
    return row;
}

Row relay(const char *load, const QString &title, const char *unit, int decimals)
{
    Row row = own("", title, unit, Measure::Relay, 0, decimals);
    row.relayLoad = QString::fromLatin1(load);
    row.id = QStringLiteral("relay-") + row.relayLoad;
    return row;
}

/// The load generator of comparisons, with the work of a row about servers.
Row load(const Row &like, const char *id, const QString &title)
{
    Row row = like;
    row.id = QString::fromLatin1(id);
    row.title = title;
    row.measure = Measure::LoadRate;
    row.ofLimit = 0.8;
    row.aheadOf.clear();
    return row;
}

QList<Row> comparisonRows()
{
    QList<Row> rows{
        load(tcpEcho(100, 0.8), "load-tcp", QStringLiteral("Load of a comparison: TCP, 100 connections")),
        load(datagrams(20, 8), "load-udp", QStringLiteral("Load of a comparison: UDP, 20 sockets x 8")),
        own("load-rate", QStringLiteral("Load of a comparison: 50,000 messages/s missed by"), "%",
            Measure::OfferedRate, 1, 3),
        own("load-rtt", QStringLiteral("Round trip of a comparison at p50, apart from sockperf's by"), "us",
            Measure::SockperfDifference, 10, 1),
    };
    rows[2].isDifference = rows[3].isDifference = true;
    return rows;
}

QList<Row> relayRows()
{
    QList<Row> rows{
        relay("udp", QStringLiteral("Relay: datagrams of 64 B with everything off"), "datagrams/s", 0),
        relay("added", QStringLiteral("Relay: time added at p50 with everything off"), "us", 1),
        relay("delay", QStringLiteral("Relay: delay of 20 ms, too late by at p99"), "ms", 3),
        relay("stream",
              QStringLiteral("Relay: stream with a delay of 20 ms, rate as a part of that with 1 us"), "", 2),
    };
    rows[0].atLeast = 100'000;
    rows[1].atMost = 30;
    rows[2].atMost = 1;
    rows[1].isDifference = rows[2].isDifference = true;
    rows[3].atLeast = 0.8;
    return rows;
}

/// A frame every 33 ms is 30 per second.
Row guiCharts()
{
    Row row = own("gui-charts", QStringLiteral("GUI: live charts of a comparison at full speed"), "frames/s",
                  Measure::GuiFrames, 0, 1);
    row.atLeast = 30;
    return row;
}

} // namespace

QList<Row> plan(const Settings &settings)
{
    QList<Row> rows{
        tcpEcho(1, 0.8),
        tcpEcho(100, 0.8),
        tcpEcho(1000, 0.7),
        stream(Carrier::Tcp),
        datagrams(1, 1),
        datagrams(20, 8),
        dnsAnswers(),
        webSocketEcho(),
        tlsEcho(),
        stream(Carrier::Tls),
        httpGet(),
        processorTime("idle", QStringLiteral("Processor of a server with one silent connection"), 3'600'000,
                      2),
        processorTime("light", QStringLiteral("Processor of a server with 100 messages a second"), 10, 10),
        printedEcho(),
        held(settings.heldConnections),
        own("start", QStringLiteral("Start of swb --version"), "ms", Measure::StartTime, 30, 1),
        own("window", QStringLiteral("Window painted after the start of the process"), "ms",
            Measure::WindowTime, 300, 0),
        own("log-rate", QStringLiteral("Log: 64 B events from four threads"), "events/s", Measure::LogRate, 0,
            0),
        own("log-memory", QStringLiteral("Log: memory per event beside its payload"), "bytes",
            Measure::LogMemory, 64, 1),
        own("export",
            QStringLiteral("Log: export of %1 rows of 100 B, slowest of five formats")
                .arg(settings.exportEvents),
            "s", Measure::ExportTime, 3, 2),
        record(),
        recordedEcho(),
        slowDisk(),
        own("gui-stalls", QStringLiteral("GUI thread at 100,000 messages/s, delay at p99"), "ms",
            Measure::GuiStalls, 16, 1),
        own("gui-long",
            QStringLiteral("GUI thread at work in %1 rows, delay at p99").arg(settings.longLogEvents), "ms",
            Measure::GuiLongLog, 16, 1),
        own("gui-detail", QStringLiteral("Details of 64 KiB of random bytes, worst of 20"), "ms",
            Measure::GuiDetail, 16, 1),
        guiCharts(),
        own("gui-charts-delay", QStringLiteral("GUI thread meanwhile, delay at p99"), "ms",
            Measure::GuiFramesDelay, 16, 1),
        own("log-filter",
            QStringLiteral("Log: filter %1 messages of 100 B by text").arg(settings.filterEvents), "ms",
            Measure::FilterText, 100, 0),
        own("log-pattern", QStringLiteral("Log: filter them by a regular expression"), "ms",
            Measure::FilterPattern, 1000, 0),
        own("log-tshark", QStringLiteral("Log: filter them by text, part of the time of tshark -Y"), "",
            Measure::FilterPart, 0.02, 4),
    };
    rows += comparisonRows();
    rows += relayRows();
    for (Row &row : rows) {
        row.load.seconds = settings.seconds * row.longer;
        row.load.warmUpSeconds = settings.warmUpSeconds;
    }
    if (!settings.rows.isEmpty())
        rows.removeIf([&settings](const Row &row) { return !settings.rows.contains(row.id); });
    return rows;
}

} // namespace swb::bench
