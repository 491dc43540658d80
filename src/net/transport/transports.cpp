// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/transport/transports.h"

#include "net/socket/socketcalls.h"
#include "net/transport/qt/qtdialer.h"
#include "net/transport/qt/qtlistener.h"
#include "net/transport/qt/qtsocket.h"

#ifdef SWB_NATIVE_SOCKETS
#include "net/transport/native/nativedialer.h"
#include "net/transport/native/nativelistener.h"
#include "net/transport/native/nativesocket.h"
#endif

namespace swb {

std::unique_ptr<StreamListener> makeStreamListener([[maybe_unused]] SocketFamily family, NetworkThread &home,
                                                   const Subject &about, StreamListener::Accepted accepted)
{
#ifdef SWB_NATIVE_SOCKETS
    if (family == SocketFamily::Native)
        return std::make_unique<NativeListener>(home, about, std::move(accepted));
#endif
    return std::make_unique<QtListener>(home, about, std::move(accepted));
}

std::unique_ptr<Dialer> makeDialer([[maybe_unused]] NetworkThread &home, const ClientSettings &settings,
                                   Dialer::User user, int hops)
{
#ifdef SWB_NATIVE_SOCKETS
    if (settings.sockets == SocketFamily::Native)
        return std::make_unique<NativeDialer>(home.watcher(), settings, std::move(user), hops);
#endif
    return std::make_unique<QtDialer>(settings, std::move(user), hops);
}

std::unique_ptr<ConnectedSocket> adoptSocket([[maybe_unused]] SocketFamily family, Transport transport,
                                             const AcceptedSocket &accepted)
{
#ifdef SWB_NATIVE_SOCKETS
    if (family == SocketFamily::Native)
        return std::make_unique<NativeSocket>(SocketDescriptor(int(accepted.descriptor)), accepted.peer);
#endif
    return adoptQtSocket(transport, accepted.descriptor, accepted.peer);
}

void closeSocket(const AcceptedSocket &accepted)
{
    closeSocket(int(accepted.descriptor));
}

} // namespace swb
