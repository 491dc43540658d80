// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/mainwindow/activitymeter.h"

#include "core/log/messagelog.h"

#include <algorithm>
#include <numeric>

namespace swb {
namespace {

constexpr int measureMs = 1000;

quint64 bytesOf(const TrafficCounters &counters)
{
    return counters.bytesIn.load(std::memory_order_relaxed)
        + counters.bytesOut.load(std::memory_order_relaxed);
}

bool isOpen(LinkState state)
{
    return state >= LinkState::Connected && !isOver(state);
}

} // namespace

ActivityMeter::ActivityMeter(Engine *engine, QObject *parent)
    : QObject(parent)
    , m_engine(engine)
{
    connect(engine, &Engine::serverChanged, this, [this](const ServerStatus &status) {
        takePlace(status.id, status.state,
                  {status.settings.url.transport, status.bound, status.settings.url});
    });
    connect(engine, &Engine::relayChanged, this, [this](const RelayStatus &status) {
        takePlace(status.id, status.state,
                  {status.settings.listen.transport, status.bound, status.settings.listen});
    });
    connect(engine, &Engine::clientChanged, this, &ActivityMeter::takeClient);
    connect(engine, &Engine::peerChanged, this, &ActivityMeter::takePeer);
    connect(&m_timer, &QTimer::timeout, this, &ActivityMeter::measure);
    m_clock.start();
    m_timer.start(measureMs);
}

QList<ActivityMeter::Place> ActivityMeter::openToNetwork() const
{
    QList<Place> open = listening();
    open.removeIf([](const Place &place) { return place.bound.isLoopback(); });
    return open;
}

int ActivityMeter::connections() const
{
    QSet<quint32> numbers;
    for (const Link &link : m_links) {
        if (isStream(link.transport))
            numbers.insert(link.number);
    }
    return int(numbers.size());
}

int ActivityMeter::udpSockets() const
{
    const auto isSocket = [](const Link &link) {
        return !isStream(link.transport) && (link.role == Role::Client || link.role == Role::RelayToClient);
    };
    const auto isListener = [](const Place &place) { return !isStream(place.transport); };
    return int(std::count_if(m_links.cbegin(), m_links.cend(), isSocket)
               + std::count_if(m_places.cbegin(), m_places.cend(), isListener));
}

bool ActivityMeter::isAnythingRunning() const
{
    return !m_places.isEmpty() || !m_links.isEmpty() || !m_opening.isEmpty();
}

void ActivityMeter::takePlace(EndpointId id, ServerState state, const Place &place)
{
    if (state == ServerState::Listening)
        m_places.insert(id, place);
    else
        m_places.remove(id);
    Q_EMIT changed();
}

void ActivityMeter::takeClient(const ClientStatus &status)
{
    if (status.state < LinkState::Connected)
        m_opening.insert(status.id);
    else
        m_opening.remove(status.id);
    take(m_engine->log().conversation(status.conversation), status.state, status.counters);
}

void ActivityMeter::takePeer(const PeerStatus &status)
{
    take(status.conversation, status.state, status.counters);
}

void ActivityMeter::take(const Conversation &conversation, LinkState state,
                         const std::shared_ptr<const TrafficCounters> &counters)
{
    const ConversationId id = conversation.id;
    if (id != ConversationId::None && isOpen(state))
        begin(id, {conversation.number, counters, conversation.role, conversation.transport});
    else if (const Link ended = m_links.take(id); ended.counters)
        end(ended);
    Q_EMIT changed();
}

void ActivityMeter::begin(ConversationId id, const Link &link)
{
    const auto known = m_links.constFind(id);
    if (known == m_links.cend() || known->number != link.number)
        ++m_ends[link.number].open;
    if (known != m_links.cend() && known->number != link.number)
        leave(known->number);
    m_links.insert(id, link);
}

/// What it has counted stays counted.
void ActivityMeter::end(const Link &link)
{
    Ends &ends = m_ends[link.number];
    ends.endedBytes = std::max(ends.endedBytes, bytesOf(*link.counters));
    leave(link.number);
}

void ActivityMeter::leave(quint32 number)
{
    Ends &ends = m_ends[number];
    if (--ends.open > 0)
        return;
    m_endedBytes += ends.endedBytes;
    m_ends.remove(number);
}

quint64 ActivityMeter::total() const
{
    QHash<quint32, Ends> most = m_ends;
    for (const Link &link : m_links) {
        quint64 &bytes = most[link.number].endedBytes;
        bytes = std::max(bytes, bytesOf(*link.counters));
    }
    return std::accumulate(most.cbegin(), most.cend(), m_endedBytes,
                           [](quint64 sum, const Ends &ends) { return sum + ends.endedBytes; });
}

void ActivityMeter::measure()
{
    const quint64 now = total();
    const quint64 elapsedMs = quint64(std::max<qint64>(1, m_clock.restart()));
    const quint64 rate = (now - std::min(now, m_lastTotal)) * 1000 / elapsedMs;
    m_lastTotal = now;
    if (rate == m_bytesPerSecond)
        return;
    m_bytesPerSecond = rate;
    Q_EMIT changed();
}

} // namespace swb
