// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "net/engine/reports.h"
#include "net/loop/networkthread.h"

namespace swb {

/// What every server, client and relay is given: its id, its thread and where it reports.
struct EndpointTerms
{
    EndpointId id = EndpointId::None;
    NetworkThread &home;
    Reports &reports;
};

} // namespace swb
