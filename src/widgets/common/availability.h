// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

class QAction;
class QObject;
class QWidget;

namespace swb {

/// Enables the control or switches it off, and then adds `whyNot` to its tooltip: a whole sentence in plain
/// text without a full stop. Parts of a switched off control show the reason too. Tooltips can be set before
/// or after, and a menu shows them where its toolTipsVisible is on.
void setAvailable(QWidget *control, bool available, const QString &whyNot);
void setAvailable(QAction *action, bool available, const QString &whyNot);
/// Why the control is off, or the nearest one around it that is; empty where nothing was said.
[[nodiscard]] QString whyUnavailable(const QWidget *control);
[[nodiscard]] QString whyUnavailable(const QAction *action);

} // namespace swb
