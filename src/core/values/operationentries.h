// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/values/error.h"
#include "core/values/operation.h"

namespace swb {

/// Words for a code that one operation describes in its own way. Both are whole sentences, still to be
/// translated.
struct OperationEntry
{
    Operation operation;
    ErrorCode code;
    const char *why;
    const char *hint;
};

/// The words of this operation for this code; null if those of the code itself apply.
[[nodiscard]] const OperationEntry *operationEntry(Operation operation, ErrorCode code);

/// What an error number of a failed call means for the operation; SystemRefused if neither the operation nor
/// the general table has an entry for it.
[[nodiscard]] ErrorCode codeOfErrno(Operation operation, int errnoValue);

} // namespace swb
