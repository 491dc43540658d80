// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/log/logwriter.h"
#include "net/datagram/outgoingdatagrams.h"
#include "net/socket/hops.h"

#include <QByteArrayView>
#include <array>
#include <memory>
#include <vector>

namespace swb {

/// Datagrams taken from and given to a socket many at a time (recvmmsg(2), sendmmsg(2)). Each is received
/// into a buffer of its own: by default one with room for the largest there is, so that none is ever cut.
class DatagramBatch
{
public:
    static constexpr int slots = 32;

    static constexpr int largest = 65'536;

    /// What does not fit into so many bytes is thrown away by the system, and told by length().
    explicit DatagramBatch(int bufferBytes = largest);

    /// Reads what is there, up to `slots` datagrams: how many, or -1 with errno set.
    [[nodiscard]] int receive(int descriptor);
    [[nodiscard]] QByteArrayView payload(int index) const;
    /// Bytes that the datagram had; more than payload() where the buffer was too small for it.
    [[nodiscard]] quint32 length(int index) const { return m_headers[size_t(index)].msg_len; }
    /// Logs that it came, and how much of it was thrown away.
    void logReceived(LogWriter &writer, const Subject &subject, int index) const;
    /// payload(), to be changed in place.
    [[nodiscard]] char *bytes(int index) { return m_memory.get() + size_t(index) * m_bufferBytes; }
    [[nodiscard]] SocketAddress sender(int index) const { return fromSockAddr(m_addresses[size_t(index)]); }
    /// Where it was sent to; null unless the socket has reportDestinations().
    [[nodiscard]] PacketInfo info(int index) const { return packetInfoOf(m_headers[size_t(index)].msg_hdr); }
    /// With how many hops left it has come; nothing unless the socket has askForReceivedHops().
    [[nodiscard]] std::optional<int> hops(int index) const
    {
        return receivedHopsOf(m_headers[size_t(index)].msg_hdr);
    }
    /// Datagrams that the kernel has thrown away on this socket since it began, as the last receive() told; 0
    /// where it told nothing. The socket must have SO_RXQ_OVFL (socket(7)).
    [[nodiscard]] quint32 droppedByKernel() const { return m_dropped; }

    /// The same asked of the socket itself (SO_MEMINFO, socket(7)), which knows too of those behind which
    /// none has come; 0 where the system has no such answer.
    [[nodiscard]] static quint32 dropsOf(int descriptor);

    /// Queues an answer to the sender of this datagram, from this address of ours or where the system
    /// chooses. The bytes must stay where they are until send().
    void addReply(int index, QByteArrayView bytes, const SocketAddress &from = {});
    [[nodiscard]] int replyCount() const { return m_replies.count(); }
    [[nodiscard]] int replyTo(int reply) const { return m_repliesTo[size_t(reply)]; }
    [[nodiscard]] QByteArrayView reply(int reply) const { return m_replies.at(reply); }
    /// Sends the queued answers from this one on: how many left, or -1 with errno set for the first.
    [[nodiscard]] int sendFrom(int descriptor, int firstReply)
    {
        return m_replies.sendFrom(descriptor, firstReply);
    }
    void clearReplies();

private:
    void readDropCount(const msghdr &header);

    const size_t m_bufferBytes;
    std::unique_ptr<char[]> m_memory;
    std::array<sockaddr_storage, slots> m_addresses{};
    std::array<iovec, slots> m_vectors{};
    /// What the kernel tells beside a datagram: its drops, and where it was sent to in one or both ways, with
    /// the hops of each.
    static constexpr size_t controlBytes = CMSG_SPACE(sizeof(quint32)) + CMSG_SPACE(sizeof(in_pktinfo))
        + CMSG_SPACE(sizeof(in6_pktinfo)) + 2 * CMSG_SPACE(sizeof(int));
    struct alignas(cmsghdr) Control
    {
        std::array<char, controlBytes> bytes;
    };
    std::array<Control, slots> m_control{};
    std::array<mmsghdr, slots> m_headers{};
    OutgoingDatagrams m_replies;
    std::vector<int> m_repliesTo; ///< whose datagram each answers
    quint32 m_dropped = 0;
};

} // namespace swb
