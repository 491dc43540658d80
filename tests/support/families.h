// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/values/capabilities.h"

#include <QList>
#include <QTest>

namespace swb::test {

/// The families of sockets that this build has, for tests that run over each.
inline QList<SocketFamily> builtFamilies()
{
    QList<SocketFamily> built{SocketFamily::Native, SocketFamily::Qt};
    built.removeIf([](SocketFamily family) { return !isBuilt(family); });
    return built;
}

/// A row for each of them, with the column "family".
inline void addFamilyRows()
{
    QTest::addColumn<SocketFamily>("family");
    for (const SocketFamily family : builtFamilies())
        QTest::addRow("%s", nameOf(family).data()) << family;
}

/// The family that this run of a test is over, where it is told one: SWB_TEST_SOCKETS=qt.
inline std::optional<SocketFamily> testedFamily()
{
    return socketFamilyOf(qEnvironmentVariable("SWB_TEST_SOCKETS"));
}

/// Why what a program uses that nobody has told otherwise cannot do this, for tests that need it; empty where
/// it can.
inline QString absentByDefault(Capability capability, Transport transport)
{
    return whyAbsent(capability, testedFamily().value_or(defaultSocketFamily()), transport);
}

} // namespace swb::test
