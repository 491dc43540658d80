// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/import/loginput.h"

#include <QByteArrayView>
#include <optional>

namespace swb {

inline constexpr QByteArrayView byteOrderMark = "\xef\xbb\xbf"; ///< which some programs put before UTF-8

enum class LogFileKind : quint8 { Session, Capture, JsonLines };

/// Told by the content, whatever the name: SQLite's magic, those of pcap (microseconds and nanoseconds,
/// either byte order) and pcapng, or an opening brace, behind
/// a byte order mark or not. Pure.
[[nodiscard]] std::optional<LogFileKind> logFileKind(QByteArrayView head);

/// The same of a file, packed by gzip or not. Errors: FileUnreadable, UnknownFileKind. Blocks on the disk.
[[nodiscard]] Result<LogFileKind> logFileKindOf(const LogInput &input);

} // namespace swb
