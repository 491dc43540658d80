// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/values/socketaddress.h"

#include <QByteArrayView>

namespace swb {

/// A datagram that is to leave. The bytes must stay where they are until it has.
struct OutgoingDatagram
{
    QByteArrayView bytes;
    SocketAddress to; ///< null: the one peer of a connected socket
    SocketAddress from; ///< an address of ours; null: where the system chooses
};

} // namespace swb
