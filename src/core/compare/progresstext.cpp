// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/compare/progresstext.h"

#include "core/values/quantities.h"

#include <QCoreApplication>
#include <algorithm>

using namespace Qt::StringLiterals;

namespace swb {
namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(swb::ProgressText)
};

double doneOf(const LaneProgress &lane, const Work &work)
{
    if (lane.run == 0)
        return 0;
    const double ofRun = lane.warmingUp ? 0 : double(lane.sent) / double(work.count);
    return (lane.run - 1 + std::min(1.0, ofRun)) / work.repeats;
}

QString textOf(const LaneProgress &lane, const Work &work, Transport transport)
{
    const QString where
        = Words::tr("%1, repeat %2 of %3")
              .arg(displayName(transport), QString::number(lane.run), QString::number(work.repeats));
    return lane.warmingUp
        ? Words::tr("%1: warming up").arg(where)
        : Words::tr("%1: %2 of %3 messages", nullptr, int(work.count))
              .arg(where, quantities::count(quint64(lane.sent)), quantities::count(quint64(work.count)));
}

} // namespace

double doneShare(const ComparisonProgress &progress, const Work &work)
{
    double done = 0;
    int lanes = 0;
    for (const Lane lane : {Lane::Tcp, Lane::Udp}) {
        if (!work.of(lane).on)
            continue;
        done += doneOf(progress.of(lane), work);
        ++lanes;
    }
    return lanes > 0 ? done / lanes : 0;
}

QString progressText(const ComparisonProgress &progress, const Work &work, qint64 elapsedNs)
{
    QStringList parts;
    for (const Lane lane : {Lane::Tcp, Lane::Udp}) {
        if (progress.of(lane).running)
            parts.append(textOf(progress.of(lane), work, work.transportOf(lane)));
    }
    if (const QString left = quantities::timeLeft(doneShare(progress, work), elapsedNs); !left.isEmpty())
        parts.append(left);
    return parts.join(u"; "_s);
}

} // namespace swb
