// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace swb {

/// The common name of this link type (https://www.tcpdump.org/linktypes.html): "802.11"; only the number if
/// it is unknown, and in a build without libpcap, which has the names.
[[nodiscard]] QString linkName(quint32 number);

} // namespace swb
