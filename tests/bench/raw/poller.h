// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "bench/raw/sockets.h"

#include <array>
#include <cerrno>
#include <span>
#include <sys/epoll.h>

namespace swb::bench {

/// Level-triggered epoll. The token of an entry comes back in epoll_event::data.u64.
class Poller
{
public:
    Poller()
        : m_fd(::epoll_create1(EPOLL_CLOEXEC))
    {
        if (!m_fd.isOpen())
            throwErrno("epoll_create1");
    }

    void add(int fd, std::uint32_t events, std::uint64_t token) { control(EPOLL_CTL_ADD, fd, events, token); }
    void modify(int fd, std::uint32_t events, std::uint64_t token)
    {
        control(EPOLL_CTL_MOD, fd, events, token);
    }

    [[nodiscard]] std::span<const epoll_event> wait(int milliseconds)
    {
        const int count = ::epoll_wait(m_fd.get(), m_events.data(), int(m_events.size()), milliseconds);
        if (count < 0 && errno != EINTR)
            throwErrno("epoll_wait");
        return {m_events.data(), count > 0 ? std::size_t(count) : 0};
    }

private:
    void control(int operation, int fd, std::uint32_t events, std::uint64_t token)
    {
        epoll_event event{};
        event.events = events;
        event.data.u64 = token;
        if (::epoll_ctl(m_fd.get(), operation, fd, &event) < 0)
            throwErrno("epoll_ctl");
    }

    Fd m_fd;
    std::array<epoll_event, 256> m_events{};
};

} // namespace swb::bench
