// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocols/files/fileheader.h"

#include "core/payload/bytetext.h"
#include "protocols/files/filelimits.h"

#include <algorithm>
#include <cctype>

namespace swb {

namespace {

constexpr QByteArrayView magic = "SWB-FILE 1";
constexpr qsizetype sha256Bytes = 32;

QByteArrayView withoutEnd(QByteArrayView line)
{
    return line.endsWith('\r') ? line.chopped(1) : line;
}

bool isDigits(const QByteArray &text, int base)
{
    return !text.isEmpty() && std::all_of(text.cbegin(), text.cend(), [base](char character) {
        return base == 16 ? std::isxdigit(quint8(character)) != 0 : std::isdigit(quint8(character)) != 0;
    });
}

} // namespace

QByteArray FileHeader::toBytes() const
{
    return QByteArray(magic.toByteArray() + "\nname: " + bytesFromText(name)
                      + "\nlength: " + QByteArray::number(length) + "\nsha256: " + sha256.toHex() + "\n\n");
}

FileHeaderReader::Status FileHeaderReader::next()
{
    for (qsizetype end = m_pending.indexOf('\n'); end >= 0; end = m_pending.indexOf('\n')) {
        const QByteArray line = m_pending.first(end + 1);
        const bool isFirst = m_bytes == 0;
        m_pending.remove(0, line.size());
        m_bytes += line.size();
        const QByteArrayView text = withoutEnd(QByteArrayView(line).chopped(1));
        if (m_bytes > filelimits::headerBytes || (isFirst && text != magic))
            return Status::Malformed;
        m_readBytes += line;
        if (text.isEmpty()) {
            if (!isWhole())
                return Status::Malformed;
            begin();
            return Status::Complete;
        }
        if (!isFirst && !take(text))
            return Status::Malformed;
    }
    const bool isStarted = m_bytes > 0 || magic.startsWith(withoutEnd(m_pending))
        || (m_pending.startsWith(magic) && withoutEnd(m_pending).size() == magic.size());
    return isStarted && m_bytes + m_pending.size() < filelimits::headerBytes ? Status::NeedMore
                                                                             : Status::Malformed;
}

/// "name: value"; unknown members of a newer sender are ignored.
bool FileHeaderReader::take(QByteArrayView line)
{
    const qsizetype colon = line.indexOf(':');
    if (colon <= 0)
        return false;
    const QByteArrayView field = line.first(colon);
    const QByteArray value = line.sliced(colon + 1).toByteArray().trimmed();
    if (field == "name") {
        m_read.name = textFromBytes(value);
    } else if (field == "length") {
        bool fits = false;
        m_read.length = value.toLongLong(&fits);
        return fits && isDigits(value, 10);
    } else if (field == "sha256") {
        m_read.sha256 = QByteArray::fromHex(value);
        return isDigits(value, 16) && value.size() == 2 * sha256Bytes;
    }
    return true;
}

bool FileHeaderReader::isWhole() const
{
    return !m_read.name.isEmpty() && m_read.length >= 0 && !m_read.sha256.isEmpty();
}

void FileHeaderReader::begin()
{
    m_header = std::exchange(m_read, {{}, -1, {}});
    m_headerBytes = std::exchange(m_readBytes, {});
    m_bytes = 0;
}

} // namespace swb
