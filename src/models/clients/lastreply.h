// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/log/messagelog.h"

#include <QString>

namespace swb {

/// What came back last to one client, as the log has it. Each update() reads only what is new, and no more
/// than latestEvents of it, so it may be asked several times a second in the GUI thread. The log must outlive
/// it.
class LastReply
{
public:
    static constexpr quint64 latestEvents = 100'000; ///< read in a few milliseconds

    explicit LastReply(const MessageLog &log)
        : m_log(log)
    { }

    /// Begins anew where this is another client; None for nobody.
    void setClient(EndpointId client);
    /// Reads on; true where there is something else to show than before.
    bool update();

    /// One line, as the log shows it; empty before the first reply.
    [[nodiscard]] const QString &text() const { return m_text; }
    /// From the last message sent before it to the reply, both on the log's clock; -1 where nothing was sent.
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
