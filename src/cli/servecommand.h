// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/listencommand.h"
#include "cli/serveoptions.h"

#include <QSet>

namespace swb {

/// "swb serve": runs servers and prints their events until it is stopped, until each has served its one
/// client (--once), or until one of them fails.
class ServeCommand : public ListenCommand
{
    Q_OBJECT

public:
    ServeCommand(ServeOptions options, Console &console);

private:
    /// One after the other, so that their output comes in the order of the URLs.
    void listen() override;
    void sayLast() override; ///< a summary, if the events were not printed
    void onServerChanged(const ServerStatus &status);
    void onListening(const ServerStatus &status);
    void onOver(const ServerStatus &status);

    ServeOptions m_options;
    QSet<EndpointId> m_running;
    qsizetype m_started = 0;
};

} // namespace swb
