// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

namespace swb {

/// The header before the bytes of a file, in lines that end with LF or CRLF:
///     SWB-FILE 1
///     name: notes.txt
///     length: 12345
///     sha256: 64 hex digits
/// and an empty line. The receiver answers each header with one line, and then the sender sends the bytes
/// from that position on:
///     from 0               or the number of bytes already there, of a file with the same name and SHA-256
///     refused WORD         and the connection ends; exists, busy, name, too-large, header or disk
/// and with another line once it has all of them:
///     stored SHA256        of what it has written
///     failed WORD          and it has kept nothing; checksum, exists or disk
/// After that the next header may follow.
struct FileHeader
{
    QString name;
    qint64 length = 0;
    QByteArray sha256; ///< 32 bytes

    [[nodiscard]] QByteArray toBytes() const;
};

/// Reads one header after the other from a stream, in pieces as they arrive.
class FileHeaderReader
{
public:
    enum class Status : quint8 { NeedMore, Complete, Malformed };

    void append(QByteArrayView bytes) { m_pending.append(bytes); }
    [[nodiscard]] Status next();
    [[nodiscard]] const FileHeader &header() const { return m_header; } ///< the completed one
    /// As received, including the empty line.
    [[nodiscard]] const QByteArray &headerBytes() const { return m_headerBytes; }
    /// The bytes after it.
    [[nodiscard]] QByteArray takeRest() { return std::exchange(m_pending, {}); }
    /// A header has begun.
    [[nodiscard]] bool isWithin() const { return m_bytes > 0 || !m_pending.isEmpty(); }

private:
    [[nodiscard]] bool take(QByteArrayView line);
    [[nodiscard]] bool isWhole() const;
    void begin();

    QByteArray m_pending;
    qsizetype m_bytes = 0; ///< read of this header
    FileHeader m_read{{}, -1, {}};
    FileHeader m_header;
    QByteArray m_readBytes; ///< of the current header
    QByteArray m_headerBytes;
};

} // namespace swb
