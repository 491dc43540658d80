// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/compare/scorecard.h"
#include "core/values/ids.h"

#include <QObject>

namespace swb {

/// The service through which the window and the command line measure. As with Engine, every call returns
/// immediately, and its result arrives as a signal in the thread of this object. Implemented by
/// net/compare/NetExperiments.
class Experiments : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    /// Sends the same work through a TCP and a UDP lane, as often as the work says. comparisonProgress()
    /// follows a few dozen times a second, and comparisonFinished() once, always after this call returned.
    /// The messages are counted and timed, but not logged one by one: the log has only the beginning and the
    /// end.
    virtual EndpointId startComparison(const Work &work) = 0;
    /// Sends nothing more until it is resumed; what is in flight still arrives. The duration of a pause does
    /// not count.
    virtual void pauseComparison(EndpointId comparison, bool paused) = 0;
    /// Ends it early; comparisonFinished() has the results so far.
    virtual void stopComparison(EndpointId comparison) = 0;
    virtual void stopAll() = 0;

Q_SIGNALS:
    /// For a running comparison; at most 30 a second.
    void comparisonProgress(swb::EndpointId comparison, const swb::ComparisonProgress &progress);
    /// The error is one of the settings, or of a lane that could not begin; a lane that broke during the run
    /// says so in its score.
    void comparisonFinished(swb::EndpointId comparison, const swb::Scorecard &scorecard,
                            const swb::Error &error);
};

} // namespace swb
