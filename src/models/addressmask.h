// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace swb {

/// The text with every address of another computer, and every host in a URL, blotted out: for a projector.
/// Addresses of this computer alone, and ports, stay.
[[nodiscard]] QString withoutAddresses(const QString &text);

} // namespace swb
