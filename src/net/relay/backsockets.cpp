// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/relay/backsockets.h"

#include "core/values/errorcatalog.h"

#include <cerrno>
#include <limits>

namespace swb {

namespace {

/// The system picks a port at random, so even if half of them are resting, only one attempt in a million
/// finds nothing else.
constexpr int attempts = 20;

} // namespace

BackSockets::Opened BackSockets::open(const std::function<Opened()> &connect, qint64 nowNs)
{
    std::vector<std::unique_ptr<DatagramSocket>>
        resting; // open until the end, so that the next one gets another port
    while (resting.size() < attempts) {
        Opened opened = connect();
        if (!opened || !rests(opened.value()->local().port, nowNs))
            return opened;
        resting.push_back(std::move(opened).value());
    }
    return systemError(Operation::Connect, EAGAIN, {});
}

void BackSockets::closed(quint16 port, qint64 nowNs)
{
    if (m_restsUntilNs.empty())
        m_restsUntilNs.assign(size_t(std::numeric_limits<quint16>::max()) + 1, 0);
    m_restsUntilNs[port] = nowNs + rest.count();
}

bool BackSockets::rests(quint16 port, qint64 nowNs) const
{
    return !m_restsUntilNs.empty() && m_restsUntilNs[port] > nowNs;
}

} // namespace swb
