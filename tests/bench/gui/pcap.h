// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/log/messagelog.h"

#include <QString>

namespace swb::bench {

/// Writes the payloads of a log as UDP datagrams over IPv4 into a classic capture file (pcap, link type
/// LINKTYPE_RAW), for programs that read these. False on failure.
[[nodiscard]] bool writePcap(const MessageLog &log, const QString &fileName);

} // namespace swb::bench
