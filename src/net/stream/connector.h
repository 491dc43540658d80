// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/settings.h"
#include "core/values/result.h"
#include "net/socket/descriptor.h"

#include <QHostAddress>
#include <QSocketNotifier>
#include <QTcpSocket>
#include <QTimer>
#include <functional>

namespace swb {

/// Connects a TCP socket to the first address of a host that answers, one after the other, within one time.
/// connect(2) is called here, since QTcpSocket
/// keeps its error number to itself. Lives on one thread; ends once, with connected() or failed(), unless it
/// is destroyed before.
class Connector
{
public:
    struct User
    {
        std::function<void(const QHostAddress &)> trying; ///< before each attempt
        std::function<void(std::unique_ptr<QTcpSocket>)> connected;
        std::function<void(const Error &)> refused; ///< an address did not answer, and there is another
        std::function<void(const Error &)> failed;
    };

    Connector(const ClientSettings &settings, User user);

    void start();

private:
    void resolved(const Result<QList<QHostAddress>> &addresses);
    void tryNext();
    void attemptOver(int errnoValue);
    void attemptFailed(int errnoValue);
    void timedOut();
    void fail(const Error &error);
    void endAttempt();
    [[nodiscard]] Error attemptError(int errnoValue) const;
    [[nodiscard]] QString what() const;

    const ClientSettings m_settings;
    User m_user;
    std::unique_ptr<QObject> m_context; ///< goes with this, so that no late answer comes
    QTimer m_deadline;
    QList<QHostAddress> m_addresses;
    qsizetype m_next = 0;
    Descriptor m_attempt;
    std::unique_ptr<QSocketNotifier> m_writable; ///< tells that the attempt has ended
};

} // namespace swb
