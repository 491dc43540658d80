// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/datagram/datagramserver.h"

#include "core/engine/counters.h"
#include "core/log/messagelog.h"
#include "core/values/errorcatalog.h"
#include "net/engine/unsentreplies.h"
#include "net/transport/datagramsockets.h"

#include <QCoreApplication>
#include <QTimer>

namespace swb {

namespace {

constexpr int batchesPerTurn = 4; // then the other sockets of the thread have theirs

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(DatagramServer)
};

} // namespace

DatagramServer::DatagramServer(const ServerSetting &setting)
    : Server(setting)
{ }

DatagramServer::~DatagramServer() = default;

Error DatagramServer::prepare()
{
    const auto responder = makeResponder(settings().reply);
    if (!responder.ok())
        return responder.error();
    m_responder = responder.value();
    return {};
}

void DatagramServer::listen(const QHostAddress &address)
{
    DatagramSocketUser &user = *this;
    m_socket = makeDatagramSocket(settings().sockets, home().watcher(), user);
    const Error error = m_socket->bind(settings().url, address, settings().groupInterface);
    if (error.isError()) {
        m_socket.reset();
        reportFailed(error);
        return;
    }
    nowBound();
}

void DatagramServer::nowBound()
{
    m_batch = std::make_unique<DatagramBatch>(settings().receiveBytes);
    m_peers = std::make_unique<DatagramPeers>(home(), reports(), id(), settings().url.transport,
                                              qMin(settings().maxClients, limits::datagramPeers));
    if (settings().replyDelay.count() > 0) {
        m_delayed = std::make_unique<Delayed<Outgoing>>(home().context(), settings().replyDelay,
                                                        [this](const Outgoing &due) {
                                                            m_queue.push_back(due);
                                                            sendQueue();
                                                        });
    }
    if (settings().idleTimeout.count() > 0) {
        m_sweep = std::make_unique<QTimer>();
        QObject::connect(m_sweep.get(), &QTimer::timeout, m_sweep.get(), [this] { sweep(); });
        m_sweep->start(std::chrono::milliseconds(250));
    }
    m_group = m_socket->group();
    if (m_group.isNull())
        reportListening(m_socket->local());
    else
        reportListening(m_group, Words::tr("joined the group on %1").arg(m_socket->groupInterfaces()));
    updateWatch();
}

void DatagramServer::socketReady(bool read, bool write)
{
    if (write && m_blocked) {
        m_blocked = false;
        sendQueue();
        return;
    }
    if (read)
        receive();
}

void DatagramServer::receive()
{
    for (int i = 0; i < batchesPerTurn && isListening() && !m_blocked; ++i) {
        int count = m_socket->receive(*m_batch).count;
        if (count == 0)
            return; // nothing there, or an error of an earlier reply, which the call has taken off the socket
        if (settings().once)
            count = 1;
        m_batch->clearReplies();
        for (int index = 0; index < count; ++index)
            answer(index);
        sendReplies();
        noteDrops();
        closeOnceServed();
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
    const std::shared_ptr<DatagramPeer> peer = m_peers->heardFrom(m_batch->sender(index), info, bound());
    m_batch->logReceived(home().writer(), peer->subject, index);
    countIn(*peer->counters, message.size());
    reply(index, peer, message);
}

void DatagramServer::reply(int index, const std::shared_ptr<DatagramPeer> &peer, QByteArrayView message)
{
    ReplyContext context;
    context.peer = peer->status.conversation.remote;
    context.count = ++m_replies;
    if (m_responder->needsTime())
        context.time = QDateTime::currentDateTime();
    const auto reply = m_responder->reply(message, context, m_scratch[size_t(index)]);
    if (!reply || isWithheld(*peer))
        return;
    if (reply->size() > largestDatagram(context.peer)) {
        warn(peer->subject,
             makeError(ErrorCode::DatagramTooLarge,
                       Words::tr("Could not answer %1.").arg(context.peer.toString()),
                       Words::tr("The answer has %n byte(s).", nullptr, int(reply->size()))));
        return;
    }
    if (settings().replyDelay.count() > 0) {
        delay(*peer, *reply);
        return;
    }
    m_batchPeers[size_t(index)] = peer;
    m_batch->addReply(index, *reply, peer->answersFrom);
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

void DatagramServer::delay(const DatagramPeer &peer, QByteArrayView reply)
{
    if (m_delayed->size() >= limits::delayedReplies) {
        warn(peer.subject,
             makeError(
                 ErrorCode::TooManyDelayedReplies,
                 Words::tr("Threw an answer to %1 away.").arg(peer.status.conversation.remote.toString())),
             EventKind::Dropped);
        return;
    }
    m_delayed->add({peer.subject.conversation, reply.toByteArray()});
}

void DatagramServer::sendReplies()
{
    for (int first = 0; first < m_batch->replyCount();) {
        const DatagramsMoved moved = sendSome(first);
        if (moved.count > 0) {
            first += moved.count;
            continue;
        }
        const DatagramPeer &peer = *m_batchPeers[size_t(m_batch->replyTo(first))];
        if (moved.stop == DatagramsMoved::Stop::NotNow) {
            m_blocked = true;
            m_queue.push_back({peer.subject.conversation, m_batch->reply(first).toByteArray()});
        } else {
            sendFailed(peer);
        }
        ++first;
    }
    if (m_blocked)
        updateWatch();
}

/// One call for what is left of the batch.
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
                   Words::tr("The system threw %n datagram(s) to %1 away.", nullptr, more).arg(name())),
         EventKind::Dropped);
}

void DatagramServer::sendQueue()
{
    while (!m_queue.empty() && !m_blocked) {
        DatagramPeer *const peer = m_peers->find(m_queue.front().peer);
        if (peer && !sendOne(*peer, m_queue.front().bytes))
            break;
        m_queue.pop_front();
    }
    updateWatch();
    closeOnceServed();
}

void DatagramServer::closeOnceServed()
{
    if (settings().once && m_replies > 0 && m_queue.empty() && (!m_delayed || m_delayed->size() == 0))
        close();
}

/// False where the system takes nothing at the moment.
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
    const auto queue = [&](const DatagramPeer &peer) {
        if (bytes.size() > largestDatagram(peer.status.conversation.remote))
            refuseTooLarge(peer.subject);
        else
            m_queue.push_back({peer.subject.conversation, bytes});
    };
    if (peers.isEmpty())
        m_peers->forEach(queue);
    for (const ConversationId peer : peers) {
        if (const DatagramPeer *const found = m_peers->find(peer))
            queue(*found);
    }
    sendQueue();
}

/// UDP has nothing to disconnect; the peer is forgotten until it sends again.
void DatagramServer::disconnectPeer(ConversationId peer)
{
    if (m_peers)
        m_peers->forget(peer, Words::tr("forgotten; UDP has no connection to end"));
}

void DatagramServer::abortPeer(ConversationId peer)
{
    disconnectPeer(peer);
}

void DatagramServer::sweep()
{
    m_peers->forgetIdleSince(home().log().nowNs() - std::chrono::nanoseconds(settings().idleTimeout).count(),
                             Words::tr("forgotten after the idle timeout"));
}

void DatagramServer::updateWatch()
{
    if (isListening())
        m_socket->watch(!m_blocked, m_blocked);
}

void DatagramServer::close()
{
    if (!isListening())
        return;
    m_peers->forgetAll();
    m_sweep.reset();
    if (!m_group.isNull()) {
        const QString left = Words::tr("left the group on %1").arg(m_socket->groupInterfaces());
        m_socket->leaveGroup();
        home().writer().event(subject(), EventKind::Note, Severity::Note, Direction::None, {left, {}, {}});
    }
    tellUnsentReplies(home().writer(), subject(), name(),
                      qsizetype(m_queue.size()) + (m_delayed ? m_delayed->size() : 0));
    if (m_delayed)
        m_delayed->clear();
    m_queue.clear();
    m_socket.reset();
    reportStopped();
}

} // namespace swb
