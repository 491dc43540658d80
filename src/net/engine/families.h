// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/values/error.h"
#include "core/values/socketfamily.h"

#include <QString>

namespace swb {

/// Why an endpoint of this family cannot be had here (NotWithTheseSockets): it is not built. None where it
/// can. `what` names the endpoint and what was to be done with it.
[[nodiscard]] Error familyError(SocketFamily family, const QString &what);

} // namespace swb
