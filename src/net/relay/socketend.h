// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "net/relay/relayend.h"
#include "net/transport/datagramsocket.h"

namespace swb {

/// An end with its own socket.
class SocketEnd : public RelayEnd
{
public:
    [[nodiscard]] virtual DatagramSocketUser &socketUser() = 0;
    /// Bound or connected. Must be called first.
    virtual void take(std::unique_ptr<DatagramSocket> socket) = 0;
};

} // namespace swb
