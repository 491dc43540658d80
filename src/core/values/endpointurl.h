// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/values/result.h"
#include "core/values/transport.h"

namespace swb {

/// What the URLs of a scheme may have or leave out.
struct UrlForm
{
    quint16 defaultPort = 0; ///< used if none is written; 0: a port is required
    bool hasPath = false;
};

/// Where a server binds or a client connects: "tls://localhost:12000". The host is a name, an address without
/// brackets, or, for servers, "*": all addresses of both families. Port 0 lets the system pick one (servers
/// only).
struct EndpointUrl
{
    static constexpr qsizetype longestPath = 8000; ///< the minimum that RFC 9110 4.1 recommends

    Transport transport = Transport::Tcp;
    QString host;
    quint16 port = 0;
    /// The name before "://" if it differs from the transport's own; it then also names a protocol
    /// (protocols/schemes.h). A file of a newer program may name one that this program does not know.
    QString scheme = {};
    /// For schemes that have one, "/data?x=1": path and query as typed, without a fragment. Empty for "/".
    QString path = {};

    /// Reads transport://host:port, and what else the form allows; IPv6 addresses are in brackets (RFC 3986
    /// 3.2.2). Errors: BadUrl, naming the part that is wrong. An empty host ("tcp://:12000") is an error with
    /// a hint to write 127.0.0.1 or 0.0.0.0.
    [[nodiscard]] static Result<EndpointUrl> parse(const QString &text, const UrlForm &form = {});
    [[nodiscard]] QString toString() const;
    bool operator==(const EndpointUrl &) const = default;
};

} // namespace swb
