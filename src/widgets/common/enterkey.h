// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QKeyEvent>

namespace swb {

/// Enter or Return without modifiers, which submits a form. With Ctrl it belongs to the window.
[[nodiscard]] inline bool isPlainEnter(const QKeyEvent &event)
{
    return (event.key() == Qt::Key_Return || event.key() == Qt::Key_Enter)
        && !event.modifiers().testFlag(Qt::ControlModifier);
}

} // namespace swb
