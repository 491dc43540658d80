// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/datagram/datagrambatch.h"

#include <algorithm>
#include <cstring>
#include <linux/sock_diag.h>

namespace swb {

DatagramBatch::DatagramBatch(int bufferBytes)
    : m_bufferBytes(size_t(bufferBytes))
    , m_memory(std::make_unique_for_overwrite<char[]>(slots * m_bufferBytes))
{ }

int DatagramBatch::receive(int descriptor)
{
    for (size_t i = 0; i < slots; ++i) {
        m_vectors[i] = {m_memory.get() + i * m_bufferBytes, m_bufferBytes};
        msghdr &header = m_headers[i].msg_hdr;
        header = {};
        header.msg_name = &m_addresses[i];
        header.msg_namelen = sizeof m_addresses[i];
        header.msg_iov = &m_vectors[i];
        header.msg_iovlen = 1;
        header.msg_control = m_control[i].bytes.data();
        header.msg_controllen = controlBytes;
    }
    m_dropped = 0; // the socket may be another than before
    const int count = ::recvmmsg(descriptor, m_headers.data(), slots, MSG_DONTWAIT | MSG_TRUNC,
                                 nullptr); // so that it tells the true length
    if (count > 0)
        readDropCount(m_headers[size_t(count - 1)].msg_hdr);
    return count;
}

void DatagramBatch::readDropCount(const msghdr &header)
{
    auto *const message = const_cast<msghdr *>(&header);
    for (cmsghdr *control = CMSG_FIRSTHDR(message); control; control = CMSG_NXTHDR(message, control)) {
        if (control->cmsg_level == SOL_SOCKET && control->cmsg_type == SO_RXQ_OVFL)
            std::memcpy(&m_dropped, CMSG_DATA(control), sizeof m_dropped);
    }
}

quint32 DatagramBatch::dropsOf(int descriptor)
{
    std::array<quint32, SK_MEMINFO_VARS> memory{};
    socklen_t size = sizeof memory;
    const bool told = ::getsockopt(descriptor, SOL_SOCKET, SO_MEMINFO, memory.data(), &size) == 0;
    return told && size > SK_MEMINFO_DROPS * sizeof(quint32) ? memory[SK_MEMINFO_DROPS] : 0;
}

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
    m_replies.add(bytes, &m_addresses[size_t(index)], m_headers[size_t(index)].msg_hdr.msg_namelen, from);
    m_repliesTo.push_back(index);
}

void DatagramBatch::clearReplies()
{
    m_replies.clear();
    m_repliesTo.clear();
}

} // namespace swb
