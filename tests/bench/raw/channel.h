// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "bench/raw/fd.h"

#include <cstddef>
#include <memory>

namespace swb::bench {

enum class Outcome { Done, WantsRead, WantsWrite, Closed, Broken };

struct Transfer
{
    Outcome outcome = Outcome::Done;
    std::size_t bytes = 0; ///< above 0 exactly if the outcome is Done
};

/// One non-blocking stream, plain or encrypted, with as little as possible around the system calls.
class Channel
{
public:
    explicit Channel(Fd fd)
        : m_fd(std::move(fd))
    { }
    virtual ~Channel() = default;
    Channel(const Channel &) = delete;
    Channel &operator=(const Channel &) = delete;

    virtual Transfer read(char *into, std::size_t atMost) = 0;
    virtual Transfer write(const char *bytes, std::size_t count) = 0;
    /// Whether bytes wait in user space, which epoll does not know about.
    [[nodiscard]] virtual bool hasBuffered() const { return false; }

    [[nodiscard]] int fd() const { return m_fd.get(); }

private:
    Fd m_fd;
};

/// recv(2) and send(2).
class PlainChannel : public Channel
{
public:
    using Channel::Channel;

    Transfer read(char *into, std::size_t atMost) override;
    Transfer write(const char *bytes, std::size_t count) override;
};

} // namespace swb::bench
