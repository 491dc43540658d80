// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/compare/scorecard.h"
#include "core/values/ids.h"

#include <QObject>

namespace swb {

/// The service through which the window and the command line measure. As with Engine, every call returns at
/// once, and what came of it arrives as a signal in the thread of this object. Implemented by
/// net/compare/NetExperiments.
class Experiments : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    /// Sends the same work down a TCP and a UDP lane, as often as it says. comparisonProgress() follows some
    /// dozens of times a second, and comparisonFinished() once, always after this call returned. What it
    /// sends is counted and timed, but not written into the log message by message: only its beginning and
    /// its end.
    virtual EndpointId startComparison(const Work &work) = 0;
    /// Sends nothing more until it is let go on; what is under way still arrives. The time of a
    /// pause does not count.
    virtual void pauseComparison(EndpointId comparison, bool paused) = 0;
    /// Ends it early; comparisonFinished() has what there is.
    virtual void stopComparison(EndpointId comparison) = 0;
    virtual void stopAll() = 0;

Q_SIGNALS:
    /// Of one that is running; at most 30 a second.
    void comparisonProgress(swb::EndpointId comparison, const swb::ComparisonProgress &progress);
    /// The error is that of the settings, or of a lane that could not begin; a lane that broke on its way
    /// says so in its score.
    void comparisonFinished(swb::EndpointId comparison, const swb::Scorecard &scorecard,
                            const swb::Error &error);
};

} // namespace swb
