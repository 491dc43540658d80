// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/values/socketaddress.h"

#include <QString>

namespace swb {

/// An address of this computer, and the network interface that has it ("eth0"). The port is not used.
struct LocalAddress
{
    SocketAddress address;
    QString interface;
    bool operator==(const LocalAddress &) const = default;
};

} // namespace swb
