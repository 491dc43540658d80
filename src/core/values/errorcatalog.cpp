// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/values/errorcatalog.h"

#include "core/values/errorentries.h"
#include "core/values/operationentries.h"

#include <QCoreApplication>
#include <cstring>

namespace swb {

using namespace Qt::StringLiterals;

namespace {

/// "Cannot allocate memory", without a full stop.
QString systemWords(int errnoValue)
{
    QString words = qt_error_string(errnoValue);
    return words.endsWith(u'.') ? words.chopped(1) : words;
}

} // namespace

Error makeError(ErrorCode code, const QString &what, const QString &detail)
{
    return makeError(Operation::Any, code, what, detail);
}

Error makeError(Operation operation, ErrorCode code, const QString &what, const QString &detail)
{
    const ErrorEntry &entry = errorEntry(code);
    const OperationEntry *const own = operationEntry(operation, code);
    const auto words = [](const char *text) { return QCoreApplication::translate("swb::Error", text); };
    QString why = words(own ? own->why : entry.why);
    if (!detail.isEmpty())
        why += u' ' + detail;
    const QString systemNames = QString::fromLatin1(entry.systemNames);
    return {code, what, why, words(own ? own->hint : entry.hint),
            systemNames.split(u' ', Qt::SkipEmptyParts)};
}

Error systemError(Operation operation, int errnoValue, const QString &what, const QString &detail)
{
    const ErrorCode code = errorFromErrno(operation, errnoValue);
    if (code == ErrorCode::None)
        return makeError(operation, ErrorCode::Unknown, what, detail);
    Error error = makeError(operation, code, what, detail);
    if (code == ErrorCode::SystemRefused)
        error.why += u' '
            + QCoreApplication::translate("swb::Error", "Its message: %1.").arg(systemWords(errnoValue));
    const QString name = errnoName(errnoValue);
    error.systemNames.removeAll(name);
    error.systemNames.prepend(name);
    return error;
}

QString errnoName(int errnoValue)
{
#ifdef __GLIBC__
#if __GLIBC_PREREQ(2, 32)
    if (const char *const name = ::strerrorname_np(errnoValue))
        return QString::fromLatin1(name);
#endif
#endif
    return u"errno "_s + QString::number(errnoValue);
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

bool cameFromPeer(ErrorCode code)
{
    switch (code) {
    case ErrorCode::ConnectionRefused: // RST
    case ErrorCode::ConnectionReset:
    case ErrorCode::ClosedEarly: // FIN
    case ErrorCode::IncompleteMessage:
    case ErrorCode::NoGoodbye:
    case ErrorCode::FrameTooLarge:
    case ErrorCode::BadFraming:
    case ErrorCode::CertificateSelfSigned:
    case ErrorCode::CertificateWrongName:
    case ErrorCode::CertificateExpired:
    case ErrorCode::CertificateNotYetValid:
    case ErrorCode::CertificateUnknownAuthority:
    case ErrorCode::CertificateInvalid:
    case ErrorCode::NoTlsOnOtherSide:
    case ErrorCode::PlainClientOnTlsPort:
    case ErrorCode::PeerRejectedCertificate:
    case ErrorCode::CertificateDemanded:
    case ErrorCode::NoClientCertificate:
    case ErrorCode::TlsHandshakeFailed:
    case ErrorCode::StrayDatagram:
    case ErrorCode::BadMessage:
    case ErrorCode::UnaskedAnswer:
        return true;
    default:
        return false;
    }
}

ErrorCode errorFromErrno(Operation operation, int errnoValue)
{
    return codeOfErrno(operation, errnoValue);
}

} // namespace swb
