// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/status.h"

#include <QList>

namespace swb {

class MessageLog;

/// One of the demo's four exercises: a client asks an uppercase server, and what was measured.
struct DemoRun
{
    Transport transport = Transport::Tcp;
    EndpointId server = EndpointId::None;
    EndpointId client = EndpointId::None;
    SocketAddress bound; ///< of the server, once it listens
    ClientStatus status; ///< of the client, as last reported
    QByteArray answer;
    QString problem; ///< empty if all is well

    [[nodiscard]] QByteArray question() const;
    [[nodiscard]] QByteArray expectedAnswer() const;
    [[nodiscard]] bool isRight() const { return problem.isEmpty() && answer == expectedAnswer(); }
    /// Whether the log has a handshake of the client with a verified certificate.
    [[nodiscard]] bool isVerified(const MessageLog &log) const;
    /// Nanoseconds from the client's connect until it could send, including the handshake, according to the
    /// log; nothing if it never could.
    [[nodiscard]] std::optional<qint64> setUpNs(const MessageLog &log) const;
    /// Nanoseconds from the client's first write to its first read, according to the log; nothing if either
    /// is missing.
    [[nodiscard]] std::optional<qint64> roundTripNs(const MessageLog &log) const;
};

/// The four as a table with a heading, and a last line that says whether everything is right.
[[nodiscard]] QString demoTable(const QList<DemoRun> &runs, const MessageLog &log);

} // namespace swb
