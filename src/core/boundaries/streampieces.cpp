// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/boundaries/streampieces.h"

#include <algorithm>

namespace swb {

void StreamPieces::addWrite(qint64 timeNs, const QByteArray &bytes)
{
    const qint64 begin = writtenBytes();
    writes.append({timeNs, begin, begin + bytes.size(), bytes});
    ribbons = ribbonsBetween(writes, reads);
}

void StreamPieces::addRead(qint64 timeNs, const QByteArray &bytes)
{
    const qint64 begin = readBytes();
    reads.append({timeNs, begin, begin + bytes.size(), bytes});
    ribbons = ribbonsBetween(writes, reads);
}

qsizetype StreamPieces::readsLikeWrites() const
{
    return std::count_if(ribbons.cbegin(), ribbons.cend(), [this](const StreamRibbon &ribbon) {
        const StreamPiece &write = writes.at(ribbon.write);
        const StreamPiece &read = reads.at(ribbon.read);
        return write.begin == read.begin && write.end == read.end;
    });
}

QList<StreamRibbon> ribbonsBetween(const QList<StreamPiece> &writes, const QList<StreamPiece> &reads)
{
    QList<StreamRibbon> ribbons;
    for (qsizetype write = 0, read = 0; write < writes.size() && read < reads.size();) {
        const qint64 begin = std::max(writes.at(write).begin, reads.at(read).begin);
        const qint64 end = std::min(writes.at(write).end, reads.at(read).end);
        if (begin < end)
            ribbons.append({write, read, begin, end});
        const bool writeIsOver = writes.at(write).end <= end;
        const bool readIsOver = reads.at(read).end <= end;
        write += writeIsOver ? 1 : 0;
        read += readIsOver ? 1 : 0;
    }
    return ribbons;
}

} // namespace swb
