// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

namespace swb {

/// Where a name leads in the end.
struct LinkTarget
{
    QByteArray path; ///< not a link itself; need not exist
    int descriptor = -1; ///< of this program, if the name refers to one: /dev/stdout, /dev/fd/3
    int error = 0; ///< errno; ELOOP for a loop of links
};

[[nodiscard]] LinkTarget linkTargetOf(const QByteArray &path);

} // namespace swb
