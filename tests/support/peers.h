// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "support/processes.h"

#include <QFileInfo>
#include <QTcpServer>
#include <QUdpSocket>

namespace swb::test {

/// The two files that other programs need to speak TLS with us, made by "swb ca".
struct Certificates
{
    QString authority; ///< to trust
    QString server; ///< certificate and key for localhost and 127.0.0.1

    [[nodiscard]] static Certificates make()
    {
        const QString authority = QString::fromUtf8(runSwb({QStringLiteral("ca")}).out.trimmed());
        return {authority, QFileInfo(authority).path() + QStringLiteral("/server-private.pem")};
    }
};

/// A port that was free a moment ago, for programs that do not report the port they got.
inline QString freePort(bool datagrams)
{
    QTcpServer server;
    QUdpSocket socket;
    if (datagrams)
        return socket.bind(QHostAddress::LocalHost) ? QString::number(socket.localPort()) : QString();
    return server.listen(QHostAddress::LocalHost) ? QString::number(server.serverPort()) : QString();
}

/// The port after "127.0.0.1:" in a program's output.
inline QString toldPort(const QByteArray &text)
{
    static const QRegularExpression port(QStringLiteral("127\\.0\\.0\\.1:(\\d+)"));
    return port.match(QString::fromUtf8(text)).captured(1);
}

/// A program of tests/interop/programs.
inline QString interopProgram(const QString &name)
{
    return QStringLiteral(SWB_SOURCE_DIR "/tests/interop/programs/") + name;
}

/// A python3 that has this library; empty if there is none. The first one in the path may not be Debian's.
inline QString pythonWith(const QString &library)
{
    for (const QString &program : {QStringLiteral("python3"), QStringLiteral("/usr/bin/python3")}) {
        if (!QStandardPaths::findExecutable(program).isEmpty()
            && run(program, {QStringLiteral("-c"), QStringLiteral("import ") + library}).exitCode == 0)
            return program;
    }
    return {};
}

inline void addTransports()
{
    QTest::addColumn<QString>("scheme");
    for (const char *scheme : {"tcp", "tls", "udp", "dtls"})
        QTest::newRow(scheme) << QString::fromLatin1(scheme);
}

inline void addStreams()
{
    QTest::addColumn<QString>("scheme");
    for (const char *scheme : {"tcp", "tls"})
        QTest::newRow(scheme) << QString::fromLatin1(scheme);
}

} // namespace swb::test

/// Skips the test if no python3 here has this library.
#define SWB_NEED_PYTHON_LIBRARY(library)                                                                     \
    do {                                                                                                     \
        if (swb::test::pythonWith(QStringLiteral(library)).isEmpty())                                        \
            QSKIP("SKIPPED: python3-" library " is not installed, so nothing was shown about it");           \
    } while (false)
