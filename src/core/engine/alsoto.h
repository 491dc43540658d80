// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/values/endpointurl.h"

#include <QList>

namespace swb {

namespace limits {
inline constexpr int alsoTo = 64; ///< additional addresses that a UDP client sends to
} // namespace limits

/// Reads the additional addresses that a UDP client sends to: "127.0.0.1:12001, [::1]:12002", or nothing.
/// Errors: BadUrl naming the one that is wrong, BadOption if there are more than limits::alsoTo.
[[nodiscard]] Result<QList<EndpointUrl>> parseAlsoTo(const QString &text);
/// The reverse.
[[nodiscard]] QString alsoToText(const QList<EndpointUrl> &addresses);

} // namespace swb
