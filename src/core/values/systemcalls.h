// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

namespace swb {

/// Counts of calls that read or wrote, including those that found no data or no space: recv(2), sendmmsg(2),
/// SSL_read and the like.
struct SystemCalls
{
    quint64 reads = 0;
    quint64 writes = 0;

    SystemCalls &operator+=(const SystemCalls &other)
    {
        reads += other.reads;
        writes += other.writes;
        return *this;
    }
    [[nodiscard]] SystemCalls since(const SystemCalls &before) const
    {
        return {reads - before.reads, writes - before.writes};
    }
};

} // namespace swb
