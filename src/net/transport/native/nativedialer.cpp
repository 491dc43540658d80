// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/transport/native/nativedialer.h"

#include "core/values/errorcatalog.h"
#include "net/socket/appliedoptions.h"
#include "net/socket/localchoice.h"
#include "net/socket/opensocket.h"
#include "net/socket/socketcalls.h"
#include "net/socket/socketheaders.h"
#include "net/transport/native/nativesocket.h"

#include <cerrno>

namespace swb {

NativeDialer::NativeDialer(DescriptorWatcher &watcher, const ClientSettings &settings, User user, int hops)
    : AddressDialer(settings, std::move(user))
    , m_watcher(watcher)
    , m_hops(hops)
{ }

NativeDialer::~NativeDialer()
{
    NativeDialer::endAttempt();
}

void NativeDialer::attempt(const SocketAddress &remote)
{
    m_remote = remote;
    m_local = localChoice(settings(), remote);
    m_attempt = connectingSocket(remote, SOCK_STREAM, m_hops, m_local, m_failing, [this](int descriptor) {
        setApplied(applyOptions(descriptor, settings().options, settings().url.toString()));
    });
    if (m_attempt.isOpen() && (errno == 0 || errno == EINPROGRESS)) {
        m_watcher.watch(m_attempt.get(), this, false, true);
        return;
    }
    // queued: the caller of start() is not called back within it
    QMetaObject::invokeMethod(
        context(), [this, errnoValue = errno] { attemptFailed(connectError(errnoValue)); },
        Qt::QueuedConnection);
}

Error NativeDialer::connectError(int errnoValue) const
{
    return systemError(m_failing, errnoValue, what(),
                       m_failing == Operation::Bind ? describeLocalChoice(m_local) : whichAddress());
}

void NativeDialer::descriptorReady(Ready)
{
    if (const int error = takePendingError(m_attempt.get()); error != 0) {
        attemptFailed(connectError(error));
        return;
    }
    m_watcher.unwatch(m_attempt.get());
    SocketAddress remote = remoteAddressOf(m_attempt.get());
    if (remote.isNull()) // it has reset the connection in the meantime
        remote = m_remote;
    succeeded(std::make_unique<NativeSocket>(std::move(m_attempt), remote));
}

void NativeDialer::endAttempt()
{
    if (!m_attempt.isOpen())
        return;
    m_watcher.unwatch(m_attempt.get());
    m_attempt.reset();
}

} // namespace swb
