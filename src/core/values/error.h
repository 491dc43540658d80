// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QMetaType>
#include <QString>
#include <QStringList>

namespace swb {

/// What went wrong, as one short list that every layer shares. The words for each code come from the
/// catalogue in errorcatalog.h, so that the window, the command line and the log say the same.
enum class ErrorCode : quint16 {
    None,
    // Binding and listening
    PortInUse,
    PortInUseHere, ///< by one of our own servers or relays
    PortInTimeWait,
    PrivilegedPort,
    BadAddress,
    AddressNotLocal,
    MappedAddress, ///< ::ffff:127.0.0.1, on which no single-family socket can listen
    AddressNeedsZone, ///< a link-local address without its zone
    NoSuchInterface,
    GroupAddress, ///< broadcast or multicast, where one host's address is needed
    NoLocalPort, ///< no free port for an outgoing connection
    // Reaching a peer
    UnknownHost,
    ConnectionRefused,
    NobodyListening, ///< reported by ICMP port unreachable
    HostUnreachable,
    NetworkUnreachable,
    ConnectTimeout,
    ReplyTimeout,
    ClosedEarly, ///< the peer ended its direction before it had sent all the answers asked for
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
    UnsentBytes, ///< data accepted for sending that could not leave before the end
    UnsentReplies, ///< a server's replies that were waiting for their delay or for buffer space
    FrameBudget, ///< the limit for the unfinished messages of all clients of a server together
    IncompleteMessage,
    BadMessage, ///< the input breaks the rules of its protocol, or is larger or slower than allowed
    ErrorAnswer, ///< the peer answered that it could not do it
    NotFollowed, ///< a redirect that was not followed
    DatagramsDropped,
    RelayToItself, ///< what it forwards would come back to it
    RelayChain, ///< the maximum number of relays behind relays is reached
    ReplyWithheld, ///< it would have gone to one of our own listeners, or to everybody
    Impaired, ///< a relay did to a datagram or a stream what it was told to do
    ByHand, ///< a user did it to a datagram in a relay
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
    CertificateDemanded, ///< by a server, from a client that has shown none (alert 116)
    NoClientCertificate, ///< the same, as reported by the server
    TlsHandshakeFailed,
    StrayDatagram, ///< a datagram at a DTLS socket that belongs to no session
    TlsUnavailable,
    BadCertificateFile,
    CertificateUnusable, ///< OpenSSL refuses to use it: its key or its signature is too weak
    BadKeyFile,
    BadPassphrase, ///< a wrong or missing one, for a protected key
    KeyDoesNotMatch,
    BadTlsSetting, ///< versions, ciphers or protocols that are impossible
    // Protocols
    UnaskedAnswer, ///< it answers nothing that was asked
    BadRequest, ///< the protocol cannot express what the user wants to send
    // Input
    BadUrl,
    BadHex,
    BadEscape,
    BadReply,
    BadFraming,
    BadImpairment,
    ImpossibleForStreams, ///< an impairment that a stream relay cannot do
    ImpossibleForDatagrams,
    BadOption,
    NotWithTheseSockets, ///< this family of sockets cannot do it, see capabilities.h
    EmptyMessage, ///< where an empty message cannot be sent
    FileUnreadable,
    FileUnwritable,
    FileExists, ///< the file exists and is not overwritten
    FileBusy, ///< another transfer is writing the same file
    PeerRefused, ///< the peer does not accept a file or a mail
    ChecksumDiffers,
    BadExample, ///< an example file that is wrong
    SettingsDamaged,
    DiskFull,
    SessionForeign, ///< a file that is not a session
    SessionDamaged,
    SessionNewer, ///< written by a newer version of the workbench
    SessionInUse, ///< another program is writing it
    UnknownFileKind, ///< a file of events of an unknown kind
    DamagedLogFile,
    UnknownLinkType, ///< a capture of something other than IP
    SystemRefused, ///< an error number without a code here; the error quotes the system's words
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
    /// "what why hint" in one line, with the system's names in brackets after the cause.
    [[nodiscard]] QString toString() const;
    bool operator==(const Error &) const = default;
};

} // namespace swb

Q_DECLARE_METATYPE(swb::Error)
