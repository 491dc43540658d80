// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/datagram/datagramclient.h"

#include "core/log/messagelog.h"
#include "core/values/counters.h"
#include "core/values/errorcatalog.h"
#include "net/socket/appliedoptions.h"
#include "net/socket/binding.h"
#include "net/socket/interfaces.h"
#include "net/socket/localchoice.h"
#include "net/socket/qtaddress.h"
#include "net/transport/datagramsockets.h"

#include <QCoreApplication>

namespace swb {

namespace {

/// What a client keeps to resend if the first address of a name refuses, which it does immediately or never.
constexpr qint64 resendBytes = 1 << 20;
constexpr size_t resendDatagrams = 64;

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(DatagramClient)
};

using Stop = DatagramsMoved::Stop;

/// "TTL 1, through eth0, programs of this computer receive it too": the group settings in words.
QString describeGroup(const ClientSettings &settings)
{
    QStringList parts{Words::tr("TTL %1").arg(settings.groupTtl)};
    if (!settings.groupInterface.isEmpty())
        parts << Words::tr("via %1").arg(settings.groupInterface);
    parts << (settings.groupLoop ? Words::tr("also delivered to programs on this computer")
                                 : Words::tr("not delivered to programs on this computer"));
    return parts.join(QStringLiteral(", "));
}

} // namespace

DatagramClient::DatagramClient(const ClientTerms &setting)
    : Client(setting)
{ }

DatagramClient::~DatagramClient()
{
    letGo();
}

void DatagramClient::open()
{
    m_context = std::make_unique<QObject>(); // here and not earlier: answers come to the thread that made it
    setState(LinkState::Resolving);
    resolveHost(settings().url, m_context.get(),
                [this](const Result<QList<QHostAddress>> &addresses) { resolved(addresses); });
}

void DatagramClient::resolved(const Result<QList<QHostAddress>> &addresses)
{
    if (isOver(state()))
        return;
    if (!addresses.ok()) {
        fail(LinkState::Failed, addresses.error());
        return;
    }
    m_batch = std::make_unique<DatagramBatch>(settings().receiveBytes);
    m_addresses = addresses.value();
    findNextOther();
}

/// Resolves the other addresses, one after the other, and then begins.
void DatagramClient::findNextOther()
{
    if (m_others.size() == settings().alsoTo.size())
        return tryNext();
    const EndpointUrl url = settings().alsoTo.at(m_others.size());
    resolveHost(url, m_context.get(), [this, url](const Result<QList<QHostAddress>> &found) {
        if (isOver(state()))
            return;
        const Error error = found ? takeOther(url, found.value()) : found.error();
        if (error.isError())
            fail(LinkState::Failed, error);
        else
            findNextOther();
    });
}

/// One socket has one family, that of the first address.
Error DatagramClient::takeOther(const EndpointUrl &url, const QList<QHostAddress> &addresses)
{
    const auto wanted = fromQt(m_addresses.first(), 0).family;
    for (const QHostAddress &candidate : addresses) {
        const SocketAddress address = fromQt(candidate, url.port);
        if (address.family != wanted)
            continue;
        m_others.append(address);
        return {};
    }
    return makeError(ErrorCode::BadAddress, Words::tr("Could not reach %1.").arg(url.toString()),
                     Words::tr("A socket sends over either IPv4 or IPv6, and %1 belongs to the other family.")
                         .arg(settings().url.toString()));
}

void DatagramClient::tryNext()
{
    m_remote = fromQt(m_addresses.at(m_next++), settings().url.port);
    const Error error = openSocket();
    if (error.isError())
        attemptFailed(error);
    else
        ready();
}

Error DatagramClient::openSocket()
{
    const QString what = Words::tr("Could not reach %1.").arg(name());
    m_answerers.reset();
    DatagramSocketUser &user = *this;
    m_socket = makeDatagramSocket(settings().sockets, home().watcher(), user);
    m_socket->leaveFrom(localChoice(settings(), m_remote));
    m_socket->setOptions(settings().options);
    if (!m_remote.isMulticast() && !isBroadcast(m_remote) && m_others.isEmpty())
        return m_socket->connectTo(m_remote, what);
    Error error = m_socket->openForMany(m_remote, settings(), what);
    if (!error.isError())
        m_answerers = std::make_unique<Answerers>(home(), id());
    return error;
}

void DatagramClient::attemptFailed(const Error &error)
{
    m_socket.reset();
    if (!mayMoveOn()) {
        fail(LinkState::Failed, error);
        return;
    }
    home().writer().event(subject(), EventKind::Error, Severity::Warning, Direction::None,
                          {error.what, error, {}});
    tryNext();
}

void DatagramClient::ready()
{
    const bool isFirst = state() != LinkState::Connected;
    setAddresses(m_socket->local(), m_remote);
    QString words = Words::tr("UDP socket ready. UDP has no handshake: nothing has been sent");
    if (!m_others.isEmpty())
        words = Words::tr(
            "UDP to %n addresses: every peer that answers is shown; closed ports are not reported", nullptr,
            int(m_others.size()) + 1);
    else if (m_answerers)
        words = m_remote.isMulticast()
            ? Words::tr("UDP to a multicast group: %1; every peer that answers is shown")
                  .arg(describeGroup(settings()))
            : Words::tr("UDP broadcast; every peer that answers is shown");
    home().writer().event(subject(), EventKind::Connected, Severity::Note, Direction::None,
                          openingDetail(words));
    if (!m_others.isEmpty())
        m_answerers->know(m_remote, subject());
    noteOptions(home().writer(), subject(), m_socket->applied());
    setConnectedNow();
    updateWatch();
    if (isFirst)
        setState(LinkState::Connected);
    else
        report();
}

void DatagramClient::socketReady(bool read, bool write)
{
    if (read)
        receive();
    if (write && !isOver(state()))
        flush();
}

void DatagramClient::receive()
{
    const DatagramsMoved moved = m_socket->receive(*m_batch);
    if (moved.stop == Stop::Undelivered || moved.stop == Stop::Failed)
        return socketError(Operation::Receive, moved.stop);
    if (moved.count > 0)
        heardAgain();
    for (int i = 0; i < moved.count && !isOver(state()); ++i)
        received(i);
}

void DatagramClient::received(int index)
{
    settle();
    const QByteArrayView datagram = m_batch->payload(index);
    Subject about = subject();
    if (m_answerers) {
        SocketAddress local = m_batch->info(index).destination;
        local.port = status().local.port;
        about = m_answerers->heardFrom(m_batch->sender(index), local);
    }
    m_batch->logReceived(home().writer(), about, index);
    countIn(counters(), datagram.size());
    heard(datagram);
}

void DatagramClient::write(QByteArrayView bytes)
{
    const QString what = Words::tr("Could not send to %1.").arg(name());
    if (state() != LinkState::Connected) {
        refuseToSend(makeError(ErrorCode::NotConnected, what));
    } else if (bytes.size() > largestDatagram(m_remote)) {
        refuseToSend(makeError(ErrorCode::DatagramTooLarge, what,
                               Words::tr("The message has %n bytes.", nullptr, int(bytes.size()))));
    } else {
        bool left = sendOrQueue(bytes, m_remote);
        for (const SocketAddress &other : std::as_const(m_others))
            left = sendOrQueue(bytes, other) && left;
        if (left)
            reports().reportSendQueueEmpty(id());
    }
}

/// Returns whether it has left.
bool DatagramClient::sendOrQueue(QByteArrayView bytes, const SocketAddress &to)
{
    if (m_queue.empty() && sendNow(bytes, to))
        return true;
    queue(bytes, to);
    return false;
}

void DatagramClient::queue(QByteArrayView bytes, const SocketAddress &to)
{
    if (m_queuedBytes + bytes.size() > limits::sendQueueBytes) {
        refuseToSend(makeError(ErrorCode::QueueFull, Words::tr("Could not send to %1.").arg(name())));
        return;
    }
    m_queue.push_back({bytes.toByteArray(), to});
    m_queuedBytes += bytes.size();
    counters().queuedBytes.store(m_queuedBytes, std::memory_order_relaxed);
    updateWatch();
}

/// False if the system accepts nothing at the moment. An error of an earlier datagram is reported by this
/// call instead of sending (udp(7)), so it is tried once more.
bool DatagramClient::sendNow(QByteArrayView bytes, const SocketAddress &to)
{
    for (int attempt = 0; attempt < 2; ++attempt) {
        const Stop stop = sendOnce(bytes, to);
        if (stop == Stop::None || stop == Stop::NotNow)
            return stop == Stop::None;
        socketError(Operation::Send, stop);
        if (stop == Stop::Failed || isOver(state()))
            return true; // refused permanently; there is nothing to wait for
    }
    return true;
}

/// Whether the system accepted it, or why not.
Stop DatagramClient::sendOnce(QByteArrayView bytes, const SocketAddress &to)
{
    {
        const LogWriter::Call call(home().writer());
        const DatagramsMoved moved
            = m_socket->send({bytes, m_answerers ? to : SocketAddress(), SocketAddress()});
        if (moved.count == 0)
            return moved.stop;
        const Subject about = to == m_remote ? subject() : m_answerers->sentTo(to, status().local);
        home().writer().data(about, Direction::Out, bytes);
    }
    countOut(counters(), bytes.size());
    remember(bytes);
    return Stop::None;
}

void DatagramClient::flush()
{
    while (!m_queue.empty() && sendNow(m_queue.front().bytes, m_queue.front().to)) {
        m_queuedBytes -= m_queue.front().bytes.size();
        m_queue.pop_front();
    }
    counters().queuedBytes.store(m_queuedBytes, std::memory_order_relaxed);
    updateWatch();
    if (!m_queue.empty())
        return;
    reports().reportSendQueueEmpty(id());
    if (!isOver(state()))
        run([this](Protocol &it) { it.goOn(*this); });
}

/// The meaning of ICMP port unreachable for a datagram sent before.
QString DatagramClient::notDelivered() const
{
    return Words::tr("A datagram to %1 was not delivered.").arg(name());
}

/// Keeps what may have to be sent to the next address too.
void DatagramClient::remember(QByteArrayView bytes)
{
    if (!mayMoveOn())
        return;
    m_sentUnanswered.push_back(bytes.toByteArray());
    m_unansweredBytes += bytes.size();
    if (m_unansweredBytes > resendBytes || m_sentUnanswered.size() > resendDatagrams)
        settle();
}

void DatagramClient::settle()
{
    m_settled = true;
    m_sentUnanswered.clear();
    m_unansweredBytes = 0;
}

/// A name's first address has answered that nobody listens there: what was sent to it goes to the next one.
void DatagramClient::moveOn()
{
    const SocketAddress refused = m_remote;
    const QString next = fromQt(m_addresses.at(m_next), settings().url.port).toString();
    const Error error = m_socket->error(
        Operation::Receive,
        Words::tr("%1 refused; the next address of the name is tried, %2.").arg(refused.toString(), next));
    home().writer().event(subject(), EventKind::Error, Severity::Warning, directionOf(error),
                          errorDetail(error));
    home().log().endConversation(status().conversation);
    const std::deque<QByteArray> again = std::exchange(m_sentUnanswered, {});
    m_unansweredBytes = 0;
    letGo();
    tryNext();
    for (auto bytes = again.begin(); bytes != again.end() && !isOver(state()); ++bytes) {
        [[maybe_unused]] const bool left = sendOrQueue(*bytes, m_remote);
    }
}

void DatagramClient::socketError(Operation operation, Stop stop)
{
    if (stop == Stop::Undelivered && mayMoveOn())
        return moveOn();
    QString what = notDelivered();
    if (stop != Stop::Undelivered)
        what = operation == Operation::Send ? Words::tr("Could not send to %1.").arg(name())
                                            : Words::tr("Could not receive from %1.").arg(name());
    complain(m_socket->error(operation, what));
}

void DatagramClient::updateWatch()
{
    if (m_socket)
        m_socket->watch(mayRead(), !m_queue.empty());
}

void DatagramClient::readingChanged()
{
    updateWatch();
}

void DatagramClient::halfClose()
{
    close();
}

void DatagramClient::disconnect()
{
    close();
}

void DatagramClient::abort()
{
    close();
}

void DatagramClient::letGo()
{
    m_socket.reset();
}

void DatagramClient::close()
{
    if (isOver(state()))
        return;
    letGo();
    const QString words = m_answerers && m_answerers->count() > 0
        ? Words::tr("Socket closed. UDP sends nothing when it closes; %n peers had answered", nullptr,
                    int(m_answerers->count()))
        : Words::tr("Socket closed. UDP sends nothing when it closes");
    home().writer().event(subject(), EventKind::Closed, Severity::Note, Direction::None, {words, {}, {}});
    m_answerers.reset();
    setState(LinkState::Closed);
}

} // namespace swb
