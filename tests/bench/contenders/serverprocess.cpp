// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/contenders/serverprocess.h"

#include <QElapsedTimer>
#include <QFile>
#include <QThread>
#include <csignal>
#include <ctime>
#include <sys/prctl.h>
#include <unistd.h>

namespace swb::bench {
namespace {

constexpr int startMilliseconds = 20'000;
constexpr int stopMilliseconds = 3'000;
constexpr int pollMilliseconds = 5;
constexpr qsizetype lastWordsBytes = 400;

/// Whether the kernel's table lists a socket bound to this port, without touching the socket.
bool isBound(Carrier carrier, quint16 port)
{
    const QByteArray local = ":" + QByteArray::number(port, 16).rightJustified(4, '0').toUpper() + " ";
    const QByteArray state = carrier == Carrier::Udp ? " 07 " : " 0A ";
    const QString kind = carrier == Carrier::Udp ? QStringLiteral("udp") : QStringLiteral("tcp");
    for (const QString &table : QStringList{kind, kind + QStringLiteral("6")}) {
        QFile file(QStringLiteral("/proc/net/") + table);
        if (!file.open(QIODevice::ReadOnly))
            continue;
        const QList<QByteArray> lines = file.readAll().split('\n');
        for (const QByteArray &line : lines) {
            if (line.contains(local) && line.contains(state))
                return true;
        }
    }
    return false;
}

QByteArray procFile(qint64 pid, const char *name)
{
    QFile file(QStringLiteral("/proc/%1/%2").arg(pid).arg(QString::fromLatin1(name)));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

void dieWithParent()
{
    ::prctl(PR_SET_PDEATHSIG, SIGKILL);
}

ServerProcess::ServerProcess(const Contender &contender, const Service &service, const QString &dataFolder)
    : m_service(service)
{
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(QStringLiteral("XDG_DATA_HOME"), dataFolder); // leaves the user's own data alone
    m_process.setProcessEnvironment(environment);
    m_process.setStandardInputFile(QProcess::nullDevice());
    m_process.setStandardOutputFile(QProcess::nullDevice());
    if (m_errors.open())
        m_process.setStandardErrorFile(m_errors.fileName());
    m_process.setChildProcessModifier([] {
        ::setpgid(0, 0);
        dieWithParent();
    });
    m_process.start(contender.program, contender.arguments(service));
}

ServerProcess::~ServerProcess()
{
    const auto group = pid_t(m_process.processId());
    if (group == 0)
        return;
    ::kill(-group, SIGTERM);
    if (!m_process.waitForFinished(stopMilliseconds))
        m_process.kill();
    m_process.waitForFinished(stopMilliseconds);
    ::kill(-group, SIGKILL); // children that outlived it
}

QString ServerProcess::waitUntilReady()
{
    if (!m_process.waitForStarted())
        return QStringLiteral("does not start: ") + m_process.errorString();
    QElapsedTimer timer;
    timer.start();
    while (timer.elapsed() < startMilliseconds) {
        if (isBound(m_service.load.carrier, m_service.load.port))
            return {};
        if (m_process.waitForFinished(pollMilliseconds))
            return QStringLiteral("ended at once: ") + lastWords();
    }
    return QStringLiteral("its port is not bound after %1 s: %2")
        .arg(startMilliseconds / 1000)
        .arg(lastWords());
}

bool ServerProcess::isRunning() const
{
    return m_process.state() == QProcess::Running && ::kill(pid_t(m_process.processId()), 0) == 0;
}

double ServerProcess::processorSeconds() const
{
    clockid_t clock = 0;
    timespec spent{};
    if (::clock_getcpuclockid(pid_t(m_process.processId()), &clock) != 0
        || ::clock_gettime(clock, &spent) != 0)
        return 0;
    return double(spent.tv_sec) + double(spent.tv_nsec) / 1e9;
}

double ServerProcess::residentBytes() const
{
    const QList<QByteArray> fields = procFile(m_process.processId(), "statm").split(' ');
    return fields.size() < 2 ? 0 : fields[1].toDouble() * double(::sysconf(_SC_PAGESIZE));
}

QString ServerProcess::lastWords()
{
    QFile file(m_errors.fileName());
    if (!file.open(QIODevice::ReadOnly))
        return {};
    return QString::fromLocal8Bit(file.readAll().right(lastWordsBytes)).simplified();
}

} // namespace swb::bench
