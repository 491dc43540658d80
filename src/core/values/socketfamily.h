// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QtGlobal>
#include <optional>

namespace swb {

/// Whose sockets an endpoint moves its bytes with: the system's own calls, or Qt's classes (QTcpSocket,
/// QSslSocket, QUdpSocket, QDtls). Both speak to the same peers; what each can do differs, see
/// core/values/capabilities.h.
enum class SocketFamily : quint8 { Native, Qt };

/// Whether this program was built with that family; Qt's is there always.
[[nodiscard]] constexpr bool isBuilt([[maybe_unused]] SocketFamily family)
{
#ifdef SWB_NATIVE_SOCKETS
    return true;
#else
    return family == SocketFamily::Qt;
#endif
}

/// Native where it is built (SWB_NATIVE_SOCKETS), Qt elsewhere.
[[nodiscard]] constexpr SocketFamily defaultSocketFamily()
{
    return isBuilt(SocketFamily::Native) ? SocketFamily::Native : SocketFamily::Qt;
}

/// "native", "qt": in settings, JSON and on the command line.
[[nodiscard]] QLatin1StringView nameOf(SocketFamily family);
/// "System calls", "Qt classes": the words that people see.
[[nodiscard]] QString displayName(SocketFamily family);
/// What nameOf() gives, read back; nothing for any other text.
[[nodiscard]] std::optional<SocketFamily> socketFamilyOf(QStringView name);
/// The same from a file that may be another computer's: a family that is not known or not built here is the
/// default.
[[nodiscard]] SocketFamily builtSocketFamilyOf(QStringView name);

} // namespace swb
