// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/import/loginput.h"

#include <QByteArrayView>
#include <optional>

namespace swb {

inline constexpr QByteArrayView byteOrderMark = "\xef\xbb\xbf"; ///< which some programs write before UTF-8

enum class LogFileKind : quint8 { Session, Capture, JsonLines };

/// Recognised by the content, whatever the name: the magic numbers of SQLite, of pcap (microseconds and
/// nanoseconds, either byte order) and of pcapng, or an opening brace, with or without a byte order mark
/// before it. Pure.
[[nodiscard]] std::optional<LogFileKind> logFileKind(QByteArrayView head);

/// The same for a file, packed by gzip or not. Errors: FileUnreadable, UnknownFileKind. Blocks on the disk.
[[nodiscard]] Result<LogFileKind> logFileKindOf(const LogInput &input);

} // namespace swb
