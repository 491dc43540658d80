// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/transport/datagrambatch.h"

#include <algorithm>

namespace swb {

DatagramBatch::DatagramBatch(int bufferBytes)
    : m_bufferBytes(size_t(bufferBytes))
    , m_memory(std::make_unique_for_overwrite<char[]>(slots * m_bufferBytes))
{ }

QByteArrayView DatagramBatch::payload(int index) const
{
    return {m_memory.get() + size_t(index) * m_bufferBytes,
            qsizetype(std::min(size_t(length(index)), m_bufferBytes))};
}

void DatagramBatch::logReceived(LogWriter &writer, const Subject &subject, int index) const
{
    if (const QByteArrayView taken = payload(index); taken.size() < qsizetype(length(index)))
        writer.cutDatagram(subject, taken, length(index));
    else
        writer.data(subject, Direction::In, taken);
}

void DatagramBatch::addReply(int index, QByteArrayView bytes, const SocketAddress &from)
{
    m_replies.push_back({bytes, sender(index), from});
    m_repliesTo.push_back(index);
}

void DatagramBatch::clearReplies()
{
    m_replies.clear();
    m_repliesTo.clear();
}

} // namespace swb
