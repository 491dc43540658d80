// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/impairment/counterrandom.h"
#include "core/impairment/dropreason.h"
#include "core/impairment/impairment.h"

namespace swb {

/// The random part of what happens to one datagram; drops by full queues come on top.
struct Fate
{
    DropReason dropped = DropReason::None;
    bool duplicated = false;
    bool heldBack = false; ///< until the next one has passed
    bool corrupted = false;
    quint64 corruptAt = 0; ///< a random number that selects the bit, see corruptBit()
    std::chrono::nanoseconds delay{0}; ///< including jitter
    bool operator==(const Fate &) const = default;
};

/// Flips one bit of a datagram and returns its index; an empty one has none. Bit 0 is the highest bit of the
/// first byte.
qint64 corruptBit(char *bytes, qsizetype size, quint64 corruptAt);

/// The fates of the datagrams of one direction, in order. The fate of datagram n depends only on the
/// settings, the seed, the direction and n, not on when it arrives. Each impairment has its own random
/// numbers, so that switching one on changes nothing about the others.
class FateSource
{
public:
    FateSource(const Impairment &impairment, quint64 seed, RelayDirection direction);

    /// Continues the count with other settings.
    void change(const Impairment &impairment);
    /// The fate of the next datagram.
    [[nodiscard]] Fate next();
    /// Datagrams whose fate is decided.
    [[nodiscard]] quint64 count() const { return m_count; }

private:
    [[nodiscard]] DropReason dropReason();
    [[nodiscard]] std::chrono::nanoseconds delay() const;

    Impairment m_impairment;
    quint64 m_count = 0;
    bool m_idle = true; ///< every datagram is passed at once
    bool m_bad = false; ///< state of the line for burst losses
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
