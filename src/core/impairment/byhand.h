// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/impairment/impairment.h"
#include "core/values/ids.h"

#include <QByteArray>

namespace swb {

/// What a person does to the datagrams that come in one direction, on top of what is set.
enum class HandMode : quint8 {
    Pass, ///< nothing; what was held goes on
    Hold, ///< keeps them until they are told what is to become of each
    Drop, ///< throws them away; what is held already stays
};

/// A datagram that a person has in hand.
struct HeldDatagram
{
    quint64 number = 0; ///< counted from 1 in its direction
    ConversationId from = ConversationId::None;
    qint64 readNs = 0; ///< on the log's clock
    QByteArray bytes;
    int copies = 1; ///< that will go on
};

enum class HeldAction : quint8 {
    Pass, ///< on, at once, whatever delay and rate are set
    Drop,
    Duplicate, ///< one copy more
    SwapWithNext, ///< in their order
    Delay, ///< on, after so long
    Replace, ///< its bytes
};

/// What is to become of one of them.
struct HeldOrder
{
    RelayDirection direction = RelayDirection::ToServer;
    quint64 number = 0;
    HeldAction action = HeldAction::Pass;
    std::chrono::nanoseconds delay{0}; ///< with Delay
    QByteArray bytes; ///< with Replace
};

/// What is held in one direction, in the order in which it would go on.
struct HeldInDirection
{
    HandMode mode = HandMode::Pass;
    QList<HeldDatagram> datagrams;
};

} // namespace swb
