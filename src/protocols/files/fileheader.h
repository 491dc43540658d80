// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

namespace swb {

/// What stands before the bytes of a file, in lines that end with LF or CRLF:
///
///     SWB-FILE 1
///     name: notes.txt
///     length: 12345
///     sha256: 64 hex digits
///
/// and an empty line. The receiver answers each with one line, and then the sender sends the bytes from there
/// on:
///
///     from 0               or as many bytes as were there already, of a file with the same name and SHA-256
///     refused WORD         and the connection ends; exists, busy, name, too-large, header or disk
///
/// and another once it has all of them:
///
///     stored SHA256        of what it has written
///     failed WORD          and it has kept nothing; checksum, exists or disk
///
/// After that the next header may follow.
struct FileHeader
{
    QString name;
    qint64 length = 0;
    QByteArray sha256; ///< 32 bytes

    [[nodiscard]] QByteArray toBytes() const;
};

/// Reads one header after the other out of a stream, in pieces as they come.
class FileHeaderReader
{
public:
    enum class Status : quint8 { NeedMore, Complete, Malformed };

    void append(QByteArrayView bytes) { m_pending.append(bytes); }
    [[nodiscard]] Status next();
    [[nodiscard]] const FileHeader &header() const { return m_header; } ///< the one that was complete
    /// As it came, its empty line included.
    [[nodiscard]] const QByteArray &headerBytes() const { return m_headerBytes; }
    /// What stands behind it.
    [[nodiscard]] QByteArray takeRest() { return std::exchange(m_pending, {}); }
    [[nodiscard]] bool isWithin() const { return m_bytes > 0 || !m_pending.isEmpty(); } ///< one has begun

private:
    [[nodiscard]] bool take(QByteArrayView line);
    [[nodiscard]] bool isWhole() const;
    void begin();

    QByteArray m_pending;
    qsizetype m_bytes = 0; ///< of this header, that were read
    FileHeader m_read{{}, -1, {}};
    FileHeader m_header;
    QByteArray m_readBytes; ///< of the one that is being read
    QByteArray m_headerBytes;
};

} // namespace swb
