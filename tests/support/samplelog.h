// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/log/logwriter.h"
#include "core/log/messagelog.h"
#include "core/values/errorcatalog.h"

#include <limits>

namespace swb::test {

/// Bytes that text files often get wrong: quotes, separators, line ends, zero, formulas, markup, bad UTF-8.
inline QList<QByteArray> awkwardPayloads()
{
    QByteArray everyByte(256, Qt::Uninitialized);
    for (int i = 0; i < 256; ++i)
        everyByte[i] = char(i);
    return {"hello",
            "",
            "a,b;c\td",
            "say \"hi\"",
            "\"",
            "one\r\ntwo\nthree\rfour",
            QByteArray("nul\0inside", 10),
            QByteArray(1, '\0'),
            "=1+1",
            "+1",
            "-1",
            "@SUM(A1)",
            "\tTab first",
            "\rCR first",
            "'quoted'",
            "<script>alert('x')</script>&amp;",
            "gr\xc3\xbc\xc3\x9f \xf0\x9f\x90\xa7",
            "\xff\xfe bad \xc3",
            "\xed\xa0\x80 lone surrogate",
            "\xe2\x80\xae turned",
            "\\u0041 \\ back",
            everyByte};
}

inline Conversation conversationBetween(const QString &local, const QString &remote, Role role,
                                        Transport transport)
{
    Conversation conversation;
    conversation.endpoint = EndpointId(role == Role::Server ? 1 : 2);
    conversation.role = role;
    conversation.transport = transport;
    conversation.local = SocketAddress::fromIp(local, role == Role::Server ? 12000 : 50001);
    conversation.remote = SocketAddress::fromIp(remote, role == Role::Server ? 50001 : 12000);
    return conversation;
}

inline TlsFacts sampleTlsFacts()
{
    CertificateFacts certificate;
    certificate.subject = QStringLiteral("CN=localhost, O=\"A & B\"");
    certificate.issuer = QStringLiteral("CN=Workbench");
    certificate.notBefore = QDateTime(QDate(2026, 1, 2), QTime(3, 4, 5), Qt::UTC);
    certificate.notAfter = QDateTime(QDate(2027, 1, 2), QTime(3, 4, 5), Qt::UTC);
    certificate.sha256 = QStringLiteral("00ff");
    certificate.names = QStringList{QStringLiteral("localhost"), QStringLiteral("127.0.0.1")};
    certificate.der = QByteArray("\x30\x00\xff", 3);
    return {
        QStringLiteral("TLSv1.3"), QStringLiteral("TLS_AES_256_GCM_SHA384"), true, {certificate}, 1'234'567};
}

inline TcpFacts sampleTcpFacts()
{
    TcpFacts facts;
    facts.rttUs = 42;
    facts.retransmits = 0;
    facts.deliveryRate = std::numeric_limits<qint64>::max();
    return facts;
}

/// Fills a log with an event of every kind and every awkward payload, with marks and notes.
inline void fillWithEverything(MessageLog &log)
{
    const auto writer = log.makeWriter();
    const auto kind = [&](const Subject &subject, EventKind event, EventDetail detail = {}) {
        writer->event(subject, event, Severity::Note, Direction::None, std::move(detail));
    };
    const Subject server{EndpointId(1), ConversationId::None, Transport::Tcp};
    EventDetail listening{QStringLiteral("tcp://127.0.0.1:12000"), {}, {}};
    listening.sockets = SocketFamily::Qt;
    kind(server, EventKind::Listening, listening);
    const QString v4 = QStringLiteral("127.0.0.1");
    const QString v6 = QStringLiteral("fe80::1%2");
    quint32 endpoint = 0;
    for (const Transport transport : {Transport::Tcp, Transport::Tls, Transport::Udp, Transport::Dtls}) {
        const Role role = endpoint % 2 ? Role::Client : Role::Server;
        const QString ip = endpoint < 2 ? v4 : v6;
        Conversation conversation = conversationBetween(ip, ip, role, transport);
        conversation.endpoint = EndpointId(++endpoint);
        const Subject subject{conversation.endpoint, log.addConversation(conversation), transport};
        kind(subject, EventKind::Connecting, {QStringLiteral("127.0.0.1:12000"), {}, {}});
        writer->event(subject, EventKind::Connected, Severity::Note, Direction::In);
        if (isEncrypted(transport))
            kind(subject, EventKind::Handshake, {{}, {}, sampleTlsFacts()});
        for (const QByteArray &payload : awkwardPayloads()) {
            writer->data(subject, Direction::In, payload);
            writer->data(subject, Direction::Out, payload);
            writer->message(subject, Direction::In, payload);
        }
        EventDetail said;
        said.protocol = {QStringLiteral("gopher"),
                         QStringLiteral("asks for <b>\"/\"</b>"),
                         {{QStringLiteral("=Selector"), QStringLiteral("/\n")}}};
        writer->event(subject, EventKind::Message, Severity::Chat, Direction::In, said, "/\r\n");
        kind(subject, EventKind::Sample, {{}, {}, {}, sampleTcpFacts()});
        writer->event(
            subject, EventKind::Error, Severity::Error, Direction::In,
            {{}, makeError(ErrorCode::ConnectionReset, QStringLiteral("It broke, \"badly\".")), {}});
        for (const EventKind end : {EventKind::HalfClosed, EventKind::Closed, EventKind::Reset,
                                    EventKind::Dropped, EventKind::Note, EventKind::Stopped})
            kind(subject, end, {QStringLiteral("=words, with \"quotes\"\nand <lines>"), {}, {}});
    }
    // A relay's two ends, a datagram truncated by a buffer, and an error that ended something.
    for (const Role role : {Role::RelayToClient, Role::RelayToServer}) {
        Conversation conversation = conversationBetween(v4, v4, endOf(role), Transport::Udp);
        conversation.role = role;
        conversation.endpoint = EndpointId(++endpoint);
        const Subject subject{conversation.endpoint, log.addConversation(conversation), Transport::Udp};
        writer->cutDatagram(subject, "hell", 5);
        const Error error = makeError(ErrorCode::ConnectTimeout, QStringLiteral("It took too long."));
        writer->event(subject, EventKind::Error, Severity::Error, Direction::None, errorDetail(error, true));
    }
    log.collect();
    log.annotations().set(3, {true, {}});
    log.annotations().set(5, {false, QStringLiteral("=a note, \"quoted\"\nin <two> lines \u00fc")});
    log.annotations().set(7, {true, QStringLiteral("both")});
}

} // namespace swb::test
