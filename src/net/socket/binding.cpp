// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/socket/binding.h"

#include "core/tasks/handover.h"
#include "core/values/errorcatalog.h"
#include "core/values/proctcp.h"
#include "net/socket/descriptors.h"
#include "net/socket/interfaces.h"
#include "net/socket/ownlistener.h"
#include "net/socket/qtaddress.h"
#include "net/socket/socketcalls.h"

#include <QCoreApplication>
#include <QFile>
#include <QFutureWatcher>
#include <QHostInfo>
#include <QPromise>
#include <QThreadPool>
#include <algorithm>
#include <memory>

namespace swb {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(Binding)
};

QList<QHostAddress> ipv4First(QList<QHostAddress> addresses)
{
    std::stable_partition(addresses.begin(), addresses.end(), [](const QHostAddress &address) {
        return address.protocol() == QAbstractSocket::IPv4Protocol;
    });
    return addresses;
}

/// Lower ports are for the administrator, unless the system is configured otherwise
/// (ip_unprivileged_port_start).
constexpr quint16 firstFreePort = 1024;

/// An IPv4-mapped IPv6 address.
bool isMapped(const QHostAddress &address)
{
    return address.protocol() == QAbstractSocket::IPv6Protocol
        && fromQt(address, 0).family == SocketAddress::Family::IPv4;
}

QString zoneless(const QHostAddress &address)
{
    QHostAddress bare = address;
    bare.setScopeId({});
    return bare.toString();
}

/// What is known to be wrong with an address before any socket is opened; a group's zone may come from a
/// setting.
Error addressProblem(const EndpointUrl &url, const QHostAddress &address, const QString &what)
{
    const SocketAddress known = fromQt(address, url.port);
    if (!address.scopeId().isEmpty() && interfaceIndex(address.scopeId()) == 0)
        return makeError(ErrorCode::NoSuchInterface, what,
                         Words::tr("The requested name is “%1”.").arg(address.scopeId()));
    if (known.isLinkLocal() && !known.isMulticast() && known.scopeId == 0)
        return makeError(ErrorCode::AddressNeedsZone, what,
                         Words::tr("The address is %1.").arg(zoneless(address)));
    if (url.transport != Transport::Udp && (known.isMulticast() || isBroadcast(known)))
        return makeError(ErrorCode::GroupAddress, what,
                         Words::tr("The address is %1.").arg(address.toString()));
    return {};
}

/// The usable addresses, or why there is none.
Result<QList<QHostAddress>> usable(const EndpointUrl &url, const QList<QHostAddress> &addresses,
                                   const QString &what)
{
    QList<QHostAddress> good;
    Error problem;
    for (const QHostAddress &address : addresses) {
        const Error found = addressProblem(url, address, what);
        if (!found.isError())
            good << address;
        else if (!problem.isError())
            problem = found;
    }
    return good.isEmpty() ? Result<QList<QHostAddress>>(problem) : Result<QList<QHostAddress>>(good);
}

PortHolders holdersOf(const SocketAddress &address)
{
    QList<ProcTcpRow> rows;
    for (const QString &path : {QStringLiteral("/proc/net/tcp"), QStringLiteral("/proc/net/tcp6")}) {
        QFile file(path);
        if (file.open(QIODevice::ReadOnly))
            rows += parseProcTcp(file.readAll());
    }
    return portHolders(rows, address);
}

Error portInUse(const QString &what, const PortHolders &holders)
{
    switch (holders.kind) {
    case PortHolders::Kind::TimeWait:
        return makeError(
            ErrorCode::PortInTimeWait, what,
            Words::tr("The last of them ends in %n seconds.", nullptr, int(holders.timeWaitLeft.count())));
    case PortHolders::Kind::Connections:
        return makeError(
            ErrorCode::PortInUse, what,
            Words::tr("No program is listening there, but open connections still use the port."));
    case PortHolders::Kind::Listener:
        return makeError(ErrorCode::PortInUse, what, Words::tr("A program is listening there now."));
    case PortHolders::Kind::Nobody:
        break;
    }
    return makeError(ErrorCode::PortInUse, what);
}

// A thread and the resolver's files. A Qt thread that gets no descriptor for its event loop ends the program.
constexpr int descriptorsOfLookUp = 6;

/// The blocking look-up, on a thread of the pool. QHostInfo::lookupHost() would do the same, but in Qt 6.4 it
/// corrupts memory if the context lives in another thread than the application and the program ends soon.
QFuture<QHostInfo> lookUpElsewhere(const QString &host)
{
    const auto promise = std::make_shared<QPromise<QHostInfo>>();
    promise->start();
    handOver(*QThreadPool::globalInstance(), [promise, host] {
        promise->addResult(QHostInfo::fromName(host));
        promise->finish();
    });
    return promise->future();
}

/// Every address of the host, or UnknownHost.
void findAddresses(const EndpointUrl &url, QObject *context, const QString &what,
                   std::function<void(const Result<QList<QHostAddress>> &)> answer)
{
    QHostAddress literal;
    if (literal.setAddress(url.host)) {
        answer(QList<QHostAddress>{literal});
        return;
    }
    if (lacksDescriptors(descriptorsOfLookUp)) {
        answer(makeError(ErrorCode::TooManyOpenFiles, what));
        return;
    }
    auto *const lookUp = new QFutureWatcher<QHostInfo>(context);
    QObject::connect(
        lookUp, &QFutureWatcherBase::finished, context, [lookUp, what, answer = std::move(answer)] {
            lookUp->deleteLater();
            const QHostInfo info = lookUp->result();
            if (info.addresses().isEmpty())
                answer(makeError(lacksDescriptors() ? ErrorCode::TooManyOpenFiles : ErrorCode::UnknownHost,
                                 what));
            else
                answer(ipv4First(info.addresses()));
        });
    lookUp->setFuture(lookUpElsewhere(url.host));
}

Error inUseError(const EndpointUrl &url, const QHostAddress &address, const QString &what)
{
    QList<QHostAddress> wanted{address};
    if (address == QHostAddress(QHostAddress::Any))
        wanted = {QHostAddress(QHostAddress::AnyIPv6), QHostAddress(QHostAddress::AnyIPv4)};
    for (const QHostAddress &each : std::as_const(wanted)) {
        const QString owner = OwnListener::nameAt(fromQt(each, url.port), url.transport);
        if (!owner.isEmpty())
            return makeError(ErrorCode::PortInUseHere, what, Words::tr("It is %1.").arg(owner));
    }
    if (isStream(url.transport))
        return portInUse(what, holdersOf(fromQt(wanted.first(), url.port)));
    return makeError(ErrorCode::PortInUse, what);
}

} // namespace

void resolveHost(const EndpointUrl &url, QObject *context,
                 std::function<void(const Result<QList<QHostAddress>> &)> answer)
{
    findAddresses(url, context, Words::tr("Could not find the host of %1.").arg(url.toString()),
                  [url, answer = std::move(answer)](const Result<QList<QHostAddress>> &found) {
                      const QString what = Words::tr("Could not connect to %1.").arg(url.toString());
                      answer(found.ok() ? usable(url, found.value(), what) : found);
                  });
}

void resolveBindAddress(const EndpointUrl &url, QObject *context,
                        std::function<void(const Result<QHostAddress> &)> answer)
{
    if (url.host == u'*') {
        answer(QHostAddress(QHostAddress::Any));
        return;
    }
    const QString what = Words::tr("Could not listen on %1.").arg(url.toString());
    findAddresses(url, context, what,
                  [url, what, answer = std::move(answer)](const Result<QList<QHostAddress>> &found) {
                      const auto good = found.ok() ? usable(url, found.value(), what) : found;
                      if (!good.ok())
                          answer(good.error());
                      else if (isMapped(good.value().first()))
                          answer(makeError(ErrorCode::MappedAddress, what));
                      else
                          answer(good.value().first());
                  });
}

QString familyNote(const EndpointUrl &url, const SocketAddress &bound)
{
    if (!bound.isAny())
        return {};
    const bool isIPv6 = bound.family == SocketAddress::Family::IPv6;
    if (url.host == u'*')
        return isIPv6 ? Words::tr("IPv6 and IPv4") : Words::tr("IPv4 only: this computer has no IPv6");
    return isIPv6 ? Words::tr("IPv6 only: the host * listens on both families") : QString();
}

Error bindError(const EndpointUrl &url, const QHostAddress &address, int errnoValue)
{
    const QString what = Words::tr("Could not listen on %1.").arg(url.toString());
    return bindError(url, address, systemError(Operation::Listen, errnoValue, what));
}

Error bindError(const EndpointUrl &url, const QHostAddress &address, const Error &found)
{
    if (found.code == ErrorCode::PortInUse && url.port == 0)
        return makeError(Operation::Listen, ErrorCode::NoLocalPort, found.what);
    if (found.code == ErrorCode::PortInUse)
        return inUseError(url, address, found.what);
    if (found.code == ErrorCode::PrivilegedPort && (url.port == 0 || url.port >= firstFreePort))
        return makeError(Operation::Listen, ErrorCode::NotPermitted, found.what);
    return found;
}

} // namespace swb
