// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/raw/sockets.h"

#include <algorithm>
#include <arpa/inet.h>
#include <cerrno>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <random>
#include <sys/resource.h>
#include <sys/socket.h>
#include <system_error>

namespace swb::bench {
namespace {

constexpr int longBacklog = 1024;
constexpr std::uint16_t firstFreePort = 15'000;
constexpr std::uint16_t lastFreePort = 32'000;

sockaddr_in loopback(std::uint16_t port)
{
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    return address;
}

Fd makeSocket(int type)
{
    Fd fd(::socket(AF_INET, type | SOCK_NONBLOCK | SOCK_CLOEXEC, 0));
    if (!fd.isOpen())
        throwErrno("socket");
    return fd;
}

void bindTo(int fd, std::uint16_t port)
{
    const sockaddr_in address = loopback(port);
    if (::bind(fd, reinterpret_cast<const sockaddr *>(&address), sizeof address) < 0)
        throwErrno("bind");
}

Fd connectTo(int type, std::uint16_t port)
{
    Fd fd = makeSocket(type);
    const sockaddr_in address = loopback(port);
    if (::connect(fd.get(), reinterpret_cast<const sockaddr *>(&address), sizeof address) < 0
        && errno != EINPROGRESS)
        throwErrno("connect");
    return fd;
}

bool isFree(int type, std::uint16_t port)
{
    try {
        bindTo(makeSocket(type).get(), port);
        return true;
    } catch (const std::system_error &) {
        return false;
    }
}

} // namespace

void throwErrno(const char *what)
{
    throw std::system_error(errno, std::generic_category(), what);
}

Fd listenTcp(std::uint16_t port)
{
    Fd fd = makeSocket(SOCK_STREAM);
    const int on = 1;
    ::setsockopt(fd.get(), SOL_SOCKET, SO_REUSEADDR, &on, sizeof on);
    bindTo(fd.get(), port);
    if (::listen(fd.get(), longBacklog) < 0)
        throwErrno("listen");
    return fd;
}

Fd bindUdp(std::uint16_t port)
{
    Fd fd = makeSocket(SOCK_DGRAM);
    bindTo(fd.get(), port);
    return fd;
}

Fd connectTcp(std::uint16_t port)
{
    Fd fd = connectTo(SOCK_STREAM, port);
    disableNagle(fd.get());
    return fd;
}

Fd connectUdp(std::uint16_t port)
{
    return connectTo(SOCK_DGRAM, port);
}

int connectError(int fd)
{
    int error = 0;
    socklen_t size = sizeof error;
    ::getsockopt(fd, SOL_SOCKET, SO_ERROR, &error, &size);
    return error;
}

bool waitFor(int fd, short events, int milliseconds)
{
    pollfd entry{fd, events, 0};
    return ::poll(&entry, 1, milliseconds) > 0;
}

void disableNagle(int fd)
{
    const int on = 1;
    ::setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
}

std::uint16_t freePort()
{
    std::random_device random;
    std::uniform_int_distribution<int> ports(firstFreePort, lastFreePort);
    for (int attempt = 0; attempt < 1000; ++attempt) {
        const auto port = static_cast<std::uint16_t>(ports(random));
        if (isFree(SOCK_STREAM, port) && isFree(SOCK_DGRAM, port))
            return port;
    }
    errno = EADDRINUSE;
    throwErrno("looking for a free port");
}

void raiseDescriptorLimit(unsigned wanted)
{
    rlimit limit{};
    ::getrlimit(RLIMIT_NOFILE, &limit);
    const rlimit raised{std::max<rlim_t>(limit.rlim_cur, wanted), std::max<rlim_t>(limit.rlim_max, wanted)};
    if (::setrlimit(RLIMIT_NOFILE, &raised) == 0)
        return;
    limit.rlim_cur = limit.rlim_max; // an ordinary user cannot go beyond the hard limit
    ::setrlimit(RLIMIT_NOFILE, &limit);
}

} // namespace swb::bench
