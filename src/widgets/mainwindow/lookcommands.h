// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace swb {

class CommandMenu;
class Theme;
class WorkbenchSettings;

/// Commands for zooming and for light and dark, which the settings keep. All must outlive the menu.
void addLookCommands(CommandMenu *menu, Theme *theme, WorkbenchSettings *settings);

} // namespace swb
