// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/transport/native/plainlayer.h"

#include "core/values/errorcatalog.h"
#include "net/socket/socketheaders.h"
#include "net/transport/streamwords.h"

#include <cerrno>

namespace swb {

ByteLayer::Result PlainLayer::read(char *to, qint64 most)
{
    const ssize_t got = ::recv(m_descriptor, to, size_t(most), 0);
    if (got > 0)
        return {Outcome::Done, got};
    if (got == 0)
        return {Outcome::End};
    return errno == EAGAIN || errno == EWOULDBLOCK || errno == EINTR ? Result{Outcome::WantRead}
                                                                     : failed(errno);
}

ByteLayer::Result PlainLayer::write(QByteArrayView bytes)
{
    const ssize_t sent = ::send(m_descriptor, bytes.data(), size_t(bytes.size()), MSG_NOSIGNAL);
    if (sent > 0)
        return {Outcome::Done, sent};
    return errno == EAGAIN || errno == EWOULDBLOCK || errno == EINTR ? Result{Outcome::WantWrite}
                                                                     : failed(errno);
}

ByteLayer::Result PlainLayer::failed(int errnoValue)
{
    m_failure = connectionFailure(errnoValue, m_peerName);
    return {Outcome::Failed};
}

ByteLayer::Failure connectionFailure(int errnoValue, const QString &peerName)
{
    const bool reset = errnoValue == ECONNRESET || errnoValue == EPIPE;
    const QString what = connectionBroke(peerName);
    return {reset ? LinkState::Reset : LinkState::Failed,
            reset ? makeError(ErrorCode::ConnectionReset, what)
                  : systemError(Operation::Receive, errnoValue, what)};
}

} // namespace swb
