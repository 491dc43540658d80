// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QMetaType>
#include <chrono>

namespace swb {

/// The two directions through a relay.
enum class RelayDirection : quint8 { ToServer, ToClient };

/// The distribution of the random part of a delay.
enum class JitterShape : quint8 {
    Uniform, ///< anything between -amount and +amount is equally likely
    Normal, ///< the amount is the standard deviation
    Exponential, ///< only increases the delay; the amount is the mean
};

/// A random part of a delay. The total delay is never below 0: negative values become 0.
struct Jitter
{
    std::chrono::nanoseconds amount{0};
    JitterShape shape = JitterShape::Uniform;
    bool operator==(const Jitter &) const = default;
};

/// Losses in bursts, after Gilbert (1960) and Elliott (1963): a line is good or bad, and may change state
/// with each datagram. All are shares from 0 to 1; off while `enter` is 0.
struct BurstLoss
{
    double enter = 0; ///< a good line turns bad before a datagram
    double leave = 1; ///< a bad line turns good
    double lossInside = 1; ///< datagrams lost while it is bad
    double lossOutside = 0;
    /// The share of datagrams that is lost in the long run.
    [[nodiscard]] double meanLoss() const
    {
        const double bad = enter > 0 ? enter / (enter + leave) : 0;
        return enter > 0 ? bad * lossInside + (1 - bad) * lossOutside : 0;
    }
    bool operator==(const BurstLoss &) const = default;
};

/// What a relay does to the traffic in one direction. Shares are from 0 to 1, and 0 switches an impairment
/// off. The first group is for datagrams, the last for streams, see impairmentoptions.h.
struct Impairment
{
    static constexpr qint64 defaultQueueBytes = 256 << 10;

    double loss = 0;
    BurstLoss burst;
    QList<quint64> drop; ///< exactly these, counted from 1, ascending
    double duplicate = 0; ///< sent twice
    double reorder = 0; ///< held back until the next one has passed
    double corrupt = 0; ///< one bit flipped

    std::chrono::nanoseconds delay{0}; ///< in one direction
    Jitter jitter;
    qint64 bitsPerSecond = 0; ///< of payload; headers are not counted
    qint64 queueBytes = defaultQueueBytes; ///< that may wait for the rate, in a stream for the delay too;
                                           ///< more is dropped or not read

    qint64 sliceBytes = 0; ///< maximum size of one write
    std::chrono::nanoseconds sliceGap{0}; ///< between two of these writes
    qint64 coalesceBytes = 0; ///< gathered before they are written...
    std::chrono::nanoseconds coalesceWait{0}; ///< ...or for this long
    qint64 stallAfter = 0; ///< bytes after which nothing passes...
    std::chrono::nanoseconds stallFor{0}; ///< ...for this long
    qint64 closeAfter = 0; ///< bytes after which both connections are closed
    qint64 resetAfter = 0; ///< bytes after which both are reset

    bool operator==(const Impairment &) const = default;
};

/// What a relay does in both directions. With the same seed each datagram has the same fate.
struct RelayImpairment
{
    Impairment toServer;
    Impairment toClient;
    quint64 seed = 1;
    bool on = true; ///< the master switch

    [[nodiscard]] Impairment of(RelayDirection direction) const
    {
        if (!on)
            return {};
        return direction == RelayDirection::ToServer ? toServer : toClient;
    }
    bool operator==(const RelayImpairment &) const = default;
};

} // namespace swb

Q_DECLARE_METATYPE(swb::RelayImpairment)
