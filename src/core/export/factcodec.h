// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/log/event.h"

#include <QCborMap>
#include <QJsonObject>

namespace swb {

/// Converts the rare parts of an event to maps and back, with members named as in EventDetail: in lines of
/// JSON, and in session files in CBOR (RFC 8949). Errors are written by name, so that their numbers may
/// change. What is missing or of the wrong type reads as in a default value, so a file of an older or newer
/// version can be read as far as it is understood.
template <typename Map>
struct FactCodec
{
    [[nodiscard]] static Map write(const Error &error);
    [[nodiscard]] static Map write(const TlsFacts &tls);
    [[nodiscard]] static Map write(const TcpFacts &tcp); ///< in JSON only what the kernel reported
    [[nodiscard]] static Map write(const ProtocolFacts &facts);

    [[nodiscard]] static Error error(const Map &map);
    [[nodiscard]] static TlsFacts tls(const Map &map);
    [[nodiscard]] static TcpFacts tcp(const Map &map);
    [[nodiscard]] static ProtocolFacts protocol(const Map &map);
};

using FactJson = FactCodec<QJsonObject>;
using FactCbor = FactCodec<QCborMap>;

} // namespace swb
