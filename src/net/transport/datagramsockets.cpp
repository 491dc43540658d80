// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/transport/datagramsockets.h"

#include "net/transport/native/nativedatagramsocket.h"
#include "net/transport/qt/qtdatagramsocket.h"

namespace swb {

std::unique_ptr<DatagramSocket> makeDatagramSocket(SocketFamily family, DescriptorWatcher &watcher,
                                                   DatagramSocketUser &user)
{
    if (family == SocketFamily::Qt)
        return std::make_unique<QtDatagramSocket>(user);
    return std::make_unique<NativeDatagramSocket>(watcher, user);
}

} // namespace swb
