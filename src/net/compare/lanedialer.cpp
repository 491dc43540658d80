// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/compare/lanedialer.h"

#include "net/compare/datagramlink.h"
#include "net/compare/dtlslink.h"
#include "net/compare/streamlink.h"
#include "net/socket/binding.h"
#include "net/socket/qtaddress.h"

namespace swb {
namespace {

constexpr size_t connectsAtATime = 64; // below any server's backlog

} // namespace

LaneDialer::LaneDialer(Setting setting, LaneLinkUser &user, const ProbeMessages &messages,
                       EndCounters &counters)
    : m_setting(std::move(setting))
    , m_user(user)
    , m_messages(messages)
    , m_counters(counters)
    , m_context(std::make_unique<QObject>())
    , m_traffic(std::make_shared<TrafficCounters>())
{ }

LaneDialer::~LaneDialer() = default;

void LaneDialer::start(std::function<void(const Result<SocketAddress> &)> began)
{
    resolveHost(m_setting.target, m_context.get(),
                [this, began = std::move(began)](const Result<QList<QHostAddress>> &addresses) {
                    resolved(addresses, began);
                });
}

void LaneDialer::resolved(const Result<QList<QHostAddress>> &addresses,
                          const std::function<void(const Result<SocketAddress> &)> &began)
{
    if (!addresses) {
        began(addresses.error());
        return;
    }
    m_address = fromQt(addresses.value().first(), m_setting.target.port);
    m_beganNs = laneClockNs();
    began(m_address);
    openMore();
}

void LaneDialer::openMore()
{
    while (!m_stopped && m_links.size() < m_setting.connections
           && m_links.size() - m_ready < connectsAtATime) {
        m_links.push_back(makeLink(quint32(m_links.size())));
        m_links.back()->openedNs = laneClockNs();
        m_links.back()->open();
    }
}

bool LaneDialer::noteReady()
{
    return ++m_ready == m_setting.connections;
}

std::unique_ptr<LaneLink> LaneDialer::makeLink(quint32 index)
{
    const QString name = m_setting.target.toString();
    DescriptorWatcher &watcher = m_setting.home.watcher();
    if (isStream(m_setting.transport))
        return std::make_unique<StreamLink>(m_user, m_messages, m_counters, index,
                                            StreamLink::Setting{.sockets = m_setting.sockets,
                                                                .target = m_address,
                                                                .name = name,
                                                                .tls = m_setting.tls,
                                                                .verifyName = m_setting.server.host,
                                                                .traffic = m_traffic,
                                                                .home = m_setting.home});
    if (m_setting.transport == Transport::Dtls)
        return std::make_unique<DtlsLink>(m_user, m_messages, m_counters, index,
                                          DtlsLink::Setting{.sockets = m_setting.sockets,
                                                            .target = m_address,
                                                            .name = name,
                                                            .verifyName = m_setting.server.host,
                                                            .tls = m_setting.tls,
                                                            .watcher = watcher,
                                                            .batch = m_batch});
    return std::make_unique<DatagramLink>(m_user, m_messages, m_counters, index,
                                          DatagramLink::Setting{.sockets = m_setting.sockets,
                                                                .target = m_address,
                                                                .name = name,
                                                                .watcher = watcher,
                                                                .batch = m_batch});
}

} // namespace swb
