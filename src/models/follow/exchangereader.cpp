// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/follow/exchangereader.h"

#include "core/tasks/handover.h"

namespace swb {
namespace {

constexpr quint64 eventsBetweenRequests = 8192; ///< read between two checks for a newer request

} // namespace

ExchangeReader::ExchangeReader(const MessageLog &log, QObject *parent)
    : QObject(parent)
    , m_log(log)
    , m_newest(std::make_shared<std::atomic<quint64>>(0))
{
    m_pool.setMaxThreadCount(1);
    m_pool.setObjectName(QStringLiteral("swb.exchanges"));
}

/// The pool is destroyed first of all members, once its job has noticed that nobody waits for it.
ExchangeReader::~ExchangeReader()
{
    m_newest->fetch_add(1, std::memory_order_relaxed);
    m_shown.fetch_add(1, std::memory_order_relaxed);
}

void ExchangeReader::start(ConversationId side)
{
    m_newest->fetch_add(1, std::memory_order_relaxed);
    m_shown.fetch_add(1, std::memory_order_relaxed);
    m_exchanges = std::make_shared<Exchanges>(m_log, side);
    m_all.clear();
    m_readTo = 0;
    m_reading = false;
    readOn();
}

void ExchangeReader::readOn()
{
    if (m_reading || !m_exchanges || m_readTo == m_log.endId())
        return;
    m_reading = true;
    m_readTo = m_log.endId();
    const quint64 number = m_newest->load(std::memory_order_relaxed);
    handOver(m_pool, [this, number, exchanges = m_exchanges] {
        const auto counts = [this, number] { return m_newest->load(std::memory_order_relaxed) == number; };
        while (counts() && exchanges->read(eventsBetweenRequests)) { }
        if (counts())
            handOver(this, [this, number, all = exchanges->all()] { take(number, all); });
    });
}

void ExchangeReader::take(quint64 request, const std::vector<Exchange> &all)
{
    if (request != m_newest->load(std::memory_order_relaxed))
        return;
    m_reading = false;
    if (all == m_all)
        return;
    m_all = all;
    Q_EMIT exchangesRead(m_all);
}

void ExchangeReader::show(const Exchange &exchange)
{
    const quint64 number = m_shown.fetch_add(1, std::memory_order_relaxed) + 1;
    handOver(m_pool, [this, number, exchange, exchanges = m_exchanges] {
        const auto counts = [this, number] { return m_shown.load(std::memory_order_relaxed) == number; };
        if (!counts())
            return;
        handOver(this, [this, counts, units = exchanges->units(exchange, mostBytes)] {
            if (counts())
                Q_EMIT unitsRead(units);
        });
    });
}

} // namespace swb
