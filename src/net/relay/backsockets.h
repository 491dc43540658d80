// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/values/result.h"
#include "net/transport/datagramsocket.h"

#include <chrono>
#include <functional>
#include <memory>
#include <vector>

namespace swb {

/// Opens the sockets that represent a relay's clients at its target, each with its own local port. A port is
/// not reused for a while after its client is forgotten: the system may give it to the next socket at once,
/// and that client would then receive what the target still answers to the previous one.
class BackSockets
{
public:
    static constexpr std::chrono::nanoseconds rest = std::chrono::seconds(1);

    using Opened = Result<std::unique_ptr<DatagramSocket>>;

    /// The result of `connect`, a socket connected to the target whose port is not resting. `nowNs` is
    /// monotonic. Errors: those of `connect`, and that of EAGAIN, as from connect(2), if every port is
    /// resting.
    [[nodiscard]] Opened open(const std::function<Opened()> &connect, qint64 nowNs);
    /// The socket with this local port was closed.
    void closed(quint16 port, qint64 nowNs);

private:
    [[nodiscard]] bool rests(quint16 port, qint64 nowNs) const;

    std::vector<qint64> m_restsUntilNs; ///< of each port; empty until one is closed
};

} // namespace swb
