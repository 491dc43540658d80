// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/values/socketaddress.h"

#include <QString>

namespace swb {

/// Why nothing may be answered to this address: port 0, everybody, or a listener of this program, which would
/// answer the answer for as long as both run. Empty where it may.
[[nodiscard]] QString noReplyReason(const SocketAddress &to);

/// What noReplyReason() says of one peer, asked anew only when a listener of ours has come or gone.
class ReplyRule
{
public:
    [[nodiscard]] const QString &reason(const SocketAddress &to);

private:
    QString m_reason;
    quint64 m_generation = 0; ///< of OwnListener, when it was asked
    bool m_asked = false;
};

} // namespace swb
