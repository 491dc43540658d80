// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/commandline.h"
#include "core/engine/relaysettings.h"

namespace swb {

/// The options of "swb serve", "swb send" and "swb relay" for TLS and DTLS.
class TlsOptions
{
    Q_DECLARE_TR_FUNCTIONS(TlsOptions)

public:
    static void addForServers(CommandLine &line);
    static void addForClients(CommandLine &line);
    /// A server's options for the relay's clients, a client's for its target.
    static void addForRelays(CommandLine &line);

    /// Asks on the terminal for the passphrase of a protected key if no file has it.
    [[nodiscard]] static Error read(const CommandLine &line, ServerSettings &settings);
    [[nodiscard]] static Error read(const CommandLine &line, ClientSettings &settings);
    [[nodiscard]] static Error read(const CommandLine &line, RelaySettings &settings);
    /// An error if one of them is given but nothing is encrypted.
    [[nodiscard]] static Error checkUse(const CommandLine &line, bool encrypted);

private:
    static void addForBoth(CommandLine &line);
    [[nodiscard]] static Error readCommon(const CommandLine &line, TlsSettings &tls);
    [[nodiscard]] static Error readVersion(const CommandLine &line, const QString &name, TlsVersion &version);
    [[nodiscard]] static Error readIdentity(const CommandLine &line, TlsSettings &tls);
};

} // namespace swb
