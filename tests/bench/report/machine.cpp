// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/report/machine.h"

#include <QFile>
#include <QSysInfo>
#include <QThread>
#include <openssl/crypto.h>

namespace swb::bench {
namespace {

QString processorName()
{
    QFile file(QStringLiteral("/proc/cpuinfo"));
    if (!file.open(QIODevice::ReadOnly))
        return {};
    const QList<QByteArray> lines = file.readAll().split('\n');
    for (const QByteArray &line : lines) {
        if (line.startsWith("model name"))
            return QString::fromLatin1(line.mid(line.indexOf(':') + 1).trimmed());
    }
    return QSysInfo::currentCpuArchitecture();
}

double loadAverage()
{
    QFile file(QStringLiteral("/proc/loadavg"));
    return file.open(QIODevice::ReadOnly) ? file.readAll().split(' ').value(0).toDouble() : 0;
}

} // namespace

QJsonObject machineFacts()
{
    return {
        {QStringLiteral("cores"), QThread::idealThreadCount()},
        {QStringLiteral("processor"), processorName()},
        {QStringLiteral("kernel"),
         QString(QSysInfo::kernelType() + QStringLiteral(" ") + QSysInfo::kernelVersion())},
        {QStringLiteral("system"), QSysInfo::prettyProductName()},
        {QStringLiteral("qt"), QString::fromLatin1(qVersion())},
        {QStringLiteral("openssl"), QString::fromLatin1(OpenSSL_version(OPENSSL_VERSION_STRING))},
        {QStringLiteral("compiler"), QStringLiteral(SWB_BENCH_COMPILER)},
        {QStringLiteral("load before"), loadAverage()},
    };
}

} // namespace swb::bench
