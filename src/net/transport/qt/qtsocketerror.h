// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/values/errorcatalog.h"

#include <QAbstractSocket>

namespace swb {

/// The error of a Qt socket. Those that Qt distinguishes have our code and words; the others have only Qt's
/// words. Qt's name for the error is the first of its names.
[[nodiscard]] Error qtSocketError(Operation operation, QAbstractSocket::SocketError error,
                                  const QString &errorString, const QString &what);

} // namespace swb
