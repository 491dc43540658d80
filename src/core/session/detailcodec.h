// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/log/event.h"

namespace swb {

/// The rare part of an event as one CBOR map (RFC 8949) with members named as in EventDetail, empty ones left
/// out. Errors are written by their name, so that their numbers may change.
[[nodiscard]] QByteArray encodeDetail(const EventDetail &detail);

/// Null where the bytes are not such a map. Members it does not know are passed over.
[[nodiscard]] std::shared_ptr<const EventDetail> decodeDetail(const QByteArray &bytes);

} // namespace swb
