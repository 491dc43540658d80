// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/compare/probe.h"
#include "core/compare/scorecard.h"

namespace swb {

/// What our server has seen of one run.
struct ReceiverFigures
{
    DirectionAccount account; ///< except sent and lost, which only the sender knows
    quint64 bytes = 0; ///< payload of first copies
    Histogram oneWay; ///< ns
    double jitterNs = 0;
    EndCounters calls;
    quint64 kernelDrops = 0;
    TimeSeries series; ///< of one-way delays and arrivals
    qint64 lastNs = 0; ///< when the last message came; 0 for none
};

/// Counts what arrives at our server in one run.
class ReceiverAccount
{
public:
    struct Run
    {
        quint64 firstId = 0; ///< lower numbers belong to the warm-up
        std::shared_ptr<const SentWindow> window; ///< when messages were sent; for one-way delays
        int connections = 1;
        qint64 startNs = 0;
    };

    explicit ReceiverAccount(const Run &run);

    void take(const ProbeMessages::Seen &seen, qsizetype payloadBytes, qint64 nowNs);
    [[nodiscard]] const ReceiverFigures &figures() const { return m_figures; }

private:
    Run m_run;
    SeenWindow m_window;
    JitterEstimator m_jitter;
    ReceiverFigures m_figures;
};

} // namespace swb
