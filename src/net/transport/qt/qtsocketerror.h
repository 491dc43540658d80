// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/values/errorcatalog.h"

#include <QAbstractSocket>

namespace swb {

/// The error of a socket of Qt's. Those that Qt tells apart have our code and words; of the others there are
/// Qt's words alone. Qt's name for it stands first among the names.
[[nodiscard]] Error qtSocketError(Operation operation, QAbstractSocket::SocketError error,
                                  const QString &errorString, const QString &what);

} // namespace swb
