// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <cstdio>
#include <memory>

namespace swb {

/// A C stream for a library that can write only to one; the bytes are taken away as they come. It is in
/// memory (open_memstream(3)) or, without POSIX, in a file without a name (tmpfile), for which the disk needs
/// space and, with some C libraries on Windows, the user the right to write at its root. Bytes for which
/// there is no space are missing from the result.
class TakenFile
{
public:
    TakenFile();
    ~TakenFile();
    Q_DISABLE_COPY_MOVE(TakenFile)

    /// The user of the stream closes it before this object is destroyed. Null if the system cannot make one.
    [[nodiscard]] std::FILE *stream() const { return m_stream; }
    /// Appends what was written since the last call.
    void takeInto(QByteArray &bytes);

private:
    struct Memory; // where the bytes are, if not in a file

    std::unique_ptr<Memory> m_memory;
    std::FILE *m_stream;
};

} // namespace swb
