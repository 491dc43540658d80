// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/settings.h"
#include "core/values/result.h"

#include <QList>

namespace swb {

/// What a client of an example sends and hears.
struct ExampleClient
{
    EndpointUrl url;
    QByteArray message;
    QByteArray answer; ///< to each message; empty where there is none
};

/// Something in a printed program that does not work: a fault to be found.
struct ExampleFault
{
    QString printed; ///< the line as it stands there
    QString happens;
    QString why;
    QString repaired;
};

/// Programs that talk to each other, and what is to be seen: both sides with their bytes. A data file has it
/// (resources/examples/README.md says how).
struct Example
{
    static constexpr qsizetype mostBytes = 1 << 20; ///< of its file

    QString name; ///< letters, digits and -, as one writes it behind "swb example run"
    QString title;
    QStringList notes; ///< the rows of the lecture notes that it stands for
    QString about;
    QString next; ///< a sentence that says what to do once it runs
    QList<ServerSettings> servers;
    QList<ExampleClient> clients;
    QList<ExampleFault> faults;

    /// Errors: BadExample, naming the file and the member that is wrong.
    [[nodiscard]] static Result<Example> parse(const QByteArray &json, const QString &fileName);
};

} // namespace swb
