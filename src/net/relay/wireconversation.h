// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/log/logwriter.h"

namespace swb {

class NetworkThread;

/// A new conversation between the same ends for the encrypted form of what passes on this one, marked as
/// such: TCP beneath TLS, UDP beneath DTLS.
[[nodiscard]] Subject addWireConversation(NetworkThread &thread, const Subject &of);

} // namespace swb
