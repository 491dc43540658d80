// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <functional>

class QWidget;

namespace swb {

/// Asks where to save, without holding the window up: `chosen` is called with the path once one was chosen,
/// and never where the person thought better of it. The dialog is the parent's child.
void askWhereToSave(QWidget *parent, const QString &title, const QString &suggestedName,
                    std::function<void(const QString &path)> chosen);

} // namespace swb
