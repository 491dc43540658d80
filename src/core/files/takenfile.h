// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <cstdio>
#include <memory>

namespace swb {

/// A C stream for a library that writes to nothing else, whose bytes are taken away as they come: in memory
/// (open_memstream(3)), or where there is no POSIX in a file without a name (tmpfile), for which the disk
/// must have room and, with some C libraries on Windows, the user the right to write at its root. What there
/// is no room for is missing from what is taken.
class TakenFile
{
public:
    TakenFile();
    ~TakenFile();
    Q_DISABLE_COPY_MOVE(TakenFile)

    /// Whoever writes to it closes it, before this object ends. Null where the system gives none.
    [[nodiscard]] std::FILE *stream() const { return m_stream; }
    /// Adds what was written since the last time.
    void takeInto(QByteArray &bytes);

private:
    struct Memory; // where the bytes lie, if not in a file

    std::unique_ptr<Memory> m_memory;
    std::FILE *m_stream;
};

} // namespace swb
