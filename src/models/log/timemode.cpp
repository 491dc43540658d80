// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/log/timemode.h"

#include "core/log/eventtext.h"

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace swb {
namespace {

const std::array<QString, TimeText::modes> &names()
{
    static const std::array names{u"start"_s, u"clock"_s, u"previous"_s, u"reference"_s};
    return names;
}

} // namespace

QString TimeText::name(TimeMode mode)
{
    return names().at(size_t(mode));
}

TimeMode TimeText::mode(const QString &name)
{
    const auto found = std::ranges::find(names(), name);
    return found == names().end() ? TimeMode::SinceStart : TimeMode(found - names().begin());
}

QString TimeText::title(TimeMode mode)
{
    const std::array titles{tr("Time"), tr("Clock"), tr("Gap"), tr("Since ref.")};
    return titles.at(size_t(mode));
}

QString TimeText::choice(TimeMode mode)
{
    const std::array choices{tr("Since the &start of the log"), tr("&Clock"),
                             tr("Since the &previous row shown"), tr("Since the &reference row")};
    return choices.at(size_t(mode));
}

QString TimeText::sample(TimeMode mode)
{
    return mode == TimeMode::Clock     ? u"00:00:00.000"_s
        : mode == TimeMode::SinceStart ? u"0000.000000"_s
                                       : u"+0000.000000"_s;
}

QString TimeText::clock(const MessageLog &log, qint64 timeNs)
{
    return log.wallTime(timeNs).toString(u"HH:mm:ss.zzz"_s);
}

QString TimeText::between(qint64 fromNs, qint64 toNs)
{
    const qint64 ns = toNs - fromNs;
    return (ns < 0 ? u"−"_s : u"+"_s) + EventText::time(std::abs(ns));
}

} // namespace swb
