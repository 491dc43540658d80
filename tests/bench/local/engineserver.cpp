// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/local/engineserver.h"

#include "bench/load/httpgets.h"
#include "core/log/messagelog.h"
#include "core/session/autosave.h"
#include "core/session/recorder.h"
#include "core/values/datafolder.h"
#include "net/netengine.h"

#include <QCoreApplication>
#include <QTextStream>
#include <QTimer>

namespace swb::bench {
namespace {

constexpr int collectMilliseconds = 33;

ServerSettings settingsFrom(const QStringList &arguments)
{
    ServerSettings settings;
    settings.url.port = arguments.value(1).toUShort();
    if (arguments.value(0) == QStringLiteral("http")) {
        settings.url.scheme = arguments.value(0);
        settings.reply = QStringLiteral("files:") + servedFolder();
    }
    if (arguments.value(0) == QStringLiteral("udp"))
        settings.url.transport = Transport::Udp;
    if (arguments.value(0) == QStringLiteral("ws"))
        settings.url.scheme = arguments.value(0);
    if (arguments.value(0) == QStringLiteral("dns")) {
        settings.url.transport = Transport::Udp;
        settings.url.scheme = arguments.value(0);
        settings.reply = QStringLiteral("zone:" SWB_BENCH_SOURCE_DIR "/contenders/bench.zone");
    }
    if (arguments.value(0) == QStringLiteral("tls")) {
        settings.url.transport = Transport::Tls;
        settings.tls.certificateFile = arguments.value(2);
        settings.tls.keyFile = arguments.value(3);
    }
    return settings;
}

} // namespace

int runEngineServer(const QStringList &arguments, EngineServerSetting setting)
{
    NetEngine engine(nullptr, 0, setting.qtLoop ? NetworkThread::Loop::Qt : NetworkThread::Loop::Own);
    Recorder recorder(engine.log());
    if (setting.recording) {
        RecordingRequest request;
        request.path = Autosave(dataFolder()).newFile(QDateTime::currentDateTime()).value();
        request.sizeCap = Autosave::defaultCap;
        recorder.start(request);
    }
    QObject::connect(&engine, &Engine::serverChanged, qApp, [](const ServerStatus &status) {
        if (status.state != ServerState::Failed)
            return;
        QTextStream(stderr) << status.error.toString() << Qt::endl;
        QCoreApplication::exit(1);
    });
    QTimer collector;
    QObject::connect(&collector, &QTimer::timeout, qApp, [&engine] { engine.log().collect(); });
    collector.start(collectMilliseconds);
    ServerSettings settings = settingsFrom(arguments);
    if (setting.qtClasses)
        settings.sockets = SocketFamily::Qt;
    engine.startServer(settings);
    return QCoreApplication::exec();
}

} // namespace swb::bench
