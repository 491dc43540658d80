// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QMetaType>

namespace swb {

/// Identifies a server or a client for as long as the program runs. 0 means none.
enum class EndpointId : quint32 { None = 0 };

/// Identifies one side's view of a connection or of a UDP pair for as long as the program runs. 0 means none.
enum class ConversationId : quint32 { None = 0 };

} // namespace swb

Q_DECLARE_METATYPE(swb::EndpointId)
Q_DECLARE_METATYPE(swb::ConversationId)
