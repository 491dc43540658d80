// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

namespace swb::bench {

/// An echo server on the engine, with its full log and somebody who collects it thirty times a second, as the
/// window does. Arguments: tcp|tls|udp PORT CERTIFICATE KEY. Runs until it is killed.
/// When recording, the file is of at most 1 GiB, in the data folder.
int runEngineServer(const QStringList &arguments, bool recording);

} // namespace swb::bench
