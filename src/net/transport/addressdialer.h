// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/settings.h"
#include "core/values/result.h"
#include "net/transport/dialer.h"

#include <QTimer>

namespace swb {

/// What the dialers of both families have in common: the look-up, the order of the addresses, the timeout and
/// the words. A family makes one attempt at a time.
class AddressDialer : public Dialer
{
public:
    void start() override;

protected:
    AddressDialer(const ClientSettings &settings, User user);

    /// Begins to connect. Unless endAttempt() comes first, it ends with succeeded() or attemptFailed(),
    /// neither from within this call.
    virtual void attempt(const SocketAddress &remote) = 0;
    /// Cancels the current attempt, if there is one.
    virtual void endAttempt() = 0;

    /// May destroy this.
    void succeeded(std::unique_ptr<ConnectedSocket> socket);
    /// May destroy this.
    void attemptFailed(const Error &error);
    /// What could not be done, and with which address: the first sentence of an attempt's error, and the last
    /// of its cause.
    [[nodiscard]] QString what() const;
    [[nodiscard]] QString whichAddress() const;

    [[nodiscard]] const ClientSettings &settings() const { return m_settings; }
    /// Destroyed with this, so that no late answer arrives.
    [[nodiscard]] QObject *context() { return m_context.get(); }

private:
    void resolved(const Result<QList<QHostAddress>> &addresses);
    void tryNext();
    void timedOut();
    void fail(const Error &error);

    const ClientSettings m_settings;
    User m_user;
    const std::unique_ptr<QObject> m_context = std::make_unique<QObject>();
    QTimer m_deadline;
    QList<QHostAddress> m_addresses;
    qsizetype m_next = 0;
};

} // namespace swb
