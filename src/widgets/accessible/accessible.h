// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAccessible>

class QMenu;
class QWidget;

namespace swb::accessible {

/// From now on reports combo boxes, labels, dividers and tool buttons to assistive tools as this folder's
/// classes describe them, and the widgets below under their roles. May be called again.
void install();

/// The role that a self-painted widget has for assistive tools, which otherwise know nothing about it. Must
/// be the first call in its constructor: they may ask as soon as the widget has a name, and never ask again.
void setRole(QWidget *widget, QAccessible::Role role);

/// Names a menu after its title, or otherwise after the button that opens and owns it. Qt gives it no name.
QMenu *named(QMenu *menu);

/// A tooltip that keeps its lines and treats nothing in `plain` as markup. Assistive tools read `plain`.
void setPlainToolTip(QWidget *widget, const QString &plain);

} // namespace swb::accessible
