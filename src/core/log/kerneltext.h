// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/log/event.h"

#include <QCoreApplication>
#include <QString>

namespace swb {

/// The words for what the kernel reports about a connection. A figure that it does not report is never made
/// up.
class KernelText
{
    Q_DECLARE_TR_FUNCTIONS(KernelText)

public:
    /// "RTT 0.034 ms, 0 retransmits, cwnd 10": whichever of these three are known.
    [[nodiscard]] static QString line(const TcpFacts &facts);
    /// Every figure on its own line with its unit, marked as sampled.
    [[nodiscard]] static QString full(const TcpFacts &facts);
};

} // namespace swb
