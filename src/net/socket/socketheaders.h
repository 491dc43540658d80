// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

// The system's names for addresses, families and options: sockaddr_in6, AF_INET6, SO_RCVBUF, IPV6_V6ONLY.
#ifdef Q_OS_WIN
#include "net/socket/winsock/headers.h"
#else
#include "net/socket/posix/headers.h"
#endif
