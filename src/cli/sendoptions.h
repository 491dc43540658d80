// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/commandline.h"
#include "cli/recordoptions.h"
#include "core/engine/repeat.h"
#include "core/engine/settings.h"

#include <optional>

namespace swb {

/// What "swb send" was asked to do, checked as far as that is possible without a socket.
struct SendOptions
{
    ClientSettings client;
    std::optional<QByteArray> message; ///< from TEXT; nothing if it comes from `file` or standard input
    QString file;
    qint64 fileBytes = -1; ///< size of the file that `message` names, to be sent as a file; -1 for none
    std::optional<Repeat> repeat; ///< of the message
    /// Chunks or datagrams to wait for, at least; for a repeated message, after its last turn.
    int replies = 1;
    bool untilClosed = false; ///< wait until the peer closes
    std::chrono::milliseconds timeout{5000}; ///< without any progress
    bool halfClose = false; ///< end our direction after the last byte
    bool json = false;
    RecordOptions record;

    [[nodiscard]] static CommandLine commandLine();
    [[nodiscard]] static Result<SendOptions> read(const CommandLine &line);
};

} // namespace swb
