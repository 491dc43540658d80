// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "net/socket/sockaddr.h"

#include <QByteArrayView>
#include <array>
#include <memory>
#include <vector>

namespace swb {

/// Datagrams taken from and given to a socket many at a time (recvmmsg(2), sendmmsg(2)), each with room for
/// the largest there is, so that none is ever cut.
class DatagramBatch
{
public:
    static constexpr int slots = 32;

    DatagramBatch();

    /// Reads what is there, up to `slots` datagrams: how many, or -1 with errno set.
    [[nodiscard]] int receive(int descriptor);
    [[nodiscard]] QByteArrayView payload(int index) const;
    [[nodiscard]] SocketAddress sender(int index) const { return fromSockAddr(m_addresses[size_t(index)]); }
    /// Datagrams that the kernel has thrown away on this socket since it began, as of the last receive(); the
    /// socket must have SO_RXQ_OVFL (socket(7)).
    [[nodiscard]] quint32 droppedByKernel() const { return m_dropped; }

    /// Queues an answer to the sender of this datagram. The bytes must stay where they are until send().
    void addReply(int index, QByteArrayView bytes);
    [[nodiscard]] int replyCount() const { return int(m_replies.size()); }
    [[nodiscard]] int replyTo(int reply) const { return m_replies[size_t(reply)].index; }
    [[nodiscard]] QByteArrayView reply(int reply) const { return m_replies[size_t(reply)].bytes; }
    /// Sends the queued answers from this one on: how many left, or -1 with errno set for the first.
    [[nodiscard]] int sendFrom(int descriptor, int firstReply);
    void clearReplies() { m_replies.clear(); }

private:
    struct Reply
    {
        int index;
        QByteArrayView bytes;
    };
    static constexpr size_t slotBytes = 65'536;

    void readDropCount(const msghdr &header);

    std::unique_ptr<char[]> m_memory;
    std::array<sockaddr_storage, slots> m_addresses{};
    std::array<iovec, slots> m_vectors{};
    std::array<std::array<char, 64>, slots> m_control{};
    std::array<mmsghdr, slots> m_headers{};
    std::vector<Reply> m_replies;
    quint32 m_dropped = 0;
};

} // namespace swb
