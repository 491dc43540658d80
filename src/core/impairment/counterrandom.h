// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

namespace swb {

/// Random numbers that are looked up, not drawn: each is a function of what it is for, so that nothing else
/// that happens can change it. The mixing is SplitMix64's (Steele, Lea, Flood: Fast splittable pseudorandom
/// number generators, OOPSLA 2014).
class CounterRandom
{
public:
    /// Different streams of one seed are independent.
    constexpr CounterRandom(quint64 seed, quint64 stream)
        : m_key(mixed(seed + golden) ^ mixed(mixed(stream + golden) + golden))
    { }

    [[nodiscard]] constexpr quint64 bits(quint64 n) const { return mixed(m_key + golden * (n + 1)); }
    /// From 0 up to, but not including, 1.
    [[nodiscard]] constexpr double share(quint64 n) const { return double(bits(n) >> 11) * 0x1p-53; }

private:
    static constexpr quint64 golden = 0x9e3779b97f4a7c15U;

    [[nodiscard]] static constexpr quint64 mixed(quint64 z)
    {
        z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9U;
        z = (z ^ (z >> 27)) * 0x94d049bb133111ebU;
        return z ^ (z >> 31);
    }

    quint64 m_key;
};

} // namespace swb
