// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/log/logwriter.h"
#include "core/values/endpointurl.h"
#include "core/values/socketaddress.h"
#include "net/socket/appliedoptions.h"

#include <QHostAddress>
#include <chrono>
#include <functional>

namespace swb {

/// A connection as a listener hands it over, in a form that any thread can accept: the system's descriptor,
/// and the peer. The receiver passes it to adoptSocket() or closeSocket() (transports.h).
struct AcceptedSocket
{
    qintptr descriptor = -1;
    SocketAddress peer;
};

/// Listens for TCP connections and hands each over. If nothing can be accepted, for example without a free
/// descriptor, it waits and tries again; the log says so once, and once when it continues. Lives on a network
/// thread.
class StreamListener
{
public:
    /// May call close(), but must not destroy the listener.
    using Accepted = std::function<void(const AcceptedSocket &)>;

    virtual ~StreamListener() = default;

    /// What listen() requests; its connections inherit it.
    void setOptions(const SocketOptions &options) { m_options = options; }
    /// After listen(): what the system made of that, and of the backlog.
    [[nodiscard]] const AppliedOptions &applied() const { return m_applied; }
    /// Binds and listens. Connections wait in the system's queue until start(). Errors: those of bindError().
    [[nodiscard]] virtual Error listen(const EndpointUrl &url, const QHostAddress &address, int backlog) = 0;
    /// After listen(): accepted connections know how many hops their first segment had left
    /// (ConnectedSocket::receivedHops()).
    virtual void tellHops() = 0;
    virtual void start() = 0;
    /// The system resets connections that wait in its queue.
    virtual void close() = 0;
    /// After listen(): with the port that the system has chosen if none was requested.
    [[nodiscard]] virtual SocketAddress boundAddress() const = 0;

protected:
    /// Time from a failed accept to the next attempt.
    static constexpr std::chrono::milliseconds acceptAgainAfter{250};

    StreamListener() = default;
    Q_DISABLE_COPY_MOVE(StreamListener)

    [[nodiscard]] const SocketOptions &options() const { return m_options; }
    [[nodiscard]] AppliedOptions &applying() { return m_applied; }

private:
    SocketOptions m_options;
    AppliedOptions m_applied;
};

} // namespace swb
