// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/values/result.h"
#include "protocols/raw/replies/responder.h"
#include "protocols/replychoice.h"

#include <memory>

namespace swb {

/// Makes the responder for a reply in the notation of the command line: "echo", "uppercase", "lowercase",
/// "reverse", "discard", "fixed:TEXT", "template:TEXT". TEXT may contain the escapes of payload/escapes.h; a
/// template also {data}, {peer}, {count}, {time}, and {{ }} for braces. Errors: BadReply or BadEscape, naming
/// the position.
[[nodiscard]] Result<std::shared_ptr<const Responder>> makeResponder(const QString &spec);

/// All of them, in the order a menu shows them.
[[nodiscard]] ReplyChoices rawReplies();

} // namespace swb
