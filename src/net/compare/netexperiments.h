// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/compare/experiments.h"

#include <memory>
#include <unordered_map>

namespace swb {

class Comparison;
class LogWriter;
class MessageLog;

/// Experiments on real sockets. It lives in the thread that made it; each comparison has its own threads.
class NetExperiments final : public Experiments
{
    Q_OBJECT

public:
    /// Comparisons write their events into this log, which must outlive this object.
    explicit NetExperiments(MessageLog &log, QObject *parent = nullptr);
    /// Ends what is running and waits for its threads, which takes no longer than their current turn.
    ~NetExperiments() override;

    EndpointId startComparison(const Work &work) override;
    void pauseComparison(EndpointId comparison, bool paused) override;
    void stopComparison(EndpointId comparison) override;
    void stopAll() override;

private:
    void endComparison(EndpointId id, const Scorecard &scorecard, const Error &error);

    MessageLog &m_log;
    std::unique_ptr<LogWriter> m_writer; ///< used in this object's thread
    std::unordered_map<quint32, std::unique_ptr<Comparison>> m_comparisons;
};

} // namespace swb
