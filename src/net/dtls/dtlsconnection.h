// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "net/dtls/dtlssession.h"
#include "net/dtls/sessionoutput.h"
#include "net/loop/networkthread.h"

namespace swb {

/// What a connection reports to its user. A callback may call any member of the connection, but must not
/// destroy it (see NetworkThread::deleteLater).
class DtlsConnectionUser
{
public:
    virtual void connectionOpened(const TlsFacts &facts, const Error &flaw) = 0;
    virtual void connectionReceived(const QByteArray &payload) = 0;
    /// See DtlsSessionUser::sessionIgnored().
    virtual void connectionIgnored(const QByteArray &datagram) = 0;
    /// What was sent in the open session was not received, since nobody listens there; the session continues.
    virtual void connectionUndelivered(const Error &error) = 0;
    virtual void connectionClosed() = 0;
    /// `isRefusal`: the system reported it, before any session: another address may work.
    virtual void connectionFailed(const Error &error, bool isRefusal) = 0;

protected:
    ~DtlsConnectionUser() = default;
};

/// A client's session with one server over its own connected socket, so that the system reports when nobody
/// listens there. Lives in one thread; ends once, by close(), abandon(), connectionClosed() or
/// connectionFailed(), and is silent after that.
class DtlsConnection final : public ThreadObject, public DatagramSocketUser, private DtlsSessionUser
{
public:
    /// The batch is for received datagrams, and may be shared. The setting's name is for errors.
    DtlsConnection(DtlsSessionSetting setting, DatagramBatch &batch, DtlsConnectionUser &user);
    ~DtlsConnection() override;
    Q_DISABLE_COPY_MOVE(DtlsConnection)

    /// The socket is connected to the setting's peer; this object is its user. Must be called first.
    void take(std::unique_ptr<DatagramSocket> socket);
    /// The encrypted datagrams are logged as this conversation's, from now on.
    void logRecords(LogWriter &writer, const Subject &wire);
    /// Reads, and sends the first hello; may fail at once.
    void begin(bool reading = true);
    void setReading(bool on);

    [[nodiscard]] bool isOpen() const { return m_session->isOpen(); }
    /// Errors: those of DtlsSession::send().
    [[nodiscard]] Error send(const QByteArray &payload) { return m_session->send(payload); }
    /// Sends close_notify and releases the port.
    void close();
    /// Releases the port without sending anything.
    void abandon();

    [[nodiscard]] const SocketAddress &local() const { return m_local; }
    /// See DatagramSocket. Must not be called after the end.
    [[nodiscard]] const AppliedOptions &applied() const { return m_socket->applied(); }
    /// See DatagramSocket; 0 once it has ended.
    [[nodiscard]] quint32 droppedBySystem() const { return m_socket ? m_socket->droppedBySystem() : 0; }

private:
    void socketReady(bool read, bool write) override;
    void undelivered();
    void refused(const Error &error);
    [[nodiscard]] Error socketError() const;

    void sessionOpened(DtlsSession &session, const TlsFacts &facts, const Error &flaw) override;
    void sessionReceived(DtlsSession &session, const QByteArray &payload) override;
    void sessionIgnored(DtlsSession &session, const QByteArray &datagram) override;
    void sessionClosed(DtlsSession &session) override;
    void sessionFailed(DtlsSession &session, const Error &error) override;

    const DtlsSessionSetting m_setting;
    DatagramBatch &m_batch;
    DtlsConnectionUser &m_user;
    QObject m_context; ///< for deferred calls
    std::unique_ptr<DatagramSocket> m_socket; ///< null once it is closed
    SocketAddress m_local;
    std::unique_ptr<SessionOutput> m_output; ///< must outlive the session
    std::unique_ptr<DtlsSession> m_session;
    Error m_undelivered; ///< from a write of the session, not reported yet
    bool m_over = false;
};

} // namespace swb
