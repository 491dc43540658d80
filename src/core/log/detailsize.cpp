// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/log/detailsize.h"

namespace swb {

namespace {

constexpr qint64 headerBytes = 32; // per allocation: Qt's and the allocator's

qint64 memoryOf(const QString &text)
{
    return text.isEmpty() ? 0 : headerBytes + text.size() * qint64(sizeof(QChar));
}

qint64 memoryOf(const QByteArray &bytes)
{
    return bytes.isEmpty() ? 0 : headerBytes + bytes.size();
}

qint64 memoryOf(const ProtocolField &field)
{
    return memoryOf(field.name) + memoryOf(field.value);
}

qint64 memoryOf(const CertificateFacts &certificate);

template <typename Item>
qint64 memoryOf(const QList<Item> &items)
{
    qint64 sum = items.isEmpty() ? 0 : headerBytes + items.size() * qint64(sizeof(Item));
    for (const Item &item : items)
        sum += memoryOf(item);
    return sum;
}

qint64 memoryOf(const CertificateFacts &certificate)
{
    return memoryOf(certificate.subject) + memoryOf(certificate.issuer) + memoryOf(certificate.sha256)
        + memoryOf(certificate.names) + memoryOf(certificate.der);
}

qint64 memoryOf(const Error &error)
{
    return memoryOf(error.what) + memoryOf(error.why) + memoryOf(error.hint) + memoryOf(error.systemNames);
}

qint64 memoryOf(const TlsFacts &tls)
{
    return memoryOf(tls.protocol) + memoryOf(tls.cipher) + memoryOf(tls.peerChain) + memoryOf(tls.alpn)
        + memoryOf(tls.serverName) + memoryOf(tls.whyNotVerified);
}

qint64 memoryOf(const ProtocolFacts &facts)
{
    return memoryOf(facts.protocol) + memoryOf(facts.summary) + memoryOf(facts.fields);
}

} // namespace

qint64 memoryOf(const EventDetail &detail)
{
    return headerBytes + qint64(sizeof(EventDetail)) + memoryOf(detail.info) + memoryOf(detail.error)
        + (detail.tls ? memoryOf(*detail.tls) : 0) + memoryOf(detail.protocol);
}

} // namespace swb
