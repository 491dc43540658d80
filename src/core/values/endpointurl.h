// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/values/result.h"
#include "core/values/transport.h"

namespace swb {

/// Where a server binds or a client connects: "tls://localhost:12000". The host is a name, an address
/// without brackets, or for servers "*", all addresses of both families; port 0 lets the system pick one
/// (servers only).
struct EndpointUrl
{
    Transport transport = Transport::Tcp;
    QString host;
    quint16 port = 0;
    /// The name before "://" where it is not the transport's own: it names a protocol too
    /// (protocols/schemes.h). May be one that this program does not know, out of a newer program's file.
    QString scheme = {};

    /// Reads transport://host:port; IPv6 addresses stand in brackets (RFC 3986 3.2.2). Errors: BadUrl, naming
    /// the part that is wrong. An empty host ("tcp://:12000") is an error with a hint to write 127.0.0.1 or
    /// 0.0.0.0.
    [[nodiscard]] static Result<EndpointUrl> parse(const QString &text);
    [[nodiscard]] QString toString() const;
    bool operator==(const EndpointUrl &) const = default;
};

} // namespace swb
