// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/import/importsink.h"
#include "core/import/loginput.h"
#include "core/tasks/taskcontrol.h"

namespace swb {

/// Reads a capture file, classic pcap or pcapng, including those with several interfaces and sections.
/// Ethernet, loopback, raw IP, Linux's cooked captures and what programs have exported (upper PDU) are
/// supported. Moment 0 is the time of the earliest packet, rounded down to a millisecond. Packets that are
/// neither TCP nor UDP, or of an unknown link type beside known ones, are counted by their name; a truncated
/// file is read as far as it goes, and that is counted, too. Errors: FileUnreadable, DamagedLogFile,
/// UnknownLinkType, and the sink's. Blocks on the disk.
[[nodiscard]] ImportOutcome importCapture(const LogInput &input, ImportSink &sink, TaskControl &control);

} // namespace swb
