// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/values/endpointurl.h"
#include "protocols/http/httpmessage.h"

#include <QStringList>

namespace swb::websocket {

inline constexpr auto version = "13"; ///< of RFC 6455

/// The server's proof that it understands WebSocket (RFC 6455 4.2.2).
[[nodiscard]] QByteArray acceptOf(const QByteArray &key);

/// The client's request.
[[nodiscard]] HttpHead requestFor(const EndpointUrl &url, const QByteArray &key,
                                  const QStringList &subprotocols);
/// A server's answer: 101, or why not. `path`: the only one that is served; empty for any.
[[nodiscard]] HttpHead answerTo(const HttpHead &request, const QString &path,
                                const QStringList &subprotocols);
/// What is wrong with a server's answer, as a sentence; empty if the connection is a WebSocket now.
[[nodiscard]] QString problemOf(const HttpHead &answer, const QByteArray &key,
                                const QStringList &subprotocols);

} // namespace swb::websocket
