// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocols/examples/examplemembers.h"

#include <array>

namespace swb {

using namespace Qt::StringLiterals;

namespace {

constexpr std::array serverMembers{
    ExampleMember{"reply"_L1, "--reply"_L1},
    ExampleMember{"framing"_L1, "--framing"_L1},
    ExampleMember{"closeAfterReply"_L1, "--close-after-reply"_L1},
    ExampleMember{"once"_L1, "--once"_L1},
    ExampleMember{"backlog"_L1, "--backlog"_L1},
    ExampleMember{"replyDelayMs"_L1, "--delay"_L1},
    ExampleMember{"receiveBytes"_L1, "--receive-size"_L1},
    ExampleMember{"maxClients"_L1, "--max-clients"_L1},
    ExampleMember{"idleTimeoutS"_L1, "--idle-timeout"_L1},
    ExampleMember{"reuseAddress"_L1, "--no-reuse-address"_L1, true},
    ExampleMember{"subprotocols"_L1, "--subprotocol"_L1},
    ExampleMember{"certificateFile"_L1, "--cert"_L1},
    ExampleMember{"keyFile"_L1, "--key"_L1},
    ExampleMember{"tlsLowest"_L1, "--tls-min"_L1},
    ExampleMember{"tlsHighest"_L1, "--tls-max"_L1},
};

constexpr std::array clientMembers{
    ExampleMember{"framing"_L1, "--framing"_L1},          ExampleMember{"frameSent"_L1, "--frame"_L1},
    ExampleMember{"serverName"_L1, "--server-name"_L1},   ExampleMember{"authorityFile"_L1, "--ca"_L1},
    ExampleMember{"subprotocols"_L1, "--subprotocol"_L1}, ExampleMember{"tlsLowest"_L1, "--tls-min"_L1},
    ExampleMember{"tlsHighest"_L1, "--tls-max"_L1},
};

} // namespace

std::span<const ExampleMember> exampleServerMembers()
{
    return serverMembers;
}

std::span<const ExampleMember> exampleClientMembers()
{
    return clientMembers;
}

} // namespace swb
