// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/datagram/outgoingdatagrams.h"

namespace swb {

void OutgoingDatagrams::add(QByteArrayView bytes, const sockaddr_storage *to, socklen_t length,
                            const SocketAddress &from)
{
    m_vectors.push_back({const_cast<char *>(bytes.data()), size_t(bytes.size())});
    mmsghdr header{};
    header.msg_hdr.msg_name = const_cast<sockaddr_storage *>(to);
    header.msg_hdr.msg_namelen = length;
    header.msg_hdr.msg_iovlen = 1;
    m_headers.push_back(header);
    m_sourceOf.push_back(from.isNull() ? -1 : qsizetype(m_sources.size()));
    if (!from.isNull())
        m_sources.push_back(sourceControl(from, to->ss_family));
}

QByteArrayView OutgoingDatagrams::at(int index) const
{
    const iovec &bytes = m_vectors[size_t(index)];
    return {static_cast<const char *>(bytes.iov_base), qsizetype(bytes.iov_len)};
}

int OutgoingDatagrams::sendFrom(int descriptor, int first)
{
    for (size_t i = size_t(first); i < m_headers.size(); ++i) {
        msghdr &header = m_headers[i].msg_hdr;
        header.msg_iov = &m_vectors[i]; // only now: the vectors may have moved
        if (m_sourceOf[i] < 0)
            continue;
        SourceControl &source = m_sources[size_t(m_sourceOf[i])];
        header.msg_control = source.bytes.data();
        header.msg_controllen = source.length;
    }
    return ::sendmmsg(descriptor, m_headers.data() + first, unsigned(count() - first),
                      MSG_DONTWAIT | MSG_NOSIGNAL);
}

void OutgoingDatagrams::clear()
{
    m_vectors.clear();
    m_headers.clear();
    m_sources.clear();
    m_sourceOf.clear();
}

} // namespace swb
