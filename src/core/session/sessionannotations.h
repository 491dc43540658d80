// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/log/annotations.h"
#include "core/values/error.h"

namespace swb {

/// Replaces the marks and notes of a session that nobody is recording; everything else stays. May wait for
/// the disk. Errors: SessionInUse, FileUnwritable, DiskFull and those of SessionReader::open().
[[nodiscard]] Error saveAnnotations(const QString &path, const Annotations::Map &annotations);

} // namespace swb
