// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/values/transport.h"

namespace swb {

using namespace Qt::StringLiterals;

QLatin1StringView schemeOf(Transport transport)
{
    switch (transport) {
    case Transport::Tcp:
        return "tcp"_L1;
    case Transport::Tls:
        return "tls"_L1;
    case Transport::Udp:
        return "udp"_L1;
    case Transport::Dtls:
        return "dtls"_L1;
    }
    return {};
}

QLatin1StringView displayName(Transport transport)
{
    switch (transport) {
    case Transport::Tcp:
        return "TCP"_L1;
    case Transport::Tls:
        return "TLS"_L1;
    case Transport::Udp:
        return "UDP"_L1;
    case Transport::Dtls:
        return "DTLS"_L1;
    }
    return {};
}

} // namespace swb
