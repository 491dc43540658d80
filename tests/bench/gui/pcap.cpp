// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/gui/pcap.h"

#include <QFile>
#include <QtEndian>

namespace swb::bench {
namespace {

constexpr quint32 linkTypeRaw = 101;
constexpr qsizetype headerBytes = 28; // IPv4 without options (RFC 791) and UDP (RFC 768)
constexpr qsizetype bufferBytes = 1 << 20;

void append(QByteArray &out, quint32 number)
{
    out.append(reinterpret_cast<const char *>(&number), sizeof number);
}

QByteArray fileHeader()
{
    QByteArray header;
    for (const quint32 field : {0xa1b2c3d4U, 0x0004'0002U, 0U, 0U, 65'535U, linkTypeRaw})
        append(header, field);
    return header;
}

void append(QByteArray &out, const Event &event)
{
    const auto size = quint32(headerBytes + event.payload.size());
    append(out, quint32(event.timeNs / 1'000'000'000));
    append(out, quint32(event.timeNs / 1000 % 1'000'000));
    append(out, size);
    append(out, size);
    QByteArray headers("\x45\0\0\0\0\0\0\0\x40\x11\0\0\x7f\0\0\1\x7f\0\0\1\x9c\x40\x2e\xe0\0\0\0\0",
                       headerBytes);
    qToBigEndian(quint16(size), headers.data() + 2);
    qToBigEndian(quint16(size - 20), headers.data() + 24);
    out += headers + event.payload;
}

} // namespace

bool writePcap(const MessageLog &log, const QString &fileName)
{
    QFile file(fileName);
    if (!file.open(QIODevice::WriteOnly))
        return false;
    QByteArray buffer = fileHeader();
    log.forEach(1, log.endId(), [&](const Event &event) {
        append(buffer, event);
        if (buffer.size() > bufferBytes) {
            file.write(buffer);
            buffer.clear();
        }
        return true;
    });
    return file.write(buffer) == buffer.size() && file.flush();
}

} // namespace swb::bench
