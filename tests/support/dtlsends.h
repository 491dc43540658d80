// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "net/certificates/certificatemaker.h"
#include "net/dtls/dtlslistener.h"
#include "net/loop/notifierwatcher.h"
#include "net/socket/qtaddress.h"
#include "net/tls/tlsconfiguration.h"
#include "support/families.h"

#include <climits>

namespace swb::test {

inline std::shared_ptr<const TlsContext> dtlsServer(const PemPair &pair)
{
    const TlsIdentity identity{{QSslCertificate(pair.certificate)}, QSslKey(pair.key, QSsl::Ec)};
    return TlsContext::make(Role::Server, serverConfiguration(Transport::Dtls, identity)).value();
}

inline std::shared_ptr<const TlsContext> dtlsClient(bool verify, const QList<QSslCertificate> &authorities)
{
    return TlsContext::make(Role::Client, clientConfiguration(Transport::Dtls, verify, authorities)).value();
}

/// Those of testedFamily().
inline DtlsListener::Setting overChosenSockets(DtlsListener::Setting setting)
{
    setting.sockets = testedFamily().value_or(setting.sockets);
    return setting;
}

/// A listener that answers in uppercase and keeps what it received.
class UpperServer final : public DtlsListenerUser
{
public:
    explicit UpperServer(const DtlsListener::Setting &setting,
                         const QHostAddress &address = QHostAddress(QHostAddress::LocalHost))
        : listener(overChosenSockets(setting), watcher, *this)
    {
        if (listener.listen({Transport::Dtls, address.toString(), 0}, address).isError())
            qFatal("no port");
    }

    void sessionBegun(DtlsSession &session) override { begun.append(session.peer()); }
    void sessionOpened(DtlsSession &session, const TlsFacts &how) override
    {
        opened.append(session.peer());
        facts = how;
    }
    void sessionReceived(DtlsSession &session, const QByteArray &payload) override
    {
        received.append(payload);
        if (const Error error = listener.send(session, payload.toUpper()); error.isError())
            errors.append(error);
    }
    void sessionEnded(DtlsSession &session, DtlsEnd end, const Error &error) override
    {
        ended.append(session.peer());
        ends.append(end);
        if (error.isError())
            errors.append(error);
    }
    void datagramRefused(const SocketAddress &, const QByteArray &datagram, const Error &error) override
    {
        refused.append(datagram);
        errors.append(error);
    }

    void datagramsDropped(int count) override { dropped += count; }

    [[nodiscard]] quint16 port() const { return listener.bound().port; }

    QList<SocketAddress> begun;
    QList<SocketAddress> opened;
    QList<SocketAddress> ended;
    QList<DtlsEnd> ends;
    QList<QByteArray> received;
    QList<QByteArray> refused;
    QList<Error> errors;
    TlsFacts facts;
    int dropped = 0;
    NotifierWatcher watcher;
    DtlsListener listener;
};

/// A client's session on its own socket.
class TestClient final : public DtlsSessionUser
{
public:
    TestClient(const std::shared_ptr<const TlsContext> &tls, quint16 port,
               const QString &verifyName = QStringLiteral("localhost"),
               std::chrono::milliseconds timeout = std::chrono::seconds(10))
        : session({tls, fromQt(QHostAddress(QHostAddress::LocalHost), port), verifyName,
                   QStringLiteral("dtls://localhost"), timeout},
                  socket, *this)
    {
        if (!socket.bind(QHostAddress::LocalHost, 0))
            qFatal("no port");
        QObject::connect(&socket, &QUdpSocket::readyRead, &socket, [this] {
            while (socket.hasPendingDatagrams()) {
                QByteArray datagram(socket.pendingDatagramSize(), '\0');
                socket.readDatagram(datagram.data(), datagram.size());
                if (heard++ < listens)
                    session.feed(datagram);
            }
        });
        session.begin();
    }

    void sessionOpened(DtlsSession &, const TlsFacts &how, const Error &why) override
    {
        opened = true;
        facts = how;
        flaw = why;
    }
    void sessionReceived(DtlsSession &, const QByteArray &payload) override { received.append(payload); }
    void sessionIgnored(DtlsSession &, const QByteArray &datagram) override { ignored.append(datagram); }
    void sessionClosed(DtlsSession &) override { closed = true; }
    void sessionFailed(DtlsSession &, const Error &why) override { error = why; }

    int listens = INT_MAX; ///< datagrams; later ones are ignored
    int heard = 0;
    bool opened = false;
    bool closed = false;
    TlsFacts facts;
    Error flaw;
    Error error;
    QList<QByteArray> received;
    QList<QByteArray> ignored;
    QUdpSocket socket;
    DtlsSession session;
};

} // namespace swb::test
