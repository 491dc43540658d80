// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/log/protocolnames.h"

#include "core/log/event.h"

#include <algorithm>
#include <array>

namespace swb {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype longestTitle = 12; ///< of an unknown name, in characters: the column is narrow

constexpr std::array knownProtocols{
    ProtocolName{"http"_L1, "HTTP"_L1}, ProtocolName{"ws"_L1, "WebSocket"_L1},
    ProtocolName{"dns"_L1, "DNS"_L1},   ProtocolName{"chat"_L1, "Chat"_L1},
    ProtocolName{"file"_L1, "File"_L1}, ProtocolName{"mail"_L1, "Mail"_L1},
};

bool isWord(const QString &name)
{
    return name.size() <= longestTitle && std::ranges::all_of(name, [](QChar c) {
               return (c >= u'a' && c <= u'z') || (c >= u'A' && c <= u'Z') || (c >= u'0' && c <= u'9');
           });
}

} // namespace

std::span<const ProtocolName> protocolNames()
{
    return knownProtocols;
}

QString protocolTitle(const Event &event)
{
    if (!event.detail || event.detail->protocol.protocol.isEmpty())
        return displayName(event.transport);
    const QString &name = event.detail->protocol.protocol;
    const auto known = std::ranges::find_if(
        knownProtocols, [&name](const ProtocolName &protocol) { return protocol.name == name; });
    if (known != knownProtocols.end())
        return known->title;
    return isWord(name) ? name : QString(displayName(event.transport));
}

} // namespace swb
