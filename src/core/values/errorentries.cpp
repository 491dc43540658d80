// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/values/errorentries.h"

#include <iterator>

namespace swb {

namespace {

// In the order of ErrorCode, which the assertions below check. The texts are for a reader who has just
// written a first socket program.
#define WORDS(text) QT_TRANSLATE_NOOP("swb::Error", text)
constexpr ErrorEntry entries[] = {
    {ErrorCode::None, "none", "", "", ""},

    // Binding and listening
    {ErrorCode::PortInUse, "port-in-use",
     WORDS("Another socket already has this address and port, and only one may listen there."),
     WORDS("Stop the other program (“ss -lntup” lists who listens where), or choose another port; "
           "port 0 picks a free one."),
     "EADDRINUSE QAbstractSocket::AddressInUseError OSError"},
    {ErrorCode::PortInUseHere, "port-in-use-here",
     WORDS("A server or relay of this program has this address and port already, and only one may listen "
           "there."),
     WORDS("Use that one, or stop it first. Or choose another port; port 0 picks a free one."),
     "EADDRINUSE QAbstractSocket::AddressInUseError OSError"},
    {ErrorCode::PortInTimeWait, "port-in-time-wait",
     WORDS("No program listens there, but a connection that was closed a moment ago still keeps the "
           "port (TIME_WAIT), so that its late packets cannot reach a new one."),
     WORDS("Wait for about a minute, or choose another port. In a server of your own, allow the port "
           "to be taken again before bind (SO_REUSEADDR)."),
     "EADDRINUSE QAbstractSocket::AddressInUseError OSError"},
    {ErrorCode::PrivilegedPort, "privileged-port",
     WORDS("The system does not let this user have this port: as a rule ports below 1024 are for the "
           "administrator."),
     WORDS("Choose a port from 1024 to 65535, such as 12000."),
     "EACCES QAbstractSocket::SocketAccessError PermissionError"},
    {ErrorCode::BadAddress, "bad-address", WORDS("This is not an address that the socket can use."),
     WORDS("Write an IPv4 address such as 127.0.0.1 or an IPv6 address such as ::1."),
     "EAFNOSUPPORT QAbstractSocket::UnsupportedSocketOperationError OSError"},
    {ErrorCode::AddressNotLocal, "address-not-local",
     WORDS("A server can only listen on an address of its own computer, and this one belongs to none "
           "of its network interfaces."),
     WORDS("Use 127.0.0.1 for this computer alone, or 0.0.0.0 for all its addresses (“ip address” "
           "lists them)."),
     "EADDRNOTAVAIL QAbstractSocket::SocketAddressNotAvailableError OSError"},
    {ErrorCode::MappedAddress, "mapped-address",
     WORDS("This is an IPv4 address written as an IPv6 one, and a socket is of one of the two kinds."),
     WORDS("Write the IPv4 address itself, such as 127.0.0.1; or * as the host, to listen on both kinds."),
     "EINVAL QAbstractSocket::UnsupportedSocketOperationError OSError"},
    {ErrorCode::AddressNeedsZone, "address-needs-zone",
     WORDS("This address needs a zone: it belongs to a single network and may occur in each that this "
           "computer is in, so the interface must be named with it."),
     WORDS("Write the interface behind it, such as fe80::1%eth0 (“ip -6 address” lists them)."),
     "EINVAL QAbstractSocket::UnsupportedSocketOperationError OSError"},
    {ErrorCode::NoSuchInterface, "no-such-interface",
     WORDS("No such interface: this computer has no network interface of that name or number, or none that "
           "can do this."),
     WORDS("Use a name that “ip link” lists, such as lo or eth0."), "ENODEV OSError"},
    {ErrorCode::GroupAddress, "group-address",
     WORDS("This address stands for many computers at once (broadcast or multicast), and a connection is "
           "between two."),
     WORDS("Use the address of one computer, or udp:// to reach them all."),
     "ENETUNREACH QAbstractSocket::NetworkError OSError"},
    {ErrorCode::NoLocalPort, "no-local-port",
     WORDS("No local address and port is left for it: all ports for outgoing connections are in use, some by "
           "connections closed a moment ago (TIME_WAIT), or IPv6 is off here."),
     WORDS("Close some connections or wait for a minute. “ss -s” counts those that there are."),
     "EADDRNOTAVAIL EAGAIN QAbstractSocket::SocketAddressNotAvailableError OSError"},

    // Reaching a peer
    {ErrorCode::UnknownHost, "unknown-host",
     WORDS("No address is known for this name, so there is nowhere to connect to."),
     WORDS("Check the spelling and the network connection, or write the address in numbers, such as "
           "127.0.0.1."),
     "EAI_NONAME QAbstractSocket::HostNotFoundError socket.gaierror"},
    {ErrorCode::ConnectionRefused, "connection-refused",
     WORDS("The computer is there and said no: nobody listens on this port."),
     WORDS("Start the server first, and check that address, port and protocol (TCP or UDP) are the "
           "same on both sides."),
     "ECONNREFUSED QAbstractSocket::ConnectionRefusedError ConnectionRefusedError"},
    {ErrorCode::NobodyListening, "nobody-listening",
     WORDS("The datagram came to its computer, which answered that nobody has this port open (ICMP "
           "port unreachable)."),
     WORDS("Start the UDP server first and check the port. Not every computer sends this answer: "
           "silence does not mean that a datagram has arrived."),
     "ECONNREFUSED QAbstractSocket::ConnectionRefusedError ConnectionRefusedError"},
    {ErrorCode::HostUnreachable, "host-unreachable",
     WORDS("The way to this address ended before the computer: it is off, not in this network, or "
           "behind a firewall that says so."),
     WORDS("Check the address, and whether both computers are in the same network (“ping” may help)."),
     "EHOSTUNREACH QAbstractSocket::NetworkError OSError"},
    {ErrorCode::NetworkUnreachable, "network-unreachable",
     WORDS("This computer knows no way into the network of this address."),
     WORDS("Check cable, Wi-Fi and VPN. An IPv6 address needs a network with IPv6."),
     "ENETUNREACH QAbstractSocket::NetworkError OSError"},
    {ErrorCode::ConnectTimeout, "connect-timeout",
     WORDS("Nothing came back in time, neither yes nor no. Often a firewall throws the packets away, "
           "or no computer has this address."),
     WORDS("Check the address and the firewall on both sides, or allow more time."),
     "ETIMEDOUT QAbstractSocket::SocketTimeoutError TimeoutError"},
    {ErrorCode::ReplyTimeout, "reply-timeout",
     WORDS("No answer came in time: the other side may be busy, or may wait for more bytes or the end of a "
           "line; over UDP the question or the answer may have been lost on the way."),
     WORDS("Check the line ending that the server waits for, allow more time, or send again."),
     "ETIMEDOUT QAbstractSocket::SocketTimeoutError TimeoutError"},
    {ErrorCode::ClosedEarly, "closed-early",
     WORDS(
         "The other side ended its direction of the connection (FIN) before it had answered as often as was "
         "asked. That is no fault of the network: it had said all that it wanted to say."),
     WORDS(
         "Ask for fewer replies. A server that closes at once may expect something else, TLS for example, or "
         "has a message of its own about it."),
     "EOF QAbstractSocket::RemoteHostClosedError"},
    {ErrorCode::IdleTimeout, "idle-timeout",
     WORDS("Nothing was sent or received for as long as the server allows, so it closed the "
           "connection."),
     WORDS("Set a longer idle time, 0 for none, or send something now and then."),
     "ETIMEDOUT QAbstractSocket::SocketTimeoutError TimeoutError"},
    {ErrorCode::ConnectionReset, "connection-reset",
     WORDS("The other side broke the connection off (RST) instead of closing it in order (FIN). Bytes "
           "on their way may be lost."),
     WORDS("See whether the other program ended with an error, aborted, or closed while bytes for it "
           "were still unread."),
     "ECONNRESET QAbstractSocket::RemoteHostClosedError ConnectionResetError"},
    {ErrorCode::ConnectionLost, "connection-lost",
     WORDS("The connection was open, but nothing of what was sent has been acknowledged for a long "
           "time, so the system gave it up. The other computer may be off, or the way to it is cut."),
     WORDS("Check the network and the other computer, then connect anew."),
     "ETIMEDOUT QAbstractSocket::SocketTimeoutError TimeoutError"},
    {ErrorCode::NotConnected, "not-connected", WORDS("There is no open connection to send on."),
     WORDS("Connect first. Who has said that no more will come (half-close) can still receive, but no "
           "longer send."),
     "ENOTCONN EPIPE QAbstractSocket::OperationError BrokenPipeError"},
    {ErrorCode::NotPermitted, "not-permitted",
     WORDS("This computer itself refused to send: a firewall rule forbids it, or the address is a "
           "broadcast address, which reaches everybody in the network at once."),
     WORDS("Send to the address of one computer, and look at this computer's firewall rules."),
     "EACCES EPERM QAbstractSocket::SocketAccessError PermissionError"},

    // Limits
    {ErrorCode::DatagramTooLarge, "datagram-too-large",
     WORDS("A UDP datagram holds at most 65,507 bytes over IPv4 and 65,527 over IPv6: the lengths in its "
           "headers count to 65,535, headers included. Nothing was sent."),
     WORDS("Send several datagrams, or use TCP, which takes any length."),
     "EMSGSIZE QAbstractSocket::DatagramTooLargeError OSError"},
    {ErrorCode::FrameTooLarge, "frame-too-large",
     WORDS("A message has grown longer than allowed before its end came. Without a limit, one wrong "
           "length or a missing end mark could fill all memory."),
     WORDS("Check that both sides agree on where a message ends (framing) and on the order of the "
           "bytes in its length, or raise the limit."),
     "asyncio.LimitOverrunError"},
    {ErrorCode::ConnectionLimit, "connection-limit", WORDS("The server has as many clients as it may have."),
     WORDS("Close some connections, or raise the server's limit."), ""},
    {ErrorCode::QueueFull, "queue-full",
     WORDS("More was handed over to be sent than can leave. Over TCP the other side reads too slowly, "
           "or not at all; over UDP the line is slower than the sender."),
     WORDS("Wait until what is queued has left, or send less at a time."),
     "EAGAIN ENOBUFS QAbstractSocket::TemporaryError BlockingIOError"},
    {ErrorCode::TooManyDelayedReplies, "too-many-delayed-replies",
     WORDS("This server was told to wait before each reply, and as many replies are waiting as may. "
           "What comes beyond that gets none."),
     WORDS("Shorten the server's reply delay, or send more slowly."), ""},
    {ErrorCode::TooManyOpenFiles, "too-many-open-files",
     WORDS("Each connection is an open file to the system, and this program may open no more of them."),
     WORDS("Close some connections, or raise the limit before the start (“ulimit -n 20000”)."),
     "EMFILE ENFILE QAbstractSocket::SocketResourceError OSError"},
    {ErrorCode::UnsentBytes, "bytes-not-sent",
     WORDS("These bytes were waiting to be sent and had not left when the connection ended. The other side "
           "never gets them."),
     WORDS("Let the other side read everything before the connection ends, or end it in order: ending our "
           "direction (half-close) or disconnecting waits for what is queued, aborting does not."),
     ""},
    {ErrorCode::UnsentReplies, "replies-not-sent",
     WORDS(
         "These replies waited for their delay, or for room at the system, when the server or the connection "
         "ended. The other side never gets them."),
     WORDS("Let the delay pass before you stop the server, or give it a shorter one."), ""},
    {ErrorCode::FrameBudget, "frame-budget",
     WORDS("The server keeps the beginning of each message until its end has come. All of its clients "
           "together have begun more than it may keep, and this one was the next to add to it."),
     WORDS("Let clients finish their messages, send shorter ones, or serve fewer clients at once."), ""},
    {ErrorCode::IncompleteMessage, "incomplete-message",
     WORDS("The other side closed in the middle of a message: its end mark, or some of the promised "
           "bytes, never came."),
     WORDS("Check that both sides agree on where a message ends (framing), and that the sender ends "
           "its last message too."),
     "asyncio.IncompleteReadError EOFError"},
    {ErrorCode::BadMessage, "bad-message",
     WORDS("What came is not as its protocol has it, or it is longer or slower than this side allows."),
     WORDS("Look at the bytes of the message, and at what the other program meant to send."), "ValueError"},
    {ErrorCode::ErrorAnswer, "error-answer",
     WORDS("The connection works: it is the program on the other side that says no."),
     WORDS("Look at its answer, which says why."), "HTTPError"},
    {ErrorCode::NotFollowed, "not-followed",
     WORDS("The answer says that what was asked for is somewhere else, and it was not asked for there."),
     WORDS("Ask there yourself where you trust it."), "TooManyRedirects"},
    {ErrorCode::DatagramsDropped, "datagrams-dropped",
     WORDS("Datagrams came faster than they were read, and the system threw away what no longer "
           "fitted into the socket's buffer. UDP tells the sender nothing of it."),
     WORDS("Send more slowly, or give the receiving socket a larger buffer (SO_RCVBUF)."), "SO_RXQ_OVFL"},
    {ErrorCode::RelayToItself, "relay-to-itself",
     WORDS("The target is where the relay itself listens, or another relay that leads back to it. Everything "
           "would go round in a circle, with one connection more each time."),
     WORDS("Choose the address and port of the server behind the relay as the target."), ""},
    {ErrorCode::RelayChain, "relay-chain",
     WORDS("Each relay lowers the time to live (TTL) of what it passes on by one, as a router does, and "
           "nothing is left of it. So many relays in a row most likely lead in a circle."),
     WORDS("Check the targets of the relays: one of them leads back to an earlier one."), ""},
    {ErrorCode::ReplyWithheld, "reply-withheld",
     WORDS("A server does not answer a server of its own program, nor everybody at once, nor port 0. The "
           "address of a datagram can be forged, and two servers would answer each other for ever."),
     WORDS("Nothing is wrong with the server. Ask it from a client, whose port nobody listens on."), ""},
    {ErrorCode::Impaired, "impaired",
     WORDS("The relay was told to treat some of the traffic badly, and this was its turn."),
     WORDS("Nothing is wrong. Change the relay's settings if it should not happen."), ""},
    {ErrorCode::ByHand, "by-hand",
     WORDS("You decide by hand what becomes of the datagrams in this direction of the relay."),
     WORDS("Nothing is wrong. With “Hold” and “Drop” off, everything in this direction goes on by itself "
           "again."),
     ""},
    {ErrorCode::EventsEvicted, "events-evicted",
     WORDS("The log keeps as much as its memory holds. These events were the oldest and had to make "
           "room for newer ones before anybody read them."),
     WORDS("Read the output faster (a slow terminal or pipe holds it up), record onto a faster disk, or send "
           "less at a time."),
     ""},

    // TLS and DTLS
    {ErrorCode::HandshakeTimeout, "handshake-timeout",
     WORDS("The connection stands, but encryption was not agreed on in time. Perhaps the other side "
           "does not speak TLS and waits for a message."),
     WORDS("Check that TLS is switched on, or off, on both sides."),
     "QAbstractSocket::SocketTimeoutError TimeoutError"},
    {ErrorCode::CertificateSelfSigned, "certificate-self-signed",
     WORDS("The certificate vouches only for itself. Anybody can make one like it, so it does not "
           "show who the other side is."),
     WORDS("Add this certificate, or the authority behind it, to what you trust; or switch "
           "verification off and know that the peer could be anybody."),
     "X509_V_ERR_DEPTH_ZERO_SELF_SIGNED_CERT QSslError::SelfSignedCertificate "
     "ssl.SSLCertVerificationError"},
    {ErrorCode::CertificateWrongName, "certificate-wrong-name",
     WORDS("The certificate is for another name than the one you connected to."),
     WORDS("Connect by a name that stands in the certificate, or have one made for this name."),
     "X509_V_ERR_HOSTNAME_MISMATCH QSslError::HostNameMismatch ssl.SSLCertVerificationError"},
    {ErrorCode::CertificateExpired, "certificate-expired",
     WORDS("The certificate's last day of validity is over."),
     WORDS("Have a new certificate made for the other side, and check this computer's clock."),
     "X509_V_ERR_CERT_HAS_EXPIRED QSslError::CertificateExpired ssl.SSLCertVerificationError"},
    {ErrorCode::CertificateNotYetValid, "certificate-not-yet-valid",
     WORDS("The certificate's first day of validity is still to come."),
     WORDS("Check the clocks of both computers, or wait."),
     "X509_V_ERR_CERT_NOT_YET_VALID QSslError::CertificateNotYetValid ssl.SSLCertVerificationError"},
    {ErrorCode::CertificateUnknownAuthority, "certificate-unknown-authority",
     WORDS("The certificate is signed by an authority (somebody who vouches for others) that is not "
           "trusted here."),
     WORDS("Give this side the authority's certificate (its PEM file), after making sure that it is "
           "the right one."),
     "X509_V_ERR_UNABLE_TO_GET_ISSUER_CERT_LOCALLY QSslError::UnableToGetLocalIssuerCertificate "
     "ssl.SSLCertVerificationError"},
    {ErrorCode::CertificateInvalid, "certificate-invalid",
     WORDS(
         "The certificate failed its checks: it is damaged, withdrawn, too weak, or not made for this use."),
     WORDS("Look at the certificate's details, and have a new one made."),
     "QSslError::CertificateRejected ssl.SSLCertVerificationError"},
    {ErrorCode::NoTlsOnOtherSide, "no-tls-on-other-side",
     WORDS("The other side did not answer in TLS, but in plain bytes or by closing: it seems to speak "
           "without encryption."),
     WORDS("Switch TLS off in the client, or on in the server; often the two use different ports."),
     "SSL_R_WRONG_VERSION_NUMBER QAbstractSocket::SslHandshakeFailedError ssl.SSLError"},
    {ErrorCode::PlainClientOnTlsPort, "plain-client-on-tls-port",
     WORDS("A client sent plain bytes to a port where every conversation must begin by agreeing on "
           "encryption (the TLS handshake)."),
     WORDS("Switch TLS on in the client, or off in the server."),
     "SSL_R_HTTP_REQUEST SSL_R_WRONG_VERSION_NUMBER QAbstractSocket::SslHandshakeFailedError "
     "ssl.SSLError"},
    {ErrorCode::NoGoodbye, "no-goodbye",
     WORDS("The other side closed the connection without saying so inside the encryption first "
           "(close_notify). Anybody on the way could have cut it there, so whether something is "
           "missing cannot be known."),
     WORDS("Many programs end like this and mean no harm. Let the message itself say where it ends."),
     "SSL_R_UNEXPECTED_EOF_WHILE_READING ssl.SSLEOFError"},
    {ErrorCode::PeerRejectedCertificate, "peer-rejected-certificate",
     WORDS("The other side looked at our certificate and does not trust it, so it broke off while "
           "encryption was being agreed on."),
     WORDS("Give the other side our authority's certificate (“swb ca” prints where it is), or use a "
           "certificate that it trusts."),
     "SSL_R_TLSV1_ALERT_UNKNOWN_CA QAbstractSocket::SslHandshakeFailedError ssl.SSLError"},
    {ErrorCode::CertificateDemanded, "certificate-demanded",
     WORDS("The server demands a certificate of yours, and none was shown."),
     WORDS("Give the client a certificate that the server trusts, and its key: both stand under More, and "
           "“swb send” takes them with --cert and --key."),
     "SSL_R_TLSV13_ALERT_CERTIFICATE_REQUIRED ssl.SSLError"},
    {ErrorCode::NoClientCertificate, "no-client-certificate",
     WORDS("This server demands a certificate of its clients, and this one has shown none."),
     WORDS("Give the client a certificate and its key, or let the server go without one."),
     "SSL_R_PEER_DID_NOT_RETURN_A_CERTIFICATE ssl.SSLError"},
    {ErrorCode::TlsHandshakeFailed, "tls-handshake-failed",
     WORDS("The two sides could not agree on how to encrypt, for example on a version of TLS or on a "
           "method of encryption (cipher)."),
     WORDS("Look which versions and methods each side allows, and read the log of the other side."),
     "SSL_R_SSL_HANDSHAKE_FAILURE QAbstractSocket::SslHandshakeFailedError ssl.SSLError"},
    {ErrorCode::StrayDatagram, "stray-datagram",
     WORDS("What came is not part of any encrypted conversation that is open here, so nobody can read "
           "it. Anybody can send anything to a UDP port."),
     WORDS("Nothing is wrong if it came late, after the end. Otherwise check that the sender speaks "
           "DTLS and begins anew after a restart."),
     "SSL_R_UNEXPECTED_MESSAGE ssl.SSLError"},
    {ErrorCode::TlsUnavailable, "tls-unavailable",
     WORDS("This computer's Qt has no library that can do this kind of encryption."),
     WORDS("Install OpenSSL 3 for Qt, or go on without encryption."),
     "QAbstractSocket::UnsupportedSocketOperationError ImportError"},
    {ErrorCode::BadCertificateFile, "bad-certificate-file",
     WORDS("The file holds no certificate in text form (PEM)."),
     WORDS("Choose a file that has “-----BEGIN CERTIFICATE-----” in it; the server's own certificate "
           "comes first."),
     "QAbstractSocket::SslInvalidUserDataError ssl.SSLError"},
    {ErrorCode::CertificateUnusable, "certificate-unusable",
     WORDS("OpenSSL does not use this certificate: its key is too short, or its signature is of a "
           "kind that can be forged. The other side would refuse it too."),
     WORDS("Have a new one made, with a key of EC P-256 or at least 2048 bits of RSA, signed with "
           "SHA-256."),
     "SSL_R_EE_KEY_TOO_SMALL SSL_R_CA_MD_TOO_WEAK ssl.SSLError"},
    {ErrorCode::BadKeyFile, "bad-key-file",
     WORDS("The file holds no private key in text form (PEM) that can be read."),
     WORDS("Choose a file that has “PRIVATE KEY-----” in it."),
     "QAbstractSocket::SslInvalidUserDataError ssl.SSLError"},
    {ErrorCode::BadPassphrase, "bad-passphrase",
     WORDS("The private key is protected by a passphrase, and what was given does not open it."),
     WORDS("Write the passphrase with which the key was made; “swb” takes it from a file with "
           "--key-pass-file."),
     "EVP_R_BAD_DECRYPT PEM_R_BAD_PASSWORD_READ ssl.SSLError"},
    {ErrorCode::KeyDoesNotMatch, "key-does-not-match",
     WORDS("The private key belongs to another certificate, so it cannot prove that this one is ours."),
     WORDS("Choose the key that was made together with this certificate."),
     "X509_R_KEY_VALUES_MISMATCH QAbstractSocket::SslInvalidUserDataError ssl.SSLError"},

    {ErrorCode::BadTlsSetting, "bad-tls-setting",
     WORDS(
         "What is to be spoken over TLS cannot be: a version, a method of encryption (cipher) or a protocol "
         "is unknown, or they contradict each other."),
     WORDS("Leave the setting empty, and OpenSSL chooses."), "ssl.SSLError"},
    // Protocols
    {ErrorCode::UnaskedAnswer, "unasked-answer",
     WORDS("It answers nothing that was asked: it came twice or too late, or somebody pretends to be the "
           "server."),
     WORDS("Compare its number and its question with those that were sent."), "ValueError"},

    // Input
    {ErrorCode::BadUrl, "bad-url", WORDS("Where to listen or connect is written as protocol://host:port."),
     WORDS("Write it like tcp://127.0.0.1:12000 or udp://[::1]:12000; the protocols are tcp, tls, udp "
           "and dtls."),
     "ValueError"},
    {ErrorCode::BadHex, "bad-hex", WORDS("A byte in hex is two digits from 0 to 9 and A to F."),
     WORDS("Write pairs, as in 48 65 6C 6C 6F; blanks, commas, colons and 0x may stand between them."),
     "ValueError"},
    {ErrorCode::BadEscape, "bad-escape",
     WORDS("A backslash begins a code for a special character (an escape), and this is none of those "
           "known."),
     WORDS("Write \\n, \\r, \\t, \\0, \\x41 for a byte in hex, or \\\\ for a backslash itself."),
     "SyntaxError"},
    {ErrorCode::BadReply, "bad-reply", WORDS("A server can only answer in a way that it knows."),
     WORDS("Use echo, uppercase, lowercase, reverse, discard, fixed:TEXT or template:TEXT; a template "
           "knows {data}, {peer}, {count}, {time}, and {{ and }} for braces."),
     "ValueError"},
    {ErrorCode::BadRequest, "bad-request",
     WORDS("What is to be sent is not a message as the other side understands it."),
     WORDS("For HTTP write a request such as GET /data; header lines may follow, then an empty line and the "
           "body. For DNS write a name, and a type of record behind it: example.test AAAA."),
     "ValueError"},
    {ErrorCode::BadFraming, "bad-framing",
     WORDS("The rule that says where one message of a stream ends and the next begins (framing) is "
           "not one of those known."),
     WORDS("Use none, line, delimiter:TEXT, length1, length2, length4, length2le, length4le or "
           "fixed:BYTES."),
     "ValueError"},
    {ErrorCode::BadImpairment, "bad-impairment",
     WORDS("What a relay does to the traffic is given by a number with its unit, so that nobody has to "
           "guess."),
     WORDS("Write shares like 5%, times like 40ms or 1.5s, rates like 64k or 1M (bits a second) and sizes "
           "like 100 or 64k (bytes); 0 switches it off."),
     "ValueError"},
    {ErrorCode::ImpossibleForStreams, "impossible-for-streams",
     WORDS("The systems on both ends of a TCP connection send again what was lost or damaged, and keep the "
           "order. A relay between two connections can lose, double or damage nothing of a stream."),
     WORDS("Use --delay, --jitter, --rate, --slice, --coalesce, --stall, --close-after or --reset-after, or "
           "a relay for datagrams (udp://)."),
     "ValueError"},
    {ErrorCode::ImpossibleForDatagrams, "impossible-for-datagrams",
     WORDS("A datagram is whole or not there at all and belongs to no connection, so there is nothing to "
           "cut, to gather or to close."),
     WORDS("Use --loss, --burst, --drop, --dup, --reorder, --corrupt, --delay, --jitter or --rate, or a "
           "relay for streams (tcp://)."),
     "ValueError"},
    {ErrorCode::BadOption, "bad-option",
     WORDS("This option, or its value, is not known or not possible here."),
     WORDS("Choose another value. On the command line, “swb help” lists the options and what they take."),
     "ValueError"},
    {ErrorCode::NotWithTheseSockets, "not-with-these-sockets",
     WORDS("The family of sockets that was chosen cannot do this."),
     WORDS("Choose the other family: “Sockets” under More, --sockets on the command line."),
     "QAbstractSocket::UnsupportedSocketOperationError OSError"},
    {ErrorCode::EmptyMessage, "empty-message", WORDS("A message without a single byte cannot be sent here."),
     WORDS("Send at least one byte. Plain UDP is what carries empty messages."), ""},
    {ErrorCode::FileUnreadable, "file-unreadable",
     WORDS("The file could not be opened or read to its end: it may not exist, or this user may not "
           "read it."),
     WORDS("Check the path and the file's permissions."), "ENOENT EACCES QFileDevice::OpenError OSError"},
    {ErrorCode::FileUnwritable, "file-unwritable",
     WORDS("The file could not be written: the folder may not exist or be closed to this user, or the "
           "disk is full."),
     WORDS("Choose another place, or check the permissions and the free space."),
     "EACCES ENOSPC QFileDevice::WriteError OSError"},
    {ErrorCode::SettingsDamaged, "settings-damaged", WORDS("The settings file could not be understood."),
     WORDS("Go on with new settings, or put a sound file in its place before the next start."),
     "QSettings::FormatError ValueError"},
    {ErrorCode::DiskFull, "disk-full",
     WORDS("The disk has no room left, or this user may not take more of it."),
     WORDS("Free some space, or choose a place on another disk."), "ENOSPC EDQUOT EFBIG OSError"},
    {ErrorCode::SessionForeign, "session-foreign",
     WORDS("The file is not a session of Socket Workbench. It was left as it is."),
     WORDS("Choose a file that the workbench has saved; their names end in .swbs."),
     "SQLITE_NOTADB ValueError"},
    {ErrorCode::SessionDamaged, "session-damaged",
     WORDS("The file began as a session, but a part of it is missing or was overwritten. It was left as it "
           "is."),
     WORDS("Take another copy of it. If you copied it while it was recorded, copy its “-wal” file too."),
     "SQLITE_CORRUPT ValueError"},
    {ErrorCode::SessionNewer, "session-newer",
     WORDS("A newer version of Socket Workbench has written this session, in a form that this one does not "
           "know. It was left as it is."),
     WORDS("Open it with the newer version."), "ValueError"},
    {ErrorCode::SessionInUse, "session-in-use", WORDS("Another program is writing this session right now."),
     WORDS("Close the other program or end its recording, or choose another file."),
     "EWOULDBLOCK SQLITE_BUSY OSError"},
    {ErrorCode::UnknownFileKind, "unknown-file-kind",
     WORDS("Its first bytes are neither those of a session nor of a capture file (pcap or pcapng), and its "
           "first line is no JSON object. It was left as it is."),
     WORDS("Choose a session (.swbs), an export in JSON Lines (.jsonl), or a capture of tcpdump, tshark or "
           "Wireshark."),
     "ValueError"},
    {ErrorCode::DamagedLogFile, "damaged-log-file",
     WORDS("The file begins as one that can be read, but then something stands in it that cannot be. It was "
           "left as it is, and nothing of it was taken."),
     WORDS("Take another copy of it, or mend the place that is named."), "ValueError"},
    {ErrorCode::UnknownLinkType, "unknown-link-type",
     WORDS(
         "The packets of this capture begin in a way that is not known here. Ethernet, loopback, raw IP and "
         "Linux's “any” device can be read."),
     WORDS("Capture on an interface of these kinds, or let “editcap” or “tshark” turn the file into one of "
           "them."),
     "ValueError"},
    {ErrorCode::SystemRefused, "system-refused",
     WORDS("The system could not do it, for a reason of its own that seldom occurs."),
     WORDS("Look the name up that stands beside it (“man errno”), and check this computer's resources."),
     "OSError"},
    {ErrorCode::Unknown, "unknown", WORDS("What failed did not say why."),
     WORDS("Try it again, and read in the log what came before."),
     "QAbstractSocket::UnknownSocketError OSError"},
};
#undef WORDS

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
