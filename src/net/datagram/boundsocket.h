// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/values/endpointurl.h"

#include <QHostAddress>
#include <QUdpSocket>
#include <memory>

namespace swb {

/// A UDP socket bound for a server, with room for bursts and with the kernel's count of what it throws away
/// (SO_RXQ_OVFL, socket(7)). The errors are those of bindError().
[[nodiscard]] Result<std::unique_ptr<QUdpSocket>> bindDatagramSocket(const EndpointUrl &url,
                                                                     const QHostAddress &address);

/// Gives a socket buffers as large as the system allows, up to what a burst of datagrams may need.
void widenBuffers(int descriptor);

} // namespace swb
