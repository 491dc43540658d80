// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/values/error.h"
#include "core/values/socketfamily.h"

#include <QString>

namespace swb {

/// Why an endpoint of this family is impossible here (NotWithTheseSockets): it is not built. No error if it
/// is. `what` names the endpoint and the operation.
[[nodiscard]] Error familyError(SocketFamily family, const QString &what);

} // namespace swb
