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

QString whither(RelayDirection direction)
{
    return direction == RelayDirection::ToServer ? Words::tr("to the server") : Words::tr("to the client");
}

QString which(quint64 number, RelayDirection direction)
{
    return Words::tr("datagram %1 %2").arg(QString::number(number), whither(direction));
}

/// What a person has done, as the log says it.
QString wordsFor(const HeldOrder &order, const HeldDatagram &before)
{
    const QString datagram = which(order.number, order.direction);
    switch (order.action) {
    case HeldAction::Pass:
        return Words::tr("You let %1 go on.").arg(datagram);
    case HeldAction::Drop:
        return Words::tr("You dropped %1.").arg(datagram);
    case HeldAction::Duplicate:
        return Words::tr("You doubled %1: %2 copies will go on.")
            .arg(datagram, QString::number(before.copies + 1));
    case HeldAction::SwapWithNext:
        return Words::tr("You put %1 behind the next.").arg(datagram);
    case HeldAction::Delay:
        return Words::tr("You delayed %1.").arg(datagram);
    case HeldAction::Replace:
        break;
    }
    return Words::tr("You changed %1: %2 bytes in the place of %3.")
        .arg(datagram, QString::number(order.bytes.size()), QString::number(before.bytes.size()));
}

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
{ }

DatagramRelay::~DatagramRelay() = default;

Error DatagramRelay::listen(const QHostAddress &address)
{
    m_socket = makeDatagramSocket(settings().sockets, home().watcher(), *this);
    m_socket->setOptions(settings().options);
    if (const Error error = m_socket->bind(settings().listen, address, {}); error.isError())
        return error;
    m_socket->tellHops();
    findTarget(m_socket->local(), [this](const Result<QList<QHostAddress>> &addresses) {
        if (addresses.ok())
            nowReady(addresses.value().first());
        else
            reportFailed(addresses.error());
    });
    return {};
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
    reportListening(m_socket->local(), m_socket->applied());
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
        if (moved.stop == DatagramsMoved::Stop::Undelivered) {
            const Error error = makeError(
                ErrorCode::NobodyListening,
                Words::tr("A datagram to %1 was not delivered.").arg(settings().target.toString()));
            home().writer().event(flow.back, EventKind::Error, Severity::Warning, Direction::None,
                                  errorDetail(error));
        }
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
    const auto open
        = [&] { return m_back.open([&] { return connectBack(flow, hops); }, home().log().nowNs()); };
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
    noteOptions(home().writer(), flow.back, flow.socket->applied());
    flow.socket->watch(true, false);
}

BackSockets::Opened DatagramRelay::connectBack(Flow &flow, std::optional<int> hops)
{
    auto socket = makeDatagramSocket(settings().sockets, home().watcher(), flow);
    socket->setHops(hops.value_or(1) - 1);
    socket->setOptions(optionsToTarget(settings(), hops));
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
    tell(way, flow, arrival);
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
    const Error error
        = makeError(ErrorCode::ReplyWithheld, Words::tr("Did not answer %1.").arg(to.toString()), reason);
    home().writer().event(flow.subject, EventKind::Dropped, Severity::Warning, Direction::None,
                          {error.what, error, {}});
    return true;
}

/// Every change to a datagram is an event, and so is its end here.
void DatagramRelay::tell(const Way &way, const Flow &flow, const DatagramLine::Arrival &arrival)
{
    const Subject subject = subjectIn(way, flow);
    const auto name = [&] { return which(arrival.number, way.direction); };
    if (arrival.dropped == DropReason::ByHand)
        say(subject, EventKind::Dropped, Words::tr("You dropped %1, as all that comes this way.").arg(name()),
            ErrorCode::ByHand);
    else if (arrival.dropped != DropReason::None)
        say(subject, EventKind::Dropped, Words::tr("Dropped %1: %2.").arg(name(), describe(arrival.dropped)));
    if (arrival.duplicated)
        say(subject, EventKind::Note, Words::tr("Doubled %1.").arg(name()));
    if (arrival.heldBack)
        say(subject, EventKind::Note, Words::tr("Held back %1 until the next has passed.").arg(name()));
    if (arrival.inHand)
        say(subject, EventKind::Note, Words::tr("Holding %1 until you decide.").arg(name()),
            ErrorCode::ByHand);
    if (arrival.corruptedBit >= 0)
        say(subject, EventKind::Note,
            Words::tr("Turned bit %1 over in %2.").arg(QString::number(arrival.corruptedBit), name()));
}

/// `why` is None where the words say it already.
void DatagramRelay::say(const Subject &subject, EventKind kind, const QString &what, ErrorCode why)
{
    EventDetail detail;
    detail.info = what;
    if (why != ErrorCode::None)
        detail.error = makeError(why, what);
    home().writer().event(subject, kind, Severity::Note, Direction::None, std::move(detail));
}

void DatagramRelay::takeDue(Way &way)
{
    const qint64 nowNs = home().log().nowNs();
    while (auto due = way.line.takeDue(nowNs)) {
        auto *const flow = static_cast<Flow *>(m_peers->find(due->from));
        if (!flow) {
            way.line.notSent(DropReason::PeerGone);
            say(subject(), EventKind::Dropped,
                Words::tr("Dropped %1: %2.")
                    .arg(which(due->number, way.direction), describe(DropReason::PeerGone)),
                ErrorCode::None);
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

void DatagramRelay::sendFailed(Way &way, const Way::Leaving &leaving, Error error)
{
    way.line.notSent(DropReason::Refused);
    error.what = Words::tr("Could not pass %1 on.").arg(which(leaving.number, way.direction));
    home().writer().event(subjectOut(way, *leaving.flow), EventKind::Dropped, Severity::Warning,
                          Direction::None, {error.what, error, {}});
}

void DatagramRelay::noteKernelDrops(Way &way, const Subject &about, quint32 &known, quint32 dropped)
{
    const auto more = qint32(dropped - known);
    if (more <= 0)
        return;
    known = dropped;
    way.line.systemDropped(quint64(more));
    const Error error
        = makeError(ErrorCode::DatagramsDropped,
                    Words::tr("The system threw %n datagram(s) to the relay away.", nullptr, more));
    home().writer().event(about, EventKind::Dropped, Severity::Warning, Direction::In,
                          {error.what, error, {}});
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
    say(flow ? subjectIn(way, *flow) : subject(),
        order.action == HeldAction::Drop ? EventKind::Dropped : EventKind::Note, wordsFor(order, *before),
        ErrorCode::ByHand);
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
    say(subject(), EventKind::Dropped,
        Words::tr("Dropped %n datagram(s) %1 that waited: %2.", nullptr, waiting)
            .arg(whither(way.direction), describe(DropReason::Stopped)),
        ErrorCode::None);
}

void DatagramRelay::close()
{
    if (!m_peers)
        return m_socket.reset();
    m_timer.reset();
    m_sweep.reset();
    noteAllKernelDrops();
    m_socket->watch(false, false);
    for (Way *const way : {&m_toServer, &m_toClient})
        clear(*way);
    m_heldChanged = true;
    tellHeldIfChanged();
    m_peers->forgetAll();
    m_socket.reset();
}

} // namespace swb
