// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/raw/datagramserver.h"

#include "bench/raw/poller.h"

#include <netinet/in.h>
#include <sys/socket.h>
#include <vector>

namespace swb::bench {
namespace {

constexpr std::size_t largestDatagram = 65'535;

bool echoOne(int fd, std::vector<char> &buffer)
{
    sockaddr_in peer{};
    socklen_t size = sizeof peer;
    auto *address = reinterpret_cast<sockaddr *>(&peer);
    const ssize_t count = ::recvfrom(fd, buffer.data(), buffer.size(), 0, address, &size);
    if (count < 0)
        return false;
    return ::sendto(fd, buffer.data(), std::size_t(count), 0, address, size) == count;
}

} // namespace

void serveDatagrams(const Fd &socket)
{
    std::vector<char> buffer(largestDatagram);
    Poller poller;
    poller.add(socket.get(), EPOLLIN, 0);
    for (;;) {
        if (poller.wait(-1).empty())
            continue;
        while (echoOne(socket.get(), buffer)) { }
    }
}

} // namespace swb::bench
