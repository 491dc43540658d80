// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/socketoptions.h"
#include "core/log/logwriter.h"

#include <QList>
#include <QStringList>

namespace swb {

/// What the system made of what was asked of a socket. Of what was not asked for nothing is said.
struct AppliedOptions
{
    QStringList notes; ///< in words, as the system tells it afterwards: "TTL: 5"
    QList<Error> refusals; ///< an option each, which the socket goes without
};

/// Asks the system for these options of a socket of streams or datagrams (setsockopt(2)), and asks back what
/// became of each. On a socket of TCP it comes before listen(2) and connect(2), so that the window can grow
/// with the buffers (tcp(7), RFC 7323 2.3). SO_REUSEADDR alone has to be there before bind(2), and is only
/// asked back. `name` is that of the endpoint, for the refusals.
[[nodiscard]] AppliedOptions applyOptions(int descriptor, const SocketOptions &options, const QString &name);

/// Adds how many connections the system lets wait on this listener, where other than the usual number
/// (limits::backlog) was asked for. Linux tells (TCP_INFO); elsewhere it is what was asked for.
void addBacklog(AppliedOptions &applied, int listener, int asked);

/// Logs it: one line of all notes, and each refusal as a warning.
void noteOptions(LogWriter &writer, const Subject &subject, const AppliedOptions &applied);

} // namespace swb
