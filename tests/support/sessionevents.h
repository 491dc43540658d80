// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/log/conversation.h"
#include "core/log/event.h"
#include "core/values/errorcatalog.h"

#include <QList>

namespace swb {

/// An event whose content follows from its id, so that it can be checked without a second copy.
inline Event sampleEvent(quint64 id)
{
    Event event;
    event.id = id;
    event.timeNs = qint64(id) * 1'000'003;
    event.kind = EventKind(id % (quint64(EventKind::Note) + 1));
    event.direction = Direction(id % 3);
    event.severity = Severity(id % 4);
    event.evidence = Evidence((id / 2) % 4);
    event.transport = Transport((id / 3) % 4);
    event.endpoint = EndpointId(id % 7);
    event.conversation = ConversationId(id % 5);
    event.payload = QByteArray::number(id).repeated(int(id % 4));
    event.length = quint32(event.payload.size()) + quint32(id % 2);
    if (id % 6 != 0)
        return event;
    EventDetail detail;
    detail.info = QStringLiteral("event %1 says “hello”").arg(id);
    if (id % 12 == 0)
        detail.error = makeError(ErrorCode::ConnectionRefused, QStringLiteral("Could not connect."));
    if (id % 18 == 0)
        detail.tcp = TcpFacts{qint64(id), 2, 3, 4, 5, 6, 7, 8, 9, 10, -1, 12};
    if (id % 24 == 0) {
        const QDateTime day = QDateTime::fromMSecsSinceEpoch(1'700'000'000'000, Qt::UTC);
        detail.tls = TlsFacts{QStringLiteral("TLSv1.3"),
                              QStringLiteral("TLS_AES_256_GCM_SHA384"),
                              true,
                              {{QStringLiteral("CN=a"),
                                QStringLiteral("CN=b"),
                                day,
                                day.addDays(90),
                                QStringLiteral("00ff"),
                                {QStringLiteral("a.example")},
                                QByteArray("\x30\x00", 2)}},
                              qint64(id),
                              QStringLiteral("h2"),
                              QStringLiteral("a.example"),
                              true,
                              QStringLiteral("It ended.")};
    }
    if (id % 30 == 0)
        detail.taken = quint32(event.payload.size());
    detail.ended = id % 36 == 0;
    event.detail = std::make_shared<EventDetail>(std::move(detail));
    return event;
}

inline bool sameTls(const std::optional<TlsFacts> &a, const std::optional<TlsFacts> &b)
{
    if (!a || !b)
        return !a && !b;
    const auto same = [](const CertificateFacts &x, const CertificateFacts &y) {
        return x.subject == y.subject && x.issuer == y.issuer && x.notBefore == y.notBefore
            && x.notAfter == y.notAfter && x.sha256 == y.sha256 && x.names == y.names && x.der == y.der;
    };
    return a->protocol == b->protocol && a->cipher == b->cipher && a->verified == b->verified
        && a->durationNs == b->durationNs && a->alpn == b->alpn && a->serverName == b->serverName
        && a->peerIsClient == b->peerIsClient && a->whyNotVerified == b->whyNotVerified
        && std::equal(a->peerChain.begin(), a->peerChain.end(), b->peerChain.begin(), b->peerChain.end(),
                      same);
}

inline bool sameTcp(const std::optional<TcpFacts> &a, const std::optional<TcpFacts> &b)
{
    if (!a || !b)
        return !a && !b;
    const auto fields = [](const TcpFacts &f) {
        return QList<qint64>{f.rttUs,   f.rttVarUs,         f.minRttUs,   f.rtoUs,
                             f.sendMss, f.congestionWindow, f.unacked,    f.retransmits,
                             f.lost,    f.segmentsOut,      f.segmentsIn, f.deliveryRate};
    };
    return fields(*a) == fields(*b);
}

inline bool sameDetail(const Event &a, const Event &b)
{
    if (!a.detail || !b.detail)
        return !a.detail && !b.detail;
    return a.detail->info == b.detail->info && a.detail->error == b.detail->error
        && sameTls(a.detail->tls, b.detail->tls) && sameTcp(a.detail->tcp, b.detail->tcp)
        && a.detail->taken == b.detail->taken && a.detail->ended == b.detail->ended;
}

/// Whether two events are equal in every member.
inline bool sameEvent(const Event &a, const Event &b)
{
    return a.id == b.id && a.timeNs == b.timeNs && a.kind == b.kind && a.direction == b.direction
        && a.severity == b.severity && a.evidence == b.evidence && a.transport == b.transport
        && a.endpoint == b.endpoint && a.conversation == b.conversation && a.length == b.length
        && a.payload == b.payload && sameDetail(a, b);
}

inline Conversation sampleConversation(quint32 id)
{
    Conversation conversation;
    conversation.id = ConversationId(id);
    conversation.number = id + 10;
    conversation.endpoint = EndpointId(id % 3);
    conversation.role = Role(id % 4);
    conversation.transport = Transport(id % 4);
    conversation.local = SocketAddress::fromIp(QStringLiteral("127.0.0.1"), quint16(1000 + id));
    conversation.remote = SocketAddress::fromIp(QStringLiteral("fe80::1%2"), quint16(2000 + id));
    return conversation;
}

inline bool sameConversation(const Conversation &a, const Conversation &b)
{
    return a.id == b.id && a.number == b.number && a.endpoint == b.endpoint && a.role == b.role
        && a.transport == b.transport && a.local == b.local && a.remote == b.remote;
}

} // namespace swb
