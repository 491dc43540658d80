// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace swb {

/// What people call packets of this link type (https://www.tcpdump.org/linktypes.html): "802.11"; the number
/// alone where it is not known, and in a build without libpcap, which has the names.
[[nodiscard]] QString linkName(quint32 number);

} // namespace swb
