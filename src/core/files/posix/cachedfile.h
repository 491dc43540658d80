// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/files/posix/descriptor.h"

#include <QByteArray>
#include <optional>

namespace swb {

/// Opens what lies below a folder without waiting for the disk, as open(2) with these flags would, through no
/// link and not out of the folder (openat2(2), RESOLVE_CACHED). None where the system does not have the whole
/// way in memory, cannot say, or there is nothing.
[[nodiscard]] Descriptor openCached(int folder, const QByteArray &path, int flags);

/// Reads what the system has in memory at this offset (preadv2(2), RWF_NOWAIT). -1 where it has nothing there
/// or cannot say.
[[nodiscard]] qint64 readCached(int file, char *into, qint64 most, qint64 offset);

} // namespace swb
