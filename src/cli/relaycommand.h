// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/listencommand.h"
#include "cli/relayoptions.h"

namespace swb {

/// "swb relay": runs one relay and prints its events until it is stopped, then what was set beside what was
/// measured.
class RelayCommand : public ListenCommand
{
    Q_OBJECT

public:
    RelayCommand(RelayOptions options, Console &console);

    void start() override;

private:
    void listen() override;
    void sayLast() override;
    void onRelayChanged(const RelayStatus &status);

    RelayOptions m_options;
    RelayStatus m_status;
};

/// What was set beside what was measured, as a table.
[[nodiscard]] QByteArray relaySummaryText(const RelayStatus &status);
/// The same as one JSON object: {"kind":"relay-summary","seed":7,"toServer":{...},"toClient":{...}}, each
/// with "configured" {option: value in its notation} and "measured": received, receivedBytes, passed,
/// passedBytes, waiting, duplicated, reordered, corrupted, systemDropped, dropped {reason: count}, and, if
/// anything passed, delayNs {mean, deviation, max} and bitsPerSecond.
[[nodiscard]] QByteArray relaySummaryJson(const RelayStatus &status);

} // namespace swb
