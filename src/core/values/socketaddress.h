// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QMetaType>
#include <QString>
#include <array>

namespace swb {

/// An IP address with a port, as a value independent of any socket class. Bytes are in network order; an IPv4
/// address uses the first four. Family None means no address.
struct SocketAddress
{
    enum class Family : quint8 { None, IPv4, IPv6 };

    std::array<quint8, 16> bytes{};
    quint32 scopeId = 0; ///< IPv6 zone, 0 for none (RFC 4007)
    quint16 port = 0;
    Family family = Family::None;

    /// Reads "127.0.0.1", "::1" or "fe80::1%2" (a numeric zone); family None if the text is not an address.
    [[nodiscard]] static SocketAddress fromIp(const QString &ip, quint16 port);
    [[nodiscard]] bool isNull() const { return family == Family::None; }
    /// 127.0.0.0/8, ::1 and their mapped form (RFC 1122 3.2.1.3, RFC 4291 2.5.3).
    [[nodiscard]] bool isLoopback() const;
    /// 0.0.0.0 or ::, which bind to every interface.
    [[nodiscard]] bool isAny() const;
    /// 224.0.0.0/4 or ff00::/8 (RFC 5771, RFC 4291 2.7).
    [[nodiscard]] bool isMulticast() const;
    /// 255.255.255.255 (RFC 919). The last address of a network is a broadcast address too, which only its
    /// system knows.
    [[nodiscard]] bool isLimitedBroadcast() const;
    /// fe80::/10, and groups that do not leave their link or interface: ff01::, ff02:: (RFC 4291 2.5.6, 2.7).
    /// They are meaningful only with a zone.
    [[nodiscard]] bool isLinkLocal() const;
    [[nodiscard]] QString ip() const;
    /// "127.0.0.1:12000" or "[::1]:12000"; empty for no address.
    [[nodiscard]] QString toString() const;
    /// Appends the text of toString() without a temporary string.
    void appendTo(QByteArray &out) const;
    bool operator==(const SocketAddress &) const = default;
};

[[nodiscard]] size_t qHash(const SocketAddress &address, size_t seed = 0) noexcept;

} // namespace swb

Q_DECLARE_METATYPE(swb::SocketAddress)
