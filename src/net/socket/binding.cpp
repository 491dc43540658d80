// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/socket/binding.h"

#include "core/tasks/handover.h"
#include "core/values/errorcatalog.h"
#include "core/values/proctcp.h"
#include "net/socket/ownlistener.h"
#include "net/tls/qtaddress.h"

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

ErrorCode codeOf(QAbstractSocket::SocketError socketError)
{
    switch (socketError) {
    case QAbstractSocket::AddressInUseError:
        return ErrorCode::PortInUse;
    case QAbstractSocket::SocketAccessError:
        return ErrorCode::PrivilegedPort;
    case QAbstractSocket::SocketAddressNotAvailableError:
        return ErrorCode::AddressNotLocal;
    case QAbstractSocket::SocketResourceError:
        return ErrorCode::TooManyOpenFiles;
    default:
        return ErrorCode::Unknown;
    }
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
        return makeError(ErrorCode::PortInTimeWait, what,
                         Words::tr("The longest of them has %n second(s) left.", nullptr,
                                   int(holders.timeWaitLeft.count())));
    case PortHolders::Kind::Connections:
        return makeError(
            ErrorCode::PortInUse, what,
            Words::tr("No program listens there, but connections that are still open use the port."));
    case PortHolders::Kind::Listener:
        return makeError(ErrorCode::PortInUse, what, Words::tr("A program is listening there now."));
    case PortHolders::Kind::Nobody:
        break;
    }
    return makeError(ErrorCode::PortInUse, what);
}

/// The blocking look-up, on a thread of the pool. QHostInfo::lookupHost() would do the same, but in Qt 6.4 it
/// damages memory where the context lives in another thread than the application and the program soon ends.
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

} // namespace

void resolveHost(const EndpointUrl &url, QObject *context,
                 std::function<void(const Result<QList<QHostAddress>> &)> answer)
{
    QHostAddress literal;
    if (literal.setAddress(url.host)) {
        answer(QList<QHostAddress>{literal});
        return;
    }
    auto *const lookUp = new QFutureWatcher<QHostInfo>(context);
    QObject::connect(
        lookUp, &QFutureWatcherBase::finished, context, [lookUp, url, answer = std::move(answer)] {
            lookUp->deleteLater();
            const QHostInfo info = lookUp->result();
            if (info.addresses().isEmpty())
                answer(makeError(ErrorCode::UnknownHost,
                                 Words::tr("Could not find the host of %1.").arg(url.toString())));
            else
                answer(ipv4First(info.addresses()));
        });
    lookUp->setFuture(lookUpElsewhere(url.host));
}

void resolveBindAddress(const EndpointUrl &url, QObject *context,
                        std::function<void(const Result<QHostAddress> &)> answer)
{
    resolveHost(url, context, [url, answer = std::move(answer)](const Result<QList<QHostAddress>> &found) {
        if (found.ok())
            answer(found.value().first());
        else
            answer(
                makeError(ErrorCode::UnknownHost, Words::tr("Could not listen on %1.").arg(url.toString())));
    });
}

Error bindError(const EndpointUrl &url, const QHostAddress &address, QAbstractSocket::SocketError socketError,
                const QString &systemText)
{
    const QString what = Words::tr("Could not listen on %1.").arg(url.toString());
    const ErrorCode code = codeOf(socketError);
    const SocketAddress wanted = fromQt(address, url.port);
    if (code == ErrorCode::PortInUse) {
        if (const QString owner = OwnListener::nameAt(wanted, url.transport); !owner.isEmpty())
            return makeError(ErrorCode::PortInUseHere, what, Words::tr("It is %1.").arg(owner));
        if (isStream(url.transport))
            return portInUse(what, holdersOf(wanted));
    }
    return makeError(code, what, code == ErrorCode::Unknown ? systemText : QString());
}

} // namespace swb
