// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/impairment/fate.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace swb {
namespace {

constexpr quint64 streamsPerDirection = 16;

CounterRandom randomOf(quint64 seed, RelayDirection direction, quint64 stream)
{
    return {seed, quint64(direction) * streamsPerDirection + stream};
}

bool isIdleWith(const Impairment &it)
{
    return it.loss == 0 && it.burst.enter == 0 && it.drop.isEmpty() && it.duplicate == 0 && it.reorder == 0
        && it.corrupt == 0 && it.delay.count() == 0 && it.jitter.amount.count() == 0;
}

} // namespace

qint64 corruptBit(char *bytes, qsizetype size, quint64 corruptAt)
{
    if (size == 0)
        return -1;
    const auto bit = qint64(corruptAt % (quint64(size) * 8));
    bytes[bit / 8] = char(quint8(bytes[bit / 8]) ^ quint8(0x80U >> (bit % 8)));
    return bit;
}

FateSource::FateSource(const Impairment &impairment, quint64 seed, RelayDirection direction)
    : m_loss(randomOf(seed, direction, 0))
    , m_burstChange(randomOf(seed, direction, 1))
    , m_burstLoss(randomOf(seed, direction, 2))
    , m_duplicate(randomOf(seed, direction, 3))
    , m_reorder(randomOf(seed, direction, 4))
    , m_corrupt(randomOf(seed, direction, 5))
    , m_corruptAt(randomOf(seed, direction, 6))
    , m_jitter(randomOf(seed, direction, 7))
    , m_jitterAngle(randomOf(seed, direction, 8))
{
    change(impairment);
}

void FateSource::change(const Impairment &impairment)
{
    m_impairment = impairment;
    m_idle = isIdleWith(impairment);
    m_bad = m_bad && impairment.burst.enter > 0;
}

Fate FateSource::next()
{
    ++m_count;
    Fate fate;
    if (m_idle)
        return fate;
    fate.dropped = dropReason();
    if (fate.dropped != DropReason::None)
        return fate;
    fate.duplicated = m_duplicate.share(m_count) < m_impairment.duplicate;
    fate.heldBack = m_reorder.share(m_count) < m_impairment.reorder;
    fate.corrupted = m_corrupt.share(m_count) < m_impairment.corrupt;
    fate.corruptAt = fate.corrupted ? m_corruptAt.bits(m_count) : 0;
    fate.delay = delay();
    return fate;
}

DropReason FateSource::dropReason()
{
    const BurstLoss &burst = m_impairment.burst;
    if (burst.enter > 0) // every datagram advances the state of the line, whatever happens to it
        m_bad = m_burstChange.share(m_count) < (m_bad ? 1 - burst.leave : burst.enter);
    if (std::binary_search(m_impairment.drop.cbegin(), m_impairment.drop.cend(), m_count))
        return DropReason::ByNumber;
    if (m_loss.share(m_count) < m_impairment.loss)
        return DropReason::Loss;
    if (burst.enter > 0 && m_burstLoss.share(m_count) < (m_bad ? burst.lossInside : burst.lossOutside))
        return DropReason::BurstLoss;
    return DropReason::None;
}

std::chrono::nanoseconds FateSource::delay() const
{
    const auto amount = double(m_impairment.jitter.amount.count());
    if (amount == 0)
        return m_impairment.delay;
    const double share = m_jitter.share(m_count);
    double spread = 0;
    switch (m_impairment.jitter.shape) {
    case JitterShape::Uniform:
        spread = 2 * share - 1;
        break;
    case JitterShape::Normal: // Box and Muller (1958)
        spread = std::sqrt(-2 * std::log(1 - share))
            * std::cos(2 * std::numbers::pi * m_jitterAngle.share(m_count));
        break;
    case JitterShape::Exponential:
        spread = -std::log(1 - share);
        break;
    }
    const std::chrono::nanoseconds whole
        = m_impairment.delay + std::chrono::nanoseconds(std::llround(amount * spread));
    return std::max(whole, std::chrono::nanoseconds(0));
}

} // namespace swb
