// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "protocols/examples/example.h"

namespace swb {

/// All examples: those that come with the program, and the user's own, files *.json in the folder "examples"
/// of the data folder. The user's own replaces one of the same name. Reads the disk.
struct ExampleShelf
{
    QList<Example> examples; ///< by group, then by name: A2 before A10
    QList<Error> errors; ///< for files that are not examples: BadExample

    [[nodiscard]] static ExampleShelf read(const QString &ownFiles = ownFolder());
    [[nodiscard]] static QString ownFolder();
    /// The folder for the files of the example of this name: a separate folder in the data folder.
    [[nodiscard]] static QString filesFolder(const QString &name);

    /// Null if there is none of that name; case is ignored.
    [[nodiscard]] const Example *find(const QString &name) const;
};

} // namespace swb
