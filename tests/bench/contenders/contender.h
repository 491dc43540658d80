// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "bench/contenders/credentials.h"
#include "bench/run/row.h"

#include <functional>

namespace swb::bench {

/// What a server is asked to do: echo what this load sends to its port of 127.0.0.1, or serve the file
/// that it asks for.
struct Service
{
    LoadSpec load;
    Credentials credentials;
};

/// A program that takes part, and how it is started.
struct Contender
{
    enum class Kind { Limit, Ours, OursPrinting, Peer };

    QString id;
    QString name;
    Kind kind = Kind::Peer;
    QString program; ///< empty where it is not installed
    QString version;
    QList<Talk> talks{Talk::Echo}; ///< in whose rows it takes part
    std::function<QStringList(const Service &)> arguments;
    /// Why it has no part in this row; empty where it has.
    std::function<QString(const Row &)> leftOut;
    bool forRecording = false; ///< takes part in the rows about recording, and in no other
    bool forPrinting = false; ///< takes part in the row about printing beside the raw server, and in no other
    bool forHttp = false; ///< takes part in the row about HTTP, and in no other
    qint64 streamWindow = 0; ///< bytes of a stream under way above which it stalls; 0: none
};

/// All of them, installed or not, in the order of the table.
[[nodiscard]] QList<Contender> allContenders(const Settings &settings);
/// The raw epoll server alone.
[[nodiscard]] Contender rawServer();
/// Whether the row is about such a contender at all.
[[nodiscard]] bool isAbout(const Row &row, const Contender &contender);
/// Why this contender has no part in this row; empty where it has.
[[nodiscard]] QString whyLeftOut(const Contender &contender, const Row &row);

} // namespace swb::bench
