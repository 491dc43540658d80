// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/impairment/impairment.h"
#include "core/values/endpointurl.h"
#include "core/values/socketfamily.h"

#include <QByteArray>
#include <chrono>
#include <optional>

namespace swb {

namespace limits {
inline constexpr qint64 workMessages = 1'000'000'000; ///< of one lane in one run
inline constexpr int workMessageBytes = 65'507; ///< the largest datagram over IPv4
inline constexpr int workDtlsBytes = 16'384; ///< the largest record (RFC 6347 4.1)
inline constexpr int workConnections = 1'000;
inline constexpr int workRate = 10'000'000; ///< messages a second
inline constexpr int workBurst = 100'000;
inline constexpr int workInFlight = 4'096; ///< on one connection
inline constexpr int workRepeats = 100;
inline constexpr std::chrono::milliseconds workPatience{60'000};
} // namespace limits

/// When the next message leaves.
enum class WorkPace : quint8 {
    PingPong, ///< once the one before it was answered, on each connection
    AsFast, ///< as soon as fewer than `inFlight` are under way on a connection
    Rate, ///< so many a second, whatever comes back
    Bursts, ///< the same number a second, but `burst` of them at once
};

enum class WorkDirection : quint8 {
    Echo,
    Uppercase,
    OneWay, ///< nothing is answered; only our own server can say what has come
};

enum class LaneOrder : quint8 {
    InTurn, ///< one lane after the other, so that they do not disturb each other
    AtOnce,
};

enum class Lane : quint8 { Tcp, Udp };

/// What only one of the two lanes has.
struct LaneWork
{
    bool on = true; ///< whether it takes part at all
    bool encrypted = false; ///< TLS, or DTLS
    bool verifyPeer = true; ///< stop at a certificate that fails its checks
    std::optional<EndpointUrl> server; ///< somebody else's; none: our own
    bool relayed = false; ///< through a relay even where that changes nothing
    RelayImpairment impairment; ///< what the relay does; something in it makes it take part

    [[nodiscard]] bool hasRelay() const;
    bool operator==(const LaneWork &) const = default;
};

/// One piece of work that goes down both lanes, complete before it starts.
struct Work
{
    QByteArray text; ///< each message, as it is; empty: `size` bytes made for it
    int size = 64;
    qint64 count = 1'000; ///< messages of each lane in each run, over all of its connections
    WorkPace pace = WorkPace::PingPong;
    int rate = 1'000; ///< messages a second of each lane, with Rate and Bursts
    int burst = 10;
    int inFlight = 16; ///< with AsFast
    int connections = 1; ///< or UDP sockets
    WorkDirection direction = WorkDirection::Echo;
    int repeats = 1; ///< runs of each lane
    qint64 warmUp = 0; ///< messages that go before each run and do not count
    QString framing = QStringLiteral("none"); ///< of the stream, as in framing/framingspec.h; none: by size
    LaneOrder order = LaneOrder::InTurn;
    SocketFamily sockets = defaultSocketFamily(); ///< of our clients, servers and relays
    std::chrono::milliseconds patience{1'000}; ///< after which an answer is late
    LaneWork tcp;
    LaneWork udp;

    [[nodiscard]] const LaneWork &of(Lane lane) const { return lane == Lane::Tcp ? tcp : udp; }
    [[nodiscard]] LaneWork &of(Lane lane) { return lane == Lane::Tcp ? tcp : udp; }
    [[nodiscard]] Transport transportOf(Lane lane) const
    {
        return withEncryption(lane == Lane::Tcp ? Transport::Tcp : Transport::Udp, of(lane).encrypted);
    }
    [[nodiscard]] qsizetype messageBytes() const { return text.isEmpty() ? size : text.size(); }
    /// Whether each message bears its number; otherwise answers are told by their order.
    [[nodiscard]] bool isNumbered() const;
    bool operator==(const Work &) const = default;
};

/// What of this cannot be done, as far as that is known without a socket: BadOption, BadUrl, BadFraming,
/// DatagramTooLarge, FrameTooLarge, ImpossibleForStreams or ImpossibleForDatagrams; none where all is well.
[[nodiscard]] Error workProblem(const Work &work);

/// Both lanes through a relay where one of them needs it: the way through it takes time too, and a difference
/// between the lanes must not come from that.
[[nodiscard]] Work withRelaysAlike(Work work);

/// The seed of each repeat's relays, repeats counted from 0: the first has `first` itself, the others have
/// one made of it, so that repeats are independent and yet the same each time. Whole in any JSON reader (53
/// bits).
[[nodiscard]] quint64 repeatSeed(quint64 first, int repeat);

/// Stable names for JSON and the command line: "ping-pong", "fast", "rate", "bursts"; "echo", "uppercase",
/// "one-way".
[[nodiscard]] QLatin1StringView nameOf(WorkPace pace);
[[nodiscard]] QLatin1StringView nameOf(WorkDirection direction);
[[nodiscard]] QLatin1StringView nameOf(Lane lane);

} // namespace swb

Q_DECLARE_METATYPE(swb::Work)
