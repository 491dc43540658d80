// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/values/capabilities.h"
#include "core/values/errorcatalog.h"
#include "protocols/absentschemes.h"
#include "protocols/examples/example.h"
#include "support/processes.h"

#include <algorithm>

namespace swb::test {

/// The kind of port in an example: ports of streams and of datagrams are separate.
inline QString placeOf(const EndpointUrl &url)
{
    return (isStream(url.transport) ? QStringLiteral("stream %1") : QStringLiteral("datagrams %1"))
        .arg(url.port);
}

/// The error with which "swb send --json" ended.
inline ErrorCode failureIn(const QByteArray &lines)
{
    ErrorCode code = ErrorCode::None;
    for (const QJsonObject &line : jsonLines(lines)) {
        if (line[QStringLiteral("kind")] == QStringLiteral("failure"))
            code = errorCodeNamed(line[QStringLiteral("error")][QStringLiteral("code")].toString());
    }
    return code;
}

/// Whether this program was built with what its servers speak.
inline bool isBuilt(const Example &example)
{
    return std::all_of(example.servers.cbegin(), example.servers.cend(),
                       [](const ServerSettings &server) { return whyAbsent(server.url).isEmpty(); });
}

/// Whether the sockets that the tests are about can do it: of Qt's classes an end and a reset are one, and
/// TLS has no half-close.
inline bool canDo(const ExampleClient &client)
{
    const SocketFamily family = testedFamily().value_or(defaultSocketFamily());
    const Capabilities can = capabilitiesOf(family, client.settings.url.transport);
    return (!client.halfClose || can.has(Capability::HalfClose))
        && (client.fails != ErrorCode::NobodyListening || can.has(Capability::RefusalsHeard))
        && (client.fails != ErrorCode::ConnectionReset || can.has(Capability::FinToldFromReset));
}

} // namespace swb::test
