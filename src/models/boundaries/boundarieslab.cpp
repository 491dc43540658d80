// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/boundaries/boundarieslab.h"

#include "core/log/messagelog.h"

#include <QRandomGenerator>
#include <algorithm>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace swb {

namespace {

constexpr auto readingTime = 33ms;
constexpr auto patienceTime = 1000ms; ///< after the last one was sent
constexpr quint64 eventsALook = 20'000;

} // namespace

BoundariesLab::BoundariesLab(Engine *engine, QObject *parent)
    : QObject(parent)
    , m_engine(engine)
{
    connect(engine, &Engine::serverChanged, this, &BoundariesLab::takeServer);
    connect(engine, &Engine::relayChanged, this, &BoundariesLab::takeRelay);
    connect(engine, &Engine::clientChanged, this, &BoundariesLab::takeClient);
    connect(engine, &Engine::peerChanged, this, &BoundariesLab::takePeer);
    m_gap.setSingleShot(true);
    m_gap.setTimerType(Qt::PreciseTimer);
    m_patience.setSingleShot(true);
    connect(&m_gap, &QTimer::timeout, this, &BoundariesLab::sendNext);
    connect(&m_reading, &QTimer::timeout, this, &BoundariesLab::readLog);
    connect(&m_patience, &QTimer::timeout, this, [this] {
        m_tcp.over = m_udp.over = true;
        readLog();
    });
}

BoundariesLab::~BoundariesLab()
{
    stop();
}

Error BoundariesLab::run(const BoundariesSetup &setup)
{
    const auto framing = parseFraming(setup.framing, limits::frameBytes);
    if (!framing)
        return framing.error();
    stop();
    m_setup = setup;
    m_framer = framing.value() ? framing.value()() : nullptr;
    m_tcp = {.transport = Transport::Tcp};
    m_udp = {.transport = Transport::Udp};
    m_done = 0;
    m_givenBytes = 0;
    m_stream = {};
    m_sent.clear();
    m_relayed.clear();
    m_received.clear();
    m_joins.clear();
    m_engine->log().collect();
    m_next = m_engine->log().endId();
    m_running = true;
    m_complete = false;
    startLane(m_tcp);
    startLane(m_udp);
    m_reading.start(readingTime);
    return {};
}

void BoundariesLab::stop()
{
    m_gap.stop();
    m_reading.stop();
    m_patience.stop();
    if (!std::exchange(m_running, false))
        return;
    for (const Lane &lane : {m_tcp, m_udp}) {
        if (lane.client != EndpointId::None)
            m_engine->disconnectClient(lane.client);
        if (lane.relay != EndpointId::None)
            m_engine->stopRelay(lane.relay);
        m_engine->stopServer(lane.server);
    }
}

Impairment BoundariesLab::impairmentOf(Transport transport) const
{
    Impairment impairment;
    if (transport == Transport::Tcp) {
        impairment.sliceBytes = m_setup.sliceBytes;
        impairment.coalesceBytes = m_setup.coalesceBytes;
    } else {
        impairment.loss = m_setup.loss;
    }
    return impairment;
}

void BoundariesLab::startLane(Lane &lane)
{
    ServerSettings settings;
    settings.url = {lane.transport, u"127.0.0.1"_s, 0};
    settings.reply = u"discard"_s;
    settings.receiveBytes = m_setup.receiveBytes;
    if (lane.transport == Transport::Tcp)
        settings.framing = m_setup.framing;
    lane.server = m_engine->startServer(settings);
}

BoundariesLab::Lane *BoundariesLab::laneOf(EndpointId Lane::*which, EndpointId id)
{
    for (Lane *lane : {&m_tcp, &m_udp}) {
        if (m_running && lane->*which == id)
            return lane;
    }
    return nullptr;
}

void BoundariesLab::takeServer(const ServerStatus &status)
{
    Lane *const lane = laneOf(&Lane::server, status.id);
    if (!lane)
        return;
    if (status.state == ServerState::Failed)
        fail(status.error);
    if (status.state != ServerState::Listening)
        return;
    const Impairment impairment = impairmentOf(lane->transport);
    if (impairment == Impairment()) {
        open(*lane, status.bound);
        return;
    }
    RelaySettings settings;
    settings.listen = {lane->transport, u"127.0.0.1"_s, 0};
    settings.target = {lane->transport, u"127.0.0.1"_s, status.bound.port};
    settings.impairment.toServer = impairment;
    settings.impairment.seed = QRandomGenerator::global()->generate(); // different losses each time
    lane->relay = m_engine->startRelay(settings);
}

void BoundariesLab::takeRelay(const RelayStatus &status)
{
    Lane *const lane = laneOf(&Lane::relay, status.id);
    if (!lane)
        return;
    if (status.state == ServerState::Failed)
        fail(status.error);
    else if (status.state == ServerState::Listening)
        open(*lane, status.bound);
}

void BoundariesLab::open(Lane &lane, const SocketAddress &at)
{
    ClientSettings settings;
    settings.url = {lane.transport, u"127.0.0.1"_s, at.port};
    settings.noDelay = m_setup.noDelay;
    settings.flushWrites = m_setup.flush;
    lane.client = m_engine->openClient(settings);
}

void BoundariesLab::takeClient(const ClientStatus &status)
{
    Lane *const lane = laneOf(&Lane::client, status.id);
    if (!lane)
        return;
    if (status.state == LinkState::Failed) {
        fail(status.error);
        return;
    }
    if (status.state != LinkState::Connected || std::exchange(lane->ready, true))
        return;
    if (m_tcp.ready && m_udp.ready)
        sendNext();
}

/// The server has read the end of the stream: no more will come.
void BoundariesLab::takePeer(const PeerStatus &status)
{
    if (m_running && status.conversation.endpoint == m_tcp.server && isOver(status.state))
        m_tcp.over = true;
}

void BoundariesLab::sendNext()
{
    if (m_setup.gap.count() == 0)
        sendAll();
    else
        sendOne();
    if (m_done < m_setup.count) {
        m_gap.start(m_setup.gap);
        return;
    }
    m_engine->halfClose(m_tcp.client);
    m_patience.start(patienceTime);
}

/// In one turn, so that none of our other writes comes between two of them.
void BoundariesLab::sendAll()
{
    QList<QByteArray> writes;
    QList<QByteArray> messages;
    while (m_done < m_setup.count) {
        messages.append(nextMessage());
        writes.append(framed(messages.last()));
    }
    m_engine->sendInOneTurn(m_tcp.client, writes);
    m_engine->sendInOneTurn(m_udp.client, messages);
}

void BoundariesLab::sendOne()
{
    const QByteArray message = nextMessage();
    m_engine->send(m_tcp.client, framed(message));
    m_engine->send(m_udp.client, message);
}

/// Numbered, so that no two are equal.
QByteArray BoundariesLab::nextMessage()
{
    return m_setup.text + QByteArray::number(++m_done);
}

QByteArray BoundariesLab::framed(const QByteArray &message)
{
    QByteArray framed;
    if (!m_framer || m_framer->encode(message, framed).isError())
        framed = message;
    m_givenBytes += framed.size();
    return framed;
}

bool BoundariesLab::isAllSent() const
{
    return m_done > 0 && m_done == m_setup.count && m_stream.writtenBytes() == m_givenBytes;
}

void BoundariesLab::readLog()
{
    MessageLog &log = m_engine->log();
    log.collect();
    const quint64 end = std::min(log.endId(), m_next + eventsALook);
    log.forEach(m_next, end, [this](const Event &event) {
        take(event);
        return true;
    });
    if (std::exchange(m_next, end) != end) {
        m_joins = joinDatagrams(m_sent, m_relayed, m_received);
        Q_EMIT changed();
    }
    endIfAllCame();
}

/// Each of our servers has one client, so the endpoint of an event identifies its conversation.
void BoundariesLab::take(const Event &event)
{
    const bool data = event.kind == EventKind::Data;
    const bool in = data && event.direction == Direction::In;
    const bool out = data && event.direction == Direction::Out;
    const auto bytes = [&] { return QByteArray(event.payload.constData(), event.payload.size()); };
    if (event.endpoint == m_tcp.client && out)
        m_stream.addWrite(event.timeNs, bytes());
    else if (event.endpoint == m_tcp.server && in)
        m_stream.addRead(event.timeNs, bytes());
    else if (event.endpoint == m_tcp.server && event.kind == EventKind::Message)
        m_stream.messages.append(bytes());
    else if (event.endpoint == m_udp.client && out)
        m_sent.append({event.timeNs, bytes()});
    else if (event.endpoint == m_udp.server && in)
        m_received.append({event.timeNs, bytes(), {}, event.length - event.takenLength()});
    else if (m_udp.relay != EndpointId::None && event.endpoint == m_udp.relay && in)
        m_relayed.append({event.timeNs, bytes()});
    else if (event.endpoint == m_udp.relay && event.kind == EventKind::Dropped && !m_relayed.isEmpty()
             && event.detail)
        m_relayed.last().lost = event.detail->info; // logged right after its datagram
}

void BoundariesLab::endIfAllCame()
{
    if (m_done < m_setup.count || !m_running)
        return;
    const qsizetype known = std::count_if(m_joins.cbegin(), m_joins.cend(), [](const DatagramJoin &join) {
        return join.fate != DatagramJoin::Unknown;
    });
    const bool allRead = m_stream.readBytes() == m_stream.writtenBytes() && m_stream.writes.size() > 0;
    const bool datagramsOver = m_udp.over || (m_sent.size() == m_done && known >= m_sent.size());
    if (!(m_tcp.over && (allRead || !m_patience.isActive()) && datagramsOver))
        return;
    stop();
    m_complete = true;
    Q_EMIT finished();
}

void BoundariesLab::fail(const Error &error)
{
    stop();
    Q_EMIT failed(error);
}

} // namespace swb
