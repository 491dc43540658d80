// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/raw/channel.h"

#include <cerrno>
#include <sys/socket.h>

namespace swb::bench {

Transfer PlainChannel::read(char *into, std::size_t atMost)
{
    const ssize_t count = ::recv(fd(), into, atMost, 0);
    if (count > 0)
        return {Outcome::Done, std::size_t(count)};
    if (count == 0)
        return {Outcome::Closed};
    return {errno == EAGAIN || errno == EINTR ? Outcome::WantsRead : Outcome::Broken};
}

Transfer PlainChannel::write(const char *bytes, std::size_t count)
{
    const ssize_t sent = ::send(fd(), bytes, count, MSG_NOSIGNAL);
    if (sent > 0)
        return {Outcome::Done, std::size_t(sent)};
    return {errno == EAGAIN || errno == EINTR ? Outcome::WantsWrite : Outcome::Broken};
}

} // namespace swb::bench
