// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/payload/utf8.h"

#include <QByteArrayView>
#include <QString>

namespace swb {

/// Bytes as one line for a table cell: UTF-8 with control characters as their Unicode pictures (U+2400
/// block), invalid bytes as U+FFFD; at most `maxChars` characters and then an ellipsis. Never markup, never
/// two lines.
[[nodiscard]] QString printableLine(QByteArrayView bytes, qsizetype maxChars = 200);

/// What is shown for this character or byte: itself, or a picture if it must not appear in a line.
[[nodiscard]] char32_t visibleInLine(Utf8Unit unit);

/// A line as printableLine() makes it, appended as UTF-8.
void appendPrintable(QByteArray &out, QByteArrayView bytes, qsizetype maxChars = 200);

} // namespace swb
