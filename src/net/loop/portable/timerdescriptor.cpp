// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/loop/timerdescriptor.h"

namespace swb {

int openTimerDescriptor()
{
    return -1;
}

void closeTimerDescriptor(int) { }

void startTimerDescriptor(int, qint64) { }

void stopTimerDescriptor(int) { }

bool takeTimerDescriptor(int)
{
    return false;
}

} // namespace swb
