// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QByteArrayView>

namespace swb {

/// Appends a JSON string with its quotes (RFC 8259 7). The text must be valid UTF-8.
void appendJsonString(QByteArray &out, QByteArrayView utf8);

} // namespace swb
