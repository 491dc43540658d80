// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/values/endpointurl.h"

namespace swb {

/// Why this program does not speak what the URL names, which hangs on how it was built; empty where it does.
[[nodiscard]] QString whyAbsent(const EndpointUrl &url);

} // namespace swb
