// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "net/datagram/packetinfo.h"

#include <QByteArrayView>
#include <vector>

namespace swb {

/// Datagrams that leave one socket in one call (sendmmsg(2)). The bytes and addresses must stay where they
/// are until they are sent.
class OutgoingDatagrams
{
public:
    /// To this address, or for a connected socket to none; from this one of ours, or where the system
    /// chooses.
    void add(QByteArrayView bytes, const sockaddr_storage *to = nullptr, socklen_t length = 0,
             const SocketAddress &from = {});
    [[nodiscard]] int count() const { return int(m_headers.size()); }
    [[nodiscard]] QByteArrayView at(int index) const;
    /// Sends from this one on: how many left, or -1 with errno set for the first.
    [[nodiscard]] int sendFrom(int descriptor, int first);
    void clear();

private:
    std::vector<iovec> m_vectors;
    std::vector<mmsghdr> m_headers;
    std::vector<SourceControl> m_sources; ///< of those that have one
    std::vector<qsizetype> m_sourceOf; ///< of each datagram, -1 for none
};

} // namespace swb
