// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/compare/scorecard.h"
#include "core/log/logwriter.h"

#include <QObject>

namespace swb {

class LaneRunner;

/// One comparison: each lane's runs, one lane after the other or both at once. Lives in the engine's thread.
class Comparison : public QObject
{
    Q_OBJECT

public:
    /// The writer must outlive it.
    Comparison(EndpointId id, Work work, LogWriter &writer, QObject *parent);
    ~Comparison() override;

    void start();
    void pause(bool paused);
    void stop();

Q_SIGNALS:
    void progressed(const swb::ComparisonProgress &progress);
    void finished(const swb::Scorecard &scorecard, const swb::Error &error); ///< once

private:
    void makeRunner(Lane lane);
    void next();
    void runLane(Lane lane);
    void laneProgressed(Lane lane, const LaneProgress &progress);
    void laneFinished(Lane lane, const LaneScore &score);
    [[nodiscard]] bool hasMore(Lane lane) const;
    [[nodiscard]] bool isRunning(Lane lane) const;
    void finish(const Error &error);
    void note(Lane lane, const QString &words, const Error &error = {});

    const EndpointId m_id;
    LogWriter &m_writer;
    Scorecard m_scorecard;
    ComparisonProgress m_progress;
    std::unique_ptr<LaneRunner> m_runners[2]; ///< by Lane
    qint64 m_lastProgressNs = 0;
    bool m_finished = false;
};

} // namespace swb
