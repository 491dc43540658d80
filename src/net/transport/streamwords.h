// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/values/error.h"
#include "core/values/socketfamily.h"
#include "core/values/transport.h"

namespace swb {

/// The words that the streams of both families share. `name` is the peer's.

/// "12 bytes that waited were not sent."
[[nodiscard]] QString unsentWords(qint64 bytes);
/// UnsentBytes; no error for 0 bytes.
[[nodiscard]] Error unsentBytesError(const QString &name, qint64 bytes);
[[nodiscard]] Error handshakeTimeoutError(const QString &name);
/// For an end by the peer, if the sockets do not distinguish FIN from RST; empty if they do.
[[nodiscard]] QString peerEndWords(SocketFamily family, Transport transport);
/// What to choose instead of Qt's classes.
[[nodiscard]] QString nativeSocketsCan();
[[nodiscard]] QString connectionBroke(const QString &name);
[[nodiscard]] QString handshakeFailed(const QString &name);
[[nodiscard]] QString tlsBroke(const QString &name);
[[nodiscard]] Error noCloseNotifyError(const QString &name);

} // namespace swb
