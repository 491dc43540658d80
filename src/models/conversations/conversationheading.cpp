// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/conversations/conversationheading.h"

#include "models/log/addressmask.h"

#include <QCoreApplication>

namespace swb {

QString headingOf(const Conversation &side)
{
    return AddressMask::instance().shown(
        QCoreApplication::translate("ConversationHeading", "%1  ·  %2  ·  %3 (this side) and %4")
            .arg(side.label(), displayName(side.transport), side.local.toString(), side.remote.toString()));
}

} // namespace swb
