// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/transport/streamwords.h"

#include "core/values/capabilities.h"
#include "core/values/errorcatalog.h"

#include <QCoreApplication>

namespace swb {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(Stream)
};

} // namespace

QString unsentWords(qint64 bytes)
{
    return Words::tr("%n queued bytes were not sent.", nullptr, int(bytes));
}

Error unsentBytesError(const QString &name, qint64 bytes)
{
    return bytes == 0
        ? Error()
        : makeError(ErrorCode::UnsentBytes, Words::tr("The connection with %1 has ended.").arg(name),
                    unsentWords(bytes));
}

Error handshakeTimeoutError(const QString &name)
{
    return makeError(ErrorCode::HandshakeTimeout,
                     Words::tr("The TLS handshake with %1 did not finish.").arg(name));
}

Error noCloseNotifyError(const QString &name)
{
    return makeError(ErrorCode::NoGoodbye, Words::tr("%1 closed without a TLS close_notify.").arg(name));
}

QString peerEndWords(SocketFamily family, Transport transport)
{
    return capabilitiesOf(family, transport).has(Capability::FinToldFromReset)
        ? QString()
        : Words::tr("closed by the peer with FIN or RST: Qt's classes do not report which");
}

QString nativeSocketsCan()
{
    return Words::tr("Sockets of the family “%1” support this.").arg(displayName(SocketFamily::Native));
}

QString connectionBroke(const QString &name)
{
    return Words::tr("The connection with %1 broke.").arg(name);
}

QString handshakeFailed(const QString &name)
{
    return Words::tr("The TLS handshake with %1 failed.").arg(name);
}

QString tlsBroke(const QString &name)
{
    return Words::tr("TLS with %1 broke.").arg(name);
}

} // namespace swb
