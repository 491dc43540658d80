// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/values/error.h"

namespace swb {

/// The catalogue's entry for one code. Cause and hint are whole sentences, still to be translated.
struct ErrorEntry
{
    ErrorCode code;
    const char *name; ///< for scripts
    const char *why;
    const char *hint;
    const char *systemNames; ///< separated by spaces: errno, Qt's enumerator, Python's exception; "" for none
};

/// The entry of this code; that of Unknown for a number that is not a code.
[[nodiscard]] const ErrorEntry &errorEntry(ErrorCode code);

} // namespace swb
