// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/values/error.h"

class QAction;
class QObject;

namespace swb {

/// Whether an error happened because the other side does not trust our certificate: then it, curl for
/// example, needs the path of the workbench's authority. A certificate that we do not trust was issued by
/// another authority.
[[nodiscard]] bool concernsAuthority(ErrorCode code);
/// Puts the path of the authority's certificate on the clipboard. The file is created with the first TLS
/// server.
void copyAuthorityPath();
/// "Copy CA path", which does that.
[[nodiscard]] QAction *makeCopyAuthorityAction(QObject *parent);

} // namespace swb
