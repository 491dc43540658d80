// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/impairment/impairment.h"
#include "core/impairment/linefigures.h"
#include "core/values/transport.h"

#include <QString>

namespace swb {

/// One line with what was set beside what was measured. If one of them does not exist, its text is empty.
struct RelayFigure
{
    QString name; ///< "loss"
    QString configured; ///< in the notation of the option
    QString measured; ///< "4.97% (497 of 10000)"
};

/// The figures of one direction: what passed, and everything that was set or that has happened.
[[nodiscard]] QList<RelayFigure> relayFigures(Transport transport, const Impairment &configured,
                                              const LineFigures &measured);

} // namespace swb
