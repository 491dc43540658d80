// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLatin1StringView>
#include <span>

namespace swb {

/// A setting of a server or a client that an example may have: as core/engine/endpointjson.h writes it, and
/// the option of "swb" for it.
struct ExampleMember
{
    QLatin1StringView name;
    QLatin1StringView option;
    bool isNegated = false; ///< the option says that it is false
};

[[nodiscard]] std::span<const ExampleMember> exampleServerMembers();
[[nodiscard]] std::span<const ExampleMember> exampleClientMembers();

} // namespace swb
