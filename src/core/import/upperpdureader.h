// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/import/capturedpacket.h"

namespace swb {

/// Reads a record of LINKTYPE_WIRESHARK_UPPER_PDU, exported by this program or another one (see
/// core/export/upperpdu.h). `length` is the length of the record before it was cut. Pure.
[[nodiscard]] ReadPacket readUpperPdu(QByteArrayView record, qsizetype length);

} // namespace swb
