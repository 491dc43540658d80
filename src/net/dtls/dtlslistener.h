// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/settings.h"
#include "net/dtls/dtlssession.h"
#include "net/dtls/sessionoutput.h"
#include "net/loop/descriptorwatcher.h"
#include "net/socket/appliedoptions.h"

#include <memory>
#include <unordered_map>

namespace swb {

/// How a server's session ended.
enum class DtlsEnd : quint8 {
    ClosedByPeer, ///< close_notify was received
    ClosedByUs,
    Abandoned, ///< we ended it without telling the peer
    Replaced, ///< its peer began a new handshake from the same port
    Evicted, ///< it had been silent longest when another peer needed its place
    Crowded, ///< the same for an unfinished handshake
    Idle, ///< nothing passed for the idle timeout
    Failed,
};

/// What a listener reports to its user. Callbacks may send, close sessions and close the listener, but must
/// not destroy it. A session is gone once sessionEnded() has returned.
class DtlsListenerUser
{
public:
    /// A client has proved its address with a cookie; its handshake begins now.
    virtual void sessionBegun(DtlsSession &session) = 0;
    virtual void sessionOpened(DtlsSession &session, const TlsFacts &facts) = 0;
    /// Before that: the client's certificate failed its checks, which does not end the handshake.
    virtual void sessionWarned(DtlsSession &, const Error &) { }
    virtual void sessionReceived(DtlsSession &session, const QByteArray &payload) = 0;
    virtual void sessionEnded(DtlsSession &session, DtlsEnd end, const Error &error) = 0;
    /// A datagram that belongs to no session and begins none: dropped, for the given reason.
    virtual void datagramRefused(const SocketAddress &from, const QByteArray &datagram, const Error &error)
        = 0;
    /// The system dropped this many datagrams to this port before they were read, if it reports that.
    virtual void datagramsDropped(int count) = 0;

protected:
    ~DtlsListenerUser() = default;
};

/// The server's side of DTLS on one UDP port: answers each first hello with a cookie and forgets it (RFC 6347
/// 4.2.1), so that a forged address costs nothing; begins a session for each hello with a valid cookie; and
/// passes each datagram to the session of its sender and of the local address that it was sent to. Lives in
/// one thread.
class DtlsListener : public QObject, private DatagramSocketUser, private DtlsSessionUser
{
    Q_OBJECT

public:
    /// Handshakes in progress, counted separately from sessions: a peer that has proved no more than an
    /// address never takes the place of an open session, and can use no more memory than this.
    static constexpr int maxHandshakes = 128;

    struct Setting
    {
        std::shared_ptr<const TlsContext> tls;
        int maxSessions = limits::datagramPeers; ///< open ones
        std::chrono::milliseconds handshakeTimeout{10'000};
        std::chrono::seconds idleTimeout{0}; ///< 0: never
        SocketFamily sockets = defaultSocketFamily();
        SocketOptions options = {};
        bool tellHops = false; ///< see DtlsSession::hops()
    };

    /// The watcher must be the thread's own.
    DtlsListener(Setting setting, DescriptorWatcher &watcher, DtlsListenerUser &user,
                 QObject *parent = nullptr);
    ~DtlsListener() override;

    /// Binds. Errors: those of bindError().
    [[nodiscard]] Error listen(const EndpointUrl &url, const QHostAddress &address);
    /// Whether datagrams are read; they are after listen().
    void setReading(bool on) { m_socket->watch(on, false); }
    [[nodiscard]] SocketAddress bound() const { return m_bound; }
    /// After listen(): what the system made of Setting::options.
    [[nodiscard]] const AppliedOptions &applied() const { return m_socket->applied(); }
    /// See DatagramSocket::droppedBySystem().
    [[nodiscard]] quint32 droppedBySystem() const { return m_socket->droppedBySystem(); }

    [[nodiscard]] DtlsSession *session(const DatagramEnds &ends) const;
    [[nodiscard]] int sessionCount() const { return int(m_sessions.size()); }
    [[nodiscard]] int handshakeCount() const { return sessionCount() - m_open; }
    /// Sends to this peer and resets its idle time. Errors: those of DtlsSession::send().
    [[nodiscard]] Error send(DtlsSession &session, const QByteArray &payload);
    /// From now on the session's datagrams are logged in their encrypted form, as this conversation's.
    void logRecords(const DatagramEnds &ends, LogWriter &writer, const Subject &wire);
    void closeSession(const DatagramEnds &ends);
    /// Forgets the session without telling the peer.
    void abandonSession(const DatagramEnds &ends);
    /// Ends every session with close_notify and releases the port.
    void close();

private:
    struct Entry
    {
        std::unique_ptr<SessionOutput> output; ///< must outlive the session
        std::unique_ptr<DtlsSession> session;
        QElapsedTimer lastHeard;
        bool open = false; ///< the handshake is over
    };
    struct Hash
    {
        size_t operator()(const DatagramEnds &ends) const { return qHash(ends); }
    };
    using Entries = std::unordered_map<DatagramEnds, Entry, Hash>;

    void socketReady(bool read, bool write) override;
    void noteDrops();
    void take(const DatagramEnds &ends, std::optional<int> hops, const QByteArray &datagram);
    void newcomer(const DatagramEnds &ends, std::optional<int> hops, const QByteArray &datagram);
    void beginSession(const DatagramEnds &ends, std::optional<int> hops, const QByteArray &hello);
    void makeRoomAmong(bool open);
    void closeIdle();
    void end(const DatagramEnds &ends, DtlsEnd how, const Error &error = {});
    void refuse(const SocketAddress &from, const QByteArray &datagram);

    void sessionOpened(DtlsSession &session, const TlsFacts &facts, const Error &flaw) override;
    void sessionReceived(DtlsSession &session, const QByteArray &payload) override;
    void sessionIgnored(DtlsSession &session, const QByteArray &datagram) override;
    void sessionClosed(DtlsSession &session) override;
    void sessionFailed(DtlsSession &session, const Error &error) override;

    const Setting m_setting;
    DtlsListenerUser &m_user;
    std::unique_ptr<DatagramSocket> m_socket; ///< null once it is closed
    SocketAddress m_bound;
    DatagramBatch m_batch;
    quint32 m_dropped = 0; ///< by the system, as last reported
    QDtlsClientVerifier m_verifier;
    Entries m_sessions;
    int m_open = 0; ///< number of open sessions
    QTimer m_sweep;
};

} // namespace swb
