// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "protocols/examples/example.h"

namespace swb {

/// All examples: those that came with the program, and one's own, files *.json in the folder "examples" of
/// the data folder. One's own takes the place of one of the same name. Reads the disk.
struct ExampleShelf
{
    QList<Example> examples; ///< by group, and by name within: A2 before A10
    QList<Error> errors; ///< of files that are none: BadExample

    [[nodiscard]] static ExampleShelf read(const QString &ownFiles = ownFolder());
    [[nodiscard]] static QString ownFolder();
    /// Where the files of the example of this name go: a folder of its own in the data folder.
    [[nodiscard]] static QString filesFolder(const QString &name);

    /// Null where there is none of that name, in whatever case.
    [[nodiscard]] const Example *find(const QString &name) const;
};

} // namespace swb
