// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QVariant>

namespace swb {

/// The Qt::AccessibleTextRole of a cell that shows this: the same in words, or `otherwise` (by default
/// "blank") if it shows nothing. Assistive tools cannot distinguish a cell without text from one that they
/// cannot read.
[[nodiscard]] QString spokenCell(const QVariant &shown, const QString &otherwise = {});

} // namespace swb
