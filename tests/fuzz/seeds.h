// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QDir>
#include <QFile>
#include <QList>

namespace swb::fuzz {

/// Puts valid inputs into the fuzzer's first folder, from which it continues to damaged ones. To be called in
/// LLVMFuzzerInitialize(). Without a folder, or if single files are run again, it does nothing.
inline void plantSeeds(int argc, char **argv, const QList<QByteArray> &seeds)
{
    for (int i = 1; i < argc; ++i) {
        if (argv[i][0] == '-')
            continue;
        const QDir folder(QFile::decodeName(argv[i]));
        for (qsizetype number = 0; folder.exists() && number < seeds.size(); ++number) {
            QFile seed(folder.filePath(QStringLiteral("seed-%1").arg(number)));
            if (seed.open(QIODevice::WriteOnly))
                seed.write(seeds[number]);
        }
        return;
    }
}

} // namespace swb::fuzz
