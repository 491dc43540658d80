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
inline constexpr int backlog = 128; ///< connections the kernel holds until they are accepted
inline constexpr qint64 sendQueueBytes = qint64(64) << 20; ///< waiting to leave one connection
/// Replies that were reported to a watcher and that it has not taken yet; beyond, the client reads no more.
inline constexpr qint64 watchedBytes = qint64(4) << 20;
/// Unfinished messages of all clients of one server together, or one of the largest where that is more.
inline constexpr qint64 frameBudgetBytes = qint64(128) << 20;
inline constexpr int datagramBytesIPv4 = 65'507; ///< 65,535 less the IPv4 and UDP headers (RFC 768, RFC 791)
inline constexpr int datagramBytes = 65'527; ///< over IPv6: 65,535 less the UDP header (RFC 8200 3)
inline constexpr int delayedReplies = 4096; ///< waiting for their time in one conversation or UDP server
inline constexpr int datagramPeers = 10'000; ///< UDP peers remembered per server
inline constexpr int answerers = 1024; ///< remembered of those that answer a client's group or broadcast
inline constexpr int redirects = 50; ///< that an HTTP client follows at most, whatever it is told
inline constexpr int lowestHttpStatus = 200; ///< that a server answers by itself: below, none is the last
inline constexpr int highestHttpStatus = 599;
inline constexpr int groupTtl = 255; ///< the most that the field of one byte holds
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
    QStringList headers; ///< "Name: value", of every answer
    bool writeBack = false; ///< the reply json: what clients change is written to its file
    bool operator==(const HttpServerSettings &) const = default;
};

/// What a server does, complete before it starts. `reply` and `framing` are in the notation of
/// protocols/raw/replies/replyspec.h and core/framing/framingspec.h and are checked there; of a server that
/// speaks more than bytes `reply` is in the notation of its protocol.
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
    /// Streams: most bytes one read takes. UDP: the buffer a datagram is received into; what does not fit is
    /// thrown away. DTLS: nothing, a record is received whole.
    int receiveBytes = limits::receiveBytes;
    int maxClients = limits::connections;
    std::chrono::seconds idleTimeout{0}; ///< 0: never
    quint32 maxFrameBytes = limits::frameBytes;
    QString groupInterface; ///< where a multicast group is joined; empty: on all that can
    TlsSettings tls;
    ClientCertificates clientCertificates = ClientCertificates::NotAsked;
    QString
        clientAuthorityFile; ///< PEM, whose clients are trusted; empty: those of the workbench's authority
    bool startTls = true; ///< mail: STARTTLS is offered (RFC 3207)
    HttpServerSettings http;
    QStringList subprotocols; ///< WebSocket: those that are spoken; the client's first of them is chosen
};

/// What only an HTTP client does.
struct HttpClientSettings
{
    int redirects = 5; ///< that are followed, one after the other; none is asked for elsewhere
    bool cookies = false; ///< those of the server are kept and sent again, as long as the connection is
    /// What is asked for elsewhere is told to the client's owner, who opens another one: Engine::elsewhere().
    /// For one run only.
    bool elsewhere = false;
    bool fail = false; ///< an answer from 400 on is told as a failed send, too; for one run only
    bool operator==(const HttpClientSettings &) const = default;
};

/// What a client was asked to send elsewhere, by its peer.
struct AskedElsewhere
{
    EndpointUrl url;
    QByteArray message; ///< as its own was, without what is nobody else's business
    int redirects = 0; ///< that may still be followed
};

/// What a client does, complete before it connects.
struct ClientSettings
{
    EndpointUrl url{Transport::Tcp, QStringLiteral("localhost"), 0};
    SocketFamily sockets = defaultSocketFamily();
    bool verifyPeer = true; ///< TLS: stop at a certificate that fails its checks
    QString localHost; ///< address or name of ours to send from; empty: the system's choice
    quint16 localPort = 0; ///< port of ours; 0: the system's choice
    SocketOptions options; ///< all but the reuse of addresses
    QString authorityFile; ///< PEM, trusted beside the workbench's own authority and the system's
    TlsSettings tls;
    QString serverName; ///< TLS: asked for (SNI) and looked for in the certificate; empty: the URL's host
    QString framing = QStringLiteral("none"); ///< how received bytes are cut into messages
    bool frameSent = false; ///< streams: what is sent gets the framing too
    std::chrono::milliseconds connectTimeout{10'000};
    int receiveBytes = limits::receiveBytes; ///< as a server's
    bool noDelay = true; ///< TCP_NODELAY: small writes leave at once (tcp(7)); off is the system's own way
    /// Streams: each write goes to the system at once. Off, what is written in one turn of the event loop is
    /// gathered and goes in one call, as a QTcpSocket does that is never flushed.
    bool flushWrites = true;
    quint32 maxFrameBytes = limits::frameBytes;
    QList<EndpointUrl> alsoTo; ///< UDP: each message goes to these as well, and each that answers is shown
    // UDP to a multicast group
    QString groupInterface; ///< where it leaves; empty: where the system's routes say
    int groupTtl = 1; ///< routers that it may pass, plus 1 (IP_MULTICAST_TTL, ip(7))
    bool groupLoop = true; ///< programs of this computer receive it too (IP_MULTICAST_LOOP)
    bool startTls = false; ///< mail: nothing is sent before TLS has begun by STARTTLS (RFC 3207)
    HttpClientSettings http;
    QStringList subprotocols; ///< WebSocket: those that are asked for, the best first
};

/// The name or address that a TLS server is asked for, and that its certificate must be made out to.
[[nodiscard]] inline const QString &serverNameOf(const ClientSettings &settings)
{
    return settings.serverName.isEmpty() ? settings.url.host : settings.serverName;
}

} // namespace swb

Q_DECLARE_METATYPE(swb::ServerSettings)
Q_DECLARE_METATYPE(swb::ClientSettings)
