// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/files/posix/descriptor.h"

#include <QByteArray>
#include <optional>

namespace swb {

/// Opens a path below a folder without waiting for the disk, like open(2) with these flags, through no link
/// and never outside the folder (openat2(2), RESOLVE_CACHED). None if the system does not have the whole path
/// in memory, does not support this, or nothing is there.
[[nodiscard]] Descriptor openCached(int folder, const QByteArray &path, int flags);

/// Reads what the system has in memory at this offset (preadv2(2), RWF_NOWAIT). -1 if it has nothing there or
/// does not support this.
[[nodiscard]] qint64 readCached(int file, char *into, qint64 most, qint64 offset);

} // namespace swb
