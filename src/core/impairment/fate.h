// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/impairment/counterrandom.h"
#include "core/impairment/dropreason.h"
#include "core/impairment/impairment.h"

namespace swb {

/// What is to become of one datagram, as far as that is chance: queues that are full come on top.
struct Fate
{
    DropReason dropped = DropReason::None;
    bool duplicated = false;
    bool heldBack = false; ///< until the next one has passed
    bool corrupted = false;
    quint64 corruptAt = 0; ///< a random number that says which bit, see corruptBit()
    std::chrono::nanoseconds delay{0}; ///< with jitter
    bool operator==(const Fate &) const = default;
};

/// Turns one bit of a datagram over; an empty one has none. Which one: bit 0 is the first byte's highest.
qint64 corruptBit(char *bytes, qsizetype size, quint64 corruptAt);

/// The fates of the datagrams of one direction, in order. That of datagram n follows from the settings, the
/// seed, the direction and n alone, whenever it comes. Each kind of thing has random numbers of its own, so
/// that switching one on changes nothing about the others.
class FateSource
{
public:
    FateSource(const Impairment &impairment, quint64 seed, RelayDirection direction);

    /// Goes on with the count under other settings.
    void change(const Impairment &impairment);
    /// The fate of the next datagram.
    [[nodiscard]] Fate next();
    /// Datagrams that have got their fate.
    [[nodiscard]] quint64 count() const { return m_count; }

private:
    [[nodiscard]] DropReason dropReason();
    [[nodiscard]] std::chrono::nanoseconds delay() const;

    Impairment m_impairment;
    quint64 m_count = 0;
    bool m_idle = true; ///< nothing can happen to a datagram but being passed on at once
    bool m_bad = false; ///< the line of the burst losses
    CounterRandom m_loss;
    CounterRandom m_burstChange;
    CounterRandom m_burstLoss;
    CounterRandom m_duplicate;
    CounterRandom m_reorder;
    CounterRandom m_corrupt;
    CounterRandom m_corruptAt;
    CounterRandom m_jitter;
    CounterRandom m_jitterAngle;
};

} // namespace swb
