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

/// The times that a jitter was estimated from: one-way delays or round trips.
enum class JitterBasis : quint8 { None, OneWay, RoundTrip };

/// Interarrival jitter, RFC 3550 6.4.1 and A.8: J += (|D| - J) / 16, where D is the difference between the
/// transit times of two messages in the order in which they arrived.
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
/// A stall: nothing arrived for this long although something was in flight.
inline constexpr qint64 stallNs = 100'000'000;
/// A message that leaves more than this after it was due is timed from when it was due.
inline constexpr qint64 lateSendNs = 100'000;
} // namespace limits

/// What one end did, counted from its own calls.
struct EndCounters
{
    quint64 reads = 0; ///< chunks or datagrams read
    SystemCalls calls; ///< made for them

    void add(const EndCounters &other);
};

/// What was measured of one lane, in one run or over all of them. Unknown values are absent (std::nullopt or
/// an empty histogram), never 0.
struct LaneScore
{
    Transport transport = Transport::Tcp;
    SocketFamily sockets = SocketFamily::Native; ///< of both ends, if both are ours
    QString server; ///< its URL
    bool serverIsOurs = true;
    bool loopback = true;
    bool relayed = false;
    std::optional<quint64> relaySeed; ///< of this run's relay; of several runs, that of the first
    bool answers = true; ///< false for work in one direction
    bool numbered = true;

    qint64 setupNs = 0; ///< from the first connect to the last handshake; of several runs, the mean
    Histogram setup; ///< of each connection: connect and handshake; of each socket with UDP
    qint64 sendingNs = 0; ///< from the first message to the last
    qint64 durationNs = 0; ///< from the first message to the last arrival

    DirectionAccount toServer;
    DirectionAccount toClient;
    /// Answers that came after their timeout; they are delivered, but not in the round trips.
    quint64 late = 0;
    quint64 lateSends = 0; ///< left more than limits::lateSendNs after they were due
    qint64 latestSendNs = 0; ///< the longest delay among these

    quint64 bytesSent = 0; ///< payload sent by the application
    quint64 bytesDelivered = 0; ///< payload of what arrived undamaged: at our server, or as answers
    std::optional<quint64> wireBytesOut; ///< from client to server, IP headers included
    std::optional<quint64> wireBytesIn;
    QString wireEvidence; ///< how these are known, or why they are not

    Histogram roundTrip; ///< ns
    Histogram oneWay; ///< ns from client to server; only if both ends are ours
    QString roundTripNote; ///< why there is none, if that needs saying
    double jitterNs = 0;
    JitterBasis jitterBasis = JitterBasis::None;
    quint64 stalls = 0; ///< how often nothing came for limits::stallNs with something in flight
    qint64 stalledNs = 0; ///< in total
    qint64 longestGapNs = 0;

    EndCounters client;
    std::optional<EndCounters> atServer; ///< only if the server is ours
    std::optional<RelayedFigures> relay; ///< of everything that passed it, including greeting and warm-up
    TimeSeries series;
    Error error; ///< what ended the run early, or prevented it

    // The headline figures. If the server is not ours, delivered means answered.
    [[nodiscard]] quint64 sent() const { return toServer.sent; }
    [[nodiscard]] quint64 delivered() const { return toServer.delivered; }
    [[nodiscard]] quint64 answered() const { return toClient.delivered; }
    [[nodiscard]] quint64 lost() const { return toServer.lostInAll(); }
    [[nodiscard]] quint64 unanswered() const { return answers ? toServer.sent - toClient.delivered : 0; }
    [[nodiscard]] quint64 duplicated() const { return toServer.duplicated + toClient.duplicated; }
    [[nodiscard]] quint64 reordered() const { return toServer.reordered + toClient.reordered; }
    [[nodiscard]] quint64 corrupted() const { return toServer.corrupted + toClient.corrupted; }
    /// Whether every message has an outcome: sent = delivered + lost by reason, in both directions.
    [[nodiscard]] bool isAccountedFor() const;
    /// Payload that arrived undamaged, in bytes a second over `durationNs`; 0 if that is 0.
    [[nodiscard]] double goodput() const;
    [[nodiscard]] double messagesPerSecond() const;
    /// Whether the calls are counted. Qt's classes make their own calls...
    [[nodiscard]] bool callsAreOurs() const { return sockets == SocketFamily::Native; }
    /// ...and collect several reads of a stream in a buffer.
    [[nodiscard]] bool readsAreCounted() const { return callsAreOurs() || !isStream(transport); }
    /// Reads of a stream per message, at that end; nothing if it is not known.
    [[nodiscard]] std::optional<double> readsPerMessageAtServer() const;
    [[nodiscard]] std::optional<double> readsPerMessageAtClient() const;
};

/// Combines runs: counts and times are summed, histograms merged, jitter and set-up time averaged; `series`
/// is that of the last run.
[[nodiscard]] LaneScore wholeOf(const QList<LaneScore> &runs);

/// Where it was measured.
struct MachineFacts
{
    QString system; ///< "Debian GNU/Linux 12 (bookworm)"
    QString kernel; ///< "linux 6.1.0-18-amd64"
    QString processor; ///< its model, if the system reports it
    QString architecture; ///< "x86_64"
    int cores = 0;
    QString qt;
    QString workbench; ///< its version
    [[nodiscard]] static MachineFacts ofThis();
    bool operator==(const MachineFacts &) const = default;
};

struct LaneResult
{
    QList<LaneScore> runs; ///< without the warm-up
    LaneScore whole;
};

/// The result of a comparison.
struct Scorecard
{
    Work work;
    MachineFacts machine;
    QDateTime began;
    std::optional<LaneResult> tcp; ///< nothing if the lane took no part, or was stopped before it did
    std::optional<LaneResult> udp;
    bool stopped = false; ///< ended early by the user

    [[nodiscard]] const std::optional<LaneResult> &of(Lane lane) const
    {
        return lane == Lane::Tcp ? tcp : udp;
    }
    [[nodiscard]] std::optional<LaneResult> &of(Lane lane) { return lane == Lane::Tcp ? tcp : udp; }
    /// Whether every message of every participating lane has an outcome.
    [[nodiscard]] bool isAccountedFor() const;
};

struct LaneProgress
{
    bool running = false; ///< right now
    bool warmingUp = false;
    int run = 0; ///< from 1; 0 before the first
    qint64 sent = 0; ///< in this run, out of Work::count
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
