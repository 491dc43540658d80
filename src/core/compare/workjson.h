// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/compare/work.h"
#include "core/values/result.h"

class QJsonObject;

namespace swb {

/// A work as JSON: every setting by its name, impairments as their options take them. What is written is read
/// again; what is missing has its default.
[[nodiscard]] QJsonObject toJson(const Work &work);
/// Errors: those of workProblem(), and BadImpairment.
[[nodiscard]] Result<Work> workFromJson(const QJsonObject &json);
/// The same of a form that is still being filled in: what cannot be read has its default, and numbers are
/// brought into their bounds. workProblem() may have something to say to it.
[[nodiscard]] Work workFormFromJson(const QJsonObject &json);

} // namespace swb
