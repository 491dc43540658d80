// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/alsoto.h"
#include "core/engine/socketoptions.h"
#include "core/engine/tlssettings.h"
#include "core/values/endpointurl.h"
#include "core/values/socketaddress.h"
#include "core/values/socketfamily.h"

#include <QMetaType>
#include <chrono>

namespace swb {

/// The limits a server or a client starts with, each with a test at, below and above it.
namespace limits {
inline constexpr int connections = 10'000;
inline constexpr quint32 frameBytes = 16U << 20;
inline constexpr int receiveBytes = 64 << 10; ///< largest single read of a stream
inline constexpr int backlog = 128; ///< connections that the kernel holds until they are accepted
inline constexpr qint64 sendQueueBytes = qint64(64) << 20; ///< waiting to be sent on one connection
/// Replies that were reported to a watcher and that it has not taken yet; above this the client stops
/// reading.
inline constexpr qint64 watchedBytes = qint64(4) << 20;
/// Unfinished messages of all clients of one server together, or one of the maximum size if that is more.
inline constexpr qint64 frameBudgetBytes = qint64(128) << 20;
inline constexpr int datagramBytesIPv4 = 65'507; ///< 65,535 minus the IPv4 and UDP headers (RFC 768, RFC 791)
inline constexpr int datagramBytes = 65'527; ///< over IPv6: 65,535 minus the UDP header (RFC 8200 3)
inline constexpr int delayedReplies = 4096; ///< delayed, in one conversation or UDP server
inline constexpr int datagramPeers = 10'000; ///< UDP peers remembered per server
inline constexpr int answerers = 1024; ///< peers remembered that answer a client's group or broadcast
inline constexpr int redirects = 50; ///< the most that an HTTP client can be set to follow
inline constexpr int lowestHttpStatus = 200; ///< that a server can send: lower ones are never final
inline constexpr int highestHttpStatus = 599;
inline constexpr int groupTtl = 255; ///< the largest value of the one-byte field
} // namespace limits

/// The largest datagram that can be sent to this address.
[[nodiscard]] inline int largestDatagram(const SocketAddress &to)
{
    return to.family == SocketAddress::Family::IPv6 ? limits::datagramBytes : limits::datagramBytesIPv4;
}

/// What only an HTTP server does.
struct HttpServerSettings
{
    int status = 200; ///< of the replies fixed and echo
    QStringList headers; ///< "Name: value", in every answer
    bool writeBack = false; ///< the reply json: changes by clients are written to its file
    bool operator==(const HttpServerSettings &) const = default;
};

/// What a server does, complete before it starts. `reply` and `framing` are in the notation of
/// protocols/raw/replies/replyspec.h and core/framing/framingspec.h and are checked there; for a server of a
/// protocol `reply` is in the notation of that protocol.
struct ServerSettings
{
    EndpointUrl url{Transport::Tcp, QStringLiteral("127.0.0.1"), 0};
    SocketFamily sockets = defaultSocketFamily();
    QString reply = QStringLiteral("echo");
    QString framing = QStringLiteral("none");
    bool closeAfterReply = false; ///< streams: FIN after the first reply of each connection
    bool once = false; ///< serve one client (streams) or one datagram, then stop
    std::chrono::milliseconds replyDelay{0};
    int backlog = limits::backlog;
    SocketOptions options;
    /// Streams: maximum bytes of one read. UDP: the receive buffer for a datagram; what does not fit is
    /// thrown away. DTLS: unused, a record is always received whole.
    int receiveBytes = limits::receiveBytes;
    int maxClients = limits::connections;
    std::chrono::seconds idleTimeout{0}; ///< 0: never
    quint32 maxFrameBytes = limits::frameBytes;
    QString groupInterface; ///< where a multicast group is joined; empty: on all interfaces that can
    TlsSettings tls;
    ClientCertificates clientCertificates = ClientCertificates::NotAsked;
    QString clientAuthorityFile; ///< PEM, trusted for clients; empty: the workbench's authority
    bool startTls = true; ///< mail: STARTTLS is offered (RFC 3207)
    HttpServerSettings http;
    QStringList subprotocols; ///< WebSocket: supported ones; the client's first of them is chosen
};

/// What only an HTTP client does.
struct HttpClientSettings
{
    int redirects = 5; ///< followed in a row on the same server; none is followed to another one
    bool cookies = false; ///< the server's cookies are kept and sent back for the life of the connection
    /// A redirect to another server is reported to the client's owner, who opens another client:
    /// Engine::elsewhere(). For one run only.
    bool elsewhere = false;
    bool fail = false; ///< an answer from 400 on is also reported as a failed send; for one run only
    bool operator==(const HttpClientSettings &) const = default;
};

/// A redirect of a client to another server.
struct AskedElsewhere
{
    EndpointUrl url;
    QByteArray message; ///< like the original, without what is meant for the first server only
    int redirects = 0; ///< how many may still be followed
};

/// What a client does, complete before it connects.
struct ClientSettings
{
    EndpointUrl url{Transport::Tcp, QStringLiteral("localhost"), 0};
    SocketFamily sockets = defaultSocketFamily();
    bool verifyPeer = true; ///< TLS: stop at a certificate that fails its checks
    QString localHost; ///< local address or name to send from; empty: the system's choice
    quint16 localPort = 0; ///< local port; 0: the system's choice
    SocketOptions options; ///< all except reuseAddress
    QString authorityFile; ///< PEM, trusted in addition to the workbench's own authority and the system's
    TlsSettings tls;
    QString serverName; ///< TLS: requested (SNI) and expected in the certificate; empty: the URL's host
    QString framing = QStringLiteral("none"); ///< how received bytes are cut into messages
    bool frameSent = false; ///< streams: what is sent is framed too
    std::chrono::milliseconds connectTimeout{10'000};
    int receiveBytes = limits::receiveBytes; ///< like a server's
    bool noDelay = true; ///< TCP_NODELAY: small writes leave at once (tcp(7)); off is the system's default
    /// Streams: each write goes to the system immediately. If off, everything written in one turn of the
    /// event loop is gathered into one call, as in a QTcpSocket that is never flushed.
    bool flushWrites = true;
    quint32 maxFrameBytes = limits::frameBytes;
    /// UDP: each message goes to these as well, and each one that answers is shown.
    QList<EndpointUrl> alsoTo;
    // UDP to a multicast group
    QString groupInterface; ///< outgoing interface; empty: by the system's routes
    int groupTtl = 1; ///< routers that it may pass, plus 1 (IP_MULTICAST_TTL, ip(7))
    bool groupLoop = true; ///< programs on this computer receive it too (IP_MULTICAST_LOOP)
    bool startTls = false; ///< mail: nothing is sent before STARTTLS has started TLS (RFC 3207)
    HttpClientSettings http;
    QStringList subprotocols; ///< WebSocket: requested ones, the preferred one first
};

/// The name or address that is requested from a TLS server, and that its certificate must be issued for.
[[nodiscard]] inline const QString &serverNameOf(const ClientSettings &settings)
{
    return settings.serverName.isEmpty() ? settings.url.host : settings.serverName;
}

} // namespace swb

Q_DECLARE_METATYPE(swb::ServerSettings)
Q_DECLARE_METATYPE(swb::ClientSettings)
