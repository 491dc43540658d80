// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/transport/qt/qtsocketerror.h"

#include <QCoreApplication>
#include <QMetaEnum>
#include <cerrno>

namespace swb {

namespace {

/// The system's number for errors that Qt distinguishes, from <cerrno>; 0 for what Qt combines under one
/// name.
int errnoOf(QAbstractSocket::SocketError error)
{
    switch (error) {
    case QAbstractSocket::ConnectionRefusedError:
        return ECONNREFUSED;
    case QAbstractSocket::SocketAccessError:
        return EACCES;
    case QAbstractSocket::SocketResourceError:
        return EMFILE;
    case QAbstractSocket::DatagramTooLargeError:
        return EMSGSIZE;
    case QAbstractSocket::AddressInUseError:
        return EADDRINUSE;
    case QAbstractSocket::SocketAddressNotAvailableError:
        return EADDRNOTAVAIL;
    case QAbstractSocket::UnsupportedSocketOperationError:
        return EAFNOSUPPORT;
    default:
        return 0;
    }
}

QString nameOf(QAbstractSocket::SocketError error)
{
    const char *const key = QMetaEnum::fromType<QAbstractSocket::SocketError>().valueToKey(error);
    return QStringLiteral("QAbstractSocket::") + QLatin1StringView(key ? key : "UnknownSocketError");
}

} // namespace

Error qtSocketError(Operation operation, QAbstractSocket::SocketError error, const QString &errorString,
                    const QString &what)
{
    const int number = errnoOf(error);
    const ErrorCode code = number == 0 ? ErrorCode::SystemRefused : errorFromErrno(operation, number);
    Error made = makeError(operation, code, what);
    if (code == ErrorCode::SystemRefused)
        made.why += u' ' + QCoreApplication::translate("swb::Error", "Its message: %1.").arg(errorString);
    const QString name = nameOf(error);
    made.systemNames.removeAll(name);
    made.systemNames.prepend(name);
    return made;
}

} // namespace swb
