// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/values/error.h"
#include "core/values/operation.h"

#include <QStringView>

namespace swb {

/// Makes an error of the given code. `what` is a sentence that names the operation and the endpoint ("Could
/// not listen on tcp://127.0.0.1:12000."); cause, hint and system names come from the catalogue. `detail`, if
/// any, is a fact of this case alone and is appended to the cause as a sentence.
[[nodiscard]] Error makeError(ErrorCode code, const QString &what, const QString &detail = {});
/// The same in the words of the operation that failed, where it has its own for this code.
[[nodiscard]] Error makeError(Operation operation, ErrorCode code, const QString &what,
                              const QString &detail = {});
/// The error of a system call that failed with this errno value. One that the catalogue has no code for is
/// SystemRefused with the system's own words; the name of the value is always among the system's names.
[[nodiscard]] Error systemError(Operation operation, int errnoValue, const QString &what,
                                const QString &detail = {});

/// A stable short name for scripts and JSON, such as "port-in-use".
[[nodiscard]] QString errorName(ErrorCode code);
/// The code of that name; Unknown where there is none.
[[nodiscard]] ErrorCode errorCodeNamed(QStringView name);

/// Whether it was something from the peer that told of it: a segment, a datagram of its own, a TLS alert. A
/// time that ran out, a name that was not found and what the network says of the peer are none of its words.
[[nodiscard]] bool cameFromPeer(ErrorCode code);

/// The code for an errno value of this operation; SystemRefused where there is none of our own.
[[nodiscard]] ErrorCode errorFromErrno(Operation operation, int errnoValue);
/// "ECONNREFUSED", or "errno 111" where the system does not tell the name.
[[nodiscard]] QString errnoName(int errnoValue);

} // namespace swb
