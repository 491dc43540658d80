// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/transport/native/datagrammessage.h"

#include <cstring>

namespace swb {

namespace {

socklen_t write(OutgoingMessage &message, const SocketAddress &address)
{
    if (address.family == SocketAddress::Family::IPv6) {
        sockaddr_in6 &to = message.to.ipv6;
        to = {};
        to.sin6_family = AF_INET6;
        to.sin6_port = htons(address.port);
        to.sin6_scope_id = address.scopeId;
        std::memcpy(&to.sin6_addr, address.bytes.data(), sizeof to.sin6_addr);
        return sizeof to;
    }
    sockaddr_in &to = message.to.ipv4;
    to = {};
    to.sin_family = AF_INET;
    to.sin_port = htons(address.port);
    std::memcpy(&to.sin_addr, address.bytes.data(), sizeof to.sin_addr);
    return sizeof to;
}

} // namespace

void makeRoom(msghdr &header, IncomingMessage &message, DatagramBatch &batch, int index)
{
    message.content = {batch.bytes(index), batch.bufferBytes()};
    header = {};
    header.msg_name = &message.sender;
    header.msg_namelen = sizeof message.sender;
    header.msg_iov = &message.content;
    header.msg_iovlen = 1;
    header.msg_control = message.control;
    header.msg_controllen = receivedControlBytes;
}

void take(const msghdr &header, const IncomingMessage &message, size_t length, DatagramBatch &batch,
          int index)
{
    ReceivedDatagram &received = batch.received(index);
    received = readControls(header, batch);
    received.length = quint32(length);
    received.sender = fromSockAddr(message.sender);
}

void put(msghdr &header, OutgoingMessage &message, const OutgoingDatagram &datagram)
{
    message.content = {const_cast<char *>(datagram.bytes.data()), size_t(datagram.bytes.size())};
    header = {};
    header.msg_iov = &message.content;
    header.msg_iovlen = 1;
    if (!datagram.to.isNull()) {
        header.msg_name = &message.to;
        header.msg_namelen = write(message, datagram.to);
    }
    if (!datagram.from.isNull()) {
        header.msg_control = message.control;
        header.msg_controllen = writeSourceControl(message.control, datagram.from, datagram.to);
    }
}

} // namespace swb
