// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/values/errorentries.h"

#include <iterator>

namespace swb {

namespace {

// In the order of ErrorCode, which the assertions below check. The texts are for a reader who has just
// written a first socket program.
constexpr ErrorEntry entries[] = {
    {ErrorCode::None, "none", "", "", ""},

    // Binding and listening
    {ErrorCode::PortInUse, "port-in-use",
     QT_TRANSLATE_NOOP(
         "swb::Error",
         "Another socket is already bound to this address and port, and only one socket may listen there."),
     QT_TRANSLATE_NOOP("swb::Error",
                       "Stop the other program (“ss -lntup” lists the listening programs), or choose another "
                       "port; port 0 picks a free one."),
     "EADDRINUSE QAbstractSocket::AddressInUseError OSError"},
    {ErrorCode::PortInUseHere, "port-in-use-here",
     QT_TRANSLATE_NOOP("swb::Error",
                       "A server or relay in this program already uses this address and port, and only one "
                       "may listen there."),
     QT_TRANSLATE_NOOP("swb::Error",
                       "Use that one, stop it first, or choose another port; port 0 picks a free one."),
     "EADDRINUSE QAbstractSocket::AddressInUseError OSError"},
    {ErrorCode::PortInTimeWait, "port-in-time-wait",
     QT_TRANSLATE_NOOP("swb::Error",
                       "No program is listening there, but a recently closed connection still holds the port "
                       "(TIME_WAIT), so that its late packets cannot reach a new connection."),
     QT_TRANSLATE_NOOP("swb::Error",
                       "Wait about a minute, or choose another port. In your own server, allow address reuse "
                       "before bind() (SO_REUSEADDR)."),
     "EADDRINUSE QAbstractSocket::AddressInUseError OSError"},
    {ErrorCode::PrivilegedPort, "privileged-port",
     QT_TRANSLATE_NOOP(
         "swb::Error",
         "This user may not use this port: ports below 1024 are usually reserved for the administrator."),
     QT_TRANSLATE_NOOP("swb::Error", "Choose a port from 1024 to 65535, such as 12000."),
     "EACCES QAbstractSocket::SocketAccessError PermissionError"},
    {ErrorCode::BadAddress, "bad-address",
     QT_TRANSLATE_NOOP("swb::Error", "This is not an address that the socket can use."),
     QT_TRANSLATE_NOOP("swb::Error",
                       "Write an IPv4 address such as 127.0.0.1 or an IPv6 address such as ::1."),
     "EAFNOSUPPORT QAbstractSocket::UnsupportedSocketOperationError OSError"},
    {ErrorCode::AddressNotLocal, "address-not-local",
     QT_TRANSLATE_NOOP("swb::Error",
                       "A server can only listen on an address of its own computer, and no network interface "
                       "here has this address."),
     QT_TRANSLATE_NOOP(
         "swb::Error",
         "Use 127.0.0.1 for this computer only, or 0.0.0.0 for all its addresses (“ip address” lists them)."),
     "EADDRNOTAVAIL QAbstractSocket::SocketAddressNotAvailableError OSError"},
    {ErrorCode::MappedAddress, "mapped-address",
     QT_TRANSLATE_NOOP(
         "swb::Error",
         "This is an IPv4 address written as an IPv6 address, and a socket uses one family or the other."),
     QT_TRANSLATE_NOOP(
         "swb::Error",
         "Write the IPv4 address itself, such as 127.0.0.1, or * as the host to listen on both families."),
     "EINVAL QAbstractSocket::UnsupportedSocketOperationError OSError"},
    {ErrorCode::AddressNeedsZone, "address-needs-zone",
     QT_TRANSLATE_NOOP("swb::Error",
                       "This address needs a zone: it is valid in one network only, and every network of "
                       "this computer may have it, so you must name the interface too."),
     QT_TRANSLATE_NOOP("swb::Error", "Add the interface, such as fe80::1%eth0 (“ip -6 address” lists them)."),
     "EINVAL QAbstractSocket::UnsupportedSocketOperationError OSError"},
    {ErrorCode::NoSuchInterface, "no-such-interface",
     QT_TRANSLATE_NOOP("swb::Error",
                       "This computer has no network interface with that name or number, or the interface "
                       "does not support this."),
     QT_TRANSLATE_NOOP("swb::Error", "Use a name listed by “ip link”, such as lo or eth0."),
     "ENODEV OSError"},
    {ErrorCode::GroupAddress, "group-address",
     QT_TRANSLATE_NOOP("swb::Error",
                       "This address reaches many computers at once (broadcast or multicast), but a "
                       "connection has exactly two ends."),
     QT_TRANSLATE_NOOP("swb::Error", "Use the address of one computer, or use udp:// to reach them all."),
     "ENETUNREACH QAbstractSocket::NetworkError OSError"},
    {ErrorCode::NoLocalPort, "no-local-port",
     QT_TRANSLATE_NOOP("swb::Error",
                       "No local address and port is free: all ports for outgoing connections are in use, "
                       "some by recently closed connections (TIME_WAIT), or IPv6 is disabled here."),
     QT_TRANSLATE_NOOP("swb::Error",
                       "Close some connections or wait a minute. “ss -s” shows how many there are."),
     "EADDRNOTAVAIL EAGAIN QAbstractSocket::SocketAddressNotAvailableError OSError"},

    // Reaching a peer
    {ErrorCode::UnknownHost, "unknown-host",
     QT_TRANSLATE_NOOP("swb::Error", "This name has no known address, so there is nothing to connect to."),
     QT_TRANSLATE_NOOP(
         "swb::Error",
         "Check the spelling and the network connection, or enter a numeric address such as 127.0.0.1."),
     "EAI_NONAME QAbstractSocket::HostNotFoundError socket.gaierror"},
    {ErrorCode::ConnectionRefused, "connection-refused",
     QT_TRANSLATE_NOOP("swb::Error",
                       "The computer was reached and refused: nothing is listening on this port."),
     QT_TRANSLATE_NOOP(
         "swb::Error",
         "Start the server first, and check that address, port and protocol (TCP or UDP) are the "
         "same on both sides."),
     "ECONNREFUSED QAbstractSocket::ConnectionRefusedError ConnectionRefusedError"},
    {ErrorCode::NobodyListening, "nobody-listening",
     QT_TRANSLATE_NOOP("swb::Error",
                       "The datagram reached the computer, which answered that the port is closed (ICMP port "
                       "unreachable)."),
     QT_TRANSLATE_NOOP("swb::Error",
                       "Start the UDP server first and check the port. Not every computer sends this answer, "
                       "so silence does not mean that a datagram arrived."),
     "ECONNREFUSED QAbstractSocket::ConnectionRefusedError ConnectionRefusedError"},
    {ErrorCode::HostUnreachable, "host-unreachable",
     QT_TRANSLATE_NOOP("swb::Error",
                       "Packets do not reach this computer: it is off, not on this network, or behind a "
                       "firewall that rejects them."),
     QT_TRANSLATE_NOOP(
         "swb::Error",
         "Check the address, and whether both computers are on the same network (“ping” may help)."),
     "EHOSTUNREACH QAbstractSocket::NetworkError OSError"},
    {ErrorCode::NetworkUnreachable, "network-unreachable",
     QT_TRANSLATE_NOOP("swb::Error", "This computer has no route to the network of this address."),
     QT_TRANSLATE_NOOP("swb::Error",
                       "Check the cable, Wi-Fi and VPN. An IPv6 address needs a network with IPv6."),
     "ENETUNREACH QAbstractSocket::NetworkError OSError"},
    {ErrorCode::ConnectTimeout, "connect-timeout",
     QT_TRANSLATE_NOOP("swb::Error",
                       "Nothing came back in time, neither an answer nor a refusal. Often a firewall drops "
                       "the packets, or no computer has this address."),
     QT_TRANSLATE_NOOP("swb::Error", "Check the address and the firewall on both sides, or allow more time."),
     "ETIMEDOUT QAbstractSocket::SocketTimeoutError TimeoutError"},
    {ErrorCode::ReplyTimeout, "reply-timeout",
     QT_TRANSLATE_NOOP("swb::Error",
                       "No answer came in time. The peer may be busy, or may be waiting for more bytes or a "
                       "line ending. Over UDP, the request or the answer may have been lost."),
     QT_TRANSLATE_NOOP("swb::Error",
                       "Check which line ending the server expects, allow more time, or send again."),
     "ETIMEDOUT QAbstractSocket::SocketTimeoutError TimeoutError"},
    {ErrorCode::ClosedEarly, "closed-early",
     QT_TRANSLATE_NOOP(
         "swb::Error",
         "The peer closed its direction of the connection (FIN) before it had sent as many replies as "
         "requested. The network is not at fault: the peer had nothing more to send."),
     QT_TRANSLATE_NOOP("swb::Error",
                       "Ask for fewer replies. A server that closes at once may expect something else, such "
                       "as TLS, or its log may say why."),
     "EOF QAbstractSocket::RemoteHostClosedError"},
    {ErrorCode::IdleTimeout, "idle-timeout",
     QT_TRANSLATE_NOOP("swb::Error",
                       "Nothing was sent or received within the server's idle timeout, so the server closed "
                       "the connection."),
     QT_TRANSLATE_NOOP("swb::Error",
                       "Set a longer idle timeout (0 for none), or send something from time to time."),
     "ETIMEDOUT QAbstractSocket::SocketTimeoutError TimeoutError"},
    {ErrorCode::ConnectionReset, "connection-reset",
     QT_TRANSLATE_NOOP("swb::Error",
                       "The peer reset the connection (RST) instead of closing it in order (FIN). Bytes in "
                       "flight may be lost."),
     QT_TRANSLATE_NOOP("swb::Error",
                       "Check whether the other program failed, aborted, or closed the socket before reading "
                       "all of its data."),
     "ECONNRESET QAbstractSocket::RemoteHostClosedError ConnectionResetError"},
    {ErrorCode::ConnectionLost, "connection-lost",
     QT_TRANSLATE_NOOP(
         "swb::Error",
         "The connection was open, but the peer has not acknowledged any sent data for a long time, so the "
         "system gave up. The other computer may be off, or the network to it may be down."),
     QT_TRANSLATE_NOOP("swb::Error", "Check the network and the other computer, then connect again."),
     "ETIMEDOUT QAbstractSocket::SocketTimeoutError TimeoutError"},
    {ErrorCode::NotConnected, "not-connected",
     QT_TRANSLATE_NOOP("swb::Error", "There is no open connection to send on."),
     QT_TRANSLATE_NOOP("swb::Error",
                       "Connect first. After you have finished sending (half-close), you can still receive, "
                       "but no longer send."),
     "ENOTCONN EPIPE QAbstractSocket::OperationError BrokenPipeError"},
    {ErrorCode::NotPermitted, "not-permitted",
     QT_TRANSLATE_NOOP("swb::Error",
                       "This computer refused to send: a firewall rule forbids it, or the address is a "
                       "broadcast address, which reaches every computer on the network."),
     QT_TRANSLATE_NOOP("swb::Error",
                       "Send to the address of one computer, and check this computer's firewall rules."),
     "EACCES EPERM QAbstractSocket::SocketAccessError PermissionError"},

    // Limits
    {ErrorCode::DatagramTooLarge, "datagram-too-large",
     QT_TRANSLATE_NOOP("swb::Error",
                       "A UDP datagram holds at most 65,507 bytes over IPv4 and 65,527 over IPv6: the length "
                       "fields in its headers go up to 65,535 bytes, headers included. Nothing was sent."),
     QT_TRANSLATE_NOOP("swb::Error", "Send several datagrams, or use TCP, which carries any length."),
     "EMSGSIZE QAbstractSocket::DatagramTooLargeError OSError"},
    {ErrorCode::FrameTooLarge, "frame-too-large",
     QT_TRANSLATE_NOOP("swb::Error",
                       "A message exceeded the limit before its end was found. Without a limit, one wrong "
                       "length or a missing end marker could fill all memory."),
     QT_TRANSLATE_NOOP("swb::Error",
                       "Check that both sides agree on where a message ends (framing) and on the byte order "
                       "of its length, or raise the limit."),
     "asyncio.LimitOverrunError"},
    {ErrorCode::ConnectionLimit, "connection-limit",
     QT_TRANSLATE_NOOP("swb::Error", "The server has reached its maximum number of clients."),
     QT_TRANSLATE_NOOP("swb::Error", "Close some connections, or raise the server's limit."), ""},
    {ErrorCode::QueueFull, "queue-full",
     QT_TRANSLATE_NOOP("swb::Error",
                       "The send queue is full. Over TCP, the peer reads too slowly or not at all; over UDP, "
                       "the network is slower than the sender."),
     QT_TRANSLATE_NOOP("swb::Error", "Wait until the queue has drained, or send less at a time."),
     "EAGAIN ENOBUFS QAbstractSocket::TemporaryError BlockingIOError"},
    {ErrorCode::TooManyDelayedReplies, "too-many-delayed-replies",
     QT_TRANSLATE_NOOP("swb::Error",
                       "This server delays each reply, and the maximum number of delayed replies is already "
                       "waiting. Further messages get no reply."),
     QT_TRANSLATE_NOOP("swb::Error", "Shorten the server's reply delay, or send more slowly."), ""},
    {ErrorCode::TooManyOpenFiles, "too-many-open-files",
     QT_TRANSLATE_NOOP(
         "swb::Error",
         "The system counts each connection as an open file, and this program has reached its limit."),
     QT_TRANSLATE_NOOP(
         "swb::Error",
         "Close some connections, or raise the limit before starting the program (“ulimit -n 20000”)."),
     "EMFILE ENFILE QAbstractSocket::SocketResourceError OSError"},
    {ErrorCode::UnsentBytes, "bytes-not-sent",
     QT_TRANSLATE_NOOP(
         "swb::Error",
         "These bytes were still queued when the connection ended. The peer never receives them."),
     QT_TRANSLATE_NOOP(
         "swb::Error",
         "Let the peer read everything before the connection ends, or end it in order: finishing sending "
         "(half-close) and disconnecting wait for queued data, aborting does not."),
     ""},
    {ErrorCode::UnsentReplies, "replies-not-sent",
     QT_TRANSLATE_NOOP("swb::Error",
                       "These replies were waiting for their delay, or for space in the system's buffer, "
                       "when the server or the connection ended. The peer never receives them."),
     QT_TRANSLATE_NOOP("swb::Error",
                       "Let the delay pass before you stop the server, or set a shorter delay."),
     ""},
    {ErrorCode::FrameBudget, "frame-budget",
     QT_TRANSLATE_NOOP("swb::Error",
                       "The server buffers each message until it is complete. The unfinished messages of all "
                       "clients together exceed the limit, and this client was the next to add to them."),
     QT_TRANSLATE_NOOP(
         "swb::Error",
         "Let clients finish their messages, send shorter messages, or serve fewer clients at once."),
     ""},
    {ErrorCode::IncompleteMessage, "incomplete-message",
     QT_TRANSLATE_NOOP("swb::Error",
                       "The peer closed in the middle of a message: the end marker, or some of the announced "
                       "bytes, never came."),
     QT_TRANSLATE_NOOP("swb::Error",
                       "Check that both sides agree on where a message ends (framing), and that the sender "
                       "completes its last message too."),
     "asyncio.IncompleteReadError EOFError"},
    {ErrorCode::BadMessage, "bad-message",
     QT_TRANSLATE_NOOP(
         "swb::Error",
         "The received data violates the protocol, or is longer or slower than this side allows."),
     QT_TRANSLATE_NOOP("swb::Error",
                       "Compare the bytes of the message with what the other program intended to send."),
     "ValueError"},
    {ErrorCode::ErrorAnswer, "error-answer",
     QT_TRANSLATE_NOOP("swb::Error",
                       "The connection works, but the program on the other side refused the request."),
     QT_TRANSLATE_NOOP("swb::Error", "Its answer says why."), "HTTPError"},
    {ErrorCode::NotFollowed, "not-followed",
     QT_TRANSLATE_NOOP("swb::Error",
                       "The answer redirects to another location, and the redirect was not followed."),
     QT_TRANSLATE_NOOP("swb::Error", "Send the request there yourself if you trust it."), "TooManyRedirects"},
    {ErrorCode::DatagramsDropped, "datagrams-dropped",
     QT_TRANSLATE_NOOP("swb::Error",
                       "Datagrams arrived faster than they were read, and the system dropped those that did "
                       "not fit in the socket's buffer. UDP does not tell the sender."),
     QT_TRANSLATE_NOOP("swb::Error",
                       "Send more slowly, or give the receiving socket a larger buffer (SO_RCVBUF)."),
     "SO_RXQ_OVFL"},
    {ErrorCode::RelayToItself, "relay-to-itself",
     QT_TRANSLATE_NOOP("swb::Error",
                       "The target is the relay's own listening address, or another relay that leads back to "
                       "it. Traffic would loop forever, with one more connection each time."),
     QT_TRANSLATE_NOOP("swb::Error",
                       "Set the target to the address and port of the server behind the relay."),
     ""},
    {ErrorCode::RelayChain, "relay-chain",
     QT_TRANSLATE_NOOP(
         "swb::Error",
         "Like a router, each relay lowers the time to live (TTL) of the traffic it forwards by one, and the "
         "TTL has reached zero. This many relays in a row most likely form a loop."),
     QT_TRANSLATE_NOOP("swb::Error",
                       "Check the targets of the relays: one of them leads back to an earlier relay."),
     ""},
    {ErrorCode::ReplyWithheld, "reply-withheld",
     QT_TRANSLATE_NOOP(
         "swb::Error",
         "A server does not answer another server of this program, a broadcast address, or port 0. A "
         "datagram's source address can be forged, and two servers would answer each other forever."),
     QT_TRANSLATE_NOOP(
         "swb::Error",
         "Nothing is wrong with the server. Send from a client, whose port has no server listening on it."),
     ""},
    {ErrorCode::Impaired, "impaired",
     QT_TRANSLATE_NOOP("swb::Error",
                       "The relay is set to impair some of the traffic, and this was affected."),
     QT_TRANSLATE_NOOP("swb::Error",
                       "Nothing is wrong. Change the relay's settings if you do not want this."),
     ""},
    {ErrorCode::ByHand, "by-hand",
     QT_TRANSLATE_NOOP("swb::Error",
                       "You control manually what the relay does with datagrams in this direction."),
     QT_TRANSLATE_NOOP("swb::Error",
                       "Nothing is wrong. With “Hold” and “Drop” off, the relay forwards everything in this "
                       "direction again."),
     ""},
    {ErrorCode::EventsEvicted, "events-evicted",
     QT_TRANSLATE_NOOP("swb::Error",
                       "The log keeps as many events as fit in its memory. These were the oldest and were "
                       "removed to make space before they were written."),
     QT_TRANSLATE_NOOP("swb::Error",
                       "Read the output faster (a slow terminal or pipe delays it), record onto a faster "
                       "disk, or send less at a time."),
     ""},

    // TLS and DTLS
    {ErrorCode::HandshakeTimeout, "handshake-timeout",
     QT_TRANSLATE_NOOP("swb::Error",
                       "The connection is open, but the two sides did not agree on the encryption in time "
                       "(TLS handshake). The peer may not speak TLS and may be waiting for a message."),
     QT_TRANSLATE_NOOP("swb::Error", "Check that TLS is on, or off, on both sides."),
     "QAbstractSocket::SocketTimeoutError TimeoutError"},
    {ErrorCode::CertificateSelfSigned, "certificate-self-signed",
     QT_TRANSLATE_NOOP("swb::Error",
                       "The certificate is self-signed. Anyone can make such a certificate, so it does not "
                       "prove who the peer is."),
     QT_TRANSLATE_NOOP("swb::Error",
                       "Trust this certificate or its issuing authority, or switch verification off, knowing "
                       "that the peer could be anyone."),
     "X509_V_ERR_DEPTH_ZERO_SELF_SIGNED_CERT QSslError::SelfSignedCertificate "
     "ssl.SSLCertVerificationError"},
    {ErrorCode::CertificateWrongName, "certificate-wrong-name",
     QT_TRANSLATE_NOOP("swb::Error", "The certificate is not for the name you connected to."),
     QT_TRANSLATE_NOOP(
         "swb::Error",
         "Connect with a name that the certificate contains, or get a certificate for this name."),
     "X509_V_ERR_HOSTNAME_MISMATCH QSslError::HostNameMismatch ssl.SSLCertVerificationError"},
    {ErrorCode::CertificateExpired, "certificate-expired",
     QT_TRANSLATE_NOOP("swb::Error", "The certificate has expired."),
     QT_TRANSLATE_NOOP("swb::Error", "Renew the peer's certificate, and check this computer's clock."),
     "X509_V_ERR_CERT_HAS_EXPIRED QSslError::CertificateExpired ssl.SSLCertVerificationError"},
    {ErrorCode::CertificateNotYetValid, "certificate-not-yet-valid",
     QT_TRANSLATE_NOOP("swb::Error", "The certificate is not valid yet."),
     QT_TRANSLATE_NOOP("swb::Error", "Check the clocks of both computers, or wait."),
     "X509_V_ERR_CERT_NOT_YET_VALID QSslError::CertificateNotYetValid ssl.SSLCertVerificationError"},
    {ErrorCode::CertificateUnknownAuthority, "certificate-unknown-authority",
     QT_TRANSLATE_NOOP("swb::Error",
                       "The certificate is signed by a certificate authority that is not trusted here."),
     QT_TRANSLATE_NOOP(
         "swb::Error",
         "Give this side the authority's certificate (its PEM file), after verifying that it is genuine."),
     "X509_V_ERR_UNABLE_TO_GET_ISSUER_CERT_LOCALLY QSslError::UnableToGetLocalIssuerCertificate "
     "ssl.SSLCertVerificationError"},
    {ErrorCode::CertificateInvalid, "certificate-invalid",
     QT_TRANSLATE_NOOP(
         "swb::Error",
         "The certificate failed its checks: it is damaged, revoked, too weak, or not valid for this use."),
     QT_TRANSLATE_NOOP("swb::Error", "Check the certificate's details, and create a new one."),
     "QSslError::CertificateRejected ssl.SSLCertVerificationError"},
    {ErrorCode::NoTlsOnOtherSide, "no-tls-on-other-side",
     QT_TRANSLATE_NOOP("swb::Error",
                       "The peer did not answer in TLS: it sent plain bytes or closed. It probably does not "
                       "use encryption."),
     QT_TRANSLATE_NOOP(
         "swb::Error",
         "Switch TLS off in the client or on in the server. TLS and plain text often use different ports."),
     "SSL_R_WRONG_VERSION_NUMBER QAbstractSocket::SslHandshakeFailedError ssl.SSLError"},
    {ErrorCode::PlainClientOnTlsPort, "plain-client-on-tls-port",
     QT_TRANSLATE_NOOP("swb::Error",
                       "A client sent plain bytes to a port where every conversation must begin with an "
                       "agreement on encryption (TLS handshake)."),
     QT_TRANSLATE_NOOP("swb::Error", "Switch TLS on in the client, or off in the server."),
     "SSL_R_HTTP_REQUEST SSL_R_WRONG_VERSION_NUMBER QAbstractSocket::SslHandshakeFailedError "
     "ssl.SSLError"},
    {ErrorCode::NoGoodbye, "no-goodbye",
     QT_TRANSLATE_NOOP(
         "swb::Error",
         "The peer closed the connection without announcing it inside TLS first (close_notify). Anyone on "
         "the path could have cut it there, so you cannot know whether data is missing."),
     QT_TRANSLATE_NOOP("swb::Error",
                       "Many programs close this way, and it is usually harmless. Let each message itself "
                       "show where it ends (framing)."),
     "SSL_R_UNEXPECTED_EOF_WHILE_READING ssl.SSLEOFError"},
    {ErrorCode::PeerRejectedCertificate, "peer-rejected-certificate",
     QT_TRANSLATE_NOOP("swb::Error",
                       "The peer does not trust our certificate, so it broke off while setting up the "
                       "encryption (handshake)."),
     QT_TRANSLATE_NOOP("swb::Error",
                       "Give the peer our authority's certificate (“swb ca” prints its path), or use a "
                       "certificate that it trusts."),
     "SSL_R_TLSV1_ALERT_UNKNOWN_CA QAbstractSocket::SslHandshakeFailedError ssl.SSLError"},
    {ErrorCode::CertificateDemanded, "certificate-demanded",
     QT_TRANSLATE_NOOP("swb::Error", "The server requires a client certificate, and none was sent."),
     QT_TRANSLATE_NOOP("swb::Error",
                       "Give the client a certificate that the server trusts, and its key: both are under "
                       "More, or --cert and --key in “swb send”."),
     "SSL_R_TLSV13_ALERT_CERTIFICATE_REQUIRED ssl.SSLError"},
    {ErrorCode::NoClientCertificate, "no-client-certificate",
     QT_TRANSLATE_NOOP("swb::Error",
                       "This server requires a certificate from its clients, and this client sent none."),
     QT_TRANSLATE_NOOP("swb::Error",
                       "Give the client a certificate and its key, or stop requiring one on the server."),
     "SSL_R_PEER_DID_NOT_RETURN_A_CERTIFICATE ssl.SSLError"},
    {ErrorCode::TlsHandshakeFailed, "tls-handshake-failed",
     QT_TRANSLATE_NOOP("swb::Error",
                       "The two sides could not agree on the encryption, for example on a TLS version or an "
                       "encryption method (cipher)."),
     QT_TRANSLATE_NOOP("swb::Error",
                       "Check which versions and methods each side allows, and read the peer's log."),
     "SSL_R_SSL_HANDSHAKE_FAILURE QAbstractSocket::SslHandshakeFailedError ssl.SSLError"},
    {ErrorCode::StrayDatagram, "stray-datagram",
     QT_TRANSLATE_NOOP("swb::Error",
                       "The datagram does not belong to any open encrypted conversation, so it cannot be "
                       "decrypted. Anyone can send anything to a UDP port."),
     QT_TRANSLATE_NOOP("swb::Error",
                       "Nothing is wrong if it arrived after the conversation ended. Otherwise check that "
                       "the sender speaks DTLS and starts a new session after a restart."),
     "SSL_R_UNEXPECTED_MESSAGE ssl.SSLError"},
    {ErrorCode::TlsUnavailable, "tls-unavailable",
     QT_TRANSLATE_NOOP("swb::Error", "Qt on this computer has no library for this kind of encryption."),
     QT_TRANSLATE_NOOP("swb::Error", "Install OpenSSL 3 for Qt, or continue without encryption."),
     "QAbstractSocket::UnsupportedSocketOperationError ImportError"},
    {ErrorCode::BadCertificateFile, "bad-certificate-file",
     QT_TRANSLATE_NOOP("swb::Error", "The file contains no certificate in text form (PEM)."),
     QT_TRANSLATE_NOOP("swb::Error",
                       "Choose a file that contains “-----BEGIN CERTIFICATE-----”; the server's own "
                       "certificate must come first."),
     "QAbstractSocket::SslInvalidUserDataError ssl.SSLError"},
    {ErrorCode::CertificateUnusable, "certificate-unusable",
     QT_TRANSLATE_NOOP("swb::Error",
                       "OpenSSL rejects this certificate: its key is too short, or its signature algorithm "
                       "can be forged. The peer would reject it too."),
     QT_TRANSLATE_NOOP("swb::Error",
                       "Create a new certificate with an EC P-256 key or an RSA key of at least 2048 bits, "
                       "signed with SHA-256."),
     "SSL_R_EE_KEY_TOO_SMALL SSL_R_CA_MD_TOO_WEAK ssl.SSLError"},
    {ErrorCode::BadKeyFile, "bad-key-file",
     QT_TRANSLATE_NOOP("swb::Error", "The file contains no readable private key in text form (PEM)."),
     QT_TRANSLATE_NOOP("swb::Error", "Choose a file that contains “PRIVATE KEY-----”."),
     "QAbstractSocket::SslInvalidUserDataError ssl.SSLError"},
    {ErrorCode::BadPassphrase, "bad-passphrase",
     QT_TRANSLATE_NOOP(
         "swb::Error",
         "The private key is protected by a passphrase, and the given passphrase does not unlock it."),
     QT_TRANSLATE_NOOP("swb::Error",
                       "Enter the passphrase that the key was created with; “swb” reads it from a file with "
                       "--key-pass-file."),
     "EVP_R_BAD_DECRYPT PEM_R_BAD_PASSWORD_READ ssl.SSLError"},
    {ErrorCode::KeyDoesNotMatch, "key-does-not-match",
     QT_TRANSLATE_NOOP(
         "swb::Error",
         "The private key belongs to another certificate, so it cannot prove that this one is ours."),
     QT_TRANSLATE_NOOP("swb::Error", "Choose the key that belongs to this certificate."),
     "X509_R_KEY_VALUES_MISMATCH QAbstractSocket::SslInvalidUserDataError ssl.SSLError"},

    {ErrorCode::BadTlsSetting, "bad-tls-setting",
     QT_TRANSLATE_NOOP("swb::Error",
                       "These TLS settings cannot be used: a version, an encryption method (cipher) or a "
                       "protocol is unknown, or they contradict each other."),
     QT_TRANSLATE_NOOP("swb::Error", "Leave the setting empty to let OpenSSL choose."), "ssl.SSLError"},
    // Protocols
    {ErrorCode::UnaskedAnswer, "unasked-answer",
     QT_TRANSLATE_NOOP("swb::Error",
                       "It does not answer any open query: it is a duplicate, it is late, or someone is "
                       "impersonating the server."),
     QT_TRANSLATE_NOOP("swb::Error", "Compare its ID and question with those that were sent."), "ValueError"},
    {ErrorCode::BadRequest, "bad-request",
     QT_TRANSLATE_NOOP("swb::Error",
                       "This message is not valid in the protocol in use, so nothing was sent."),
     QT_TRANSLATE_NOOP(
         "swb::Error",
         "Write it in the protocol's format. For HTTP, write a request such as GET /data; header lines may "
         "follow, then an empty line and the body. For DNS, write a name and a type such as AAAA."),
     "ValueError"},

    // Input
    {ErrorCode::BadUrl, "bad-url",
     QT_TRANSLATE_NOOP("swb::Error",
                       "The address to listen on or connect to is written as protocol://host:port."),
     QT_TRANSLATE_NOOP(
         "swb::Error",
         "Write it like tcp://127.0.0.1:12000 or udp://[::1]:12000; the protocols are tcp, tls, udp "
         "and dtls."),
     "ValueError"},
    {ErrorCode::BadHex, "bad-hex",
     QT_TRANSLATE_NOOP("swb::Error", "A byte in hex has two digits, each 0 to 9 or A to F."),
     QT_TRANSLATE_NOOP("swb::Error",
                       "Write pairs, as in 48 65 6C 6C 6F; spaces, commas, colons and 0x may separate them."),
     "ValueError"},
    {ErrorCode::BadEscape, "bad-escape",
     QT_TRANSLATE_NOOP("swb::Error",
                       "A backslash begins an escape for a special character, and this escape is unknown."),
     QT_TRANSLATE_NOOP("swb::Error",
                       "Write \\n, \\r, \\t, \\0, \\x41 for a byte in hex, or \\\\ for a backslash itself."),
     "SyntaxError"},
    {ErrorCode::BadReply, "bad-reply",
     QT_TRANSLATE_NOOP("swb::Error", "The server does not know this kind of reply."),
     QT_TRANSLATE_NOOP("swb::Error",
                       "Use echo, uppercase, lowercase, reverse, discard, fixed:TEXT or template:TEXT; a "
                       "template accepts {data}, {peer}, {count}, {time}, and {{ and }} for braces."),
     "ValueError"},
    {ErrorCode::BadFraming, "bad-framing",
     QT_TRANSLATE_NOOP("swb::Error",
                       "The rule that separates the messages of a stream (framing) is unknown."),
     QT_TRANSLATE_NOOP("swb::Error",
                       "Use none, line, delimiter:TEXT, length1, length2, length4, length2le, length4le or "
                       "fixed:BYTES."),
     "ValueError"},
    {ErrorCode::BadImpairment, "bad-impairment",
     QT_TRANSLATE_NOOP("swb::Error",
                       "An impairment is given as a number with its unit, so that nobody has to guess."),
     QT_TRANSLATE_NOOP("swb::Error",
                       "Write percentages like 5%, times like 40ms or 1.5s, rates like 64k or 1M (bits per "
                       "second) and sizes like 100 or 64k (bytes); 0 switches it off."),
     "ValueError"},
    {ErrorCode::ImpossibleForStreams, "impossible-for-streams",
     QT_TRANSLATE_NOOP(
         "swb::Error",
         "The kernels at both ends of a TCP connection resend lost and damaged data and keep the order. A "
         "relay between two connections cannot lose, duplicate or damage parts of a stream."),
     QT_TRANSLATE_NOOP(
         "swb::Error",
         "Use --delay, --jitter, --rate, --slice, --coalesce, --stall, --close-after or --reset-after, or "
         "a relay for datagrams (udp://)."),
     "ValueError"},
    {ErrorCode::ImpossibleForDatagrams, "impossible-for-datagrams",
     QT_TRANSLATE_NOOP("swb::Error",
                       "A datagram arrives whole or not at all, and belongs to no connection, so there is "
                       "nothing to cut, gather or close."),
     QT_TRANSLATE_NOOP(
         "swb::Error",
         "Use --loss, --burst, --drop, --dup, --reorder, --corrupt, --delay, --jitter or --rate, or a "
         "relay for streams (tcp://)."),
     "ValueError"},
    {ErrorCode::BadOption, "bad-option",
     QT_TRANSLATE_NOOP("swb::Error", "This option or its value is unknown or not possible here."),
     QT_TRANSLATE_NOOP(
         "swb::Error",
         "Choose another value. On the command line, “swb help” lists the options and their values."),
     "ValueError"},
    {ErrorCode::NotWithTheseSockets, "not-with-these-sockets",
     QT_TRANSLATE_NOOP("swb::Error", "The selected socket family does not support this."),
     QT_TRANSLATE_NOOP("swb::Error",
                       "Select the other family: “Sockets” under More, or --sockets on the command line."),
     "QAbstractSocket::UnsupportedSocketOperationError OSError"},
    {ErrorCode::EmptyMessage, "empty-message",
     QT_TRANSLATE_NOOP("swb::Error", "An empty message cannot be sent here."),
     QT_TRANSLATE_NOOP("swb::Error", "Send at least one byte. Only plain UDP carries empty messages."), ""},
    {ErrorCode::FileUnreadable, "file-unreadable",
     QT_TRANSLATE_NOOP("swb::Error",
                       "The file could not be opened or fully read: it may not exist, or this user may not "
                       "be allowed to read it."),
     QT_TRANSLATE_NOOP("swb::Error", "Check the path and the file's permissions."),
     "ENOENT EACCES QFileDevice::OpenError OSError"},
    {ErrorCode::FileUnwritable, "file-unwritable",
     QT_TRANSLATE_NOOP("swb::Error",
                       "The file could not be written: the folder may not exist, this user may not have "
                       "access to it, or the disk may be full."),
     QT_TRANSLATE_NOOP("swb::Error", "Choose another place, or check the permissions and the free space."),
     "EACCES ENOSPC QFileDevice::WriteError OSError"},
    {ErrorCode::FileExists, "file-exists",
     QT_TRANSLATE_NOOP(
         "swb::Error",
         "A file or folder with this name already exists, and received files never overwrite anything."),
     QT_TRANSLATE_NOOP("swb::Error", "Move the existing file, or send this one under another name."),
     "EEXIST FileExistsError"},
    {ErrorCode::FileBusy, "file-busy",
     QT_TRANSLATE_NOOP("swb::Error", "Another connection is currently sending the same file."),
     QT_TRANSLATE_NOOP("swb::Error", "Wait until that transfer has ended."), "EWOULDBLOCK BlockingIOError"},
    {ErrorCode::PeerRefused, "peer-refused",
     QT_TRANSLATE_NOOP("swb::Error", "The peer does not accept this."),
     QT_TRANSLATE_NOOP("swb::Error", "Its answer says why; its log may say more."), ""},
    {ErrorCode::ChecksumDiffers, "checksum-differs",
     QT_TRANSLATE_NOOP(
         "swb::Error",
         "The SHA-256 of the received data differs from that of the sent file, so they are not identical."),
     QT_TRANSLATE_NOOP("swb::Error",
                       "Send it again, and make sure that nothing changes the file meanwhile. TCP's own "
                       "checksum has only 16 bits; TLS detects every change in transit."),
     "ValueError"},
    {ErrorCode::BadExample, "bad-example",
     QT_TRANSLATE_NOOP(
         "swb::Error",
         "An example file must be a JSON object with certain members, and something in this file is wrong."),
     QT_TRANSLATE_NOOP("swb::Error", "Correct the named member, or remove the file."), "ValueError"},
    {ErrorCode::SettingsDamaged, "settings-damaged",
     QT_TRANSLATE_NOOP("swb::Error", "The settings file could not be understood."),
     QT_TRANSLATE_NOOP(
         "swb::Error",
         "Continue with new settings, or replace the file with a valid one before the next start."),
     "QSettings::FormatError ValueError"},
    {ErrorCode::DiskFull, "disk-full",
     QT_TRANSLATE_NOOP("swb::Error", "The disk is full, or this user's quota is used up."),
     QT_TRANSLATE_NOOP("swb::Error", "Free some space, or choose a place on another disk."),
     "ENOSPC EDQUOT EFBIG OSError"},
    {ErrorCode::SessionForeign, "session-foreign",
     QT_TRANSLATE_NOOP("swb::Error", "The file is not a Socket Workbench session. It was not changed."),
     QT_TRANSLATE_NOOP("swb::Error", "Choose a file saved by Socket Workbench; its name ends in .swbs."),
     "SQLITE_NOTADB ValueError"},
    {ErrorCode::SessionDamaged, "session-damaged",
     QT_TRANSLATE_NOOP(
         "swb::Error",
         "The file is a session, but part of it is missing or was overwritten. It was not changed."),
     QT_TRANSLATE_NOOP(
         "swb::Error",
         "Make another copy of it. If you copied it during recording, copy its “-wal” file too."),
     "SQLITE_CORRUPT ValueError"},
    {ErrorCode::SessionNewer, "session-newer",
     QT_TRANSLATE_NOOP("swb::Error",
                       "A newer version of Socket Workbench wrote this session, in a format that this "
                       "version cannot read. It was not changed."),
     QT_TRANSLATE_NOOP("swb::Error", "Open it with the newer version."), "ValueError"},
    {ErrorCode::SessionInUse, "session-in-use",
     QT_TRANSLATE_NOOP("swb::Error", "Another program is currently writing this session."),
     QT_TRANSLATE_NOOP("swb::Error",
                       "Close the other program or stop its recording, or choose another file."),
     "EWOULDBLOCK SQLITE_BUSY OSError"},
    {ErrorCode::UnknownFileKind, "unknown-file-kind",
     QT_TRANSLATE_NOOP("swb::Error",
                       "Its first bytes match neither a session nor a capture file (pcap or pcapng), and its "
                       "first line is not a JSON object. It was not changed."),
     QT_TRANSLATE_NOOP("swb::Error",
                       "Choose a session (.swbs), a JSON Lines export (.jsonl), or a capture from tcpdump, "
                       "tshark or Wireshark."),
     "ValueError"},
    {ErrorCode::DamagedLogFile, "damaged-log-file",
     QT_TRANSLATE_NOOP("swb::Error",
                       "The beginning of the file is readable, but a later part is not. The file was not "
                       "changed, and nothing was imported from it."),
     QT_TRANSLATE_NOOP("swb::Error", "Make another copy of it, or correct the place that is named."),
     "ValueError"},
    {ErrorCode::UnknownLinkType, "unknown-link-type",
     QT_TRANSLATE_NOOP("swb::Error",
                       "The link layer of this capture is not supported. Ethernet, loopback, raw IP and "
                       "Linux's “any” device are."),
     QT_TRANSLATE_NOOP("swb::Error",
                       "Capture on such an interface, or convert the file with “editcap” or “tshark”."),
     "ValueError"},
    {ErrorCode::SystemRefused, "system-refused",
     QT_TRANSLATE_NOOP("swb::Error", "The system could not do it, for a rare reason."),
     QT_TRANSLATE_NOOP(
         "swb::Error",
         "Look up the error name shown with it (“man errno”), and check this computer's resources."),
     "OSError"},
    {ErrorCode::Unknown, "unknown",
     QT_TRANSLATE_NOOP("swb::Error", "The operation failed without giving a reason."),
     QT_TRANSLATE_NOOP("swb::Error", "Try again, and read the log for what happened before."),
     "QAbstractSocket::UnknownSocketError OSError"},
};

constexpr bool inOrder()
{
    for (size_t i = 0; i < std::size(entries); ++i) {
        if (size_t(entries[i].code) != i)
            return false;
    }
    return true;
}
static_assert(inOrder() && std::size(entries) == size_t(ErrorCode::Unknown) + 1,
              "one entry for each code, in the order of the codes");

} // namespace

const ErrorEntry &errorEntry(ErrorCode code)
{
    return entries[qMin(size_t(code), size_t(ErrorCode::Unknown))];
}

} // namespace swb
