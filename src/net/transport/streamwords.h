// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/values/error.h"
#include "core/values/socketfamily.h"
#include "core/values/transport.h"

namespace swb {

/// What the streams of every family say in the same words. `name` is the peer's.

/// "12 bytes that waited were not sent."
[[nodiscard]] QString unsentWords(qint64 bytes);
/// UnsentBytes; none for no bytes.
[[nodiscard]] Error unsentBytesError(const QString &name, qint64 bytes);
[[nodiscard]] Error handshakeTimeoutError(const QString &name);
/// Of an end that the peer has made, where the sockets do not tell FIN from RST; empty where they do.
[[nodiscard]] QString peerEndWords(SocketFamily family, Transport transport);
/// What to choose instead of Qt's classes.
[[nodiscard]] QString nativeSocketsCan();
[[nodiscard]] QString connectionBroke(const QString &name);
[[nodiscard]] QString handshakeFailed(const QString &name);
[[nodiscard]] QString tlsBroke(const QString &name);
[[nodiscard]] Error noCloseNotifyError(const QString &name);

} // namespace swb
