// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/log/conversation.h"

#include <QByteArrayView>

namespace swb {

/// What Wireshark shall read a payload as. A log holds the plain bytes, also of an encrypted conversation, at
/// whatever port, so the payload itself is looked at first.
enum class Dissector { Data, Http, Dns, DnsOverTcp };

[[nodiscard]] Dissector dissectorFor(QByteArrayView payload, const Conversation &conversation);

} // namespace swb
