// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/compare/sentences.h"

#include <QStringList>

namespace swb {

QStringList differences(const Scorecard &scorecard)
{
    Q_UNUSED(scorecard)
    return {};
}

} // namespace swb
