// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QWidget;

namespace swb {

/// A window with the first steps, from starting a server to the first answer. Does not block `parent`;
/// closing it deletes it.
void showFirstSteps(QWidget *parent);
/// The same with the version, and the libraries with their licences.
void showAbout(QWidget *parent);

} // namespace swb
