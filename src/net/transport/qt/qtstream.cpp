// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/transport/qt/qtstream.h"

#include "core/log/messagelog.h"
#include "core/values/capabilities.h"
#include "core/values/counters.h"
#include "net/certificates/peerverdict.h"
#include "net/certificates/referencename.h"
#include "net/socket/socketcalls.h"
#include "net/tls/tlscontext.h"
#include "net/tls/tlsfacts.h"
#include "net/tls/words/tlserrors.h"
#include "net/transport/qt/qtsocket.h"
#include "net/transport/streamwords.h"

#include <QSslSocket>

namespace swb {

namespace {

constexpr qsizetype piece = 256 << 10; // bytes given to Qt at once, and only when it has none
constexpr qsizetype keptPending = 1 << 20; // capacity kept for the next time something has to wait

} // namespace

QtStream::QtStream(StreamTerms terms, std::unique_ptr<QTcpSocket> socket)
    : m_terms(std::move(terms))
    , m_socket(std::move(socket))
    , m_tls(m_terms.tlsLater ? nullptr : qobject_cast<QSslSocket *>(m_socket.get()))
    , m_context(std::make_unique<QObject>())
{
    m_socket->setReadBufferSize(m_terms.receiveBytes);
    m_socket->setSocketOption(QAbstractSocket::LowDelayOption, m_terms.noDelay ? 1 : 0);
    if (m_socket->state() == QAbstractSocket::ConnectedState)
        keepUrgentBytesInLine(m_socket->socketDescriptor());
}

QtStream::~QtStream()
{
    QtStream::close();
}

void QtStream::start()
{
    m_startedNs = m_terms.thread.log().nowNs();
    watchSocket();
    m_gone = m_socket->state() != QAbstractSocket::ConnectedState; // it may have disconnected in the meantime
    if (m_tls)
        startHandshake();
    else
        opened({});
}

void QtStream::watchSocket()
{
    QObject *const context = m_context.get();
    QTcpSocket *const socket = m_socket.get();
    QObject::connect(socket, &QTcpSocket::readyRead, context, [this] {
        // QSslSocket reports each 4 KiB that it has decrypted, and has more.
        m_tls ? queueTurn() : readSome();
    });
    QObject::connect(socket, &QTcpSocket::bytesWritten, context, [this] { settle(); });
    QObject::connect(socket, &QTcpSocket::errorOccurred, context,
                     [this](QAbstractSocket::SocketError error) { failed(error); });
    QObject::connect(socket, &QTcpSocket::disconnected, context, [this] {
        m_gone = true;
        queueTurn();
    });
    if (m_tls)
        watchTls();
}

void QtStream::watchTls()
{
    QObject *const context = m_context.get();
    QObject::connect(m_tls, &QSslSocket::encryptedBytesWritten, context, [this] { settle(); });
    QObject::connect(m_tls, &QSslSocket::encrypted, context, [this] { encrypted(); });
}

void QtStream::startTls()
{
    if (!isOpen() || m_finishWanted || !m_terms.tlsLater || m_tls)
        return;
    m_tlsWanted = true;
    queueTurn(); // this may be within the chunk that Qt still has to release
}

void QtStream::beginTls()
{
    letGo();
    m_tlsWanted = false;
    m_open = false;
    m_heldToAByte = false;
    m_terms.subject.transport = Transport::Tls;
    m_pending = std::exchange(m_afterTls, {});
    m_sent = 0;
    m_startedNs = m_terms.thread.log().nowNs();
    m_tls = qobject_cast<QSslSocket *>(m_socket.get());
    watchTls();
    startHandshake();
}

void QtStream::startHandshake()
{
    m_deadline = std::make_unique<QTimer>();
    m_deadline->setSingleShot(true);
    QObject::connect(m_deadline.get(), &QTimer::timeout, m_deadline.get(),
                     [this] { fail(LinkState::Failed, handshakeTimeoutError(m_terms.name)); });
    m_deadline->start(handshakeTime);
    if (m_gone)
        return queueTurn();
    m_tls->setSslConfiguration(m_terms.tls->dtls());
    if (m_terms.tls->role() == Role::Server) {
        m_tls->startServerEncryption();
    } else {
        // sent to the server, but not checked by Qt
        m_tls->setPeerVerifyName(QString::fromLatin1(ReferenceName(m_terms.verifyName).dns));
        m_tls->startClientEncryption();
    }
}

/// Qt has checked nothing; the peer's certificate is checked as in the native family, and before any byte is
/// passed on.
void QtStream::encrypted()
{
    m_deadline->stop();
    TlsFacts facts = tlsFacts(*m_tls, m_terms.thread.log().nowNs() - m_startedNs);
    Error flaw = judgePeer(*m_terms.tls, m_tls->peerCertificateChain(), m_terms.verifyName,
                           handshakeFailed(m_terms.name), facts);
    if (flaw.isError() && m_terms.tls->verifiesPeer())
        return fail(LinkState::Failed, flaw);
    if (flaw.isError()) {
        flaw.what = uncheckedWords(m_terms.tls->role(), m_terms.name);
        m_terms.user.streamWarned(flaw);
    }
    if (m_socket)
        opened(facts);
}

void QtStream::opened(const std::optional<TlsFacts> &facts)
{
    m_open = true;
    m_terms.user.streamReady(facts);
    if (!m_socket)
        return;
    if (m_finishWanted && pendingBytes() == 0)
        endOurSide();
    settle();
    queueTurn(); // for what arrived before anybody listened
}

/// So that the user is never called from within its own call, nor from within one of QSslSocket's.
void QtStream::queueTurn()
{
    if (!m_context || std::exchange(m_turnQueued, true))
        return;
    QMetaObject::invokeMethod(
        m_context.get(), [this] { turn(); }, Qt::QueuedConnection);
}

void QtStream::turn()
{
    m_turnQueued = false;
    if (isOpen())
        settle();
    if (m_socket && m_tlsWanted && (m_pending.isEmpty() || m_gone))
        beginTls();
    readSome();
}

void QtStream::readSome()
{
    if (m_tlsWanted)
        return;
    if (m_telling || !m_open) {
        if (m_gone && !m_open && m_socket) // without an error of its own
            fail(LinkState::Failed, handshakeFailure(QAbstractSocket::RemoteHostClosedError));
        return;
    }
    if (m_reading) {
        letGo();
        if (waitsForTheRest())
            return;
    }
    m_telling = true;
    while (m_socket && m_reading && !m_tlsWanted && m_socket->bytesAvailable() > 0) {
        char *const bytes = writer().room(m_terms.receiveBytes);
        const qint64 count = m_socket->peek(bytes, m_terms.receiveBytes);
        if (count <= 0)
            break;
        m_held = count;
        writer().received(m_terms.subject, count);
        countIn(*m_terms.counters, count);
        m_terms.user.chunkRead({bytes, count});
        if (m_socket && m_reading)
            letGo();
    }
    m_telling = false;
    if (!m_socket || m_tlsWanted)
        return;
    if (!m_reading)
        holdBack();
    tellEnd();
}

/// From now on the buffer counts as full, so that Qt reads no further. QSslSocket has another buffer below
/// it, of the same size: one byte of a record fills that.
void QtStream::holdBack()
{
    if (!m_socket)
        return;
    m_heldToAByte = m_heldToAByte || (!m_tls && m_socket->bytesAvailable() == 0);
    m_socket->setReadBufferSize(m_tls ? 1 : qMax(m_socket->bytesAvailable(), qint64(1)));
}

/// A held-back empty buffer has accepted one byte of new data, which is not a chunk: Qt now reads the rest,
/// and reports it.
bool QtStream::waitsForTheRest()
{
    return std::exchange(m_heldToAByte, false) && !m_gone && m_socket
        && unreadBytes(m_socket->socketDescriptor()) > 0;
}

void QtStream::letGo()
{
    if (!m_socket)
        return;
    m_socket->setReadBufferSize(m_terms.receiveBytes);
    if (const qint64 told = std::exchange(m_held, 0); told > 0)
        m_socket->skip(told);
}

void QtStream::setReading(bool on)
{
    if (m_reading == on)
        return;
    m_reading = on;
    if (!on && !m_telling)
        holdBack();
    else if (on)
        queueTurn();
}

void QtStream::write(QByteArrayView bytes)
{
    if (!m_socket || m_finishWanted || bytes.isEmpty())
        return;
    if (m_tlsWanted) {
        m_afterTls.append(bytes);
        m_hadToWait = true;
        return;
    }
    m_pending.append(bytes);
    if (m_terms.flushWrites)
        feed();
    if (pendingBytes() == 0)
        return;
    m_hadToWait = true;
    if (m_gone || !m_terms.flushWrites)
        queueTurn(); // reports that it cannot be sent any more, or sends it
}

void QtStream::flush()
{
    if (!isOpen() || m_feeding)
        return;
    if (m_fed > 0) {
        const LogWriter::Call call(writer());
        m_feeding = true;
        m_socket->flush();
        m_feeding = false;
        wentOut();
    }
    feed();
    tellAllWritten();
}

/// Gives Qt a piece at a time, so that what it has not handed on is known, and bounded.
void QtStream::feed()
{
    if (m_feeding)
        return;
    m_feeding = true;
    while (isOpen() && m_fed == 0 && inHand() > 0) {
        const LogWriter::Call call(writer());
        const qint64 given = m_socket->write(m_pending.constData() + m_sent, qMin(inHand(), qint64(piece)));
        if (given <= 0)
            break;
        m_fed = given;
        m_socket->flush();
        wentOut();
    }
    m_feeding = false;
    if (m_failure.isError())
        fail(LinkState::Failed, std::exchange(m_failure, {}));
    else if (m_open && m_finishWanted && pendingBytes() == 0)
        endOurSide();
    if (m_tlsWanted && m_pending.isEmpty())
        queueTurn();
}

/// Qt has handed on some of what it had.
void QtStream::settle()
{
    if (m_feeding || !m_socket)
        return;
    wentOut();
    feed();
    tellAllWritten();
}

void QtStream::tellAllWritten()
{
    if (!m_socket || pendingBytes() > 0 || !std::exchange(m_hadToWait, false))
        return;
    m_terms.user.allWritten();
    if (m_goodbye)
        queueTurn(); // the end may have waited for it
}

/// Bytes that Qt was given and still has. TLS does not report them in our bytes: all of a piece counts as
/// Qt's until its last byte has left.
qint64 QtStream::leftToQt() const
{
    if (!m_tls)
        return m_socket->bytesToWrite();
    return m_tls->bytesToWrite() + m_tls->encryptedBytesToWrite() > 0 ? m_fed : 0;
}

void QtStream::wentOut()
{
    const qint64 left = m_fed - qMin(m_fed, leftToQt());
    if (left == 0 || m_gone)
        return;
    writer().data(m_terms.subject, Direction::Out, QByteArrayView(m_pending).sliced(m_sent, left));
    countOut(*m_terms.counters, left);
    m_sent += left;
    m_fed -= left;
    dropSent();
}

void QtStream::dropSent()
{
    if (m_sent == m_pending.size()) {
        if (m_pending.capacity() > keptPending)
            m_pending = QByteArray();
        m_pending.resize(0);
        m_sent = 0;
    } else if (m_sent >= keptPending && m_sent >= m_pending.size() / 2) {
        m_pending.remove(0, m_sent);
        m_sent = 0;
    }
}

void QtStream::finish()
{
    if (m_finishWanted || !m_socket)
        return;
    m_finishWanted = true;
    if (pendingBytes() > 0)
        flush();
    else if (m_open) // ending the handshake would end both sides
        endOurSide();
}

/// QTcpSocket has no shutdown(), but its descriptor has. QSslSocket can only end both directions, after its
/// close_notify.
void QtStream::endOurSide()
{
    if (m_finSent || !m_socket || m_gone)
        return;
    m_finSent = true;
    if (m_tls || !endSending(m_socket->socketDescriptor()))
        close();
    m_terms.user.finished();
}

void QtStream::close()
{
    if (!m_socket)
        return;
    m_context.reset();
    if (m_tls && m_open && !m_gone && m_fed == 0) {
        m_tls->disconnectFromHost(); // sends close_notify...
        m_tls->flush(); // ...which would otherwise wait for the next turn
    }
    dropSocket();
}

void QtStream::abort()
{
    if (!m_socket)
        return;
    if (!m_gone)
        resetOnClose(m_socket->socketDescriptor());
    dropSocket();
}

/// The descriptor is closed immediately; the object may be inside a signal.
void QtStream::dropSocket()
{
    if (m_deadline)
        m_deadline->stop();
    m_context.reset();
    m_socket->abort();
    m_socket.release()->deleteLater();
}

void QtStream::failed(QAbstractSocket::SocketError error)
{
    if (!m_socket)
        return;
    if (!m_open) {
        fail(LinkState::Failed, handshakeFailure(error));
        return;
    }
    if (error == QAbstractSocket::RemoteHostClosedError) {
        m_goodbye = m_goodbye
            || (m_tls && m_socket->errorString() == QSslSocket::tr("The TLS/SSL connection has been closed"));
        queueTurn(); // what was read before is passed on first
        return;
    }
    if (m_feeding || m_telling)
        m_failure = failure(error);
    else
        fail(LinkState::Failed, failure(error));
}

/// After everything that was read. Pending data cannot leave once the socket is gone; QSslSocket still sends
/// after the peer's close_notify.
void QtStream::tellEnd()
{
    if (m_failure.isError()) {
        fail(LinkState::Failed, std::exchange(m_failure, {}));
        return;
    }
    if (!m_gone && !m_goodbye)
        return;
    if (m_gone && pendingBytes() > 0) {
        fail(LinkState::Failed, unsentError());
        return;
    }
    if (pendingBytes() > 0 || !m_reading || m_socket->bytesAvailable() > m_held)
        return;
    const bool flawed = m_tls && !m_goodbye;
    close();
    if (flawed)
        m_terms.user.streamWarned(noCloseNotifyError(m_terms.name));
    m_terms.user.peerFinished();
}

void QtStream::fail(LinkState how, Error error)
{
    if (!m_socket)
        return;
    dropSocket();
    if (const qint64 unsent = pendingBytes(); unsent > 0 && error.code != ErrorCode::UnsentBytes)
        error.why += u' ' + unsentWords(unsent);
    m_terms.user.streamFailed(how, error);
}

Error QtStream::failure(QAbstractSocket::SocketError error) const
{
    if (error == QAbstractSocket::SslInternalError)
        return sessionError(m_socket->errorString(), tlsBroke(m_terms.name));
    return streamError(Operation::Receive, error, m_socket->errorString(), connectionBroke(m_terms.name));
}

Error QtStream::handshakeFailure(QAbstractSocket::SocketError error) const
{
    const QString what = handshakeFailed(m_terms.name);
    const Role role = m_terms.tls->role();
    switch (error) {
    case QAbstractSocket::RemoteHostClosedError:
        return closedDuringHandshake(role, what);
    case QAbstractSocket::SslHandshakeFailedError:
    case QAbstractSocket::SslInternalError:
    case QAbstractSocket::SslInvalidUserDataError:
        return handshakeError(role, m_socket->errorString(), what);
    default:
        return failure(error);
    }
}

qint64 QtStream::undeliveredBytes() const
{
    return pendingBytes() + (isOpen() ? unacknowledgedBytes(m_socket->socketDescriptor()) : 0);
}

bool QtStream::hasUnread() const
{
    return isOpen() && (m_socket->bytesAvailable() > m_held || unreadBytes(m_socket->socketDescriptor()) > 0);
}

Error QtStream::unsentError() const
{
    return unsentBytesError(m_terms.name, pendingBytes());
}

void QtStream::sampleKernel()
{
    const QString words = whyAbsent(Capability::KernelFigures, SocketFamily::Qt, m_terms.subject.transport);
    writer().event(m_terms.subject, EventKind::Note, Severity::Note, Direction::None, {words, {}, {}});
}

} // namespace swb
