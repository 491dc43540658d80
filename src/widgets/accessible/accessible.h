// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAccessible>

class QMenu;
class QWidget;

namespace swb::accessible {

/// From now on assistive tools are given combo boxes, labels, dividers and tool buttons as this folder's
/// classes describe them, and the widgets below under their roles. May be called again.
void install();

/// What a widget that paints itself is to assistive tools, which else are told nothing of it. The first thing
/// in its constructor: they may ask as soon as it has a name, and never ask again.
void setRole(QWidget *widget, QAccessible::Role role);

/// Names a menu after its title, or else after the button that opens it and owns it. Qt gives it none.
QMenu *named(QMenu *menu);

/// A tip that keeps its lines and takes nothing in `plain` for markup. What assistive tools read is `plain`.
void setPlainToolTip(QWidget *widget, const QString &plain);

} // namespace swb::accessible
