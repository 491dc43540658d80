// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/log/messagelog.h"

#include <QString>

namespace swb {

/// The last reply to one client, from the log. Each update() reads only what is new, and at most latestEvents
/// of it, so it may be called several times a second in the GUI thread. The log must outlive it.
class LastReply
{
public:
    static constexpr quint64 latestEvents = 100'000; ///< takes a few milliseconds

    explicit LastReply(const MessageLog &log)
        : m_log(log)
    { }

    /// Starts again if this is another client; None for no client.
    void setClient(EndpointId client);
    /// Continues reading; true if there is something new to show.
    bool update();

    /// One line, as the log shows it; empty before the first reply.
    [[nodiscard]] const QString &text() const { return m_text; }
    /// From the last message sent before it to the reply, on the log's clock; -1 if nothing was sent.
    [[nodiscard]] qint64 afterNs() const { return m_afterNs; }

private:
    void take(const Event &event);

    const MessageLog &m_log;
    EndpointId m_client = EndpointId::None;
    quint64 m_next = 0; ///< the first event not read yet
    qint64 m_sentNs = -1;
    qint64 m_afterNs = -1;
    QString m_text;
    bool m_changed = false;
};

} // namespace swb
