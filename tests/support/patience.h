// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTest>

namespace swb::test {

/// For anything that ought to happen at once, on a busy machine.
#ifdef __SANITIZE_THREAD__
inline constexpr int patienceMs = 120'000; // where everything takes several times as long
#else
inline constexpr int patienceMs = 30'000;
#endif

} // namespace swb::test

// Qt's own patience is five seconds, which a machine with much else to do has used up before it looks. A test
// that passes waits no longer for it.
#undef QTRY_VERIFY
#undef QTRY_VERIFY2
#undef QTRY_COMPARE
#define QTRY_VERIFY(condition) QTRY_VERIFY_WITH_TIMEOUT(condition, swb::test::patienceMs)
#define QTRY_VERIFY2(condition, words) QTRY_VERIFY2_WITH_TIMEOUT(condition, words, swb::test::patienceMs)
#define QTRY_COMPARE(actual, expected) QTRY_COMPARE_WITH_TIMEOUT(actual, expected, swb::test::patienceMs)
