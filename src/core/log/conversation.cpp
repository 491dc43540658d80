// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/log/conversation.h"

namespace swb {

using namespace Qt::StringLiterals;

QLatin1StringView nameOf(Role role)
{
    switch (role) {
    case Role::Server:
        return "server"_L1;
    case Role::Client:
        return "client"_L1;
    case Role::RelayToClient:
        return "relay-to-client"_L1;
    case Role::RelayToServer:
        return "relay-to-server"_L1;
    }
    return {};
}

QString Conversation::label() const
{
    return (isStream(transport) ? u'T' : u'U') + QString::number(number);
}

} // namespace swb
