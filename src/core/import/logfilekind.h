// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/values/result.h"

#include <QByteArrayView>
#include <optional>

namespace swb {

enum class LogFileKind : quint8 { Session, Capture, JsonLines };

/// Told by the content, whatever the name: SQLite's magic, those of pcap (microseconds and nanoseconds,
/// either byte order) and pcapng, or an opening brace. Pure.
[[nodiscard]] std::optional<LogFileKind> logFileKind(QByteArrayView head);

/// The same of a file. Errors: FileUnreadable, UnknownFileKind. Blocks on the disk.
[[nodiscard]] Result<LogFileKind> logFileKindOf(const QString &path);

} // namespace swb
