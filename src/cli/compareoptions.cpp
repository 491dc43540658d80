// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/compareoptions.h"

#include "cli/impairmentarguments.h"
#include "cli/socketsoption.h"
#include "cli/suggestions.h"
#include "core/compare/verdicts.h"
#include "core/impairment/impairmentoptions.h"
#include "core/payload/bytetext.h"

using namespace Qt::StringLiterals;

namespace swb {
namespace {

constexpr int mostMessages = int(limits::workMessages);
constexpr qint64 usualWarmUp = 100;

const QString &bandwidth()
{
    static const QString name = u"bandwidth"_s;
    return name;
}

class Words
{
    Q_DECLARE_TR_FUNCTIONS(CompareOptions)
};

/// In lines that fit a terminal of usual width.
QString wrapped(const QString &text)
{
    constexpr qsizetype width = 110;
    QString lines;
    qsizetype column = 0;
    for (const QString &word : text.split(u' ')) {
        const bool fits = column + word.size() < width;
        lines += column == 0 ? QString() : fits ? u" "_s : u"\n"_s;
        column = (fits ? column + 1 : 0) + word.size();
        lines += word;
    }
    return lines;
}

Error readPace(const CommandLine &line, Work &work)
{
    const bool fast = line.isSet(u"fast"_s);
    const bool rated = line.isSet(u"rate"_s);
    if (line.isSet(u"bursts"_s) && !rated)
        return usageError(Words::tr("--bursts needs --rate: the total number of messages per second."));
    if (fast)
        work.pace = WorkPace::AsFast;
    else if (rated)
        work.pace = line.isSet(u"bursts"_s) ? WorkPace::Bursts : WorkPace::Rate;
    return line.exclude(u"fast"_s, u"rate"_s);
}

Error readDirection(const CommandLine &line, Work &work)
{
    if (line.isSet(u"uppercase"_s))
        work.direction = WorkDirection::Uppercase;
    if (line.isSet(u"one-way"_s))
        work.direction = WorkDirection::OneWay;
    return line.exclude(u"uppercase"_s, u"one-way"_s);
}

Error readServer(const CommandLine &line, Lane lane, LaneWork &of)
{
    if (!line.isSet(nameOf(lane)))
        return {};
    const auto url = EndpointUrl::parse(line.value(nameOf(lane)));
    if (!url)
        return url.error();
    of.server = url.value();
    of.encrypted = of.encrypted || isEncrypted(url.value().transport);
    return {};
}

Error readLanes(const CommandLine &line, Work &work)
{
    const QString only = line.value(u"only"_s);
    if (line.isSet(u"only"_s) && only != u"tcp"_s && only != u"udp"_s)
        return usageError(Words::tr("--only takes tcp or udp, not “%1”.").arg(only));
    work.tcp.on = only != u"udp"_s;
    work.udp.on = only != u"tcp"_s;
    for (const Lane lane : {Lane::Tcp, Lane::Udp}) {
        LaneWork &of = work.of(lane);
        of.encrypted = line.isSet(u"tls"_s);
        of.verifyPeer = !line.isSet(u"insecure"_s);
        of.relayed = line.isSet(u"relay"_s);
        Error error = readServer(line, lane, of);
        if (error.isError())
            return error;
    }
    return {};
}

/// Each lane takes what it can have.
Error readImpairment(const CommandLine &line, CompareOptions &options)
{
    RelayImpairment all;
    Error error = readImpairments(line, std::nullopt, all, options.note, bandwidth());
    if (!error.isError())
        error = readSeed(line, all.seed);
    if (error.isError())
        return error;
    for (const Lane lane : {Lane::Tcp, Lane::Udp}) {
        LaneWork &of = options.work.of(lane);
        const Transport transport = options.work.transportOf(lane);
        of.impairment = all;
        of.impairment.toServer = possibleFor(transport, all.toServer);
        of.impairment.toClient = possibleFor(transport, all.toClient);
        Error left = impossibleFor(transport, all.toServer);
        if (!left.isError())
            left = impossibleFor(transport, all.toClient);
        if (left.isError() && of.on)
            options.note = Words::tr("Not all of this applies to the %1 lane. %2")
                               .arg(displayName(transport), left.why);
    }
    const bool impaired = options.work.tcp.hasRelay() || options.work.udp.hasRelay();
    if (!line.isSet(u"warm-up"_s) && !impaired)
        options.work.warmUp = qMin(usualWarmUp, options.work.count);
    return {};
}

Error readNumbers(const CommandLine &line, Work &work)
{
    int count = int(work.count);
    int warmUp = int(work.warmUp);
    Error error = firstError({
        line.readNumber(u"count"_s, 1, mostMessages, count),
        line.readNumber(u"warm-up"_s, 0, mostMessages, warmUp),
        line.readNumber(u"size"_s, 1, limits::workMessageBytes, work.size),
        line.readNumber(u"rate"_s, 1, limits::workRate, work.rate),
        line.readNumber(u"bursts"_s, 1, limits::workBurst, work.burst),
        line.readNumber(u"in-flight"_s, 1, limits::workInFlight, work.inFlight),
        line.readNumber(u"connections"_s, 1, limits::workConnections, work.connections),
        line.readNumber(u"repeat"_s, 1, limits::workRepeats, work.repeats),
        line.readTimeout(u"timeout"_s, work.patience),
        line.exclude(u"text"_s, u"size"_s),
    });
    work.count = count;
    work.warmUp = warmUp;
    return error;
}

} // namespace

CommandLine CompareOptions::commandLine()
{
    CommandLine line(u"compare [options]"_s,
                     Words::tr("Sends the same messages over TCP and UDP, to its own servers unless --tcp or "
                               "--udp name others,\n"
                               "counts and times each, and prints the results side by side. Exits with 0 "
                               "when the fate of every message is\n"
                               "known, including lost ones.\n"
                               "\n"
                               "Without --rate or --fast, each connection sends its next message after it "
                               "has received the answer. It waits\n"
                               "for a missing answer (--timeout); the start of the output says how long that "
                               "may take in total. On a\n"
                               "terminal, standard error shows the progress.\n"
                               "\n"
                               "%2\n"
                               "\n"
                               "The impairments of the relay between both ends (--loss and so on) apply to "
                               "both directions; each lane gets\n"
                               "those that it supports. Presets:\n"
                               "%1")
                         .arg(describePresets(), wrapped(decisionText())));
    line.addValue(u"count"_s, u"N"_s, Words::tr("Messages per lane and run (default: 1000)."));
    line.addValue(u"size"_s, u"N"_s, Words::tr("Bytes per message (default: 64)."));
    line.addValue(u"text"_s, u"TEXT"_s, Words::tr("Sends this text as each message."));
    line.addValue(u"rate"_s, u"N"_s, Words::tr("Sends N messages per second, without waiting for answers."));
    line.addValue(u"bursts"_s, u"N"_s, Words::tr("With --rate: sends this many at once."));
    line.addFlag(u"fast"_s, Words::tr("Sends as fast as possible."));
    line.addValue(
        u"in-flight"_s, u"N"_s,
        Words::tr("With --fast: maximum number of messages in flight per connection (default: 16)."));
    line.addValue(u"connections"_s, u"N"_s, Words::tr("Connections, or UDP sockets (default: 1)."));
    line.addValue(u"repeat"_s, u"N"_s,
                  Words::tr("Runs per lane (default: 1); differences are reported from 3 runs on."));
    line.addValue(
        u"warm-up"_s, u"N"_s,
        Words::tr("Messages before each run that are not counted (default: 100, or 0 with a relay)."));
    line.addFlag(u"uppercase"_s, Words::tr("The server replies in uppercase instead of echoing."));
    line.addFlag(u"one-way"_s, Words::tr("The server does not answer."));
    line.addValue(u"framing"_s, u"F"_s, Words::tr("Applies this framing to the messages of the stream."));
    line.suggest(u"framing"_s, suggestions::framings());
    line.addFlag(u"tls"_s, Words::tr("Uses TLS and DTLS."));
    line.addFlag(u"insecure"_s, Words::tr("Accepts a certificate that fails its checks."));
    line.addValue(u"tcp"_s, u"URL"_s, Words::tr("Uses this server for TCP."));
    line.addValue(u"udp"_s, u"URL"_s, Words::tr("Uses this server for UDP."));
    line.addValue(u"only"_s, u"tcp|udp"_s, Words::tr("Only this lane."));
    line.addFlag(u"at-once"_s, Words::tr("Runs both lanes at the same time instead of one after the other."));
    line.addFlag(u"relay"_s, Words::tr("Uses a relay between both ends even if it changes nothing."));
    line.addValue(u"timeout"_s, u"S"_s, Words::tr("Seconds after which an answer is late (default: 1)."));
    socketsoption::addTo(line);
    addImpairmentOptions(line, bandwidth());
    RecordOptions::addTo(line, Words::tr("Saves the result in a session file."));
    line.addValue(u"html"_s, u"FILE"_s, Words::tr("Writes an HTML report."));
    line.addFlag(u"json"_s, Words::tr("Prints the result as one JSON object."));
    return line;
}

Result<CompareOptions> CompareOptions::read(const CommandLine &line)
{
    CompareOptions options;
    Work &work = options.work;
    options.json = line.isSet(u"json"_s);
    options.html = line.value(u"html"_s);
    work.text = bytesFromText(line.value(u"text"_s));
    work.framing = line.value(u"framing"_s, work.framing);
    work.order = line.isSet(u"at-once"_s) ? LaneOrder::AtOnce : LaneOrder::InTurn;
    if (!line.positional().isEmpty())
        return usageError(
            Words::tr("compare takes only options, but “%1” is not one.").arg(line.positional().first()));
    if (line.isSet(u"text"_s) && work.text.isEmpty())
        return usageError(Words::tr("--text needs at least one character."));
    for (const auto &read : {readNumbers, readPace, readDirection, readLanes}) {
        const Error error = read(line, work);
        if (error.isError())
            return error;
    }
    Error error = socketsoption::read(line, work.sockets);
    if (!error.isError())
        error = RecordOptions::read(line, options.record);
    if (!error.isError())
        error = readImpairment(line, options);
    if (!error.isError())
        error = workProblem(work);
    if (error.isError())
        return error;
    return options;
}

} // namespace swb
