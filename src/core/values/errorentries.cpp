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
     QT_TRANSLATE_NOOP("swb::Error",
                       "Another socket already has this address and port, and only one may listen there."),
     QT_TRANSLATE_NOOP(
         "swb::Error",
         "Stop the other program (“ss -lntup” lists who listens where), or choose another port; "
         "port 0 picks a free one."),
     "EADDRINUSE QAbstractSocket::AddressInUseError OSError"},
    {ErrorCode::PortInUseHere, "port-in-use-here",
     QT_TRANSLATE_NOOP(
         "swb::Error",
         "A server or relay of this program has this address and port already, and only one may listen "
         "there."),
     QT_TRANSLATE_NOOP("swb::Error",
                       "Use that one, or stop it first. Or choose another port; port 0 picks a free one."),
     "EADDRINUSE QAbstractSocket::AddressInUseError OSError"},
    {ErrorCode::PortInTimeWait, "port-in-time-wait",
     QT_TRANSLATE_NOOP(
         "swb::Error",
         "No program listens there, but a connection that was closed a moment ago still keeps the "
         "port (TIME_WAIT), so that its late packets cannot reach a new one."),
     QT_TRANSLATE_NOOP(
         "swb::Error",
         "Wait for about a minute, or choose another port. In a server of your own, allow the port "
         "to be taken again before bind (SO_REUSEADDR)."),
     "EADDRINUSE QAbstractSocket::AddressInUseError OSError"},
    {ErrorCode::PrivilegedPort, "privileged-port",
     QT_TRANSLATE_NOOP(
         "swb::Error",
         "The system does not let this user have this port: as a rule ports below 1024 are for the "
         "administrator."),
     QT_TRANSLATE_NOOP("swb::Error", "Choose a port from 1024 to 65535, such as 12000."),
     "EACCES QAbstractSocket::SocketAccessError PermissionError"},
    {ErrorCode::BadAddress, "bad-address",
     QT_TRANSLATE_NOOP("swb::Error", "This is not an address that the socket can use."),
     QT_TRANSLATE_NOOP("swb::Error",
                       "Write an IPv4 address such as 127.0.0.1 or an IPv6 address such as ::1."),
     "EAFNOSUPPORT QAbstractSocket::UnsupportedSocketOperationError OSError"},
    {ErrorCode::AddressNotLocal, "address-not-local",
     QT_TRANSLATE_NOOP(
         "swb::Error",
         "A server can only listen on an address of its own computer, and this one belongs to none "
         "of its network interfaces."),
     QT_TRANSLATE_NOOP(
         "swb::Error",
         "Use 127.0.0.1 for this computer alone, or 0.0.0.0 for all its addresses (“ip address” "
         "lists them)."),
     "EADDRNOTAVAIL QAbstractSocket::SocketAddressNotAvailableError OSError"},
    {ErrorCode::MappedAddress, "mapped-address",
     QT_TRANSLATE_NOOP(
         "swb::Error",
         "This is an IPv4 address written as an IPv6 one, and a socket is of one of the two kinds."),
     QT_TRANSLATE_NOOP(
         "swb::Error",
         "Write the IPv4 address itself, such as 127.0.0.1; or * as the host, to listen on both kinds."),
     "EINVAL QAbstractSocket::UnsupportedSocketOperationError OSError"},
    {ErrorCode::AddressNeedsZone, "address-needs-zone",
     QT_TRANSLATE_NOOP(
         "swb::Error",
         "This address needs a zone: it belongs to a single network and may occur in each that this "
         "computer is in, so the interface must be named with it."),
     QT_TRANSLATE_NOOP("swb::Error",
                       "Write the interface behind it, such as fe80::1%eth0 (“ip -6 address” lists them)."),
     "EINVAL QAbstractSocket::UnsupportedSocketOperationError OSError"},
    {ErrorCode::NoSuchInterface, "no-such-interface",
     QT_TRANSLATE_NOOP(
         "swb::Error",
         "No such interface: this computer has no network interface of that name or number, or none that "
         "can do this."),
     QT_TRANSLATE_NOOP("swb::Error", "Use a name that “ip link” lists, such as lo or eth0."),
     "ENODEV OSError"},
    {ErrorCode::GroupAddress, "group-address",
     QT_TRANSLATE_NOOP(
         "swb::Error",
         "This address stands for many computers at once (broadcast or multicast), and a connection is "
         "between two."),
     QT_TRANSLATE_NOOP("swb::Error", "Use the address of one computer, or udp:// to reach them all."),
     "ENETUNREACH QAbstractSocket::NetworkError OSError"},
    {ErrorCode::NoLocalPort, "no-local-port",
     QT_TRANSLATE_NOOP(
         "swb::Error",
         "No local address and port is left for it: all ports for outgoing connections are in use, some by "
         "connections closed a moment ago (TIME_WAIT), or IPv6 is off here."),
     QT_TRANSLATE_NOOP("swb::Error",
                       "Close some connections or wait for a minute. “ss -s” counts those that there are."),
     "EADDRNOTAVAIL EAGAIN QAbstractSocket::SocketAddressNotAvailableError OSError"},

    // Reaching a peer
    {ErrorCode::UnknownHost, "unknown-host",
     QT_TRANSLATE_NOOP("swb::Error", "No address is known for this name, so there is nowhere to connect to."),
     QT_TRANSLATE_NOOP(
         "swb::Error",
         "Check the spelling and the network connection, or write the address in numbers, such as "
         "127.0.0.1."),
     "EAI_NONAME QAbstractSocket::HostNotFoundError socket.gaierror"},
    {ErrorCode::ConnectionRefused, "connection-refused",
     QT_TRANSLATE_NOOP("swb::Error", "The computer is there and said no: nobody listens on this port."),
     QT_TRANSLATE_NOOP(
         "swb::Error",
         "Start the server first, and check that address, port and protocol (TCP or UDP) are the "
         "same on both sides."),
     "ECONNREFUSED QAbstractSocket::ConnectionRefusedError ConnectionRefusedError"},
    {ErrorCode::NobodyListening, "nobody-listening",
     QT_TRANSLATE_NOOP(
         "swb::Error",
         "The datagram came to its computer, which answered that nobody has this port open (ICMP "
         "port unreachable)."),
     QT_TRANSLATE_NOOP("swb::Error",
                       "Start the UDP server first and check the port. Not every computer sends this answer: "
                       "silence does not mean that a datagram has arrived."),
     "ECONNREFUSED QAbstractSocket::ConnectionRefusedError ConnectionRefusedError"},
    {ErrorCode::HostUnreachable, "host-unreachable",
     QT_TRANSLATE_NOOP(
         "swb::Error",
         "The way to this address ended before the computer: it is off, not in this network, or "
         "behind a firewall that says so."),
     QT_TRANSLATE_NOOP(
         "swb::Error",
         "Check the address, and whether both computers are in the same network (“ping” may help)."),
     "EHOSTUNREACH QAbstractSocket::NetworkError OSError"},
    {ErrorCode::NetworkUnreachable, "network-unreachable",
     QT_TRANSLATE_NOOP("swb::Error", "This computer knows no way into the network of this address."),
     QT_TRANSLATE_NOOP("swb::Error",
                       "Check cable, Wi-Fi and VPN. An IPv6 address needs a network with IPv6."),
     "ENETUNREACH QAbstractSocket::NetworkError OSError"},
    {ErrorCode::ConnectTimeout, "connect-timeout",
     QT_TRANSLATE_NOOP(
         "swb::Error",
         "Nothing came back in time, neither yes nor no. Often a firewall throws the packets away, "
         "or no computer has this address."),
     QT_TRANSLATE_NOOP("swb::Error", "Check the address and the firewall on both sides, or allow more time."),
     "ETIMEDOUT QAbstractSocket::SocketTimeoutError TimeoutError"},
    {ErrorCode::ReplyTimeout, "reply-timeout",
     QT_TRANSLATE_NOOP(
         "swb::Error",
         "No answer came in time: the other side may be busy, or may wait for more bytes or the end of a "
         "line; over UDP the question or the answer may have been lost on the way."),
     QT_TRANSLATE_NOOP("swb::Error",
                       "Check the line ending that the server waits for, allow more time, or send again."),
     "ETIMEDOUT QAbstractSocket::SocketTimeoutError TimeoutError"},
    {ErrorCode::ClosedEarly, "closed-early",
     QT_TRANSLATE_NOOP(
         "swb::Error",
         "The other side ended its direction of the connection (FIN) before it had answered as often as was "
         "asked. That is no fault of the network: it had said all that it wanted to say."),
     QT_TRANSLATE_NOOP(
         "swb::Error",
         "Ask for fewer replies. A server that closes at once may expect something else, TLS for example, or "
         "has a message of its own about it."),
     "EOF QAbstractSocket::RemoteHostClosedError"},
    {ErrorCode::IdleTimeout, "idle-timeout",
     QT_TRANSLATE_NOOP("swb::Error",
                       "Nothing was sent or received for as long as the server allows, so it closed the "
                       "connection."),
     QT_TRANSLATE_NOOP("swb::Error", "Set a longer idle time, 0 for none, or send something now and then."),
     "ETIMEDOUT QAbstractSocket::SocketTimeoutError TimeoutError"},
    {ErrorCode::ConnectionReset, "connection-reset",
     QT_TRANSLATE_NOOP(
         "swb::Error",
         "The other side broke the connection off (RST) instead of closing it in order (FIN). Bytes "
         "on their way may be lost."),
     QT_TRANSLATE_NOOP(
         "swb::Error",
         "See whether the other program ended with an error, aborted, or closed while bytes for it "
         "were still unread."),
     "ECONNRESET QAbstractSocket::RemoteHostClosedError ConnectionResetError"},
    {ErrorCode::ConnectionLost, "connection-lost",
     QT_TRANSLATE_NOOP(
         "swb::Error",
         "The connection was open, but nothing of what was sent has been acknowledged for a long "
         "time, so the system gave it up. The other computer may be off, or the way to it is cut."),
     QT_TRANSLATE_NOOP("swb::Error", "Check the network and the other computer, then connect anew."),
     "ETIMEDOUT QAbstractSocket::SocketTimeoutError TimeoutError"},
    {ErrorCode::NotConnected, "not-connected",
     QT_TRANSLATE_NOOP("swb::Error", "There is no open connection to send on."),
     QT_TRANSLATE_NOOP(
         "swb::Error",
         "Connect first. Who has said that no more will come (half-close) can still receive, but no "
         "longer send."),
     "ENOTCONN EPIPE QAbstractSocket::OperationError BrokenPipeError"},
    {ErrorCode::NotPermitted, "not-permitted",
     QT_TRANSLATE_NOOP(
         "swb::Error",
         "This computer itself refused to send: a firewall rule forbids it, or the address is a "
         "broadcast address, which reaches everybody in the network at once."),
     QT_TRANSLATE_NOOP("swb::Error",
                       "Send to the address of one computer, and look at this computer's firewall rules."),
     "EACCES EPERM QAbstractSocket::SocketAccessError PermissionError"},

    // Limits
    {ErrorCode::DatagramTooLarge, "datagram-too-large",
     QT_TRANSLATE_NOOP(
         "swb::Error",
         "A UDP datagram holds at most 65,507 bytes over IPv4 and 65,527 over IPv6: the lengths in its "
         "headers count to 65,535, headers included. Nothing was sent."),
     QT_TRANSLATE_NOOP("swb::Error", "Send several datagrams, or use TCP, which takes any length."),
     "EMSGSIZE QAbstractSocket::DatagramTooLargeError OSError"},
    {ErrorCode::FrameTooLarge, "frame-too-large",
     QT_TRANSLATE_NOOP(
         "swb::Error",
         "A message has grown longer than allowed before its end came. Without a limit, one wrong "
         "length or a missing end mark could fill all memory."),
     QT_TRANSLATE_NOOP(
         "swb::Error",
         "Check that both sides agree on where a message ends (framing) and on the order of the "
         "bytes in its length, or raise the limit."),
     "asyncio.LimitOverrunError"},
    {ErrorCode::ConnectionLimit, "connection-limit",
     QT_TRANSLATE_NOOP("swb::Error", "The server has as many clients as it may have."),
     QT_TRANSLATE_NOOP("swb::Error", "Close some connections, or raise the server's limit."), ""},
    {ErrorCode::QueueFull, "queue-full",
     QT_TRANSLATE_NOOP(
         "swb::Error",
         "More was handed over to be sent than can leave. Over TCP the other side reads too slowly, "
         "or not at all; over UDP the line is slower than the sender."),
     QT_TRANSLATE_NOOP("swb::Error", "Wait until what is queued has left, or send less at a time."),
     "EAGAIN ENOBUFS QAbstractSocket::TemporaryError BlockingIOError"},
    {ErrorCode::TooManyDelayedReplies, "too-many-delayed-replies",
     QT_TRANSLATE_NOOP(
         "swb::Error",
         "This server was told to wait before each reply, and as many replies are waiting as may. "
         "What comes beyond that gets none."),
     QT_TRANSLATE_NOOP("swb::Error", "Shorten the server's reply delay, or send more slowly."), ""},
    {ErrorCode::TooManyOpenFiles, "too-many-open-files",
     QT_TRANSLATE_NOOP(
         "swb::Error",
         "Each connection is an open file to the system, and this program may open no more of them."),
     QT_TRANSLATE_NOOP("swb::Error",
                       "Close some connections, or raise the limit before the start (“ulimit -n 20000”)."),
     "EMFILE ENFILE QAbstractSocket::SocketResourceError OSError"},
    {ErrorCode::UnsentBytes, "bytes-not-sent",
     QT_TRANSLATE_NOOP(
         "swb::Error",
         "These bytes were waiting to be sent and had not left when the connection ended. The other side "
         "never gets them."),
     QT_TRANSLATE_NOOP(
         "swb::Error",
         "Let the other side read everything before the connection ends, or end it in order: ending our "
         "direction (half-close) or disconnecting waits for what is queued, aborting does not."),
     ""},
    {ErrorCode::UnsentReplies, "replies-not-sent",
     QT_TRANSLATE_NOOP(
         "swb::Error",
         "These replies waited for their delay, or for room at the system, when the server or the connection "
         "ended. The other side never gets them."),
     QT_TRANSLATE_NOOP("swb::Error",
                       "Let the delay pass before you stop the server, or give it a shorter one."),
     ""},
    {ErrorCode::FrameBudget, "frame-budget",
     QT_TRANSLATE_NOOP(
         "swb::Error",
         "The server keeps the beginning of each message until its end has come. All of its clients "
         "together have begun more than it may keep, and this one was the next to add to it."),
     QT_TRANSLATE_NOOP(
         "swb::Error",
         "Let clients finish their messages, send shorter ones, or serve fewer clients at once."),
     ""},
    {ErrorCode::IncompleteMessage, "incomplete-message",
     QT_TRANSLATE_NOOP(
         "swb::Error",
         "The other side closed in the middle of a message: its end mark, or some of the promised "
         "bytes, never came."),
     QT_TRANSLATE_NOOP(
         "swb::Error",
         "Check that both sides agree on where a message ends (framing), and that the sender ends "
         "its last message too."),
     "asyncio.IncompleteReadError EOFError"},
    {ErrorCode::BadMessage, "bad-message",
     QT_TRANSLATE_NOOP(
         "swb::Error",
         "What came is not as its protocol has it, or it is longer or slower than this side allows."),
     QT_TRANSLATE_NOOP("swb::Error",
                       "Look at the bytes of the message, and at what the other program meant to send."),
     "ValueError"},
    {ErrorCode::ErrorAnswer, "error-answer",
     QT_TRANSLATE_NOOP("swb::Error",
                       "The connection works: it is the program on the other side that says no."),
     QT_TRANSLATE_NOOP("swb::Error", "Look at its answer, which says why."), "HTTPError"},
    {ErrorCode::NotFollowed, "not-followed",
     QT_TRANSLATE_NOOP(
         "swb::Error",
         "The answer says that what was asked for is somewhere else, and it was not asked for there."),
     QT_TRANSLATE_NOOP("swb::Error", "Ask there yourself where you trust it."), "TooManyRedirects"},
    {ErrorCode::DatagramsDropped, "datagrams-dropped",
     QT_TRANSLATE_NOOP("swb::Error",
                       "Datagrams came faster than they were read, and the system threw away what no longer "
                       "fitted into the socket's buffer. UDP tells the sender nothing of it."),
     QT_TRANSLATE_NOOP("swb::Error",
                       "Send more slowly, or give the receiving socket a larger buffer (SO_RCVBUF)."),
     "SO_RXQ_OVFL"},
    {ErrorCode::RelayToItself, "relay-to-itself",
     QT_TRANSLATE_NOOP(
         "swb::Error",
         "The target is where the relay itself listens, or another relay that leads back to it. Everything "
         "would go round in a circle, with one connection more each time."),
     QT_TRANSLATE_NOOP("swb::Error",
                       "Choose the address and port of the server behind the relay as the target."),
     ""},
    {ErrorCode::RelayChain, "relay-chain",
     QT_TRANSLATE_NOOP(
         "swb::Error",
         "Each relay lowers the time to live (TTL) of what it passes on by one, as a router does, and "
         "nothing is left of it. So many relays in a row most likely lead in a circle."),
     QT_TRANSLATE_NOOP("swb::Error",
                       "Check the targets of the relays: one of them leads back to an earlier one."),
     ""},
    {ErrorCode::ReplyWithheld, "reply-withheld",
     QT_TRANSLATE_NOOP(
         "swb::Error",
         "A server does not answer a server of its own program, nor everybody at once, nor port 0. The "
         "address of a datagram can be forged, and two servers would answer each other for ever."),
     QT_TRANSLATE_NOOP(
         "swb::Error",
         "Nothing is wrong with the server. Ask it from a client, whose port nobody listens on."),
     ""},
    {ErrorCode::Impaired, "impaired",
     QT_TRANSLATE_NOOP("swb::Error",
                       "The relay was told to treat some of the traffic badly, and this was its turn."),
     QT_TRANSLATE_NOOP("swb::Error",
                       "Nothing is wrong. Change the relay's settings if it should not happen."),
     ""},
    {ErrorCode::ByHand, "by-hand",
     QT_TRANSLATE_NOOP("swb::Error",
                       "You decide by hand what becomes of the datagrams in this direction of the relay."),
     QT_TRANSLATE_NOOP(
         "swb::Error",
         "Nothing is wrong. With “Hold” and “Drop” off, everything in this direction goes on by itself "
         "again."),
     ""},
    {ErrorCode::EventsEvicted, "events-evicted",
     QT_TRANSLATE_NOOP(
         "swb::Error",
         "The log keeps as much as its memory holds. These events were the oldest and had to make "
         "room for newer ones before anybody read them."),
     QT_TRANSLATE_NOOP(
         "swb::Error",
         "Read the output faster (a slow terminal or pipe holds it up), record onto a faster disk, or send "
         "less at a time."),
     ""},

    // TLS and DTLS
    {ErrorCode::HandshakeTimeout, "handshake-timeout",
     QT_TRANSLATE_NOOP(
         "swb::Error",
         "The connection stands, but encryption was not agreed on in time. Perhaps the other side "
         "does not speak TLS and waits for a message."),
     QT_TRANSLATE_NOOP("swb::Error", "Check that TLS is switched on, or off, on both sides."),
     "QAbstractSocket::SocketTimeoutError TimeoutError"},
    {ErrorCode::CertificateSelfSigned, "certificate-self-signed",
     QT_TRANSLATE_NOOP(
         "swb::Error",
         "The certificate vouches only for itself. Anybody can make one like it, so it does not "
         "show who the other side is."),
     QT_TRANSLATE_NOOP("swb::Error",
                       "Add this certificate, or the authority behind it, to what you trust; or switch "
                       "verification off and know that the peer could be anybody."),
     "X509_V_ERR_DEPTH_ZERO_SELF_SIGNED_CERT QSslError::SelfSignedCertificate "
     "ssl.SSLCertVerificationError"},
    {ErrorCode::CertificateWrongName, "certificate-wrong-name",
     QT_TRANSLATE_NOOP("swb::Error", "The certificate is for another name than the one you connected to."),
     QT_TRANSLATE_NOOP("swb::Error",
                       "Connect by a name that stands in the certificate, or have one made for this name."),
     "X509_V_ERR_HOSTNAME_MISMATCH QSslError::HostNameMismatch ssl.SSLCertVerificationError"},
    {ErrorCode::CertificateExpired, "certificate-expired",
     QT_TRANSLATE_NOOP("swb::Error", "The certificate's last day of validity is over."),
     QT_TRANSLATE_NOOP("swb::Error",
                       "Have a new certificate made for the other side, and check this computer's clock."),
     "X509_V_ERR_CERT_HAS_EXPIRED QSslError::CertificateExpired ssl.SSLCertVerificationError"},
    {ErrorCode::CertificateNotYetValid, "certificate-not-yet-valid",
     QT_TRANSLATE_NOOP("swb::Error", "The certificate's first day of validity is still to come."),
     QT_TRANSLATE_NOOP("swb::Error", "Check the clocks of both computers, or wait."),
     "X509_V_ERR_CERT_NOT_YET_VALID QSslError::CertificateNotYetValid ssl.SSLCertVerificationError"},
    {ErrorCode::CertificateUnknownAuthority, "certificate-unknown-authority",
     QT_TRANSLATE_NOOP(
         "swb::Error",
         "The certificate is signed by an authority (somebody who vouches for others) that is not "
         "trusted here."),
     QT_TRANSLATE_NOOP(
         "swb::Error",
         "Give this side the authority's certificate (its PEM file), after making sure that it is "
         "the right one."),
     "X509_V_ERR_UNABLE_TO_GET_ISSUER_CERT_LOCALLY QSslError::UnableToGetLocalIssuerCertificate "
     "ssl.SSLCertVerificationError"},
    {ErrorCode::CertificateInvalid, "certificate-invalid",
     QT_TRANSLATE_NOOP(
         "swb::Error",
         "The certificate failed its checks: it is damaged, withdrawn, too weak, or not made for this use."),
     QT_TRANSLATE_NOOP("swb::Error", "Look at the certificate's details, and have a new one made."),
     "QSslError::CertificateRejected ssl.SSLCertVerificationError"},
    {ErrorCode::NoTlsOnOtherSide, "no-tls-on-other-side",
     QT_TRANSLATE_NOOP(
         "swb::Error",
         "The other side did not answer in TLS, but in plain bytes or by closing: it seems to speak "
         "without encryption."),
     QT_TRANSLATE_NOOP(
         "swb::Error",
         "Switch TLS off in the client, or on in the server; often the two use different ports."),
     "SSL_R_WRONG_VERSION_NUMBER QAbstractSocket::SslHandshakeFailedError ssl.SSLError"},
    {ErrorCode::PlainClientOnTlsPort, "plain-client-on-tls-port",
     QT_TRANSLATE_NOOP(
         "swb::Error",
         "A client sent plain bytes to a port where every conversation must begin by agreeing on "
         "encryption (the TLS handshake)."),
     QT_TRANSLATE_NOOP("swb::Error", "Switch TLS on in the client, or off in the server."),
     "SSL_R_HTTP_REQUEST SSL_R_WRONG_VERSION_NUMBER QAbstractSocket::SslHandshakeFailedError "
     "ssl.SSLError"},
    {ErrorCode::NoGoodbye, "no-goodbye",
     QT_TRANSLATE_NOOP("swb::Error",
                       "The other side closed the connection without saying so inside the encryption first "
                       "(close_notify). Anybody on the way could have cut it there, so whether something is "
                       "missing cannot be known."),
     QT_TRANSLATE_NOOP(
         "swb::Error",
         "Many programs end like this and mean no harm. Let the message itself say where it ends."),
     "SSL_R_UNEXPECTED_EOF_WHILE_READING ssl.SSLEOFError"},
    {ErrorCode::PeerRejectedCertificate, "peer-rejected-certificate",
     QT_TRANSLATE_NOOP(
         "swb::Error",
         "The other side looked at our certificate and does not trust it, so it broke off while "
         "encryption was being agreed on."),
     QT_TRANSLATE_NOOP(
         "swb::Error",
         "Give the other side our authority's certificate (“swb ca” prints where it is), or use a "
         "certificate that it trusts."),
     "SSL_R_TLSV1_ALERT_UNKNOWN_CA QAbstractSocket::SslHandshakeFailedError ssl.SSLError"},
    {ErrorCode::CertificateDemanded, "certificate-demanded",
     QT_TRANSLATE_NOOP("swb::Error", "The server demands a certificate of yours, and none was shown."),
     QT_TRANSLATE_NOOP(
         "swb::Error",
         "Give the client a certificate that the server trusts, and its key: both stand under More, and "
         "“swb send” takes them with --cert and --key."),
     "SSL_R_TLSV13_ALERT_CERTIFICATE_REQUIRED ssl.SSLError"},
    {ErrorCode::NoClientCertificate, "no-client-certificate",
     QT_TRANSLATE_NOOP("swb::Error",
                       "This server demands a certificate of its clients, and this one has shown none."),
     QT_TRANSLATE_NOOP("swb::Error",
                       "Give the client a certificate and its key, or let the server go without one."),
     "SSL_R_PEER_DID_NOT_RETURN_A_CERTIFICATE ssl.SSLError"},
    {ErrorCode::TlsHandshakeFailed, "tls-handshake-failed",
     QT_TRANSLATE_NOOP(
         "swb::Error",
         "The two sides could not agree on how to encrypt, for example on a version of TLS or on a "
         "method of encryption (cipher)."),
     QT_TRANSLATE_NOOP(
         "swb::Error",
         "Look which versions and methods each side allows, and read the log of the other side."),
     "SSL_R_SSL_HANDSHAKE_FAILURE QAbstractSocket::SslHandshakeFailedError ssl.SSLError"},
    {ErrorCode::StrayDatagram, "stray-datagram",
     QT_TRANSLATE_NOOP(
         "swb::Error",
         "What came is not part of any encrypted conversation that is open here, so nobody can read "
         "it. Anybody can send anything to a UDP port."),
     QT_TRANSLATE_NOOP(
         "swb::Error",
         "Nothing is wrong if it came late, after the end. Otherwise check that the sender speaks "
         "DTLS and begins anew after a restart."),
     "SSL_R_UNEXPECTED_MESSAGE ssl.SSLError"},
    {ErrorCode::TlsUnavailable, "tls-unavailable",
     QT_TRANSLATE_NOOP("swb::Error",
                       "This computer's Qt has no library that can do this kind of encryption."),
     QT_TRANSLATE_NOOP("swb::Error", "Install OpenSSL 3 for Qt, or go on without encryption."),
     "QAbstractSocket::UnsupportedSocketOperationError ImportError"},
    {ErrorCode::BadCertificateFile, "bad-certificate-file",
     QT_TRANSLATE_NOOP("swb::Error", "The file holds no certificate in text form (PEM)."),
     QT_TRANSLATE_NOOP(
         "swb::Error",
         "Choose a file that has “-----BEGIN CERTIFICATE-----” in it; the server's own certificate "
         "comes first."),
     "QAbstractSocket::SslInvalidUserDataError ssl.SSLError"},
    {ErrorCode::CertificateUnusable, "certificate-unusable",
     QT_TRANSLATE_NOOP(
         "swb::Error",
         "OpenSSL does not use this certificate: its key is too short, or its signature is of a "
         "kind that can be forged. The other side would refuse it too."),
     QT_TRANSLATE_NOOP(
         "swb::Error",
         "Have a new one made, with a key of EC P-256 or at least 2048 bits of RSA, signed with "
         "SHA-256."),
     "SSL_R_EE_KEY_TOO_SMALL SSL_R_CA_MD_TOO_WEAK ssl.SSLError"},
    {ErrorCode::BadKeyFile, "bad-key-file",
     QT_TRANSLATE_NOOP("swb::Error", "The file holds no private key in text form (PEM) that can be read."),
     QT_TRANSLATE_NOOP("swb::Error", "Choose a file that has “PRIVATE KEY-----” in it."),
     "QAbstractSocket::SslInvalidUserDataError ssl.SSLError"},
    {ErrorCode::BadPassphrase, "bad-passphrase",
     QT_TRANSLATE_NOOP("swb::Error",
                       "The private key is protected by a passphrase, and what was given does not open it."),
     QT_TRANSLATE_NOOP("swb::Error",
                       "Write the passphrase with which the key was made; “swb” takes it from a file with "
                       "--key-pass-file."),
     "EVP_R_BAD_DECRYPT PEM_R_BAD_PASSWORD_READ ssl.SSLError"},
    {ErrorCode::KeyDoesNotMatch, "key-does-not-match",
     QT_TRANSLATE_NOOP(
         "swb::Error",
         "The private key belongs to another certificate, so it cannot prove that this one is ours."),
     QT_TRANSLATE_NOOP("swb::Error", "Choose the key that was made together with this certificate."),
     "X509_R_KEY_VALUES_MISMATCH QAbstractSocket::SslInvalidUserDataError ssl.SSLError"},

    {ErrorCode::BadTlsSetting, "bad-tls-setting",
     QT_TRANSLATE_NOOP(
         "swb::Error",
         "What is to be spoken over TLS cannot be: a version, a method of encryption (cipher) or a protocol "
         "is unknown, or they contradict each other."),
     QT_TRANSLATE_NOOP("swb::Error", "Leave the setting empty, and OpenSSL chooses."), "ssl.SSLError"},
    // Protocols
    {ErrorCode::UnaskedAnswer, "unasked-answer",
     QT_TRANSLATE_NOOP(
         "swb::Error",
         "It answers nothing that was asked: it came twice or too late, or somebody pretends to be the "
         "server."),
     QT_TRANSLATE_NOOP("swb::Error", "Compare its number and its question with those that were sent."),
     "ValueError"},
    {ErrorCode::BadRequest, "bad-request",
     QT_TRANSLATE_NOOP("swb::Error",
                       "This cannot be said in the protocol that is spoken here, so nothing was sent."),
     QT_TRANSLATE_NOOP(
         "swb::Error",
         "Write it as the protocol wants it. For HTTP that is a request such as GET /data; header lines may "
         "follow, then an empty line and the body. For DNS it is a name, and a type such as AAAA."),
     "ValueError"},

    // Input
    {ErrorCode::BadUrl, "bad-url",
     QT_TRANSLATE_NOOP("swb::Error", "Where to listen or connect is written as protocol://host:port."),
     QT_TRANSLATE_NOOP(
         "swb::Error",
         "Write it like tcp://127.0.0.1:12000 or udp://[::1]:12000; the protocols are tcp, tls, udp "
         "and dtls."),
     "ValueError"},
    {ErrorCode::BadHex, "bad-hex",
     QT_TRANSLATE_NOOP("swb::Error", "A byte in hex is two digits from 0 to 9 and A to F."),
     QT_TRANSLATE_NOOP(
         "swb::Error",
         "Write pairs, as in 48 65 6C 6C 6F; blanks, commas, colons and 0x may stand between them."),
     "ValueError"},
    {ErrorCode::BadEscape, "bad-escape",
     QT_TRANSLATE_NOOP(
         "swb::Error",
         "A backslash begins a code for a special character (an escape), and this is none of those "
         "known."),
     QT_TRANSLATE_NOOP("swb::Error",
                       "Write \\n, \\r, \\t, \\0, \\x41 for a byte in hex, or \\\\ for a backslash itself."),
     "SyntaxError"},
    {ErrorCode::BadReply, "bad-reply",
     QT_TRANSLATE_NOOP("swb::Error", "A server can only answer in a way that it knows."),
     QT_TRANSLATE_NOOP(
         "swb::Error",
         "Use echo, uppercase, lowercase, reverse, discard, fixed:TEXT or template:TEXT; a template "
         "knows {data}, {peer}, {count}, {time}, and {{ and }} for braces."),
     "ValueError"},
    {ErrorCode::BadFraming, "bad-framing",
     QT_TRANSLATE_NOOP(
         "swb::Error",
         "The rule that says where one message of a stream ends and the next begins (framing) is "
         "not one of those known."),
     QT_TRANSLATE_NOOP("swb::Error",
                       "Use none, line, delimiter:TEXT, length1, length2, length4, length2le, length4le or "
                       "fixed:BYTES."),
     "ValueError"},
    {ErrorCode::BadImpairment, "bad-impairment",
     QT_TRANSLATE_NOOP(
         "swb::Error",
         "What a relay does to the traffic is given by a number with its unit, so that nobody has to "
         "guess."),
     QT_TRANSLATE_NOOP(
         "swb::Error",
         "Write shares like 5%, times like 40ms or 1.5s, rates like 64k or 1M (bits a second) and sizes "
         "like 100 or 64k (bytes); 0 switches it off."),
     "ValueError"},
    {ErrorCode::ImpossibleForStreams, "impossible-for-streams",
     QT_TRANSLATE_NOOP(
         "swb::Error",
         "The systems on both ends of a TCP connection send again what was lost or damaged, and keep the "
         "order. A relay between two connections can lose, double or damage nothing of a stream."),
     QT_TRANSLATE_NOOP(
         "swb::Error",
         "Use --delay, --jitter, --rate, --slice, --coalesce, --stall, --close-after or --reset-after, or "
         "a relay for datagrams (udp://)."),
     "ValueError"},
    {ErrorCode::ImpossibleForDatagrams, "impossible-for-datagrams",
     QT_TRANSLATE_NOOP(
         "swb::Error",
         "A datagram is whole or not there at all and belongs to no connection, so there is nothing to "
         "cut, to gather or to close."),
     QT_TRANSLATE_NOOP(
         "swb::Error",
         "Use --loss, --burst, --drop, --dup, --reorder, --corrupt, --delay, --jitter or --rate, or a "
         "relay for streams (tcp://)."),
     "ValueError"},
    {ErrorCode::BadOption, "bad-option",
     QT_TRANSLATE_NOOP("swb::Error", "This option, or its value, is not known or not possible here."),
     QT_TRANSLATE_NOOP(
         "swb::Error",
         "Choose another value. On the command line, “swb help” lists the options and what they take."),
     "ValueError"},
    {ErrorCode::NotWithTheseSockets, "not-with-these-sockets",
     QT_TRANSLATE_NOOP("swb::Error", "The family of sockets that was chosen cannot do this."),
     QT_TRANSLATE_NOOP("swb::Error",
                       "Choose the other family: “Sockets” under More, --sockets on the command line."),
     "QAbstractSocket::UnsupportedSocketOperationError OSError"},
    {ErrorCode::EmptyMessage, "empty-message",
     QT_TRANSLATE_NOOP("swb::Error", "A message without a single byte cannot be sent here."),
     QT_TRANSLATE_NOOP("swb::Error", "Send at least one byte. Plain UDP is what carries empty messages."),
     ""},
    {ErrorCode::FileUnreadable, "file-unreadable",
     QT_TRANSLATE_NOOP(
         "swb::Error",
         "The file could not be opened or read to its end: it may not exist, or this user may not "
         "read it."),
     QT_TRANSLATE_NOOP("swb::Error", "Check the path and the file's permissions."),
     "ENOENT EACCES QFileDevice::OpenError OSError"},
    {ErrorCode::FileUnwritable, "file-unwritable",
     QT_TRANSLATE_NOOP(
         "swb::Error",
         "The file could not be written: the folder may not exist or be closed to this user, or the "
         "disk is full."),
     QT_TRANSLATE_NOOP("swb::Error", "Choose another place, or check the permissions and the free space."),
     "EACCES ENOSPC QFileDevice::WriteError OSError"},
    {ErrorCode::FileExists, "file-exists",
     QT_TRANSLATE_NOOP(
         "swb::Error",
         "Something has this name already, and what comes from elsewhere takes nobody's place."),
     QT_TRANSLATE_NOOP("swb::Error",
                       "Move what is there out of the way, or send the file under another name."),
     "EEXIST FileExistsError"},
    {ErrorCode::FileBusy, "file-busy",
     QT_TRANSLATE_NOOP("swb::Error", "Another connection is sending the same file right now."),
     QT_TRANSLATE_NOOP("swb::Error", "Wait until the other has ended."), "EWOULDBLOCK BlockingIOError"},
    {ErrorCode::PeerRefused, "peer-refused",
     QT_TRANSLATE_NOOP("swb::Error", "The other side does not take this."),
     QT_TRANSLATE_NOOP("swb::Error", "Its answer says why; its log may say more."), ""},
    {ErrorCode::ChecksumDiffers, "checksum-differs",
     QT_TRANSLATE_NOOP(
         "swb::Error",
         "What arrived has another SHA-256 than what was sent, so that it is not the same file."),
     QT_TRANSLATE_NOOP(
         "swb::Error",
         "Send it again, and let nobody change it meanwhile. TCP's own checksum has 16 bits: over TLS "
         "every change on the way is noticed."),
     "ValueError"},
    {ErrorCode::BadExample, "bad-example",
     QT_TRANSLATE_NOOP(
         "swb::Error",
         "A file that describes an example is a JSON object with certain members, and this is none."),
     QT_TRANSLATE_NOOP("swb::Error", "Mend the member that is named, or take the file away."), "ValueError"},
    {ErrorCode::SettingsDamaged, "settings-damaged",
     QT_TRANSLATE_NOOP("swb::Error", "The settings file could not be understood."),
     QT_TRANSLATE_NOOP("swb::Error",
                       "Go on with new settings, or put a sound file in its place before the next start."),
     "QSettings::FormatError ValueError"},
    {ErrorCode::DiskFull, "disk-full",
     QT_TRANSLATE_NOOP("swb::Error", "The disk has no room left, or this user may not take more of it."),
     QT_TRANSLATE_NOOP("swb::Error", "Free some space, or choose a place on another disk."),
     "ENOSPC EDQUOT EFBIG OSError"},
    {ErrorCode::SessionForeign, "session-foreign",
     QT_TRANSLATE_NOOP("swb::Error", "The file is not a session of Socket Workbench. It was left as it is."),
     QT_TRANSLATE_NOOP("swb::Error", "Choose a file that the workbench has saved; their names end in .swbs."),
     "SQLITE_NOTADB ValueError"},
    {ErrorCode::SessionDamaged, "session-damaged",
     QT_TRANSLATE_NOOP(
         "swb::Error",
         "The file began as a session, but a part of it is missing or was overwritten. It was left as it "
         "is."),
     QT_TRANSLATE_NOOP(
         "swb::Error",
         "Take another copy of it. If you copied it while it was recorded, copy its “-wal” file too."),
     "SQLITE_CORRUPT ValueError"},
    {ErrorCode::SessionNewer, "session-newer",
     QT_TRANSLATE_NOOP(
         "swb::Error",
         "A newer version of Socket Workbench has written this session, in a form that this one does not "
         "know. It was left as it is."),
     QT_TRANSLATE_NOOP("swb::Error", "Open it with the newer version."), "ValueError"},
    {ErrorCode::SessionInUse, "session-in-use",
     QT_TRANSLATE_NOOP("swb::Error", "Another program is writing this session right now."),
     QT_TRANSLATE_NOOP("swb::Error", "Close the other program or end its recording, or choose another file."),
     "EWOULDBLOCK SQLITE_BUSY OSError"},
    {ErrorCode::UnknownFileKind, "unknown-file-kind",
     QT_TRANSLATE_NOOP(
         "swb::Error",
         "Its first bytes are neither those of a session nor of a capture file (pcap or pcapng), and its "
         "first line is no JSON object. It was left as it is."),
     QT_TRANSLATE_NOOP(
         "swb::Error",
         "Choose a session (.swbs), an export in JSON Lines (.jsonl), or a capture of tcpdump, tshark or "
         "Wireshark."),
     "ValueError"},
    {ErrorCode::DamagedLogFile, "damaged-log-file",
     QT_TRANSLATE_NOOP(
         "swb::Error",
         "The file begins as one that can be read, but then something stands in it that cannot be. It was "
         "left as it is, and nothing of it was taken."),
     QT_TRANSLATE_NOOP("swb::Error", "Take another copy of it, or mend the place that is named."),
     "ValueError"},
    {ErrorCode::UnknownLinkType, "unknown-link-type",
     QT_TRANSLATE_NOOP(
         "swb::Error",
         "The packets of this capture begin in a way that is not known here. Ethernet, loopback, raw IP and "
         "Linux's “any” device can be read."),
     QT_TRANSLATE_NOOP(
         "swb::Error",
         "Capture on an interface of these kinds, or let “editcap” or “tshark” turn the file into one of "
         "them."),
     "ValueError"},
    {ErrorCode::SystemRefused, "system-refused",
     QT_TRANSLATE_NOOP("swb::Error",
                       "The system could not do it, for a reason of its own that seldom occurs."),
     QT_TRANSLATE_NOOP(
         "swb::Error",
         "Look the name up that stands beside it (“man errno”), and check this computer's resources."),
     "OSError"},
    {ErrorCode::Unknown, "unknown", QT_TRANSLATE_NOOP("swb::Error", "What failed did not say why."),
     QT_TRANSLATE_NOOP("swb::Error", "Try it again, and read in the log what came before."),
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
