// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/impairment/impairment.h"
#include "core/values/ids.h"

#include <QByteArray>

namespace swb {

/// What a user does to the datagrams that arrive in one direction, in addition to the settings.
enum class HandMode : quint8 {
    Pass, ///< nothing; what was held continues
    Hold, ///< keeps datagrams until the user decides about each
    Drop, ///< throws them away; what is already held stays held
};

/// A datagram that a user holds.
struct HeldDatagram
{
    quint64 number = 0; ///< counted from 1 per direction
    ConversationId from = ConversationId::None;
    qint64 readNs = 0; ///< on the log's clock
    QByteArray bytes;
    int copies = 1; ///< how many will be sent
};

enum class HeldAction : quint8 {
    Pass, ///< send at once, whatever delay and rate are set
    Drop,
    Duplicate, ///< one more copy
    SwapWithNext, ///< in the queue
    Delay, ///< send after this time
    Replace, ///< replace its bytes
};

/// What happens to one of them.
struct HeldOrder
{
    RelayDirection direction = RelayDirection::ToServer;
    quint64 number = 0;
    HeldAction action = HeldAction::Pass;
    std::chrono::nanoseconds delay{0}; ///< for Delay
    QByteArray bytes; ///< for Replace
};

/// What is held in one direction, in the order in which it would be sent.
struct HeldInDirection
{
    HandMode mode = HandMode::Pass;
    QList<HeldDatagram> datagrams;
};

} // namespace swb
