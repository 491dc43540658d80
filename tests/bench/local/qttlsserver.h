// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

namespace swb::bench {

/// The simplest echo server on QSslSocket that loses nothing and keeps its memory bounded; it logs nothing.
/// It shows what the engine's own TLS layer costs or saves. Arguments: tls PORT CERTIFICATE KEY. Runs until
/// it is killed.
int runQtTlsServer(const QStringList &arguments);

} // namespace swb::bench
