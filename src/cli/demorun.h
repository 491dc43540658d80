// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/status.h"

#include <QList>

namespace swb {

class MessageLog;

/// One of the demo's four exercises: a client asks an uppercase server, and what was measured on the way.
struct DemoRun
{
    Transport transport = Transport::Tcp;
    EndpointId server = EndpointId::None;
    EndpointId client = EndpointId::None;
    SocketAddress bound; ///< of the server, once it listens
    ClientStatus status; ///< of the client, as last heard
    QByteArray answer;
    QString problem; ///< empty while all is well

    [[nodiscard]] QByteArray question() const;
    [[nodiscard]] QByteArray expectedAnswer() const;
    [[nodiscard]] bool isRight() const { return problem.isEmpty() && answer == expectedAnswer(); }
    /// Whether the log has a handshake of the client with a certificate that was checked.
    [[nodiscard]] bool isVerified(const MessageLog &log) const;
    /// Nanoseconds from the client's call of connect until it could send, the handshake included, by the log;
    /// nothing where it never could.
    [[nodiscard]] std::optional<qint64> setUpNs(const MessageLog &log) const;
    /// Nanoseconds from the client's first write to its first read, by the log; nothing where either is
    /// missing.
    [[nodiscard]] std::optional<qint64> roundTripNs(const MessageLog &log) const;
};

/// The four as a table with a heading, and a last line that says whether all is right.
[[nodiscard]] QString demoTable(const QList<DemoRun> &runs, const MessageLog &log);

} // namespace swb
