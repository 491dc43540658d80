// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/commandline.h"
#include "core/impairment/impairment.h"
#include "core/values/transport.h"

namespace swb {

/// The options of a command that say what a relay does, one for each of impairmentOptions(), with --preset,
/// --to-server, --to-client and --seed.
/// `rateName` is what the option for the rate is called where --rate means something else.
void addImpairmentOptions(CommandLine &line, const QString &rateName = QStringLiteral("rate"));
/// The presets, a line each.
[[nodiscard]] QString describePresets();

/// Reads them in the order in which they were given, since --to-server and --to-client hold for what stands
/// behind them. With a transport, what that cannot have is an error; of a preset only what it can have is
/// taken, and `note` says so.
[[nodiscard]] Error readImpairments(const CommandLine &line, std::optional<Transport> transport,
                                    RelayImpairment &impairment, QString &note,
                                    const QString &rateName = QStringLiteral("rate"));
/// --seed, or another number each time.
[[nodiscard]] Error readSeed(const CommandLine &line, quint64 &seed);

} // namespace swb
