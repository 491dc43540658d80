// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

namespace swb {

/// The name that a client asked for, in the form that certificates are compared with (RFC 9525 6.1): either a
/// DNS name or an address. Neither if the text is not a valid name; then no certificate matches.
struct ReferenceName
{
    QByteArray dns; ///< in its xn-- form, without the root's dot
    QByteArray address; ///< as OpenSSL writes it, without a zone

    explicit ReferenceName(const QString &host);
    [[nodiscard]] bool isNull() const { return dns.isEmpty() && address.isEmpty(); }
};

} // namespace swb
