// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/log/event.h"
#include "net/tls/tlscontext.h"
#include "net/transport/datagramends.h"

#include <QDtls>
#include <QElapsedTimer>
#include <QTimer>
#include <chrono>
#include <optional>

class QUdpSocket;

namespace swb {

class DtlsSession;

/// The maximum payload of one DTLS record, and so of one datagram of a session (RFC 6347 4.1, RFC 5246
/// 6.2.1).
inline constexpr int dtlsPayloadBytes = 16'384;

/// What a session reports to its user. A callback may call any member of the session, but must not destroy
/// it.
class DtlsSessionUser
{
public:
    /// The handshake is over and send() may be used. `flaw` is what a check that was switched off would have
    /// reported.
    virtual void sessionOpened(DtlsSession &session, const TlsFacts &facts, const Error &flaw) = 0;
    virtual void sessionReceived(DtlsSession &session, const QByteArray &payload) = 0;
    /// A datagram was received that is not part of the session; it was dropped, and the session continues.
    virtual void sessionIgnored(DtlsSession &session, const QByteArray &datagram) = 0;
    /// The peer has ended the session with close_notify.
    virtual void sessionClosed(DtlsSession &session) = 0;
    /// The handshake failed or timed out, or the peer sent a fatal alert.
    virtual void sessionFailed(DtlsSession &session, const Error &error) = 0;

protected:
    ~DtlsSessionUser() = default;
};

/// The two ends, and how long the handshake may take.
struct DtlsSessionSetting
{
    std::shared_ptr<const TlsContext> tls; ///< its role is this side's
    SocketAddress peer;
    QString verifyName; ///< clients: the name that the server's certificate must have
    QString name; ///< for errors: "dtls://localhost:12000"
    std::chrono::milliseconds handshakeTimeout{10'000};
    SocketAddress local{}; ///< servers: the address that the peer has reached
    std::optional<int> hops{}; ///< servers: hops left when its hello arrived, if requested
};

/// One DTLS session with one peer over a UDP socket that others may share: datagrams from this peer are
/// passed to feed(), and output leaves through the socket at once. Lost handshake datagrams are resent after
/// 1, 2, 4, ... seconds (RFC 6347 4.2.4). Lives in the socket's thread; ends once, by close(),
/// sessionClosed() or sessionFailed(), and is silent after that.
class DtlsSession : public QObject
{
    Q_OBJECT

public:
    /// The socket must outlive the session.
    DtlsSession(DtlsSessionSetting setting, QUdpSocket &socket, DtlsSessionUser &user,
                QObject *parent = nullptr);

    /// Sends a client's first hello, or answers the hello of a client whose cookie was verified.
    void begin(const QByteArray &verifiedHello = {});
    /// Takes one datagram from the peer, as received.
    void feed(const QByteArray &datagram);
    /// Sends one datagram. Errors: NotConnected, DatagramTooLarge (dtlsPayloadBytes), EmptyMessage for an
    /// empty one (OpenSSL sends no empty records), TlsHandshakeFailed.
    [[nodiscard]] Error send(const QByteArray &payload);
    /// Ends the session with close_notify, which is not answered. Calls no callback.
    void close();
    /// Ends the session without telling the peer. Calls no callback.
    void abandon();

    [[nodiscard]] bool isOpen() const { return m_state == State::Open; }
    [[nodiscard]] bool isOver() const { return m_state == State::Over; }
    [[nodiscard]] const SocketAddress &peer() const { return m_setting.peer; }
    [[nodiscard]] const SocketAddress &local() const { return m_setting.local; }
    [[nodiscard]] std::optional<int> hops() const { return m_setting.hops; }
    [[nodiscard]] DatagramEnds ends() const { return {peer(), local()}; }
    /// Of the hello that began a server's session; distinguishes a repeated hello from a new handshake.
    [[nodiscard]] QByteArray helloRandom() const { return m_helloRandom; }

private:
    enum class State : quint8 { Idle, Handshaking, Open, Over };

    void handshake(const QByteArray &datagram);
    void shaken();
    void decrypt(const QByteArray &datagram);
    bool isForeign(const QByteArray &datagram) const;
    void retransmit();
    void timedOut();
    void fail(const Error &error);
    [[nodiscard]] QString what() const;
    [[nodiscard]] Role role() const { return m_setting.tls->role(); }

    DtlsSessionSetting m_setting;
    QUdpSocket &m_socket;
    DtlsSessionUser &m_user;
    QDtls m_dtls;
    QTimer m_deadline;
    QElapsedTimer m_clock;
    QByteArray m_helloRandom;
    State m_state = State::Idle;
};

} // namespace swb
