// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/compare/account.h"
#include "core/compare/histogram.h"
#include "core/compare/timeseries.h"
#include "core/compare/work.h"
#include "core/impairment/linefigures.h"
#include "core/values/systemcalls.h"

#include <QDateTime>

namespace swb {

/// The round trips (or one-way delays) that a jitter was estimated from.
enum class JitterBasis : quint8 { None, OneWay, RoundTrip };

/// Interarrival jitter, RFC 3550 6.4.1 and A.8: J += (|D| - J) / 16, where D is the difference between the
/// transit times of two messages in the order in which they came.
class JitterEstimator
{
public:
    void add(qint64 transitNs)
    {
        if (m_last >= 0)
            m_jitter += (double(qAbs(transitNs - m_last)) - m_jitter) / 16;
        m_last = transitNs;
    }
    [[nodiscard]] double ns() const { return m_jitter; }

private:
    qint64 m_last = -1;
    double m_jitter = 0;
};

namespace limits {
/// Nothing came for so long although something was under way: a stall.
inline constexpr qint64 stallNs = 100'000'000;
/// A message that leaves later than this after it was due is counted from when it was due.
inline constexpr qint64 lateSendNs = 100'000;
} // namespace limits

/// What one end did, by count of its own calls.
struct EndCounters
{
    quint64 reads = 0; ///< chunks or datagrams that were read
    SystemCalls calls; ///< made for them

    void add(const EndCounters &other);
};

/// What was measured of one lane, in one run or in all of them. What is not known is nothing (std::nullopt or
/// an empty histogram), never 0.
struct LaneScore
{
    Transport transport = Transport::Tcp;
    SocketFamily sockets = SocketFamily::Native; ///< of both ends, where both are ours
    QString server; ///< its URL
    bool serverIsOurs = true;
    bool loopback = true;
    bool relayed = false;
    std::optional<quint64> relaySeed; ///< of this run's relay; of several runs that of the first
    bool answers = true; ///< false with work in one direction
    bool numbered = true;

    qint64 setupNs = 0; ///< from the first connect to the last handshake; of several runs their mean
    Histogram setup; ///< of each connection, connect and handshake; of each socket with UDP
    qint64 sendingNs = 0; ///< from the first message to the last
    qint64 durationNs = 0; ///< from the first message to the last that came

    DirectionAccount toServer;
    DirectionAccount toClient;
    quint64 late = 0; ///< answers that came after their time; they are delivered, but in no round trip
    quint64 lateSends = 0; ///< left more than limits::lateSendNs after they were due
    qint64 latestSendNs = 0; ///< the worst of these

    quint64 bytesSent = 0; ///< by the application, payload
    quint64 bytesDelivered = 0; ///< payload of what arrived whole: at our server, or as answers
    std::optional<quint64> wireBytesOut; ///< from client to server, IP headers included
    std::optional<quint64> wireBytesIn;
    QString wireEvidence; ///< how these are known, or why they are not

    Histogram roundTrip; ///< ns
    Histogram oneWay; ///< ns from client to server; only where both ends are ours
    QString roundTripNote; ///< why there is none, where that needs saying
    double jitterNs = 0;
    JitterBasis jitterBasis = JitterBasis::None;
    quint64 stalls = 0; ///< times when nothing came for limits::stallNs with something under way
    qint64 stalledNs = 0; ///< in all
    qint64 longestGapNs = 0;

    EndCounters client;
    std::optional<EndCounters> atServer; ///< only of ours
    std::optional<RelayedFigures> relay; ///< of all that passed it: greeting and warm-up too
    TimeSeries series;
    Error error; ///< what ended the run early, or kept it from beginning

    // What the headlines say. Where the server is not ours, delivered means answered.
    [[nodiscard]] quint64 sent() const { return toServer.sent; }
    [[nodiscard]] quint64 delivered() const { return toServer.delivered; }
    [[nodiscard]] quint64 answered() const { return toClient.delivered; }
    [[nodiscard]] quint64 lost() const { return toServer.lostInAll(); }
    [[nodiscard]] quint64 unanswered() const { return answers ? toServer.sent - toClient.delivered : 0; }
    [[nodiscard]] quint64 duplicated() const { return toServer.duplicated + toClient.duplicated; }
    [[nodiscard]] quint64 reordered() const { return toServer.reordered + toClient.reordered; }
    [[nodiscard]] quint64 corrupted() const { return toServer.corrupted + toClient.corrupted; }
    /// Whether every message has an outcome: sent = delivered + lost by reason, both ways.
    [[nodiscard]] bool isAccountedFor() const;
    /// Payload that came whole, in bytes a second over `durationNs`; 0 where that is no time.
    [[nodiscard]] double goodput() const;
    [[nodiscard]] double messagesPerSecond() const;
    /// Whether the calls are counted. Qt's classes make their own...
    [[nodiscard]] bool callsAreOurs() const { return sockets == SocketFamily::Native; }
    /// ...and gather in a buffer what several reads of a stream have brought.
    [[nodiscard]] bool readsAreCounted() const { return callsAreOurs() || !isStream(transport); }
    /// Reads of a stream for each message, at the end that is asked; nothing where it is not known.
    [[nodiscard]] std::optional<double> readsPerMessageAtServer() const;
    [[nodiscard]] std::optional<double> readsPerMessageAtClient() const;
};

/// Adds runs up: counts and times are summed, histograms merged, jitter and set-up time averaged; `series`
/// is that of the last.
[[nodiscard]] LaneScore wholeOf(const QList<LaneScore> &runs);

/// Where it was measured.
struct MachineFacts
{
    QString system; ///< "Debian GNU/Linux 12 (bookworm)"
    QString kernel; ///< "linux 6.1.0-18-amd64"
    QString processor; ///< its model, where the system says it
    QString architecture; ///< "x86_64"
    int cores = 0;
    QString qt;
    QString workbench; ///< its version
    [[nodiscard]] static MachineFacts ofThis();
    bool operator==(const MachineFacts &) const = default;
};

/// All runs of one lane.
struct LaneResult
{
    QList<LaneScore> runs; ///< warm-up is not in them
    LaneScore whole;
};

/// What came of a comparison.
struct Scorecard
{
    Work work;
    MachineFacts machine;
    QDateTime began;
    std::optional<LaneResult> tcp; ///< nothing where the lane took no part, or was stopped before it did
    std::optional<LaneResult> udp;
    bool stopped = false; ///< before its end, by somebody

    [[nodiscard]] const std::optional<LaneResult> &of(Lane lane) const
    {
        return lane == Lane::Tcp ? tcp : udp;
    }
    [[nodiscard]] std::optional<LaneResult> &of(Lane lane) { return lane == Lane::Tcp ? tcp : udp; }
    /// Whether every message of every lane that was to take part has an outcome.
    [[nodiscard]] bool isAccountedFor() const;
};

/// How far one lane is.
struct LaneProgress
{
    bool running = false; ///< right now
    bool warmingUp = false;
    int run = 0; ///< from 1; 0 before the first
    qint64 sent = 0; ///< of the run, out of Work::count
    LaneScore score; ///< of the run so far; losses have no reasons yet
};

struct ComparisonProgress
{
    bool paused = false;
    LaneProgress tcp;
    LaneProgress udp;
    [[nodiscard]] const LaneProgress &of(Lane lane) const { return lane == Lane::Tcp ? tcp : udp; }
    [[nodiscard]] LaneProgress &of(Lane lane) { return lane == Lane::Tcp ? tcp : udp; }
};

} // namespace swb

Q_DECLARE_METATYPE(swb::Scorecard)
Q_DECLARE_METATYPE(swb::ComparisonProgress)
