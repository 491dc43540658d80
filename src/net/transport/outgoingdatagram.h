// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/values/socketaddress.h"

#include <QByteArrayView>

namespace swb {

/// A datagram to be sent. The bytes must stay where they are until it has left.
struct OutgoingDatagram
{
    QByteArrayView bytes;
    SocketAddress to; ///< null: the one peer of a connected socket
    SocketAddress from; ///< a local address; null: the system chooses
};

} // namespace swb
