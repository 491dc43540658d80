// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

struct stat;

namespace swb {

/// The system's words for an errno value, as a sentence. ELOOP for a link that must not be followed has its
/// own sentence.
[[nodiscard]] QString systemReason(int errnoValue);

/// Why this is not an ordinary file, as a sentence; empty if it is one.
[[nodiscard]] QString whyNotOrdinary(const struct stat &facts);
/// The same for a file that must also belong to this user. Facts of a link itself are not those of a file.
[[nodiscard]] QString whyNotOurs(const struct stat &facts);

/// Empty if it belongs to this user, otherwise a sentence.
[[nodiscard]] QString whyNotOwned(const struct stat &facts);

} // namespace swb
