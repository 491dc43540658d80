// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "net/transport/native/packetcontrol.h"

namespace swb {

/// What recvmsg(2) needs for one datagram, besides its header. It is on the stack of the call, and only what
/// the call uses is written.
struct IncomingMessage
{
    iovec content;
    sockaddr_storage sender;
    alignas(cmsghdr) char control[receivedControlBytes];
};

/// The same for sendmsg(2).
struct OutgoingMessage
{
    iovec content;
    union {
        sockaddr_in ipv4;
        sockaddr_in6 ipv6;
    } to;
    alignas(cmsghdr) char control[sourceControlBytes];
};

/// Makes a call receive into this buffer of the batch.
void makeRoom(msghdr &header, IncomingMessage &message, DatagramBatch &batch, int index);
/// Stores in the batch what the call has filled; `length` is that of the whole datagram.
void take(const msghdr &header, const IncomingMessage &message, size_t length, DatagramBatch &batch,
          int index);

/// Makes a call send this.
void put(msghdr &header, OutgoingMessage &message, const OutgoingDatagram &datagram);

} // namespace swb
