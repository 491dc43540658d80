// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/compare/laneserver.h"

#include "net/compare/datagramlaneserver.h"
#include "net/compare/dtlslaneserver.h"
#include "net/compare/streamlaneserver.h"

namespace swb {

std::shared_ptr<LaneServer> makeLaneServer(NetworkThread &home, const Work &work, Lane lane,
                                           std::shared_ptr<const TlsContext> tls)
{
    if (lane == Lane::Tcp)
        return std::make_shared<StreamLaneServer>(home, work, lane, std::move(tls));
    if (work.udp.encrypted)
        return std::make_shared<DtlsLaneServer>(home, work, lane, std::move(tls));
    return std::make_shared<DatagramLaneServer>(home, work, lane);
}

} // namespace swb
