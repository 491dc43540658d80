// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/worktext.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace swb {
namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(swb::Work)
};

QString paceWords(const Work &work)
{
    switch (work.pace) {
    case WorkPace::PingPong:
        return Words::tr("ping-pong");
    case WorkPace::AsFast:
        return Words::tr("as fast as possible");
    case WorkPace::Rate:
        return Words::tr("%1 a second").arg(work.rate);
    case WorkPace::Bursts:
        break;
    }
    return Words::tr("%1 a second in bursts of %2").arg(work.rate).arg(work.burst);
}

QString directionWords(WorkDirection direction)
{
    switch (direction) {
    case WorkDirection::Echo:
        return Words::tr("echo");
    case WorkDirection::Uppercase:
        return Words::tr("in capitals");
    case WorkDirection::OneWay:
        break;
    }
    return Words::tr("one way");
}

} // namespace

QString describe(const Work &work)
{
    QStringList words{Words::tr("%1 × %2 B").arg(work.count).arg(work.messageBytes()), paceWords(work),
                      directionWords(work.direction)};
    if (work.connections > 1)
        words.append(Words::tr("%n connections", nullptr, work.connections));
    if (work.repeats > 1)
        words.append(Words::tr("%n runs", nullptr, work.repeats));
    if (work.tcp.hasRelay() || work.udp.hasRelay())
        words.append(Words::tr("bad line"));
    return words.join(u", "_s);
}

} // namespace swb
