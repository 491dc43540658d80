// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/gui/prober.h"

#include "bench/load/window.h"
#include "core/tasks/handover.h"

#include <algorithm>
#include <cmath>

namespace swb::bench {

using namespace std::chrono_literals;

Prober::Prober()
    : m_thread([this] { ask(); })
{ }

Prober::~Prober()
{
    m_stop = true;
    m_thread.join();
}

void Prober::ask()
{
    auto next = Clock::now();
    while (!m_stop) {
        const auto asked = Clock::now();
        // Queued, because the answer belongs to the probed thread and is as late as that thread is.
        handOver(&m_asked, [this, asked] { m_delays.push_back(secondsSince(asked) * 1000); });
        next += 1ms;
        std::this_thread::sleep_until(next);
    }
}

double percentile(std::vector<double> values, double part)
{
    if (values.empty())
        return 0;
    std::sort(values.begin(), values.end());
    const auto rank = std::size_t(std::ceil(part * double(values.size())));
    return values[std::clamp<std::size_t>(rank, 1, values.size()) - 1];
}

} // namespace swb::bench
