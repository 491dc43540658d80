// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/log/eventkinds.h"
#include "core/values/error.h"
#include "core/values/ids.h"
#include "core/values/socketaddress.h"
#include "core/values/socketfamily.h"
#include "core/values/transport.h"

#include <QByteArray>
#include <QDateTime>
#include <QStringList>
#include <memory>
#include <optional>

namespace swb {

/// One certificate of a chain, with the words of its own fields.
struct CertificateFacts
{
    QString subject;
    QString issuer;
    QDateTime notBefore;
    QDateTime notAfter;
    QString sha256; ///< fingerprint, lower-case hex without separators
    QStringList names = {}; ///< the subject alternative names (RFC 5280, 4.2.1.6)
    QByteArray der = {}; ///< the certificate itself; empty if it was not kept
};

/// What a TLS or DTLS handshake agreed on, recorded when it completes.
struct TlsFacts
{
    QString protocol; ///< "TLSv1.3", "DTLSv1.2"
    QString cipher;
    bool verified = false; ///< false if the check was switched off, or the peer showed no certificate
    QList<CertificateFacts> peerChain; ///< leaf first; empty if the peer showed none
    qint64 durationNs = 0;
    QString alpn = {}; ///< the application protocol agreed on (RFC 7301); empty: none
    QString serverName = {}; ///< requested by the client (SNI, RFC 6066 3); empty: none, or an address
    bool peerIsClient = false; ///< the facts are a server's, and the chain is its client's
    QString whyNotVerified = {}; ///< why the peer's certificate failed the checks; empty: it did not
};

/// What the kernel reports about a TCP connection (TCP_INFO, see tcp(7)). Microseconds, bytes and segments;
/// -1 for what this kernel does not report.
struct TcpFacts
{
    qint64 rttUs = -1; ///< smoothed round-trip time; below, its mean deviation (RFC 6298)
    qint64 rttVarUs = -1;
    qint64 minRttUs = -1;
    qint64 rtoUs = -1; ///< retransmission timeout
    qint64 sendMss = -1; ///< bytes of payload in a full segment
    qint64 congestionWindow = -1; ///< segments
    qint64 unacked = -1; ///< segments sent but not yet acknowledged
    qint64 retransmits = -1; ///< segments retransmitted since the connection was opened
    qint64 lost = -1; ///< segments currently considered lost
    qint64 segmentsOut = -1;
    qint64 segmentsIn = -1;
    qint64 deliveryRate = -1; ///< bytes per second, as last estimated
};

/// One field that a protocol has read from a message: "Host", "example.org".
struct ProtocolField
{
    QString name;
    QString value;
    bool operator==(const ProtocolField &) const = default;
};

/// What a protocol says about a message. A reader that does not know the protocol shows its name as it is.
struct ProtocolFacts
{
    QString protocol = {}; ///< its name, such as "http"; empty for none
    QString summary = {}; ///< the message in one line
    QList<ProtocolField> fields = {}; ///< the other fields, in the order of the message

    [[nodiscard]] bool isEmpty() const { return protocol.isEmpty() && summary.isEmpty() && fields.isEmpty(); }
    bool operator==(const ProtocolFacts &) const = default;
};

/// The rare part of an event: text, an error, a handshake's facts, a kernel sample. Plain data events have
/// none.
struct EventDetail
{
    QString info;
    Error error;
    std::optional<TlsFacts> tls;
    std::optional<TcpFacts> tcp = {};
    /// For a datagram longer than its receive buffer: how many bytes the buffer took. The system threw the
    /// rest away (MSG_TRUNC, recv(2)), so no log could have kept it.
    std::optional<quint32> taken = {};
    std::optional<SocketFamily> sockets = {}; ///< for a listener, or a client that opens: the family it uses
    bool ended = false; ///< the error ended its conversation
    ProtocolFacts protocol = {}; ///< for a message

    [[nodiscard]] bool isEmpty() const
    {
        return info.isEmpty() && !error.isError() && !tls && !tcp && !taken && !sockets && !ended
            && protocol.isEmpty();
    }
};

/// The detail that an error gets in the log.
[[nodiscard]] inline EventDetail errorDetail(const Error &error, bool ended = false)
{
    EventDetail detail;
    detail.info = error.what;
    detail.error = error;
    detail.ended = ended;
    return detail;
}

/// One thing that happened, as every view reads it. Times are nanoseconds since the log began (monotonic);
/// the wall time is the log's start plus that.
struct Event
{
    quint64 id = 0; ///< 1, 2, 3, ... in the order of the log; never reused
    qint64 timeNs = 0;
    EventKind kind = EventKind::Note;
    Direction direction = Direction::None;
    Severity severity = Severity::Note;
    Evidence evidence = Evidence::Measured;
    Transport transport = Transport::Tcp;
    EndpointId endpoint = EndpointId::None;
    ConversationId conversation = ConversationId::None;
    quint32 length = 0; ///< bytes that passed, whether or not they were received and kept
    QByteArray payload; ///< bytes kept: all that were received unless a cap is set
    std::shared_ptr<const EventDetail> detail; ///< null for plain data

    /// A datagram that was truncated on receipt because its buffer was too small.
    [[nodiscard]] bool isCut() const { return detail && detail->taken; }
    /// Bytes that the program received, whether the log kept them or not; fewer than `length` for a truncated
    /// datagram.
    [[nodiscard]] quint32 takenLength() const { return isCut() ? qMin(*detail->taken, length) : length; }
    /// Bytes that were received and that the log did not keep.
    [[nodiscard]] quint32 notKept() const
    {
        return takenLength() - qMin(takenLength(), quint32(payload.size()));
    }
    /// The event is about bytes that passed encrypted, or about the handshake that negotiated the encryption.
    /// What comes before that, and how TCP's own connection ends, can be read by anyone on the path.
    [[nodiscard]] bool wasEncrypted() const
    {
        return isEncrypted(transport)
            && (kind == EventKind::Data || kind == EventKind::Message
                || (kind == EventKind::Handshake && detail && detail->tls));
    }
};

} // namespace swb
