// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/values/capabilities.h"

#include <QList>
#include <QTest>

namespace swb::test {

/// The socket families in this build, for tests that run with each of them.
inline QList<SocketFamily> builtFamilies()
{
    QList<SocketFamily> built{SocketFamily::Native, SocketFamily::Qt};
    built.removeIf([](SocketFamily family) { return !isBuilt(family); });
    return built;
}

/// Adds a row for each of them, in the column "family".
inline void addFamilyRows()
{
    QTest::addColumn<SocketFamily>("family");
    for (const SocketFamily family : builtFamilies())
        QTest::addRow("%s", nameOf(family).data()) << family;
}

/// The family for this test run, if one is set: SWB_TEST_SOCKETS=qt.
inline std::optional<SocketFamily> testedFamily()
{
    return socketFamilyOf(qEnvironmentVariable("SWB_TEST_SOCKETS"));
}

/// Why the default sockets of a program cannot do this, for tests that need it; empty if they can.
inline QString absentByDefault(Capability capability, Transport transport)
{
    return whyAbsent(capability, testedFamily().value_or(defaultSocketFamily()), transport);
}

} // namespace swb::test
