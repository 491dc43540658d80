// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QByteArrayView>

namespace swb {

/// Replace `out` by the message in the other case: UTF-8 characters by Unicode's full case mapping (one may
/// become several), bytes that are not UTF-8 unchanged. Nothing is allocated for ASCII once `out` is large
/// enough.
void mapToUpper(QByteArrayView message, QByteArray &out);
void mapToLower(QByteArrayView message, QByteArray &out);

} // namespace swb
