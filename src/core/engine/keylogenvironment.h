// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/payload/bytetext.h"

namespace swb {

/// The key log that the environment requests (SSLKEYLOGFILE), as for many programs; empty for none.
[[nodiscard]] inline QString keyLogFileOfEnvironment()
{
    return textFromBytes(qgetenv("SSLKEYLOGFILE"));
}

} // namespace swb
