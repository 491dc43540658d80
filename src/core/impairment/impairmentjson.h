// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/impairment/impairment.h"
#include "core/values/error.h"

#include <QJsonObject>

namespace swb {

/// The amounts of one direction by the names of their options; what is off is omitted.
[[nodiscard]] QJsonObject toJson(const Impairment &impairment);
/// What a relay does, each amount in the notation of its option; what is off is omitted. Members:
/// `to_server`, `to_client`, `seed`, `impaired` (the master switch).
[[nodiscard]] QJsonObject toJson(const RelayImpairment &impairment);
/// Reads all that can be read and returns the first error (BadImpairment); what is missing stays as it is.
Error readImpairment(const QJsonObject &json, RelayImpairment &impairment);

} // namespace swb
