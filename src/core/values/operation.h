// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

namespace swb {

/// What was being done when it failed. The system uses the same error number for different faults of
/// different calls: EADDRNOTAVAIL of bind(2) is an address of another computer, of connect(2) that no local
/// port is left.
enum class Operation : quint8 {
    Any, ///< in the catalogue: whichever has no words of its own
    Resolve,
    Bind,
    Listen,
    Accept,
    Connect,
    Handshake,
    Send,
    Receive,
    Join, ///< a multicast group
    Open, ///< a file, as Read and Write
    Read,
    Write,
};
inline constexpr int operationCount = int(Operation::Write) + 1;

} // namespace swb
