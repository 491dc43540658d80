// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/follow/exchange.h"

#include <QObject>
#include <QThreadPool>

#include <atomic>
#include <memory>

namespace swb {

/// Groups a conversation by request in a thread of a pool, and reads one of the exchanges there. The newest
/// request wins. The log must outlive it.
class ExchangeReader : public QObject
{
    Q_OBJECT

public:
    static constexpr qint64 mostBytes = 1 << 20; ///< shown of one message

    explicit ExchangeReader(const MessageLog &log, QObject *parent = nullptr);
    ~ExchangeReader() override;

    void start(ConversationId side);
    /// Reads what the log has received since; nothing while it is still reading.
    void readOn();
    /// Reads the messages of one exchange, instead of any requested before.
    void show(const Exchange &exchange);

Q_SIGNALS:
    void exchangesRead(const std::vector<swb::Exchange> &all); ///< if they have changed
    void unitsRead(const std::vector<swb::FollowedUnit> &units);

private:
    void take(quint64 request, const std::vector<Exchange> &all);

    const MessageLog &m_log;
    std::shared_ptr<Exchanges> m_exchanges; ///< read by the pool's thread
    std::shared_ptr<std::atomic<quint64>> m_newest; ///< number of the current conversation
    std::atomic<quint64> m_shown{0}; ///< and of the current exchange
    std::vector<Exchange> m_all;
    quint64 m_readTo = 0; ///< number of events in the log at the last read
    bool m_reading = false;
    QThreadPool m_pool;
};

} // namespace swb
