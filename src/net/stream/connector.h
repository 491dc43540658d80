// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/settings.h"
#include "core/values/result.h"
#include "core/values/socketaddress.h"
#include "net/loop/descriptorwatcher.h"
#include "net/socket/descriptor.h"

#include <QHostAddress>
#include <QTimer>
#include <functional>

namespace swb {

/// Connects a TCP socket to the first address of a host that answers, one after the other, within one time.
/// Lives on one thread; ends once, with connected() or failed(), unless it is destroyed before.
class Connector final : private DescriptorHandler
{
public:
    struct User
    {
        std::function<void(const QHostAddress &)> trying; ///< before each attempt
        /// Takes ownership of the descriptor, which is non-blocking; never from within start().
        std::function<void(int descriptor, const SocketAddress &remote)> connected;
        std::function<void(const Error &)> refused; ///< an address did not answer, and there is another
        std::function<void(const Error &)> failed;
    };

    /// `hops` is the time to live of what is sent (IPv4's TTL, IPv6's hop limit); 0 leaves it to the system.
    Connector(DescriptorWatcher &watcher, const ClientSettings &settings, User user, int hops = 0);
    ~Connector();
    Q_DISABLE_COPY_MOVE(Connector)

    void start();

private:
    void descriptorReady(Ready ready) override;
    void resolved(const Result<QList<QHostAddress>> &addresses);
    void tryNext();
    void attemptFailed(int errnoValue);
    void timedOut();
    void fail(const Error &error);
    void endAttempt();
    [[nodiscard]] Error attemptError(int errnoValue) const;
    [[nodiscard]] QString what() const;

    DescriptorWatcher &m_watcher;
    const ClientSettings m_settings;
    User m_user;
    const int m_hops;
    std::unique_ptr<QObject> m_context; ///< goes with this, so that no late answer comes
    QTimer m_deadline;
    QList<QHostAddress> m_addresses;
    qsizetype m_next = 0;
    Descriptor m_attempt;
};

} // namespace swb
