// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/log/conversation.h"
#include "core/log/event.h"

namespace swb {

/// What a line says of an event beside the event itself.
struct EventContext
{
    Conversation conversation; ///< a default one where the event belongs to none
    QString url; ///< of the server or client that the event is about; empty where it is not known
    QDateTime logStart; ///< the wall time of moment 0 on the log's clock
};

/// One event as one line, ended by a line feed.
using EventLine = QByteArray (*)(const Event &event, const EventContext &context);

/// "listening on tcp://127.0.0.1:12000" for a server that has bound; everything else as
/// "12:00:01.250417  T1  server  127.0.0.1:50001 -> 127.0.0.1:12000  TCP  5 B  hello", in local time;
/// "server" and "client" tell whose view it is. An event without bytes leaves out their number, one without a
/// conversation the addresses; warnings and errors say so before their words. Control characters of a peer
/// never reach the terminal. Empty for what the kernel was asked of a connection: that is for JSON and the
/// window, so that a terminal shows what the peers did and no more.
[[nodiscard]] QByteArray textLine(const Event &event, const EventContext &context);

/// One JSON object. Always there: id, time (RFC 3339, UTC), timeNs, kind, direction, severity, evidence,
/// transport, info. Where they are known: url, conversation, role, source, destination; with bytes: length,
/// hex, text (only where the bytes are valid UTF-8) and truncated (only where fewer are kept); with errors:
/// error {code, what, why, hint, systemNames}; with handshakes: tls {protocol, cipher, verified, durationNs,
/// peerChain}; with samples: tcp {rttUs, rttVarUs, minRttUs, rtoUs, sendMss, congestionWindow, unacked,
/// retransmits, lost, segmentsOut, segmentsIn, deliveryRate}, only those that the kernel tells.
[[nodiscard]] QByteArray jsonLine(const Event &event, const EventContext &context);

/// {"kind":"failure","exitCode":1,"error":{...}}: the last line of a command that has failed.
[[nodiscard]] QByteArray jsonFailureLine(const Error &error, int exitCode);

} // namespace swb
