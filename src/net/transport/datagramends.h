// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/values/socketaddress.h"

#include <QHashFunctions>

namespace swb {

/// The two ends of traffic on a datagram socket: a peer may reach a server at several of its addresses.
struct DatagramEnds
{
    SocketAddress remote;
    SocketAddress local;

    bool operator==(const DatagramEnds &) const = default;
    friend size_t qHash(const DatagramEnds &ends, size_t seed = 0) noexcept
    {
        return qHashMulti(seed, ends.remote, ends.local);
    }
};

} // namespace swb
