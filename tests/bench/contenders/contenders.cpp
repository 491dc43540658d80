// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/contenders/contender.h"

#include "bench/load/httpgets.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QProcess>
#include <QStandardPaths>

namespace swb::bench {
namespace {

bool isHttp(const LoadSpec &load)
{
    return load.work == Work::HttpGet;
}

QString schemeOf(Carrier carrier)
{
    switch (carrier) {
    case Carrier::Tcp:
        return QStringLiteral("tcp");
    case Carrier::Tls:
        return QStringLiteral("tls");
    case Carrier::Udp:
        return QStringLiteral("udp");
    }
    return {};
}

/// The scheme of one of our servers.
QString schemeOf(const LoadSpec &load)
{
    switch (load.talk) {
    case Talk::Dns:
        return QStringLiteral("dns");
    case Talk::WebSocket:
        return QStringLiteral("ws");
    case Talk::Echo:
        break;
    }
    return schemeOf(load.carrier);
}

bool isHeld(const Row &row)
{
    return row.measure == Measure::HeldMemory;
}

QString oneEach()
{
    return QStringLiteral("a process or a thread for each connection");
}

QString firstLineOf(const QString &program, const QStringList &arguments)
{
    QProcess process;
    process.setProcessChannelMode(QProcess::MergedChannels);
    process.start(program, arguments);
    process.waitForFinished(5000);
    const QList<QByteArray> lines = process.readAll().split('\n');
    for (const QByteArray &line : lines) {
        if (line.contains("ersion") || line.startsWith("Python") || line.startsWith("swb"))
            return QString::fromLocal8Bit(line.trimmed());
    }
    return {};
}

Contender ownRole(const char *id, const QString &name, Contender::Kind kind, const char *role)
{
    Contender contender;
    contender.id = QString::fromLatin1(id);
    contender.name = name;
    contender.kind = kind;
    contender.program = QCoreApplication::applicationFilePath();
    contender.talks << Talk::Dns;
    if (QByteArrayView(role).startsWith("engine"))
        contender.talks << Talk::WebSocket;
    contender.arguments = [role](const Service &service) {
        const LoadSpec &load = service.load;
        return QStringList{QStringLiteral("--role"),
                           QString::fromLatin1(role),
                           isHttp(load)        ? QStringLiteral("http")
                               : load.isEchoed ? schemeOf(load.carrier)
                                               : schemeOf(load),
                           QString::number(service.load.port),
                           service.credentials.certificateFile,
                           service.credentials.keyFile};
    };
    return contender;
}

Contender forRecording(const char *id, const QString &name, Contender::Kind kind, const char *role)
{
    Contender contender = ownRole(id, name, kind, role);
    contender.forRecording = true;
    return contender;
}

/// The engine with its network threads on Qt's event dispatcher: shows what ours gains.
Contender onQtsLoop()
{
    Contender contender = ownRole("qtloop", QStringLiteral("... on Qt's dispatcher"), Contender::Kind::Peer,
                                  "engine-qt-loop");
    contender.version = QStringLiteral("Qt %1").arg(QString::fromLatin1(qVersion()));
    contender.leftOut = [](const Row &row) {
        return isHeld(row) ? QStringLiteral("asks for each descriptor one by one") : QString();
    };
    return contender;
}

/// The engine with the other family of sockets: shows what the system's own calls gain.
Contender onQtsClasses()
{
    Contender contender
        = ownRole("qt", QStringLiteral("... on Qt's classes"), Contender::Kind::Peer, "engine-qt-classes");
    contender.version = QStringLiteral("Qt %1").arg(QString::fromLatin1(qVersion()));
    return contender;
}

/// An echo server on QSslSocket: shows what our own TLS layer gains.
Contender onQSslSocket()
{
    Contender contender
        = ownRole("qssl", QStringLiteral("QSslSocket, no log"), Contender::Kind::Peer, "qt-tls");
    contender.version = QStringLiteral("Qt %1").arg(QString::fromLatin1(qVersion()));
    contender.talks = {Talk::Echo};
    contender.leftOut = [](const Row &row) {
        return row.load.carrier == Carrier::Tls ? QString() : QStringLiteral("TLS alone");
    };
    return contender;
}

Contender commandLine(const QString &folder)
{
    Contender contender;
    contender.id = QStringLiteral("swb");
    contender.name = QStringLiteral("swb serve > /dev/null");
    contender.kind = Contender::Kind::OursPrinting;
    const QString program = folder + QStringLiteral("/swb");
    if (!QFileInfo(program).isExecutable())
        return contender;
    contender.program = program;
    contender.version = firstLineOf(program, {QStringLiteral("--version")});
    contender.arguments = [](const Service &service) {
        QStringList arguments{
            QStringLiteral("serve"),
            QStringLiteral("%1://127.0.0.1:%2").arg(schemeOf(service.load.carrier)).arg(service.load.port),
            QStringLiteral("--reply"), QStringLiteral("echo")};
        if (service.load.carrier == Carrier::Tls)
            arguments << QStringLiteral("--cert") << service.credentials.certificateFile
                      << QStringLiteral("--key") << service.credentials.keyFile;
        return arguments;
    };
    return contender;
}

/// The same, with each event printed into a pipe that is being read. The shell becomes swb, so that swb's
/// time is measured.
Contender printing(const QString &folder)
{
    Contender contender = commandLine(folder);
    contender.id = QStringLiteral("printing");
    contender.name = QStringLiteral("swb serve | cat");
    contender.kind = Contender::Kind::Ours;
    contender.forPrinting = true;
    if (contender.program.isEmpty())
        return contender;
    contender.program = QStandardPaths::findExecutable(QStringLiteral("bash"));
    contender.arguments = [program = QString(folder + QStringLiteral("/swb")),
                           serve = contender.arguments](const Service &service) {
        return QStringList{QStringLiteral("-c"),
                           QStringLiteral("exec \"$0\" \"$@\" > >(exec cat > /dev/null)"), program}
        + serve(service);
    };
    return contender;
}

Contender peer(const char *id, const QString &name, const char *program, const char *versionOption)
{
    Contender contender;
    contender.id = QString::fromLatin1(id);
    contender.name = name;
    contender.program = QStandardPaths::findExecutable(QString::fromLatin1(program));
    if (!contender.program.isEmpty())
        contender.version = firstLineOf(contender.program, {QString::fromLatin1(versionOption)});
    contender.leftOut = [](const Row &row) { return isHeld(row) ? oneEach() : QString(); };
    return contender;
}

Contender python()
{
    Contender contender = peer("python", QStringLiteral("python3 socketserver"), "python3", "--version");
    contender.arguments = [](const Service &service) {
        return QStringList{QStringLiteral(SWB_BENCH_SOURCE_DIR "/contenders/echo.py"),
                           schemeOf(service.load.carrier), QString::number(service.load.port),
                           service.credentials.certificateFile, service.credentials.keyFile};
    };
    return contender;
}

/// nginx has no command-line option for its port, and does not read a pipe.
Contender nginx()
{
    Contender contender = peer("nginx", QStringLiteral("nginx"), "nginx", "-v");
    contender.forHttp = true;
    contender.kind = Contender::Kind::Limit;
    if (contender.program.isEmpty()) {
        contender.program
            = QStandardPaths::findExecutable(QStringLiteral("nginx"), {QStringLiteral("/usr/sbin")});
        contender.version = contender.program.isEmpty()
            ? QString()
            : firstLineOf(contender.program, {QStringLiteral("-v")});
    }
    if (contender.program.isEmpty())
        return contender;
    contender.arguments
        = [nginx = std::exchange(contender.program, QStandardPaths::findExecutable(QStringLiteral("bash")))](
              const Service &service) {
              const QString script = QStringLiteral(
                  "sed \"s|@HOME@|$XDG_DATA_HOME|g; s|@PORT@|$2|; s|@FOLDER@|$3|\" \"$1\" > "
                  "\"$XDG_DATA_HOME/nginx.conf\" "
                  "&& exec \"$0\" -e stderr -p \"$XDG_DATA_HOME\" -c \"$XDG_DATA_HOME/nginx.conf\"");
              return QStringList{QStringLiteral("-c"),
                                 script,
                                 nginx,
                                 QStringLiteral(SWB_BENCH_SOURCE_DIR "/contenders/nginx.conf"),
                                 QString::number(service.load.port),
                                 servedFolder()};
          };
    return contender;
}

Contender httpScript(const char *id, const QString &name, const char *program, const QString &script)
{
    Contender contender = peer(id, name, program, "--version");
    contender.forHttp = true;
    contender.arguments = [script](const Service &service) {
        return QStringList{QStringLiteral(SWB_BENCH_SOURCE_DIR "/contenders/") + script,
                           QString::number(service.load.port), servedFolder()};
    };
    return contender;
}

QString socatListener(const Service &service)
{
    const QString common = QStringLiteral("%1,bind=127.0.0.1,fork,reuseaddr").arg(service.load.port);
    switch (service.load.carrier) {
    case Carrier::Tcp:
        return QStringLiteral("TCP4-LISTEN:") + common + QStringLiteral(",backlog=1024,nodelay");
    case Carrier::Tls:
        return QStringLiteral("OPENSSL-LISTEN:") + common
            + QStringLiteral(",backlog=1024,nodelay,verify=0,cert=%1,key=%2")
                  .arg(service.credentials.certificateFile, service.credentials.keyFile);
    case Carrier::Udp:
        // A child process for each peer is faster, but its pipe merges datagrams that arrive close together.
        return (service.load.inFlight == 1 ? QStringLiteral("UDP4-LISTEN:")
                                           : QStringLiteral("UDP4-RECVFROM:"))
            + common;
    }
    return {};
}

Contender socat()
{
    Contender contender = peer("socat", QStringLiteral("socat"), "socat", "-V");
    contender.arguments = [](const Service &service) {
        // A pipe to itself is its faster echo, but stalls once a stream has filled it.
        const bool stream = service.load.work == Work::Stream;
        return QStringList{QStringLiteral("-b65536"), socatListener(service),
                           stream ? QStringLiteral("EXEC:/bin/cat") : QStringLiteral("PIPE")};
    };
    return contender;
}

/// With a library that Python does not include.
Contender pythonWebSockets()
{
    Contender contender
        = peer("websockets", QStringLiteral("python3 websockets"), "/usr/bin/python3", "--version");
    contender.talks = {Talk::WebSocket};
    if (!contender.program.isEmpty()
        && QProcess::execute(contender.program, {QStringLiteral("-c"), QStringLiteral("import websockets")})
            != 0)
        contender.program.clear();
    contender.arguments = [](const Service &service) {
        return QStringList{QStringLiteral(SWB_BENCH_SOURCE_DIR "/contenders/wsecho.py"),
                           QString::number(service.load.port)};
    };
    return contender;
}

Contender nodesWs()
{
    Contender contender = peer("node", QStringLiteral("node ws"), "node", "--version");
    contender.talks = {Talk::WebSocket};
    contender.arguments = [](const Service &service) {
        return QStringList{QStringLiteral(SWB_BENCH_SOURCE_DIR "/contenders/wsecho.js"),
                           QString::number(service.load.port)};
    };
    if (!contender.program.isEmpty()
        && QProcess::execute(contender.program, contender.arguments({LoadSpec(), Credentials()})) != 0)
        contender.program.clear();
    return contender;
}

Contender dnsmasq()
{
    Contender contender = peer("dnsmasq", QStringLiteral("dnsmasq"), "dnsmasq", "--version");
    contender.talks = {Talk::Dns};
    contender.arguments = [](const Service &service) {
        return QStringList{QStringLiteral("--keep-in-foreground"),
                           QStringLiteral("--conf-file=/dev/null"),
                           QStringLiteral("--no-resolv"),
                           QStringLiteral("--no-hosts"),
                           QStringLiteral("--pid-file"),
                           QStringLiteral("--user="),
                           QStringLiteral("--listen-address=127.0.0.1"),
                           QStringLiteral("--bind-interfaces"),
                           QStringLiteral("--port=%1").arg(service.load.port),
                           QStringLiteral("--address=/bench.test/192.0.2.1")};
    };
    return contender;
}

Contender ncat()
{
    Contender contender = peer("ncat", QStringLiteral("ncat -e /bin/cat"), "ncat", "--version");
    contender.streamWindow = 64 << 10; // the capacity of its pipes; with more in flight it waits for itself
    contender.leftOut = [](const Row &row) {
        if (row.load.work == Work::Datagrams && row.load.inFlight > 1)
            return QStringLiteral("merges datagrams, refuses some at the start");
        return isHeld(row) ? oneEach() : QString();
    };
    contender.arguments = [](const Service &service) {
        QStringList arguments{QStringLiteral("-l"),   QStringLiteral("-k"), QStringLiteral("-m"),
                              QStringLiteral("1100"), QStringLiteral("-e"), QStringLiteral("/bin/cat")};
        if (service.load.carrier == Carrier::Udp)
            arguments << QStringLiteral("-u");
        if (service.load.carrier == Carrier::Tls)
            arguments << QStringLiteral("--ssl") << QStringLiteral("--ssl-cert")
                      << service.credentials.certificateFile << QStringLiteral("--ssl-key")
                      << service.credentials.keyFile;
        return arguments << QStringLiteral("127.0.0.1") << QString::number(service.load.port);
    };
    return contender;
}

} // namespace

Contender rawServer()
{
    return ownRole("raw", QStringLiteral("raw epoll"), Contender::Kind::Limit, "raw");
}

QList<Contender> allContenders(const Settings &settings)
{
    QList<Contender> contenders{
        rawServer(),
        ownRole("ours", QStringLiteral("Socket Workbench"), Contender::Kind::Ours, "engine"),
        forRecording("quiet", QStringLiteral("not recording"), Contender::Kind::Limit, "engine"),
        forRecording("recording", QStringLiteral("recording"), Contender::Kind::Ours, "engine-recording"),
        onQtsLoop(),
        onQtsClasses(),
        onQSslSocket(),
        commandLine(settings.programFolder),
        printing(settings.programFolder),
        python(),
        socat(),
        ncat(),
        dnsmasq(),
        nginx(),
        httpScript("http.server", QStringLiteral("python3 http.server"), "python3",
                   QStringLiteral("httpserver.py")),
        httpScript("node", QStringLiteral("node http"), "node", QStringLiteral("httpserver.js")),
        pythonWebSockets(),
        nodesWs(),
    };
    if (!settings.contenders.isEmpty())
        contenders.removeIf([&](const Contender &one) {
            return !one.forRecording && !one.forPrinting && !settings.contenders.contains(one.id);
        });
    return contenders;
}

bool isAbout(const Row &row, const Contender &contender)
{
    if (isHttp(row.load))
        return contender.forHttp || contender.id == QStringLiteral("ours");
    if (contender.forHttp)
        return false;
    if (row.printing)
        return contender.forPrinting || contender.id == rawServer().id;
    if (!contender.talks.contains(row.load.talk))
        return false;
    return contender.forRecording == row.recording && !contender.forPrinting;
}

QString whyLeftOut(const Contender &contender, const Row &row)
{
    if (contender.program.isEmpty())
        return QStringLiteral("not installed");
    return contender.leftOut ? contender.leftOut(row) : QString();
}

} // namespace swb::bench
