// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/log/event.h"

#include <QLatin1StringView>
#include <iterator>

namespace swb {

/// A fact of the kernel with the name that it has in every file.
struct TcpField
{
    QLatin1StringView name;
    qint64 TcpFacts::*value;
};

inline constexpr TcpField tcpFields[] = {
    {QLatin1StringView("rttUs"), &TcpFacts::rttUs},
    {QLatin1StringView("rttVarUs"), &TcpFacts::rttVarUs},
    {QLatin1StringView("minRttUs"), &TcpFacts::minRttUs},
    {QLatin1StringView("rtoUs"), &TcpFacts::rtoUs},
    {QLatin1StringView("sendMss"), &TcpFacts::sendMss},
    {QLatin1StringView("congestionWindow"), &TcpFacts::congestionWindow},
    {QLatin1StringView("unacked"), &TcpFacts::unacked},
    {QLatin1StringView("retransmits"), &TcpFacts::retransmits},
    {QLatin1StringView("lost"), &TcpFacts::lost},
    {QLatin1StringView("segmentsOut"), &TcpFacts::segmentsOut},
    {QLatin1StringView("segmentsIn"), &TcpFacts::segmentsIn},
    {QLatin1StringView("deliveryRate"), &TcpFacts::deliveryRate},
};
static_assert(sizeof(TcpFacts) == std::size(tcpFields) * sizeof(qint64), "a name for every fact");

} // namespace swb
