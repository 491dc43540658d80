// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/transport/datagramsockets.h"

#include "net/transport/qt/qtdatagramsocket.h"

#ifdef SWB_NATIVE_SOCKETS
#include "net/transport/native/nativedatagramsocket.h"
#endif

namespace swb {

std::unique_ptr<DatagramSocket> makeDatagramSocket([[maybe_unused]] SocketFamily family,
                                                   [[maybe_unused]] DescriptorWatcher &watcher,
                                                   DatagramSocketUser &user)
{
#ifdef SWB_NATIVE_SOCKETS
    if (family == SocketFamily::Native)
        return std::make_unique<NativeDatagramSocket>(watcher, user);
#endif
    return std::make_unique<QtDatagramSocket>(user);
}

} // namespace swb
