// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/log/conversation.h"

namespace swb {

QString Conversation::label() const
{
    return (isStream(transport) ? u'T' : u'U') + QString::number(number);
}

} // namespace swb
