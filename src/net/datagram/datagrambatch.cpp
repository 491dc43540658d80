// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/datagram/datagrambatch.h"

#include <cstring>

namespace swb {

DatagramBatch::DatagramBatch()
    : m_memory(std::make_unique_for_overwrite<char[]>(slots * slotBytes))
{
    m_replies.reserve(slots);
}

int DatagramBatch::receive(int descriptor)
{
    for (size_t i = 0; i < slots; ++i) {
        m_vectors[i] = {m_memory.get() + i * slotBytes, slotBytes};
        msghdr &header = m_headers[i].msg_hdr;
        header = {};
        header.msg_name = &m_addresses[i];
        header.msg_namelen = sizeof m_addresses[i];
        header.msg_iov = &m_vectors[i];
        header.msg_iovlen = 1;
        header.msg_control = m_control[i].data();
        header.msg_controllen = m_control[i].size();
    }
    const int count = ::recvmmsg(descriptor, m_headers.data(), slots, MSG_DONTWAIT, nullptr);
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

QByteArrayView DatagramBatch::payload(int index) const
{
    return {m_memory.get() + size_t(index) * slotBytes, qsizetype(m_headers[size_t(index)].msg_len)};
}

void DatagramBatch::addReply(int index, QByteArrayView bytes)
{
    m_replies.push_back({index, bytes});
}

int DatagramBatch::sendFrom(int descriptor, int firstReply)
{
    std::array<iovec, slots> vectors;
    std::array<mmsghdr, slots> headers{};
    const size_t count = m_replies.size() - size_t(firstReply);
    for (size_t i = 0; i < count; ++i) {
        const Reply &reply = m_replies[size_t(firstReply) + i];
        vectors[i] = {const_cast<char *>(reply.bytes.data()), size_t(reply.bytes.size())};
        headers[i].msg_hdr.msg_name = &m_addresses[size_t(reply.index)];
        headers[i].msg_hdr.msg_namelen = m_headers[size_t(reply.index)].msg_hdr.msg_namelen;
        headers[i].msg_hdr.msg_iov = &vectors[i];
        headers[i].msg_hdr.msg_iovlen = 1;
    }
    return ::sendmmsg(descriptor, headers.data(), unsigned(count), MSG_DONTWAIT | MSG_NOSIGNAL);
}

} // namespace swb
