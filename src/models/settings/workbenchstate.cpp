// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/settings/workbenchstate.h"

using namespace Qt::StringLiterals;

namespace swb {

WorkbenchState WorkbenchState::firstStart()
{
    WorkbenchState state;
    state.serverForm.url = {Transport::Tcp, u"127.0.0.1"_s, firstPort};
    state.serverForm.reply = u"uppercase"_s;
    state.servers = {state.serverForm, state.serverForm};
    state.servers[1].url.transport = Transport::Udp;
    state.clientForm.url = {Transport::Tcp, u"127.0.0.1"_s, firstPort};
    state.draft = {DraftFormat::Text, u"hello"_s, LineEnding::None};
    // Some repeats, so that random variation shows, and a warm-up, so that the first repeat is like the
    // others.
    state.comparison.repeats = 3;
    state.comparison.warmUp = 10;
    state.comparison.tcp.impairment.on = state.comparison.udp.impairment.on = false;
    return state;
}

} // namespace swb
