// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

class QAction;
class QObject;
class QWidget;

namespace swb {

/// Enables or disables the control; if disabled, adds `whyNot` to its tooltip: a whole sentence in plain text
/// without a full stop. Parts of a disabled control show the reason too. Tooltips can be set before or after,
/// and a menu shows them if its toolTipsVisible is on.
void setAvailable(QWidget *control, bool available, const QString &whyNot);
void setAvailable(QAction *action, bool available, const QString &whyNot);
/// Why the control, or its nearest disabled ancestor, is disabled; empty if no reason was given.
[[nodiscard]] QString whyUnavailable(const QWidget *control);
[[nodiscard]] QString whyUnavailable(const QAction *action);

} // namespace swb
