// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "protocols/http/httpranges.h"

namespace swb {

/// The body of an answer with several parts of a file (multipart/byteranges, RFC 9110 14.6), to be read from
/// its start to its end. What is in memory are the parts' headers.
class ByteRangesBody final : public QIODevice
{
public:
    /// `type` is the file's.
    ByteRangesBody(std::unique_ptr<QIODevice> file, const QList<HttpRange> &ranges, const QByteArray &type);

    /// That of the body itself, with what stands between the parts.
    [[nodiscard]] QByteArray type() const { return "multipart/byteranges; boundary=" + m_boundary; }
    [[nodiscard]] qint64 length() const { return m_length; }
    [[nodiscard]] bool isSequential() const override { return true; }

protected:
    qint64 readData(char *to, qint64 most) override;
    qint64 writeData(const char *, qint64) override { return -1; }

private:
    struct Part
    {
        QByteArray head;
        qint64 first = 0; ///< of the file
        qint64 bytes = 0; ///< of the file, behind the head
    };

    void add(const Part &part);
    [[nodiscard]] qint64 readPart(const Part &part, char *to, qint64 most);

    const std::unique_ptr<QIODevice> m_file;
    const QByteArray m_boundary;
    QList<Part> m_parts; ///< the last is the end alone
    qint64 m_length = 0;
    qsizetype m_part = 0; ///< the one that is being read...
    qint64 m_passed = 0; ///< ...of which so much has been
};

} // namespace swb
