// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/transport/native/datagramcalls.h"

#include "net/transport/native/packetcontrol.h"

#include <algorithm>
#include <array>
#include <cstring>
#include <linux/sock_diag.h>

namespace swb {

namespace {

constexpr size_t slots = DatagramBatch::slots;

/// What one call of the system works on. It is on the stack, and only what the call uses is written.
template <typename Address, size_t controlBytes>
struct Messages
{
    struct alignas(cmsghdr) Control
    {
        std::array<char, controlBytes> bytes;
    };
    std::array<mmsghdr, slots> headers;
    std::array<iovec, slots> contents;
    std::array<Address, slots> addresses;
    std::array<Control, slots> controls;
};

union ShortAddress {
    sockaddr_in ipv4;
    sockaddr_in6 ipv6;
};

using Incoming = Messages<sockaddr_storage, receivedControlBytes>;
using Outgoing = Messages<ShortAddress, sourceControlBytes>;

void makeRoom(Incoming &messages, size_t index, DatagramBatch &batch)
{
    messages.contents[index] = {batch.bytes(int(index)), batch.bufferBytes()};
    msghdr &header = messages.headers[index].msg_hdr;
    header = {};
    header.msg_name = &messages.addresses[index];
    header.msg_namelen = sizeof messages.addresses[index];
    header.msg_iov = &messages.contents[index];
    header.msg_iovlen = 1;
    header.msg_control = messages.controls[index].bytes.data();
    header.msg_controllen = receivedControlBytes;
}

socklen_t write(ShortAddress &room, const SocketAddress &address)
{
    if (address.family == SocketAddress::Family::IPv6) {
        room.ipv6 = {};
        room.ipv6.sin6_family = AF_INET6;
        room.ipv6.sin6_port = htons(address.port);
        room.ipv6.sin6_scope_id = address.scopeId;
        std::memcpy(&room.ipv6.sin6_addr, address.bytes.data(), sizeof room.ipv6.sin6_addr);
        return sizeof room.ipv6;
    }
    room.ipv4 = {};
    room.ipv4.sin_family = AF_INET;
    room.ipv4.sin_port = htons(address.port);
    std::memcpy(&room.ipv4.sin_addr, address.bytes.data(), sizeof room.ipv4.sin_addr);
    return sizeof room.ipv4;
}

void put(Outgoing &messages, size_t index, const OutgoingDatagram &datagram)
{
    messages.contents[index] = {const_cast<char *>(datagram.bytes.data()), size_t(datagram.bytes.size())};
    msghdr &header = messages.headers[index].msg_hdr;
    header = {};
    header.msg_iov = &messages.contents[index];
    header.msg_iovlen = 1;
    if (!datagram.to.isNull()) {
        header.msg_name = &messages.addresses[index];
        header.msg_namelen = write(messages.addresses[index], datagram.to);
    }
    if (!datagram.from.isNull()) {
        header.msg_control = messages.controls[index].bytes.data();
        header.msg_controllen
            = writeSourceControl(messages.controls[index].bytes.data(), datagram.from, datagram.to);
    }
}

} // namespace

int receiveDatagrams(int descriptor, DatagramBatch &batch)
{
    Incoming messages; // NOLINT: makeRoom() and the system write what is read of it
    for (size_t i = 0; i < slots; ++i)
        makeRoom(messages, i, batch);
    batch.setDroppedBySystem(0); // the socket may be another than before
    const int count = ::recvmmsg(descriptor, messages.headers.data(), slots, MSG_DONTWAIT | MSG_TRUNC,
                                 nullptr); // so that it tells the true length
    for (int i = 0; i < count; ++i) {
        const mmsghdr &header = messages.headers[size_t(i)];
        ReceivedDatagram &received = batch.received(i);
        received = readControls(header.msg_hdr, batch);
        received.length = header.msg_len;
        received.sender = fromSockAddr(messages.addresses[size_t(i)]);
    }
    return count;
}

int sendDatagrams(int descriptor, std::span<const OutgoingDatagram> datagrams)
{
    Outgoing messages; // NOLINT: put() writes what is read of it
    const size_t count = std::min(datagrams.size(), slots);
    for (size_t i = 0; i < count; ++i)
        put(messages, i, datagrams[i]);
    return ::sendmmsg(descriptor, messages.headers.data(), unsigned(count), MSG_DONTWAIT | MSG_NOSIGNAL);
}

quint32 datagramsDroppedOn(int descriptor)
{
    std::array<quint32, SK_MEMINFO_VARS> memory{};
    socklen_t size = sizeof memory;
    const bool told = ::getsockopt(descriptor, SOL_SOCKET, SO_MEMINFO, memory.data(), &size) == 0;
    return told && size > SK_MEMINFO_DROPS * sizeof(quint32) ? memory[SK_MEMINFO_DROPS] : 0;
}

} // namespace swb
