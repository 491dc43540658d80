// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "net/socket/appliedoptions.h"
#include "net/transport/connectedsocket.h"

#include <QHostAddress>
#include <functional>

namespace swb {

/// Connects to the first address of a host that answers, trying one after the other, within one timeout
/// (ClientSettings::connectTimeout). Lives on one network thread; ends once, with connected() or failed(),
/// never from within start(). If it is destroyed before, nothing more is called.
class Dialer
{
public:
    struct User
    {
        std::function<void(const QHostAddress &)> trying; ///< before each attempt
        std::function<void(std::unique_ptr<ConnectedSocket>)> connected; ///< may destroy the dialer
        std::function<void(const Error &)> refused; ///< an address did not answer, and there is another one
        std::function<void(const Error &)> failed; ///< may destroy the dialer
    };

    virtual ~Dialer() = default;

    virtual void start() = 0;
    /// What the system made of ClientSettings::options in the latest attempt.
    [[nodiscard]] const AppliedOptions &applied() const { return m_applied; }

protected:
    Dialer() = default;
    Q_DISABLE_COPY_MOVE(Dialer)

    void setApplied(const AppliedOptions &applied) { m_applied = applied; }

private:
    AppliedOptions m_applied;
};

} // namespace swb
