// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/values/error.h"
#include "core/values/operation.h"

#include <QStringView>

namespace swb {

/// Makes an error of the given code. `what` is a sentence that names the operation and the endpoint ("Could
/// not listen on tcp://127.0.0.1:12000."); cause, hint and system names come from the catalogue. `detail`, if
/// any, is a fact of this case only and is appended to the cause as a sentence.
[[nodiscard]] Error makeError(ErrorCode code, const QString &what, const QString &detail = {});
/// As above, with the words of the operation that failed if it has its own for this code.
[[nodiscard]] Error makeError(Operation operation, ErrorCode code, const QString &what,
                              const QString &detail = {});
/// The error of a system call that failed with this errno value. A value without a code in the catalogue
/// becomes SystemRefused with the system's own words; its name is always among the system's names.
[[nodiscard]] Error systemError(Operation operation, int errnoValue, const QString &what,
                                const QString &detail = {});

/// A stable short name for scripts and JSON, such as "port-in-use".
[[nodiscard]] QString errorName(ErrorCode code);
/// The code of that name; Unknown if there is none.
[[nodiscard]] ErrorCode errorCodeNamed(QStringView name);

/// Whether the peer itself reported the error: by a segment, by one of its datagrams, by a TLS alert. A
/// timeout, a name that was not found and what the network reports about the peer do not count.
[[nodiscard]] bool cameFromPeer(ErrorCode code);

/// The code for an errno value of this operation; SystemRefused if there is none.
[[nodiscard]] ErrorCode errorFromErrno(Operation operation, int errnoValue);
/// "ECONNREFUSED", or "errno 111" if the system does not know the name.
[[nodiscard]] QString errnoName(int errnoValue);

} // namespace swb
