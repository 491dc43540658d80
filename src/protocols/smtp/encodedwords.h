// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace swb {

/// The value of an unstructured header such as Subject for people: its encoded words
/// ("=?utf-8?q?caf=C3=A9?=", RFC 2047) decoded, of which those that follow each other are one text. What is
/// none, is in none of textEncodings() or has bytes that are none of its encoding stays as it stands. What
/// commands a terminal or ends a line comes out of no word.
[[nodiscard]] QString decodedHeader(QByteArrayView value);

} // namespace swb
