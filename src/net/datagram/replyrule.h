// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/values/socketaddress.h"

#include <QString>

namespace swb {

/// Why this address must not be answered: port 0, a broadcast address, or a listener of this program, which
/// would answer the answer for as long as both run. Empty if it may be answered.
[[nodiscard]] QString noReplyReason(const SocketAddress &to);

/// The result of noReplyReason() for one peer, updated only when one of our listeners has started or stopped.
class ReplyRule
{
public:
    [[nodiscard]] const QString &reason(const SocketAddress &to);

private:
    QString m_reason;
    quint64 m_generation = 0; ///< of OwnListener, at the last check
    bool m_asked = false;
};

} // namespace swb
