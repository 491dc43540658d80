// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "bench/contenders/credentials.h"
#include "bench/run/row.h"

#include <functional>

namespace swb::bench {

/// What a server is asked to do: echo what this load sends to its port on 127.0.0.1, or serve the file that
/// the load requests.
struct Service
{
    LoadSpec load;
    Credentials credentials;
};

/// A program in the benchmark, and how to start it.
struct Contender
{
    enum class Kind { Limit, Ours, OursPrinting, Peer };

    QString id;
    QString name;
    Kind kind = Kind::Peer;
    QString program; ///< empty if it is not installed
    QString version;
    QList<Talk> talks{Talk::Echo}; ///< the rows in which it is measured
    std::function<QStringList(const Service &)> arguments;
    /// Why it is not measured in this row; empty if it is.
    std::function<QString(const Row &)> leftOut;
    bool forRecording = false; ///< only measured in the rows about recording
    bool forPrinting = false; ///< only measured in the row about printing beside the raw server
    bool forHttp = false; ///< only measured in the row about HTTP
    qint64 streamWindow = 0; ///< bytes of a stream in flight above which it stalls; 0: none
};

/// All of them, installed or not, in the order of the table.
[[nodiscard]] QList<Contender> allContenders(const Settings &settings);
/// Only the raw epoll server.
[[nodiscard]] Contender rawServer();
/// Whether the row is about such a contender at all.
[[nodiscard]] bool isAbout(const Row &row, const Contender &contender);
/// Why this contender is not measured in this row; empty if it is.
[[nodiscard]] QString whyLeftOut(const Contender &contender, const Row &row);

} // namespace swb::bench
