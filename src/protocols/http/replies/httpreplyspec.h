// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/settings.h"
#include "core/values/result.h"
#include "protocols/http/httpreply.h"
#include "protocols/replychoice.h"

#include <QStringList>

namespace swb {

/// Reads ServerSettings::reply in the notation of an HTTP server: echo, fixed:TEXT, files:FOLDER, json:FILE.
/// Errors: BadReply, FileUnreadable.
[[nodiscard]] Result<std::shared_ptr<HttpReply>> makeHttpReply(const ServerSettings &settings);

/// "echo", "fixed:TEXT", "files:FOLDER", ...
[[nodiscard]] QStringList httpReplyNotations();

/// All of them, in the order a menu shows them.
[[nodiscard]] ReplyChoices httpReplies();

/// Reads "Name: value". Errors: BadOption.
[[nodiscard]] Result<HttpField> parseHttpField(const QString &line);

} // namespace swb
