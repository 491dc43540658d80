// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

namespace swb {

/// What can be asked of a connected TCP socket by its descriptor, whoever moves its bytes. It stays the
/// caller's.

/// FIN: no more will be sent, and reading goes on (shutdown(2)). Whether the system did it.
[[nodiscard]] bool endSending(qintptr descriptor);
/// Makes the close that follows send RST: SO_LINGER with a time of zero (socket(7), RFC 9293 3.10.5).
void resetOnClose(qintptr descriptor);
/// Bytes that the peer has not acknowledged yet (SIOCOUTQ, tcp(7)); 0 where the system does not tell.
[[nodiscard]] qint64 unacknowledgedBytes(qintptr descriptor);
/// Bytes that are here and have not been read (FIONREAD, tcp(7)); 0 where the system does not tell.
[[nodiscard]] qint64 unreadBytes(qintptr descriptor);
/// A byte that is sent as urgent stays where it was written, as RFC 6093 asks for (SO_OOBINLINE, socket(7)).
void keepUrgentBytesInLine(qintptr descriptor);
/// Ends a connection that nobody has begun to use.
void closeDescriptor(qintptr descriptor);

} // namespace swb
