// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/log/messagelog.h"

#include <QCoreApplication>
#include <QString>

namespace swb {

/// The words that the log shows for an event, shared by the table, the detail pane and the text filter.
class EventText
{
    Q_DECLARE_TR_FUNCTIONS(EventText)

public:
    static constexpr qsizetype infoChars = 200;

    /// One line: the payload with visible control characters, or what happened.
    [[nodiscard]] static QString info(const Event &event);
    /// "4 of 5 bytes, the rest was thrown away (MSG_TRUNC)"; empty unless the event is a truncated datagram.
    [[nodiscard]] static QString cut(const Event &event);
    /// Which end of a conversation it is: "server", "relay towards client".
    [[nodiscard]] static QString role(Role role);
    /// What, why, what to try and the system's names, one per line; empty unless the event is an error.
    [[nodiscard]] static QString explanation(const Event &event);
    /// Which sockets a listener or a client uses, and what they cannot do and why, one per line; empty if the
    /// event does not say.
    [[nodiscard]] static QString sockets(const Event &event);
    /// What a handshake negotiated, in one line: "TLSv1.3, TLS_AES_256_GCM_SHA384, h2, client alice
    /// (verified)".
    [[nodiscard]] static QString handshakeLine(const TlsFacts &facts);
    /// What a handshake negotiated, one fact per line; empty unless the event is a handshake.
    [[nodiscard]] static QString handshake(const Event &event);
    /// What a protocol has read from a message besides its summary, one field per line; empty for none.
    [[nodiscard]] static QString protocol(const Event &event);
    /// What the kernel reported, one figure per line, each marked as sampled; empty unless the event is a
    /// sample.
    [[nodiscard]] static QString kernelFacts(const Event &event);
    /// "0.001204": seconds since the log began, to the microsecond.
    [[nodiscard]] static QString time(qint64 timeNs);
    /// A word for the kind, as a sentence would use it: "connected", "half-closed".
    [[nodiscard]] static QString kind(EventKind kind);
    /// The same for one event, saying who has half-closed: "half-closed by peer".
    [[nodiscard]] static QString kind(const Event &event);
    [[nodiscard]] static QString severity(Severity severity);
    /// The address that the event's bytes come from, or go to; empty if it is not known.
    [[nodiscard]] static QString source(const Event &event, const Conversation &conversation);
    [[nodiscard]] static QString destination(const Event &event, const Conversation &conversation);

private:
    [[nodiscard]] static QString protocolLine(const ProtocolFacts &facts);
    [[nodiscard]] static QString words(const Event &event);
    [[nodiscard]] static QString detailed(EventKind kind, const QString &info);
    [[nodiscard]] static QString whatHappened(const Event &event);
};

} // namespace swb
