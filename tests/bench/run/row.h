// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "bench/load/loadspec.h"

#include <QStringList>

namespace swb::bench {

enum class Measure {
    Traffic, ///< units per second of a load against a server
    Processor, ///< milliseconds of processor time that a server uses per second of a load, connecting
               ///< included
    HeldMemory, ///< bytes of the server's resident memory per connection held
    StartTime, ///< milliseconds from spawn to exit
    WindowTime, ///< milliseconds from the start of the process until its window is painted
    SlowDisk, ///< milliseconds of the longest echo while a disk keeps the recording waiting
    RecordRate, ///< events per second from the log into a session file
    LogRate, ///< events per second into the message log
    LogMemory, ///< bytes per event in the log besides its payload
    ExportTime, ///< seconds for the slowest format to export the log
    Relay, ///< as the row's relayLoad says, see local/relayload.h
    LoadRate, ///< units per second of the engine's load beside those of a raw one, on the same raw server
    OfferedRate, ///< percent by which the engine's load misses an offered rate, see local/engineload.h
    SockperfDifference, ///< microseconds between its round trip at p50 and sockperf's, on the same server
    GuiStalls, ///< maximum wait of 99 of 100 events of the GUI thread while messages pass, in milliseconds
    GuiDetail, ///< milliseconds until a message of random bytes is visible
    GuiLongLog, ///< the same with millions of rows and a user working in them
    GuiFrames, ///< frames per second of the charts of a comparison at full speed
    GuiFramesDelay, ///< maximum wait of 99 of 100 events of the GUI thread meanwhile, in milliseconds
    FilterText, ///< milliseconds from setting a filter until the whole log is checked
    FilterPattern, ///< the same with a regular expression
    FilterPart, ///< the first of these two as a fraction of tshark's time
};

/// One line of the plan: what is measured, and the required result.
struct Row
{
    QString id;
    QString title;
    QString unit;
    Measure measure = Measure::Traffic;
    LoadSpec load;
    double longer = 1; ///< its rounds, in multiples of the configured ones
    QString relayLoad;
    double ofLimit = 0; ///< ours is at least this part of raw epoll; 0: no such target
    QStringList aheadOf; ///< ids of contenders that ours has to beat
    bool recording = false; ///< compares the engine that records with the one that does not
    bool printing = false; ///< compares swb that prints each event into a pipe with the raw server
    double atLeast = 0; ///< ours is at least this, in the row's unit; 0: no such target
    double atMost = 0; ///< ours is at most this, in the row's unit; 0: no such target
    double atMostAbove
        = 0; ///< ours is at most this much more than the other, in the row's unit; 0: no such target
    bool isDifference = false; ///< the value is a difference, which chance can make zero or negative
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
