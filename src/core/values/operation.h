// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

namespace swb {

/// What was being done when it failed. The system uses the same error number for different faults of
/// different calls: EADDRNOTAVAIL from bind(2) means an address of another computer, from connect(2) that no
/// local port is left.
enum class Operation : quint8 {
    Any, ///< in the catalogue: every operation without words of its own
    Resolve,
    Bind,
    Listen,
    Accept,
    Connect,
    Handshake,
    Send,
    Receive,
    Join, ///< joining a multicast group
    Open, ///< of a file, like Read and Write
    Read,
    Write,
};
inline constexpr int operationCount = int(Operation::Write) + 1;

} // namespace swb
