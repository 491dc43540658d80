// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "net/transport/datagramsocket.h"

#include <cerrno>

namespace swb {

/// What the error number of a datagram call that moved nothing means for its caller.
[[nodiscard]] inline DatagramsMoved::Stop stopOf(int errnoValue)
{
    switch (errnoValue) {
    case EAGAIN:
#if EWOULDBLOCK != EAGAIN
    case EWOULDBLOCK:
#endif
    case EINTR:
    case ENOBUFS:
        return DatagramsMoved::Stop::NotNow;
    case ECONNREFUSED:
        return DatagramsMoved::Stop::Undelivered;
    default:
        return DatagramsMoved::Stop::Failed;
    }
}

} // namespace swb
