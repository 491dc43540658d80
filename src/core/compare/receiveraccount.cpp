// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/compare/receiveraccount.h"

namespace swb {

ReceiverAccount::ReceiverAccount(const Run &run)
    : m_run(run)
    , m_window(run.window ? run.window->room() : 0, run.connections)
{ }

void ReceiverAccount::take(const ProbeMessages::Seen &seen, qsizetype payloadBytes, qint64 nowNs)
{
    DirectionAccount &account = m_figures.account;
    if (seen.probe && seen.probe->id < m_run.firstId)
        return;
    m_figures.lastNs = nowNs;
    if (!seen.intact)
        ++account.corrupted;
    if (!seen.probe && m_run.window) {
        ++account.unreadable;
        return;
    }
    const SeenWindow::Seen place
        = seen.probe ? m_window.see(seen.probe->id, seen.probe->connection) : SeenWindow::Seen{true, false};
    if (!place.first) {
        ++account.duplicated;
        return;
    }
    ++account.delivered;
    account.reordered += place.reordered ? 1 : 0;
    m_figures.bytes += quint64(payloadBytes);
    m_figures.series.arrived(nowNs - m_run.startNs, payloadBytes);
    if (!seen.probe || !m_run.window)
        return;
    const qint64 delay = nowNs - m_run.window->sentAt(seen.probe->id);
    m_figures.oneWay.add(delay);
    m_jitter.add(delay);
    m_figures.jitterNs = m_jitter.ns();
    m_figures.series.timed(nowNs - m_run.startNs, delay);
}

} // namespace swb
