// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/certificates/referencename.h"

#include <QHostAddress>
#include <QUrl>

namespace swb {

ReferenceName::ReferenceName(const QString &host)
{
    if (QHostAddress written(host); !written.isNull()) {
        written.setScopeId({});
        address = written.toString().toLatin1();
        return;
    }
    dns = QUrl::toAce(host);
    if (dns.endsWith('.'))
        dns.chop(1);
    if (dns.isEmpty())
        dns = host.toUtf8();
    if (dns.startsWith('.') || dns.contains('\0')) // to OpenSSL a leading dot means every subdomain
        dns.clear();
}

} // namespace swb
