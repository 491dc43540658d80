// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/windowusage.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace swb {
namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(main)
};

QList<OptionUsage> windowOptions()
{
    return {
        {{u"h"_s, u"help"_s}, {}, Words::tr("Shows this help.")},
        {{u"v"_s, u"version"_s}, {}, Words::tr("Shows the version.")},
        {{u"theme"_s}, {u"system|light|dark"_s}, Words::tr("Colours for this run.")},
        {{u"zoom"_s}, {u"PERCENT"_s}, Words::tr("Zoom in percent, 100 to 300.")},
        {{u"present"_s}, {}, Words::tr("Starts in presentation mode (F11 ends it).")},
    };
}

} // namespace

ProgramUsage windowUsage()
{
    return {
        u"socket-workbench"_s,
        Words::tr("client and server workbench for network sockets"),
        Words::tr("Starts servers and clients over TCP, UDP, TLS and DTLS, sends bytes, and shows in one log "
                  "what happened and why. See the window's Help menu for more."),
        {},
        {{{},
          u"[options] [FILE...]"_s,
          {},
          Words::tr("Each FILE opens in its own window: a session (.swbs), an export in JSON Lines, "
                    "or a capture file."),
          {{u"FILE"_s}},
          windowOptions()}},
        {environmentUsage()},
        {u"swb(1)"_s}};
}

} // namespace swb
