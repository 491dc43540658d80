// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/values/counters.h"
#include "core/values/endpointurl.h"
#include "core/values/result.h"
#include "net/compare/lanelink.h"
#include "net/loop/networkthread.h"
#include "net/tls/tlscontext.h"
#include "net/transport/datagrambatch.h"

#include <QHostAddress>
#include <functional>
#include <memory>
#include <vector>

namespace swb {

/// Opens all connections or sockets of a lane, a few at a time, so that no listener's backlog overflows.
/// Lives on the lane's thread, as its links do, and owns them.
class LaneDialer
{
public:
    struct Setting
    {
        Transport transport = Transport::Tcp;
        SocketFamily sockets;
        EndpointUrl target; ///< the server, or the relay in front of it
        EndpointUrl server; ///< whose certificate is expected
        std::shared_ptr<const TlsContext> tls; ///< null if the lane is not encrypted
        size_t connections = 1;
        NetworkThread &home;
    };

    LaneDialer(Setting setting, LaneLinkUser &user, const ProbeMessages &messages, EndCounters &counters);
    ~LaneDialer();
    Q_DISABLE_COPY_MOVE(LaneDialer)

    /// Resolves the name; then the links open, and report to their user. `began` gets the address, or why
    /// there is none.
    void start(std::function<void(const Result<SocketAddress> &)> began);
    /// Must be called for each link that is ready. Returns whether it was the last one.
    [[nodiscard]] bool noteReady();
    /// Opens those whose turn it is.
    void openMore();
    /// Opens no more. Links stay, since one of them may be on the call stack.
    void stop() { m_stopped = true; }
    void close() { m_links.clear(); }

    [[nodiscard]] std::vector<std::unique_ptr<LaneLink>> &links() { return m_links; }
    [[nodiscard]] const std::vector<std::unique_ptr<LaneLink>> &links() const { return m_links; }
    [[nodiscard]] size_t connections() const { return m_setting.connections; }
    [[nodiscard]] qint64 beganNs() const { return m_beganNs; } ///< 0 before the first is opened

private:
    void resolved(const Result<QList<QHostAddress>> &addresses,
                  const std::function<void(const Result<SocketAddress> &)> &began);
    [[nodiscard]] std::unique_ptr<LaneLink> makeLink(quint32 index);

    const Setting m_setting;
    LaneLinkUser &m_user;
    const ProbeMessages &m_messages;
    EndCounters &m_counters;
    std::unique_ptr<QObject> m_context; ///< destroyed with this, so that no late answer arrives
    SocketAddress m_address;
    DatagramBatch m_batch;
    const std::shared_ptr<TrafficCounters> m_traffic; ///< of all streams together; nobody reads it
    std::vector<std::unique_ptr<LaneLink>> m_links;
    size_t m_ready = 0;
    qint64 m_beganNs = 0;
    bool m_stopped = false;
};

} // namespace swb
