// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

namespace swb {

/// Who is there, as far as a protocol has learnt it.
struct PresentNames
{
    static constexpr qsizetype most = 1000; ///< names that are told

    QStringList names; ///< in alphabetical order
    qsizetype more = 0; ///< who are there beside those
    quint64 revision = 0; ///< rises with each change: what is told by several threads may come out of order
    bool operator==(const PresentNames &) const = default;
};

} // namespace swb
