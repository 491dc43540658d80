// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/import/capturedpacket.h"

#include <QHash>
#include <list>
#include <map>
#include <optional>

namespace swb {

/// Assembles IP datagrams from their fragments (RFC 791 3.2, RFC 8200 4.5). A datagram with overlapping
/// fragments is discarded (RFC 5722 4), and so is one that takes longer than a minute. Memory is bounded: at
/// the limit, the oldest incomplete datagram is discarded. Pure.
class IpFragments
{
public:
    static constexpr qsizetype mostBytes = 16 << 20;
    static constexpr qint64 patienceNs = 60'000'000'000; ///< from the first fragment on, RFC 8200 4.5
    static constexpr quint32 largestDatagram = 65'535;

    explicit IpFragments(qsizetype bytes = mostBytes)
        : m_mostBytes(bytes)
    { }

    /// The datagram's bytes after its IP headers, once all of its fragments are there.
    struct Whole
    {
        QByteArray bytes;
        quint32 fragments = 0;
    };
    [[nodiscard]] std::optional<Whole> add(const CapturedFragment &fragment, qint64 timeNs);

    /// Datagrams that were given up, or are still incomplete.
    [[nodiscard]] quint64 incomplete() const { return m_givenUp + quint64(m_datagrams.size()); }

private:
    struct Key
    {
        SocketAddress source;
        SocketAddress destination;
        quint64 number = 0; ///< identification, with the protocol in the upper bits
        bool operator==(const Key &) const = default;
        friend size_t qHash(const Key &key, size_t seed)
        {
            return qHashMulti(seed, key.source, key.destination, key.number);
        }
    };
    struct Datagram
    {
        qint64 beganNs = 0;
        std::map<quint32, QByteArray> parts; ///< by offset
        qsizetype bytes = 0; ///< of them
        qsizetype memory = 0;
        bool hopeless = false; ///< its fragments contradict each other, or were cut by the capture
        std::optional<quint32> length; ///< known from the last fragment
        std::list<Key>::iterator age;
    };
    enum class Fit : quint8 { New, Again, Contradiction };

    [[nodiscard]] static Key keyOf(const CapturedFragment &fragment);
    [[nodiscard]] static Fit fit(const Datagram &datagram, const CapturedFragment &fragment);
    Datagram &datagramOf(const CapturedFragment &fragment, qint64 timeNs);
    void account(Datagram &datagram, qsizetype memory);
    void spoil(Datagram &datagram);
    void forget(const Key &key);
    void giveUpOldest();

    const qsizetype m_mostBytes;
    QHash<Key, Datagram> m_datagrams;
    std::list<Key> m_ages; ///< oldest first
    qsizetype m_bytes = 0;
    quint64 m_givenUp = 0;
};

} // namespace swb
