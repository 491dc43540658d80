// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/commandline.h"
#include "core/impairment/impairment.h"
#include "core/values/transport.h"

namespace swb {

/// The options of a command that say what a relay does, one for each of impairmentOptions(), with --preset,
/// --to-server, --to-client and --seed. `rateName` is the name of the option for the rate if --rate means
/// something else.
void addImpairmentOptions(CommandLine &line, const QString &rateName = QStringLiteral("rate"));
/// The presets, one per line.
[[nodiscard]] QString describePresets();

/// Reads them in the order in which they were given, since --to-server and --to-client apply to what follows
/// them. With a transport, an impairment that it cannot have is an error; of a preset only the possible part
/// is taken, and `note` says so.
[[nodiscard]] Error readImpairments(const CommandLine &line, std::optional<Transport> transport,
                                    RelayImpairment &impairment, QString &note,
                                    const QString &rateName = QStringLiteral("rate"));
/// --seed, or a different number each time.
[[nodiscard]] Error readSeed(const CommandLine &line, quint64 &seed);

} // namespace swb
