// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>
#include <optional>

namespace swb {

/// An open file that is read piece by piece, from front to back, by who must not wait for a disk.
class ServedFile
{
public:
    ServedFile() = default;
    virtual ~ServedFile() = default;
    Q_DISABLE_COPY_MOVE(ServedFile)

    /// Reads what the system has in memory of the next `most` bytes. How many those were: 0 at the end and
    /// where they cannot be read, nothing where they have to come from the disk, which is for read().
    [[nodiscard]] virtual std::optional<qint64> readAtOnce(char *into, qint64 most) = 0;
    /// Likewise, but waits for the disk.
    [[nodiscard]] virtual qint64 read(char *into, qint64 most) = 0;
    virtual void seek(qint64 offset) = 0;
};

} // namespace swb
