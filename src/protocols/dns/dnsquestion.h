// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/values/result.h"

#include <QByteArray>

namespace swb {

/// What is asked of a name server.
struct DnsQuestion
{
    static constexpr int datagramBytes = 1232; ///< that an answer may have: no network on the way cuts it

    QByteArray message; ///< with number 0
    QString text; ///< "example.test AAAA"

    /// Reads "name", of which the addresses are asked (A), or "name type"; an address alone is asked for its
    /// name (PTR). Errors: BadRequest.
    [[nodiscard]] static Result<DnsQuestion> parse(QByteArrayView text);
};

} // namespace swb
