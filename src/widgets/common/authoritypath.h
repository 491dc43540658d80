// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/values/error.h"

class QAction;
class QObject;

namespace swb {

/// Whether something went wrong since the other side does not trust our certificate: the path of the
/// workbench's authority is then what it needs, curl for example. A certificate that we do not trust was
/// issued by somebody else.
[[nodiscard]] bool concernsAuthority(ErrorCode code);
/// Puts the path of the authority's certificate on the clipboard. The file is made with the first server that
/// speaks TLS.
void copyAuthorityPath();
/// "Copy CA path", which does that.
[[nodiscard]] QAction *makeCopyAuthorityAction(QObject *parent);

} // namespace swb
