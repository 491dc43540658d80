// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/compare/netexperiments.h"

#include "core/log/logwriter.h"
#include "core/log/messagelog.h"
#include "net/compare/comparison.h"
#include "net/socket/descriptors.h"

namespace swb {

NetExperiments::NetExperiments(MessageLog &log, QObject *parent)
    : Experiments(parent)
    , m_log(log)
    , m_writer(log.makeWriter())
{
    qRegisterMetaType<EndpointId>();
    raiseDescriptorLimit();
}

NetExperiments::~NetExperiments() = default;

EndpointId NetExperiments::startComparison(const Work &work)
{
    const EndpointId id = m_log.newEndpoint();
    auto &comparison = m_comparisons[quint32(id)];
    comparison = std::make_unique<Comparison>(id, work, *m_writer, nullptr);
    connect(comparison.get(), &Comparison::progressed, this,
            [this, id](const ComparisonProgress &progress) { Q_EMIT comparisonProgress(id, progress); });
    // queued: the comparison is still in its last call
    connect(
        comparison.get(), &Comparison::finished, this,
        [this, id](const Scorecard &scorecard, const Error &error) { endComparison(id, scorecard, error); },
        Qt::QueuedConnection);
    QMetaObject::invokeMethod(comparison.get(), &Comparison::start, Qt::QueuedConnection); // after this call
    return id;
}

void NetExperiments::endComparison(EndpointId id, const Scorecard &scorecard, const Error &error)
{
    m_comparisons.erase(quint32(id));
    Q_EMIT comparisonFinished(id, scorecard, error);
}

void NetExperiments::pauseComparison(EndpointId comparison, bool paused)
{
    if (const auto found = m_comparisons.find(quint32(comparison)); found != m_comparisons.end())
        found->second->pause(paused);
}

void NetExperiments::stopComparison(EndpointId comparison)
{
    if (const auto found = m_comparisons.find(quint32(comparison)); found != m_comparisons.end())
        found->second->stop();
}

void NetExperiments::stopAll()
{
    for (const auto &[id, comparison] : m_comparisons)
        comparison->stop();
}

} // namespace swb
