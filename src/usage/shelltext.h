// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

namespace swb {

/// One word of a POSIX shell, whatever stands in it.
[[nodiscard]] QString shellQuoted(const QString &text);
/// One word of fish.
[[nodiscard]] QString fishQuoted(const QString &text);
/// What names of functions begin with: "_socket_workbench".
[[nodiscard]] QString functionName(const QString &programName);

/// A part of a specification of zsh's _arguments, within a word that is not quoted yet: what divides the
/// parts is taken literally.
[[nodiscard]] QString zshPart(const QString &text);

} // namespace swb
