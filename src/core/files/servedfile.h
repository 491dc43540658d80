// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>
#include <optional>

namespace swb {

/// An open file that is read piece by piece, from front to back, by a caller that must not wait for a disk.
class ServedFile
{
public:
    ServedFile() = default;
    virtual ~ServedFile() = default;
    Q_DISABLE_COPY_MOVE(ServedFile)

    /// Reads as much of the next `most` bytes as the system has in memory. Returns how many those were: 0 at
    /// the end and if they cannot be read, nothing if they have to come from the disk, which read() does.
    [[nodiscard]] virtual std::optional<qint64> readAtOnce(char *into, qint64 most) = 0;
    /// The same, but waits for the disk.
    [[nodiscard]] virtual qint64 read(char *into, qint64 most) = 0;
    virtual void seek(qint64 offset) = 0;
};

} // namespace swb
