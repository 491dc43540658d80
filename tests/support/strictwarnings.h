// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QRegularExpression>
#include <QTest>

namespace swb {

/// Fails the running test at any warning but those that the offscreen platform gives for every window, and
/// those about scripts that no font here has: bytes that are shown as text may be of any script.
inline void failOnOurWarnings()
{
    QTest::failOnWarning(QRegularExpression(
        QStringLiteral("^(?!\\s*(This plugin does not support |OpenType support missing))")));
}

} // namespace swb
