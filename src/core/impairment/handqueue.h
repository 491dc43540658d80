// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/impairment/byhand.h"

#include <optional>

namespace swb {

/// The datagrams that a user holds, in the order in which they would be sent. Bounded.
class HandQueue
{
public:
    static constexpr qsizetype mostHeld = 100;
    static constexpr int mostCopies = 10;
    /// Of one, the maximum of UDP over IPv6 (RFC 768, RFC 8200 3).
    static constexpr qsizetype mostBytes = 65'527;

    [[nodiscard]] bool isFull() const { return m_datagrams.size() >= mostHeld; }
    [[nodiscard]] bool isEmpty() const { return m_datagrams.isEmpty(); }
    [[nodiscard]] const QList<HeldDatagram> &datagrams() const { return m_datagrams; }

    void add(HeldDatagram datagram);
    /// The datagram of this number, which is then no longer held.
    [[nodiscard]] std::optional<HeldDatagram> take(quint64 number);
    [[nodiscard]] QList<HeldDatagram> takeAll() { return std::exchange(m_datagrams, {}); }
    [[nodiscard]] const HeldDatagram *find(quint64 number) const;

    // Each returns false if the datagram is not held, or if it is not possible.
    [[nodiscard]] bool duplicate(quint64 number);
    [[nodiscard]] bool swapWithNext(quint64 number);
    [[nodiscard]] bool replace(quint64 number, const QByteArray &bytes);

private:
    [[nodiscard]] qsizetype indexOf(quint64 number) const;

    QList<HeldDatagram> m_datagrams;
};

} // namespace swb
