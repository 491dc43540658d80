// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHostAddress>
#include <QStringList>

namespace swb {

/// The names and addresses for which an authority may vouch (name constraints, RFC 5280 4.2.1.10).
struct NameLimits
{
    struct Network
    {
        QHostAddress address;
        int prefixLength = 0;

        [[nodiscard]] QHostAddress mask() const;
        bool operator==(const Network &) const = default;
    };

    QStringList names; ///< each covers itself and every name below it: "local" covers "printer.local"
    QList<Network> networks;

    [[nodiscard]] bool isNull() const { return names.isEmpty() && networks.isEmpty(); }
    [[nodiscard]] bool permits(const QString &name) const;
    [[nodiscard]] bool permits(const QHostAddress &address) const;
    bool operator==(const NameLimits &) const = default;

    /// Names and addresses that are not publicly unique: localhost, .local (RFC 6762), .test (RFC 6761),
    /// loopback, private and link-local addresses (RFC 1918, 3927, 4193, 4291); and this host's names.
    [[nodiscard]] static NameLimits ofThisHost(const QStringList &hostNames);
};

} // namespace swb
