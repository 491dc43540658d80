// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonObject>

namespace swb::bench {

/// Cores, processor, kernel, Qt, OpenSSL, compiler, load: everything that affects the figures.
[[nodiscard]] QJsonObject machineFacts();

} // namespace swb::bench
