// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/roles.h"

#include "bench/load/load.h"
#include "bench/local/engineload.h"
#include "bench/local/engineserver.h"
#include "bench/local/exportload.h"
#include "bench/local/logload.h"
#include "bench/local/qttlsserver.h"
#include "bench/local/recordload.h"
#include "bench/local/relayload.h"
#include "bench/raw/datagramserver.h"
#include "bench/raw/echoserver.h"

#include <QCoreApplication>

namespace swb::bench {
namespace {

int runRaw(const QStringList &arguments)
{
    const quint16 port = arguments.value(1).toUShort();
    if (arguments.value(0) == QStringLiteral("udp"))
        serveDatagrams(bindUdp(port));
    SslContext context(nullptr, &SSL_CTX_free);
    if (arguments.value(0) == QStringLiteral("tls"))
        context = serverContext(arguments.value(2).toStdString(), arguments.value(3).toStdString());
    EchoServer(listenTcp(port), std::move(context)).run();
}

} // namespace

int runRole(int &argc, char **argv, const QStringList &arguments)
{
    const QStringList engineLoadRoles{QStringLiteral("engine-load"), QStringLiteral("engine-rate"),
                                      QStringLiteral("engine-rtt")};
    const QString role = arguments.value(0);
    const QStringList rest = arguments.mid(1);
    if (role == QStringLiteral("raw"))
        return runRaw(rest);
    if (role == QStringLiteral("load"))
        return runLoad(LoadSpec::fromJson(rest.value(0).toUtf8()));
    if (role == QStringLiteral("log"))
        return runLogLoad(rest.value(0).toLongLong());
    if (role == QStringLiteral("export"))
        return runExportLoad(rest.value(0).toLongLong());
    if (role == QStringLiteral("record"))
        return runRecordLoad(argc, argv, rest.value(0).toLongLong());
    const QStringList engineRoles{QStringLiteral("engine"), QStringLiteral("engine-recording"),
                                  QStringLiteral("engine-qt-loop"), QStringLiteral("engine-qt-classes")};
    if (!engineRoles.contains(role) && role != QStringLiteral("qt-tls") && role != QStringLiteral("relay")
        && !engineLoadRoles.contains(role))
        return 2;
    QCoreApplication application(argc, argv);
    if (role == QStringLiteral("relay"))
        return runRelayLoad(rest);
    if (engineLoadRoles.contains(role))
        return runEngineLoad(role, LoadSpec::fromJson(rest.value(0).toUtf8()));
    if (role == QStringLiteral("qt-tls"))
        return runQtTlsServer(rest);
    return runEngineServer(rest,
                           {.recording = role == QStringLiteral("engine-recording"),
                            .qtLoop = role == QStringLiteral("engine-qt-loop"),
                            .qtClasses = role == QStringLiteral("engine-qt-classes")});
}

} // namespace swb::bench
