// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/values/result.h"

#include <QByteArray>

namespace swb {

/// A question for a name server.
struct DnsQuestion
{
    static constexpr int datagramBytes = 1232; ///< for an answer: no network on the way fragments it

    QByteArray message; ///< with id 0
    QString text; ///< "example.test AAAA"

    /// Reads "name", which asks for the address (A), or "name type"; an address alone asks for its name
    /// (PTR). Errors: BadRequest.
    [[nodiscard]] static Result<DnsQuestion> parse(QByteArrayView text);
};

} // namespace swb
