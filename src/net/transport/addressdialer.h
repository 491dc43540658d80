// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/settings.h"
#include "core/values/result.h"
#include "net/transport/dialer.h"

#include <QTimer>

namespace swb {

/// What dialers of every family have in common: the look-up, the order of the addresses, the time and the
/// words. A family makes one attempt at a time.
class AddressDialer : public Dialer
{
public:
    void start() override;

protected:
    AddressDialer(const ClientSettings &settings, User user);

    /// Begins to connect. Ends, unless endAttempt() comes first, with succeeded() or attemptFailed(), neither
    /// of them from within this.
    virtual void attempt(const SocketAddress &remote) = 0;
    /// Gives up what was begun, if anything was.
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
    /// Ends with this, so that no late answer comes.
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
