// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/processage.h"

namespace swb {

double processAgeMs()
{
    return -1;
}

} // namespace swb
