// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/datagram/datagramserver.h"

#include "core/log/messagelog.h"
#include "core/values/counters.h"
#include "core/values/errorcatalog.h"
#include "net/engine/unsentreplies.h"
#include "net/transport/datagramsockets.h"

#include <QCoreApplication>
#include <QTimer>
#include <algorithm>

namespace swb {

namespace {

constexpr int batchesPerTurn = 4; // then it is the turn of the thread's other sockets

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(DatagramServer)
};

/// Whether the bytes are a part of these.
bool isWithin(QByteArrayView bytes, QByteArrayView of)
{
    const std::less_equal<const char *> notBehind;
    return notBehind(of.data(), bytes.data())
        && notBehind(bytes.data() + bytes.size(), of.data() + of.size());
}

} // namespace

/// A peer and its callbacks.
class DatagramServer::Peer final : public DatagramPeer, public PeerServer::Peer
{
public:
    explicit Peer(DatagramServer &server)
        : PeerServer::Peer(server)
        , m_server(server)
    { }

    /// If it has no protocol yet: its address was not known before.
    void speakOnce()
    {
        if (speaks())
            return;
        speakProtocol(status.conversation.remote);
        run([this](Protocol &it) { it.opened(*this); });
    }
    [[nodiscard]] Subject about() const override { return subject; }
    [[nodiscard]] std::shared_ptr<DatagramPeer> shared() { return {shared_from_this(), this}; }

private:
    void write(QByteArrayView bytes) override { m_server.write(*this, bytes); }
    [[nodiscard]] bool mustWait() const override { return m_server.m_blocked; }
    [[nodiscard]] QByteArray &scratch() override { return m_server.scratch(*this); }
    void broken(const Error &error) override { m_server.warn(subject, error); }
    void finish() override { } // UDP has nothing to end
    void close() override { m_server.endOnceSent(*this); }
    void forgotten() override { endProtocol(); }

    DatagramServer &m_server;
};

DatagramServer::DatagramServer(const ServerTerms &terms)
    : PeerServer(terms)
    , m_makeBeside(terms.makeBeside)
{ }

DatagramServer::~DatagramServer() = default;

Error DatagramServer::listen(const QHostAddress &address)
{
    m_address = address;
    DatagramSocketUser &user = *this;
    m_socket = makeDatagramSocket(settings().sockets, home().watcher(), user);
    m_socket->setOptions(settings().options);
    Error error = m_socket->bind(settings().url, address, settings().groupInterface);
    if (error.isError())
        return error;
    nowBound();
    return {};
}

void DatagramServer::nowBound()
{
    m_batch = std::make_unique<DatagramBatch>(settings().receiveBytes);
    m_peers = std::make_unique<DatagramPeers>(home(), reports(), id(), settings().url.transport,
                                              qMin(settings().maxClients, limits::datagramPeers),
                                              Role::Server, [this] { return std::make_shared<Peer>(*this); });
    if (settings().idleTimeout.count() > 0) {
        m_sweep = std::make_unique<QTimer>();
        QObject::connect(m_sweep.get(), &QTimer::timeout, m_sweep.get(), [this] { sweep(); });
        m_sweep->start(std::chrono::milliseconds(250));
    }
    m_group = m_socket->group();
    startBeside();
}

/// If only one transport is used there is nothing to wait for.
void DatagramServer::startBeside()
{
    const Scheme *const scheme = schemeOf(settings().url);
    if (!scheme || !scheme->beside || !m_makeBeside || !m_group.isNull())
        return announceListening();
    m_beside = std::make_unique<ServerBeside>(
        ServerTerms{{id(), home(), reports()}, settings(), {}, m_makeBeside, {}}, *scheme->beside,
        m_socket->local().port,
        ServerBeside::Told{[this] { announceListening(); },
                           [this](const Error &error) { besideEnded(error); }});
    m_beside->start();
}

/// A port that the system picked for one may already be in use for the other.
void DatagramServer::besideEnded(const Error &error)
{
    const bool taken = error.code == ErrorCode::PortInUse || error.code == ErrorCode::PortInUseHere
        || error.code == ErrorCode::PortInTimeWait;
    const bool again = isStarting() && taken && settings().url.port == 0 && ++m_attempts < mostAttempts;
    home().post([weak = weak_from_this(), error, again] { // not within the other's own call
        const auto self = std::static_pointer_cast<DatagramServer>(weak.lock());
        if (!self)
            return;
        if (again)
            self->bindAgain();
        else if (self->isStarting())
            self->reportFailed(error);
        else
            self->stop();
    });
}

void DatagramServer::bindAgain()
{
    if (!isStarting())
        return;
    m_beside.reset();
    m_socket.reset();
    if (const Error error = listen(m_address); error.isError())
        reportFailed(error);
}

void DatagramServer::announceListening()
{
    if (m_group.isNull())
        reportListening(m_socket->local(), m_socket->applied());
    else
        reportListening(m_group, m_socket->applied(),
                        Words::tr("joined the group on %1").arg(m_socket->groupInterfaces()));
    updateWatch();
}

void DatagramServer::socketReady(bool read, bool write)
{
    if (write && m_blocked) {
        m_blocked = false;
        sendQueue();
        goOn();
        return;
    }
    if (read)
        receive();
}

/// Sends what the protocols have held back.
void DatagramServer::goOn()
{
    if (m_blocked || !isListening())
        return;
    forEachPeer([](PeerServer::Peer &peer) { peer.run([&](Protocol &it) { it.goOn(peer); }); });
}

void DatagramServer::receive()
{
    for (int i = 0; i < batchesPerTurn && isListening() && !m_blocked; ++i) {
        int count = m_socket->receive(*m_batch).count;
        if (count == 0)
            return; // nothing there, or an error of an earlier reply, which the call has cleared
        if (settings().once) {
            count = 1;
            m_served = true;
        }
        m_batch->clearReplies();
        for (int index = 0; index < count; ++index)
            answer(index);
        sendReplies();
        noteDrops();
        if (m_queue.empty())
            closeOnceServed();
        else
            sendQueue();
        if (count < DatagramBatch::slots)
            return;
    }
}

void DatagramServer::answer(int index)
{
    const QByteArrayView message = m_batch->payload(index);
    const PacketInfo info = m_batch->info(index);
    if (!m_group.isNull() && !info.destination.isNull() && info.destination.bytes != m_group.bytes)
        return; // to another address of this port
    auto &peer = static_cast<Peer &>(*m_peers->heardFrom(m_batch->sender(index), info, bound()));
    m_batch->logReceived(home().writer(), peer.subject, index);
    countIn(*peer.counters, message.size());
    m_answering = index;
    m_answered = &peer;
    peer.speakOnce();
    peer.run([&](Protocol &it) { it.received(message, peer); });
    m_answering = -1;
    m_answered = nullptr;
}

/// Memory that stays valid until the answer built in it has left, if it leaves with the batch.
QByteArray &DatagramServer::scratch(const Peer &peer)
{
    return mayJoinBatch(peer) ? m_scratch[size_t(m_answering)] : m_otherScratch;
}

/// One answer to the sender of each datagram may, but none that would overtake a waiting one.
bool DatagramServer::mayJoinBatch(const Peer &peer) const
{
    return m_answered == &peer && m_queue.empty() && !m_batch->hasReply(m_answering);
}

void DatagramServer::write(Peer &peer, QByteArrayView bytes)
{
    if (!isListening() || !m_peers || (!isUnasked() && isWithheld(peer)))
        return;
    const SocketAddress &to = peer.status.conversation.remote;
    if (bytes.size() > largestDatagram(to)) {
        warn(peer.subject,
             makeError(ErrorCode::DatagramTooLarge, Words::tr("Could not answer %1.").arg(to.toString()),
                       Words::tr("The answer has %n bytes.", nullptr, int(bytes.size()))));
        return;
    }
    if (mayJoinBatch(peer))
        return addToBatch(peer, bytes);
    m_queue.push_back({peer.subject.conversation, bytes.toByteArray(), false});
    if (m_answering < 0)
        sendQueue();
}

void DatagramServer::addToBatch(Peer &peer, QByteArrayView bytes)
{
    QByteArray &kept = m_scratch[size_t(m_answering)];
    const bool lasts = isWithin(bytes, m_batch->payload(m_answering)) || isWithin(bytes, kept);
    if (!lasts)
        kept = bytes.toByteArray();
    m_batchPeers[size_t(m_answering)] = peer.shared();
    m_batch->addReply(m_answering, lasts ? bytes : QByteArrayView(kept), peer.answersFrom);
}

bool DatagramServer::isWithheld(DatagramPeer &peer)
{
    const SocketAddress &to = peer.status.conversation.remote;
    const QString &reason = peer.replyRule.reason(to);
    if (reason.isEmpty())
        return false;
    warn(peer.subject,
         makeError(ErrorCode::ReplyWithheld, Words::tr("Did not answer %1.").arg(to.toString()), reason),
         EventKind::Dropped);
    return true;
}

void DatagramServer::sendReplies()
{
    qsizetype kept = 0; // before what is waiting, which came later
    for (int first = 0; first < m_batch->replyCount();) {
        const DatagramsMoved moved = sendSome(first);
        if (moved.count > 0) {
            first += moved.count;
            continue;
        }
        const DatagramPeer &peer = *m_batchPeers[size_t(m_batch->replyTo(first))];
        if (moved.stop == DatagramsMoved::Stop::NotNow) {
            m_blocked = true;
            m_queue.insert(m_queue.begin() + kept++,
                           {peer.subject.conversation, m_batch->reply(first).toByteArray(), false});
        } else {
            sendFailed(peer);
        }
        ++first;
    }
    if (m_blocked)
        updateWatch();
}

/// One call for the rest of the batch.
DatagramsMoved DatagramServer::sendSome(int first)
{
    const LogWriter::Call call(home().writer());
    const DatagramsMoved moved = m_socket->send(m_batch->repliesFrom(first));
    for (int i = first; i < first + moved.count; ++i)
        sent(*m_batchPeers[size_t(m_batch->replyTo(i))], m_batch->reply(i));
    return moved;
}

void DatagramServer::noteDrops()
{
    const auto more = qint32(m_batch->droppedBySystem() - m_dropped);
    if (more <= 0)
        return;
    m_dropped = m_batch->droppedBySystem();
    warn(subject(),
         makeError(ErrorCode::DatagramsDropped,
                   Words::tr("The system dropped %n datagrams to %1.", nullptr, more).arg(name())),
         EventKind::Dropped);
}

void DatagramServer::sendQueue()
{
    while (!m_queue.empty() && !m_blocked) {
        DatagramPeer *const peer = m_peers->find(m_queue.front().peer);
        const bool isEnd = m_queue.front().isEnd;
        if (peer && !isEnd && !sendOne(*peer, m_queue.front().bytes))
            break;
        m_queue.pop_front();
        if (peer && isEnd)
            disconnectPeer(peer->subject.conversation);
    }
    updateWatch();
    closeOnceServed();
}

void DatagramServer::closeOnceServed()
{
    if (m_served && isListening() && m_queue.empty() && unsent() == 0)
        stop();
}

/// False if the system accepts nothing at the moment.
bool DatagramServer::sendOne(DatagramPeer &peer, QByteArrayView bytes)
{
    const auto stop = [&] {
        const LogWriter::Call call(home().writer());
        const DatagramsMoved moved
            = m_socket->send({bytes, peer.status.conversation.remote, peer.answersFrom});
        if (moved.count > 0)
            sent(peer, bytes);
        return moved.stop;
    }();
    m_blocked = stop == DatagramsMoved::Stop::NotNow;
    if (!m_blocked && stop != DatagramsMoved::Stop::None)
        sendFailed(peer);
    return !m_blocked;
}

void DatagramServer::sent(DatagramPeer &peer, QByteArrayView bytes)
{
    home().writer().data(peer.subject, Direction::Out, bytes);
    countOut(*peer.counters, bytes.size());
}

void DatagramServer::sendFailed(const DatagramPeer &peer)
{
    const QString to = peer.status.conversation.remote.toString();
    warn(peer.subject, m_socket->error(Operation::Send, Words::tr("Could not send to %1.").arg(to)));
}

void DatagramServer::warn(const Subject &about, const Error &error, EventKind kind)
{
    home().writer().event(about, kind, Severity::Warning, Direction::None, {error.what, error, {}});
}

void DatagramServer::refuseTooLarge(const Subject &about)
{
    const Error error
        = makeError(ErrorCode::DatagramTooLarge, Words::tr("Could not send from %1.").arg(name()));
    warn(about, error);
    reports().reportSendFailed(id(), error);
}

void DatagramServer::sendToPeers(const QList<ConversationId> &peers, const QByteArray &bytes)
{
    if (!isListening())
        return;
    if (bytes.size() > limits::datagramBytes) {
        refuseTooLarge(subject());
        return;
    }
    PeerServer::sendToPeers(peers, bytes);
    if (m_beside)
        m_beside->server().sendToPeers(peers, bytes);
}

void DatagramServer::forEachPeer(const std::function<void(PeerServer::Peer &)> &function)
{
    if (m_peers)
        m_peers->forEach([&](DatagramPeer &peer) { function(static_cast<Peer &>(peer)); });
}

void DatagramServer::tellPeer(PeerServer::Peer &peer, const QByteArray &message)
{
    if (message.size() > largestDatagram(static_cast<const Peer &>(peer).status.conversation.remote))
        return refuseTooLarge(peer.about());
    PeerServer::tellPeer(peer, message);
}

void DatagramServer::endOnceSent(const Peer &peer)
{
    m_queue.push_back({peer.subject.conversation, {}, true});
    if (m_answering < 0)
        sendQueue();
}

/// UDP has nothing to disconnect; the peer is forgotten until it sends again.
void DatagramServer::disconnectPeer(ConversationId peer)
{
    DatagramPeer *const found = m_peers ? m_peers->find(peer) : nullptr;
    if (!found && m_beside)
        m_beside->server().disconnectPeer(peer);
    if (!found)
        return;
    tellUnsentReplies(home().writer(), found->subject, name(),
                      static_cast<Peer *>(found)->protocol().forgetUnsent());
    m_peers->forget(peer, Words::tr("forgotten; UDP has no connection to end"));
    if (m_answering < 0)
        closeOnceServed();
}

void DatagramServer::abortPeer(ConversationId peer)
{
    if (m_beside && !(m_peers && m_peers->find(peer)))
        return m_beside->server().abortPeer(peer);
    disconnectPeer(peer);
}

void DatagramServer::sweep()
{
    m_peers->forgetIdleSince(home().log().nowNs() - std::chrono::nanoseconds(settings().idleTimeout).count(),
                             Words::tr("forgotten after the idle timeout"));
    closeOnceServed();
}

void DatagramServer::updateWatch()
{
    if (isListening())
        m_socket->watch(!m_blocked, m_blocked);
}

void DatagramServer::close()
{
    m_beside.reset();
    if (!isListening()) {
        m_sweep.reset();
        return m_socket.reset();
    }
    const auto waiting
        = std::count_if(m_queue.begin(), m_queue.end(), [](const Outgoing &one) { return !one.isEnd; });
    const qsizetype unsentReplies = waiting + unsent();
    std::exchange(m_peers, {})->forgetAll(); // so that nobody is left to be informed
    m_sweep.reset();
    if (!m_group.isNull()) {
        const QString left = Words::tr("left the group on %1").arg(m_socket->groupInterfaces());
        m_socket->leaveGroup();
        home().writer().event(subject(), EventKind::Note, Severity::Note, Direction::None, {left, {}, {}});
    }
    tellUnsentReplies(home().writer(), subject(), name(), unsentReplies);
    m_queue.clear();
    m_socket.reset();
}

} // namespace swb
