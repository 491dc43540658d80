// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/export/dissector.h"
#include "core/log/event.h"

namespace swb {

/// The header before each payload in a capture of LINKTYPE_WIRESHARK_UPPER_PDU (252): fields of tag, length
/// and value, numbers in network order, lengths a multiple of four. Wireshark describes them in
/// wsutil/exported_pdu_tlvs.h, and upperpdutags.h describes what this program adds for its own import. A
/// conversation of None leaves the addresses out; `goesOn` means that the next record holds more of the same
/// bytes.
void appendUpperPduHeader(QByteArray &out, const Event &event, const Conversation &conversation,
                          Dissector dissector, bool goesOn);

} // namespace swb
