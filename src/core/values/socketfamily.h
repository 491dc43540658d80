// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QtGlobal>
#include <optional>

namespace swb {

/// Which sockets an endpoint uses: the system's own calls, or Qt's classes (QTcpSocket, QSslSocket,
/// QUdpSocket, QDtls). Both can talk to the same peers; core/values/capabilities.h says how they differ.
enum class SocketFamily : quint8 { Native, Qt };

/// Whether this program was built with that family; Qt's is always there.
[[nodiscard]] constexpr bool isBuilt([[maybe_unused]] SocketFamily family)
{
#ifdef SWB_NATIVE_SOCKETS
    return true;
#else
    return family == SocketFamily::Qt;
#endif
}

/// Native if it is built (SWB_NATIVE_SOCKETS), otherwise Qt.
[[nodiscard]] constexpr SocketFamily defaultSocketFamily()
{
    return isBuilt(SocketFamily::Native) ? SocketFamily::Native : SocketFamily::Qt;
}

/// The name in settings, JSON and on the command line: "native", "qt".
[[nodiscard]] QLatin1StringView nameOf(SocketFamily family);
/// The words the user sees: "System calls", "Qt classes".
[[nodiscard]] QString displayName(SocketFamily family);
/// The reverse of nameOf(); nothing for any other text.
[[nodiscard]] std::optional<SocketFamily> socketFamilyOf(QStringView name);
/// The same for a file that may come from another computer: the default for a family that is unknown or not
/// built here.
[[nodiscard]] SocketFamily builtSocketFamilyOf(QStringView name);

} // namespace swb
