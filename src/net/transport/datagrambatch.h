// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/log/logwriter.h"
#include "net/transport/outgoingdatagram.h"
#include "net/transport/packetinfo.h"

#include <array>
#include <memory>
#include <optional>
#include <span>
#include <vector>

namespace swb {

/// What is known about a received datagram besides its bytes.
struct ReceivedDatagram
{
    quint32 length = 0; ///< full length of the datagram
    SocketAddress sender;
    PacketInfo info; ///< if the socket reports it
    std::optional<int> hops; ///< hops left on arrival, if the socket reports it
};

/// Space for the datagrams that one turn takes from a socket, and for the answers to them. Each is received
/// into its own buffer: by default one with space for the largest possible datagram, so that none is ever
/// truncated. Several sockets of a thread may share one, since each receive() starts it again.
class DatagramBatch
{
public:
    static constexpr int slots = 32;

    static constexpr int largest = 65'536;

    /// What does not fit into this many bytes is thrown away, and reported by length().
    explicit DatagramBatch(int bufferBytes = largest);

    [[nodiscard]] QByteArrayView payload(int index) const;
    /// Full length of the datagram in bytes; more than payload() if the buffer was too small for it.
    [[nodiscard]] quint32 length(int index) const { return m_received[size_t(index)].length; }
    /// Logs that it arrived, and how much of it was thrown away.
    void logReceived(LogWriter &writer, const Subject &subject, int index) const;
    /// payload(), writable.
    [[nodiscard]] char *bytes(int index) { return m_memory.get() + size_t(index) * m_bufferBytes; }
    [[nodiscard]] const SocketAddress &sender(int index) const { return m_received[size_t(index)].sender; }
    [[nodiscard]] const PacketInfo &info(int index) const { return m_received[size_t(index)].info; }
    [[nodiscard]] std::optional<int> hops(int index) const { return m_received[size_t(index)].hops; }
    /// Datagrams that the system has dropped on the socket since it was opened, as of the last receive(); 0
    /// if it reported nothing.
    [[nodiscard]] quint32 droppedBySystem() const { return m_dropped; }

    /// Queues an answer to the sender of this datagram, from this local address or one that the system
    /// chooses. The bytes must stay where they are until they are sent.
    void addReply(int index, QByteArrayView bytes, const SocketAddress &from = {});
    /// Whether the last queued answer was to this datagram.
    [[nodiscard]] bool hasReply(int index) const
    {
        return !m_repliesTo.empty() && m_repliesTo.back() == index;
    }
    [[nodiscard]] int replyCount() const { return int(m_replies.size()); }
    [[nodiscard]] int replyTo(int reply) const { return m_repliesTo[size_t(reply)]; }
    [[nodiscard]] QByteArrayView reply(int reply) const { return m_replies[size_t(reply)].bytes; }
    [[nodiscard]] std::span<const OutgoingDatagram> repliesFrom(int first) const
    {
        return std::span(m_replies).subspan(size_t(first));
    }
    void clearReplies();

    // For the sockets that fill it.
    [[nodiscard]] size_t bufferBytes() const { return m_bufferBytes; }
    [[nodiscard]] ReceivedDatagram &received(int index) { return m_received[size_t(index)]; }
    void setDroppedBySystem(quint32 count) { m_dropped = count; }

private:
    const size_t m_bufferBytes;
    std::unique_ptr<char[]> m_memory;
    std::array<ReceivedDatagram, slots> m_received{};
    std::vector<OutgoingDatagram> m_replies;
    std::vector<int> m_repliesTo; ///< which datagram each one answers
    quint32 m_dropped = 0;
};

} // namespace swb
