// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/datagram/datagramclient.h"

#include "core/engine/counters.h"
#include "core/values/errorcatalog.h"
#include "net/socket/binding.h"
#include "net/tls/qtaddress.h"

#include <QCoreApplication>
#include <QNetworkProxy>
#include <cerrno>

namespace swb {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(DatagramClient)
};

} // namespace

DatagramClient::DatagramClient(const ClientSetting &setting)
    : Client(setting)
{ }

DatagramClient::~DatagramClient()
{
    if (m_socket && !isOver(state()))
        home().watcher().unwatch(descriptor());
}

void DatagramClient::open()
{
    m_context = std::make_unique<QObject>(); // here and not before: answers come to the thread that made it
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
    m_socket = std::make_unique<QUdpSocket>();
    m_socket->setProxy(QNetworkProxy::NoProxy);
    QUdpSocket *const socket = m_socket.get();
    QObject::connect(socket, &QAbstractSocket::connected, socket, [this] { ready(); });
    QObject::connect(socket, &QAbstractSocket::errorOccurred, socket, [this] {
        if (state() == LinkState::Resolving)
            fail(LinkState::Failed,
                 makeError(ErrorCode::NetworkUnreachable, Words::tr("Could not reach %1.").arg(name()),
                           m_socket->errorString()));
    });
    socket->connectToHost(addresses.value().first(), settings().url.port);
}

void DatagramClient::ready()
{
    m_batch = std::make_unique<DatagramBatch>();
    setAddresses(localAddressOf(descriptor()), remoteAddressOf(descriptor()));
    home().writer().event(subject(), EventKind::Connected, Severity::Note, Direction::None,
                          {Words::tr("UDP: nothing was sent, nothing is known of the other side"), {}, {}});
    setConnectedNow();
    updateWatch();
    setState(LinkState::Connected);
}

void DatagramClient::descriptorReady(Ready ready)
{
    if (ready.read || ready.error)
        receive();
    if (ready.write && !isOver(state()))
        flush();
}

void DatagramClient::receive()
{
    const int count = m_batch->receive(descriptor());
    if (count < 0 && errno != EAGAIN && errno != EWOULDBLOCK && errno != EINTR)
        socketError(errno, Words::tr("A datagram to %1 came back.").arg(name()));
    for (int i = 0; i < count && !isOver(state()); ++i) {
        const QByteArrayView datagram = m_batch->payload(i);
        home().writer().data(subject(), Direction::In, datagram);
        countIn(counters(), datagram.size());
        if (isWatched())
            reports().reportReceived(id(), datagram.toByteArray());
    }
}

void DatagramClient::send(const QByteArray &bytes)
{
    const QString what = Words::tr("Could not send to %1.").arg(name());
    if (state() != LinkState::Connected) {
        refuseToSend(makeError(ErrorCode::NotConnected, what));
    } else if (bytes.size() > limits::datagramBytes) {
        refuseToSend(makeError(ErrorCode::DatagramTooLarge, what,
                               Words::tr("The message has %1 bytes.").arg(bytes.size())));
    } else if (!m_queue.empty() || !sendNow(bytes)) {
        if (m_queuedBytes + bytes.size() > limits::sendQueueBytes) {
            refuseToSend(makeError(ErrorCode::QueueFull, what));
            return;
        }
        m_queue.push_back(bytes);
        m_queuedBytes += bytes.size();
        counters().queuedBytes.store(m_queuedBytes, std::memory_order_relaxed);
        updateWatch();
    } else {
        reports().reportSendQueueEmpty(id());
    }
}

/// False where the system takes nothing at the moment. An error that an earlier datagram has come back with
/// is told by this call instead of sending (udp(7)), so it is asked once more.
bool DatagramClient::sendNow(const QByteArray &bytes)
{
    for (int attempt = 0; attempt < 2; ++attempt) {
        if (sendOnce(bytes))
            return true;
        const int errnoValue = errno;
        if (errnoValue == EAGAIN || errnoValue == EWOULDBLOCK || errnoValue == ENOBUFS)
            return false;
        socketError(errnoValue,
                    errnoValue == ECONNREFUSED ? Words::tr("A datagram to %1 came back.").arg(name())
                                               : Words::tr("Could not send to %1.").arg(name()));
        if (errnoValue != ECONNREFUSED)
            return true; // refused for good; there is nothing to wait for
    }
    return true;
}

/// Whether the system took it; errno says why not.
bool DatagramClient::sendOnce(const QByteArray &bytes)
{
    const LogWriter::Call call(home().writer());
    if (::send(descriptor(), bytes.data(), size_t(bytes.size()), MSG_DONTWAIT | MSG_NOSIGNAL) < 0)
        return false;
    home().writer().data(subject(), Direction::Out, bytes);
    countOut(counters(), bytes.size());
    return true;
}

void DatagramClient::flush()
{
    while (!m_queue.empty() && sendNow(m_queue.front())) {
        m_queuedBytes -= m_queue.front().size();
        m_queue.pop_front();
    }
    counters().queuedBytes.store(m_queuedBytes, std::memory_order_relaxed);
    updateWatch();
    if (m_queue.empty())
        reports().reportSendQueueEmpty(id());
}

void DatagramClient::socketError(int errnoValue, const QString &what)
{
    const ErrorCode code
        = errnoValue == ECONNREFUSED ? ErrorCode::NobodyListening : errorFromErrno(errnoValue);
    complain(makeError(code, what, code == ErrorCode::Unknown ? qt_error_string(errnoValue) : QString()));
}

void DatagramClient::updateWatch()
{
    home().watcher().watch(descriptor(), this, true, !m_queue.empty());
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

void DatagramClient::close()
{
    if (isOver(state()))
        return;
    if (m_socket) {
        home().watcher().unwatch(descriptor());
        m_socket.release()->deleteLater(); // this may be a callback of its own
    }
    home().writer().event(subject(), EventKind::Closed, Severity::Note, Direction::None,
                          {Words::tr("UDP: nobody is told"), {}, {}});
    setState(LinkState::Closed);
}

} // namespace swb
