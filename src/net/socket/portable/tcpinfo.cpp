// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/socket/tcpinfo.h"

namespace swb {

// Only Linux reports this much about a connection.

std::optional<TcpFacts> tcpFactsOf(int)
{
    return {};
}

TcpFacts tcpFactsFrom(QByteArrayView)
{
    return {};
}

std::optional<int> backlogOf(int)
{
    return {};
}

std::optional<WireBytes> wireBytesOf(int)
{
    return {};
}

} // namespace swb
