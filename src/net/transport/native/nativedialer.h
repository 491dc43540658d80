// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/values/operation.h"
#include "net/loop/descriptorwatcher.h"
#include "net/socket/socketcalls.h"
#include "net/transport/addressdialer.h"

namespace swb {

/// Connects with connect(2) on a non-blocking socket.
class NativeDialer final : public AddressDialer, private DescriptorHandler
{
public:
    /// `hops` as for makeDialer().
    NativeDialer(DescriptorWatcher &watcher, const ClientSettings &settings, User user, int hops = 0);
    ~NativeDialer() override;

private:
    void attempt(const SocketAddress &remote) override;
    void endAttempt() override;
    void descriptorReady(Ready ready) override;
    [[nodiscard]] Error connectError(int errnoValue) const;

    DescriptorWatcher &m_watcher;
    const int m_hops;
    SocketAddress m_local; ///< requested; null: the system's choice
    Operation m_failing = Operation::Connect; ///< the operation that the attempt's error belongs to
    SocketAddress m_remote;
    SocketDescriptor m_attempt;
};

} // namespace swb
