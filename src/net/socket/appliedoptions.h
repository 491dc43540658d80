// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/socketoptions.h"
#include "core/log/logwriter.h"

#include <QList>
#include <QStringList>

namespace swb {

/// What the system made of the requested socket options. Options that were not requested are not mentioned.
struct AppliedOptions
{
    QStringList notes; ///< in words, as the system reports it afterwards: "TTL: 5"
    QList<Error> refusals; ///< one for each option that the socket goes without
};

/// Requests these options for a stream or datagram socket (setsockopt(2)), and reads back what became of
/// each. For a TCP socket it comes before listen(2) and connect(2), so that the window can grow with the
/// buffers (tcp(7), RFC 7323 2.3). Only SO_REUSEADDR has to be set before bind(2); it is just read back here.
/// `name` is that of the endpoint, for the refusals.
[[nodiscard]] AppliedOptions applyOptions(int descriptor, const SocketOptions &options, const QString &name);

/// Adds how many connections the system queues on this listener, if other than the usual number
/// (limits::backlog) was requested. Linux reports it (TCP_INFO); elsewhere it is what was requested.
void addBacklog(AppliedOptions &applied, int listener, int asked);

/// Logs them: one line with all notes, and each refusal as a warning.
void noteOptions(LogWriter &writer, const Subject &subject, const AppliedOptions &applied);

} // namespace swb
