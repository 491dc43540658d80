// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/transport/native/datagramcalls.h"

#include "net/transport/native/datagrammessage.h"

#include <algorithm>
#include <array>
#include <linux/sock_diag.h>

namespace swb {

namespace {

constexpr size_t slots = DatagramBatch::slots;

} // namespace

int receiveDatagrams(int descriptor, DatagramBatch &batch)
{
    std::array<mmsghdr, slots> headers; // NOLINT: written by makeRoom() and the system before it is read
    std::array<IncomingMessage, slots> messages; // NOLINT: the same
    for (size_t i = 0; i < slots; ++i)
        makeRoom(headers[i].msg_hdr, messages[i], batch, int(i));
    batch.setDroppedBySystem(0); // the socket may differ from the last one
    const int count = ::recvmmsg(descriptor, headers.data(), slots, MSG_DONTWAIT | MSG_TRUNC,
                                 nullptr); // so that it returns the full length
    for (int i = 0; i < count; ++i)
        take(headers[size_t(i)].msg_hdr, messages[size_t(i)], headers[size_t(i)].msg_len, batch, i);
    return count;
}

int sendDatagrams(int descriptor, std::span<const OutgoingDatagram> datagrams)
{
    std::array<mmsghdr, slots> headers; // NOLINT: written by put() before it is read
    std::array<OutgoingMessage, slots> messages; // NOLINT: the same
    const size_t count = std::min(datagrams.size(), slots);
    for (size_t i = 0; i < count; ++i)
        put(headers[i].msg_hdr, messages[i], datagrams[i]);
    return ::sendmmsg(descriptor, headers.data(), unsigned(count), MSG_DONTWAIT | MSG_NOSIGNAL);
}

quint32 datagramsDroppedOn(int descriptor)
{
    std::array<quint32, SK_MEMINFO_VARS> memory{};
    socklen_t size = sizeof memory;
    const bool told = ::getsockopt(descriptor, SOL_SOCKET, SO_MEMINFO, memory.data(), &size) == 0;
    return told && size > SK_MEMINFO_DROPS * sizeof(quint32) ? memory[SK_MEMINFO_DROPS] : 0;
}

} // namespace swb
