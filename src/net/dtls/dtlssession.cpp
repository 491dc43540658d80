// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/dtls/dtlssession.h"

#include "core/values/errorcatalog.h"
#include "net/certificates/peerverdict.h"
#include "net/dtls/dtlsrecord.h"
#include "net/socket/qtaddress.h"
#include "net/tls/tlsfacts.h"
#include "net/tls/words/tlserrors.h"

#include <QSslCipher>
#include <QUdpSocket>

namespace swb {

DtlsSession::DtlsSession(DtlsSessionSetting setting, QUdpSocket &socket, DtlsSessionUser &user,
                         QObject *parent)
    : QObject(parent)
    , m_setting(std::move(setting))
    , m_socket(socket)
    , m_user(user)
    , m_dtls(role() == Role::Client ? QSslSocket::SslClientMode : QSslSocket::SslServerMode)
{
    m_dtls.setDtlsConfiguration(m_setting.tls->dtls());
    m_dtls.setPeer(toQt(m_setting.peer), m_setting.peer.port, m_setting.verifyName);
    m_deadline.setSingleShot(true);
    connect(&m_dtls, &QDtls::handshakeTimeout, this, &DtlsSession::retransmit);
    connect(&m_deadline, &QTimer::timeout, this, &DtlsSession::timedOut);
}

void DtlsSession::begin(const QByteArray &verifiedHello)
{
    m_state = State::Handshaking;
    m_helloRandom = clientHelloRandom(verifiedHello);
    m_clock.start();
    m_deadline.start(m_setting.handshakeTimeout);
    handshake(verifiedHello);
}

void DtlsSession::feed(const QByteArray &datagram)
{
    if (m_state == State::Over)
        return;
    if (holdsStuntedRecord(datagram, leastEncryptedBytes(m_dtls.sessionCipher().name())))
        return; // silently, like every other forged record (RFC 6347 4.1.2.7)
    if (isForeign(datagram)) {
        m_user.sessionIgnored(*this, datagram);
        if (m_state == State::Handshaking && role() == Role::Client)
            fail(makeError(ErrorCode::NoTlsOnOtherSide, what()));
    } else if (m_state == State::Handshaking) {
        handshake(datagram);
    } else {
        decrypt(datagram);
    }
}

/// Something that no DTLS server would send: other bytes, or our own hello, as from an echo server.
bool DtlsSession::isForeign(const QByteArray &datagram) const
{
    const DtlsRecord record = dtlsRecord(datagram);
    return record == DtlsRecord::None || (record == DtlsRecord::ClientHello && role() == Role::Client);
}

void DtlsSession::handshake(const QByteArray &datagram)
{
    const bool progressed = m_dtls.doHandshake(&m_socket, datagram);
    if (m_dtls.isConnectionEncrypted())
        shaken();
    else if (!progressed && m_dtls.dtlsError() != QDtlsError::TlsNonFatalError)
        fail(tlsError(m_dtls, role(), what()));
}

/// Both sides agree on the encryption; whether this side accepts the peer is decided here. QDtls has its own
/// check, which covers less than OpenSSL's, so TlsContext does it as for TLS. Since the handshake is over by
/// then, a refused client gets close_notify, and no alert that says why.
void DtlsSession::shaken()
{
    m_deadline.stop();
    TlsFacts facts = tlsFacts(m_dtls, m_clock.nsecsElapsed());
    const Error flaw = judgePeer(*m_setting.tls, m_dtls.dtlsConfiguration().peerCertificateChain(),
                                 m_setting.verifyName, what(), facts);
    if (flaw.isError() && m_setting.tls->verifiesPeer()) {
        m_dtls.shutdown(&m_socket); // otherwise the server would wait for us
        return fail(flaw);
    }
    m_state = State::Open;
    m_user.sessionOpened(*this, facts, flaw);
}

void DtlsSession::decrypt(const QByteArray &datagram)
{
    const QByteArray payload = m_dtls.decryptDatagram(&m_socket, datagram);
    if (!payload.isEmpty())
        return m_user.sessionReceived(*this, payload);
    if (m_dtls.dtlsError() == QDtlsError::RemoteClosedConnectionError) {
        m_state = State::Over;
        m_user.sessionClosed(*this);
    } else if (m_dtls.dtlsError() == QDtlsError::TlsFatalError) {
        fail(tlsError(m_dtls, role(), what()));
    }
}

Error DtlsSession::send(const QByteArray &payload)
{
    const QString sending
        = tr("Could not send %n bytes to %1.", nullptr, int(payload.size())).arg(m_setting.name);
    if (m_state != State::Open)
        return makeError(ErrorCode::NotConnected, sending);
    if (payload.isEmpty())
        return makeError(ErrorCode::EmptyMessage, sending, tr("OpenSSL cannot send an empty DTLS record."));
    if (payload.size() > dtlsPayloadBytes)
        return makeError(ErrorCode::DatagramTooLarge, sending,
                         tr("In DTLS the limit is 16,384: a datagram is one record (RFC 6347 4.1)."));
    if (m_dtls.writeDatagramEncrypted(&m_socket, payload) < 0)
        return makeError(ErrorCode::TlsHandshakeFailed, sending, m_dtls.dtlsErrorString());
    return {};
}

void DtlsSession::close()
{
    if (m_state == State::Open)
        m_dtls.shutdown(&m_socket);
    else if (m_state == State::Handshaking)
        m_dtls.abortHandshake(&m_socket);
    abandon();
}

void DtlsSession::abandon()
{
    m_deadline.stop();
    m_state = State::Over;
}

void DtlsSession::retransmit()
{
    if (m_state == State::Handshaking && !m_dtls.handleTimeout(&m_socket))
        fail(tlsError(m_dtls, role(), what()));
}

void DtlsSession::timedOut()
{
    close();
    m_user.sessionFailed(*this, makeError(ErrorCode::HandshakeTimeout, what()));
}

void DtlsSession::fail(const Error &error)
{
    const Error reason = error.isError()
        ? error
        : makeError(ErrorCode::TlsHandshakeFailed, what(), m_dtls.dtlsErrorString());
    m_deadline.stop();
    m_state = State::Over;
    m_user.sessionFailed(*this, reason);
}

QString DtlsSession::what() const
{
    return tr("DTLS with %1 failed.").arg(m_setting.name);
}

} // namespace swb
