// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/relay/datagramrelay.h"

#include "core/log/messagelog.h"
#include "core/values/counters.h"
#include "core/values/errorcatalog.h"
#include "net/socket/qtaddress.h"

#include <QCoreApplication>
#include <algorithm>

namespace swb {

namespace {

constexpr std::chrono::milliseconds sweepEvery{250};

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(DatagramRelay)
};

} // namespace

DatagramRelay::Way::Way(const RelaySettings &settings, RelayDirection way, LineCounters &counters)
    : direction(way)
    , line(settings.impairment.of(way), settings.impairment.seed, way, counters)
{ }

DatagramRelay::DatagramRelay(const RelayTerms &setting)
    : Relay(setting)
    , m_toServer(settings(), RelayDirection::ToServer, counters().toServer)
    , m_toClient(settings(), RelayDirection::ToClient, counters().toClient)
    , m_notes(home())
{ }

DatagramRelay::~DatagramRelay() = default;

Error DatagramRelay::listen(const QHostAddress &address)
{
    m_batch = std::make_unique<DatagramBatch>();
    MadeRelayEnd made = makeClientsEnd({settings(), home(), *m_batch, tlsToClients()}, address, *this);
    if (!made)
        return made.error();
    m_clients = std::move(made).value();
    findTarget(m_clients->local(), [this](const Result<QList<QHostAddress>> &addresses) {
        if (addresses.ok())
            nowReady(addresses.value());
        else
            reportFailed(addresses.error());
    });
    return {};
}

void DatagramRelay::nowReady(const QList<QHostAddress> &targets)
{
    m_shared = std::make_unique<RelayedPeer::Shared>(
        RelayedPeer::Shared{.target = {settings(), home(), *m_batch, tlsToTarget()},
                            .relay = id(),
                            .sockets = m_back,
                            .notes = m_notes,
                            .user = *this,
                            .clients = m_clients.get()});
    for (const QHostAddress &target : targets)
        m_shared->targets.append(fromQt(target, settings().target.port));
    const bool sessions = isEncrypted(settings().listen.transport); // its listener has its own limits
    m_peers = std::make_unique<DatagramPeers>(
        home(), reports(), id(), settings().listen.transport,
        mostSessions(settings()) + (sessions ? DtlsListener::maxHandshakes : 0), Role::RelayToClient,
        [this] { return std::make_shared<RelayedPeer>(*m_shared); });
    m_timer = std::make_unique<PreciseTimer>(home().watcher(), [this] {
        m_timerSetForNs = -1;
        takeDue(m_toServer);
        takeDue(m_toClient);
        schedule();
    });
    m_sweep = std::make_unique<QTimer>();
    QObject::connect(m_sweep.get(), &QTimer::timeout, m_sweep.get(), [this] { sweep(); });
    m_sweep->start(sweepEvery);
    reportListening(m_clients->local(), m_clients->applied());
    m_clients->start();
}

void DatagramRelay::sweep()
{
    noteAllKernelDrops();
    if (settings().idleTimeout.count() > 0)
        m_peers->forgetIdleSince(home().log().nowNs()
                                     - std::chrono::nanoseconds(settings().idleTimeout).count(),
                                 Words::tr("forgotten after the idle timeout"));
}

void DatagramRelay::impairmentChanged()
{
    m_toServer.line.change(settings().impairment.of(RelayDirection::ToServer));
    m_toClient.line.change(settings().impairment.of(RelayDirection::ToClient));
}

void DatagramRelay::datagramCame(const ReceivedDatagram &from, char *bytes)
{
    const std::shared_ptr<RelayedPeer> peer = peerOf(from); // held, since making space may forget it
    [[maybe_unused]] const Error error = openServer(*peer, from.hops); // each datagram reports it
    arrived(m_toServer, *peer, bytes, qsizetype(from.length));
}

void DatagramRelay::batchOver(quint32 droppedBySystem)
{
    sendLeaving(m_toServer);
    noteKernelDrops(m_toServer, subject(), m_kernelDrops, droppedBySystem);
    turnOver();
}

void DatagramRelay::sessionBegun(const ReceivedDatagram &client)
{
    peerOf(client)->clientBegan();
}

/// Only now is the target involved: a client that cannot finish a handshake costs it nothing.
void DatagramRelay::sessionOpened(const ReceivedDatagram &client, const TlsFacts &facts, const Error &)
{
    const std::shared_ptr<RelayedPeer> peer = peerOf(client);
    peer->clientOpened(facts);
    reports().reportPeer(peer->status);
    if (const Error error = openServer(*peer, client.hops); error.isError()) {
        m_notes.notConnected(peer->back(), settings().target, error);
        endSessions(*peer, error);
    }
}

void DatagramRelay::sessionEnded(const ReceivedDatagram &client, DtlsEnd end, const Error &error)
{
    RelayedPeer *const peer = known(client);
    if (!peer)
        return;
    peer->clientEnded(end, error);
    m_peers->forget(peer->subject.conversation, {});
}

void DatagramRelay::datagramRefused(const QByteArray &datagram, const Error &error)
{
    home().writer().event(subject(), EventKind::Dropped, Severity::Warning, Direction::In, errorDetail(error),
                          datagram);
}

void DatagramRelay::cameFromServer(RelayedPeer &peer, char *bytes, qsizetype size)
{
    arrived(m_toClient, peer, bytes, size);
}

void DatagramRelay::batchFromServerOver(RelayedPeer &peer, quint32 droppedBySystem)
{
    sendLeaving(m_toClient);
    noteKernelDrops(m_toClient, peer.back(), peer.kernelDrops, droppedBySystem);
    turnOver();
}

void DatagramRelay::serverReady(RelayedPeer &peer)
{
    for (DatagramLine::Departure &datagram : std::exchange(peer.waiting, {})) {
        m_waitingBytes -= datagram.bytes.size();
        leave(m_toServer, peer, std::move(datagram));
    }
    sendLeaving(m_toServer);
}

/// A client without a session cannot be informed, and its next datagram tries again.
void DatagramRelay::serverGone(RelayedPeer &peer, const Error &why)
{
    if (isEncrypted(settings().listen.transport))
        endSessions(peer, why);
    else
        dropWaiting(peer, DropReason::NoSession);
}

void DatagramRelay::endSessions(RelayedPeer &peer, const Error &why)
{
    if (why.isError()) {
        peer.status.state = LinkState::Failed;
        peer.status.error = why;
    }
    m_peers->forget(peer.subject.conversation, {});
}

void DatagramRelay::forgetting(RelayedPeer &peer)
{
    if (m_shared->target.tls || tlsToClients()) { // otherwise the sockets stay until everything has left
        sendLeaving(m_toServer);
        sendLeaving(m_toClient);
    }
    dropWaiting(peer, DropReason::NoSession);
}

std::shared_ptr<RelayedPeer> DatagramRelay::peerOf(const ReceivedDatagram &datagram)
{
    return std::static_pointer_cast<RelayedPeer>(m_peers->heardFrom(datagram.sender, datagram.info, bound()));
}

RelayedPeer *DatagramRelay::known(const ReceivedDatagram &datagram)
{
    return static_cast<RelayedPeer *>(m_peers->find(datagram.sender, datagram.info, bound()));
}

/// A new client deserves a descriptor more than one that has long been silent.
Error DatagramRelay::openServer(RelayedPeer &peer, std::optional<int> hops)
{
    Error error = peer.openServer(hops);
    if (error.code != ErrorCode::TooManyOpenFiles)
        return error;
    sendLeaving(m_toServer); // whose sockets are in use until then
    return m_peers->makeRoom() ? peer.openServer(hops) : error;
}

void DatagramRelay::arrived(Way &way, RelayedPeer &peer, char *bytes, qsizetype size)
{
    const QByteArrayView view(bytes, size);
    home().writer().data(subjectIn(way, peer), Direction::In, view);
    if (way.direction == RelayDirection::ToServer)
        countIn(*peer.counters, size);
    else if (isWithheld(peer))
        return;
    const qint64 nowNs = home().log().nowNs();
    const auto arrival = way.line.arrive(peer.subject.conversation, bytes, size, nowNs);
    m_notes.decided(subjectIn(way, peer), way.direction, arrival);
    m_heldChanged |= arrival.inHand;
    if (arrival.passNow)
        way.leaving.push_back(
            {peer.shared_from_this(), arrival.number, nowNs, arrival.duplicated ? 2 : 1, {}, view});
}

/// Whether this client must not be answered; if so, the log says why. A client with a session has proved its
/// address.
bool DatagramRelay::isWithheld(RelayedPeer &peer)
{
    if (isEncrypted(settings().listen.transport))
        return false;
    const SocketAddress &to = peer.status.conversation.remote;
    const QString &reason = peer.replyRule.reason(to);
    if (reason.isEmpty())
        return false;
    m_notes.notAnswered(peer.subject, to, reason);
    return true;
}

void DatagramRelay::takeDue(Way &way)
{
    const qint64 nowNs = home().log().nowNs();
    while (auto due = way.line.takeDue(nowNs)) {
        auto *const peer = static_cast<RelayedPeer *>(m_peers->find(due->from));
        if (!peer) {
            way.line.notSent(DropReason::PeerGone);
            m_notes.dropped(subject(), way.direction, due->number, DropReason::PeerGone);
            continue;
        }
        leave(way, *peer, std::move(*due));
        if (way.leaving.size() == DatagramBatch::slots)
            sendLeaving(way);
    }
    sendLeaving(way);
}

void DatagramRelay::leave(Way &way, RelayedPeer &peer, DatagramLine::Departure datagram)
{
    auto &leaving = way.leaving.emplace_back(Way::Leaving{peer.shared_from_this(),
                                                          datagram.number,
                                                          datagram.readNs,
                                                          datagram.copies,
                                                          std::move(datagram.bytes),
                                                          {}});
    leaving.bytes = leaving.kept;
}

/// Each client has its own end at the target, so they are sent in runs of one client.
void DatagramRelay::sendLeaving(Way &way)
{
    for (size_t first = 0; first < way.leaving.size();) {
        size_t end = first + 1;
        while (end < way.leaving.size()
               && (way.direction == RelayDirection::ToClient
                   || way.leaving[end].peer == way.leaving[first].peer))
            ++end;
        sendRun(way, first, end);
        first = end;
    }
    way.leaving.clear();
}

void DatagramRelay::sendRun(Way &way, size_t first, size_t end)
{
    const bool toServer = way.direction == RelayDirection::ToServer;
    RelayEnd *const to = toServer ? way.leaving[first].peer->server() : m_clients.get();
    std::vector<size_t> whose; // of each copy
    m_out.clear();
    for (size_t i = first; i < end; ++i) {
        const Way::Leaving &leaving = way.leaving[i];
        if (!to)
            sendFailed(way, leaving, leaving.peer->whyNoServer(),
                       isEncrypted(settings().target.transport) ? DropReason::NoSession
                                                                : DropReason::Refused);
        else if (!to->isReady())
            hold(leaving);
        else
            for (int copy = 0; copy < leaving.copies; ++copy) {
                if (toServer)
                    m_out.push_back({leaving.bytes, {}, {}});
                else
                    m_out.push_back(
                        {leaving.bytes, leaving.peer->status.conversation.remote, leaving.peer->answersFrom});
                whose.push_back(i);
            }
    }
    if (!m_out.empty())
        sendCopies(way, *to, whose);
}

void DatagramRelay::sendCopies(Way &way, RelayEnd &to, const std::vector<size_t> &whose)
{
    bool retried = false; // an error of an earlier datagram is reported by this call instead of sending
                          // (udp(7))
    for (size_t next = 0; next < m_out.size();) {
        const LogWriter::Call call(home().writer());
        const DatagramsMoved moved = to.send(std::span(m_out).subspan(next));
        for (size_t i = next; i < next + size_t(moved.count); ++i) {
            const bool last = i + 1 == whose.size() || whose[i + 1] != whose[i];
            leftCopy(way, way.leaving[whose[i]], last);
        }
        next += size_t(moved.count);
        if (moved.count > 0)
            continue;
        if (moved.stop == DatagramsMoved::Stop::Undelivered && !std::exchange(retried, true))
            continue;
        const size_t refused = whose[next];
        sendFailed(way, way.leaving[refused], to.whyNotSent(), DropReason::Refused);
        while (next < m_out.size() && whose[next] == refused)
            ++next;
    }
}

/// Until the session with the target is open.
void DatagramRelay::hold(const Way::Leaving &leaving)
{
    RelayedPeer &peer = *leaving.peer;
    const qsizetype size = leaving.bytes.size();
    if (peer.waiting.size() >= mostWaiting || m_waitingBytes + size > mostWaitingBytes) {
        m_toServer.line.notSent(DropReason::QueueOverflow);
        m_notes.dropped(peer.back(), RelayDirection::ToServer, leaving.number, DropReason::QueueOverflow);
        return;
    }
    m_waitingBytes += size;
    peer.waiting.push_back({leaving.number, peer.subject.conversation, leaving.readNs,
                            leaving.bytes.toByteArray(), leaving.copies});
}

void DatagramRelay::dropWaiting(RelayedPeer &peer, DropReason reason)
{
    for (const DatagramLine::Departure &datagram : std::exchange(peer.waiting, {})) {
        m_waitingBytes -= datagram.bytes.size();
        m_toServer.line.notSent(reason);
        m_notes.dropped(peer.back(), RelayDirection::ToServer, datagram.number, reason);
    }
}

void DatagramRelay::leftCopy(Way &way, const Way::Leaving &leaving, bool last)
{
    home().writer().data(subjectOut(way, *leaving.peer), Direction::Out, leaving.bytes);
    if (way.direction == RelayDirection::ToClient)
        countOut(*leaving.peer->counters, leaving.bytes.size());
    if (last)
        way.line.sent(leaving.number, leaving.bytes.size(), leaving.copies, leaving.readNs,
                      home().log().nowNs());
}

void DatagramRelay::sendFailed(Way &way, const Way::Leaving &leaving, const Error &error, DropReason reason)
{
    way.line.notSent(reason);
    m_notes.notPassed(subjectOut(way, *leaving.peer), way.direction, leaving.number, error);
}

void DatagramRelay::noteKernelDrops(Way &way, const Subject &about, quint32 &known, quint32 dropped)
{
    const auto more = qint32(dropped - known);
    if (more <= 0)
        return;
    known = dropped;
    way.line.systemDropped(quint64(more));
    m_notes.systemDropped(about, more);
}

/// A datagram reports those lost before it; for the last ones the system has to be asked.
void DatagramRelay::noteAllKernelDrops()
{
    noteKernelDrops(m_toServer, subject(), m_kernelDrops, m_clients->droppedBySystem());
    m_peers->forEach([this](DatagramPeer &peer) {
        auto &client = static_cast<RelayedPeer &>(peer);
        if (client.server())
            noteKernelDrops(m_toClient, client.back(), client.kernelDrops,
                            client.server()->droppedBySystem());
    });
}

void DatagramRelay::setHand(RelayDirection direction, HandMode mode)
{
    if (!isListening())
        return;
    Way &way = wayOf(direction);
    way.line.setHand(mode);
    goOn(way);
}

void DatagramRelay::orderHeld(const HeldOrder &order)
{
    if (!isListening())
        return;
    Way &way = wayOf(order.direction);
    const QList<HeldDatagram> held = way.line.held().datagrams;
    const auto before = std::find_if(held.begin(), held.end(),
                                     [&](const auto &datagram) { return datagram.number == order.number; });
    if (before == held.end() || !way.line.order(order, home().log().nowNs()))
        return;
    const auto *const peer = static_cast<RelayedPeer *>(m_peers->find(before->from));
    m_notes.ordered(peer ? subjectIn(way, *peer) : subject(), order, *before);
    goOn(way);
}

/// After a manual change.
void DatagramRelay::goOn(Way &way)
{
    takeDue(way);
    m_heldChanged = true;
    turnOver();
}

void DatagramRelay::turnOver()
{
    if (std::exchange(m_heldChanged, false))
        reports().reportHeld({id(), m_toServer.line.held(), m_toClient.line.held()});
    schedule();
}

void DatagramRelay::schedule()
{
    std::optional<qint64> next = m_toServer.line.nextNs();
    if (const auto other = m_toClient.line.nextNs())
        next = qMin(next.value_or(*other), *other);
    if (!next || *next == m_timerSetForNs)
        return;
    m_timerSetForNs = *next;
    m_timer->start(*next - home().log().nowNs());
}

Subject DatagramRelay::subjectIn(const Way &way, const RelayedPeer &peer)
{
    return way.direction == RelayDirection::ToServer ? peer.subject : peer.back();
}

Subject DatagramRelay::subjectOut(const Way &way, const RelayedPeer &peer)
{
    return way.direction == RelayDirection::ToServer ? peer.back() : peer.subject;
}

/// What still waits ends here, and the log says so.
void DatagramRelay::clear(Way &way)
{
    const int waiting = int(way.line.waiting());
    if (waiting == 0)
        return;
    way.line.clear(DropReason::Stopped);
    m_notes.stopped(subject(), way.direction, waiting);
}

void DatagramRelay::close()
{
    if (!m_peers)
        return m_clients.reset();
    m_timer.reset();
    m_sweep.reset();
    noteAllKernelDrops();
    m_clients->stop();
    m_peers->forEach(
        [this](DatagramPeer &peer) { dropWaiting(static_cast<RelayedPeer &>(peer), DropReason::Stopped); });
    for (Way *const way : {&m_toServer, &m_toClient})
        clear(*way);
    reports().reportHeld({id(), m_toServer.line.held(), m_toClient.line.held()});
    m_heldChanged = false;
    m_peers->forgetAll();
    m_clients.reset();
}

} // namespace swb
