// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/local/qttlsserver.h"

#include <QCoreApplication>
#include <QFile>
#include <QSslConfiguration>
#include <QSslKey>
#include <QSslServer>
#include <QSslSocket>
#include <QTextStream>

namespace swb::bench {
namespace {

constexpr qint64 readAtOnce = 64 << 10;
constexpr qint64 waitingAtMost = 1 << 20; ///< bytes that the peer has not accepted; above that, reading stops

QSslConfiguration configurationFrom(const QString &certificateFile, const QString &keyFile)
{
    QSslConfiguration configuration = QSslConfiguration::defaultConfiguration();
    configuration.setProtocol(QSsl::TlsV1_2OrLater);
    configuration.setPeerVerifyMode(QSslSocket::VerifyNone);
    configuration.setLocalCertificateChain(QSslCertificate::fromPath(certificateFile));
    QFile key(keyFile);
    if (key.open(QIODevice::ReadOnly))
        configuration.setPrivateKey(QSslKey(&key, QSsl::Ec));
    return configuration;
}

void echo(QSslSocket *socket)
{
    while (socket->bytesAvailable() > 0 && socket->bytesToWrite() < waitingAtMost)
        socket->write(socket->read(readAtOnce));
}

void serve(QSslSocket *socket)
{
    socket->setSocketOption(QAbstractSocket::LowDelayOption, 1);
    socket->setReadBufferSize(waitingAtMost);
    QObject::connect(socket, &QSslSocket::readyRead, socket, [socket] { echo(socket); });
    QObject::connect(socket, &QSslSocket::encryptedBytesWritten, socket, [socket] { echo(socket); });
    QObject::connect(socket, &QSslSocket::disconnected, socket, &QObject::deleteLater);
}

} // namespace

int runQtTlsServer(const QStringList &arguments)
{
    QSslServer server;
    server.setListenBacklogSize(1024);
    server.setSslConfiguration(configurationFrom(arguments.value(2), arguments.value(3)));
    QObject::connect(&server, &QTcpServer::pendingConnectionAvailable, &server, [&server] {
        while (auto *const socket = qobject_cast<QSslSocket *>(server.nextPendingConnection()))
            serve(socket);
    });
    if (!server.listen(QHostAddress::LocalHost, arguments.value(1).toUShort())) {
        QTextStream(stderr) << server.errorString() << Qt::endl;
        return 1;
    }
    return QCoreApplication::exec();
}

} // namespace swb::bench
