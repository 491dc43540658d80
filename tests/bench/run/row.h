// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "bench/load/loadspec.h"

#include <QStringList>

namespace swb::bench {

enum class Measure {
    Traffic, ///< units per second of a load against a server
    Processor, ///< milliseconds of a processor's time that a server uses per second of a load, connecting
               ///< included
    HeldMemory, ///< bytes of the server's resident memory per connection held
    StartTime, ///< milliseconds from spawn to exit
    WindowTime, ///< milliseconds from the start of the process until its window is painted
    SlowDisk, ///< milliseconds of the longest echo while a disk keeps the recording waiting
    RecordRate, ///< events per second from the log into a session file
    LogRate, ///< events per second into the message log
    LogMemory, ///< bytes per event in the log beside its payload
    ExportTime, ///< seconds for the slowest format to export the log
    Relay, ///< what the row's relayLoad says, see local/relayload.h
    LoadRate, ///< units per second of the engine's load beside those of a raw one, on the same raw server
    OfferedRate, ///< percent by which the engine's load misses an offered rate, see local/engineload.h
    SockperfDifference, ///< microseconds between its round trip at p50 and sockperf's, on the same server
    GuiStalls, ///< milliseconds that 99 of 100 events of the GUI thread at most wait while messages pass
    GuiDetail, ///< milliseconds until a message of random bytes is in sight
    GuiLongLog, ///< the same with millions of rows and somebody at work in them
    GuiFrames, ///< frames a second of the charts of a comparison at full speed
    GuiFramesDelay, ///< milliseconds that 99 of 100 events of the GUI thread at most wait meanwhile
    FilterText, ///< milliseconds from setting a filter until the whole log is looked at
    FilterPattern, ///< the same with a regular expression
    FilterPart, ///< the first of these two as a part of the time of tshark
};

/// One line of the plan: what is measured, and what has to come out.
struct Row
{
    QString id;
    QString title;
    QString unit;
    Measure measure = Measure::Traffic;
    LoadSpec load;
    double longer = 1; ///< its rounds, in those of the settings
    QString relayLoad;
    double ofLimit = 0; ///< ours is at least this part of raw epoll; 0: no such target
    QStringList aheadOf; ///< ids of contenders that ours has to pass
    bool recording = false; ///< the engine that records beside the one that does not
    bool printing = false; ///< swb that prints each event into a pipe beside the raw server
    double atLeast = 0; ///< ours is at least this, in the row's unit; 0: no such target
    double atMost = 0; ///< ours is at most this, in the row's unit; 0: no such target
    double atMostAbove
        = 0; ///< ours is at most so much more than the other, in the row's unit; 0: no such target
    bool isDifference = false; ///< of two figures, which chance can make zero or less
    double scale = 1; ///< the row's unit in units of the measurement
    int decimals = 0;
};

/// How long and how often, and where the programs are.
struct Settings
{
    double seconds = 1.0;
    double warmUpSeconds = 0.2;
    int rounds = 5;
    int heldConnections = 10'000;
    qint64 logEvents = 10'000'000;
    qint64 recordEvents = 3'000'000;
    double guiSeconds = 3.0;
    int filterEvents = 1'000'000;
    int longLogEvents = 10'000'000;
    int exportEvents = 1'000'000;
    QStringList rows; ///< ids to run; empty: all
    QStringList contenders; ///< ids to run; empty: all
    QString programFolder; ///< where swb and this program are
};

/// Every row of the table in the order of the report.
[[nodiscard]] QList<Row> plan(const Settings &settings);

} // namespace swb::bench
