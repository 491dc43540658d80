// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

namespace swb {

/// Who is present, as far as a protocol has learnt it.
struct PresentNames
{
    static constexpr qsizetype most = 1000; ///< names that are listed

    QStringList names; ///< in alphabetical order
    qsizetype more = 0; ///< how many others are present
    quint64 revision = 0; ///< increases with each change, since several threads may report out of order
    bool operator==(const PresentNames &) const = default;
};

} // namespace swb
