// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QMetaType>
#include <QString>
#include <QStringList>

namespace swb {

/// What went wrong, as one short list that every layer shares. The plain words for each code come from
/// the catalogue in errorcatalog.h, so that the window, the command line and the log say the same.
enum class ErrorCode : quint16 {
    None,
    // Binding and listening
    PortInUse,
    PortInUseHere, ///< by a server or relay of our own
    PortInTimeWait,
    PrivilegedPort,
    BadAddress,
    AddressNotLocal,
    MappedAddress, ///< ::ffff:127.0.0.1, which no socket of one family listens on
    AddressNeedsZone, ///< a link-local address without its interface
    NoSuchInterface,
    GroupAddress, ///< broadcast or multicast, where it takes the address of one computer
    NoLocalPort, ///< none is left for an outgoing connection
    // Reaching a peer
    UnknownHost,
    ConnectionRefused,
    NobodyListening, ///< told by ICMP port unreachable
    HostUnreachable,
    NetworkUnreachable,
    ConnectTimeout,
    ReplyTimeout,
    ClosedEarly, ///< the peer ended its direction before it had answered as often as was asked
    IdleTimeout,
    ConnectionReset,
    ConnectionLost, ///< an open connection whose peer has fallen silent
    NotConnected,
    NotPermitted,
    // Limits
    DatagramTooLarge,
    FrameTooLarge,
    ConnectionLimit,
    QueueFull,
    TooManyDelayedReplies,
    TooManyOpenFiles,
    UnsentBytes, ///< what was handed over to be sent and could not leave before the end
    UnsentReplies, ///< a server's, that waited for their delay or for room
    FrameBudget, ///< the unfinished messages of all clients of a server together
    IncompleteMessage,
    BadMessage, ///< what came breaks the rules of its protocol, or is more or slower than allowed
    ErrorAnswer, ///< the peer has answered, and says that it could not do it
    NotFollowed, ///< a redirect
    DatagramsDropped,
    RelayToItself, ///< what it passes on would come back to it
    RelayChain, ///< relays behind relays, as many as there may be
    ReplyWithheld, ///< it would have gone to a listener of our own, or to everybody
    Impaired, ///< a relay did to a datagram or a stream what it was told to
    ByHand, ///< a person did it to a datagram in a relay
    EventsEvicted,
    // TLS and DTLS
    HandshakeTimeout,
    CertificateSelfSigned,
    CertificateWrongName,
    CertificateExpired,
    CertificateNotYetValid,
    CertificateUnknownAuthority,
    CertificateInvalid,
    NoTlsOnOtherSide,
    PlainClientOnTlsPort,
    NoGoodbye, ///< a TLS stream ended without close_notify
    PeerRejectedCertificate,
    CertificateDemanded, ///< by a server, of a client that has shown none (alert 116)
    NoClientCertificate, ///< the same as the server tells it
    TlsHandshakeFailed,
    StrayDatagram, ///< what came to a DTLS socket belongs to no session
    TlsUnavailable,
    BadCertificateFile,
    CertificateUnusable, ///< OpenSSL does not serve with it: its key or its signature is too weak
    BadKeyFile,
    BadPassphrase, ///< of a protected key: a wrong one, or none
    KeyDoesNotMatch,
    BadTlsSetting, ///< versions, ciphers or protocols that cannot be
    // Protocols
    UnaskedAnswer, ///< it belongs to nothing that was asked
    // Input
    BadUrl,
    BadHex,
    BadEscape,
    BadReply,
    BadRequest, ///< what the user wants to be sent is no message of the protocol
    BadFraming,
    BadImpairment,
    ImpossibleForStreams, ///< an impairment that a relay of a stream cannot do
    ImpossibleForDatagrams,
    BadOption,
    NotWithTheseSockets, ///< what the family of sockets of an endpoint cannot do, see capabilities.h
    EmptyMessage, ///< where none can be sent
    FileUnreadable,
    FileUnwritable,
    SettingsDamaged,
    DiskFull,
    SessionForeign, ///< a file that is no session
    SessionDamaged,
    SessionNewer, ///< written by a newer version of the workbench
    SessionInUse, ///< another program is writing it
    UnknownFileKind, ///< a file to read events from, of no kind that is known
    DamagedLogFile,
    UnknownLinkType, ///< a capture of something else than IP
    SystemRefused, ///< an error number that has no code of its own; the error says it in the system's words
    Unknown,
};

/// An error as a value: what happened (naming the endpoint and the operation), why in plain words, what to
/// try, and the names that the system, Qt and Python give the same thing. Build one with makeError().
struct Error
{
    ErrorCode code = ErrorCode::None;
    QString what;
    QString why;
    QString hint;
    QStringList systemNames;

    [[nodiscard]] bool isError() const { return code != ErrorCode::None; }
    /// "what why hint" in one line, with the system's names in brackets behind the cause.
    [[nodiscard]] QString toString() const;
    bool operator==(const Error &) const = default;
};

} // namespace swb

Q_DECLARE_METATYPE(swb::Error)
