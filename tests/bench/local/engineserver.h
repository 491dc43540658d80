// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

namespace swb::bench {

struct EngineServerSetting
{
    bool recording = false; ///< into a file of at most 1 GiB, in the data folder
    bool qtLoop = false; ///< network threads run Qt's own event dispatcher instead of ours
    bool qtClasses = false; ///< the server's sockets are Qt's instead of the system's
};
/// An echo server on the engine, or one for another protocol, with its full log, which is collected thirty
/// times a second, as the window does. Arguments: tcp|tls|udp|dns|ws PORT CERTIFICATE KEY. Runs until it is
/// killed.
int runEngineServer(const QStringList &arguments, EngineServerSetting setting);

} // namespace swb::bench
