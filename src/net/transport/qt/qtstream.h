// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "net/loop/networkthread.h"
#include "net/transport/stream.h"

#include <QTcpSocket>
#include <QTimer>

class QSslSocket;

namespace swb {

/// A stream on a QTcpSocket or, with TLS, a QSslSocket. Each received chunk in the log is what was in Qt's
/// buffer when it was checked; each sent one is what Qt has handed to the system, stamped when Qt reports it.
/// Qt closes the socket as soon as it has read the peer's end, and throws away what waits to be written. So a
/// chunk stays in Qt's buffer, which counts as full, until reading continues: Qt does not read on, and does
/// not see the end yet. A user that pauses reading while an answer waits thus gets all of it sent.
class QtStream final : public Stream
{
public:
    /// The socket is connected, or was when it was last checked.
    QtStream(StreamTerms terms, std::unique_ptr<QTcpSocket> socket);
    ~QtStream() override;

    void start() override;
    void write(QByteArrayView bytes) override;
    void startTls() override;
    void flush() override;
    qint64 pendingBytes() const override { return inHand() + m_afterTls.size(); }
    qint64 undeliveredBytes() const override;
    bool hasUnread() const override;
    Error unsentError() const override;
    bool isClosed() const override { return !m_socket; }
    void setReading(bool on) override;
    void finish() override;
    void close() override;
    void abort() override;
    void sampleKernel() override;
    std::optional<WireBytes> wireBytes() const override { return {}; }
    std::optional<SystemCalls> calls() const override { return {}; }

private:
    void watchSocket();
    void watchTls();
    void beginTls();
    void startHandshake();
    void encrypted();
    void opened(const std::optional<TlsFacts> &facts);
    void queueTurn();
    void turn();
    void readSome();
    void holdBack();
    [[nodiscard]] bool waitsForTheRest();
    void letGo();
    void feed();
    void settle();
    void tellAllWritten();
    [[nodiscard]] qint64 inHand() const { return m_pending.size() - m_sent; }
    [[nodiscard]] qint64 leftToQt() const;
    void dropSent();
    void wentOut();
    void endOurSide();
    void failed(QAbstractSocket::SocketError error);
    void tellEnd();
    void fail(LinkState how, Error error);
    [[nodiscard]] Error failure(QAbstractSocket::SocketError error) const;
    [[nodiscard]] Error handshakeFailure(QAbstractSocket::SocketError error) const;
    void dropSocket();
    [[nodiscard]] bool isOpen() const { return m_socket && m_open && !m_gone; }
    [[nodiscard]] LogWriter &writer() { return m_terms.thread.writer(); }

    StreamTerms m_terms;
    std::unique_ptr<QTcpSocket> m_socket; ///< null once the stream is closed
    QSslSocket *m_tls; ///< the same; null without TLS and before it
    std::unique_ptr<QObject>
        m_context; ///< receives the socket's signals; destroyed when nothing more is to be reported
    std::unique_ptr<QTimer> m_deadline; ///< of a handshake
    qint64 m_startedNs = 0;
    QByteArray m_afterTls; ///< written after startTls(), before TLS could begin
    QByteArray m_pending; ///< what Qt has not handed to the system yet, from m_sent on...
    qsizetype m_sent = 0;
    qint64 m_fed = 0; ///< ...of which Qt already has this many
    qint64 m_held = 0; ///< at the start of Qt's buffer: already passed to the user
    Error m_failure; ///< met while feeding Qt, and reported afterwards
    bool m_open = false;
    bool m_tlsWanted = false; ///< start TLS once nothing waits to be written
    bool m_heldToAByte = false; ///< reading was paused while nothing was there
    bool m_reading = true;
    bool m_telling = false; ///< a chunk is being passed to the user
    bool m_feeding = false;
    bool m_turnQueued = false;
    bool m_hadToWait = false;
    bool m_goodbye = false; ///< TLS: the peer has sent close_notify
    bool m_gone = false; ///< Qt has closed the socket
    bool m_finishWanted = false;
    bool m_finSent = false;
};

} // namespace swb
