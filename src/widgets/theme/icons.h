// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QIcon>
#include <QPixmap>

namespace swb {

/// The program's icon, in its own colours.
[[nodiscard]] QIcon applicationIcon();

/// One of resources/icons by its stem ("start"), drawn in the colours of the application's palette at the
/// moment it is painted: a change of theme needs no new icon.
[[nodiscard]] QIcon themeIcon(const QString &name);

/// The same drawing in a given colour, for delegates. `side` is in device-independent pixels. Cached.
[[nodiscard]] QPixmap tintedIcon(const QString &name, const QColor &colour, int side, qreal devicePixelRatio);

} // namespace swb
