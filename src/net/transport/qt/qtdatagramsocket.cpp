// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/transport/qt/qtdatagramsocket.h"

#include "net/socket/binding.h"
#include "net/socket/hops.h"
#include "net/socket/localchoice.h"
#include "net/socket/qtaddress.h"
#include "net/transport/datagramstop.h"
#include "net/transport/groupproblem.h"
#include "net/transport/qt/qtsocketerror.h"

#include <QCoreApplication>
#include <QNetworkDatagram>
#include <QNetworkProxy>
#include <QPointer>
#include <algorithm>

namespace swb {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(QtDatagramSocket)
};

std::unique_ptr<QUdpSocket> makeSocket()
{
    auto socket = std::make_unique<QUdpSocket>();
    socket->setProxy(QNetworkProxy::NoProxy);
    return socket;
}

/// Those that are up and can do multicast, or the requested one.
QList<QNetworkInterface> interfacesFor(const QString &nameOrNumber)
{
    if (!nameOrNumber.isEmpty()) {
        const QNetworkInterface named = QNetworkInterface::interfaceFromName(nameOrNumber);
        return {named.isValid() ? named : QNetworkInterface::interfaceFromIndex(nameOrNumber.toInt())};
    }
    QList<QNetworkInterface> found = QNetworkInterface::allInterfaces();
    found.removeIf([](const QNetworkInterface &each) {
        constexpr auto wanted = QNetworkInterface::IsUp | QNetworkInterface::CanMulticast;
        return (each.flags() & wanted) != wanted;
    });
    std::sort(found.begin(), found.end(), [](const auto &a, const auto &b) { return a.index() < b.index(); });
    return found;
}

/// Bound to its group, a socket receives what is sent to it and nothing else. A link-local group can only be
/// bound on one link, so if it is joined on all, the user filters out what was not sent to it.
QHostAddress whereToBind(const QHostAddress &address, const QString &groupInterface)
{
    SocketAddress group = fromQt(address, 0);
    if (!group.isMulticast() || !group.isLinkLocal())
        return address;
    if (!groupInterface.isEmpty())
        group.scopeId = quint32(interfacesFor(groupInterface).first().index());
    return group.scopeId == 0 ? QHostAddress(QHostAddress::AnyIPv6) : toQt(group);
}

/// Qt gives the interface with every address.
SocketAddress fromPacket(const QHostAddress &address, quint16 port)
{
    SocketAddress found = fromQt(address, port);
    if (!found.isLinkLocal())
        found.scopeId = 0;
    return found;
}

} // namespace

QtDatagramSocket::QtDatagramSocket(DatagramSocketUser &user)
    : m_user(user)
    , m_socket(makeSocket())
{
    QObject::connect(m_socket.get(), &QUdpSocket::readyRead, m_socket.get(), [this] { readable(); });
}

/// This may be within one of their signals, so Qt's objects are deleted a little later.
QtDatagramSocket::~QtDatagramSocket()
{
    QObject::disconnect(m_socket.get(), nullptr, nullptr, nullptr);
    if (m_writable) {
        m_writable->setEnabled(false);
        m_writable.release()->deleteLater();
    }
    m_socket->close();
    m_socket.release()->deleteLater();
}

Error QtDatagramSocket::bind(const EndpointUrl &url, const QHostAddress &address,
                             const QString &groupInterface)
{
    const QAbstractSocket::BindMode mode = address.isMulticast() && options().reuseAddress
        ? QAbstractSocket::ShareAddress | QAbstractSocket::ReuseAddressHint
        : QAbstractSocket::BindMode(QAbstractSocket::DontShareAddress);
    if (!m_socket->bind(whereToBind(address, groupInterface), url.port, mode))
        return bindError(url, address,
                         qtSocketError(Operation::Listen, m_socket->error(), m_socket->errorString(),
                                       Words::tr("Could not listen on %1.").arg(url.toString())));
    widenBuffers();
    apply(int(m_socket->socketDescriptor()), url.toString());
    m_knowsItsAddress = !address.isMulticast() && !fromQt(address, 0).isAny();
    m_choosesItsSource
        = !m_knowsItsAddress && m_socket->localAddress().protocol() != QAbstractSocket::IPv4Protocol;
    return address.isMulticast()
        ? join(url, address, groupInterface.isEmpty() ? address.scopeId() : groupInterface)
        : Error();
}

Error QtDatagramSocket::join(const EndpointUrl &url, const QHostAddress &address, const QString &interface)
{
    const QString what = Words::tr("Could not join the group of %1.").arg(url.toString());
    const QList<QNetworkInterface> wanted = interfacesFor(interface);
    if (wanted.isEmpty() || !wanted.first().isValid())
        return makeError(ErrorCode::NoSuchInterface, what,
                         interface.isEmpty() ? Words::tr("No active interface supports multicast.")
                                             : Words::tr("The requested name is “%1”.").arg(interface));
    Error first;
    for (const QNetworkInterface &candidate : wanted) {
        if (m_socket->joinMulticastGroup(address, candidate))
            m_joined << candidate;
        else if (!first.isError())
            first = qtSocketError(Operation::Join, m_socket->error(), m_socket->errorString(), what);
    }
    if (m_joined.isEmpty())
        return first;
    m_group = fromQt(address, m_socket->localPort());
    if (m_group.isLinkLocal() && !interface.isEmpty())
        m_group.scopeId = quint32(m_joined.first().index());
    return {};
}

/// Only if requested.
Error QtDatagramSocket::bindOurs(const SocketAddress &local, const QString &what)
{
    errno = 0;
    if (local.isNull() || m_socket->bind(toQt(local), local.port, QAbstractSocket::DontShareAddress))
        return {};
    stopped();
    Error refusal = error(Operation::Bind, what);
    refusal.why += u' ' + describeLocalChoice(local);
    return refusal;
}

Error QtDatagramSocket::connectTo(const SocketAddress &remote, const QString &what)
{
    m_knowsItsAddress = true;
    if (Error refusal = bindOurs(leavesFrom(), what); refusal.isError())
        return refusal;
    errno = 0;
    m_socket->connectToHost(toQt(remote), remote.port); // for an address it is done immediately
    if (m_socket->state() == QAbstractSocket::ConnectedState) {
        widenBuffers();
        if (hops() > 0)
            setHopsOf(int(m_socket->socketDescriptor()), hops());
        apply(int(m_socket->socketDescriptor()), remote.toString());
        return {};
    }
    stopped();
    Error error = this->error(Operation::Connect, what);
    error.why += u' '
        + QCoreApplication::translate("DatagramClient", "The address tried was %1.").arg(remote.toString());
    return error;
}

Error QtDatagramSocket::openForMany(const SocketAddress &to, const ClientSettings &settings,
                                    const QString &what)
{
    if (Error problem = groupProblem(settings, to, what); problem.isError())
        return problem;
    const bool isIPv6 = to.family == SocketAddress::Family::IPv6;
    if (Error refusal = bindOurs(leavesFrom(), what); refusal.isError())
        return refusal;
    if (leavesFrom().isNull() && !m_socket->bind(isIPv6 ? QHostAddress::AnyIPv6 : QHostAddress::AnyIPv4))
        return qtSocketError(Operation::Connect, m_socket->error(), m_socket->errorString(), what);
    widenBuffers();
    apply(int(m_socket->socketDescriptor()), settings.url.toString());
    m_many = to;
    if (!to.isMulticast())
        return {}; // QUdpSocket may always send to broadcast addresses
    m_socket->setSocketOption(QAbstractSocket::MulticastTtlOption, settings.groupTtl);
    m_socket->setSocketOption(QAbstractSocket::MulticastLoopbackOption, settings.groupLoop ? 1 : 0);
    const auto wanted = int(interfaceTowards(settings, to));
    if (wanted == 0)
        return {};
    m_socket->setMulticastInterface(QNetworkInterface::interfaceFromIndex(wanted));
    if (m_socket->multicastInterface().index() == wanted)
        return {};
    return qtSocketError(Operation::Send, m_socket->error(), m_socket->errorString(), what);
}

void QtDatagramSocket::widenBuffers()
{
    constexpr int wanted = 4 << 20; // the system gives what it allows
    m_socket->setSocketOption(QAbstractSocket::ReceiveBufferSizeSocketOption, wanted);
    m_socket->setSocketOption(QAbstractSocket::SendBufferSizeSocketOption, wanted);
}

/// For a socket that sends to many, connects a second socket in its place, which sends nothing and makes the
/// system choose.
SocketAddress QtDatagramSocket::local() const
{
    const quint16 port = m_socket->localPort();
    if (!m_many.isNull()) {
        const std::unique_ptr<QUdpSocket> asked = makeSocket();
        asked->connectToHost(toQt(m_many), m_many.port);
        if (asked->state() == QAbstractSocket::ConnectedState)
            return fromQt(asked->localAddress(), port);
    }
    const QHostAddress address = m_socket->localAddress();
    return fromQt(address == QHostAddress(QHostAddress::Any) ? QHostAddress(QHostAddress::AnyIPv6) : address,
                  port);
}

QString QtDatagramSocket::groupInterfaces() const
{
    QStringList names;
    for (const QNetworkInterface &joined : m_joined)
        names << joined.name();
    return names.join(QStringLiteral(", "));
}

void QtDatagramSocket::leaveGroup()
{
    for (const QNetworkInterface &joined : std::as_const(m_joined))
        m_socket->leaveMulticastGroup(toQt(m_group), joined);
    m_joined.clear();
    m_group = {};
}

void QtDatagramSocket::watch(bool read, bool write)
{
    m_wantsRead = read;
    if (read && (std::exchange(m_isUntold, false) || m_waiting != Stop::None))
        tellLater(); // Qt reports it once, until something is read
    if (write && !m_writable) {
        silenceQtsOwn();
        m_writable = std::make_unique<QSocketNotifier>(m_socket->socketDescriptor(), QSocketNotifier::Write);
        QObject::connect(m_writable.get(), &QSocketNotifier::activated, m_writable.get(),
                         [this] { m_user.socketReady(false, true); });
    }
    if (m_writable)
        m_writable->setEnabled(write);
}

/// When it connects, Qt checks once whether there is space, as a stream has to, and most systems allow one
/// notifier per descriptor and type. A datagram socket has nothing of its own to send then.
void QtDatagramSocket::silenceQtsOwn()
{
    const auto notifiers = m_socket->findChildren<QSocketNotifier *>();
    for (QSocketNotifier *notifier : notifiers) {
        if (notifier->type() == QSocketNotifier::Write)
            notifier->setEnabled(false);
    }
}

void QtDatagramSocket::readable()
{
    if (m_wantsRead)
        m_user.socketReady(true, false);
    else
        m_isUntold = true;
}

void QtDatagramSocket::tellLater()
{
    QMetaObject::invokeMethod(
        m_socket.get(),
        [this, alive = QPointer<QObject>(&m_alive)] {
            if (alive)
                readable();
        },
        Qt::QueuedConnection); // since the user is never called within one of its own calls
}

DatagramsMoved QtDatagramSocket::receive(DatagramBatch &batch)
{
    batch.setDroppedBySystem(0);
    if (m_waiting != Stop::None) {
        m_met = m_waitingMet;
        return {0, std::exchange(m_waiting, Stop::None)};
    }
    Stop stop = Stop::None;
    int count = 0;
    while (stop == Stop::None && count < DatagramBatch::slots) {
        stop = receiveOne(batch, count);
        count += stop == Stop::None ? 1 : 0;
    }
    if (count == 0)
        return {0, stop};
    if (stop == Stop::Undelivered || stop == Stop::Failed)
        keepForReceive(stop);
    return {count, Stop::None};
}

void QtDatagramSocket::keepForReceive(Stop stop)
{
    m_waiting = stop;
    m_waitingMet = m_met;
    tellLater();
}

/// If the batch's buffer is smaller than a datagram may be, the system truncates it, and QUdpSocket does not
/// report the full length: it is asked before. That removes a pending error from the socket, and, unlike
/// reading, does not rearm the notifier.
DatagramsMoved::Stop QtDatagramSocket::receiveOne(DatagramBatch &batch, int index)
{
    if (batch.bufferBytes() >= DatagramBatch::largest)
        return read(batch, index, DatagramBatch::largest);
    errno = 0;
    const qint64 length = m_socket->pendingDatagramSize();
    const int met = errno;
    const Stop stop = read(batch, index, length < 0 ? DatagramBatch::largest : qint64(batch.bufferBytes()));
    if (stop == Stop::None && length >= 0)
        batch.received(index).length = quint32(length);
    if (length >= 0 || met == 0 || stopOf(met) != Stop::Undelivered)
        return stop;
    m_met.errnoValue = met;
    if (stop == Stop::None) // one has arrived just after
        keepForReceive(Stop::Undelivered);
    return stop == Stop::None ? stop : Stop::Undelivered;
}

DatagramsMoved::Stop QtDatagramSocket::read(DatagramBatch &batch, int index, qint64 most)
{
    return m_knowsItsAddress ? readPlain(batch, index, most) : readWithDestination(batch, index, most);
}

DatagramsMoved::Stop QtDatagramSocket::readPlain(DatagramBatch &batch, int index, qint64 most)
{
    const bool fits = size_t(most) <= batch.bufferBytes();
    if (!fits && m_room.isEmpty())
        m_room = QByteArray(DatagramBatch::largest, Qt::Uninitialized);
    char *const room = fits ? batch.bytes(index) : m_room.data();
    QHostAddress sender;
    quint16 port = 0;
    errno = 0;
    const qint64 size = m_socket->readDatagram(room, most, &sender, &port);
    if (size < 0)
        return stopped();
    if (!fits)
        std::copy_n(room, std::min(size_t(size), batch.bufferBytes()), batch.bytes(index));
    batch.received(index) = {quint32(size), fromPacket(sender, port), {}, {}};
    return Stop::None;
}

DatagramsMoved::Stop QtDatagramSocket::readWithDestination(DatagramBatch &batch, int index, qint64 most)
{
    errno = 0;
    const QNetworkDatagram datagram = m_socket->receiveDatagram(most);
    if (!datagram.isValid())
        return errno == 0 ? Stop::NotNow : stopped(); // Qt itself does not show which one it is
    const QByteArray bytes = datagram.data();
    std::copy_n(bytes.data(), std::min(size_t(bytes.size()), batch.bufferBytes()), batch.bytes(index));
    ReceivedDatagram &received = batch.received(index);
    received = {
        quint32(bytes.size()), fromPacket(datagram.senderAddress(), quint16(datagram.senderPort())), {}, {}};
    received.info.destination = fromPacket(datagram.destinationAddress(), 0);
    received.info.interface = datagram.interfaceIndex();
    if (datagram.hopLimit() >= 0)
        received.hops = datagram.hopLimit();
    if (!received.info.destination.isMulticast())
        received.info.local = received.info.destination;
    return Stop::None;
}

/// Qt names the first error of a socket and repeats that name for all that follow; but the error number of
/// the last call is still in errno, if the system sets it. Before the calls it was set to 0.
DatagramsMoved::Stop QtDatagramSocket::stopped()
{
    const int errnoValue = errno;
    m_met = {m_socket->error(), m_socket->errorString(), errnoValue};
    if (m_met.errnoValue != 0)
        return stopOf(m_met.errnoValue);
    if (m_met.error == QAbstractSocket::TemporaryError)
        return Stop::NotNow;
    return m_met.error == QAbstractSocket::ConnectionRefusedError ? Stop::Undelivered : Stop::Failed;
}

DatagramsMoved QtDatagramSocket::send(std::span<const OutgoingDatagram> datagrams)
{
    int count = 0;
    for (const OutgoingDatagram &datagram : datagrams) {
        const Stop stop = sendOne(datagram);
        if (stop != Stop::None && count == 0)
            return {0, stop};
        if (stop == Stop::Undelivered)
            keepForReceive(stop); // the next call would not meet it again, unlike every other stop
        if (stop != Stop::None)
            break;
        ++count;
    }
    return {count, Stop::None};
}

DatagramsMoved::Stop QtDatagramSocket::sendOne(const OutgoingDatagram &datagram)
{
    QNetworkDatagram out(QByteArray::fromRawData(datagram.bytes.data(), datagram.bytes.size()));
    if (!datagram.to.isNull())
        out.setDestination(toQt(datagram.to), datagram.to.port); // without it, it goes to the peer
    if (!datagram.from.isNull() && m_choosesItsSource)
        out.setSender(toQt(datagram.from));
    errno = 0;
    return m_socket->writeDatagram(out) < 0 ? stopped() : Stop::None;
}

Error QtDatagramSocket::error(Operation operation, const QString &what) const
{
    return m_met.errnoValue != 0 ? systemError(operation, m_met.errnoValue, what)
                                 : qtSocketError(operation, m_met.error, m_met.errorString, what);
}

} // namespace swb
