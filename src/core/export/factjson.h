// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/log/event.h"

#include <QJsonObject>

namespace swb {

/// The rare parts of an event as JSON objects, and back. What is missing or of a wrong kind reads as in a
/// default value, so a file of an older or newer version can be read as far as it is understood.
[[nodiscard]] QJsonObject toJson(const Error &error);
[[nodiscard]] QJsonObject toJson(const TlsFacts &tls);
/// Only what the kernel told.
[[nodiscard]] QJsonObject toJson(const TcpFacts &tcp);
[[nodiscard]] QJsonObject toJson(const ProtocolFacts &facts);

[[nodiscard]] Error errorFrom(const QJsonObject &json);
[[nodiscard]] TlsFacts tlsFactsFrom(const QJsonObject &json);
[[nodiscard]] TcpFacts tcpFactsFrom(const QJsonObject &json);
[[nodiscard]] ProtocolFacts protocolFactsFrom(const QJsonObject &json);

} // namespace swb
