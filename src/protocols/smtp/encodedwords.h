// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace swb {

/// The value of an unstructured header such as Subject for people: its encoded words
/// ("=?utf-8?q?caf=C3=A9?=", RFC 2047) decoded, and adjacent ones joined. A word that is invalid, has an
/// encoding outside textEncodings(), or bytes that are invalid in it stays as it is. A decoded word never
/// contains terminal controls or line ends.
[[nodiscard]] QString decodedHeader(QByteArrayView value);

} // namespace swb
