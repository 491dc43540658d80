// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

namespace swb::bench {

/// The simplest echo server on QSslSocket that loses nothing and keeps its memory bounded; it logs nothing.
/// It is there to show what it costs or saves that the engine has a TLS layer of its own. Arguments: tls PORT
/// CERTIFICATE KEY. Runs until it is killed.
int runQtTlsServer(const QStringList &arguments);

} // namespace swb::bench
