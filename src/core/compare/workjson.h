// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/compare/work.h"
#include "core/values/result.h"

class QJsonObject;

namespace swb {

/// A work as JSON: every setting by its name, impairments in the notation of their options. What is written
/// can be read back; missing settings have their defaults.
[[nodiscard]] QJsonObject toJson(const Work &work);
/// Errors: those of workProblem(), and BadImpairment.
[[nodiscard]] Result<Work> workFromJson(const QJsonObject &json);
/// The same for a form that is still being filled in: what cannot be read has its default, and numbers are
/// clamped to their range. workProblem() may still find an error.
[[nodiscard]] Work workFormFromJson(const QJsonObject &json);

} // namespace swb
