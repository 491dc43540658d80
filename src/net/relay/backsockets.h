// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/files/descriptor.h"
#include "core/values/socketaddress.h"

#include <chrono>
#include <vector>

namespace swb {

/// Opens the sockets that stand for a relay's clients at its target, each with a local port of its own. A
/// port rests once its client is forgotten: the system may give it to the next socket at once, and that
/// client would then receive what the target still answers to the one before.
class BackSockets
{
public:
    static constexpr std::chrono::nanoseconds rest = std::chrono::seconds(1);

    struct Opened
    {
        Descriptor socket;
        quint16 port = 0;
        int errnoValue = 0; ///< why there is no socket; EAGAIN, as connect(2) has it, where every port rests
    };

    /// A UDP socket connected to the target, whose datagrams may pass so many routers (hops.h). `nowNs` is
    /// monotonic.
    [[nodiscard]] Opened open(const SocketAddress &target, int hops, qint64 nowNs);
    /// The socket with this local port is closed.
    void closed(quint16 port, qint64 nowNs);

private:
    [[nodiscard]] bool rests(quint16 port, qint64 nowNs) const;

    std::vector<qint64> m_restsUntilNs; ///< of each port; empty until one is closed
};

} // namespace swb
