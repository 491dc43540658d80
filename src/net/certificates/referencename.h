// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

namespace swb {

/// Whom a client asked for, in the form that certificates are compared with (RFC 9525 6.1): either a DNS name
/// or an address. Neither where the text can be no name, which no certificate then matches.
struct ReferenceName
{
    QByteArray dns; ///< in its xn-- form, without the dot of the root
    QByteArray address; ///< as OpenSSL writes it, without a zone

    explicit ReferenceName(const QString &host);
    [[nodiscard]] bool isNull() const { return dns.isEmpty() && address.isEmpty(); }
};

} // namespace swb
