// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/values/errorcatalog.h"

#include "core/values/errorentries.h"

#include <QCoreApplication>
#include <cerrno>

namespace swb {

using namespace Qt::StringLiterals;

Error makeError(ErrorCode code, const QString &what, const QString &detail)
{
    const ErrorEntry &entry = errorEntry(code);
    const auto words = [](const char *text) { return QCoreApplication::translate("swb::Error", text); };
    QString why = words(entry.why);
    if (!detail.isEmpty())
        why += u' ' + detail;
    const QString systemNames = QString::fromLatin1(entry.systemNames);
    return {code, what, why, words(entry.hint), systemNames.split(u' ', Qt::SkipEmptyParts)};
}

QString errorName(ErrorCode code)
{
    return QString::fromLatin1(errorEntry(code).name);
}

ErrorCode errorCodeNamed(QStringView name)
{
    for (quint16 code = 0; code < quint16(ErrorCode::Unknown); ++code) {
        if (errorName(ErrorCode(code)) == name)
            return ErrorCode(code);
    }
    return ErrorCode::Unknown;
}

ErrorCode errorFromErrno(int errnoValue)
{
    switch (errnoValue) {
    case 0:
        return ErrorCode::None;
    case EADDRINUSE:
        return ErrorCode::PortInUse;
    case EACCES:
    case EPERM:
        return ErrorCode::NotPermitted;
    case EAFNOSUPPORT:
        return ErrorCode::BadAddress;
    case EADDRNOTAVAIL:
        return ErrorCode::AddressNotLocal;
    case ECONNREFUSED:
        return ErrorCode::ConnectionRefused;
    case EHOSTUNREACH:
        return ErrorCode::HostUnreachable;
    case ENETUNREACH:
    case ENETDOWN:
        return ErrorCode::NetworkUnreachable;
    case ETIMEDOUT:
        return ErrorCode::ConnectionLost;
    case ECONNRESET:
    case ECONNABORTED:
        return ErrorCode::ConnectionReset;
    case ENOTCONN:
    case EPIPE:
        return ErrorCode::NotConnected;
    case EMSGSIZE:
        return ErrorCode::DatagramTooLarge;
    case EMFILE:
    case ENFILE:
        return ErrorCode::TooManyOpenFiles;
    case ENOBUFS:
    case EAGAIN:
        return ErrorCode::QueueFull;
    default:
        return ErrorCode::Unknown;
    }
}

} // namespace swb
