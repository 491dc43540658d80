// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/log/conversation.h"

#include <QByteArrayView>

namespace swb {

/// How Wireshark should dissect a payload. A log holds the plain bytes, even of an encrypted conversation, at
/// any port, so the payload itself is examined first.
enum class Dissector { Data, Http, Dns, DnsOverTcp };

[[nodiscard]] Dissector dissectorFor(QByteArrayView payload, const Conversation &conversation);

} // namespace swb
