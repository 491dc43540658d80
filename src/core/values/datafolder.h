// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace swb {

/// Where both programs keep what they make for themselves (certificates, saved messages): the folder named by
/// the environment variable SWB_DATA_DIR, or else "socket-workbench" below
/// QStandardPaths::GenericDataLocation
/// (~/.local/share on Linux). It does not depend on the program's name. Nothing is created here.
[[nodiscard]] QString dataFolder();
/// Where the workbench's certificate authority is kept, within that folder.
[[nodiscard]] QString authorityFolder();
/// The authority's certificate, which is no secret: for curl --cacert and the like. It is there once the
/// first server with TLS was started.
[[nodiscard]] QString authorityFile();

} // namespace swb
