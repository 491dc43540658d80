// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/log/eventkinds.h"

#include "core/values/errorcatalog.h"

namespace swb {

using namespace Qt::StringLiterals;

Direction directionOf(const Error &error)
{
    return cameFromPeer(error.code) ? Direction::In : Direction::None;
}

QLatin1StringView nameOf(EventKind kind)
{
    switch (kind) {
    case EventKind::Listening:
        return "listening"_L1;
    case EventKind::Stopped:
        return "stopped"_L1;
    case EventKind::Connecting:
        return "connecting"_L1;
    case EventKind::Connected:
        return "connected"_L1;
    case EventKind::Handshake:
        return "handshake"_L1;
    case EventKind::Data:
        return "data"_L1;
    case EventKind::Message:
        return "message"_L1;
    case EventKind::HalfClosed:
        return "half-closed"_L1;
    case EventKind::Closed:
        return "closed"_L1;
    case EventKind::Reset:
        return "reset"_L1;
    case EventKind::Error:
        return "error"_L1;
    case EventKind::Sample:
        return "sample"_L1;
    case EventKind::Dropped:
        return "dropped"_L1;
    case EventKind::Note:
        return "note"_L1;
    }
    return {};
}

QLatin1StringView nameOf(Direction direction)
{
    switch (direction) {
    case Direction::None:
        return "none"_L1;
    case Direction::In:
        return "in"_L1;
    case Direction::Out:
        return "out"_L1;
    }
    return {};
}

QLatin1StringView nameOf(Severity severity)
{
    switch (severity) {
    case Severity::Chat:
        return "chat"_L1;
    case Severity::Note:
        return "note"_L1;
    case Severity::Warning:
        return "warning"_L1;
    case Severity::Error:
        return "error"_L1;
    }
    return {};
}

QLatin1StringView nameOf(Evidence evidence)
{
    switch (evidence) {
    case Evidence::Measured:
        return "measured"_L1;
    case Evidence::Sampled:
        return "sampled"_L1;
    case Evidence::Captured:
        return "captured"_L1;
    case Evidence::Inferred:
        return "inferred"_L1;
    }
    return {};
}

} // namespace swb
