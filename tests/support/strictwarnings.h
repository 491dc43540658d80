// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QRegularExpression>
#include <QTest>

namespace swb {

/// Fails the running test at any warning except those that the offscreen platform gives for every window, and
/// those about scripts for which no font is installed: bytes shown as text may be in any script.
inline void failOnOurWarnings()
{
    QTest::failOnWarning(QRegularExpression(
        QStringLiteral("^(?!\\s*(This plugin does not support |OpenType support missing))")));
}

} // namespace swb
