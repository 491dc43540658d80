// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocols/http/byterangesbody.h"

#include <QRandomGenerator>
#include <algorithm>

namespace swb {

namespace {

/// Random, so that it does not occur in the file.
QByteArray newBoundary()
{
    constexpr int hex = 16;
    QRandomGenerator &random = *QRandomGenerator::global();
    return QByteArray::number(random.generate64(), hex) + QByteArray::number(random.generate64(), hex);
}

} // namespace

ByteRangesBody::ByteRangesBody(std::shared_ptr<ServedFile> file, qint64 size, const QList<HttpRange> &ranges,
                               const QByteArray &type)
    : m_file(std::move(file))
    , m_boundary(newBoundary())
{
    for (const HttpRange &range : ranges)
        add({"\r\n--" + m_boundary + "\r\nContent-Type: " + type
                 + "\r\nContent-Range: " + httpContentRange(range, size) + "\r\n\r\n",
             range.first, range.length()});
    add({"\r\n--" + m_boundary + "--\r\n"});
}

void ByteRangesBody::add(const Part &part)
{
    m_length += part.head.size() + part.bytes;
    m_parts.append(part);
}

std::optional<qint64> ByteRangesBody::readAtOnce(char *into, qint64 most)
{
    return readParts(into, most,
                     [](ServedFile &file, char *to, qint64 bytes) { return file.readAtOnce(to, bytes); });
}

qint64 ByteRangesBody::read(char *into, qint64 most)
{
    return readParts(
               into, most,
               [](ServedFile &file, char *to, qint64 bytes) { return std::optional(file.read(to, bytes)); })
        .value_or(0);
}

/// As much as can be read without waiting longer than `readFile` does.
std::optional<qint64> ByteRangesBody::readParts(char *into, qint64 most, ReadFile readFile)
{
    qint64 done = 0;
    while (done < most && m_part < m_parts.size()) {
        const Part &part = m_parts[m_part];
        if (m_passed == part.head.size() + part.bytes) {
            ++m_part;
            m_passed = 0;
            continue;
        }
        const std::optional<qint64> got = readPart(part, into + done, most - done, readFile);
        if (got.value_or(0) <= 0)
            return done > 0 ? std::optional(done) : got;
        m_passed += *got;
        done += *got;
    }
    return done;
}

/// What is available of a part: of its header, or of the file.
std::optional<qint64> ByteRangesBody::readPart(const Part &part, char *into, qint64 most, ReadFile readFile)
{
    const qint64 ofHead = qMin(part.head.size() - m_passed, most);
    if (ofHead > 0) {
        std::copy_n(part.head.constData() + m_passed, ofHead, into);
        return ofHead;
    }
    const qint64 ofFile = m_passed - part.head.size();
    if (ofFile == 0)
        m_file->seek(part.first);
    return readFile(*m_file, into, qMin(part.bytes - ofFile, most));
}

} // namespace swb
