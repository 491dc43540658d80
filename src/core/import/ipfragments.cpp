// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/import/ipfragments.h"

namespace swb {
namespace {

constexpr qsizetype recordBytes = 128; ///< memory overhead of a fragment in bytes

} // namespace

IpFragments::Key IpFragments::keyOf(const CapturedFragment &fragment)
{
    return {fragment.source, fragment.destination,
            quint64(fragment.protocol) << 32 | fragment.identification};
}

std::optional<IpFragments::Whole> IpFragments::add(const CapturedFragment &fragment, qint64 timeNs)
{
    Datagram &datagram = datagramOf(fragment, timeNs);
    const Fit fits = fit(datagram, fragment);
    if (fits == Fit::Contradiction)
        spoil(datagram);
    if (fits != Fit::New)
        return std::nullopt;
    if (fragment.isLast)
        datagram.length = fragment.offset + fragment.length;
    datagram.parts.emplace(fragment.offset, fragment.payload.toByteArray());
    datagram.bytes += fragment.length;
    account(datagram, fragment.length + recordBytes);
    if (datagram.length && datagram.bytes == qsizetype(*datagram.length)) {
        Whole whole{{}, quint32(datagram.parts.size())};
        for (const auto &[offset, bytes] : datagram.parts)
            whole.bytes += bytes;
        forget(keyOf(fragment));
        return whole;
    }
    while (m_bytes > m_mostBytes)
        giveUpOldest();
    return std::nullopt;
}

/// A fragment that the capture cut cannot be used, and neither can an illegal one.
IpFragments::Fit IpFragments::fit(const Datagram &datagram, const CapturedFragment &fragment)
{
    const quint32 end = fragment.offset + fragment.length;
    if (datagram.hopeless || fragment.length == 0 || fragment.payload.size() != qsizetype(fragment.length)
        || end > largestDatagram
        || (datagram.length && (fragment.isLast ? end != *datagram.length : end > *datagram.length)))
        return Fit::Contradiction;
    const auto same = datagram.parts.find(fragment.offset);
    if (same != datagram.parts.end())
        return same->second == fragment.payload ? Fit::Again : Fit::Contradiction;
    const auto behind = datagram.parts.upper_bound(fragment.offset);
    if (behind != datagram.parts.end() && (fragment.isLast || behind->first < end))
        return Fit::Contradiction;
    if (behind == datagram.parts.begin())
        return Fit::New;
    const auto before = std::prev(behind);
    return before->first + quint32(before->second.size()) > fragment.offset ? Fit::Contradiction : Fit::New;
}

IpFragments::Datagram &IpFragments::datagramOf(const CapturedFragment &fragment, qint64 timeNs)
{
    const Key key = keyOf(fragment);
    const auto known = m_datagrams.constFind(key);
    if (known != m_datagrams.cend()) {
        if (qAbs(timeNs - known->beganNs) <= patienceNs)
            return m_datagrams[key];
        ++m_givenUp;
        forget(key);
    }
    Datagram &datagram = *m_datagrams.insert(key, Datagram());
    datagram.beganNs = timeNs;
    datagram.age = m_ages.insert(m_ages.end(), key);
    account(datagram, recordBytes);
    return datagram;
}

void IpFragments::account(Datagram &datagram, qsizetype memory)
{
    datagram.memory += memory;
    m_bytes += memory;
}

void IpFragments::spoil(Datagram &datagram)
{
    datagram.hopeless = true;
    datagram.parts.clear();
    account(datagram, recordBytes - datagram.memory);
}

void IpFragments::forget(const Key &key)
{
    const auto found = m_datagrams.constFind(key);
    m_bytes -= found->memory;
    m_ages.erase(found->age);
    m_datagrams.erase(found);
}

void IpFragments::giveUpOldest()
{
    ++m_givenUp;
    forget(Key(m_ages.front()));
}

} // namespace swb
