// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/import/capturedpacket.h"

namespace swb {

/// Reads a record of LINKTYPE_WIRESHARK_UPPER_PDU, this program's export or another's (see
/// core/export/upperpdu.h). `length` is what the record had before it was cut. Pure.
[[nodiscard]] ReadPacket readUpperPdu(QByteArrayView record, qsizetype length);

} // namespace swb
