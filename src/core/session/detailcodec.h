// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/log/event.h"

namespace swb {

/// The rare part of an event as one CBOR map (RFC 8949) with members named as in EventDetail, empty ones
/// omitted. Errors are written by name, so that their numbers may change.
[[nodiscard]] QByteArray encodeDetail(const EventDetail &detail);

/// Null if the bytes are not such a map. Unknown members are ignored.
[[nodiscard]] std::shared_ptr<const EventDetail> decodeDetail(const QByteArray &bytes);

} // namespace swb
