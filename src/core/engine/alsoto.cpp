// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/alsoto.h"

#include "core/values/errorcatalog.h"

#include <QCoreApplication>

namespace swb {

using namespace Qt::StringLiterals;

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(swb::AlsoTo)
};

const QString scheme = QStringLiteral("udp://");

} // namespace

Result<QList<EndpointUrl>> parseAlsoTo(const QString &text)
{
    QList<EndpointUrl> addresses;
    const QStringList parts = text.split(u',', Qt::SkipEmptyParts);
    for (const QString &part : parts) {
        const QString address = part.trimmed();
        if (address.isEmpty())
            continue;
        Result<EndpointUrl> url = EndpointUrl::parse(scheme + address);
        if (!url || url.value().port == 0) {
            Error error = url ? makeError(ErrorCode::BadUrl, {}, Words::tr("Port 0 can only be listened on."))
                              : url.error();
            error.what = Words::tr("“%1” is not an address to send to.").arg(address);
            return error;
        }
        addresses.append(url.value());
    }
    if (addresses.size() > limits::alsoTo)
        return makeError(
            ErrorCode::BadOption, Words::tr("Too many addresses to send to."),
            Words::tr("A client sends to at most %n addresses besides the first.", nullptr, limits::alsoTo));
    return addresses;
}

QString alsoToText(const QList<EndpointUrl> &addresses)
{
    QStringList parts;
    for (const EndpointUrl &address : addresses)
        parts << address.toString().sliced(scheme.size());
    return parts.join(u", "_s);
}

} // namespace swb
