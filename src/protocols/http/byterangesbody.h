// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "protocols/http/httpranges.h"

namespace swb {

/// The body of an answer with several parts of a file (multipart/byteranges, RFC 9110 14.6), read from start
/// to end. Only the parts' headers are in memory.
class ByteRangesBody final : public ServedFile
{
public:
    /// `size` and `type` are the file's.
    ByteRangesBody(std::shared_ptr<ServedFile> file, qint64 size, const QList<HttpRange> &ranges,
                   const QByteArray &type);

    /// The type of the body itself, with the boundary between the parts.
    [[nodiscard]] QByteArray type() const { return "multipart/byteranges; boundary=" + m_boundary; }
    [[nodiscard]] qint64 length() const { return m_length; }
    [[nodiscard]] std::optional<qint64> readAtOnce(char *into, qint64 most) override;
    [[nodiscard]] qint64 read(char *into, qint64 most) override;
    void seek(qint64) override { } // it is read only once

private:
    /// How to read the file.
    using ReadFile = std::optional<qint64> (*)(ServedFile &, char *, qint64);

    struct Part
    {
        QByteArray head;
        qint64 first = 0; ///< of the file
        qint64 bytes = 0; ///< of the file, after the head
    };

    void add(const Part &part);
    [[nodiscard]] std::optional<qint64> readParts(char *into, qint64 most, ReadFile readFile);
    [[nodiscard]] std::optional<qint64> readPart(const Part &part, char *into, qint64 most,
                                                 ReadFile readFile);

    const std::shared_ptr<ServedFile> m_file;
    const QByteArray m_boundary;
    QList<Part> m_parts; ///< the last one is only the end
    qint64 m_length = 0;
    qsizetype m_part = 0; ///< the current one...
    qint64 m_passed = 0; ///< ...and how much of it has been read
};

} // namespace swb
