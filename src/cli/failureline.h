// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/values/error.h"

#include <QByteArray>

namespace swb {

/// {"kind":"failure","exitCode":1,"error":{...}}: the last line of a failed command with --json.
[[nodiscard]] QByteArray jsonFailureLine(const Error &error, int exitCode);

} // namespace swb
