// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace swb {

/// Where both programs keep what they make for themselves (certificates, saved messages): the folder named by
/// the environment variable SWB_DATA_DIR, or else "socket-workbench" in QStandardPaths::GenericDataLocation
/// (~/.local/share on Linux). It does not depend on the program's name. Nothing is created here.
[[nodiscard]] QString dataFolder();
/// The folder of the workbench's certificate authority, within that folder.
[[nodiscard]] QString authorityFolder();
/// The authority's certificate, which is not secret: for curl --cacert and the like. It exists once the first
/// TLS server has been started.
[[nodiscard]] QString authorityFile();

} // namespace swb
