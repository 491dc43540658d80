// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

struct stat;

namespace swb {

/// What the system says of an errno value, as a sentence. Of a link where none may be followed (ELOOP) it
/// says just that.
[[nodiscard]] QString systemReason(int errnoValue);

/// Why this is no ordinary file, as a sentence; empty where it is one.
[[nodiscard]] QString whyNotOrdinary(const struct stat &facts);
/// Likewise of a file that has to be this user's own, too. Facts of a link itself are those of no file.
[[nodiscard]] QString whyNotOurs(const struct stat &facts);

/// Empty where it is this user's, or else a sentence.
[[nodiscard]] QString whyNotOwned(const struct stat &facts);

} // namespace swb
