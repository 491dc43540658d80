// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLatin1StringView>
#include <span>

namespace swb {

/// A setting of a server or a client that an example may have: in the notation of core/engine/endpointjson.h,
/// and the corresponding option of "swb".
struct ExampleMember
{
    QLatin1StringView name;
    QLatin1StringView option;
    bool isNegated = false; ///< the option sets it to false
};

[[nodiscard]] std::span<const ExampleMember> exampleServerMembers();
[[nodiscard]] std::span<const ExampleMember> exampleClientMembers();

} // namespace swb
