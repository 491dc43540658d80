// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocols/http/byterangesbody.h"

#include <QRandomGenerator>
#include <algorithm>

namespace swb {

namespace {

/// Whoever wrote the file could not know it.
QByteArray newBoundary()
{
    constexpr int hex = 16;
    QRandomGenerator &random = *QRandomGenerator::global();
    return QByteArray::number(random.generate64(), hex) + QByteArray::number(random.generate64(), hex);
}

} // namespace

ByteRangesBody::ByteRangesBody(std::unique_ptr<QIODevice> file, const QList<HttpRange> &ranges,
                               const QByteArray &type)
    : m_file(std::move(file))
    , m_boundary(newBoundary())
{
    const qint64 size = m_file->size();
    for (const HttpRange &range : ranges)
        add({"\r\n--" + m_boundary + "\r\nContent-Type: " + type
                 + "\r\nContent-Range: " + httpContentRange(range, size) + "\r\n\r\n",
             range.first, range.length()});
    add({"\r\n--" + m_boundary + "--\r\n"});
    open(QIODevice::ReadOnly | QIODevice::Unbuffered);
}

void ByteRangesBody::add(const Part &part)
{
    m_length += part.head.size() + part.bytes;
    m_parts.append(part);
}

qint64 ByteRangesBody::readData(char *to, qint64 most)
{
    qint64 done = 0;
    while (done < most && m_part < m_parts.size()) {
        const Part &part = m_parts[m_part];
        if (m_passed == part.head.size() + part.bytes) {
            ++m_part;
            m_passed = 0;
            continue;
        }
        const qint64 got = readPart(part, to + done, most - done);
        if (got <= 0)
            return done > 0 ? done : -1;
        m_passed += got;
        done += got;
    }
    return done;
}

/// What of it is at hand: of its header, or of the file.
qint64 ByteRangesBody::readPart(const Part &part, char *to, qint64 most)
{
    const qint64 ofHead = qMin(part.head.size() - m_passed, most);
    if (ofHead > 0) {
        std::copy_n(part.head.constData() + m_passed, ofHead, to);
        return ofHead;
    }
    const qint64 ofFile = m_passed - part.head.size();
    if (ofFile == 0 && !m_file->seek(part.first))
        return -1;
    return m_file->read(to, qMin(part.bytes - ofFile, most));
}

} // namespace swb
