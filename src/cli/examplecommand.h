// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/command.h"
#include "cli/commandline.h"

namespace swb {

/// "swb example": lists the examples, describes one, or runs its servers and relays.
class ExampleCommand : public Command
{
    Q_OBJECT

public:
    [[nodiscard]] static CommandLine commandLine();
    /// The requested command: this, or an ExampleRun. Errors: BadOption.
    [[nodiscard]] static Result<std::unique_ptr<Command>> make(const CommandLine &line, Console &console);

    /// Prints a text, and complains about what could not be read.
    ExampleCommand(const QString &text, const QStringList &complaints, Console &console);

    void start() override;

private:
    const QString m_text;
    const QStringList m_complaints;
};

} // namespace swb
