// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QtGlobal>

namespace swb {

/// What carries the bytes. TLS is TCP with encryption switched on, DTLS is UDP with the same switch.
enum class Transport : quint8 { Tcp, Tls, Udp, Dtls };

[[nodiscard]] constexpr bool isStream(Transport transport)
{
    return transport == Transport::Tcp || transport == Transport::Tls;
}
[[nodiscard]] constexpr bool isEncrypted(Transport transport)
{
    return transport == Transport::Tls || transport == Transport::Dtls;
}
/// The transport with its encryption switched on or off: Tcp <-> Tls, Udp <-> Dtls.
[[nodiscard]] constexpr Transport withEncryption(Transport transport, bool encrypted)
{
    return isStream(transport) ? (encrypted ? Transport::Tls : Transport::Tcp)
                               : (encrypted ? Transport::Dtls : Transport::Udp);
}

/// The URL scheme: "tcp", "tls", "udp", "dtls".
[[nodiscard]] QLatin1StringView schemeOf(Transport transport);
/// The word the user sees: "TCP", "TLS", "UDP", "DTLS".
[[nodiscard]] QLatin1StringView displayName(Transport transport);

} // namespace swb
