// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/values/endpointurl.h"
#include "core/values/socketaddress.h"
#include "fuzz/check.h"

using namespace swb;

namespace {

void checkUrl(const QString &text)
{
    const auto url = EndpointUrl::parse(text);
    if (!url) {
        CHECK(url.error().code == ErrorCode::BadUrl && !url.error().what.isEmpty());
        return;
    }
    const auto again = EndpointUrl::parse(url.value().toString());
    CHECK(again.ok() && again.value() == url.value());
}

void checkAddress(const QString &text)
{
    const SocketAddress address = SocketAddress::fromIp(text, 80);
    if (!address.isNull())
        CHECK(SocketAddress::fromIp(address.ip(), 80) == address);
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const QString text = QString::fromUtf8(QByteArrayView(data, qsizetype(size)));
    checkUrl(text);
    checkUrl(QString(u"tcp://" + text));
    checkUrl(QString(u"udp://[" + text + u"]:1"));
    checkAddress(text);
    return 0;
}
