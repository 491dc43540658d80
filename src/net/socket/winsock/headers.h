// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <winsock2.h> // before all other Windows headers
#include <ws2tcpip.h>

// From Windows 10 on; mingw's headers do not have them (ws2ipdef.h of the Windows SDK).
#ifndef TCP_KEEPIDLE
#define TCP_KEEPIDLE 3
#define TCP_KEEPINTVL 17
#endif
