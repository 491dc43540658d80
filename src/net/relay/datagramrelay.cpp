// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/relay/datagramrelay.h"

#include "core/engine/counters.h"
#include "core/log/messagelog.h"
#include "core/values/errorcatalog.h"
#include "net/socket/qtaddress.h"
#include "net/transport/datagramsockets.h"

#include <QCoreApplication>
#include <algorithm>

namespace swb {

namespace {

constexpr int batchesPerTurn = 4; // then the other sockets of the thread have theirs

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(DatagramRelay)
};

} // namespace

/// A client, with the socket that stands for it at the target.
struct DatagramRelay::Flow final : DatagramPeer, DatagramSocketUser, std::enable_shared_from_this<Flow>
{
    explicit Flow(DatagramRelay &owner)
        : relay(owner)
    { }
    ~Flow()
    {
        if (!socket)
            return;
        const quint16 port = socket->local().port;
        socket.reset();
        relay.home().log().endConversation(back.conversation);
        relay.m_back.closed(port, relay.home().log().nowNs());
    }
    Q_DISABLE_COPY_MOVE(Flow)

    void socketReady(bool, bool) override { relay.receiveFromServer(*this); }

    DatagramRelay &relay;
    std::unique_ptr<DatagramSocket> socket;
    Subject back; ///< the conversation with the target
    Error whyNoSocket;
    quint32 kernelDrops = 0; ///< of the answers
};

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

void DatagramRelay::listen(const QHostAddress &address)
{
    m_socket = makeDatagramSocket(settings().sockets, home().watcher(), *this);
    if (const Error error = m_socket->bind(settings().listen, address, {}); error.isError()) {
        m_socket.reset();
        reportFailed(error);
        return;
    }
    m_socket->tellHops();
    findTarget(m_socket->local(), [this](const Result<QList<QHostAddress>> &addresses) {
        if (addresses.ok())
            nowReady(addresses.value().first());
        else
            reportFailed(addresses.error());
    });
}

void DatagramRelay::nowReady(const QHostAddress &target)
{
    m_target = fromQt(target, settings().target.port);
    m_batch = std::make_unique<DatagramBatch>();
    m_peers = std::make_unique<DatagramPeers>(home(), reports(), id(), settings().listen.transport,
                                              qMin(settings().maxClients, limits::datagramPeers),
                                              Role::RelayToClient,
                                              [this] { return std::make_shared<Flow>(*this); });
    m_timer = std::make_unique<PreciseTimer>(home().watcher(), [this] {
        m_timerSetForNs = -1;
        takeDue(m_toServer);
        takeDue(m_toClient);
        schedule();
    });
    m_sweep = std::make_unique<QTimer>();
    QObject::connect(m_sweep.get(), &QTimer::timeout, m_sweep.get(), [this] { sweep(); });
    m_sweep->start(std::chrono::milliseconds(250));
    reportListening(m_socket->local());
    m_socket->watch(true, false);
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

void DatagramRelay::socketReady(bool, bool)
{
    receiveFromClients();
}

void DatagramRelay::receiveFromClients()
{
    int count = DatagramBatch::slots;
    for (int turn = 0; turn < batchesPerTurn && count == DatagramBatch::slots; ++turn) {
        count = m_socket->receive(*m_batch).count;
        for (int index = 0; index < count; ++index) {
            const auto peer // kept: making room may forget it
                = m_peers->heardFrom(m_batch->sender(index), m_batch->info(index), bound());
            Flow &flow = static_cast<Flow &>(*peer);
            if (!flow.socket)
                openBack(flow, m_batch->hops(index));
            arrived(m_toServer, flow, index);
        }
        sendLeaving(m_toServer);
        noteKernelDrops(m_toServer, subject(), m_kernelDrops, m_batch->droppedBySystem());
    }
    tellHeldIfChanged();
    schedule();
}

void DatagramRelay::receiveFromServer(Flow &flow)
{
    int count = DatagramBatch::slots;
    for (int turn = 0; turn < batchesPerTurn && count == DatagramBatch::slots; ++turn) {
        const DatagramsMoved moved = flow.socket->receive(*m_batch);
        count = moved.count;
        if (moved.stop == DatagramsMoved::Stop::Undelivered)
            m_notes.notDelivered(flow.back, settings().target);
        for (int index = 0; index < count; ++index)
            arrived(m_toClient, flow, index);
        sendLeaving(m_toClient);
        noteKernelDrops(m_toClient, flow.back, flow.kernelDrops, m_batch->droppedBySystem());
    }
    flow.lastHeardNs = home().log().nowNs();
    tellHeldIfChanged();
    schedule();
}

/// A new client is worth a descriptor more than one that has long been silent.
void DatagramRelay::openBack(Flow &flow, std::optional<int> hops)
{
    if (hops && *hops <= 1) {
        flow.whyNoSocket = makeError(ErrorCode::RelayChain, {});
        return;
    }
    const auto open = [&] {
        return m_back.open([&] { return connectBack(flow, hops.value_or(1) - 1); }, home().log().nowNs());
    };
    BackSockets::Opened opened = open();
    if (!opened && opened.error().code == ErrorCode::TooManyOpenFiles) {
        sendLeaving(m_toServer); // whose sockets are in use until then
        if (m_peers->makeRoom())
            opened = open();
    }
    flow.whyNoSocket = opened ? Error() : opened.error();
    if (!opened)
        return;
    flow.socket = std::move(opened).value();
    Conversation conversation;
    conversation.endpoint = id();
    conversation.role = Role::RelayToServer;
    conversation.transport = settings().target.transport;
    conversation.local = flow.socket->local();
    conversation.remote = m_target;
    flow.back = {id(), home().log().addConversation(conversation), settings().target.transport};
    flow.socket->watch(true, false);
}

BackSockets::Opened DatagramRelay::connectBack(Flow &flow, int hops)
{
    auto socket = makeDatagramSocket(settings().sockets, home().watcher(), flow);
    socket->setHops(hops);
    const Error error = socket->connectTo(m_target, {});
    return error.isError() ? BackSockets::Opened(error) : std::move(socket);
}

void DatagramRelay::arrived(Way &way, Flow &flow, int index)
{
    const QByteArrayView bytes = m_batch->payload(index);
    home().writer().data(subjectIn(way, flow), Direction::In, bytes);
    if (way.direction == RelayDirection::ToServer)
        countIn(*flow.counters, bytes.size());
    else if (isWithheld(flow))
        return;
    const qint64 nowNs = home().log().nowNs();
    const auto arrival
        = way.line.arrive(flow.subject.conversation, m_batch->bytes(index), bytes.size(), nowNs);
    m_notes.decided(subjectIn(way, flow), way.direction, arrival);
    m_heldChanged |= arrival.inHand;
    if (arrival.passNow)
        way.leaving.push_back(
            {flow.shared_from_this(), arrival.number, nowNs, arrival.duplicated ? 2 : 1, {}, bytes});
}

/// Whether this client must not be answered, and then the log says why.
bool DatagramRelay::isWithheld(Flow &flow)
{
    const SocketAddress &to = flow.status.conversation.remote;
    const QString &reason = flow.replyRule.reason(to);
    if (reason.isEmpty())
        return false;
    m_notes.notAnswered(flow.subject, to, reason);
    return true;
}

void DatagramRelay::takeDue(Way &way)
{
    const qint64 nowNs = home().log().nowNs();
    while (auto due = way.line.takeDue(nowNs)) {
        auto *const flow = static_cast<Flow *>(m_peers->find(due->from));
        if (!flow) {
            way.line.notSent(DropReason::PeerGone);
            m_notes.dropped(subject(), way.direction, due->number, DropReason::PeerGone);
            continue;
        }
        auto &leaving = way.leaving.emplace_back(Way::Leaving{
            flow->shared_from_this(), due->number, due->readNs, due->copies, std::move(due->bytes), {}});
        leaving.bytes = leaving.kept;
        if (way.leaving.size() == DatagramBatch::slots)
            sendLeaving(way);
    }
    sendLeaving(way);
}

/// Towards the target each client has a socket of its own, so they go in runs of one client.
void DatagramRelay::sendLeaving(Way &way)
{
    for (size_t first = 0; first < way.leaving.size();) {
        size_t end = first + 1;
        while (end < way.leaving.size()
               && (way.direction == RelayDirection::ToClient
                   || way.leaving[end].flow == way.leaving[first].flow))
            ++end;
        sendRun(way, first, end);
        first = end;
    }
    way.leaving.clear();
}

void DatagramRelay::sendRun(Way &way, size_t first, size_t end)
{
    const bool toServer = way.direction == RelayDirection::ToServer;
    DatagramSocket *const socket = toServer ? way.leaving[first].flow->socket.get() : m_socket.get();
    if (!socket) {
        for (size_t i = first; i < end; ++i)
            sendFailed(way, way.leaving[i], way.leaving[i].flow->whyNoSocket);
        return;
    }
    std::vector<size_t> whose; // of each copy
    m_out.clear();
    for (size_t i = first; i < end; ++i) {
        const Way::Leaving &leaving = way.leaving[i];
        for (int copy = 0; copy < leaving.copies; ++copy) {
            if (toServer)
                m_out.push_back({leaving.bytes, {}, {}});
            else
                m_out.push_back(
                    {leaving.bytes, leaving.flow->status.conversation.remote, leaving.flow->answersFrom});
            whose.push_back(i);
        }
    }
    bool retried = false; // an error of an earlier datagram is told by this call instead of sending (udp(7))
    for (int next = 0; next < int(m_out.size());) {
        const LogWriter::Call call(home().writer());
        const DatagramsMoved moved = socket->send(std::span(m_out).subspan(size_t(next)));
        for (int i = next; i < next + moved.count; ++i) {
            const bool last = size_t(i) + 1 == whose.size() || whose[size_t(i) + 1] != whose[size_t(i)];
            leftCopy(way, way.leaving[whose[size_t(i)]], last);
        }
        next += moved.count;
        if (moved.count > 0)
            continue;
        if (moved.stop == DatagramsMoved::Stop::Undelivered && !std::exchange(retried, true))
            continue;
        const size_t refused = whose[size_t(next)];
        sendFailed(way, way.leaving[refused], socket->error(Operation::Send, {}));
        while (next < int(m_out.size()) && whose[size_t(next)] == refused)
            ++next;
    }
}

void DatagramRelay::leftCopy(Way &way, const Way::Leaving &leaving, bool last)
{
    home().writer().data(subjectOut(way, *leaving.flow), Direction::Out, leaving.bytes);
    if (way.direction == RelayDirection::ToClient)
        countOut(*leaving.flow->counters, leaving.bytes.size());
    if (last)
        way.line.sent(leaving.number, leaving.bytes.size(), leaving.copies, leaving.readNs,
                      home().log().nowNs());
}

void DatagramRelay::sendFailed(Way &way, const Way::Leaving &leaving, const Error &error)
{
    way.line.notSent(DropReason::Refused);
    m_notes.notPassed(subjectOut(way, *leaving.flow), way.direction, leaving.number, error);
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

/// A datagram tells of those lost before it; of the last ones nobody tells who is not asked.
void DatagramRelay::noteAllKernelDrops()
{
    noteKernelDrops(m_toServer, subject(), m_kernelDrops, m_socket->droppedBySystem());
    m_peers->forEach([this](DatagramPeer &peer) {
        Flow &flow = static_cast<Flow &>(peer);
        if (flow.socket)
            noteKernelDrops(m_toClient, flow.back, flow.kernelDrops, flow.socket->droppedBySystem());
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
    auto *const flow = static_cast<Flow *>(m_peers->find(before->from));
    m_notes.ordered(flow ? subjectIn(way, *flow) : subject(), order, *before);
    goOn(way);
}

/// After a hand has changed something.
void DatagramRelay::goOn(Way &way)
{
    takeDue(way);
    m_heldChanged = true;
    tellHeldIfChanged();
    schedule();
}

void DatagramRelay::tellHeldIfChanged()
{
    if (std::exchange(m_heldChanged, false))
        reports().reportHeld({id(), m_toServer.line.held(), m_toClient.line.held()});
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

Subject DatagramRelay::subjectIn(const Way &way, const Flow &flow)
{
    return way.direction == RelayDirection::ToServer ? flow.subject : flow.back;
}

Subject DatagramRelay::subjectOut(const Way &way, const Flow &flow)
{
    return way.direction == RelayDirection::ToServer ? flow.back : flow.subject;
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
    m_timer.reset();
    m_sweep.reset();
    if (m_peers) {
        noteAllKernelDrops();
        m_socket->watch(false, false);
    }
    for (Way *const way : {&m_toServer, &m_toClient})
        clear(*way);
    m_heldChanged = true;
    tellHeldIfChanged();
    if (m_peers)
        m_peers->forgetAll();
    m_socket.reset();
}

} // namespace swb
