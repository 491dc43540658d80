// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "bench/report/verdict.h"

#include <QJsonObject>

namespace swb::bench {

/// All measurements of every round.
[[nodiscard]] QJsonObject toJson(const Settings &settings, const QJsonObject &machine,
                                 const QList<RowResult> &results);

} // namespace swb::bench
