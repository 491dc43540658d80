// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/values/result.h"

#include <QByteArray>
#include <QByteArrayView>

namespace swb {

/// Turns \n \r \t \0 \\ \xNN into their bytes; all other text goes through bytesFromText(). Errors:
/// BadEscape, naming the position (counted from 1) and what was found there.
[[nodiscard]] Result<QByteArray> unescape(const QString &text);

/// The reverse: bytes as text in one line, with the same escapes for control bytes, the backslash and
/// whatever is not valid UTF-8. unescape(escape(x)) == x. Truncated after `maxBytes` of input with an
/// ellipsis (0: never).
[[nodiscard]] QString escape(QByteArrayView bytes, qsizetype maxBytes = 0);

} // namespace swb
