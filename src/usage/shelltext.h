// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

namespace swb {

/// One quoted word for a POSIX shell, whatever it contains.
[[nodiscard]] QString shellQuoted(const QString &text);
/// One quoted word for fish.
[[nodiscard]] QString fishQuoted(const QString &text);
/// The prefix of function names: "_socket_workbench".
[[nodiscard]] QString functionName(const QString &programName);

/// A part of a specification for zsh's _arguments, within a word that is not quoted yet: the separators of
/// the parts are taken literally.
[[nodiscard]] QString zshPart(const QString &text);

} // namespace swb
