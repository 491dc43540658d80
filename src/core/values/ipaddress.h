// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QStringView>
#include <array>
#include <optional>

namespace swb {

using IPv4Bytes = std::array<quint8, 4>; ///< network order
using IPv6Bytes = std::array<quint8, 16>; ///< network order

/// Four decimal numbers of 0 to 255 without leading zeros, as inet_pton(3) takes them.
[[nodiscard]] std::optional<IPv4Bytes> parseIPv4(QStringView text);
/// The forms of RFC 4291 2.2, without zone and brackets.
[[nodiscard]] std::optional<IPv6Bytes> parseIPv6(QStringView text);

/// Appends "127.0.0.1"; reads four bytes.
void appendIPv4(QByteArray &out, const quint8 *bytes);
/// Appends the canonical form of RFC 5952; reads 16 bytes.
void appendIPv6(QByteArray &out, const quint8 *bytes);

/// Whether these 16 bytes are an IPv4-mapped IPv6 address, ::ffff:a.b.c.d (RFC 4291 2.5.5.2).
[[nodiscard]] bool isMappedIPv4(const quint8 *bytes);

} // namespace swb
