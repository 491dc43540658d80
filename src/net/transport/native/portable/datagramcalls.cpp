// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/transport/native/datagramcalls.h"

#include "net/transport/native/datagrammessage.h"

#include <array>

namespace swb {

/// One call per datagram, for systems without recvmmsg(2). What does not fit into the batch's buffer is read
/// and thrown away, since the length of a truncated datagram is not reported.
int receiveDatagrams(int descriptor, DatagramBatch &batch)
{
    std::array<char, DatagramBatch::largest> rest; // NOLINT: nobody reads it
    batch.setDroppedBySystem(0); // the socket may differ from the last one
    for (int i = 0; i < DatagramBatch::slots; ++i) {
        msghdr header; // NOLINT: written by makeRoom()
        IncomingMessage message; // NOLINT: the same
        makeRoom(header, message, batch, i);
        std::array<iovec, 2> parts{message.content, iovec{rest.data(), rest.size()}};
        header.msg_iov = parts.data();
        header.msg_iovlen = parts.size();
        const ssize_t length = ::recvmsg(descriptor, &header, MSG_DONTWAIT);
        if (length < 0)
            return i == 0 ? -1 : i;
        take(header, message, size_t(length), batch, i);
    }
    return DatagramBatch::slots;
}

int sendDatagrams(int descriptor, std::span<const OutgoingDatagram> datagrams)
{
    int count = 0;
    for (const OutgoingDatagram &datagram : datagrams) {
        msghdr header;
        OutgoingMessage message;
        put(header, message, datagram);
        if (::sendmsg(descriptor, &header, MSG_DONTWAIT | MSG_NOSIGNAL) < 0)
            return count == 0 ? -1 : count;
        ++count;
    }
    return count;
}

quint32 datagramsDroppedOn(int)
{
    return 0;
}

} // namespace swb
